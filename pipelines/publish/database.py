"""A DuckDB connection, and the words of a SELECT. The only module that imports duckdb.

What is loaded is in `loading`, what is made of it in `marts`, when and how a file is built in `build`, how it is swapped in in `swap`.
"""

import itertools
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipelines.contract.schema import SCHEMA_NAME
from pipelines.publish.sql_files import SqlFileError
from pipelines.settings import DATABASE

STORAGE_VERSION = "v1.2.0"
"""Written so that clients of DuckDB 1.2 and later can open the file."""

ENGINE = duckdb.__version__
"""Version of DuckDB; its hashes may differ from those of another version."""

FIRST_LOCAL_ROW = 36_028_797_018_960_000
"""Row numbers from here on are those of rows that the open transaction has added."""

MEMORY_BYTES = 6_000_000_000
"""DuckDB writes to its temporary folder what does not fit; more memory makes a build of a million articles no faster."""


_ROOM = "see that the disk has room: a build needs about four times the size of news.duckdb"
_MEMORY = "ask for less at once, or free some memory and room on the disk"
_DAMAGED = "see that the file is there, can be read and is whole"
_FULL = ("no space left", "quota exceeded", "could not write file", "file too large", "max_temp_directory_size")
"""Words in DuckDB's messages when the disk is full; other errors of files have other remedies."""

_FORBIDDEN = ("permission denied", "read-only file system", "operation not permitted")
_MAY = "this user may not do that there: `ls -ld` shows whose it is; run as that user, or give yourself the permission"

_SANDBOXED = (
    "a question reads the published warehouse and nothing else: no other file, no network, no extension, no setting; "
    "for more, open warehouse/news.duckdb read-only in a DuckDB client of your own"
)
_SANDBOX = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,  # variables of this program must not be read as tables
}
"""Settings of a connection on which SQL of others runs: it can read the opened file, and nothing else."""

_REFUSED = ("ATTACH", "DETACH")
"""Statements that no question needs; the sandbox would let the opened file be attached once more."""


_ROWS_HELD = 5_000


class QueryError(ValueError):
    """A statement that DuckDB refuses; the message is DuckDB's, with the place in the statement."""


class StorageError(OSError):
    """DuckDB could not read or write a file: the disk is full, or a file is damaged."""


@contextmanager
def _own_errors() -> Iterator[None]:
    """Turn DuckDB's errors into ours, so that no other module has to know them."""
    try:
        yield
    except duckdb.Error as error:
        message = str(error)
        if any(sign in message.lower() for sign in _FULL):
            raise StorageError(f"{message}; {_ROOM}") from error
        if isinstance(error, duckdb.OutOfMemoryException):
            raise StorageError(f"{message}; {_MEMORY}") from error
        if any(sign in message.lower() for sign in _FORBIDDEN):
            raise StorageError(f"{message}; {_MAY}") from error
        if isinstance(error, duckdb.IOException | duckdb.FatalException):
            raise StorageError(f"{message}; {_DAMAGED}") from error
        if isinstance(error, duckdb.PermissionException) or "configuration has been locked" in message:
            raise QueryError(f"{message.splitlines()[0]}; {_SANDBOXED}") from error
        raise QueryError(message) from error


class Warehouse:
    """A DuckDB connection with the few calls that the project makes of it. All raise QueryError or StorageError."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Take over an open connection."""
        self._connection = connection
        self.steps: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Note the seconds that a block takes in `steps`, under a name."""
        began = time.monotonic()
        yield
        self.steps[name] = self.steps.get(name, 0.0) + time.monotonic() - began

    @contextmanager
    def joins_as_written(self) -> Iterator[None]:
        """Have the right side of each join remembered and the left side read through, in a block.

        DuckDB would otherwise choose by its estimate of rows, which after several anti-joins and unions can be a hundred times too small.
        """
        self.run("SET disabled_optimizers = 'build_side_probe_side'")
        try:
            yield
        finally:
            with suppress(QueryError):  # refused after an error, which is the one to tell
                self.run("RESET disabled_optimizers")

    def run(self, sql: str, parameters: list[Any] | None = None) -> list[tuple[Any, ...]]:
        """Execute one statement and return its rows."""
        with _own_errors():
            return self._connection.execute(sql, parameters or []).fetchall()

    def rows(self, sql: str, parameters: list[Any]) -> Iterator[tuple[Any, ...]]:
        """Execute one statement and yield its rows, a few thousand of which are held; until the last one nothing else can be executed."""
        with _own_errors():
            cursor = self._connection.execute(sql, parameters)
            while rows := cursor.fetchmany(_ROWS_HELD):
                yield from rows

    def named_rows(self, sql: str) -> list[dict[str, Any]]:
        """Execute one statement and return its rows, each by column name."""
        with _own_errors():
            cursor = self._connection.execute(sql)
            rows, names = cursor.fetchall(), [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in rows]

    def script(self, sql: str) -> None:
        """Execute several statements, each to its end."""
        with _own_errors():
            for statement in self._connection.extract_statements(sql):
                self._connection.execute(statement).fetchall()

    def arrow(self, sql: str, parameters: list[Any] | None = None) -> pa.Table:
        """Execute one statement and return its rows as an Arrow table, without columns where it gives no rows."""
        with _own_errors():
            relation = self._connection.sql(sql, params=parameters or [])
            return pa.table({}) if relation is None else relation.to_arrow_table()

    def read_through(self, filesystem: Any) -> None:  # noqa: ANN401 — of fsspec, which is an extra
        """Read addresses of the file system's protocol through it."""
        self._connection.register_filesystem(filesystem)

    def register(self, name: str, table: pa.Table) -> None:
        """Make an Arrow table readable under a name."""
        self._connection.register(name, table)

    def unregister(self, name: str) -> None:
        """Forget an Arrow table that was registered under a name."""
        self._connection.unregister(name)

    def has(self, table: str) -> bool:
        """Tell whether there is a table of this name."""
        return bool(self.run("SELECT 1 FROM duckdb_tables() WHERE database_name = current_database() AND table_name = ?", [table]))

    def beside(self) -> "Warehouse":
        """Open an empty database in memory that shares memory, threads and the folder for what does not fit with this one.

        It has its own tables, transaction and registered names. Opening it takes a millisecond; `in_memory` takes seventeen.
        """
        return _Beside(self._connection.cursor())

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


