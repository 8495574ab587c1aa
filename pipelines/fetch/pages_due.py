"""What a run of a source with listings asks for: pages that are new, that changed, or that are young and due for a re-check.

How listings are walked is in `discover_pages`, when a page is due in `recheck`; asking is in `http_client`, archiving in `recorder`.
"""

import datetime as dt
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from pipelines.contract.tables import Fetch
from pipelines.contract.vocabulary import FetchOutcome, Purpose
from pipelines.fetch.archive.archived_pages import LOG_NAME, archived_days, day_folder
from pipelines.fetch.archive.compression import sha256_of_body
from pipelines.fetch.archive.recorder import Recorder
from pipelines.fetch.listings.discover_pages import discover_pages
from pipelines.fetch.records.listed_page import Listed, read_moment
from pipelines.fetch.records.received import Received
from pipelines.fetch.transport.http_client import Client
from pipelines.fetch.transport.recheck import is_due, may_try, window
from pipelines.partitions.parquet_files import PartitionError, read_columns
from pipelines.sources.source import Source

_BATCH = 2000
"""Addresses that are looked up together."""

_LOOK_AHEAD = 10
"""How many times the pages of one run are gathered before they are asked for, because a later listing may know more of them."""


class Agenda:
    """What one run asks for; asks for the listings itself, as the desk of `discover_pages`.

    n_listed: pages that the listings named and the source wants.  held_back: those that failed before and wait.
    notes: what was left for a later run, and why.
    """

    def __init__(self, source: Source, client: Client, recorder: Recorder, now: dt.datetime) -> None:
        """now: moment at which the run starts."""
        self.source = source
        self.now = now
        self.n_listed = 0
        self.held_back = 0
        self.notes: list[str] = []
        self._client = client
        self._recorder = recorder

    async def ask(self, address: str) -> Received:
        """Return the listing at an address, archived and logged; `error` says why it is not there."""
        return await self._client.get(address, purpose=Purpose.LISTING)

    def refuse(self, address: str, reason: str) -> None:
        """Log why a listing cannot be used."""
        self._recorder.keep(Received(input_ref=address, uri=address, fetched_at=self.now, error=reason, purpose=Purpose.LISTING))

    def note(self, sentence: str) -> None:
        """Tell what was left for a later run, and why."""
        self.notes.append(sentence)

    def prepare(self, addresses: Iterable[str]) -> None:
        """Look up what is known of addresses, many at a time: each look-up reads the logs of all days."""
        self._recorder.history.load(addresses)

    def asked_at(self, address: str) -> dt.datetime | None:
        """Return when an address was last read in earlier runs; None where it never was."""
        return self._recorder.history.past(address).last_at

    async def pages(self) -> AsyncIterator[Listed]:
        """Yield the pages to ask for, each once, at most as many as the limits of the source allow; the others wait for the next run."""
        limit = self.source.limits.pages
        due: dict[str, Listed] = {}
        async for listed in self._due():
            known = due.get(listed.address)
            due[listed.address] = listed if known is None else _merged(known, listed)
            if len(due) > _LOOK_AHEAD * limit:
                break
        if len(due) > limit:
            self.note(_more(self.source))
        for listed in islice(due.values(), limit):
            yield listed

    async def _due(self) -> AsyncIterator[Listed]:
        """Yield the pages that are due: those of the listings first, then young ones that no listing names any more."""
        batch: list[Listed] = []
        async for listed in discover_pages(self):
            self.n_listed += 1
            batch.append(listed)
            if len(batch) == _BATCH:
                for due in self._settle(batch):
                    yield due
                batch.clear()
        for due in self._settle(batch + list(young_pages(self._recorder.warehouse, self.source, self.now))):
            yield due

    def _settle(self, batch: list[Listed]) -> list[Listed]:
        """Keep the pages that their listing holds whole, and return those of the others that are due."""
        self.prepare(listed.address for listed in batch)
        due = []
        for listed in batch:
            if listed.body is not None:
                self._keep_post(listed, listed.body)
            elif self._is_due(listed):
                due.append(listed)
        return due

    def _is_due(self, listed: Listed) -> bool:
        past, changed = self._recorder.history.past(listed.address), read_moment(listed.modified)
        if not is_due(self.now, self.source.recheck_hours, first=past.first_at, last=past.last_at, changed=changed):
            return False
        may = may_try(past, self.now, changed)
        self.held_back += not may
        return may

    def _keep_post(self, listed: Listed, body: bytes) -> None:
        last = self._recorder.history.past(listed.address).last
        if last is None or last.raw_sha256 != sha256_of_body(body):
            page = Received(
                input_ref=listed.address,
                uri=listed.address,
                url=listed.address,
                fetched_at=self.now,
                raw=body,
                body=body,
                media_type=listed.media_type,
                charset="utf-8",
                listed_published=listed.published,
                listed_title=listed.title,
                listed_by=listed.by,
            )
            self._recorder.keep(page)


def _merged(known: Listed, other: Listed) -> Listed:
    """Return what two listings say of one page: the date is that of the one that gives one, as a news sitemap beside the others."""
    if known.published or not other.published:
        return known
    return replace(known, published=other.published, title=other.title or known.title, by=other.by)


def _more(source: Source) -> str:
    return (
        f"more than {source.limits.pages} pages were due, the others wait for the next run: "
        f"run it more often, or raise pages under [limits] in pipelines/sources/{source.name}.toml"
    )


def young_pages(warehouse: Path, source: Source, now: dt.datetime) -> Iterator[Listed]:
    """Yield the pages that the source archived so lately that they can be due for a re-check, with what their listing said of them."""
    span = window(source.recheck_hours)
    if not source.rules.rechecks_pages or not span:
        return
    oldest = (now - span).date()
    for day in archived_days(warehouse, source.name):
        if day >= oldest:
            yield from _archived_on(day_folder(warehouse, source.name, day) / LOG_NAME)


def _archived_on(log: Path) -> Iterator[Listed]:
    names = ["input_ref", "listed_published", "listed_title", "listed_by", "purpose", "outcome"]
    try:
        rows = read_columns(log, Fetch, names).to_pylist() if log.exists() else []
    except PartitionError:
        return  # the next recording of that day makes the log again
    for row in rows:
        if row["purpose"] == Purpose.PAGE and row["outcome"] == FetchOutcome.ARCHIVED:
            yield Listed(row["input_ref"], row["listed_published"], row["listed_title"], row["listed_by"])
