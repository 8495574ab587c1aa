"""The records of `contract.tables` in the terms of other systems: Arrow, DuckDB and Markdown.

The only module that knows type names of two systems. What the columns mean stands in `contract.tables`; Dagster's column schema is made
from `columns` in `defs.asset_metadata`.
"""

import datetime as dt
import hashlib
import types
import typing
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeAlias

import pyarrow as pa

from pipelines import __version__
from pipelines.contract.tables import TABLES, Column
from pipelines.contract.vocabulary import Term

SCHEMA_NAME = "main"
"""The schema of the published DuckDB file that holds every table; the default one, so that queries need no prefix."""

VERSION_KEY, SCHEMA_KEY = "newsledger_version", "newsledger_schema"
"""Keys in the metadata of each Parquet partition: which version of newsledger wrote it, and the version of its schema."""

RecordClass: TypeAlias = Any
"""A record class of `contract.tables`; Any, because type checkers take class objects for unhashable and `cache` needs a hash."""

_TYPES: dict[Any, tuple[pa.DataType, str]] = {
    str: (pa.string(), "VARCHAR"),
    int: (pa.int64(), "BIGINT"),
    float: (pa.float64(), "DOUBLE"),
    bool: (pa.bool_(), "BOOLEAN"),
    dt.date: (pa.date32(), "DATE"),
    dt.datetime: (pa.timestamp("us", tz="UTC"), "TIMESTAMPTZ"),
    tuple[str, ...]: (pa.list_(pa.string()), "VARCHAR[]"),
    tuple[int, ...]: (pa.list_(pa.int64()), "BIGINT[]"),
    tuple[tuple[int, int], ...]: (pa.list_(pa.list_(pa.int64())), "BIGINT[][]"),
}


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """A column in the terms of all systems.

    name; arrow and sql types; nullable; vocabulary of its values or None; contract with the sentence and the rules.
    """

    name: str
    arrow: pa.DataType
    sql: str
    nullable: bool
    vocabulary: type[Term] | None
    contract: Column


def _spec(name: str, annotation: Any) -> ColumnSpec:  # noqa: ANN401 — an annotation can be any type form
    base, contract = typing.get_args(annotation)
    options = typing.get_args(base) if isinstance(base, types.UnionType) else (base,)
    kinds = [option for option in options if option is not types.NoneType]
    kind = kinds[0]
    vocabulary = kind if isinstance(kind, type) and issubclass(kind, Term) else None
    arrow, sql = _TYPES[str if vocabulary else kind]
    return ColumnSpec(name, arrow, sql, len(kinds) < len(options), vocabulary, contract)


@cache
def columns(record: RecordClass) -> tuple[ColumnSpec, ...]:
    """Return the columns of a record of `contract.tables` in their order."""
    hints = typing.get_type_hints(record, include_extras=True)
    return tuple(_spec(field.name, hints[field.name]) for field in fields(record))


@cache
def arrow_schema(record: RecordClass) -> pa.Schema:
    """Return the schema of the record's Parquet partitions: every column but the published ones; and which version wrote it."""
    stored = [pa.field(c.name, c.arrow, nullable=c.nullable) for c in columns(record) if not c.contract.published]
    return pa.schema(stored, metadata={VERSION_KEY: __version__, SCHEMA_KEY: record_version(record)})


@cache
def record_version(record: RecordClass) -> str:
    """Return the version of a table's schema: the same for the same columns, types and vocabularies."""
    return _version((c.name, c.sql, c.nullable, c.contract.published, tuple(c.vocabulary or ())) for c in columns(record))


@cache
def schema_version() -> str:
    """Return the version of the schema of all tables; it stands in `build.state` of the published file."""
    return _version((name, record_version(record)) for name, record in TABLES.items())


def _version(parts: Iterable[object]) -> str:
    return hashlib.sha256("\n".join(map(repr, parts)).encode()).hexdigest()[:12]


def key_column(record: RecordClass) -> str:
    """Return the name of the column that is unique in the table."""
    return next(c.name for c in columns(record) if c.contract.key)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def description(record: RecordClass) -> str:
    """Return the record's docstring in one line."""
    return " ".join((record.__doc__ or "").split())


def create_table(name: str, record: RecordClass, schema: str = SCHEMA_NAME) -> str:
    """Return CREATE TABLE with NOT NULL and CHECK.

    Keys and references are not declared, because they make loads several times slower; blocking checks prove them.
    """
    lines = []
    for column in columns(record):
        check = ""
        if column.vocabulary:
            values = ", ".join(_quoted(term) for term in column.vocabulary)
            check = f' CHECK ("{column.name}" IN ({values}))'
        stored = " USING COMPRESSION zstd" if column.contract.is_long else ""
        lines.append(f'    "{column.name}" {column.sql}{"" if column.nullable else " NOT NULL"}{stored}{check}')
    return f"CREATE TABLE {schema}.{name} (\n" + ",\n".join(lines) + "\n);\n"


def comments(name: str, record: RecordClass, schema: str = SCHEMA_NAME) -> list[str]:
    """Return a COMMENT for the table and one for each column."""
    of_columns = [f'COMMENT ON COLUMN {schema}.{name}."{c.name}" IS {_quoted(_sentence(c))};' for c in columns(record)]
    return [f"COMMENT ON TABLE {schema}.{name} IS {_quoted(description(record))};", *of_columns]


def _sentence(column: ColumnSpec) -> str:
    reference = f" References {column.contract.references}." if column.contract.references else ""
    return column.contract.doc + reference


@cache
def schema_sql() -> str:
    """Return sql/schema.sql: the DDL of every table, generated for reading."""
    head = "-- Generated from pipelines/contract/tables/ by `newsledger generate`. Do not edit.\n\n"
    tables = "\n".join(create_table(name, record) + "\n".join(comments(name, record)) + "\n" for name, record in TABLES.items())
    return head + tables


def _markdown_table(name: str, record: RecordClass) -> str:
    rows = ["| column | type | NULL | meaning |", "|---|---|---|---|"]
    for c in columns(record):
        notes = (" *Key.*" if c.contract.key else "") + (" *Computed at publishing.*" if c.contract.published else "")
        values = f" One of [{c.vocabulary.__name__}](#{c.vocabulary.__name__.lower()})." if c.vocabulary else ""
        rows.append(f"| `{c.name}` | {c.sql} | {'yes' if c.nullable else 'no'} | {_sentence(c)}{values}{notes} |")
    return f"## {name}\n\n{description(record)}\n\n" + "\n".join(rows) + "\n"


def _markdown_vocabulary(vocabulary: type[Term]) -> str:
    rows = "\n".join(f"| `{term.value}` | {term.meaning} |" for term in vocabulary)
    return f"### {vocabulary.__name__}\n\n{description(vocabulary)}\n\n| value | meaning |\n|---|---|\n{rows}\n"


def tables_markdown() -> str:
    """Return docs/tables.md: every table, column and vocabulary."""
    used = {c.vocabulary for record in TABLES.values() for c in columns(record) if c.vocabulary}
    head = "# Tables\n\nGenerated from `pipelines/contract/` by `newsledger generate`. Do not edit.\n\n"
    tables = "\n".join(_markdown_table(name, record) for name, record in TABLES.items())
    vocabularies = "\n".join(_markdown_vocabulary(v) for v in sorted(used, key=lambda v: v.__name__))
    return f"{head}{tables}\n## Vocabularies\n\n{vocabularies}"
