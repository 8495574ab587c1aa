"""The tables of all days as they are at one moment, read where they lie: the Parquet files of a folder, or the objects of a store."""

from pathlib import Path

from pipelines.contract.tables import TABLES, Fetch
from pipelines.lake.lake import lake_of
from pipelines.publish.database import Warehouse, in_memory, quoted


def tables_now(warehouse: Path) -> Warehouse:
    """Open a database in memory with a view of each table that has partitions.

    Of object storage each day is read whole, as it is now, whatever is put meanwhile; of a folder as it is while it is read.
    """
    database, snapshot = in_memory(), lake_of(warehouse).snapshot()
    if snapshot.filesystem is not None:
        database.read_through(snapshot.filesystem)
    for table, record in TABLES.items():
        addresses = snapshot.addresses("raw/*/*/fetches.parquet" if record is Fetch else f"core/{table}/*.parquet")
        if addresses:
            files = ", ".join(map(quoted, addresses))
            database.run(f"CREATE VIEW {table} AS FROM read_parquet([{files}], union_by_name = true)")
    return database
