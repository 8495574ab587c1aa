"""The DuckDB file: built from Parquet partitions and SQL files. The only module that imports duckdb.

What the tables hold is in `tables` and in the headers of sql/; how the finished file is swapped in is in `publish`.
"""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipelines.curation import read_sides
from pipelines.publish import DATABASE, new_version, swap_in, sweep, writer_lock
from pipelines.schema import SCHEMA_NAME, arrow_schema, columns, create_table
from pipelines.settings import Settings
from pipelines.sql_files import SqlFile, SqlFileError, compare_columns, sql_files
from pipelines.store import partition_days, partition_path, read_arrow
from pipelines.tables import TABLES, Fetch

STORAGE_VERSION = "v1.2.0"
"""Written so that clients of DuckDB 1.2 and later can open the file."""


@dataclass(frozen=True, slots=True)
class Built:
    """What one build made.

    path: the published file.  rows: by table.  violations: rows that each check found, by check; a mart's is named mart.grain.
    """

    path: Path
    rows: dict[str, int]
    violations: dict[str, list[str]]
    seconds: float


class InvariantError(ValueError):
    """The new warehouse breaks an invariant, so it was not published; violations holds the rows by check."""

    def __init__(self, violations: dict[str, list[str]]) -> None:
        """Keep the violations and name the checks that found some."""
        self.violations = violations
        broken = ", ".join(f"{name} ({len(rows)} rows, such as {rows[0]})" for name, rows in violations.items() if rows)
        super().__init__(f"not published, the last good file stays: {broken}; see sql/checks/ and the grain in sql/marts/")


class QueryError(ValueError):
    """A SELECT that DuckDB refuses; the message is DuckDB's, with the place in the statement."""


class Warehouse:
    """A DuckDB connection with the few calls that the project makes of it."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Take over an open connection and set its time zone to UTC."""
        self._connection = connection
        self.run("SET TimeZone = 'UTC'")

    def run(self, sql: str, parameters: list[Any] | None = None) -> list[tuple[Any, ...]]:
        """Execute one statement and return its rows."""
        return self._connection.execute(sql, parameters or []).fetchall()

    def script(self, sql: str) -> None:
        """Execute several statements, each to its end."""
        for statement in self._connection.extract_statements(sql):
            self._connection.execute(statement).fetchall()

    def arrow(self, sql: str, parameters: list[Any] | None = None) -> pa.Table:
        """Execute one statement and return its rows as an Arrow table, without columns where it gives no rows. Raises QueryError."""
        try:
            relation = self._connection.sql(sql, params=parameters or [])
            return pa.table({}) if relation is None else relation.to_arrow_table()
        except duckdb.Error as error:
            raise QueryError(str(error)) from error

    def register(self, name: str, table: pa.Table) -> None:
        """Make an Arrow table readable under a name."""
        self._connection.register(name, table)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def open_read_only(warehouse: Path) -> Warehouse:
    """Open the published file for reading.

    Raises FileNotFoundError that says how to build it where none is there yet.
    """
    path = warehouse / DATABASE
    if not path.exists():
        raise FileNotFoundError(f"{path}: no warehouse has been published yet; run `make run` or materialise the asset `warehouse`")
    try:
        return Warehouse(duckdb.connect(path.resolve(), read_only=True))
    except duckdb.IOException as error:
        raise ValueError(f"{path}: another program has opened this version for writing; close it or open it there read-only") from error


def _partitions(warehouse: Path, table: str) -> Iterator[tuple[str, Path]]:
    if TABLES[table] is Fetch:
        for path in sorted((warehouse / "raw").glob("*/*/fetches.parquet")):
            yield path.parent.name, path
    else:
        for day in partition_days(warehouse, table):
            yield day.isoformat(), partition_path(warehouse, table, day)


