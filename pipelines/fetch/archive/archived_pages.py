"""The archive of evidence: where segments and their log lie, and how pages are read back from them alone.

raw/<source>/<YYYY-MM-DD>/<n>.warc.gz holds the records of one run, fetches.parquet beside it one `Fetch` row per request made and
file read on that day. The records' form is in `warc_records`, writing and recovery in `recorder`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from pipelines.contract.page import Page
from pipelines.contract.tables import Fetch
from pipelines.contract.vocabulary import FetchOutcome, Purpose
from pipelines.fetch.archive.compression import BodyError, decompress, sha256_of_body
from pipelines.fetch.archive.day_shards import WHOLE, Shard
from pipelines.fetch.archive.warc_records import EvidenceError, read_warc_record
from pipelines.lake.lake import archive_of, bring, lake_of
from pipelines.partitions.parquet_files import read_columns, read_table
from pipelines.sources.source import Source

LOG_NAME = "fetches.parquet"

_WHICH = ("purpose", "outcome", "raw_sha256", "warc_path")
_ARCHIVED_PAGE = (Purpose.PAGE, FetchOutcome.ARCHIVED)
_REMEDY = "restore the file from a backup, or delete its folder and collect the day again"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An archived input whose evidence cannot be read any more.

    fetch: its row in the log.  reason: what is wrong and what to do.
    """

    fetch: Fetch
    reason: str


def day_folder(warehouse: Path, source: str, day: dt.date) -> Path:
    """Return the folder of a source's evidence of one day, with its log brought there; segments are brought by `segment`."""
    folder = warehouse / "raw" / source / day.isoformat()
    bring(warehouse, folder / LOG_NAME)
    return folder


def segment(warehouse: Path, name: str) -> Path:
    """Return a segment by its path relative to the warehouse, brought there where it is kept."""
    return bring(warehouse, warehouse / name)


def archived_names(warehouse: Path) -> list[str]:
    """Return the names of the sources of which anything is archived, in order."""
    return lake_of(warehouse).folders("raw")


def archived_days(warehouse: Path, source: str) -> list[dt.date]:
    """Return the days that the source has a folder for, oldest first."""
    return sorted(day for name in lake_of(warehouse).folders(archive_of(source)) if (day := _day(name)))


