"""Agenda: what a run of a source with listings asks for: pages that are new, that changed, or that are young and due for a re-check.

How listings are walked is in `discover`, when a page is due in `recheck`; who asks and what is archived is in `http` and `recorder`.
"""

import datetime as dt
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from pipelines.fetch.archive import LOG_NAME, archived_days, day_folder
from pipelines.fetch.body import sha256
from pipelines.fetch.discover import discover
from pipelines.fetch.http import Client
from pipelines.fetch.listed import Listed
from pipelines.fetch.received import Received
from pipelines.fetch.recheck import is_due, window
from pipelines.fetch.recorder import Recorder
from pipelines.fetch.source import Source
from pipelines.store import PartitionError, read_arrow
from pipelines.tables import Fetch
from pipelines.vocabulary import FetchOutcome, Purpose


class Desk:
    """Asks for the listings of one run; see `discover.Desk`."""

    def __init__(self, source: Source, client: Client, recorder: Recorder, now: dt.datetime) -> None:
        """now: moment at which the run starts."""
        self.source = source
        self.now = now
        self._client = client
        self._recorder = recorder

    async def ask(self, address: str) -> Received:
        """Return the listing at an address, archived and logged; `error` says why it is not there."""
        return await self._client.get(address, purpose=Purpose.LISTING)

    def refuse(self, address: str, reason: str) -> None:
        """Log why a listing cannot be used, or was not asked."""
        self._recorder.keep(Received(input_ref=address, uri=address, fetched_at=self.now, error=reason, purpose=Purpose.LISTING))

    def asked_at(self, address: str) -> dt.datetime | None:
        """Return when an address was last read in earlier runs; None where it never was."""
        self._recorder.history.load([address])
        return self._recorder.history.past(address).last_at

    def is_due(self, listed: Listed) -> bool:
        """Return whether a page is to be asked for in this run."""
        self._recorder.history.load([listed.address])
        past = self._recorder.history.past(listed.address)
        hours = self.source.recheck_hours
        return is_due(self.now, hours, first=past.first_at, last=past.last_at, changed=listed.changed_at)

    def keep_post(self, listed: Listed) -> None:
        """Archive a page that its listing holds whole, unless it is the one that is archived last."""
        body = listed.body or b""
        self._recorder.history.load([listed.address])
        last = self._recorder.history.past(listed.address).last
        if last is None or last.raw_sha256 != sha256(body):
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


async def agenda(source: Source, client: Client, recorder: Recorder, now: dt.datetime) -> AsyncIterator[Listed]:
    """Yield the pages to ask for, each once, at most as many as the limits of the source allow; what stays waits for the next run."""
    desk = Desk(source, client, recorder, now)
    left = source.limits.pages
    seen: set[str] = set()
    async for listed in discover(desk):
        if listed.body is not None:
            desk.keep_post(listed)
        elif desk.is_due(listed):
            if left == 0:
                desk.refuse(listed.by or listed.address, _more(source))
                return
            left -= 1
            seen.add(listed.address)
            yield listed
    for listed in young_pages(recorder.warehouse, source, now):
        if left and listed.address not in seen and desk.is_due(listed):
            left -= 1
            seen.add(listed.address)
            yield listed


def _more(source: Source) -> str:
    return (
        f"more than {source.limits.pages} pages were due, the others wait for the next run: "
        f"run it more often, or raise pages under [limits] in pipelines/sources/{source.name}.toml"
    )


def young_pages(warehouse: Path, source: Source, now: dt.datetime) -> Iterator[Listed]:
    """Yield the pages that the source archived so lately that they can be due for a re-check, with what their listing said of them."""
    span = window(source.recheck_hours)
    if source.kind == "telegram" or not span:
        return
    oldest = (now - span).date()
    for day in archived_days(warehouse, source.name):
        if day >= oldest:
            yield from _archived_on(day_folder(warehouse, source.name, day) / LOG_NAME)


def _archived_on(log: Path) -> Iterator[Listed]:
    names = ["input_ref", "listed_published", "listed_title", "listed_by", "purpose", "outcome"]
    try:
        rows = read_arrow(log, Fetch).select(names).to_pylist() if log.exists() else []
    except PartitionError:
        return  # the next recording of that day makes the log again
    for row in rows:
        if row["purpose"] == Purpose.PAGE and row["outcome"] == FetchOutcome.ARCHIVED:
            yield Listed(row["input_ref"], row["listed_published"], row["listed_title"], row["listed_by"])
