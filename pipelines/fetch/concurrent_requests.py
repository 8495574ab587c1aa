"""Which pages a run of a web source asks for and in which order: all hosts at once, the pages of each host one after another.

One address is asked for in `http_client`.
"""

import asyncio
import datetime as dt
import os
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from urllib.parse import urlsplit

from pipelines.fetch.archive.recorder import Recorder
from pipelines.fetch.records.listed_page import Listed
from pipelines.fetch.records.progress import Progress, Report
from pipelines.fetch.transport.http_client import Client
from pipelines.fetch.transport.single_request import Transport
from pipelines.sources.source import Source

_PAGES_PER_S = 200
"""Rate at which one process can ask for pages and keep them with ease."""
MANY = 250
"""Pages that are asked for in the time that a process takes to start."""

Listing = Callable[[Client], AsyncIterator[Listed]]


async def ask_pages(source: Source, recorder: Recorder, now: dt.datetime, listing: Listing, report: Report | None) -> None:
    """Ask for what a source lists, each page once, and hand it to the recorder.

    now: moment at which the run starts.  listing: yields the addresses.  Pages that an interrupted run has already are left out.
    """
    recorder.resume()
    async with Transport(source, now) as transport:
        client = Client(source, transport, recorder)
        found = [listed async for listed in listing(client) if not source.takedowns.of_place(listed.address)]
        queues = _by_host(_distinct(found, recorder.resumed))
        client.prepare(listed.address for queue in queues.values() for listed in queue)
        if _is_fast(source, queues):
            recorder.hand_over()
        counter = _Counter(source.name, sum(map(len, queues.values())), recorder, report)

        async def one_host(queue: deque[Listed]) -> None:
            """Ask for a host's addresses one after the other."""
            while queue:
                listed = queue.popleft()
                await client.get(listed.address, listed=listed)
                counter.settled()

        await _all(one_host(queue) for queue in queues.values())
    recorder.complete()


async def _all(routines: Iterable[Coroutine[None, None, None]]) -> None:
    tasks = [asyncio.create_task(routine) for routine in routines]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()


def _distinct(found: Iterable[Listed], got: frozenset[str]) -> list[Listed]:
    """Return what is to be fetched, each address once; the part behind # does not count."""
    first: dict[str, Listed] = {}
    for listed in found:
        first.setdefault(listed.address.partition("#")[0], listed)
    return [listed for listed in first.values() if listed.address not in got]


def _by_host(found: Iterable[Listed]) -> dict[str, deque[Listed]]:
    queues: dict[str, deque[Listed]] = {}
    for listed in found:
        queues.setdefault(_host(listed.address), deque()).append(listed)
    return queues


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_fast(source: Source, queues: dict[str, deque[Listed]]) -> bool:
    """Tell whether archiving would slow down the requests so much that a process of its own is worth its start."""
    interval = source.limits.interval_s
    is_unhurried = interval * _PAGES_PER_S > min(len(queues), source.limits.connections)
    return not is_unhurried and sum(map(len, queues.values())) >= MANY and (os.cpu_count() or 1) > 1


class _Counter:
    """Counts the pages that are settled and reports it."""

    def __init__(self, source: str, total: int, recorder: Recorder, report: Report | None) -> None:
        self._source = source
        self._total = total
        self._recorder = recorder
        self._report = report
        self._done = 0
        self._started = time.monotonic()

    def settled(self) -> None:
        """Count one more address that is settled, and report it."""
        self._done += 1
        if self._report:
            seconds = time.monotonic() - self._started
            self._report(Progress(source=self._source, total=self._total, done=self._done, failed=self._recorder.failed, seconds=seconds))
