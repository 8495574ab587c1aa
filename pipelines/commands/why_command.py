"""`newsledger why`: what stands behind a claim, or behind a figure of a day and a place."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from pipelines.plain_text import one_line
from pipelines.publish.database import Warehouse, open_read_only
from pipelines.settings import load_settings

_CELL_WORDS = 3


def run_why(words: Sequence[str], *, as_json: bool = False) -> int:
    """Print what is behind a claim (its id, or the beginning of it), or behind a cell: PLACE DAY METRIC. Return 1 where nothing is found.

    Raises ValueError where the words are neither.
    """
    wanted = [word for text in words for word in text.split()]
    database = open_read_only(load_settings().warehouse)
    try:
        rows = behind(database, wanted)
    finally:
        database.close()
    for row in rows:
        print(json.dumps(row, ensure_ascii=False, default=str) if as_json else _told(row))  # noqa: T201
    if not rows:
        print(f"nothing is known of {' '.join(wanted)!r}; `newsledger query figures_per_day_and_place` lists figures")  # noqa: T201
    return 0 if rows else 1


def behind(database: Warehouse, wanted: Sequence[str]) -> list[dict[str, Any]]:
    """Return the rows behind a claim (its id, or the beginning of it), or behind a cell: place, day and metric.

    Raises ValueError where the words are neither, QueryError where no claim, or more than one, has the id, and where a place or metric is
    nowhere.
    """
    return list(database.arrow("SELECT * FROM why(?)", list(wanted)).to_pylist()) if len(wanted) == 1 else _cell(database, wanted)


def _cell(database: Warehouse, wanted: Sequence[str]) -> list[dict[str, Any]]:
    """Return what is behind a figure: place, day and metric in this order, the place in several words if it has them."""
    if len(wanted) < _CELL_WORDS:
        raise ValueError("write a claim's id, or place, day and metric, such as `newsledger why Norrin 2026-03-12 killed`")
    *place, day, metric = wanted
    try:
        moment = dt.date.fromisoformat(day)
    except ValueError as error:
        raise ValueError(f"{day!r} is not a date; write place, day and metric, such as Norrin 2026-03-12 killed") from error
    return list(database.arrow("SELECT * FROM why_cell(?, ?, ?)", [moment, " ".join(place), metric]).to_pylist())


def _told(row: dict[str, Any]) -> str:
    width = max(map(len, row))
    return "\n".join(f"{name.ljust(width)}  {one_line(value)}" for name, value in row.items() if value is not None and value != "") + "\n"
