"""The previews in Dagster's history of runs, which show titles and sentences, are blanked; that a run took place stays."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

HISTORY = ".dagster"
_SHOWN = "md_str"
"""The key under which an event holds a table or picture that the UI shows."""
_BLANK = "taken down: previews of earlier runs are not kept after a takedown"
_PATIENCE_S = 60
_TABLES = {"event_logs": ("id", "event"), "asset_keys": ("id", "last_materialization")}
"""The tables that hold events as JSON, each with its key and the column."""


def blank_previews(root: Path) -> int:
    """Blank the previews of all events and delete the printed output of runs below a project's folder; return how many events changed.

    Raises sqlite3.OperationalError where a database stays locked.
    """
    shutil.rmtree(root / HISTORY / "compute_logs", ignore_errors=True)
    return sum(_blank_database(path) for path in sorted((root / HISTORY).rglob("*.db")))


def _blank_database(path: Path) -> int:
    with closing(sqlite3.connect(path, timeout=_PATIENCE_S)) as database:
        database.execute("PRAGMA secure_delete = ON")
        changed = sum(_blank_table(database, table, *columns) for table, columns in _TABLES.items() if _has(database, table))
        database.commit()
        if changed:
            database.execute("VACUUM")
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return changed


def _has(database: sqlite3.Connection, table: str) -> bool:
    return bool(database.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone())


def _blank_table(database: sqlite3.Connection, table: str, key: str, column: str) -> int:
    rows = database.execute(f"SELECT {key}, {column} FROM {table} WHERE instr({column}, ?)", (f'"{_SHOWN}"',)).fetchall()  # noqa: S608
    for number, event in rows:
        blanked = json.dumps(_without_previews(json.loads(event)))
        database.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (blanked, number))  # noqa: S608
    return len(rows)


def _without_previews(value: Any) -> Any:  # noqa: ANN401 — JSON values
    if isinstance(value, dict):
        return dict(_pairs(value))
    return [_without_previews(one) for one in value] if isinstance(value, list) else value


def _pairs(value: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, one in value.items():
        yield name, _BLANK if name == _SHOWN else _without_previews(one)
