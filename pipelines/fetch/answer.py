"""Answer and FetchError: one HTTP response within its limits, or why there is none and what to do.  No network.

The requests are made in `transport`.
"""

import datetime as dt
import email.utils
import errno
from dataclasses import dataclass

import aiohttp
from yarl import URL

from pipelines.fetch.addresses import is_public
from pipelines.fetch.received import Exchange
from pipelines.fetch.source import Source

MEDIA_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown")
"""Media types of pages that are kept."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})
TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses after which the same request may succeed."""

PRIVATE = "address of the own machine or network"

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
    """A response: the address asked, status, where it redirects to, body as it came, and the exchange for the evidence.

    started: moment of the request.  duration_ms: until the body was read.
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
    exchange: Exchange


class FetchError(Exception):
    """Why an address brought no page; the message holds the remedy.

    url, status: of the last response.  transient: whether to try again.  wait_s: that the server asks for before the next try.
    """

    def __init__(
        self, message: str, *, url: URL | None = None, status: int | None = None, transient: bool = False, wait_s: float | None = None
    ) -> None:
        """See the class."""
        super().__init__(message)
        self.url = url
        self.status = status
        self.transient = transient
        self.wait_s = wait_s


def raise_limit(source: Source) -> str:
    """Return the remedy for a body that is too large."""
    return f"check the address, or raise max_bytes under [limits] in pipelines/sources/{source.name}.toml"


class PrivateAddressError(OSError):
    """The address that was about to be connected to is not one of the public internet."""


def check_peer(address: str) -> None:
    """Raise PrivateAddressError where an IP address is not public."""
    if not is_public(address):
        raise PrivateAddressError(errno.EACCES, f"{address} is an {PRIVATE}")


def status_error(answer: Answer, source: Source, now: dt.datetime) -> FetchError:
    """Return the error for a response that is no page."""
    where = f"remove it from {source.list} or check the address" if source.list else "check the address"
    remedy = _REMEDIES.get(answer.status) or (_LATER if answer.status in TRANSIENT or answer.status >= 500 else where)  # noqa: PLR2004
    message = f"{answer.exchange.status_line} at {answer.url}: {remedy}"
    transient = answer.status in TRANSIENT
    return FetchError(
        message, url=answer.url, status=answer.status, transient=transient, wait_s=retry_after_seconds(answer.retry_after, now)
    )


def retry_after_seconds(retry_after: str | None, now: dt.datetime) -> float | None:
    """Return the wait that a Retry-After header asks for: a number of seconds, or an HTTP date."""
    if not retry_after:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        moment = email.utils.parsedate_to_datetime(retry_after)
    except (ValueError, TypeError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - now).total_seconds())


def connection_error(error: Exception, url: URL, source: Source) -> FetchError:
    """Return the error for a request that brought no response."""
    definition = f"pipelines/sources/{source.name}.toml"
    if isinstance(error, TimeoutError):
        return FetchError(
            f"no complete answer in time from {url}: {_LATER}, or raise the seconds under [limits] in {definition}", transient=True
        )
    if PRIVATE in str(error):
        return FetchError(f"{url} leads to an {PRIVATE}, which is not fetched: set allow_private = true in {definition} if you trust it")
    if isinstance(error, aiohttp.ClientSSLError):
        return FetchError(f"no secure connection to {url} ({_short(error)}): check the address and the clock of this machine")
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return FetchError(f"the host {url.host} is unknown: check the address and the network connection")
    if isinstance(error, aiohttp.ClientConnectionError | aiohttp.ClientPayloadError | OSError):
        return FetchError(f"the connection to {url} failed ({_short(error)}): {_LATER}", transient=True)
    return FetchError(f"the answer of {url} is not understood ({_short(error)}): open it in a browser and check the address")


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
