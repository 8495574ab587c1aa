"""Slices: the rows that belong to some keys, in a database of their own. For these keys a SELECT gives the same rows there as in the whole.

Which rows belong to a key is said in `slice_line`. How a run uses the slices is in `touched_marts`.
"""

from collections.abc import Iterable, Mapping

import pyarrow as pa

from pipelines.contract.schema import SCHEMA_NAME, key_column
from pipelines.contract.tables import TABLES
from pipelines.publish.database import FIRST_LOCAL_ROW, Warehouse
from pipelines.publish.slice_line import KINDS, condition
from pipelines.publish.sql_files import SqlFile


def among(column: str, keys: pa.Table) -> str:
    """Return the condition that a column has one of the keys in the registered table `keys`, NULL being a key like any other."""
    found = f"{column} IN (SELECT key FROM keys WHERE key IS NOT NULL)"  # noqa: S608
    return f"({found} OR {column} IS NULL)" if keys["key"].null_count else found


def _with_keys(sql: str, keys: pa.Table) -> str:
    """Replace each `{column}` by the condition that it has one of the keys."""
    head, *parts = sql.split("{")
    pieces = (part.partition("}") for part in parts)
    return head + "".join(f"{among(column, keys)}{rest}" for column, _, rest in pieces)


def open_slice(master: Warehouse, name: str, keys: pa.Table, tables: Iterable[str], marts: Mapping[str, SqlFile]) -> Warehouse:
    """Return a database in memory with the rows of the tables that belong to the keys. keys: in the column key."""
    kind = KINDS[name]
    master.register("keys", keys)
    for what, select in (("article", kind.articles), ("incident", kind.incidents)):
        if select:
            master.register(f"slice_{what}s", master.arrow(f"SELECT DISTINCT {what}_id FROM ({_with_keys(select, keys)})"))  # noqa: S608
    database = master.beside()
    database.register("keys", keys)
    for table in sorted(tables):
        clause = _with_keys(condition(name, table, marts), keys)
        put(database, table, rows_of(master, table, clause))
    return database


def open_same_ids(master: Warehouse, touched: Iterable[Warehouse], tables: Iterable[str]) -> Warehouse:
    """Return a database in memory with the rows of the tables whose id a row of the touched databases has."""
    sources = tuple(touched)
    database = master.beside()
    for table in sorted(tables):
        key = key_column(TABLES[table])
        held = (source for source in sources if source.has(table))
        master.register("keys", pa.concat_tables(source.arrow(f"SELECT {key} FROM {SCHEMA_NAME}.{table}") for source in held))  # noqa: S608
        put(database, table, rows_of(master, table, f"SEMI JOIN keys USING ({key})"))
    return database


def rows_of(master: Warehouse, table: str, clause: str) -> pa.Table:
    """Return the rows of a table that a clause keeps.

    They are found first and read afterwards: otherwise the texts of all other rows would be unpacked too, which takes longer than
    everything else. Rows of the open transaction are read separately, because with them the range of row numbers would be that of the whole
    table.
    """
    if clause == "WHERE true":
        return master.arrow(f"FROM {SCHEMA_NAME}.{table}")
    master.register("found_rows", master.arrow(f"SELECT {table}.rowid AS id FROM {SCHEMA_NAME}.{table} {clause}"))  # noqa: S608
    halves = (f"SELECT id FROM found_rows WHERE id {side} {FIRST_LOCAL_ROW}" for side in ("<", ">="))  # noqa: S608
    return pa.concat_tables(master.arrow(f"FROM {SCHEMA_NAME}.{table} WHERE rowid IN ({half})") for half in halves)


def put(database: Warehouse, table: str, rows: pa.Table) -> None:
    """Make a table of these rows, or an empty one with their columns."""
    database.register("put_rows", rows)
    database.run(f"CREATE TABLE {SCHEMA_NAME}.{table} AS SELECT * FROM put_rows")  # noqa: S608
    database.unregister("put_rows")
