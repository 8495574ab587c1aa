"""Recorder: tells what is new among what one run of a source receives, and writes evidence and log.

A thread of its own digests, compresses and writes, because that takes longer than the request and lets other threads run meanwhile. What
a killed run left is in `recovery`, what is known from earlier runs in `history`, the form of the records in `segment`. A lock file keeps
two runs of one source apart; it dies with its process.
"""

import datetime as dt
import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from pipelines.fetch.archive import archived_days, day_folder, segment_number
from pipelines.fetch.body import sha256
from pipelines.fetch.history import BODIES, History, Kept
from pipelines.fetch.received import Received
from pipelines.fetch.recovery import SEGMENT_SUFFIX, TEMPORARY_SUFFIX, append, begin, end, finish, recover, segments, was_interrupted
from pipelines.fetch.row import fetch_row, unpacked
from pipelines.fetch.segment import Segment
from pipelines.fetch.source import Source
from pipelines.tables import Fetch
from pipelines.vocabulary import FetchOutcome, Purpose

_MOST_WAITING = 50_000_000
"""Bytes that may wait to be written before the run is held up."""
_PAUSE_S = 0.002


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
        self._queue: SimpleQueue[Received | None] = SimpleQueue()
        self._put = self._done = 0
        self._is_complete = False
        self._problem: BaseException | None = None
        self._thread = Thread(target=self._work, name=f"recorder of {source.name}", daemon=True)
        self._thread.start()

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
        self._raise_problem()
        self._is_complete = True

    def keep(self, received: Received) -> None:
        """Archive what came and keep its row. Raises OSError where the archive cannot be written."""
        self._raise_problem()
        self._put += len(received.raw or b"")
        self._queue.put(received)
        while self._put - self._done > _MOST_WAITING and self._thread.is_alive():
            time.sleep(_PAUSE_S)

    def _raise_problem(self) -> None:
        if self._problem:
            raise self._problem

    def _work(self) -> None:
        try:
            while (received := self._queue.get()) is not None:
                self._take(received)
                self._done += len(received.raw or b"")
                if self._file and self._queue.empty():
                    self._file.flush()
            if self._file:
                self._file.flush()
        except BaseException as error:  # noqa: BLE001 — any failure of the writer is raised in the run
            self._problem = error

    def _take(self, received: Received) -> None:
        whole = unpacked(received, self._source)
        payload = None if whole.raw is None else sha256(whole.raw)
        is_body = whole.raw is not None and not whole.error and not whole.outcome
        digest = None if not is_body else sha256(whole.body) if whole.encoding else payload
        outcome, kept = self._tell(whole, digest)
        if whole.not_modified and kept:
            digest, payload = kept.raw_sha256, kept.payload_sha256
        segment = self._open_segment()
        row = fetch_row(self._source, whole, outcome, (digest, payload), kept, (segment.path, segment.position))
        segment.add(row, whole, kept if kept and kept.payload_sha256 == payload else None)
        self.rows.append(row)
        self.failed += outcome is FetchOutcome.FAILED
        self.history.add(row)

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
        self._queue.put(None)
        self._thread.join()
        if self._file is not None:
            if self._problem and self._segment:
                self._file.truncate(self._segment.position)  # half an input may stand behind it
            finish(self._file)
            self._file = self._segment = None
        if self.rows:
            self._log = append(self._folder, self._log, self.rows)
        if self._is_complete:
            end(self._folder)
        self._raise_problem()


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
