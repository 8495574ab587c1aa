"""Politeness: one request per host at a time with a pause between two, and what robots.txt allows.

The requests themselves are made in `transport`.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from protego import Protego
from yarl import URL

MAX_CRAWL_DELAY_S = 60.0
"""Longest crawl-delay that is obeyed, in seconds; above it a run would never end."""


class HostGate:
    """Lets one request per host pass at a time, and the next one only after a pause."""

    def __init__(self, interval_s: float, connections: int) -> None:
        """interval_s: pause between two requests of one host.  connections: requests of all hosts at the same time."""
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

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for the host's turn and hold it."""
        loop = asyncio.get_running_loop()
        async with self._locks[host]:
            await asyncio.sleep(max(0.0, self._next.get(host, 0.0) - loop.time()))
            try:
                async with self._connections:
                    yield
            finally:
                pause = max(self._interval, self._delays.get(host, 0.0))
                self._next[host] = max(self._next.get(host, 0.0), loop.time() + pause)


class Robots:
    """The robots.txt of each host, asked for once in a run."""

    def __init__(self, agent: str, load: Callable[[URL], Awaitable[str | None]]) -> None:
        """agent: the user agent.  load: returns the text at an address, "" where there is none, None where it cannot be told."""
        self._agent = agent
        self._load = load
        self._rules: dict[URL, asyncio.Task[Protego | None]] = {}

    async def rules(self, url: URL) -> Protego | None:
        """Return the rules for the address's host; None where the host could not say, which forbids everything (RFC 9309).

        Raises what `load` raises.
        """
        origin = url.origin()
        if origin not in self._rules:
            self._rules[origin] = asyncio.create_task(self._parse(origin / "robots.txt"))
        try:
            return await self._rules[origin]
        except BaseException:
            self._rules.pop(origin, None)  # the next address of the host asks again
            raise

    async def _parse(self, url: URL) -> Protego | None:
        text = await self._load(url)
        return None if text is None else Protego.parse(text)

    def crawl_delay(self, rules: Protego) -> float:
        """Return the pause in seconds that the rules ask for, 0 where they ask for none."""
        delay = rules.crawl_delay(self._agent)
        return float(delay) if delay else 0.0
