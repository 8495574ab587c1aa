"""Marts, macros and export views of sql/ in the order of their dependencies, and the checks. Loading is in `loading`."""

from collections.abc import Mapping
from contextlib import nullcontext
from graphlib import CycleError, TopologicalSorter
from typing import Any, TypeAlias

from pipelines.contract.schema import SCHEMA_NAME
from pipelines.publish.database import QueryError, Warehouse, quoted, referenced_tables
from pipelines.publish.slice_line import check_reach
from pipelines.publish.sql_files import SqlFile, SqlFileError, compare_columns, sql_files
from pipelines.settings import Settings

KINDS = ("marts", "macros", "views", "exports")
"""The folders of sql/ that make something in the file: tables, table macros and views."""


def in_order(files: tuple[SqlFile, ...]) -> list[SqlFile]:
    """Return the files so that each comes after those that it reads. Raises SqlFileError where they read each other in a circle."""
    by_name = {file.name: file for file in files}
    graph = {name: tables & set(by_name) for name, tables in _dependencies(files).items()}
    try:
        return [by_name[name] for name in TopologicalSorter(graph).static_order()]
    except CycleError as error:
        raise SqlFileError(f"these SQL files read each other in a circle: {', '.join(error.args[1])}") from error


def _dependencies(files: tuple[SqlFile, ...]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for file in files:
        try:
            found[file.name] = set(referenced_tables(file.select))
        except SqlFileError as error:
            raise SqlFileError(f"{file.path}: {error}") from error
    return found


def mart_dependencies(marts: tuple[SqlFile, ...], macros: tuple[SqlFile, ...] = ()) -> dict[str, set[str]]:
    """Return the tables that each mart reads, by itself or through a macro."""
    found = _dependencies((*macros, *marts))
    through = {file.name for file in macros}
    for file in (*macros, *marts):
        while hidden := found[file.name] & through:
            found[file.name] = (found[file.name] - hidden).union(*(found[name] for name in hidden))
    return {file.name: found[file.name] for file in marts}


def make_all(database: Warehouse, settings: Settings) -> list[str]:
    """Make everything that sql/marts/, sql/macros/, sql/views/ and sql/exports/ describe, with comments; return the names of the marts.

    Raises SqlFileError naming the file at fault.
    """
    files = tuple(file for kind in KINDS for file in sql_files(settings.sql / kind))
    _check_headers(files)
    _check_slices(settings)
    for file in in_order(files):
        with database.step(f"make {file.name}"):
            _MAKERS[file.path.parent.name](database, file)
    return [file.name for file in files if file.path.parent.name == "marts"]


def _check_slices(settings: Settings) -> None:
    marts, checks = ({file.name: file for file in sql_files(settings.sql / kind)} for kind in ("marts", "checks"))
    read = mart_dependencies((*marts.values(), *checks.values()), sql_files(settings.sql / "macros"))
    for file in (*marts.values(), *checks.values()):
        check_reach(file, read[file.name], marts)


def _check_headers(files: tuple[SqlFile, ...]) -> None:
    known: dict[str, SqlFile] = {}
    for file in files:
        if file.name in known:
            raise SqlFileError(f"{file.path}: {known[file.name].path} has the same name; rename one of them")
        known[file.name] = file
        if unknown := sorted(set(file.grain) - set(file.columns)):
            raise SqlFileError(f"{file.path}: grain: {', '.join(unknown)} is not a documented column; correct the name or add its line")
        for header, names in (("marts", file.grain), ("macros", file.parameters)):
            line = {"marts": "grain", "macros": "parameters"}[header]
            if file.path.parent.name == header and not names:
                raise SqlFileError(f"{file.path}: no line `-- {line}: …` in the header; see docs/sql.md for the form")


def _make_mart(database: Warehouse, file: SqlFile) -> None:
    with database.joins_as_written() if file.joins_as_written else nullcontext():
        _create(database, file, f"CREATE TABLE {SCHEMA_NAME}.{file.name} AS {file.select}", f"FROM {SCHEMA_NAME}.{file.name}")
    comment_on(database, file, "TABLE", f"{file.description} One row per {', '.join(file.grain)}.")


def _make_view(database: Warehouse, file: SqlFile) -> None:
    _create(database, file, f"CREATE VIEW {SCHEMA_NAME}.{file.name} AS {file.select}", f"FROM {SCHEMA_NAME}.{file.name}")
    comment_on(database, file, "VIEW", file.description)


def comment_on(database: Warehouse, file: SqlFile, kind: str, description: str) -> None:
    """Write a description and what the header says of each column into the database."""
    database.run(f"COMMENT ON {kind} {SCHEMA_NAME}.{file.name} IS {quoted(description)}")
    for column, sentence in file.columns.items():
        database.run(f'COMMENT ON COLUMN {SCHEMA_NAME}.{file.name}."{column}" IS {quoted(sentence)}')


def make_macro(database: Warehouse, file: SqlFile) -> None:
    """Make a table macro with its comment. Raises SqlFileError naming the file."""
    nulls = ", ".join("NULL" for _ in file.parameters)
    create = f"CREATE MACRO {SCHEMA_NAME}.{file.name}({', '.join(file.parameters)}) AS TABLE {file.select}"
    _create(database, file, create, f"FROM {SCHEMA_NAME}.{file.name}({nulls})")
    database.run(f"COMMENT ON MACRO TABLE {SCHEMA_NAME}.{file.name} IS {quoted(file.description)}")


def _create(database: Warehouse, file: SqlFile, statement: str, read: str) -> None:
    """Create what the file describes and compare the columns that come out with its header."""
    try:
        database.run(statement)
        check_columns(database, file, read)
    except QueryError as error:
        raise SqlFileError(f"{file.path}: {error}") from error


def check_columns(database: Warehouse, file: SqlFile, read: str) -> None:
    """Raise SqlFileError where the columns that come out are not those of the file's header. read: what is made, behind FROM included."""
    compare_columns(file, [row[0] for row in database.run(f"DESCRIBE {read}")])


_MAKERS = {"marts": _make_mart, "macros": make_macro, "views": _make_view, "exports": _make_view}


Row: TypeAlias = dict[str, Any]
"""A row by column name."""

Found: TypeAlias = dict[str, list[Row]]
"""The rows that checks found, by check; a mart's is named mart.grain."""


def in_words(row: Mapping[str, Any]) -> str:
    """Return a row that a check found in one line: each column with its value."""
    return ", ".join(f"{name} {value}" for name, value in row.items())


def violations(database: Warehouse, settings: Settings) -> tuple[Found, Found]:
    """Return what the checks found, those that block first and those that warn second."""
    blocking: Found = {}
    warning: Found = {}
    for file in sql_files(settings.sql / "marts"):
        blocking[f"{file.name}.grain"] = violating_rows(database, file, doubled_rows(file))
    for file in sql_files(settings.sql / "checks"):
        (warning if file.warns else blocking)[file.name] = violating_rows(database, file, file.select)
    return blocking, warning


def warnings(database: Warehouse, settings: Settings) -> Found:
    """Return what the checks that only warn find."""
    return {file.name: violating_rows(database, file, file.select) for file in sql_files(settings.sql / "checks") if file.warns}


def doubled_rows(file: SqlFile, where: str = "true") -> str:
    """Return the SELECT of the rows of a mart that share their grain."""
    grain = ", ".join(f'"{column}"' for column in file.grain)
    return f"SELECT {grain}, count(*) AS n_rows FROM {SCHEMA_NAME}.{file.name} WHERE {where} GROUP BY {grain} HAVING n_rows > 1"  # noqa: S608


def violating_rows(database: Warehouse, file: SqlFile, select: str) -> list[Row]:
    """Return the rows that a check's SELECT finds. Raises SqlFileError naming the file."""
    try:
        with database.step(f"check {file.name}"):
            return database.named_rows(select)
    except QueryError as error:
        raise SqlFileError(f"{file.path}: {error}") from error
