"""Collect: one run of one source for one day, from its definition to archived evidence and log.

A day is the day on which newsledger collects. How files are read is in `folder`, pages in `http`; how they are kept in `recorder`.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipelines.fetch.addresses import read_list, unique
from pipelines.fetch.body import sha256
from pipelines.fetch.folder import Found, find_files, read_file
from pipelines.fetch.http import fetch_pages
from pipelines.fetch.received import Received
from pipelines.fetch.recorder import Recorder, recording
from pipelines.fetch.source import Source
from pipelines.tables import Fetch

_LIST_DAYS = dt.timedelta(days=1)
"""How far from today a list is still fetched: the day of the schedule's time zone may differ from that of UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What one run did.

    archived: inputs kept as evidence.  unchanged: inputs that are archived already.  failed: inputs that could not be read, each
    with the error in its row.  rows: the rows that the run added to the log.  note: why nothing was asked for, where that is so.
    """

    archived: int = 0
    unchanged: int = 0
    failed: int = 0
    rows: tuple[Fetch, ...] = ()
    note: str | None = None


def collect(
    source: Source,
    day: dt.date,
    *,
    warehouse: Path,
    root: Path,
    now: dt.datetime,
    urls: Sequence[str] = (),
) -> Collected:
    """Collect the inputs of one source and day, archive what is new and return what was done.

    root: the project folder, which paths of sources are relative to.  now: the moment of the run, with time zone.  urls: the
    addresses typed for a source of kind page.  No input, however bad, raises: its row in the log names the error. Raises OSError
    where the archive itself cannot be written.
    """
    if source.kind == "folder":
        return collect_files(find_files(source, root, day), source, day, warehouse=warehouse, now=now)
    if source.kind == "page":
        return collect_addresses(unique(urls), source, day, warehouse=warehouse, now=now)
    if abs(day - now.date()) > _LIST_DAYS:
        return Collected(note=f"{day} is not today: what the pages of a list said then cannot be fetched any more")
    return _collect_list(root / (source.list or ""), source, day, warehouse=warehouse, now=now)


def _collect_list(path: Path, source: Source, day: dt.date, *, warehouse: Path, now: dt.datetime) -> Collected:
    try:
        addresses = read_list(path)
    except FileNotFoundError:
        return Collected(note=f"there is no file {source.list}: write addresses into it, one a line")
    except OSError as error:
        problem = f"the list cannot be read ({error.strerror}): check the file, or correct list in pipelines/sources/{source.name}.toml"
        reference = source.list or ""
        with recording(warehouse, source, day, now) as recorder:
            recorder.log(Received(input_ref=reference, uri=reference, fetched_at=now, error=problem))
        return Collected(failed=1, rows=tuple(recorder.rows))
    return collect_addresses(addresses, source, day, warehouse=warehouse, now=now)


def collect_addresses(addresses: Sequence[str], source: Source, day: dt.date, *, warehouse: Path, now: dt.datetime) -> Collected:
    """Fetch the addresses and archive what came, but for bodies that came from the same address on that day already."""
    if not addresses:
        return Collected(note="no address was given")
    with recording(warehouse, source, day, now) as recorder:
        known = {(row.input_ref, row.raw_sha256): row for row in recorder.today if row.error is None}
        fetch_pages(addresses, source, now, partial(_keep_page, recorder, known))
    failed = sum(row.error is not None for row in recorder.rows)
    unchanged = sum((row.input_ref, row.raw_sha256) in known for row in recorder.rows)
    return Collected(archived=len(recorder.rows) - failed - unchanged, unchanged=unchanged, failed=failed, rows=tuple(recorder.rows))


def _keep_page(recorder: Recorder, known: Mapping[tuple[str, str | None], Fetch], received: Received) -> None:
    same = None if received.raw is None else known.get((received.input_ref, sha256(received.body)))
    if received.raw is None or same:
        recorder.log(received, same)
    else:
        recorder.archive(received)


def collect_files(files: Sequence[Found], source: Source, day: dt.date, *, warehouse: Path, now: dt.datetime) -> Collected:
    """Collect the files of a folder source that belong to the day: pinned to it, or loose and met for the first time."""
    with recording(warehouse, source, day, now) as recorder:
        known = recorder.known(all_days=any(found.day is None for found in files))
        unchanged = failed = 0
        for found in files:
            if found.day in {None, day}:
                received = read_file(found, source, now)
                failed += received.error is not None
                unchanged += _keep(received, recorder, known)
        archived = sum(row.error is None for row in recorder.rows)
    return Collected(archived=archived, unchanged=unchanged, failed=failed, rows=tuple(recorder.rows))


def _keep(received: Received, recorder: Recorder, known: set[tuple[str, str | None]]) -> bool:
    """Archive a file or log its error, and return whether it is archived already. The same error is logged once, not daily."""
    key = (received.input_ref, received.error if received.raw is None else sha256(received.body))
    if key in known:
        return received.error is None
    known.add(key)
    if received.error is None:
        recorder.archive(received)
    else:
        recorder.log(received)
    return False
