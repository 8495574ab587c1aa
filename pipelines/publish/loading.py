"""Parquet partitions into the core tables of a DuckDB database, as sql/load/ says: all of them, or only those of some works.

What is made of them is in `marts`.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from pipelines.contract.schema import SCHEMA_NAME, ColumnSpec, arrow_schema, columns, comments, create_table
from pipelines.contract.tables import TABLES, SourceDefinition
from pipelines.curation.csv_files import OVERRIDES_FILE
from pipelines.curation.staged_files import STAGED
from pipelines.partitions.changed_files import PartitionFile
from pipelines.partitions.parquet_files import PartitionError, read_arrow, to_arrow
from pipelines.publish.database import QueryError, Warehouse, quoted
from pipelines.publish.decision_moments import moments_of, with_moments
from pipelines.publish.functions import make_functions
from pipelines.publish.sql_files import SqlFile, SqlFileError, sql_files
from pipelines.settings import Settings
from pipelines.sources.source_rows import source_rows

ARTICLE_TABLES = tuple(name for name, record in TABLES.items() if any(column.name == "article_id" for column in columns(record)))
"""The tables whose rows belong to an article."""
EVENT_TABLES = tuple(name for name in TABLES if name not in ARTICLE_TABLES)
"""The others: each row of a partition stands for itself."""

_DECIDED = ("incident_links", "earlier_claims", "earlier_reports")
"""The tables whose rows tell by which line of merges.csv they were linked; the lines may be gone from the file."""

Paths = Mapping[str, Sequence[Path]]
"""The partition files by table."""


def paths_by_table(files: Iterable[PartitionFile]) -> dict[str, list[Path]]:
    """Return the paths of partition files by table."""
    paths: dict[str, list[Path]] = {}
    for file in files:
        paths.setdefault(file.table, []).append(file.path)
    return paths


def stage_tables(database: Warehouse, settings: Settings, tables: Iterable[str], paths: Paths) -> None:
    """Make `staged_<table>` with the rows of the files, and the `staged_` tables of curation/.

    Two columns are added: `partition_day`, and `partition_file`, relative to the warehouse folder. Sources come from their definitions.
    Raises CurationError naming file and line.
    """
    _stage_curation(database, settings)
    for table in tables:
        if TABLES[table] is SourceDefinition:
            database.register(f"staged_{table}", to_arrow(SourceDefinition, source_rows(settings.sources)))
        elif not paths.get(table):
            database.register(f"staged_{table}", _no_rows(table))
        else:
            database.run(f"CREATE TEMP VIEW staged_{table} AS {_read(settings.warehouse, table, paths[table])}")


def stage_works(database: Warehouse, settings: Settings, paths: Paths, works: pa.Table) -> None:
    """Stage the tables of articles as `stage` does, with the rows of only some works. works: their ids in the column work_id."""
    _stage_curation(database, settings)
    database.register("wanted_works", works)
    for table in ARTICLE_TABLES:
        if not paths.get(table):
            database.register(f"staged_{table}", _no_rows(table))
            continue
        wanted = "wanted_works" if table == "articles" else "staged_articles"
        keys = "work_id" if table == "articles" else "article_id, partition_day"
        rows = _read(settings.warehouse, table, paths[table])
        try:
            database.run(f"CREATE TEMP TABLE staged_{table} AS SELECT * FROM ({rows}) SEMI JOIN {wanted} USING ({keys})")  # noqa: S608
        except QueryError:
            _blame(table, paths)
            raise


def _stage_curation(database: Warehouse, settings: Settings) -> None:
    for name, (source, read) in STAGED.items():
        rows = read(settings.curation / source)
        database.register(name, with_moments(rows, settings.warehouse) if source == OVERRIDES_FILE else rows)


def _no_rows(table: str) -> pa.Table:
    fields = (pa.field("partition_day", pa.date32()), pa.field("partition_file", pa.string()))
    return pa.schema([*arrow_schema(TABLES[table]), *fields]).empty_table()


def _read(warehouse: Path, table: str, paths: Sequence[Path]) -> str:
    names = ", ".join(f'"{field.name}"' for field in arrow_schema(TABLES[table]))
    day = r"CAST(regexp_extract(filename, '(\d{4}-\d{2}-\d{2})(/fetches)?\.parquet$', 1) AS DATE) AS partition_day"
    file = f"substr(filename, {len(str(warehouse)) + 2}) AS partition_file"
    files = ", ".join(quoted(str(path)) for path in paths)
    return f"SELECT {names}, {day}, {file} FROM read_parquet([{files}], filename = true)"  # noqa: S608


def load_tables(database: Warehouse, settings: Settings, tables: Iterable[str], paths: Paths) -> None:
    """Make tables of the contract from what is staged, and the macros of sql/functions/.

    paths: the files that are staged; where a row breaks the contract, the one at fault is named.
    Raises SqlFileError naming the file of sql/load/ at fault, PartitionError naming the file and the row.
    """
    wanted = tuple(tables)
    make_functions(database, settings)
    loads = {file.name: file for file in sql_files(settings.sql / "load")}
    if "incident_links" in wanted:
        decided = (f"SELECT decision_id, decided_at FROM staged_{name} WHERE decision_id IS NOT NULL" for name in _DECIDED)  # noqa: S608
        database.register("decision_moments", moments_of(database.arrow(" UNION ".join(decided)), settings.warehouse))
    if "articles" in wanted:
        for file in loads.values():
            if file.name not in TABLES:
                with database.step(f"load {file.name}"):
                    _prepare(database, file, paths)
    for table in wanted:
        with database.step(f"load {table}"):
            try:
                _load(database, table, loads.get(table))
            except (QueryError, SqlFileError):
                _blame(table, paths)
                raise


def comment_tables(database: Warehouse) -> None:
    """Write what the contract says of each table and column into the database."""
    with database.step("comment tables"):
        for table, record in TABLES.items():
            for comment in comments(table, record):
                database.run(comment)


def _load(database: Warehouse, table: str, load: SqlFile | None) -> None:
    database.run(create_table(table, TABLES[table]))
    names = ", ".join(f'"{c.name}"' for c in columns(TABLES[table]))
    select = load.select if load else f"SELECT * FROM staged_{table}"  # noqa: S608
    insert = f"INSERT INTO {SCHEMA_NAME}.{table} SELECT {names} FROM ({select})"  # noqa: S608
    if load:
        _run(database, load, insert)
    else:
        database.run(insert)


def _prepare(database: Warehouse, file: SqlFile, paths: Paths) -> None:
    """Make a helper table of sql/load/ that is no table of the contract."""
    try:
        _run(database, file, f"CREATE TEMP TABLE {file.name} AS {file.select}")
    except SqlFileError:
        for table in TABLES:
            if f"staged_{table}" in file.select:
                _blame(table, paths)
        raise


def _blame(table: str, paths: Paths) -> None:
    """Raise PartitionError for the first file of a table that cannot be read or holds a row against the contract."""
    for path in paths.get(table, ()):
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
