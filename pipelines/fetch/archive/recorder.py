"""Recorder: takes in what one run of a source receives, and writes evidence and log.

`evidence_keeper` tells what is new, in this process or, for fast runs, by `writer_handover` in another. What a killed run left is in
`recovery`, what is known from earlier runs in `logged_inputs`. A lock file keeps two runs of one source apart; it dies with its process.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pipelines.contract.tables import Fetch
from pipelines.contract.vocabulary import FetchOutcome, Purpose
from pipelines.fetch.archive.archived_pages import archived_days, day_folder, segment_number
from pipelines.fetch.archive.evidence_keeper import Keeper
from pipelines.fetch.archive.logged_inputs import History
from pipelines.fetch.archive.recovery import (
    MARK_NAME,
    SEGMENT_SUFFIX,
    TEMPORARY_SUFFIX,
    append,
    begin,
    end,
    finish,
    recover,
    segments,
    was_interrupted,
)
from pipelines.fetch.archive.warc_segment import Segment
from pipelines.fetch.archive.writer_handover import Handover
from pipelines.fetch.archive.writer_process import Start
from pipelines.fetch.records.known_inputs import BODIES
from pipelines.fetch.records.received import Received
from pipelines.lake.lake import archive_of, bring, lake_of
from pipelines.sources.source import Source


class Recorder:
    """Takes in what one run receives for one source and day; see `recording`.

    warehouse: the folder that is written to.  history: what is known of inputs.  rows: those that this run added, complete once the
    recording has ended.  failed: inputs that brought nothing so far.  resumed: inputs and addresses that an interrupted run, which this
    one continues, has already.
    """

    def __init__(self, warehouse: Path, source: Source, day: dt.date, now: dt.datetime, lock: int) -> None:
        """Take up what killed runs left and read the log. lock: number of the source's lock file, which the caller holds."""
        self.warehouse = warehouse
        self._source = source
        self._now = now
        self._lock = lock
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
        self._keeper: Keeper | None = None
        self._handover: Handover | None = None
        self._is_complete = False

    def _next_number(self) -> int:
        # a number that the log knows is never used again, or a row of lost evidence would lead to another input
        logged = self._log["warc_path"].unique().to_pylist()
        taken = [segment_number(path) for path in [*segments(self._folder), *logged] if path]
        return max(taken, default=0) + 1

    def resume(self) -> None:
        """Mark that a run has begun, and learn what is there already where it continues an interrupted one."""
        self._folder.mkdir(parents=True, exist_ok=True)
        bring(self.warehouse, self._folder / MARK_NAME)
        first = begin(self._folder, self._number)
        rows = self._log.select(["warc_path", "outcome", "input_ref", "url", "purpose"]).to_pylist() if first < self._number else []
        got = [row for row in rows if segment_number(row["warc_path"] or "") >= first and row["outcome"] in BODIES]
        self.resumed = frozenset(name for row in got if row["purpose"] == Purpose.PAGE for name in (row["input_ref"], row["url"]) if name)

    def complete(self) -> None:
        """Say that the run has asked for everything: the next one starts anew."""
        self._is_complete = True

    def keep(self, received: Received) -> None:
        """Archive what came, and keep its row. Raises OSError where the archive cannot be written."""
        if self._handover:
            self._handover.keep(received)
            self._count(received.purpose, received.outcome or (FetchOutcome.FAILED if received.error else None))
            return
        row = self._open_keeper().keep(received)
        self.rows.append(row)
        self._count(row.purpose, row.outcome)

    def _count(self, purpose: Purpose, outcome: FetchOutcome | None) -> None:
        self.failed += outcome is FetchOutcome.FAILED and purpose is not Purpose.ROBOTS  # most hosts have no robots.txt

    def _open_keeper(self) -> Keeper:
        if self._keeper is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._folder / f"{self._number}{SEGMENT_SUFFIX}"
            self._file = path.with_name(path.name + TEMPORARY_SUFFIX).open("wb")
            segment = Segment(self._file, path.relative_to(self.warehouse).as_posix())
            segment.begin(self._now)
            self._keeper = Keeper(self._source, self.history, segment)
        return self._keeper

    def hand_over(self) -> None:
        """Let a process of its own keep what comes from now on; its rows, and failures to decompress, are reported at the end.

        Look up before what the requests will ask for: from then on the history learns nothing more of this run.
        """
        segment = self._open_keeper().segment
        segment.flush()
        file = Path(self._file.name if self._file else "")
        known = self.history.known()
        self._handover = Handover(Start(self._source, self.warehouse, file, segment.path, segment.position, known), self._lock)

    def _take_back(self) -> None:
        if self._handover and self._file:
            handover, self._handover = self._handover, None
            file, self._file = self._file, None  # where the writer failed, the next run takes up what it wrote
            file.close()
            rows = handover.end()
            self._file = Path(file.name).open("r+b")  # noqa: SIM115 — closed as it is finished
            self.rows += rows
            self._keeper = None

    def close(self) -> None:
        """Make segment and log of this run final."""
        self._take_back()
        if self._file is not None:
            if self._keeper and self._file.tell() != self._keeper.segment.position:
                self._file.truncate(self._keeper.segment.position)  # half an input that could not be written
            finish(self._file)
            self._file = self._keeper = None
        if self.rows:
            self._log = append(self._folder, self._log, self.rows)
        if self._is_complete:
            end(self._folder)


@contextmanager
def recording(warehouse: Path, source: Source, day: dt.date, now: dt.datetime) -> Iterator[Recorder]:
    """Lock the source, give its recorder, and make final what came in, also when the run is interrupted.

    now: moment of the run, written into the segment.
    """
    with lake_of(warehouse).held(archive_of(source.name)) as lock:
        recorder = Recorder(warehouse, source, day, now, lock)
        try:
            yield recorder
        finally:
            recorder.close()
