"""The contents of the published file: its tables, marts and views with their columns, as the file itself describes them."""

from pipelines.publish.database import Warehouse

_TABLES = """
    SELECT table_name, coalesce(comment, '') FROM duckdb_tables() WHERE schema_name = 'main'
    UNION ALL
    SELECT view_name, coalesce(comment, '') FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal
    ORDER BY ALL
"""
_COLUMNS = """
    SELECT column_name, data_type, coalesce(comment, ''), is_nullable FROM duckdb_columns()
    WHERE schema_name = 'main' AND table_name = ? ORDER BY column_index
"""

Column = tuple[str, str, str, bool]
"""Name, type of DuckDB, meaning, and whether it may be NULL."""


def tables(database: Warehouse) -> list[tuple[str, str]]:
    """Return the name of every table, mart and view, with what a row of it is."""
    return [(name, meaning) for name, meaning in database.run(_TABLES)]


def columns(database: Warehouse, table: str) -> list[Column]:
    """Return the columns of a table. Raises ValueError where there is no such table."""
    found = [(name, kind, meaning, bool(is_nullable)) for name, kind, meaning, is_nullable in database.run(_COLUMNS, [table])]
    if not found:
        raise ValueError(f"no table {table!r}; there are {', '.join(name for name, _ in tables(database))}")
    return found
