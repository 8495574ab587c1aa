"""What the last run of linking noted of all days in one file, so that a day is looked at only where its files, or days before it, changed.

The truth are the partitions and the notes beside the traces (see `day_notes`). Without this file, every day is looked at once.
"""

import bisect
import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipelines.lake.lake import bring, lake_of
from pipelines.link_days.day_notes import LINK_TABLES, TRACES, Note, joint_hash
from pipelines.link_days.older_events import days_of
from pipelines.partitions.parquet_files import write_atomically

INPUTS = ("articles", "statements", "incident_counts")
FILE = "core/linked_days.json"
_NOTED = ("traces", "decided", "recalled")


class DayFiles:
    """The files that linking reads and writes, by day, as they were at one moment."""

    def __init__(self, warehouse: Path) -> None:
        """List the files."""
        lake = lake_of(warehouse)
        self._kept = {table: lake.kept(f"core/{table}") for table in (*INPUTS, *LINK_TABLES, TRACES)}

    def days(self) -> list[dt.date]:
        """Return the days of articles, oldest first."""
        names = (Path(name) for name in self._kept["articles"])
        return sorted(dt.date.fromisoformat(name.stem) for name in names if name.suffix == ".parquet")

    def missing(self, day: dt.date) -> list[str]:
        """Return the names of inputs of a day that are not there."""
        return [name for table in INPUTS if (name := _name(table, day)) not in self._kept[table]]

    def stamp(self, day: dt.date) -> str:
        """Return what a day's files are known by: size and digest, or time where that is not known; empty where one is missing."""
        names = [(table, _name(table, day)) for table in self._kept]
        found = [self._kept[table].get(name) for table, name in [*names, (TRACES, _name(TRACES, day, "json"))]]
        return joint_hash(f"{file.size} {file.sha256 or file.mtime_ns}" for file in found if file) if all(found) else ""


def _name(table: str, day: dt.date, ending: str = "parquet") -> str:
    return f"core/{table}/{day.isoformat()}.{ending}"


class DayIndex:
    """The notes of the last run, and which days have changed since.

    Days are asked for in their order.
    """

    def __init__(self, warehouse: Path, files: DayFiles, rules: str, merges: str) -> None:
        """Read the notes. rules, merges: digests of the code and of merges.csv; where these are others, nothing is known."""
        self._warehouse = warehouse
        self._path = bring(warehouse, warehouse / FILE)
        self._head = {"rules": rules, "merges": merges}
        self._days = self._read()
        self._stamps = {day: files.stamp(day) for day in files.days()}
        self._moved = sorted(self._days.keys() - self._stamps.keys())
        self._is_written = True

    def _read(self) -> dict[dt.date, Note]:
        try:
            found = json.loads(self._path.read_bytes())
            days = {dt.date.fromisoformat(day): {name: note[name] for name in (*_NOTED, "stamp")} for day, note in found["days"].items()}
        except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
            return {}
        return days if {name: found.get(name) for name in self._head} == self._head else {}

    def unchanged(self, day: dt.date, first: dt.date) -> Note | None:
        """Return what is noted of a day that needs no look; None where it needs one. first: day of its window."""
        note = self._days.get(day)
        if note is None or note["stamp"] != self._stamps[day]:
            return None
        at = bisect.bisect_left(self._moved, day)
        is_in_window = at > 0 and self._moved[at - 1] >= first
        return None if is_in_window or days_of(note["recalled"], self._moved, first) else note

    def looked_at(self, day: dt.date, note: Mapping[str, Any]) -> None:
        """Take in what was noted of a day that was looked at."""
        if day not in self._days or self._days[day]["traces"] != note["traces"]:
            bisect.insort(self._moved, day)
        self._days[day] = {name: note.get(name, []) for name in _NOTED}
        self._is_written = False

    def passed_over(self, day: dt.date) -> None:
        """Take in that a day is not linked."""
        if self._days.pop(day, None):
            bisect.insort(self._moved, day)

    def write(self) -> None:
        """Write the notes for the next run, if something has changed."""
        if self._is_written and not self._moved:
            return
        files = DayFiles(self._warehouse)
        noted = {str(day): {**note, "stamp": files.stamp(day)} for day, note in sorted(self._days.items()) if day in self._stamps}
        write_atomically(self._path, json.dumps({**self._head, "days": noted}, indent=0).encode())
