"""Recorder: tells what is new among what one run of a source receives, and writes evidence and log.

What a killed run left is in `recovery`, what is known from earlier runs in `history`, the form of the records in `segment`. A lock file
keeps two runs of one source apart; it dies with its process.
"""

import datetime as dt
import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pipelines.fetch.archive import archived_days, day_folder, segment_number
from pipelines.fetch.body import sha256
from pipelines.fetch.history import BODIES, History, Kept
from pipelines.fetch.received import Received
from pipelines.fetch.recovery import SEGMENT_SUFFIX, TEMPORARY_SUFFIX, append, begin, end, finish, recover, segments, was_interrupted
from pipelines.fetch.row import archivable, fetch_row, unpacked
from pipelines.fetch.segment import Segment
from pipelines.fetch.source import Source
from pipelines.tables import Fetch
from pipelines.vocabulary import FetchOutcome, Purpose

_FLUSH_S = 0.5
"""Seconds that what came may stay in this process before the operating system has it."""


class Recorder:
    """Takes in what one run receives for one source and day; see `recording`.

    warehouse: the folder that is written to.  history: what is known of inputs.  rows: those that this run added, complete once the
    recording has ended.  failed: inputs that brought nothing so far.  resumed: inputs and addresses that an interrupted run, which this
    one goes on with, has already.
    """

    def __init__(self, warehouse: Path, source: Source, day: dt.date, now: dt.datetime) -> None:
        """Take up what killed runs left and read the log. The caller holds the source's lock."""
        self.warehouse = warehouse
        self._source = source
        self._now = now
        self._folder = day_folder(warehouse, source.name, day)
        days = [other for other in archived_days(warehouse, source.name) if other != day]
        for other in days:
            if was_interrupted(day_folder(warehouse, source.name, other)):
                recover(warehouse, source.name, other)
        self._log = recover(warehouse, source.name, day)
        self.history = History(warehouse, source.name, [*days, day])
        self.rows: list[Fetch] = []
        self.failed = 0
        self.resumed: frozenset[str] = frozenset()
        self._number = self._next_number()
        self._file: BinaryIO | None = None
        self._segment: Segment | None = None
        self._flushed_at = 0.0
        self._is_complete = False

    def _next_number(self) -> int:
        # a number that the log knows is never used again, or a row of lost evidence would lead to another input
        logged = self._log["warc_path"].unique().to_pylist()
        taken = [segment_number(path) for path in [*segments(self._folder), *logged] if path]
        return max(taken, default=0) + 1

    def resume(self) -> None:
        """Mark that a run has begun, and learn what it has already where it goes on with an interrupted one."""
        self._folder.mkdir(parents=True, exist_ok=True)
        first = begin(self._folder, self._number)
        rows = self._log.select(["warc_path", "outcome", "input_ref", "url", "purpose"]).to_pylist() if first < self._number else []
        got = [row for row in rows if segment_number(row["warc_path"] or "") >= first and row["outcome"] in BODIES]
        self.resumed = frozenset(name for row in got if row["purpose"] == Purpose.PAGE for name in (row["input_ref"], row["url"]) if name)

    def complete(self) -> None:
        """Say that the run has asked for everything: the next one starts anew."""
        self._is_complete = True

    def keep(self, received: Received) -> Fetch:
        """Archive what came, keep its row and return it. Raises OSError where the archive cannot be written."""
        whole = archivable(unpacked(received, self._source), self._source)
        payload = None if whole.raw is None else sha256(whole.raw)
        is_body = whole.raw is not None and not whole.error and not whole.outcome
        digest = None if not is_body else sha256(whole.body) if whole.encoding else payload
        outcome, kept = self._tell(whole, digest)
        if whole.not_modified and kept:
            digest, payload = kept.raw_sha256, kept.payload_sha256
        segment = self._open_segment()
        row = fetch_row(self._source, whole, outcome, (digest, payload), kept, (segment.path, segment.position))
        segment.add(row, whole, kept if kept and kept.payload_sha256 == payload else None)
        self._flush()
        self.rows.append(row)
        self.failed += outcome is FetchOutcome.FAILED and row.purpose is not Purpose.ROBOTS  # most hosts have no robots.txt
        self.history.add(row)
        return row

    def _flush(self) -> None:
        # so that what came outlives this process; not more often, because many small writes cost as much as the digests
        now = time.monotonic()
        if self._file and now - self._flushed_at > _FLUSH_S:
            self._file.flush()
            self._flushed_at = now

    def _tell(self, received: Received, digest: str | None) -> tuple[FetchOutcome, Kept | None]:
        if received.outcome:
            return received.outcome, None
        if received.error:
            return FetchOutcome.FAILED, None
        past = self.history.past(received.input_ref)
        if received.not_modified:
            return FetchOutcome.UNCHANGED, past.last
        kept = past.bodies.get(digest or "")
        if kept is None:
            return FetchOutcome.ARCHIVED, None
        return FetchOutcome.UNCHANGED if kept == past.last else FetchOutcome.RETURNED, kept

    def _open_segment(self) -> Segment:
        if self._segment is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._folder / f"{self._number}{SEGMENT_SUFFIX}"
            self._file = path.with_name(path.name + TEMPORARY_SUFFIX).open("wb")
            self._segment = Segment(self._file, path.relative_to(self.warehouse).as_posix(), self._now)
        return self._segment

    def close(self) -> None:
        """Make segment and log of this run final."""
        if self._file is not None and self._segment is not None:
            if self._file.tell() != self._segment.position:
                self._file.truncate(self._segment.position)  # half an input that could not be written
            finish(self._file)
            self._file = self._segment = None
        if self.rows:
            self._log = append(self._folder, self._log, self.rows)
        if self._is_complete:
            end(self._folder)


@contextmanager
def recording(warehouse: Path, source: Source, day: dt.date, now: dt.datetime) -> Iterator[Recorder]:
    """Lock the source, give its recorder, and make final what came in, also when the run is interrupted.

    now: moment of the run, written into the segment.
    """
    folder = warehouse / "raw" / source.name
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        recorder = Recorder(warehouse, source, day, now)
        try:
            yield recorder
        finally:
            recorder.close()
