"""Collect: one run of one source for one day, from its definition to archived evidence and log.

A day is the day on which newsledger collects. How files are read is in `folder`, how pages are asked for in `http_client` and in which
order in `concurrent_requests`, what listings lead to in `pages_due`; how all of it is kept is in `recorder`.
"""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines.contract.tables import Fetch
from pipelines.contract.takedown import Takedowns
from pipelines.contract.vocabulary import FetchOutcome, InputKind, Purpose
from pipelines.fetch.archive.compression import sha256_of_body
from pipelines.fetch.archive.recorder import Recorder, recording
from pipelines.fetch.concurrent_requests import ask_pages
from pipelines.fetch.files.folder import Found, find_files, of_day, read_file
from pipelines.fetch.files.remote_warc import Remote
from pipelines.fetch.files.warc_sources import find_foreign, keep_foreign
from pipelines.fetch.listings.discover_pages import LISTINGS
from pipelines.fetch.pages_due import Agenda
from pipelines.fetch.records.listed_page import Listed
from pipelines.fetch.records.progress import Report
from pipelines.fetch.records.received import Received
from pipelines.fetch.transport.addresses import read_list, unique
from pipelines.fetch.transport.http_client import Client
from pipelines.sources.source import Source

_LIST_DAYS = dt.timedelta(days=1)
"""How far from today a list is still fetched: the day of the schedule's time zone may differ from that of UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What one run did.

    archived: inputs kept as evidence.  unchanged: inputs that are archived already, versions that returned among them.  failed:
    inputs that brought nothing, each with the error in its row.  held_back: inputs that failed in earlier runs and wait.  rows: the
    rows that say so, one an input: no redirects, retries and robots.txt.  requests: all rows that the run added to the log.
    problems: what somebody has to act on, besides the errors of rows.  note: why nothing was asked for, or what waits for a later run.
    """

    archived: int = 0
    unchanged: int = 0
    failed: int = 0
    held_back: int = 0
    rows: tuple[Fetch, ...] = ()
    requests: int = 0
    problems: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What one run is asked to do; the parameters of `collect_source`."""

    source: Source
    day: dt.date
    warehouse: Path
    root: Path
    now: dt.datetime
    urls: tuple[str, ...]
    report: Report | None


def collect_source(
    source: Source,
    day: dt.date,
    *,
    warehouse: Path,
    root: Path,
    now: dt.datetime,
    urls: Sequence[str] = (),
    report: Report | None = None,
    takedowns: Takedowns | None = None,
) -> Collected:
    """Collect the inputs of one source and day, archive what is new and return what was done.

    root: the project folder, which paths of sources are relative to.  now: the moment of the run, with time zone.  urls: the
    addresses typed for a source of kind page.  report: is told how far the run has come.
    takedowns: what is neither asked for nor kept. No input, however bad, raises: its row in the log
    names the error. Raises OSError where the archive itself cannot be written. A run that follows an interrupted one of the same day
    continues it.
    """
    if source.rules.is_of_today and abs(day - now.date()) > _LIST_DAYS:
        return Collected(note=f"{day} is not today: what the pages of a list said then cannot be fetched any more")
    if takedowns and (line := takedowns.of_source(source.name)):
        return Collected(note=f"{source.name} was {line.told}; delete its line in curation/takedowns.csv to collect it again")
    wanted = replace(source, takedowns=takedowns) if takedowns else source
    return COLLECTORS[source.kind](Order(wanted, day, warehouse, root, now, tuple(urls), report))


def watched_files(source: Source, root: Path) -> list[Found]:
    """Return the files that runs of a source read, of whatever day. root: the project folder."""
    return FILES[source.kind](source, root)


def _collect_folder(order: Order) -> Collected:
    files, waiting = of_day(find_files(order.source, order.root, order.day), order.day, order.now)
    done = collect_files(files, order.source, order.day, warehouse=order.warehouse, now=order.now)
    return replace(done, note=_waiting_note(waiting))


def _collect_typed(order: Order) -> Collected:
    typed, source = unique(order.urls), order.source
    done = _collect_pages(order, [address for address in typed if source.wants(address)])
    told = f"is not fetched: include, exclude or hosts in pipelines/sources/{source.name}.toml leave it out"
    return replace(done, problems=(*done.problems, *(f"{address} {told}" for address in typed if not source.wants(address))))


def _waiting_note(waiting: int) -> str | None:
    if not waiting:
        return None
    return f"{waiting} files that no folder pins to a day wait for a run of the current day: run *Latest*, or put them into YYYY-MM-DD/"


def _collect_foreign(order: Order) -> Collected:
    source, now = order.source, order.now
    files, waiting = of_day(find_foreign(source, order.root) if source.path else [], order.day, now)
    remote = [file for file in files if file.address]
    notes, held_back = [_waiting_note(waiting)], 0
    with recording(order.warehouse, source, order.day, now) as recorder:
        keep_foreign((file for file in files if not file.address), source, recorder, now)
        if source.url or remote:
            run = Remote(source, order.day, recorder, now)
            run.keep(remote, order.report)
            notes, held_back = [*notes, *run.notes], run.held_back
    return replace(_collected(recorder), held_back=held_back, note="; ".join(filter(None, notes)) or None)


def _collect_listed(order: Order) -> Collected:
    """Collect what the feeds, sitemaps or channels of a source lead to."""
    source, now = order.source, order.now
    agendas: list[Agenda] = []

    def pages(client: Client) -> AsyncIterator[Listed]:
        """Yield what the listings lead to, as they are read."""
        agendas.append(Agenda(source, client, recorder, now))
        return agendas[0].pages()

    with recording(order.warehouse, source, order.day, now) as recorder:
        asyncio.run(ask_pages(source, recorder, now, pages, order.report))
    [agenda] = agendas
    has_failed = any(row.error and row.purpose is Purpose.LISTING for row in recorder.rows)
    problem = f"{', '.join(source.url)} lists no page that is wanted: see whether it is empty, and check include, exclude and max_age_days"
    problems = () if agenda.n_listed or has_failed else (problem,)
    return replace(_collected(recorder), held_back=agenda.held_back, problems=problems, note="; ".join(agenda.notes) or None)


def _collect_list(order: Order) -> Collected:
    source, now = order.source, order.now
    try:
        addresses = read_list(order.root / (source.list or ""))
    except FileNotFoundError:
        return Collected(note=f"there is no file {source.list}: write addresses into it, one a line")
    except OSError as error:
        problem = f"the list cannot be read ({error.strerror}): check the file, or correct list in pipelines/sources/{source.name}.toml"
        reference = source.list or ""
        with recording(order.warehouse, source, order.day, now) as recorder:
            recorder.keep(Received(input_ref=reference, uri=reference, fetched_at=now, error=problem))
        return _collected(recorder)
    return _collect_pages(order, addresses)


def _collect_pages(order: Order, addresses: Sequence[str]) -> Collected:
    return collect_addresses(addresses, order.source, order.day, warehouse=order.warehouse, now=order.now, report=order.report)


def collect_addresses(
    addresses: Sequence[str], source: Source, day: dt.date, *, warehouse: Path, now: dt.datetime, report: Report | None = None
) -> Collected:
    """Fetch the addresses and archive what came, but for bodies that are archived already."""
    if not addresses:
        return Collected(note="no address was given")

    async def listed(_: Client) -> AsyncIterator[Listed]:
        """Yield the addresses as if a listing had named them."""
        for address in addresses:
            yield Listed(address)

    with recording(warehouse, source, day, now) as recorder:
        asyncio.run(ask_pages(source, recorder, now, listed, report))
    return _collected(recorder)


def collect_files(files: Sequence[Found], source: Source, day: dt.date, *, warehouse: Path, now: dt.datetime) -> Collected:
    """Collect the files of a folder source that belong to the day: pinned to it, or loose and met for the first time."""
    wanted = [found for found in files if found.day in {None, day} and not source.takedowns.of_place(found.input_ref)]
    unchanged = failed = 0
    with recording(warehouse, source, day, now) as recorder:
        for days, part in ((None, [f for f in wanted if f.day is None]), ([day], [f for f in wanted if f.day])):
            recorder.history.load((found.input_ref for found in part), days=days)
        for found in wanted:
            received = read_file(found, source, now)
            failed += received.error is not None
            unchanged += _keep_file(received, recorder)
    return replace(_collected(recorder, unchanged), failed=failed)


def _keep_file(received: Received, recorder: Recorder) -> bool:
    """Keep a file, or log its error, unless the last run that met it found the same; return whether its content is unchanged."""
    past = recorder.history.past(received.input_ref)
    if received.error:
        if received.error != past.error:
            recorder.keep(received)
        return False
    is_same = past.error is None and past.last is not None and past.last.raw_sha256 == sha256_of_body(received.body)
    if not is_same:
        recorder.keep(received)
    return is_same


def _collected(recorder: Recorder, unchanged: int = 0) -> Collected:
    inputs = [row for row in recorder.rows if _is_final(row)]
    archived = sum(row.outcome is FetchOutcome.ARCHIVED for row in inputs if row.purpose is Purpose.PAGE)
    same = sum(row.outcome in {FetchOutcome.UNCHANGED, FetchOutcome.RETURNED} for row in inputs if row.purpose is Purpose.PAGE)
    failed = sum(row.outcome is FetchOutcome.FAILED for row in inputs)
    return Collected(archived=archived, unchanged=unchanged + same, failed=failed, rows=tuple(inputs), requests=len(recorder.rows))


def _is_final(row: Fetch) -> bool:
    return row.purpose is not Purpose.ROBOTS and row.outcome not in {FetchOutcome.REDIRECTED, FetchOutcome.RETRIED}


COLLECTORS: Mapping[str, Callable[[Order], Collected]] = {
    InputKind.FOLDER: _collect_folder,
    InputKind.WARC: _collect_foreign,
    InputKind.PAGE: _collect_typed,
    InputKind.URLS: _collect_list,
    **dict.fromkeys(LISTINGS, _collect_listed),
}
"""How the inputs of each kind of source are collected."""

FILES: Mapping[str, Callable[[Source, Path], list[Found]]] = {InputKind.FOLDER: find_files, InputKind.WARC: find_foreign}
"""How the files of each kind that has a `path` are found; a sensor watches them."""
