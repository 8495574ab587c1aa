"""Recorder: writes what one run of a source receives, and takes up what a killed run left.

The segment is synced and renamed first, then the log is rewritten, so that each row leads to a record. What a killed run left is
found at the next start: a temporary segment is cut behind its last whole input and kept, a segment without rows gives its rows
back, other temporary files are deleted. A lock file keeps two runs of one source apart; it dies with its process.
"""

import datetime as dt
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from pipelines.fetch.archive import LOG_NAME, archived_days, day_folder, segment_number
from pipelines.fetch.body import sha256
from pipelines.fetch.received import Received
from pipelines.fetch.source import Source
from pipelines.fetch.warc import SegmentWriter, complete_inputs
from pipelines.identity import content_id
from pipelines.store import PartitionError, read_arrow, read_table, sync_folder, write_table
from pipelines.tables import Fetch
from pipelines.vocabulary import InputKind

SEGMENT_SUFFIX = ".warc.gz"
TEMPORARY_SUFFIX = ".tmp"


class Recorder:
    """Takes in what one run receives for one source and day; see `recording`.

    today: the rows of the day before this run.  rows: those that this run added.
    """

    def __init__(self, warehouse: Path, source: Source, day: dt.date, now: dt.datetime) -> None:
        """Take up what killed runs left and read the log. The caller holds the source's lock."""
        self._warehouse = warehouse
        self._source = source
        self._now = now
        self._folder = day_folder(warehouse, source.name, day)
        self._file: BinaryIO | None = None
        self._segment: SegmentWriter | None = None
        self._days = [other for other in archived_days(warehouse, source.name) if other != day]
        for other in self._days:
            if _was_interrupted(day_folder(warehouse, source.name, other)):
                recover(warehouse, source.name, other)
        self.today = recover(warehouse, source.name, day)
        self.rows: list[Fetch] = []

    def known(self, *, all_days: bool) -> set[tuple[str, str | None]]:
        """Return what the log of this day, or of all days, holds: each input with the SHA-256 of its body, or with its error."""
        known = {(row.input_ref, row.raw_sha256 or row.error) for row in self.today}
        for day in self._days if all_days else ():
            known.update(_logged(self._warehouse, self._source.name, day))
        return known

    def archive(self, received: Received) -> Fetch:
        """Write the evidence of an input and keep its row."""
        row = self._segment_writer().add(_row(self._source, received), received)
        self.rows.append(row)
        return row

    def log(self, received: Received, same_as: Fetch | None = None) -> Fetch:
        """Keep the row of an input that is not archived: it failed, or came unchanged and is archived in the row same_as."""
        row = _row(self._source, received, same_as)
        self.rows.append(row)
        return row

    def _segment_writer(self) -> SegmentWriter:
        if self._segment is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            taken = [segment_number(path) for path in self._folder.glob(f"*{SEGMENT_SUFFIX}")]
            # a number that the log knows is never used again, or a row of lost evidence would lead to another input
            taken += [segment_number(row.warc_path) for row in self.today if row.warc_path]
            path = self._folder / f"{max(taken, default=0) + 1}{SEGMENT_SUFFIX}"
            self._file = path.with_name(path.name + TEMPORARY_SUFFIX).open("wb")
            self._segment = SegmentWriter(self._file, path.relative_to(self._warehouse).as_posix(), self._now)
        return self._segment

    def close(self) -> None:
        """Make segment and log of this run final."""
        if self._file is not None:
            _finish(self._file)
            self._file = self._segment = None
        if self.rows:
            _write_log(self._folder, self.today + self.rows)


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


def _logged(warehouse: Path, source: str, day: dt.date) -> Iterator[tuple[str, str | None]]:
    log = day_folder(warehouse, source, day) / LOG_NAME
    if not log.exists():
        return
    try:
        table = read_arrow(log, Fetch)
    except PartitionError:
        yield from ((row.input_ref, row.raw_sha256) for row in recover(warehouse, source, day))
        return
    # single columns, because rows of years as records would take seconds
    inputs, digests, errors = (table.column(name).to_pylist() for name in ("input_ref", "raw_sha256", "error"))
    yield from ((one, digest or error) for one, digest, error in zip(inputs, digests, errors, strict=True))


