"""Robots: what the robots.txt of a host allows, requested once in a run, archived and logged like everything else.

The rules are read by protego: the standard library's reader is wrong on wildcards and fractional delays.
"""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from protego import Protego
from yarl import URL

from pipelines.contract.vocabulary import FetchOutcome, Purpose, RobotsVerdict
from pipelines.fetch.archive.compression import BodyError, decompress
from pipelines.fetch.archive.recorder import Recorder
from pipelines.fetch.transport.addresses import AddressError, parse_address
from pipelines.fetch.transport.answer import REDIRECTS, Answer, FetchError, answered, redirect_target
from pipelines.fetch.transport.single_request import Transport
from pipelines.sources.source import Source

_NAME = "robots.txt"
_OK = 200
_TOO_MANY_REQUESTS = 429
_SERVER_ERRORS = 500
_MOST_BYTES = 512_000
"""Bytes of a robots.txt that are read: RFC 9309 asks for at least 500 KiB."""


def robots_of(addresses: Iterable[str]) -> set[str]:
    """Return the addresses of the robots.txt of all hosts."""
    found = set()
    for address in addresses:
        with suppress(AddressError):
            found.add(str(parse_address(address).origin() / _NAME))
    return found


class Robots:
    """The robots.txt of each host."""

    def __init__(self, source: Source, transport: Transport, recorder: Recorder) -> None:
        """Start without any robots.txt; each is requested when it is needed."""
        self._source = source
        self._transport = transport
        self._recorder = recorder
        self._rules: dict[str, asyncio.Task[Protego | RobotsVerdict]] = {}

    async def check(self, url: URL, text: str) -> RobotsVerdict:
        """Return what allows the request, and keep the crawl-delay from now on. Raises FetchError where robots.txt forbids it.

        text: the address as written.
        """
        if not self._source.robots:
            return RobotsVerdict.IGNORED
        rules = await self._host_rules(url)
        verdict = rules if isinstance(rules, RobotsVerdict) else self._verdict(rules, url, text)
        if verdict in {RobotsVerdict.ALLOWED, RobotsVerdict.ABSENT}:
            return verdict
        remedy = f"take another source, or set robots = false in pipelines/sources/{self._source.name}.toml if you may"
        message = f"robots.txt forbids {url}: {remedy}"
        if verdict is RobotsVerdict.UNREADABLE:
            message = f"{url.origin()}/robots.txt cannot be read, so nothing is fetched there: run again later; {remedy}"
        error = FetchError(message, url=url)
        error.robots = verdict
        raise error

    def _verdict(self, rules: Protego, url: URL, text: str) -> RobotsVerdict:
        self._transport.gate.slow_down(url.host or "", float(rules.crawl_delay(self._source.agent) or 0))
        return RobotsVerdict.ALLOWED if rules.can_fetch(text, self._source.agent) else RobotsVerdict.FORBIDDEN

    async def _host_rules(self, url: URL) -> Protego | RobotsVerdict:
        host = f"{url.scheme}://{url.raw_authority}"
        if host not in self._rules:
            self._rules[host] = asyncio.create_task(self._load(url.origin() / _NAME))
        try:
            return await self._rules[host]
        except BaseException:
            self._rules.pop(host, None)  # the next address of the host asks again
            raise

    async def _load(self, address: URL) -> Protego | RobotsVerdict:
        url = address
        self._recorder.history.load([str(address)])
        for _ in range(self._source.limits.redirects + 1):
            asked: dict[str, Any] = {"input_ref": str(address), "uri": str(url), "url": str(url), "purpose": Purpose.ROBOTS}
            asked["fetched_at"] = self._transport.moment()
            try:
                answer = await self._transport.ask(url, is_page=False)
                target = redirect_target(answer) if answer.status in REDIRECTS and answer.location else None
            except FetchError as error:
                self._recorder.keep(answered(asked, error.answer, error=str(error), outcome=FetchOutcome.FAILED))
                raise
            if target is None:
                return await self._read(asked, answer)
            self._recorder.keep(answered(asked, answer, outcome=FetchOutcome.REDIRECTED))
            url = target
        return RobotsVerdict.ABSENT

    async def _read(self, asked: dict[str, Any], answer: Answer) -> Protego | RobotsVerdict:
        """Return the rules, or the verdict that the host has none or that they cannot be read now (RFC 9309)."""
        if answer.status != _OK:
            is_down = answer.status >= _SERVER_ERRORS or answer.status == _TOO_MANY_REQUESTS
            problem = f"{answer.exchange.status_line} at {answer.url}"
            self._recorder.keep(answered(asked, answer, error=problem, outcome=FetchOutcome.FAILED))
            return RobotsVerdict.UNREADABLE if is_down else RobotsVerdict.ABSENT
        self._recorder.keep(answered(asked, answer))
        return await asyncio.to_thread(self._parsed, answer)  # thousands of rules would hold up the other hosts

    def _parsed(self, answer: Answer) -> Protego | RobotsVerdict:
        try:
            body = decompress(answer.raw, answer.encoding, self._source.limits.max_bytes)
        except BodyError:
            return RobotsVerdict.UNREADABLE
        return RobotsVerdict.UNREADABLE if answer.problem else Protego.parse(body[:_MOST_BYTES].decode("utf-8", "replace"))
