"""Transport: one HTTP request, within limits, to a public address only, its body as it came over the wire.

Redirects, retries and robots.txt are followed in `http_client`; what the errors say stands in `answer`.
"""

import datetime as dt
import socket
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Protocol, Self, TypeAlias

import aiohttp
from yarl import URL

from pipelines.fetch.archive.compression import SUPPORTED
from pipelines.fetch.archive.fetch_row import raise_limit
from pipelines.fetch.records.received import Exchange
from pipelines.fetch.transport.answer import MEDIA_TYPES, Answer, FetchError, check_peer, connection_error
from pipelines.fetch.transport.politeness import Breaker, HostGate
from pipelines.sources.source import Limits, Source

_OK = 200
_PARTIAL = 206
_TOO_MANY_REQUESTS = 429
_SERVER_ERRORS = 500
_ERROR_BYTES = 65_536
"""Most that is archived of the body of a redirect or an error."""
_KEEP_ALIVE_S = 75.0
"""How long an idle connection is kept: longer than the pause between two requests of a host."""


_Body: TypeAlias = tuple[bytes, str | None, str | None]
"""A body, why it is cut, and what is wrong with it."""


class Sink(Protocol):
    """What takes a body that is too large for the memory."""

    async def take(self, response: aiohttp.ClientResponse) -> str | None:
        """Take the body of a whole or partial answer; return what is wrong with it and the remedy, None where nothing is."""