def _was_interrupted(folder: Path) -> bool:
    """Return whether a run may have ended in the middle: a log is written after its segments, and leaves no temporary file."""
    log = folder / LOG_NAME
    written = log.stat().st_mtime_ns if log.exists() else 0
    names = [*folder.glob(f"*{SEGMENT_SUFFIX}"), *folder.glob(f"*{TEMPORARY_SUFFIX}")]
    return any(path.suffix == TEMPORARY_SUFFIX or path.stat().st_mtime_ns > written for path in names)


def recover(warehouse: Path, source: str, day: dt.date) -> list[Fetch]:
    """Take up what a killed run left in the folder of a day and return the rows of its log. The caller holds the source's lock."""
    folder = day_folder(warehouse, source, day)
    for path in sorted(folder.glob(f"*{TEMPORARY_SUFFIX}")):
        _take_up(path, warehouse)
    rows = _read_log(folder / LOG_NAME)
    logged = {row.warc_path for row in rows}
    segments = sorted(folder.glob(f"*{SEGMENT_SUFFIX}"), key=segment_number)
    lost = [path for path in segments if path.relative_to(warehouse).as_posix() not in logged]
    found = [row for path in lost for row, _ in _inputs(path, path.relative_to(warehouse).as_posix())]
    if found:
        _write_log(folder, rows + found)
    return rows + found


def _take_up(path: Path, warehouse: Path) -> None:
    final = path.with_name(path.name.removesuffix(TEMPORARY_SUFFIX))
    end = 0
    if final.name.endswith(SEGMENT_SUFFIX) and not final.exists():
        end = max((end for _, end in _inputs(path, final.relative_to(warehouse).as_posix())), default=0)
    if not end:
        path.unlink(missing_ok=True)
        return
    with path.open("r+b") as file:
        file.truncate(end)
        _finish(file)


def _inputs(path: Path, relative_path: str) -> list[tuple[Fetch, int]]:
    with path.open("rb") as file:
        return list(complete_inputs(file, relative_path))


def _finish(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
    file.close()
    path = Path(file.name)
    path.replace(path.with_name(path.name.removesuffix(TEMPORARY_SUFFIX)))
    sync_folder(path.parent)


def _read_log(path: Path) -> list[Fetch]:
    if not path.exists():
        return []
    try:
        return list(read_table(path, Fetch))
    except PartitionError:
        # the segments hold every archived row, so a damaged log is set aside and made again
        with suppress(OSError):
            path.replace(path.with_name(f"{path.name}.damaged"))
        return []


def _write_log(folder: Path, rows: list[Fetch]) -> None:
    write_table(folder / LOG_NAME, Fetch, {row.fetch_id: row for row in rows}.values())


def _row(source: Source, received: Received, same_as: Fetch | None = None) -> Fetch:
    digest = None if received.raw is None else sha256(received.body)
    return Fetch(
        fetch_id=content_id(source.name, received.input_ref, received.fetched_at.isoformat(), digest),
        source=source.name,
        input_kind=InputKind(source.kind),
        input_ref=_clean(received.input_ref) or "",
        url=_clean(received.url),
        fetched_at=received.fetched_at.astimezone(dt.UTC),
        http_status=received.http_status,
        media_type=_clean(received.media_type),
        charset=_clean(received.charset),
        byte_count=len(received.body),
        duration_ms=received.duration_ms,
        raw_sha256=digest,
        warc_path=same_as.warc_path if same_as else None,
        warc_offset=same_as.warc_offset if same_as else None,
        error=_clean(received.error),
        purpose=received.purpose,
        listed_published=_clean(received.listed_published),
        listed_title=_clean(received.listed_title),
        listed_by=_clean(received.listed_by),
    )


def _clean(text: str | None) -> str | None:
    # headers and file names can hold halves of surrogate pairs, which no file format takes
    return None if text is None else text.encode("utf-8", "backslashreplace").decode()
