"""Inputs that were taken down are blanked in the archive: a record of the same length says that something was there.

Each record of a segment is a gzip member of its own, so the members of one input are replaced by one member of exactly their length:
no other record moves, and every other row of the log still leads to its own. The file is written beside and swapped in.
"""

import datetime as dt
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from pipelines.contract.tables import Fetch
from pipelines.contract.vocabulary import FetchOutcome
from pipelines.fetch.archive.archived_pages import LOG_NAME, archived_days, day_folder
from pipelines.fetch.archive.recovery import SEGMENT_SUFFIX, recover, segments
from pipelines.fetch.archive.warc_records import complete_inputs
from pipelines.fetch.archive.warc_segment import Segment
from pipelines.fetch.records.received import Received
from pipelines.lake.lake import archive_of, lake_of
from pipelines.partitions.parquet_files import read_table, write_atomically, write_table

_FOLLOWS = b"\x1f\x8b\x08\x10\x00\x00\x00\x00\x00\xff"
"""The head of a gzip member with a comment, by RFC 1952."""
_PLAIN = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"

_CONTENT = (
    *("media_type", "charset", "etag", "last_modified", "raw_sha256", "payload_sha256"),
    *("error", "listed_published", "listed_title"),
)
"""The columns of a row that tell something of what came."""

Concerns = Callable[[Fetch], bool]
"""Tells whether an input is to be blanked, by its row."""


@contextmanager
def held_source(warehouse: Path, source: str) -> Iterator[list[dt.date]]:
    """Wait for a run that collects a source, hold its lock, and give the days that have evidence."""
    with lake_of(warehouse).held(archive_of(source)):
        yield archived_days(warehouse, source)


def read_log(warehouse: Path, source: str, day: dt.date) -> list[Fetch]:
    """Return the log of a day after what killed runs left was taken up. The caller holds the source."""
    recover(warehouse, source, day)
    log = day_folder(warehouse, source, day) / LOG_NAME
    return read_table(log, Fetch) if log.exists() else []


def blank_inputs(warehouse: Path, source: str, day: dt.date, concerns: Concerns) -> int:
    """Blank the inputs of a source and day that are concerned, in segments and log, and return how many were. The caller holds the source.

    Killed at any moment, another call does the rest. Raises OSError where the archive cannot be written.
    """
    folder = day_folder(warehouse, source, day)
    rows = read_log(warehouse, source, day)
    gone = {row.fetch_id: _without_content(row) for row in rows if row.outcome is not FetchOutcome.TAKEN_DOWN and concerns(row)}
    if gone:
        lake_of(warehouse).erase_replaced()
        lake_of(warehouse).bring(lake_of(warehouse).names(f"{archive_of(source)}/{day}/*{SEGMENT_SUFFIX}"))
    for segment in segments(folder) if gone else ():
        _blank_segment(segment, segment.relative_to(warehouse).as_posix(), gone)
    if gone:
        write_table(folder / LOG_NAME, Fetch, [gone.get(row.fetch_id, row) for row in rows])
    for damaged in folder.glob(f"{LOG_NAME}.damaged"):
        damaged.unlink()
    return len(gone)


def _without_content(row: Fetch) -> Fetch:
    """Return a row with nothing in it that came from the page: address and moment stay, by which it is known."""
    empty: dict[str, Any] = dict.fromkeys(_CONTENT)
    return replace(row, outcome=FetchOutcome.TAKEN_DOWN, byte_count=0, **empty)


def _blank_segment(path: Path, name: str, gone: Mapping[str, Fetch]) -> None:
    with path.open("rb") as file:
        places = [(row, end) for row, end in complete_inputs(file, name) if row.fetch_id in gone]
    if places:
        content = bytearray(path.read_bytes())
        for row, end in places:
            begin = row.warc_offset or 0
            content[begin:end] = _blank(replace(gone[row.fetch_id], warc_path=name, warc_offset=begin), end - begin)
        write_atomically(path, bytes(content))


def _blank(row: Fetch, length: int) -> bytes:
    """Return one gzip member of a length with the metadata record of a row that was blanked."""
    for fewer in (row, replace(row, listed_by=None, http_status=None, robots=None)):
        record = zlib.compress(_record(fewer), 9, -zlib.MAX_WBITS)
        ending = (zlib.crc32(_record(fewer))).to_bytes(4, "little") + len(_record(fewer)).to_bytes(4, "little")
        room = length - len(_PLAIN) - len(record) - len(ending)
        if room == 0:
            return _PLAIN + record + ending
        if room > 0:
            return _FOLLOWS + b" " * (room - 1) + b"\0" + record + ending
    raise OSError(f"{row.warc_path}: the record at offset {row.warc_offset} is too short to be blanked; delete the file and its log")


def _record(row: Fetch) -> bytes:
    file = BytesIO()
    segment = Segment(file, row.warc_path or "", row.warc_offset or 0)
    segment.add(row, Received(input_ref=row.input_ref, uri=row.url or row.input_ref, fetched_at=row.fetched_at), None)
    return zlib.decompress(file.getvalue(), zlib.MAX_WBITS + 16)
