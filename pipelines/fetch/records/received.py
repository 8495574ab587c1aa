"""Received: what came of one request or file, before it is archived.  Records only; asking is in `folder` and `http_client`."""

import datetime as dt
from dataclasses import dataclass

from pipelines.contract.vocabulary import FetchOutcome, Purpose, RobotsVerdict

Headers = tuple[tuple[str, str], ...] | tuple[tuple[bytes, bytes], ...]
"""Names and values in their order; bytes are archived as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """An HTTP request and response as they went over the wire, for the evidence.

    request_line: such as GET /page HTTP/1.1, "" where the request is not known.  status_line: such as 200 OK.  protocol: such as HTTP/1.1.
    truncated: why the body is not archived whole, a word of the WARC standard: length, time, disconnect, unspecified.
    """

    request_line: str
    request_headers: Headers
    protocol: str
    status_line: str
    response_headers: Headers
    truncated: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What came of one request or file: bytes, or an error with its remedy.

    input_ref: file path or address that was asked for.  uri: of the archived record.  raw: the bytes as they came, still
    compressed; None where nothing came.  body: decompressed.  packed: the recorder still has to make body from raw.
    encoding: compression of raw, "" for none.  exchange: None for files.  purpose: only pages are read as articles.
    outcome: what came of it, where the asker knows; with None the recorder tells by the body whether it is new.
    not_modified: the server says that the body is the one archived last.  unchanged: the body was archived before.
    listed_published, listed_title, listed_by: see `page.Page`.  Everything else: see `tables.Fetch`.
    """

    input_ref: str
    uri: str
    fetched_at: dt.datetime
    raw: bytes | None = None
    body: bytes = b""
    packed: bool = False
    encoding: str = ""
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    http_status: int | None = None
    duration_ms: int = 0
    exchange: Exchange | None = None
    error: str | None = None
    purpose: Purpose = Purpose.PAGE
    outcome: FetchOutcome | None = None
    attempt: int = 1
    robots: RobotsVerdict | None = None
    etag: str | None = None
    last_modified: str | None = None
    not_modified: bool = False
    unchanged: bool = False
    listed_published: str | None = None
    listed_title: str | None = None
    listed_by: str | None = None