class Transport:
    """Makes requests for one source. Use as an asynchronous context manager."""

    def __init__(self, source: Source, now: dt.datetime) -> None:
        """now: moment at which the run starts; later moments are counted from it."""
        self._source = source
        self._now = now
        self._clock = time.monotonic()
        self._session: aiohttp.ClientSession | None = None
        self.gate = HostGate(source.limits.interval_s, source.limits.connections)
        self.breaker = Breaker(source.limits.failures)

    async def __aenter__(self) -> Self:
        """Open the session."""
        limits = self._source.limits
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(socket_factory=self._socket, limit=limits.connections, keepalive_timeout=_KEEP_ALIVE_S),
            timeout=_timeout(limits, limits.total_s),
            headers=self._headers(),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
        )
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close all connections."""
        if self._session:
            await self._session.close()

    def _headers(self) -> dict[str, str]:
        headers = {
            "User-Agent": self._source.agent,
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,text/markdown;q=0.9,*/*;q=0.1",
            "Accept-Encoding": ", ".join(SUPPORTED),
        }
        if self._source.language:
            headers["Accept-Language"] = self._source.language
        return headers

    def _socket(self, address: tuple[int, int, int, str, tuple[str, int] | tuple[str, int, int, int]]) -> socket.socket:
        # called with the very address that is connected to next, so that no second look-up of the name can slip in between
        family, kind, protocol, _, peer = address
        check_peer(str(peer[0]), allow_private=self._source.allow_private)
        return socket.socket(family, kind, protocol)

    def moment(self) -> dt.datetime:
        """Return the moment, counted from the start of the run."""
        return self._now + dt.timedelta(seconds=time.monotonic() - self._clock)

    async def ask(self, url: URL, *, is_page: bool = True, headers: Mapping[str, str] | None = None, sink: Sink | None = None) -> Answer:
        """Return the response with its body, which is cut where it is too long or no page. Raises FetchError where none came.

        is_page: whether only media types of pages are taken.  headers: sent besides the usual ones.  sink: takes the body of a file,
        which may go on for as long as pieces of it arrive.
        """
        host = url.host or ""
        self._check_breaker(host, url)  # also before waiting for a turn: a request that is not made needs no pause
        async with self.gate.turn(host):
            self._check_breaker(host, url)
            try:
                answer = await self._exchange(url, is_page=is_page, headers=headers, sink=sink)
            except Exception as error:  # whatever a server sends that makes the client stumble, the run goes on
                failure = connection_error(error, url, self._source)
                if failure.transient:
                    self.breaker.failed(host)
                raise failure from error
            self.breaker.failed(host) if answer.status >= _SERVER_ERRORS else self.breaker.answered(host)
            if answer.status == _TOO_MANY_REQUESTS:
                self.gate.hold(host, self._source.limits.busy_s)
            return answer

    def _check_breaker(self, host: str, url: URL) -> None:
        wait = self.breaker.wait_s(host)
        if wait:
            problem = f"{host} failed often, or asked to be left alone, so {url} is not asked for in the next {wait:.0f} s: run again later"
            raise FetchError(problem, url=url)

    async def _exchange(self, url: URL, *, is_page: bool, headers: Mapping[str, str] | None, sink: Sink | None) -> Answer:
        if self._session is None:
            raise RuntimeError("use the client in an `async with`")
        started, clock = self.moment(), time.monotonic()
        limits = self._source.limits
        timeout = _timeout(limits, limits.total_s if sink is None else None)
        async with self._session.get(url, allow_redirects=False, headers=headers, timeout=timeout) as response:
            if sink and response.status in {_OK, _PARTIAL}:
                body: _Body = (b"", "length", await sink.take(response))
            else:
                body = await self._body(response, is_page=is_page)
            duration_ms = round((time.monotonic() - clock) * 1000)
            return _answer(url, response, body, started, duration_ms)

    async def _body(self, response: aiohttp.ClientResponse, *, is_page: bool) -> _Body:
        if response.status != _OK:
            raw = await _read(response, _ERROR_BYTES)
            return raw[:_ERROR_BYTES], "length" if len(raw) > _ERROR_BYTES else None, None
        if is_page and "Content-Type" in response.headers and response.content_type not in MEDIA_TYPES:
            problem = (
                f"{response.url} is of type {response.content_type}, not a page: allowed are {', '.join(MEDIA_TYPES)}; check the address"
            )
            return b"", "unspecified", problem
        limit = self._source.limits.max_bytes
        if (response.content_length or 0) <= limit:
            raw = await _read(response, limit)
            if len(raw) <= limit:
                return raw, None, None
        return b"", "length", f"the body has more than the limit of {limit} bytes at {response.url}: {raise_limit(self._source)}"


def _timeout(limits: Limits, total_s: float | None) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=total_s, connect=limits.connect_s, sock_connect=limits.connect_s, sock_read=limits.read_s)


async def _read(response: aiohttp.ClientResponse, limit: int) -> bytes:
    """Return the body, or a little more than `limit` bytes of a longer one."""
    pieces: list[bytes] = []
    size = 0
    async for piece in response.content.iter_any():
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            break
    return b"".join(pieces)  # copies nothing where there is only one piece, as with most pages


def _answer(url: URL, response: aiohttp.ClientResponse, body: _Body, started: dt.datetime, duration_ms: int) -> Answer:
    version = response.version or aiohttp.HttpVersion11
    sent, headers = response.request_info, response.headers
    raw, truncated, problem = body
    exchange = Exchange(
        request_line=f"{sent.method} {sent.url.raw_path_qs} HTTP/1.1",
        request_headers=tuple(sent.headers.items()),
        protocol=f"HTTP/{version.major}.{version.minor}",
        status_line=f"{response.status} {response.reason or ''}".strip(),
        response_headers=response.raw_headers,
        truncated=truncated,
    )
    return Answer(
        url=url,
        status=response.status,
        started=started,
        duration_ms=duration_ms,
        location=headers.get("Location"),
        retry_after=headers.get("Retry-After"),
        raw=raw,
        encoding=", ".join(headers.getall("Content-Encoding", ())),
        media_type=response.content_type if "Content-Type" in headers else None,
        charset=response.charset,
        etag=headers.get("ETag"),
        last_modified=headers.get("Last-Modified"),
        exchange=exchange,
        problem=problem,
    )
