"""Received: what came of asking for one input, before it is archived.  Records only; who asks is in `folder` and `http`."""

import datetime as dt
from dataclasses import dataclass

from pipelines.vocabulary import Purpose

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """An HTTP request and response as they went over the wire, for the evidence.

    request_line: such as GET /page HTTP/1.1.  status_line: such as 200 OK.  protocol: such as HTTP/1.1.
    """

    request_line: str
    request_headers: Headers
    protocol: str
    status_line: str
    response_headers: Headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What came of one input: bytes, or an error with its remedy.

    input_ref: file path or address that was asked for.  uri: of the archived record.  raw: the bytes as they came, still
    compressed; None where `error` says why nothing is archived.  body: decompressed.  encoding: compression of raw, "" for none.
    exchange: None for files.  purpose: only pages are read as articles.  listed_published, listed_title, listed_by: see `page.Page`.
    """

    input_ref: str
    uri: str
    fetched_at: dt.datetime
    raw: bytes | None = None
    body: bytes = b""
    encoding: str = ""
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    http_status: int | None = None
    duration_ms: int = 0
    exchange: Exchange | None = None
    error: str | None = None
    purpose: Purpose = Purpose.PAGE
    listed_published: str | None = None
    listed_title: str | None = None
    listed_by: str | None = None
