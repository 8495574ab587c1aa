"""Parquet partitions into the core tables of a DuckDB file, as sql/load/ says. What is made of them is in `marts`."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from pipelines.curation import STAGED
from pipelines.fetch.source_rows import source_rows
from pipelines.schema import SCHEMA_NAME, ColumnSpec, arrow_schema, columns, create_table
from pipelines.settings import Settings
from pipelines.sql_files import SqlFile, SqlFileError, sql_files
from pipelines.store import PartitionError, check_arrow, partition_days, partition_path, read_arrow, to_arrow
from pipelines.tables import TABLES, Fetch, SourceDefinition
from pipelines.warehouse import QueryError, Warehouse, quoted


def partitions(warehouse: Path, table: str) -> Iterator[tuple[str, Path]]:
    """Yield the day and the file of each partition of a table, oldest first."""
    if TABLES[table] is Fetch:
        for path in sorted((warehouse / "raw").glob("*/*/fetches.parquet"), key=lambda path: (path.parent.name, path)):
            yield path.parent.name, path
    else:
        for day in partition_days(warehouse, table):
            yield day.isoformat(), partition_path(warehouse, table, day)


def check_partitions(warehouse: Path) -> None:
    """Raise PartitionError naming the file where a partition is damaged or differs from the contract."""
    for table, record in TABLES.items():
        for _, path in partitions(warehouse, table):
            check_arrow(path, record)


def load_tables(database: Warehouse, settings: Settings) -> None:
    """Make every table of the contract from its partitions, and the `staged_` tables of curation/.

    Raises SqlFileError naming the file of sql/load/ at fault, CurationError naming file and line.
    """
    for name, (source, read) in STAGED.items():
        database.register(name, read(settings.curation / source))
    for table in TABLES:
        _stage(database, settings, table)
    loads = {file.name: file for file in sql_files(settings.sql / "load")}
    for file in loads.values():
        if file.name not in TABLES:
            with database.step(f"load {file.name}"):
                _prepare(database, settings.warehouse, file)
    for table in TABLES:
        with database.step(f"load {table}"):
            try:
                _load(database, table, loads.get(table))
            except (QueryError, SqlFileError):
                _blame(settings.warehouse, table)
                raise


def _stage(database: Warehouse, settings: Settings, table: str) -> None:
    """Make `staged_<table>` with the rows of all partitions and their `partition_day`; sources come from their definitions."""
    if TABLES[table] is SourceDefinition:
        database.register(f"staged_{table}", to_arrow(SourceDefinition, source_rows(settings.sources)))
        return
    schema = arrow_schema(TABLES[table])
    paths = [str(path) for _, path in partitions(settings.warehouse, table)]
    if not paths:
        database.register(f"staged_{table}", schema.append(pa.field("partition_day", pa.date32())).empty_table())
        return
    names = ", ".join(f'"{field.name}"' for field in schema)
    days = r"CAST(regexp_extract(filename, '(\d{4}-\d{2}-\d{2})(/fetches)?\.parquet$', 1) AS DATE)"
    files = ", ".join(map(quoted, paths))
    database.run(
        f"CREATE TEMP VIEW staged_{table} AS SELECT {names}, {days} AS partition_day FROM read_parquet([{files}], filename = true)"  # noqa: S608
    )


def _load(database: Warehouse, table: str, load: SqlFile | None) -> None:
    database.script(create_table(table, TABLES[table]))
    names = ", ".join(f'"{c.name}"' for c in columns(TABLES[table]))
    select = load.select if load else f"SELECT * FROM staged_{table}"  # noqa: S608
    insert = f"INSERT INTO {SCHEMA_NAME}.{table} SELECT {names} FROM ({select})"  # noqa: S608
    if load:
        _run(database, load, insert)
    else:
        database.run(insert)


def _prepare(database: Warehouse, warehouse: Path, file: SqlFile) -> None:
    """Make a step of sql/load/ that is no table."""
    try:
        _run(database, file, f"CREATE TEMP TABLE {file.name} AS {file.select}")
    except SqlFileError:
        for table in TABLES:
            if f"staged_{table}" in file.select:
                _blame(warehouse, table)
        raise


def _blame(warehouse: Path, table: str) -> None:
    """Raise PartitionError for the first partition of a table that cannot be read or holds a row against the contract."""
    for _, path in partitions(warehouse, table):
        rows = read_arrow(path, TABLES[table])
        for spec in columns(TABLES[table]):
            if spec.name in rows.column_names:
                _check_values(path, spec, rows[spec.name])


def _check_values(path: Path, spec: ColumnSpec, values: pa.ChunkedArray) -> None:
    for number, value in enumerate(values.to_pylist() if spec.vocabulary or not spec.nullable else ()):
        if value is None and not spec.nullable:
            raise PartitionError(f"{path}: row {number + 1}: {spec.name} is missing; materialise its day again")
        if value is not None and spec.vocabulary and value not in [*spec.vocabulary]:
            known = ", ".join(spec.vocabulary)
            raise PartitionError(f"{path}: row {number + 1}: {spec.name} {value!r} is not one of {known}; materialise its day again")


def _run(database: Warehouse, file: SqlFile, statement: str) -> None:
    try:
        database.run(statement)
    except QueryError as error:
        raise SqlFileError(f"{file.path}: {error}") from error