def _stage(database: Warehouse, warehouse: Path, table: str) -> None:
    """Make `staged_<table>` with the rows of all partitions and their `partition_day`."""
    record = TABLES[table]
    paths = [str(path) for _, path in _partitions(warehouse, table)]
    if not paths:
        database.register(f"staged_{table}", arrow_schema(record).append(pa.field("partition_day", pa.date32())).empty_table())
        return
    names = ", ".join(f'"{field.name}"' for field in arrow_schema(record))
    days = r"CAST(regexp_extract(filename, '(\d{4}-\d{2}-\d{2})(/fetches)?\.parquet$', 1) AS DATE)"
    listed = ", ".join("'" + path.replace("'", "''") + "'" for path in paths)
    database.run(
        f"CREATE TEMP VIEW staged_{table} AS SELECT {names}, {days} AS partition_day FROM read_parquet([{listed}], filename = true)"  # noqa: S608
    )


def check_partitions(warehouse: Path) -> None:
    """Raise PartitionError naming the file where a partition is damaged or differs from the contract."""
    for table, record in TABLES.items():
        for _, path in _partitions(warehouse, table):
            read_arrow(path, record, rows=False)


def _load(database: Warehouse, table: str, loads: dict[str, SqlFile]) -> None:
    database.script(create_table(table, TABLES[table]))
    names = ", ".join(f'"{c.name}"' for c in columns(TABLES[table]))
    select = loads[table].select if table in loads else f"SELECT * FROM staged_{table}"  # noqa: S608
    try:
        database.run(f"INSERT INTO {SCHEMA_NAME}.{table} SELECT {names} FROM ({select}) ORDER BY ALL")  # noqa: S608
    except duckdb.Error as error:
        raise SqlFileError(f"{loads[table].path if table in loads else table}: {error}") from error


def referenced_tables(database: Warehouse, select: str) -> set[str]:
    """Return the tables that a SELECT names with the schema `main`, from DuckDB's own parse of it."""
    parsed = json.loads(database.run("SELECT json_serialize_sql(?)", [select])[0][0])
    if parsed["error"]:
        raise SqlFileError(f"not a SELECT statement that DuckDB can parse: {parsed['error_message']}")
    found: set[str] = set()
    stack: list[Any] = [parsed["statements"]]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if node.get("type") == "BASE_TABLE" and node.get("schema_name") == SCHEMA_NAME:
                found.add(node["table_name"])
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
    return found