class _Beside(Warehouse):
    """A database in memory beside others of one DuckDB instance; closing it gives its memory back."""

    _numbers = itertools.count()

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Make the database, and the one that unqualified names mean on this connection."""
        super().__init__(connection)
        self._name = f"beside_{next(self._numbers)}"
        self.run(f"ATTACH ':memory:' AS {self._name}")
        self.run(f"USE {self._name}")
        self.run("SET TimeZone = 'UTC'")

    def close(self) -> None:
        """Drop the database and close the connection; after an error that has made the whole instance unusable there is nothing to drop."""
        with suppress(QueryError, StorageError):
            self.run("USE memory")
            self.run(f"DETACH {self._name}")
        super().close()


def in_memory(temporary: Path | None = None, *, threads: int | None = None) -> Warehouse:
    """Open an empty database in memory. temporary: the folder for what does not fit into memory.  threads: all cores where None."""
    database = Warehouse(duckdb.connect(config={"threads": threads} if threads else {}))
    database.run("SET TimeZone = 'UTC'")
    if temporary is not None:
        available = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        database.run(f"SET temp_directory = {quoted(str(temporary))}")
        database.run(f"SET memory_limit = '{min(MEMORY_BYTES, available * 6 // 10)}B'")
    return database


def attach(database: Warehouse, path: Path) -> None:
    """Create or open the file at `path` for writing, and make it the one that unqualified names mean."""
    database.run(f"ATTACH {quoted(str(path))} AS news (STORAGE_VERSION '{STORAGE_VERSION}')")
    database.run("USE news")


def detach(database: Warehouse) -> None:
    """Write everything into the attached file and detach it, without leaving a log beside it."""
    database.run("USE memory")
    database.run("DETACH news")


class Sandbox(Warehouse):
    """A connection to the published file on which anybody's SQL may run: it reads that file and nothing else, and changes no setting."""

    def __init__(self, path: Path) -> None:
        """Open the file, then lock all settings, which other connections of this process to the same file share."""
        super().__init__(duckdb.connect(path, read_only=True, config=dict(_SANDBOX)))
        if self.run("SELECT current_setting('lock_configuration')") != [(True,)]:
            self.run("SET GLOBAL TimeZone = 'UTC'")
            self.run("SET lock_configuration = true")

    def arrow(self, sql: str, parameters: list[Any] | None = None) -> pa.Table:
        """Execute one statement or several and return the rows of the last one; see `Warehouse`."""
        with _own_errors():
            kinds = {statement.type.name for statement in self._connection.extract_statements(sql)}
        if refused := kinds.intersection(_REFUSED):
            raise QueryError(f"{min(refused)} is refused: {_SANDBOXED}")
        return super().arrow(sql, parameters)


def open_read_only(warehouse: Path) -> Warehouse:
    """Open the published file for reading, as a sandbox for anybody's SQL.

    Raises FileNotFoundError that says how to build it where none is there yet, ValueError where it is held for writing or damaged.
    """
    path = warehouse / DATABASE
    if not path.exists():
        raise FileNotFoundError(f"{path}: no warehouse has been published yet; run `make run` or materialise the asset `warehouse`")
    try:
        return Sandbox(path.resolve())
    except duckdb.Error as error:
        if "lock" in str(error):
            raise ValueError(f"{path}: another program has opened this version for writing; close it or open it there read-only") from error
        remedy = "run `newsledger build`, which makes it again from warehouse/core"
        raise ValueError(f"{path}: not a database that DuckDB can open ({str(error).splitlines()[0]}); {remedy}") from error


def quoted(text: str) -> str:
    """Return a text as a SQL literal."""
    return "'" + text.replace("'", "''") + "'"


@cache
def referenced_tables(select: str) -> frozenset[str]:
    """Return the tables and table macros that a SELECT names with the schema `main`, from DuckDB's own parse of it.

    Raises SqlFileError where it is no SELECT. The answer is remembered: a run asks several times, and DuckDB's parse is long.
    """
    parsed = json.loads(_parser().run("SELECT json_serialize_sql(?)", [select])[0][0])
    if parsed["error"]:
        raise SqlFileError(f"not a SELECT statement that DuckDB can parse: {parsed['error_message']}")
    found: set[str] = set()
    stack: list[Any] = [parsed["statements"]]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if node.get("type") == "BASE_TABLE" and node.get("schema_name") == SCHEMA_NAME:
                found.add(node["table_name"])
            if node.get("type") == "TABLE_FUNCTION" and node["function"].get("schema") == SCHEMA_NAME:
                found.add(node["function"]["function_name"])
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
    return frozenset(found)


@cache
def _parser() -> Warehouse:
    """Return a database without tables that only parses."""
    return in_memory()
