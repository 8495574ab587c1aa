"""HTTP: the way from an address to its body: robots.txt, redirects, which are followed by hand so that each hop is checked, retries.

Every request, whatever comes of it, goes to the recorder. One request is made in `single_request`, the pauses are kept in `politeness`, the
errors and their remedies stand in `answer`; `collect` decides which addresses are requested.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from yarl import URL

from pipelines.contract.vocabulary import FetchOutcome, Purpose, RobotsVerdict
from pipelines.fetch.archive.archived_pages import read_archived_body
from pipelines.fetch.archive.compression import BodyError
from pipelines.fetch.archive.fetch_row import unpacked
from pipelines.fetch.archive.recorder import Recorder
from pipelines.fetch.archive.warc_records import EvidenceError
from pipelines.fetch.records.known_inputs import Past
from pipelines.fetch.records.listed_page import Listed
from pipelines.fetch.records.received import Received
from pipelines.fetch.transport.addresses import AddressError, parse_address
from pipelines.fetch.transport.answer import REDIRECTS, Answer, FetchError, answered, redirect_target, status_error
from pipelines.fetch.transport.meta_refresh import refresh_location
from pipelines.fetch.transport.retry import may_retry
from pipelines.fetch.transport.robots import Robots, robots_of
from pipelines.fetch.transport.single_request import Transport
from pipelines.sources.source import Source

_OK = 200
_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class _Task:
    """One input to request, with what is known of it.

    attempt: its number, from 1.  archived: the body of a listing as it was last archived.
    """

    address: str
    purpose: Purpose
    listed: Listed
    past: Past
    attempt: int = 1
    archived: bytes = b""


class Client:
    """Requests pages and listings of one source politely; archives and logs them."""

    def __init__(self, source: Source, transport: Transport, recorder: Recorder) -> None:
        """transport: opened by the caller."""
        self._source = source
        self._limits = source.limits
        self._transport = transport
        self._recorder = recorder
        self._robots = Robots(source, transport, recorder)
        self._asked: dict[str, str] = {}

    def prepare(self, addresses: Iterable[str]) -> None:
        """Look up what is known of addresses and of the robots.txt of their hosts, all at once: each look-up reads the logs of all days."""
        wanted = set(addresses)
        self._recorder.history.load(wanted | (robots_of(wanted) if self._source.robots else set()))

    async def get(self, address: str, *, purpose: Purpose = Purpose.PAGE, listed: Listed | None = None) -> Received:
        """Ask for an address, again after a transient failure; never raises for a bad address or server.

        The result has an `error` where nothing was received. For a listing it holds the body, even if that is the archived one; the body
        of a page is archived and not returned. `unchanged`: this body was received before, or the address requested before in this run.
        """
        task = self._task(address, purpose, listed or Listed(address))
        try:
            url = parse_address(address)
        except AddressError as error:
            return self._fail(task, FetchError(str(error)), FetchOutcome.FAILED)
        for attempt in range(1, self._limits.attempts + 1):
            task = task if attempt == 1 else replace(task, attempt=attempt)
            try:
                return await self._follow(task, url)
            except FetchError as error:
                if not may_retry(error, (error.url or url).host or "", attempt, self._transport, self._limits):
                    return self._fail(task, error, FetchOutcome.FAILED)
                self._fail(task, error, FetchOutcome.RETRIED)
        raise AssertionError("the last attempt is never retried")

    def _task(self, address: str, purpose: Purpose, listed: Listed) -> _Task:
        self._recorder.history.load([address])
        past = self._recorder.history.past(address)
        if purpose is Purpose.PAGE or past.last is None:
            return _Task(address, purpose, listed, past)
        try:
            return _Task(address, purpose, listed, past, archived=read_archived_body(self._recorder.warehouse, past.last))
        except (EvidenceError, BodyError, OSError):
            return _Task(address, purpose, listed, Past())  # a listing whose archived body is lost is requested as if it were new

    async def _follow(self, task: _Task, url: URL) -> Received:
        seen: list[URL] = []
        while url not in seen:
            if len(seen) > self._limits.redirects:
                problem = f"{seen[0]} redirects more than {self._limits.redirects} times: open it in a browser and take its last address"
                raise FetchError(problem, url=url)
            text = str(url)
            if self._asked.setdefault(text, task.address) != task.address and task.purpose is Purpose.PAGE:
                return answered(self._request(task, text), None, unchanged=True)  # another address of this run led here
            seen.append(url)
            verdict = await self._robots.check(url, text)
            request = self._request(task, text, verdict)
            try:
                answer = await self._transport.ask(url, is_page=task.purpose is Purpose.PAGE, headers=conditions(task.past, text))
                refresh = refresh_location(answer) if task.purpose is Purpose.PAGE and answer.status == _OK else None
                location = refresh or (answer.location if answer.status in REDIRECTS else None)
                target = redirect_target(replace(answer, location=location)) if location else None
                if target is None or (refresh and target == url):  # a page that loads itself again leads nowhere
                    return self._finish(task, request, answer)
            except FetchError as error:
                error.robots = verdict
                raise
            self._recorder.keep(answered(request, answer, outcome=FetchOutcome.REDIRECTED))
            url = target
        raise FetchError(f"{seen[0]} redirects in a loop by way of {url}: open it in a browser and take its last address", url=url)

    def _finish(self, task: _Task, request: dict[str, Any], answer: Answer) -> Received:
        """Hand what came to the recorder, or raise FetchError where it is no body."""
        past = task.past
        if answer.status == _NOT_MODIFIED and past.last and past.url == request["url"]:
            validators = {"etag": answer.etag or past.etag, "last_modified": answer.last_modified or past.last_modified}
            same = answered(request, answer, packed=False, not_modified=True, unchanged=True, **validators)
            self._recorder.keep(same)
            return replace(same, body=task.archived)
        if answer.status != _OK:
            raise status_error(answer, self._source, self._transport.moment())
        if answer.problem:
            raise FetchError(answer.problem, answer=answer)
        received = answered(request, answer)
        if task.purpose is Purpose.PAGE:
            self._recorder.keep(received)
            return received
        received = unpacked(received, self._source)
        self._recorder.keep(received)
        return replace(received, unchanged=received.body == task.archived)

    def _fail(self, task: _Task, error: FetchError, outcome: FetchOutcome) -> Received:
        request = self._request(task, None if error.url is None else str(error.url), error.robots)
        received = answered(request, error.answer, outcome=outcome, error=str(error))
        self._recorder.keep(received)
        return received

    def _request(self, task: _Task, url: str | None, verdict: RobotsVerdict | None = None) -> dict[str, Any]:
        """Return what is known of a request before there is an answer, as fields of Received."""
        return {
            "input_ref": task.address,
            "uri": url or task.address,
            "fetched_at": self._transport.moment(),
            "url": url,
            "purpose": task.purpose,
            "attempt": task.attempt,
            "robots": verdict,
            "listed_published": task.listed.published,
            "listed_title": task.listed.title,
            "listed_by": task.listed.by,
        }


def conditions(past: Past, url: str) -> dict[str, str]:
    """Return the headers that let the server answer that the body is the one archived last."""
    if past.url != url:
        return {}
    headers = {"If-None-Match": past.etag, "If-Modified-Since": past.last_modified}
    # a control character in it would be refused as an injected header, and the page never be asked for again
    return {name: value for name, value in headers.items() if value and value.isprintable()}