def _dependencies(database: Warehouse, files: tuple[SqlFile, ...]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for file in files:
        try:
            found[file.name] = referenced_tables(database, file.select)
        except SqlFileError as error:
            raise SqlFileError(f"{file.path}: {error}") from error
    return found


def in_order(database: Warehouse, files: tuple[SqlFile, ...]) -> list[SqlFile]:
    """Return the files so that each comes after those that it reads. Raises SqlFileError where they read each other in a circle."""
    by_name = {file.name: file for file in files}
    graph = {name: tables & set(by_name) for name, tables in _dependencies(database, files).items()}
    try:
        return [by_name[name] for name in TopologicalSorter(graph).static_order()]
    except CycleError as error:
        raise SqlFileError(f"these SQL files read each other in a circle: {', '.join(error.args[1])}") from error


def mart_dependencies(files: tuple[SqlFile, ...]) -> dict[str, set[str]]:
    """Return the tables that each file reads."""
    database = Warehouse(duckdb.connect())
    try:
        return _dependencies(database, files)
    finally:
        database.close()


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _make_mart(database: Warehouse, file: SqlFile) -> None:
    try:
        database.run(f"CREATE TABLE {SCHEMA_NAME}.{file.name} AS {file.select}")
    except duckdb.Error as error:
        raise SqlFileError(f"{file.path}: {error}") from error
    produced = [row[0] for row in database.run(f"DESCRIBE {SCHEMA_NAME}.{file.name}")]
    compare_columns(file, produced)
    grain = f" One row per {', '.join(file.grain)}." if file.grain else ""
    database.run(f"COMMENT ON TABLE {SCHEMA_NAME}.{file.name} IS {_text(file.description + grain)}")
    for column, sentence in file.columns.items():
        database.run(f'COMMENT ON COLUMN {SCHEMA_NAME}.{file.name}."{column}" IS {_text(sentence)}')


def _make_macro(database: Warehouse, file: SqlFile) -> None:
    parameters = ", ".join(file.parameters)
    try:
        database.run(f"CREATE MACRO {SCHEMA_NAME}.{file.name}({parameters}) AS TABLE {file.select}")
        nulls = ", ".join("NULL" for _ in file.parameters)
        produced = [row[0] for row in database.run(f"DESCRIBE SELECT * FROM {SCHEMA_NAME}.{file.name}({nulls})")]  # noqa: S608
    except duckdb.Error as error:
        raise SqlFileError(f"{file.path}: {error}") from error
    compare_columns(file, produced)
    database.run(f"COMMENT ON MACRO TABLE {SCHEMA_NAME}.{file.name} IS {_text(file.description)}")


def _fill(database: Warehouse, settings: Settings) -> dict[str, int]:
    database.register("staged_sides", read_sides(settings.curation / "sides.csv"))
    loads = {file.name: file for file in sql_files(settings.sql / "load")}
    for table in TABLES:
        _stage(database, settings.warehouse, table)
    for table in TABLES:
        _load(database, table, loads)
    marts = in_order(database, sql_files(settings.sql / "marts"))
    for file in marts:
        _make_mart(database, file)
    for file in sql_files(settings.sql / "macros"):
        _make_macro(database, file)
    names = [*TABLES, *(file.name for file in marts)]
    return {name: database.run(f"SELECT count(*) FROM {SCHEMA_NAME}.{name}")[0][0] for name in names}  # noqa: S608


def _violations(database: Warehouse, settings: Settings) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in sql_files(settings.sql / "marts"):
        grain = ", ".join(file.grain)
        select = f"SELECT {grain}, count(*) AS n_rows FROM {SCHEMA_NAME}.{file.name} GROUP BY {grain} HAVING n_rows > 1"  # noqa: S608
        found[f"{file.name}.grain"] = [str(row) for row in database.run(select)]
    for file in sql_files(settings.sql / "checks"):
        try:
            found[file.name] = [str(row) for row in database.run(file.select)]
        except duckdb.Error as error:
            raise SqlFileError(f"{file.path}: {error}") from error
    return found


def build(settings: Settings) -> Built:
    """Build the warehouse from all partitions, check it and publish it; a failure leaves the published file as it was.

    Raises PartitionError, SqlFileError or CurationError naming the file at fault and the remedy, InvariantError where a check of
    sql/checks/ or a mart's grain finds rows.
    """
    begin = time.monotonic()
    with writer_lock(settings.warehouse):
        check_partitions(settings.warehouse)
        target = new_version(settings.warehouse, time.time_ns())
        try:
            rows, violations = _build_file(settings, target)
            path = swap_in(target)
        except BaseException:
            sweep(settings.warehouse)
            raise
    return Built(path, rows, violations, time.monotonic() - begin)


def _build_file(settings: Settings, target: Path) -> tuple[dict[str, int], dict[str, list[str]]]:
    """Build the file at `target` and return its rows by table and what the checks found."""
    database = Warehouse(duckdb.connect())
    try:
        database.run(f"ATTACH {_text(str(target))} AS news (STORAGE_VERSION '{STORAGE_VERSION}')")
        database.run("USE news")
        database.run("BEGIN")  # one transaction: each commit of its own would sync the file
        rows = _fill(database, settings)
        violations = _violations(database, settings)
        if any(violations.values()):
            raise InvariantError(violations)
        database.run("COMMIT")
        database.run("USE memory")
        database.run("DETACH news")
    finally:
        database.close()
    return rows, violations
