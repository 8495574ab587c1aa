"""What linking notes of a day beside its traces: the digest of everything that the day's links depend on.

A day whose note still holds is not linked again. What is done where it does not belongs in `link_partitions`.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pipelines.lake.lake import bring, lake_of
from pipelines.partitions.parquet_files import has_partition, partition_path, write_atomically

LINK_TABLES = ("article_stories", "incident_links", "incident_reports")
TRACES = "event_traces"

Note = dict[str, Any]
"""rules, merges: digests of the code (see `linking_code`) and of merges.csv.  files: size, time and SHA-256 of each input.
inputs: digest of all that the day depends on.  traces: SHA-256 of what it left.  decided: the lines of merges.csv that have to do with it.
recalled: days of events before its window that its articles name.
linked_at: moment of the run that linked it."""


def read_note(warehouse: Path, day: dt.date, rules: str) -> Note:
    """Return what the last run noted of a day; nothing where it did not come to its end, or had other rules."""
    known = last_note(warehouse, day)
    written = all(has_partition(warehouse, table, day) for table in (*LINK_TABLES, TRACES))
    return known if written and known.get("rules") == rules else {}


def last_note(warehouse: Path, day: dt.date) -> Note:
    """Return what the last run noted of a day, by whatever rules; nothing where it did not come to its end."""
    try:
        known: Note = json.loads(note_path(warehouse, day).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return known


def write_note(warehouse: Path, day: dt.date, note: Note) -> None:
    """Write a day's note."""
    write_atomically(note_path(warehouse, day), json.dumps(note, indent=1, sort_keys=True).encode())


def note_path(warehouse: Path, day: dt.date) -> Path:
    """Return the file of a day's note, beside its traces."""
    return bring(warehouse, partition_path(warehouse, TRACES, day).with_suffix(".json"))


def partition_digest(warehouse: Path, table: str, day: dt.date, noted: Mapping[str, Any]) -> dict[str, Any]:
    """Return size, time and SHA-256 of a partition; it is read only where its hash is not known and size or time differ from those noted.

    Raises FileNotFoundError where there is none.
    """
    kept = lake_of(warehouse).describe(f"core/{table}/{day.isoformat()}.parquet")
    if kept is None:
        raise FileNotFoundError(f"{warehouse}/core/{table}/{day}.parquet: deleted while it was looked at; run again")
    seen = {"size": kept.size, "mtime_ns": kept.mtime_ns}
    if kept.sha256:
        return {**seen, "sha256": kept.sha256}
    if {name: noted.get(name) for name in seen} == seen:
        return dict(noted)
    return {**seen, "sha256": sha256_of_file(partition_path(warehouse, table, day))}


def sha256_of_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def joint_hash(values: Iterable[str]) -> str:
    """Return one hash of several values in this order."""
    return hashlib.sha256("\n".join(values).encode()).hexdigest()
