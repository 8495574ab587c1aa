"""Discover: which listings of a source are requested, how deep, and the pages that they lead to, as they are found.

`feed`, `sitemap` and `telegram` read listings; the caller makes the requests and decides what is done with the pages.
"""

import datetime as dt
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from typing import Protocol, TypeVar

from pipelines.contract.vocabulary import InputKind
from pipelines.fetch.listings.feed import read_feed
from pipelines.fetch.listings.sitemap import Sitemap, read_sitemap
from pipelines.fetch.listings.telegram import Channel, preview_address, read_channel
from pipelines.fetch.listings.untrusted_markup import MOST_ENTRIES, ListingError
from pipelines.fetch.records.listed_page import Listed
from pipelines.fetch.records.received import Received
from pipelines.sources.source import Source

MAX_DEPTH = 3
"""Sitemap indexes that may lie above a sitemap of pages; the standard allows one, sites have two."""

_REREAD = dt.timedelta(days=1)
"""How far back the posts of a channel are read again in each run, for edits."""

_DAY = dt.timedelta(days=1)
_LAST = dt.datetime.max.replace(tzinfo=dt.UTC)

_Read = TypeVar("_Read")


class Desk(Protocol):
    """What requests the listings of one run, and logs them."""

    source: Source
    now: dt.datetime

    async def ask(self, address: str) -> Received:
        """Return the listing at an address, archived and logged; `error` says why it is not there."""

    def refuse(self, address: str, reason: str) -> None:
        """Log why a listing cannot be used."""

    def note(self, sentence: str) -> None:
        """Tell what was left for a later run, and why."""

    def prepare(self, addresses: Iterable[str]) -> None:
        """Look up what is known of addresses, many at a time, before each is needed."""

    def asked_at(self, address: str) -> dt.datetime | None:
        """Return when earlier runs last read an address successfully; None where none did."""


def discover_pages(desk: Desk) -> AsyncIterator[Listed]:
    """Yield the pages that the listings of a source lead to and that its definition wants, the newest first within a listing.

    A page is yielded again where a later listing gives its date and the first did not.
    Listings that fail or cannot be read are logged by the desk, and the others go on.
    """
    return _wanted(desk, _FINDERS[desk.source.kind](desk))


async def _wanted(desk: Desk, found: AsyncIterator[Listed]) -> AsyncIterator[Listed]:
    source = desk.source
    oldest = _oldest(desk)
    seen: set[tuple[str, bool]] = set()
    async for listed in found:
        is_old = listed.changed_at is not None and _is_older(listed.changed_at, oldest)
        told = (listed.address, listed.published is not None)
        if told not in seen and not is_old and source.wants(listed.address):
            seen.add(told)
            yield listed


def _oldest(desk: Desk) -> dt.datetime | None:
    """Return the moment before which listed pages are left out; None where there is none."""
    age = desk.source.oldest_days
    return None if age is None else desk.now - dt.timedelta(days=age)


def _is_older(moment: dt.datetime, oldest: dt.datetime | None) -> bool:
    return oldest is not None and moment < oldest


async def _read(desk: Desk, address: str, read: Callable[[Received], _Read]) -> _Read | None:
    """Ask for a listing and return what it holds; None where it failed, which is logged."""
    received = await desk.ask(address)
    if received.error is not None:
        return None
    try:
        return read(received)
    except ListingError as error:
        desk.refuse(address, str(error))
    except Exception as error:  # noqa: BLE001 — whatever a listing makes its reader stumble over, the run goes on
        desk.refuse(
            address, f"{address} is not understood ({type(error).__name__}: {error}); this is a bug in newsledger, please report it"
        )
    return None


async def _feeds(desk: Desk) -> AsyncIterator[Listed]:
    for address in desk.source.url:
        entries = await _read(desk, address, lambda got: read_feed(got.body, got.url or got.input_ref, got.charset)) or []
        _note_full(desk, address, len(entries))
        for listed in entries:
            yield listed


