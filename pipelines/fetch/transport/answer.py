"""Answer and FetchError: one HTTP response within its limits, or why there is none and what to do.  No network.

The requests are made in `single_request`.
"""

import datetime as dt
import email.utils
import errno
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
from yarl import URL

from pipelines.contract.vocabulary import RobotsVerdict
from pipelines.fetch.records.received import Exchange, Received
from pipelines.fetch.transport.addresses import parse_address
from pipelines.fetch.transport.networks import is_metadata, is_public
from pipelines.sources.source import Source

MEDIA_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown")
"""Media types of pages that are kept."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})
TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses after which the same request may succeed."""

PRIVATE = "address of the own machine or network"
METADATA = "address of a cloud's metadata service"
_REFUSED = {
    METADATA: "is never fetched: check the address and where it redirects to",
    PRIVATE: "is not fetched: set allow_private = true in {} if you trust it",
}

_LATER = "run again later"
_REMEDIES = {
    401: "the page wants a login: save it in a browser and put the file into the inbox",
    402: "the page is paid for: save it in a browser and put the file into the inbox",
    403: "the site refuses programs: save the page in a browser and put the file into the inbox",
    429: "the site wants fewer requests: run again later and raise interval_s under [limits]",
    451: "the page is withheld for legal reasons: look for a copy elsewhere",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response: the requested address, status, where it redirects to, the body as received, and the exchange for the evidence.

    started: moment of the request.  duration_ms: until the body was read.  problem: why the body is not kept, and what to do.
    """

    url: URL
    status: int
    started: dt.datetime
    duration_ms: int
    location: str | None
    retry_after: str | None
    raw: bytes
    encoding: str
    media_type: str | None
    charset: str | None
    etag: str | None
    last_modified: str | None
    exchange: Exchange
    problem: str | None = None


class FetchError(Exception):
    """Why an address brought no page; the message holds the remedy.

    url: the requested address.  answer: the response, if there was one.  transient: whether trying again may help.
    wait_s: seconds that the server asks to wait before the next try.  robots: what robots.txt says of the address.
    """

    def __init__(
        self, message: str, *, url: URL | None = None, answer: Answer | None = None, transient: bool = False, wait_s: float | None = None
    ) -> None:
        """See the class."""
        super().__init__(message)
        self.url = answer.url if answer else url
        self.answer = answer
        self.transient = transient
        self.wait_s = wait_s
        self.robots: RobotsVerdict | None = None


def answered(asked: Mapping[str, Any], answer: Answer | None, **more: Any) -> Received:  # noqa: ANN401 — fields of Received
    """Return the record of a request: its own fields, those of the answer if there was one, and further fields.

    Unless an outcome is given, the body in it is still compressed; see `Received.packed`.
    """
    if answer is None:
        return Received(**{**asked, **more})
    fields = {
        **asked,
        "fetched_at": answer.started,
        "raw": answer.raw,
        "packed": "outcome" not in more,
        "http_status": answer.status,
        "encoding": answer.encoding,
        "media_type": answer.media_type,
        "charset": answer.charset,
        "etag": answer.etag,
        "last_modified": answer.last_modified,
        "duration_ms": answer.duration_ms,
        "exchange": answer.exchange,
    }
    return Received(**{**fields, **more})


def redirect_target(answer: Answer) -> URL:
    """Return the address that an answer redirects to. Raises FetchError where that address may not be requested."""
    try:
        return parse_address(str(answer.url.join(URL(answer.location or ""))))
    except ValueError as error:
        problem = f"{answer.url} redirects to an address that is not fetched: {error}"
        raise FetchError(problem, answer=answer) from error


class PrivateAddressError(OSError):
    """The address that was about to be connected to is not one of the public internet."""


def check_peer(address: str, *, allow_private: bool) -> None:
    """Raise PrivateAddressError where an IP address is not public, or is that of a metadata service."""
    if not allow_private and not is_public(address):
        raise PrivateAddressError(errno.EACCES, f"{address} is an {PRIVATE}")
    if is_metadata(address):
        raise PrivateAddressError(errno.EACCES, f"{address} is an {METADATA}")


def status_error(answer: Answer, source: Source, now: dt.datetime) -> FetchError:
    """Return the error for a response that is no page."""
    where = f"remove it from {source.list} or check the address" if source.list else "check the address"
    remedy = _REMEDIES.get(answer.status) or (_LATER if answer.status in TRANSIENT or answer.status >= 500 else where)  # noqa: PLR2004
    message = f"{answer.exchange.status_line} at {answer.url}: {remedy}"
    transient = answer.status in TRANSIENT
    return FetchError(message, answer=answer, transient=transient, wait_s=retry_after_seconds(answer.retry_after, now))


def retry_after_seconds(retry_after: str | None, now: dt.datetime) -> float | None:
    """Return the wait that a Retry-After header asks for: a number of seconds, or an HTTP date."""
    if not retry_after:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        moment = email.utils.parsedate_to_datetime(retry_after)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - now).total_seconds())


def connection_error(error: Exception, url: URL, source: Source) -> FetchError:
    """Return the error for a request that brought no response."""
    definition = f"pipelines/sources/{source.name}.toml"
    message, transient = _connection_problem(error, url, definition)
    return FetchError(message, url=url, transient=transient)


def _connection_problem(error: Exception, url: URL, definition: str) -> tuple[str, bool]:
    if isinstance(error, TimeoutError):
        return f"no complete answer in time from {url}: {_LATER}, or raise the seconds under [limits] in {definition}", True
    if kind := next((kind for kind in _REFUSED if kind in str(error)), None):
        return f"{url} leads to an {kind}, which {_REFUSED[kind].format(definition)}", False
    if isinstance(error, aiohttp.ClientSSLError):
        return f"no secure connection to {url} ({_short(error)}): check the address and the clock of this machine", False
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return f"the host {url.host} is unknown: check the address and the network connection", False
    if isinstance(error, aiohttp.ClientConnectionError | aiohttp.ClientPayloadError | OSError):
        return f"the connection to {url} failed ({_short(error)}): {_LATER}", True
    return f"the answer of {url} is not understood ({_short(error)}): open it in a browser and check the address", False


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
