"""A segment of the archive: the WARC/1.1 records of one run, written one input after another into an open file.

Each input has its evidence (`resource` for a file; `response`, or `revisit` for a body that is archived already, and `request` for HTTP)
and last a `metadata` record with its `Fetch` row, so that the log can be rebuilt from the segment and a torn input be told from a whole
one. Each record is a gzip member of its own. Reading is in `warc_records`.

The records are put together here, because a page has three and warcio takes several times as long for them as the request; what is
written is checked with warcio in the tests.
"""

import datetime as dt
import hashlib
import json
import string
from collections.abc import Sequence
from dataclasses import fields
from typing import BinaryIO
from urllib.parse import quote

from pipelines import __version__
from pipelines.contract.tables import Fetch
from pipelines.fetch.archive.gzip_member import member
from pipelines.fetch.records.known_inputs import Kept
from pipelines.fetch.records.received import Headers, Received

WARC_VERSION = "1.1"
IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"

_HTTP = "application/http; msgtype="
_HOP_BY_HOP = frozenset({b"transfer-encoding", b"connection", b"keep-alive"})
"""The body is archived without its transfer coding."""
_CODED = frozenset({b"content-encoding"})
_ROW = tuple(item.name for item in fields(Fetch) if item.name not in {"warc_path", "warc_offset"})

Fields = Sequence[tuple[str, str]]


class Segment:
    """Writes the records of inputs one after another into an open file.

    path: of the segment, relative to the warehouse folder.  position: offset at which the next record starts.
    """

    def __init__(self, file: BinaryIO, path: str, position: int = 0) -> None:
        """position: offset at which writing goes on, and at which the file stands; a new one starts with `begin`."""
        self._file = file
        self._members: list[bytes] = []
        self.path = path
        self.position = position

    def begin(self, now: dt.datetime) -> None:
        """Write the `warcinfo` record of a new segment."""
        info = f"software: newsledger/{__version__}\r\nformat: WARC File Format {WARC_VERSION}\r\n".encode()
        named = [("WARC-Type", "warcinfo"), ("WARC-Record-ID", _record_id("warcinfo", self.path, now)), ("WARC-Date", _date(now))]
        self._write(named, "application/warc-fields", info)
        self._end()

    def flush(self) -> None:
        """Hand what was written to the operating system."""
        self._file.flush()

    def add(self, fetch: Fetch, received: Received, original: Kept | None) -> None:
        """Write an input, whose row says that it starts at `position`; original: the record that has its payload already."""
        named = [("WARC-Date", _date(fetch.fetched_at)), ("WARC-Target-URI", _uri(received.uri))]
        linked = [*named]
        if received.exchange or received.raw is not None:
            evidence_id = _record_id("evidence", fetch.fetch_id)
            linked.append(("WARC-Concurrent-To", evidence_id))
            self._evidence([("WARC-Record-ID", evidence_id), *named], fetch, received, original)
        if received.exchange and received.exchange.request_line:  # the program that archived a response may not have kept its request
            request = _http_head(received.exchange.request_line, received.exchange.request_headers)
            kind = [("WARC-Type", "request"), ("WARC-Record-ID", _record_id("request", fetch.fetch_id))]
            self._write([*kind, *linked], f"{_HTTP}request", request)
        kind = [("WARC-Type", "metadata"), ("WARC-Record-ID", _record_id("metadata", fetch.fetch_id))]
        self._write([*kind, *linked], "application/json", _row_to_json(fetch))
        self._end()

    def _end(self) -> None:
        written = b"".join(self._members)
        self._members.clear()
        self._file.write(written)
        self.position += len(written)

    def _evidence(self, named: Fields, fetch: Fetch, received: Received, original: Kept | None) -> None:
        exchange = received.exchange
        head, content_type = b"", ""
        if exchange:
            stale = _HOP_BY_HOP if received.encoding else _HOP_BY_HOP | _CODED
            head = _http_head(f"{exchange.protocol} {exchange.status_line}", exchange.response_headers, stale)
            content_type = f"{_HTTP}response"
        if original:
            profile = NOT_MODIFIED if received.not_modified else IDENTICAL
            self._write([("WARC-Type", "revisit"), *named, *_revisit(original, profile)], content_type, head)
            return
        kind = [("WARC-Type", "response" if exchange else "resource"), *named]
        if exchange and exchange.truncated:
            kind.append(("WARC-Truncated", exchange.truncated))
        if fetch.payload_sha256:
            kind.append(("WARC-Payload-Digest", _digest_of(fetch.payload_sha256)))
        content_type = content_type or ("application/gzip" if received.encoding else fetch.media_type or "application/octet-stream")
        self._write(kind, content_type, head + (received.raw or b""), is_compressed=bool(received.encoding), is_digested=True)

    def _write(self, named: Fields, content_type: str, block: bytes, *, is_compressed: bool = False, is_digested: bool = False) -> None:
        # a block digest would cost as much as the payload digest that serves the same purpose
        lines = [f"WARC/{WARC_VERSION}", *(f"{name}: {value}" for name, value in named)]
        lines += [f"Content-Type: {content_type}"] if content_type else []
        if not is_digested:
            lines.append(f"WARC-Block-Digest: {_digest_of(hashlib.sha256(block).hexdigest())}")
        lines += [f"Content-Length: {len(block)}", "", ""]
        record = b"".join(["\r\n".join(lines).encode(), block, b"\r\n\r\n"])
        self._members.append(member(record, is_compressed=is_compressed))


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
    digits = hashlib.sha256(" ".join(map(str, values)).encode()).hexdigest()
    return f"<urn:uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-a{digits[17:20]}-{digits[20:32]}>"  # version 8 of RFC 9562: custom


def _date(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def _digest_of(sha256: str) -> str:
    return f"sha256:{sha256}"


def _uri(uri: str) -> str:
    return uri if uri.isascii() and uri.isprintable() else quote(uri, safe=string.printable[:-6], errors="replace")


def _http_head(first: str, headers: Headers, stale: frozenset[bytes] = frozenset()) -> bytes:
    """Return the head of a message. stale: headers that are not true of the body as it is archived, so they get another name."""
    lines = [_bytes(first)]
    for name, value in headers:
        named = name if isinstance(name, bytes) else _bytes(name)
        old = b"X-Archive-Orig-" if stale and named.lower() in stale else b""
        lines.append(b"%s%s: %s" % (old, named, value if isinstance(value, bytes) else _bytes(value)))
    return b"\r\n".join([*lines, b"", b""])


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "replace")


def _row_to_json(fetch: Fetch) -> bytes:
    row = {name: value for name in _ROW if (value := getattr(fetch, name)) is not None}
    row["fetched_at"] = fetch.fetched_at.isoformat()
    return json.dumps(row, ensure_ascii=True).encode()