async def _sitemaps(desk: Desk) -> AsyncIterator[Listed]:
    limits = desk.source.limits
    waiting = deque((address, 0) for address in desk.source.url)
    asked: set[str] = set()
    while waiting:
        address, depth = waiting.popleft()
        if address in asked:
            continue
        if len(asked) >= limits.listings:
            desk.note(_more(1 + len(waiting), limits.listings, desk.source))
            return
        asked.add(address)
        sitemap = await _read(desk, address, lambda got: read_sitemap(got.body, got.url or got.input_ref, limits.max_bytes, got.charset))
        _note_full(desk, address, len(sitemap.pages or sitemap.maps) if sitemap else 0)
        for listed in _newest_first(sitemap.pages) if sitemap else ():
            yield listed
        if sitemap and depth < MAX_DEPTH:
            waiting.extend((one, depth + 1) for one in _changed_maps(desk, sitemap))


def _note_full(desk: Desk, address: str, entries: int) -> None:
    if entries >= MOST_ENTRIES:
        desk.note(f"{address} lists {MOST_ENTRIES} entries or more, of which the first are read: take the sitemaps of its parts as url")


def _more(left: int, limit: int, source: Source) -> str:
    return (
        f"{left} sitemaps were not asked, because a run asks at most {limit}: name those that matter as url, "
        f"or raise listings under [limits] in pipelines/sources/{source.name}.toml"
    )


def _newest_first(entries: tuple[Listed, ...]) -> list[Listed]:
    ever = dt.datetime.min.replace(tzinfo=dt.UTC)
    return sorted(entries, key=lambda one: one.changed_at or ever, reverse=True)


def _changed_maps(desk: Desk, sitemap: Sitemap) -> list[str]:
    """Return the sitemaps of an index that changed since they were read and that can hold pages young enough, the newest first."""
    oldest = _oldest(desk)
    found = []
    desk.prepare(one.address for one in sitemap.maps)
    for one in _newest_first(sitemap.maps):
        asked_at, changed_at = desk.asked_at(one.address), _latest_change(one)
        if changed_at is None or (not _is_older(changed_at, oldest) and (asked_at is None or changed_at >= asked_at)):
            found.append(one.address)
    return found


def _latest_change(listed: Listed) -> dt.datetime | None:
    # where only the day of a change is given, it may have been at the end of that day
    changed = listed.changed_at
    day_only = len(listed.modified or "") == len("2026-05-04")
    return changed + min(_DAY, _LAST - changed) if changed and day_only else changed


async def _channels(desk: Desk) -> AsyncIterator[Listed]:
    for url in desk.source.url:
        async for listed in _channel(desk, preview_address(url)):
            yield listed


async def _channel(desk: Desk, first: str) -> AsyncIterator[Listed]:
    """Yield the posts of a channel, page after page, until a page holds only old or known ones."""
    source = desk.source
    oldest = _oldest(desk)
    address: str | None = first
    for _ in range(source.limits.listings):
        if address is None:
            return
        channel: Channel | None = await _read(
            desk, address, lambda got: read_channel(got.body, got.input_ref, source.time_zone, got.charset)
        )
        if channel is None:
            return
        desk.prepare(post.address for post in channel.posts)
        for post in channel.posts:
            yield post
        if not any(_is_news(desk, post, oldest) for post in channel.posts):
            return
        address = channel.earlier


def _is_news(desk: Desk, post: Listed, oldest: dt.datetime | None) -> bool:
    written = post.changed_at or desk.now
    return not _is_older(written, oldest) and (desk.asked_at(post.address) is None or written >= desk.now - _REREAD)


_FINDERS: Mapping[str, Callable[[Desk], AsyncIterator[Listed]]] = {
    InputKind.FEED: _feeds,
    InputKind.SITEMAP: _sitemaps,
    InputKind.TELEGRAM: _channels,
}
"""How the pages of each kind of listing are found."""

LISTINGS = tuple(_FINDERS)
"""The kinds of sources that listings lead to."""
