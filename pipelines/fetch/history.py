"""History: what the logs of a source say was archived of an input, so that a new answer can be told from a known one.

Only the inputs that are loaded are held, because the logs of years are large. The logs are written by `recorder`.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.fetch.archive import LOG_NAME, day_folder
from pipelines.fetch.recovery import recover
from pipelines.store import PartitionError, read_columns, to_arrow
from pipelines.tables import Fetch
from pipelines.vocabulary import FetchOutcome

BODIES = frozenset({FetchOutcome.ARCHIVED, FetchOutcome.UNCHANGED, FetchOutcome.RETURNED})
"""Outcomes that say which body an input had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """The columns of a log that tell of bodies."""

    fetch_id: str
    input_ref: str
    url: str | None
    fetched_at: dt.datetime
    outcome: str
    error: str | None
    raw_sha256: str | None
    payload_sha256: str | None
    etag: str | None
    last_modified: str | None
    byte_count: int
    warc_path: str | None
    warc_offset: int | None


_MOST_HELD = 64_000_000
"""Bytes of logs that are held for the next look-up, because a run asks for its listings one after another; larger ones are read again."""
_COLUMNS = [item.name for item in fields(_Row)]


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


_NOTHING = Past()


class History:
    """What is archived of the inputs of one source."""

    def __init__(self, warehouse: Path, source: str, days: Iterable[dt.date]) -> None:
        """days: whose logs are read. The caller holds the source's lock."""
        self._warehouse = warehouse
        self._source = source
        self._days = tuple(days)
        self._past: dict[str, Past] = {}
        self._latest: dict[str, Fetch] = {}
        self._loaded: set[str] = set()
        self._logs: dict[dt.date, pa.Table] = {}
        self._held = 0
        self._segments: dict[str, bool] = {}

    def load(self, inputs: Iterable[str], *, days: Iterable[dt.date] | None = None) -> None:
        """Read what the logs say of the inputs, those that are loaded already left out. days: of fewer days than all."""
        wanted = set(inputs) - self._loaded
        if not wanted:
            return
        self._loaded |= wanted
        rows = [row for day in self._days if days is None or day in days for row in self._rows(day, wanted)]
        for row in sorted(rows, key=lambda row: row.fetched_at):
            self._settle(row)

    def past(self, input_ref: str) -> Past:
        """Return what is known of an input that was loaded; an empty record of one that was not, or of which nothing is known."""
        row = self._latest.pop(input_ref, None)
        if row:
            self._settle(row)
        return self._past.get(input_ref, _NOTHING)

    def _rows(self, day: dt.date, wanted: set[str]) -> list[_Row]:
        table = self._logs.get(day)
        if table is None:
            table = self._read(day)
            if self._held + table.nbytes <= _MOST_HELD:
                self._logs[day] = table
                self._held += table.nbytes
        is_wanted = pc.is_in(table["input_ref"], value_set=pa.array(sorted(wanted), type=pa.string()))
        return [_Row(**row) for row in table.filter(is_wanted).to_pylist()]

    def _read(self, day: dt.date) -> pa.Table:
        log = day_folder(self._warehouse, self._source, day) / LOG_NAME
        if not log.exists():
            return to_arrow(Fetch, []).select(_COLUMNS)
        try:
            return read_columns(log, Fetch, _COLUMNS)
        except PartitionError:
            return recover(self._warehouse, self._source, day).select(_COLUMNS)

    def add(self, row: Fetch) -> None:
        """Take in a row of the present run: it is looked at when its input comes again, which is rare."""
        earlier = self._latest.get(row.input_ref)
        if earlier:
            self._settle(earlier)
        self._latest[row.input_ref] = row

    def _settle(self, row: "_Row | Fetch") -> None:
        past = self._past.get(row.input_ref)
        if past is None:
            past = self._past[row.input_ref] = Past()
        past.error = row.error
        digest = row.raw_sha256
        if digest is None or row.outcome not in BODIES:
            return
        if row.outcome == FetchOutcome.ARCHIVED and self._is_there(row.warc_path or ""):
            past.bodies[digest] = Kept(
                row.fetch_id,
                row.url,
                row.fetched_at,
                digest,
                row.payload_sha256 or digest,
                row.byte_count,
                row.warc_path or "",
                row.warc_offset or 0,
            )
        last = past.last = past.bodies.get(digest)
        past.first_at, past.last_at = past.first_at or row.fetched_at, row.fetched_at
        past.url, past.etag, past.last_modified = (row.url, row.etag, row.last_modified) if last else (None, None, None)

    def _is_there(self, path: str) -> bool:
        # evidence that was lost is fetched again, not referred to
        if path not in self._segments:
            segment = self._warehouse / path
            self._segments[path] = segment.exists() or segment.with_name(segment.name + ".tmp").exists()
        return self._segments[path]
