"""Transport: one HTTP request, within limits, to a public address only, its body as it came over the wire.

Redirects, retries and robots.txt are followed in `http`; what the errors say stands in `answer`.
"""

import datetime as dt
import socket
import time
from types import TracebackType
from typing import Self

import aiohttp
from yarl import URL

from pipelines.fetch.answer import MEDIA_TYPES, Answer, FetchError, check_peer, connection_error, raise_limit
from pipelines.fetch.body import SUPPORTED
from pipelines.fetch.politeness import HostGate
from pipelines.fetch.received import Exchange
from pipelines.fetch.source import Source

_OK = 200
_PIECE = 65536


class Transport:
    """Makes requests for one source. Use as an asynchronous context manager."""

    def __init__(self, source: Source, now: dt.datetime) -> None:
        """now: moment at which the run starts; later moments are counted from it."""
        self._source = source
        self._now = now
        self._clock = time.monotonic()
        self._session: aiohttp.ClientSession | None = None
        self.gate = HostGate(source.limits.interval_s, source.limits.connections)

    async def __aenter__(self) -> Self:
        """Open the session."""
        limits = self._source.limits
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(socket_factory=self._socket, limit=limits.connections),
            timeout=aiohttp.ClientTimeout(
                total=limits.total_s, connect=limits.connect_s, sock_connect=limits.connect_s, sock_read=limits.read_s
            ),
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
        if not self._source.allow_private:
            check_peer(str(peer[0]))
        return socket.socket(family, kind, protocol)

    def moment(self) -> dt.datetime:
        """Return the moment, counted from the start of the run."""
        return self._now + dt.timedelta(seconds=time.monotonic() - self._clock)

    async def ask(self, url: URL, *, is_page: bool = True) -> Answer:
        """Return the response, with its body where the status is 200. Raises FetchError.

        is_page: whether only media types of pages are taken.
        """
        async with self.gate.turn(url.host or ""):
            try:
                return await self._exchange(url, is_page=is_page)
            except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
                raise connection_error(error, url, self._source) from error

    async def _exchange(self, url: URL, *, is_page: bool) -> Answer:
        if self._session is None:
            raise RuntimeError("use the client in an `async with`")
        started, clock = self.moment(), time.monotonic()
        async with self._session.get(url, allow_redirects=False) as response:
            raw = b""
            if response.status == _OK:
                self._check_head(response, is_page=is_page)
                raw = await self._read(response)
            duration_ms = round((time.monotonic() - clock) * 1000)
            return _answer(url, response, raw, started, duration_ms)

    def _check_head(self, response: aiohttp.ClientResponse, *, is_page: bool) -> None:
        has_type = "Content-Type" in response.headers
        if is_page and has_type and response.content_type not in MEDIA_TYPES:
            problem = (
                f"{response.url} is of type {response.content_type}, not a page: allowed are {', '.join(MEDIA_TYPES)}; check the address"
            )
            raise FetchError(problem, url=response.url, status=response.status)

    async def _read(self, response: aiohttp.ClientResponse) -> bytes:
        limit = self._source.limits.max_bytes
        body = bytearray()
        if (response.content_length or 0) <= limit:
            async for piece in response.content.iter_chunked(_PIECE):
                body += piece
                if len(body) > limit:
                    break
            else:
                return bytes(body)
        problem = f"the body has more than the limit of {limit} bytes at {response.url}: {raise_limit(self._source)}"
        raise FetchError(problem, url=response.url, status=response.status)


def _answer(url: URL, response: aiohttp.ClientResponse, raw: bytes, started: dt.datetime, duration_ms: int) -> Answer:
    version = response.version or aiohttp.HttpVersion11
    sent = response.request_info
    exchange = Exchange(
        request_line=f"{sent.method} {sent.url.raw_path_qs} HTTP/1.1",
        request_headers=tuple((name, value) for name, value in sent.headers.items()),
        protocol=f"HTTP/{version.major}.{version.minor}",
        status_line=f"{response.status} {response.reason or ''}".strip().encode("ascii", "replace").decode(),
        response_headers=tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.raw_headers),
    )
    return Answer(
        url=url,
        status=response.status,
        started=started,
        duration_ms=duration_ms,
        location=response.headers.get("Location"),
        retry_after=response.headers.get("Retry-After"),
        raw=raw,
        encoding=response.headers.get("Content-Encoding", ""),
        media_type=response.content_type if "Content-Type" in response.headers else None,
        charset=response.charset,
        exchange=exchange,
    )
