"""History: what the logs of a source say was archived of an input, so that a new answer can be told from a known one.

Only the inputs that are loaded are held, because the logs of years are large. The logs are written by `recorder`.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.fetch.archive import LOG_NAME, day_folder
from pipelines.fetch.recovery import recover
from pipelines.store import PartitionError, read_arrow
from pipelines.tables import Fetch
from pipelines.vocabulary import FetchOutcome

BODIES = frozenset({FetchOutcome.ARCHIVED, FetchOutcome.UNCHANGED, FetchOutcome.RETURNED})
"""Outcomes that say which body an input had."""

_COLUMNS = (
    "fetch_id", "input_ref", "url", "fetched_at", "outcome", "error", "raw_sha256", "payload_sha256", "etag", "last_modified", "byte_count",
    "warc_path", "warc_offset",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """A body that is archived: the columns of the row that was written with it. See `tables.Fetch`."""

    fetch_id: str
    url: str | None
    fetched_at: dt.datetime
    raw_sha256: str
    payload_sha256: str
    byte_count: int
    warc_path: str
    warc_offset: int


@dataclass(slots=True)
class Past:
    """What is known of one input.

    last: the body that it had last.  etag, last_modified, url: of that answer.  first_at, last_at: moments of the first and the last
    request that brought a body, or the answer that it has not changed.  error: of the last request, None where it went well.
    bodies: all that it had, by their SHA-256.
    """

    last: Kept | None = None
    url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    first_at: dt.datetime | None = None
    last_at: dt.datetime | None = None
    error: str | None = None
    bodies: dict[str, Kept] = field(default_factory=dict)


class History:
    """What is archived of the inputs of one source."""

    def __init__(self, warehouse: Path, source: str, days: Iterable[dt.date]) -> None:
        """days: whose logs are read. The caller holds the source's lock."""
        self._warehouse = warehouse
        self._source = source
        self._days = tuple(days)
        self._past: dict[str, Past] = {}
        self._loaded: set[str] = set()
        self._segments: dict[str, bool] = {}

    def load(self, inputs: Iterable[str], *, days: Iterable[dt.date] | None = None) -> None:
        """Read what the logs say of the inputs, those that are loaded already left out. days: of fewer days than all."""
        wanted = set(inputs) - self._loaded
        if not wanted:
            return
        self._loaded |= wanted
        rows = [row for day in self._days if days is None or day in days for row in self._rows(day, wanted)]
        for row in sorted(rows, key=lambda row: row["fetched_at"]):
            self._add(row)

    def past(self, input_ref: str) -> Past:
        """Return what is known of an input that was loaded; an empty record of one that was not, or of which nothing is known."""
        return self._past.get(input_ref) or Past()

    def add(self, row: Fetch) -> None:
        """Take in a row of the present run."""
        self._add({name: getattr(row, name) for name in _COLUMNS})

    def _rows(self, day: dt.date, wanted: set[str]) -> list[dict[str, Any]]:
        log = day_folder(self._warehouse, self._source, day) / LOG_NAME
        if not log.exists():
            return []
        try:
            table = read_arrow(log, Fetch)
        except PartitionError:
            table = recover(self._warehouse, self._source, day)
        table = table.select(_COLUMNS)
        is_wanted = pc.is_in(table["input_ref"], value_set=pa.array(sorted(wanted), type=pa.string()))
        return list(table.filter(is_wanted).to_pylist())

    def _add(self, row: dict[str, Any]) -> None:
        past = self._past.setdefault(row["input_ref"], Past())
        past.error = row["error"]
        if row["outcome"] not in BODIES or not row["raw_sha256"]:
            return
        if row["outcome"] == FetchOutcome.ARCHIVED and self._is_there(row["warc_path"]):
            past.bodies[row["raw_sha256"]] = _kept(row)
        last = past.bodies.get(row["raw_sha256"])
        past.last = last
        past.first_at, past.last_at = past.first_at or row["fetched_at"], row["fetched_at"]
        past.url, past.etag, past.last_modified = (row["url"], row["etag"], row["last_modified"]) if last else (None, None, None)

    def _is_there(self, path: str) -> bool:
        # evidence that was lost is fetched again, not referred to
        if path not in self._segments:
            segment = self._warehouse / path
            self._segments[path] = segment.exists() or segment.with_name(segment.name + ".tmp").exists()
        return self._segments[path]


def _kept(row: dict[str, Any]) -> Kept:
    payload = row["payload_sha256"] or row["raw_sha256"]
    return Kept(
        row["fetch_id"], row["url"], row["fetched_at"], row["raw_sha256"], payload, row["byte_count"], row["warc_path"], row["warc_offset"]
    )