def _day(name: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(name)
    except ValueError:
        return None


def segment_number(path: Path | str) -> int:
    """Return the number of a segment, the n of n.warc.gz; 0 where the name has none."""
    stem = Path(path).name.partition(".")[0]
    return int(stem) if stem.isdecimal() else 0


def count_pages(warehouse: Path, day: dt.date) -> int:
    """Return how many pages are archived of one day over all sources. Raises PartitionError for a damaged log."""
    columns = (read_columns(log, Fetch, ("purpose", "outcome")) for log in _logs(warehouse, day))
    return sum((row["purpose"], row["outcome"]) == _ARCHIVED_PAGE for table in columns for row in table.to_pylist())


def read_fetches(warehouse: Path, day: dt.date) -> list[Fetch]:
    """Return the log of one day over all sources, ordered by source and moment. Raises PartitionError for a damaged log."""
    rows = [row for log in _logs(warehouse, day) for row in read_table(log, Fetch)]
    return sorted(rows, key=lambda row: (row.source, row.fetched_at, row.input_ref, row.fetch_id))


def _logs(warehouse: Path, day: dt.date) -> list[Path]:
    names = lake_of(warehouse).names(f"raw/*/{day.isoformat()}/{LOG_NAME}")
    return [bring(warehouse, warehouse / name) for name in names]


def archived_hashes(warehouse: Path, sources: Iterable[str], day: dt.date) -> list[str]:
    """Return the SHA-256 of each input that `read_pages` yields for a day. Raises PartitionError for a damaged log."""
    logs = [day_folder(warehouse, name, day) / LOG_NAME for name in sources]
    rows = [row for log in logs if log.exists() for row in read_columns(log, Fetch, _WHICH).to_pylist()]
    return [row["raw_sha256"] or "" for row in rows if (row["purpose"], row["outcome"]) == _ARCHIVED_PAGE and row["warc_path"] is not None]


def read_pages(
    warehouse: Path,
    sources: Mapping[str, Source],
    day: dt.date,
    unreadable: list[Unreadable] | None = None,
    shard: Shard = WHOLE,
) -> Iterator[Page]:
    """Yield each input archived on the day by the given sources, each record once, ordered by source, segment and offset.

    shard: a part of the day. Reads only the archive: neither the original files nor the network. Evidence that is torn, missing or changed
    is appended to `unreadable` and the others go on; without that list EvidenceError is raised after the last page. Raises PartitionError
    for a damaged log.
    """
    problems: list[Unreadable] = [] if unreadable is None else unreadable
    for name in sorted(sources):
        log = day_folder(warehouse, name, day) / LOG_NAME
        if log.exists():
            yield from _source_pages(warehouse, sources[name], read_table(log, Fetch, kept=shard.rows), problems)
    if unreadable is None and problems:
        reasons = "; ".join(f"{problem.fetch.input_ref}: {problem.reason}" for problem in problems)
        raise EvidenceError(f"{len(problems)} archived inputs cannot be read: {reasons}")


def _source_pages(warehouse: Path, source: Source, rows: list[Fetch], problems: list[Unreadable]) -> Iterator[Page]:
    with ExitStack() as stack:
        path, file = "", None
        for row in _archived(rows):
            if row.warc_path != path:
                stack.close()
                path, file = row.warc_path or "", _open(segment(warehouse, row.warc_path or ""), stack)
            try:
                yield _page(source, row, file)
            except (EvidenceError, BodyError, OSError) as error:
                problems.append(Unreadable(row, f"{row.warc_path}: {error}; {_REMEDY}"))


def _archived(rows: list[Fetch]) -> list[Fetch]:
    """Return the rows whose record is a page's body, in the order of the records."""
    return sorted(
        (row for row in rows if (row.purpose, row.outcome) == _ARCHIVED_PAGE and row.warc_path is not None),
        key=lambda row: (segment_number(row.warc_path or ""), row.warc_offset or 0),
    )


def _open(path: Path, stack: ExitStack) -> BinaryIO | None:
    try:
        return stack.enter_context(path.open("rb"))
    except OSError:
        return None


def _page(source: Source, row: Fetch, file: BinaryIO | None) -> Page:
    if file is None:
        raise EvidenceError("the WARC file is missing or cannot be opened")
    return Page(
        source=row.source,
        input_kind=row.input_kind,
        input_ref=row.input_ref,
        body=_body(file, row),
        fetched_at=row.fetched_at,
        url=row.url,
        media_type=row.media_type,
        charset=row.charset,
        http_status=row.http_status,
        raw_path=f"{row.warc_path}#{row.warc_offset}",
        publisher=source.publisher,
        language=source.language,
        time_zone=source.time_zone,
        listed_published=row.listed_published,
        listed_title=row.listed_title,
        listed_by=row.listed_by,
        corrections=tuple(one for one in source.corrections if one.concerns(row.url, row.input_ref)),
    )


class _Place(Protocol):
    """Where a body is archived: the columns of `tables.Fetch` that say so."""

    @property
    def raw_sha256(self) -> str | None:
        """SHA-256 of the body as it came, in hexadecimal digits; None where there is none."""

    @property
    def byte_count(self) -> int:
        """Length of the body in bytes."""

    @property
    def warc_path(self) -> str | None:
        """WARC file of the record, relative to the warehouse; None where nothing was archived."""

    @property
    def warc_offset(self) -> int | None:
        """Start of the record in that file, in bytes."""


def read_archived_body(warehouse: Path, place: _Place) -> bytes:
    """Return an archived body. Raises EvidenceError, BodyError or OSError where it cannot be read any more."""
    with segment(warehouse, place.warc_path or "").open("rb") as file:
        return _body(file, place)


def _body(file: BinaryIO, place: _Place) -> bytes:
    record = read_warc_record(file, place.warc_offset or 0)
    body = decompress(record.payload, record.encoding, place.byte_count)
    if sha256_of_body(body) != place.raw_sha256:
        raise EvidenceError(f"the record at offset {place.warc_offset} is not the one of the log: its SHA-256 differs")
    return body
