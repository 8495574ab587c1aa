"""A segment of the archive: the WARC/1.1 records of one run, written one input after another into an open file.

Each input has its evidence (`resource` for a file; `response`, or `revisit` for a body that is archived already, and `request` for HTTP)
and last a `metadata` record with its `Fetch` row, so that the log can be rebuilt from the segment and a torn input be told from a whole
one. Each record is a gzip member of its own. Reading is in `warc`.

The records are put together here, because a page has three and warcio takes a multiple of the time of the request for them; what is
written is checked with warcio in the tests.
"""

import base64
import datetime as dt
import hashlib
import json
import string
import uuid
import zlib
from collections.abc import Sequence
from dataclasses import fields
from typing import BinaryIO
from urllib.parse import quote

from pipelines import __version__
from pipelines.fetch.history import Kept
from pipelines.fetch.received import Exchange, Headers, Received
from pipelines.tables import Fetch

WARC_VERSION = "1.1"
IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"

_LEVEL = 3
_LEVEL_OF_COMPRESSED = 1
_GZIP = zlib.MAX_WBITS + 16
_HOP_BY_HOP = frozenset({"transfer-encoding", "connection", "keep-alive"})
_ROW = tuple(item.name for item in fields(Fetch) if item.name not in {"warc_path", "warc_offset"})

Fields = Sequence[tuple[str, str]]


class Segment:
    """Writes the records of inputs one after another into an open file.

    path: of the segment, relative to the warehouse folder.  position: offset at which the next record starts.
    """

    def __init__(self, file: BinaryIO, path: str, now: dt.datetime) -> None:
        """Start a segment with its `warcinfo` record."""
        self._file = file
        self._members: list[bytes] = []
        self.path = path
        self.position = 0
        info = f"software: newsledger/{__version__}\r\nformat: WARC File Format {WARC_VERSION}\r\n".encode()
        named = [("WARC-Type", "warcinfo"), ("WARC-Record-ID", _record_id("warcinfo", path, now)), ("WARC-Date", _date(now))]
        self._write(named, "application/warc-fields", info)
        self._flush()

    def add(self, fetch: Fetch, received: Received, original: Kept | None) -> None:
        """Write an input, whose row says that it starts at `position`; original: the record that has its payload already."""
        written = _record_id("evidence", fetch.fetch_id) if received.exchange or received.raw is not None else None
        if received.exchange:
            self._exchange(received, received.exchange, fetch, original)
        elif original:
            self._write([*_named("revisit", received.uri, fetch), *_revisit(original, IDENTICAL)], "", b"")
        elif written:
            content_type = "application/gzip" if received.encoding else fetch.media_type or "application/octet-stream"
            self._write(_named("resource", received.uri, fetch), content_type, received.raw or b"", is_compressed=bool(received.encoding))
        linked = [("WARC-Concurrent-To", written)] if written else []
        self._write([*_named("metadata", received.uri, fetch), *linked], "application/json", _row_to_json(fetch))
        self._flush()

    def _exchange(self, received: Received, exchange: Exchange, fetch: Fetch, original: Kept | None) -> None:
        head = _http_head(f"{exchange.protocol} {exchange.status_line}", exchange.response_headers)
        http = "application/http; msgtype="
        if original:
            profile = NOT_MODIFIED if received.not_modified else IDENTICAL
            self._write([*_named("revisit", received.uri, fetch), *_revisit(original, profile)], f"{http}response", head)
        else:
            more = [("WARC-Truncated", exchange.truncated)] if exchange.truncated else []
            more += [("WARC-Payload-Digest", _digest_of(fetch.payload_sha256))] if fetch.payload_sha256 else []
            named = [*_named("response", received.uri, fetch), *more]
            self._write(named, f"{http}response", head + (received.raw or b""), is_compressed=bool(received.encoding))
        if not exchange.request_line:
            return  # the program that archived the response did not keep its request
        request = _http_head(exchange.request_line, exchange.request_headers)
        linked = ("WARC-Concurrent-To", _record_id("evidence", fetch.fetch_id))
        self._write([*_named("request", received.uri, fetch), linked], f"{http}request", request)

    def _write(self, named: Fields, content_type: str, block: bytes, *, is_compressed: bool = False) -> None:
        lines = [f"WARC/{WARC_VERSION}", *(f"{name}: {value}" for name, value in named)]
        lines += [f"Content-Type: {content_type}"] if content_type else []
        lines += [f"WARC-Block-Digest: {_digest_of(hashlib.sha256(block).hexdigest())}", f"Content-Length: {len(block)}", "", ""]
        record = b"".join(["\r\n".join(lines).encode(), block, b"\r\n\r\n"])
        member = zlib.compress(record, _LEVEL_OF_COMPRESSED if is_compressed else _LEVEL, _GZIP)
        self._members.append(member)

    def _flush(self) -> None:
        members = b"".join(self._members)
        self._members.clear()
        self._file.write(members)
        self.position += len(members)


def _named(kind: str, uri: str, fetch: Fetch) -> list[tuple[str, str]]:
    record_id = _record_id("evidence" if kind in {"response", "revisit", "resource"} else kind, fetch.fetch_id)
    return [("WARC-Type", kind), ("WARC-Record-ID", record_id), ("WARC-Date", _date(fetch.fetched_at)), ("WARC-Target-URI", _uri(uri))]


def _revisit(original: Kept, profile: str) -> list[tuple[str, str]]:
    named = [
        ("WARC-Profile", profile),
        ("WARC-Refers-To", _record_id("evidence", original.fetch_id)),
        ("WARC-Refers-To-Date", _date(original.fetched_at)),
        ("WARC-Payload-Digest", _digest_of(original.payload_sha256)),
    ]
    return [*named, ("WARC-Refers-To-Target-URI", _uri(original.url))] if original.url else named


def _record_id(*values: object) -> str:
    # derived from the row, not random: the same inputs give the same bytes, and a revisit can name a record without reading it
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, ' '.join(map(str, values)))}>"


def _date(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def _digest_of(sha256: str) -> str:
    return "sha256:" + base64.b32encode(bytes.fromhex(sha256)).decode()


def _uri(uri: str) -> str:
    return uri if uri.isascii() and uri.isprintable() else quote(uri, safe=string.printable[:-6], errors="replace")


def _http_head(first: str, headers: Headers) -> bytes:
    return "\r\n".join([_ascii(first), *(f"{_stored(name)}: {_ascii(value)}" for name, value in headers), "", ""]).encode(
        "ascii", "replace"
    )


def _stored(name: str) -> str:
    # the body is archived without its transfer coding, so the header that names one would be wrong
    return f"X-Archive-Orig-{name}" if name.lower() in _HOP_BY_HOP else name


def _ascii(value: str) -> str:
    return value if value.isascii() else quote(value, safe=string.printable, encoding="latin-1", errors="replace")


def _row_to_json(fetch: Fetch) -> bytes:
    row = {name: value for name in _ROW if (value := getattr(fetch, name)) is not None}
    row["fetched_at"] = fetch.fetched_at.isoformat()
    return json.dumps(row, ensure_ascii=True).encode()
