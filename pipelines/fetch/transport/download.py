"""Download: a file too large for the memory, from its address to the disk: robots.txt, redirects, retries that go on where it broke.

The same politeness and refusals as for every request (`single_request`). Every request but the last is logged as a row of its own;
the last one's row, written by `remote_warc`, says that the file was read.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.contract.vocabulary import FetchOutcome, Purpose, RobotsVerdict
from pipelines.fetch.archive.recorder import Recorder
from pipelines.fetch.transport.addresses import AddressError, parse_address
from pipelines.fetch.transport.answer import REDIRECTS, Answer, FetchError, answered, redirect_target, status_error
from pipelines.fetch.transport.part_file import PartFile
from pipelines.fetch.transport.retry import may_retry
from pipelines.fetch.transport.robots import Robots
from pipelines.fetch.transport.single_request import Transport
from pipelines.sources.source import Source

_RANGE_NOT_SATISFIABLE = 416
_TAKEN = frozenset({200, 206})


@dataclass(frozen=True, slots=True)
class Downloaded:
    """What a download brought: the file on the disk, and fields of `Received` that say how it came."""

    part: PartFile
    fields: dict[str, Any]


class Downloads:
    """Downloads files of one source."""

    def __init__(self, source: Source, transport: Transport, recorder: Recorder, folder: Path) -> None:
        """transport: opened by the caller.  folder: where the files lie until they are read."""
        self._source = source
        self._transport = transport
        self._recorder = recorder
        self._folder = folder
        self._robots = Robots(source, transport, recorder)

    async def get(self, address: str) -> Downloaded | None:
        """Return the file at an address, continuing a download that broke off; None where it cannot be had, which is logged."""
        part = PartFile(self._folder, address, self._source)
        if part.is_whole:  # the run that downloaded it was interrupted while it read it
            told = part.told()
            return Downloaded(part, {"url": told["url"], "etag": told["etag"], "last_modified": told["last_modified"]})
        attempt = 0
        while True:
            attempt, before = attempt + 1, part.size
            try:
                return Downloaded(part, await self._follow(address, part, attempt))
            except FetchError as error:
                host = (error.url.host if error.url else None) or ""
                if part.size > before:
                    attempt = 1  # some of it arrived: only attempts that bring nothing count
                is_again = may_retry(error, host, attempt, self._transport, self._source.limits)
                outcome = FetchOutcome.RETRIED if is_again else FetchOutcome.FAILED
                asked = self._asked(address, str(error.url or address), attempt, error.robots)
                self._recorder.keep(answered(asked, error.answer, outcome=outcome, error=str(error)))
                if not is_again:
                    return None

    async def _follow(self, address: str, part: PartFile, attempt: int) -> dict[str, Any]:
        """Follow redirects to the file, download it and return how it arrived. Raises FetchError."""
        try:
            url = parse_address(address)
        except AddressError as error:
            raise FetchError(str(error)) from error
        for _ in range(self._source.limits.redirects + 1):
            verdict = await self._robots.check(url, str(url))
            try:
                answer = await self._transport.ask(url, is_page=False, headers=part.conditions(), sink=part)
                target = redirect_target(answer) if answer.status in REDIRECTS and answer.location else None
                if target is None:
                    self._check(answer, part)
                    row = self._asked(address, str(url), attempt, verdict)
                    told = ("etag", "last_modified", "duration_ms")
                    return {**row, "fetched_at": answer.started, "http_status": answer.status} | {one: getattr(answer, one) for one in told}
            except FetchError as error:
                error.robots = verdict
                raise
            asked = self._asked(address, str(url), attempt, verdict)
            self._recorder.keep(answered(asked, answer, outcome=FetchOutcome.REDIRECTED))
            url = target
        problem = f"{address} redirects more than {self._source.limits.redirects} times: open it in a browser and take its last address"
        raise FetchError(problem, url=url)

    def _check(self, answer: Answer, part: PartFile) -> None:
        if answer.status == _RANGE_NOT_SATISFIABLE and part.size:
            part.forget()
            raise FetchError(
                f"{answer.url} is shorter than the part that was downloaded before: it is downloaded anew", answer=answer, transient=True
            )
        if answer.status not in _TAKEN:
            raise status_error(answer, self._source, self._transport.moment())
        if answer.problem:
            raise FetchError(answer.problem, answer=answer)

    def _asked(self, address: str, url: str, attempt: int, verdict: RobotsVerdict | None) -> dict[str, Any]:
        return {
            "input_ref": address,
            "uri": url,
            "fetched_at": self._transport.moment(),
            "url": url,
            "purpose": Purpose.LISTING,
            "attempt": attempt,
            "robots": verdict,
        }
