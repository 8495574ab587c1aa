"""Politeness: one request per host at a time with a pause between two, and hosts that are left alone.

The requests themselves are made in `single_request`; what robots.txt allows is found out in `robots`.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

MAX_CRAWL_DELAY_S = 60.0
"""Longest crawl-delay that is obeyed, in seconds; above it a run would never end."""

LATENCY_SHARE = 4
"""A host that takes this many seconds to answer gets a pause of at least one: a slow server is a busy one."""
COOLING_S = 300.0
"""How long a host that only fails is left alone, in seconds."""


class HostGate:
    """Lets one request per host pass at a time, and the next one only after a pause."""

    def __init__(self, interval_s: float, connections: int) -> None:
        """interval_s: least pause between two requests to one host; with 0 there is none, not even after a slow answer.

        connections: most requests at the same time, to all hosts together.
        """
        self._interval = interval_s
        self._locks: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._next: dict[str, float] = {}
        self._delays: dict[str, float] = {}
        self._connections = asyncio.Semaphore(connections)

    def slow_down(self, host: str, delay_s: float) -> None:
        """Keep at least this pause between two requests of the host from now on."""
        self._delays[host] = min(delay_s, MAX_CRAWL_DELAY_S)

    def hold(self, host: str, seconds: float) -> None:
        """Let no request of the host pass for some seconds."""
        self._next[host] = max(self._next.get(host, 0.0), asyncio.get_running_loop().time() + seconds)

    def _rest(self, host: str, ended: float, started: float) -> None:
        pause = max(self._interval, self._delays.get(host, 0.0), (ended - started) / LATENCY_SHARE if self._interval else 0.0)
        if pause:
            self._next[host] = max(self._next.get(host, 0.0), ended + pause)

    async def _pause(self, host: str) -> None:
        loop = asyncio.get_running_loop()
        while (wait := self._next.get(host, 0.0) - loop.time()) > 0:  # noqa: ASYNC110 — it may be held for longer meanwhile
            await asyncio.sleep(wait)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for the host's turn and hold it."""
        loop = asyncio.get_running_loop()
        async with self._locks[host]:
            await self._pause(host)
            async with self._connections:
                started = loop.time()
                try:
                    yield
                finally:
                    self._rest(host, loop.time(), started)


class Breaker:
    """Tells which hosts are to be left alone, because they failed several times in a row or asked for it."""

    def __init__(self, failures: int) -> None:
        """failures: how many in a row until a host is left alone for COOLING_S; after that, one request decides."""
        self._most = failures
        self._failures: dict[str, int] = {}
        self._closed_until: dict[str, float] = {}

    def wait_s(self, host: str) -> float:
        """Return for how many seconds the host is to be left alone, 0 where it may be asked."""
        until = self._closed_until.get(host)
        return 0.0 if until is None else max(0.0, until - asyncio.get_running_loop().time())

    def leave_alone(self, host: str, seconds: float) -> None:
        """Leave the host alone for some seconds."""
        self._closed_until[host] = asyncio.get_running_loop().time() + seconds

    def failed(self, host: str) -> None:
        """Count a failure: no answer, or one that says that the server cannot answer."""
        self._failures[host] = self._failures.get(host, 0) + 1
        if self._failures[host] >= self._most:
            self.leave_alone(host, COOLING_S)

    def answered(self, host: str) -> None:
        """Forget the failures of a host."""
        self._failures.pop(host, None)
