"""What is known of inputs, of earlier runs and of the present one, so that a new answer can be told from a known one.

No log is read here; that is in `logged_inputs`.
"""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.contract.tables import Fetch
from pipelines.contract.vocabulary import FetchOutcome
from pipelines.lake.lake import lake_of

_FINAL = frozenset({200, 206, 400, 401, 402, 403, 404, 405, 406, 410, 414, 415, 451})
"""Statuses of answers that are no page and will rarely be one an hour later; 200 is one of another type, or too large."""

BODIES = frozenset({FetchOutcome.ARCHIVED, FetchOutcome.UNCHANGED, FetchOutcome.RETURNED})
"""Outcomes that say which body an input had."""


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
    failures: runs in a row that brought nothing.  failed_at: moment of the last of them.  is_final: whether its answer was one that
    rarely changes, such as 404.  bodies: all that it had, by their SHA-256.
    """

    last: Kept | None = None
    url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    first_at: dt.datetime | None = None
    last_at: dt.datetime | None = None
    error: str | None = None
    failures: int = 0
    failed_at: dt.datetime | None = None
    is_final: bool = False
    bodies: dict[str, Kept] = field(default_factory=dict)


_NOTHING = Past()


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """The columns of a log that describe bodies."""

    fetch_id: str
    input_ref: str
    url: str | None
    fetched_at: dt.datetime
    outcome: str
    error: str | None
    http_status: int | None
    raw_sha256: str | None
    payload_sha256: str | None
    etag: str | None
    last_modified: str | None
    byte_count: int
    warc_path: str | None
    warc_offset: int | None


class Pasts:
    """What is known of some inputs of one source."""

    def __init__(self, warehouse: Path, known: dict[str, Past] | None = None) -> None:
        """warehouse: the folder that paths of segments are relative to.  known: by input, to begin with."""
        self._warehouse = warehouse
        self._past: dict[str, Past] = {} if known is None else known
        self._latest: dict[str, Fetch] = {}
        self._segments: dict[str, bool] = {}

    def past(self, input_ref: str) -> Past:
        """Return what is known of an input; an empty record where nothing is."""
        row = self._latest.pop(input_ref, None)
        if row:
            self.settle(row)
        return self._past.get(input_ref, _NOTHING)

    def known(self) -> dict[str, Past]:
        """Return all that is known, by input."""
        for name in list(self._latest):
            self.past(name)
        return self._past

    def add(self, row: Fetch) -> None:
        """Take in a row of the present run: it is looked at when its input comes again, which is rare."""
        earlier = self._latest.get(row.input_ref)
        if earlier:
            self.settle(earlier)
        self._latest[row.input_ref] = row

    def settle(self, row: Logged | Fetch) -> None:
        """Take in a row that is later than those before."""
        past = self._past.get(row.input_ref)
        if past is None:
            past = self._past[row.input_ref] = Past()
        past.error = row.error
        if row.outcome == FetchOutcome.FAILED:
            past.failures, past.failed_at, past.is_final = past.failures + 1, row.fetched_at, row.http_status in _FINAL
        digest = row.raw_sha256
        if digest is None or row.outcome not in BODIES:
            return
        past.failures, past.failed_at = 0, None
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
            is_being_written = (self._warehouse / f"{path}.tmp").exists()
            self._segments[path] = is_being_written or lake_of(self._warehouse).describe(path) is not None
        return self._segments[path]
