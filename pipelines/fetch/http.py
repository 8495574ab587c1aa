"""HTTP: the way from an address to a page: robots.txt, redirects, which are followed by hand so that each hop is checked, retries.

One request is made in `transport`, the pauses are kept in `politeness`, the errors and their remedies stand in `answer`, what comes
in is archived by `collect`.
"""

import asyncio
import datetime as dt
import random
from collections.abc import Callable, Iterable

from yarl import URL

from pipelines.fetch.addresses import AddressError, parse_address
from pipelines.fetch.answer import REDIRECTS, Answer, FetchError, raise_limit, status_error
from pipelines.fetch.body import BodyError, decompress
from pipelines.fetch.politeness import Robots
from pipelines.fetch.received import Received
from pipelines.fetch.source import Source
from pipelines.fetch.transport import Transport

_OK = 200
_TOO_MANY_REQUESTS = 429
_ROBOTS_BYTES = 512_000
_LEAST_BACKOFF_S = 0.2


def fetch_pages(addresses: Iterable[str], source: Source, now: dt.datetime, keep: Callable[[Received], None]) -> None:
    """Fetch the addresses and hand each result to `keep` as it comes, failures too.

    now: moment at which the run starts. What `keep` raises ends the run.
    """
    asyncio.run(_fetch_all(list(addresses), source, now, keep))


async def _fetch_all(addresses: list[str], source: Source, now: dt.datetime, keep: Callable[[Received], None]) -> None:
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(_host(address), []).append(address)
    async with Transport(source, now) as transport:
        client = Client(source, transport)

        async def one_host(queue: list[str]) -> None:
            for address in queue:
                keep(await client.fetch(address))

        await asyncio.gather(*(one_host(queue) for queue in hosts.values()))


def _host(address: str) -> str:
    try:
        return parse_address(address).host or ""
    except AddressError:
        return ""


class Client:
    """Fetches pages for one source."""

    def __init__(self, source: Source, transport: Transport) -> None:
        """transport: opened by the caller."""
        self._source = source
        self._limits = source.limits
        self._transport = transport
        self._robots = Robots(source.agent, self._load_robots)

    async def fetch(self, address: str) -> Received:
        """Return the page at the address, or the error with its remedy; never raises for a bad address or server."""
        started = self._transport.moment()
        try:
            return self._received(address, await self._persist(parse_address(address)))
        except (AddressError, BodyError) as error:
            return Received(input_ref=address, uri=address, fetched_at=started, error=str(error))
        except FetchError as error:
            url = None if error.url is None else str(error.url)
            return Received(input_ref=address, uri=address, fetched_at=started, url=url, http_status=error.status, error=str(error))

    def _received(self, address: str, answer: Answer) -> Received:
        try:
            body = decompress(answer.raw, answer.encoding, self._limits.max_bytes)
        except BodyError as error:
            raise FetchError(f"{error} at {answer.url}: {raise_limit(self._source)}", url=answer.url, status=answer.status) from error
        return Received(
            input_ref=address,
            uri=str(answer.url),
            fetched_at=answer.started,
            raw=answer.raw,
            body=body,
            encoding=answer.encoding,
            media_type=answer.media_type,
            charset=answer.charset,
            url=str(answer.url),
            http_status=answer.status,
            duration_ms=answer.duration_ms,
            exchange=answer.exchange,
        )

    async def _persist(self, url: URL) -> Answer:
        """Follow the address, again after a transient failure."""
        for attempt in range(self._limits.attempts):
            try:
                return await self._follow(url)
            except FetchError as error:
                if not error.transient or attempt + 1 == self._limits.attempts:
                    raise
                if error.wait_s is not None and error.wait_s > self._limits.retry_after_s:
                    raise
                pause = error.wait_s if error.wait_s is not None else self._backoff(attempt)
                self._transport.gate.hold((error.url or url).host or "", pause)
        raise FetchError(f"{url} was not asked: attempts is 0", url=url)

    def _backoff(self, attempt: int) -> float:
        longest = max(self._limits.interval_s, _LEAST_BACKOFF_S) * 2**attempt
        return random.uniform(longest / 2, longest)  # noqa: S311 — jitter needs no secret

    async def _follow(self, url: URL) -> Answer:
        seen: list[URL] = []
        while url not in seen:
            if len(seen) > self._limits.redirects:
                raise FetchError(
                    f"{seen[0]} redirects more than {self._limits.redirects} times: open it in a browser and take its last address"
                )
            seen.append(url)
            await self._check_robots(url)
            answer = await self._transport.ask(url)
            if answer.status == _OK:
                return answer
            if answer.status not in REDIRECTS or not answer.location:
                raise status_error(answer, self._source, self._transport.moment())
            url = _target(answer)
        raise FetchError(f"{seen[0]} redirects in a loop by way of {url}: open it in a browser and take its last address")

    async def _check_robots(self, url: URL) -> None:
        if not self._source.robots:
            return
        remedy = f"take another source, or set robots = false in pipelines/sources/{self._source.name}.toml if you may"
        rules = await self._robots.rules(url)
        if rules is None:
            raise FetchError(f"{url.origin()}/robots.txt cannot be read, so nothing is fetched there: run again later; {remedy}", url=url)
        if not rules.can_fetch(str(url), self._source.agent):
            raise FetchError(f"robots.txt forbids {url}: {remedy}", url=url)
        self._transport.gate.slow_down(url.host or "", self._robots.crawl_delay(rules))

    async def _load_robots(self, url: URL) -> str | None:
        """Return the text of a robots.txt: "" where the host has none, None where it cannot tell now."""
        for _ in range(self._limits.redirects + 1):
            answer = await self._transport.ask(url, is_page=False)
            if answer.status not in REDIRECTS or not answer.location:
                return self._robots_text(answer)
            url = _target(answer)
        return ""

    def _robots_text(self, answer: Answer) -> str | None:
        if answer.status == _OK:
            try:
                body = decompress(answer.raw, answer.encoding, self._limits.max_bytes)
            except BodyError:
                return None
            return body[:_ROBOTS_BYTES].decode("utf-8", "replace")
        return None if answer.status >= 500 or answer.status == _TOO_MANY_REQUESTS else ""  # noqa: PLR2004 — RFC 9309


def _target(answer: Answer) -> URL:
    try:
        return parse_address(str(answer.url.join(URL(answer.location or ""))))
    except ValueError as error:
        problem = f"{answer.url} redirects to an address that is not fetched: {error}"
        raise FetchError(problem, url=answer.url, status=answer.status) from error
