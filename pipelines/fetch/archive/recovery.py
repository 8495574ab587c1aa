"""Recovery of what a killed run left in the folder of a day; the log of the day is brought up to date.

A segment is synced and renamed before the log is rewritten, so that each row leads to a record. What a killed run left is found at the
next start: a temporary segment is cut behind its last whole input and kept, a segment without rows gives its rows back, other temporary
files are deleted. A mark stands beside them from the start of a run to its end, so that the next run can tell what an interrupted one has.
"""

import datetime as dt
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.contract.schema import arrow_schema
from pipelines.contract.tables import Fetch
from pipelines.fetch.archive.archived_pages import LOG_NAME, archived_days, archived_names, day_folder, segment_number
from pipelines.fetch.archive.warc_records import complete_inputs
from pipelines.lake.lake import archive_of, lake_of
from pipelines.partitions.parquet_files import (
    BATCH_ROWS,
    PartitionError,
    atomic_file,
    check_arrow,
    read_arrow,
    sync_folder,
    to_arrow,
    write_atomically,
)

SEGMENT_SUFFIX = ".warc.gz"
TEMPORARY_SUFFIX = ".tmp"
MARK_NAME = "unfinished"


def was_interrupted(folder: Path) -> bool:
    """Return whether a run may have ended in the middle: a log is written after its segments, and leaves no temporary file."""
    log = folder / LOG_NAME
    written = log.stat().st_mtime_ns if log.exists() else 0
    names = [*folder.glob(f"*{SEGMENT_SUFFIX}"), *folder.glob(f"*{TEMPORARY_SUFFIX}")]
    return any(path.suffix == TEMPORARY_SUFFIX or path.stat().st_mtime_ns > written for path in names)


def recover(warehouse: Path, source: str, day: dt.date) -> pa.Table:
    """Take up what a killed run left in the folder of a day and return its log. The caller holds the source's lock."""
    folder = day_folder(warehouse, source, day)
    for path in sorted(folder.glob(f"*{TEMPORARY_SUFFIX}")):
        _take_up(path, warehouse)
    log = _read_log(folder / LOG_NAME)
    logged = set(pc.unique(log["warc_path"]).to_pylist())
    lost = {path: name for path in segments(folder) if (name := path.relative_to(warehouse).as_posix()) not in logged}
    found = [row for path, name in lost.items() for row, _ in _inputs(path, name)]
    return append(folder, log, found) if found else log


def restore_logs(warehouse: Path) -> list[Path]:
    """Make again the logs that are missing or damaged beside finished segments, and return them: without its log no input is read.

    A source that is being collected is waited for.
    """
    return [
        log
        for source in archived_names(warehouse)
        for day in archived_days(warehouse, source)
        if (log := _restored(warehouse, source, day))
    ]


def _restored(warehouse: Path, source: str, day: dt.date) -> Path | None:
    folder = day_folder(warehouse, source, day)
    log = folder / LOG_NAME
    if _is_whole(log) or not segments(folder):
        return None
    with lake_of(warehouse).held(archive_of(source)):
        if _is_whole(log):  # the run that was waited for has written it
            return None
        recover(warehouse, source, day)
    return log


def _is_whole(log: Path) -> bool:
    try:
        check_arrow(log, Fetch)
    except PartitionError:
        return False
    return True


def segments(folder: Path) -> list[Path]:
    """Return the finished segments of a day, in their order."""
    return sorted(folder.glob(f"*{SEGMENT_SUFFIX}"), key=segment_number)


def append(folder: Path, log: pa.Table, rows: Iterable[Fetch]) -> pa.Table:
    """Write the log of a day anew with some more rows and return it."""
    table = pa.concat_tables([log, to_arrow(Fetch, {row.fetch_id: row for row in rows}.values())]).sort_by("fetch_id")
    table = table.replace_schema_metadata(arrow_schema(Fetch).metadata)  # not that of the version that began the log
    with atomic_file(folder / LOG_NAME) as file:
        pq.write_table(table, file, compression="zstd", row_group_size=BATCH_ROWS)
    return table


def _read_log(path: Path) -> pa.Table:
    if not path.exists():
        return to_arrow(Fetch, [])
    try:
        return read_arrow(path, Fetch)
    except PartitionError:
        # the segments hold every row, so a log that is damaged, or of an older version, is set aside and made again
        with suppress(OSError):
            path.replace(path.with_name(f"{path.name}.damaged"))
        return to_arrow(Fetch, [])


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
        finish(file)


def _inputs(path: Path, relative_path: str) -> list[tuple[Fetch, int]]:
    with path.open("rb") as file:
        return list(complete_inputs(file, relative_path))


def finish(file: BinaryIO) -> None:
    """Sync, close and give its final name to a temporary segment."""
    file.flush()
    os.fsync(file.fileno())
    file.close()
    path = Path(file.name)
    path.replace(path.with_name(path.name.removesuffix(TEMPORARY_SUFFIX)))
    sync_folder(path.parent)


def begin(folder: Path, next_segment: int) -> int:
    """Mark that a run has begun and return the number of its first segment: that of the interrupted run that it continues, if any."""
    mark = folder / MARK_NAME
    with suppress(OSError, ValueError):
        return int(mark.read_text())
    write_atomically(mark, str(next_segment).encode())
    return next_segment


def end(folder: Path) -> None:
    """Delete the mark, because the run has asked for everything that it was to ask for."""
    (folder / MARK_NAME).unlink(missing_ok=True)
