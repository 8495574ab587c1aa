"""The record of earlier readings: what a partition held for an article before changed rules read the article differently.

A record is written before the partition that it is about, and beside it a note of the run; the note goes when the partition is written.
A run that finds a note repairs what a killed run left: it drops what that run had recorded, and compares with what held before it.
What a reading is, and which differences are due to the rules, is in `replaced_claims` and `replaced_reports`.
"""

import datetime as dt
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from pipelines.contract.identity import content_id
from pipelines.contract.schema import RecordClass, columns
from pipelines.contract.tables import TABLES
from pipelines.partitions.parquet_files import PartitionError, check_arrow, partition_path, read_known, write_atomically, write_table

Reading = dict[str, Any]
"""The values of one row by column, values of vocabularies as text."""
Key = tuple[str | None, ...]
Readings = Mapping[Key, Reading]
"""Readings by the values of the key's columns."""
Marks = Callable[[Reading], object]
"""What of a reading is compared: where it differs, the reading is another one."""


class ReadingsRecord:
    """The earlier readings of one table and day.

    keys: the columns that name what is read.  rows: those of runs that finished, and those added.  moment: of what is added.
    noted: what a killed run noted besides its moment; empty after a run that finished.
    """

    def __init__(self, warehouse: Path, table: str, day: dt.date, *, keys: tuple[str, ...], stage: str, now: dt.datetime) -> None:
        """Read the record, without what a killed run of this stage left. Raises PartitionError where the file is damaged."""
        self._path = partition_path(warehouse, table, day)
        self._note = self._path.with_name(f"{day.isoformat()}.{stage}.json")
        self._record: RecordClass = TABLES[table]
        self._keys = keys
        self.noted: dict[str, Any] = _read_note(self._note)
        rows = self._read()
        undone = self.noted.get("held_until")
        self.rows = [row for row in rows if row["held_until"].isoformat() != undone]
        self._taken_back = {self._key(row): row for row in rows if row["held_until"].isoformat() == undone}
        self.is_changed = bool(self._taken_back)
        self.moment = self.later(now)

    def _read(self) -> list[Reading]:
        names = [spec.name for spec in columns(self._record) if not spec.contract.published]
        return read_known(self._path, self._record, names) if self._path.exists() else []

    def _key(self, row: Reading) -> Key:
        return tuple(row[name] for name in self._keys)

    def later(self, now: dt.datetime) -> dt.datetime:
        """Return the present moment, or one just after the last record where the clock is not past that."""
        latest = max((row["held_until"] for row in self.rows), default=None)
        return now if latest is None or latest < now else latest + dt.timedelta(microseconds=1)

    def earlier(self, found: Readings) -> dict[Key, Reading]:
        """Return what held before this run: what was found in the partition, corrected by what a killed run had recorded of it."""
        held = dict(found)
        for key, row in self._taken_back.items():
            held.pop(key, None)
            if row["is_read"]:
                held[key] = row
        return held

    def note(self, **noted: Any) -> None:  # noqa: ANN401 — JSON values
        """Note that a run has begun, before anything is written."""
        note = {**noted, "held_until": self.moment.isoformat()}
        write_atomically(self._note, json.dumps(note, indent=1, sort_keys=True).encode())

    def add(self, old: Readings, new: Readings, articles: Collection[str], marks: Marks) -> None:
        """Record each old reading of these articles that is missing or different now, and each new reading as absent before."""
        for key in sorted(old.keys() | new.keys(), key=repr):
            before, after = old.get(key), new.get(key)
            article_id = (before or after or {})["article_id"]
            if article_id in articles and (before is None or after is None or marks(before) != marks(after)):
                self._append(key, article_id, before)

    def _append(self, key: Key, article_id: str, reading: Reading | None) -> None:
        named = dict(zip(self._keys, key, strict=True))
        names = {field.name for field in fields(self._record)}
        values = {name: value for name, value in (reading or {}).items() if name in names}
        added = {"record_id": content_id(*key, self.moment.isoformat()), "held_until": self.moment, "is_read": reading is not None}
        self.rows.append({**values, **named, "article_id": article_id, **added})
        self.is_changed = True

    def write(self) -> None:
        """Write the record where it has changed; without rows there is no file."""
        if not self.is_changed and not self._is_of_another_version():
            return
        if self.rows:
            write_table(self._path, self._record, [self._record(**row) for row in self.rows])
        else:
            self._path.unlink(missing_ok=True)

    def _is_of_another_version(self) -> bool:
        try:
            if self._path.exists():
                check_arrow(self._path, self._record)
        except PartitionError:
            return True
        return False

    def finish(self) -> None:
        """Delete the note, because the partition is written."""
        self._note.unlink(missing_ok=True)


def _read_note(path: Path) -> dict[str, Any]:
    try:
        noted: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return noted


def held_at(rows: Iterable[Reading], present: Readings, moment: dt.datetime, key: Callable[[Reading], Key]) -> dict[Key, Reading]:
    """Return the readings that held at a moment: of each, the first record that had not ended by then, else the present one."""
    held = dict(present)
    for row in sorted(rows, key=lambda row: row["held_until"], reverse=True):
        if row["held_until"] >= moment:
            held.pop(key(row), None)
            if row["is_read"]:
                held[key(row)] = row
    return held
