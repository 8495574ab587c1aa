"""WARC/1.1 records of one input: how they are written, read at an offset and listed from a segment, also from a torn one.

A segment is a file of gzip members, one record each, so that every record can be read alone and a torn tail be cut off. Beside the
evidence (`resource` for files, `response` and `request` for HTTP) each input has a `metadata` record with its `Fetch` row, so that
the log can be rebuilt from the segment. Where segments lie and when they are written is in `archive`.
"""

import datetime as dt
import json
import string
import uuid
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from io import BytesIO
from typing import BinaryIO
from urllib.parse import quote

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipelines import __version__
from pipelines.fetch.received import Headers, Received
from pipelines.tables import Fetch
from pipelines.vocabulary import InputKind, Purpose

WARC_VERSION = "1.1"
EVIDENCE_TYPES = ("resource", "response")

_PIECE = 65536
_HOP_BY_HOP = {"transfer-encoding", "connection", "keep-alive"}


class EvidenceError(ValueError):
    """An archived record that cannot be read; the message says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Record:
    """A WARC record: its type, id, payload as archived and Content-Encoding of the payload."""

    kind: str
    record_id: str
    concurrent_to: str | None
    payload: bytes
    encoding: str


class SegmentWriter:
    """Writes the records of inputs one after another into an open file."""

    def __init__(self, file: BinaryIO, relative_path: str, now: dt.datetime) -> None:
        """Start a segment whose path in the warehouse folder is relative_path with its `warcinfo` record."""
        self._file = file
        self._path = relative_path
        self._writer = WARCWriter(file, gzip=True, warc_version=WARC_VERSION)
        info = f"software: newsledger/{__version__}\r\nformat: WARC File Format {WARC_VERSION}\r\n".encode()
        self._write("warcinfo", "", _record_id("warcinfo", relative_path, now), now, info, "application/warc-fields")

    def add(self, fetch: Fetch, received: Received) -> Fetch:
        """Write the evidence of an input and return its row with file and offset of the record."""
        placed = replace(fetch, warc_path=self._path, warc_offset=self._file.tell())
        evidence_id = _record_id("evidence", fetch.fetch_id)
        if received.exchange:
            self._exchange(received, evidence_id, fetch)
        else:
            content_type = "application/gzip" if received.encoding else fetch.media_type or "application/octet-stream"
            self._write("resource", received.uri, evidence_id, fetch.fetched_at, received.raw or b"", content_type)
        row = _row_to_json(fetch)
        metadata_id = _record_id("metadata", fetch.fetch_id)
        self._write("metadata", received.uri, metadata_id, fetch.fetched_at, row, "application/json", evidence_id)
        return placed

    def _exchange(self, received: Received, evidence_id: str, fetch: Fetch) -> None:
        exchange = received.exchange
        if exchange is None:
            return
        response = StatusAndHeaders(exchange.status_line, _stored(exchange.response_headers), protocol=exchange.protocol)
        self._write("response", received.uri, evidence_id, fetch.fetched_at, received.raw or b"", "", http_headers=response)
        request = StatusAndHeaders(exchange.request_line, _stored(exchange.request_headers), is_http_request=True)
        request_id = _record_id("request", fetch.fetch_id)
        self._write("request", received.uri, request_id, fetch.fetched_at, b"", "", evidence_id, http_headers=request)

    def _write(
        self,
        kind: str,
        uri: str,
        record_id: str,
        moment: dt.datetime,
        payload: bytes,
        content_type: str,
        concurrent_to: str | None = None,
        http_headers: StatusAndHeaders | None = None,
    ) -> None:
        headers = {"WARC-Record-ID": record_id, "WARC-Date": moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")}
        if concurrent_to:
            headers["WARC-Concurrent-To"] = concurrent_to
        record = self._writer.create_warc_record(
            uri,
            kind,
            payload=BytesIO(payload),
            length=len(payload),
            warc_content_type=content_type,
            warc_headers_dict=headers,
            http_headers=http_headers,
        )
        self._writer.write_record(record)


def _record_id(*values: object) -> str:
    # derived from the row, not random: the same inputs give the same bytes
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, ' '.join(map(str, values)))}>"


def _stored(headers: Headers) -> list[tuple[str, str]]:
    # the body is archived without its transfer coding, so the header that names one would be wrong
    return [(f"X-Archive-Orig-{name}" if name.lower() in _HOP_BY_HOP else name, _ascii(value)) for name, value in headers]


def _ascii(value: str) -> str:
    return value if value.isascii() else quote(value, safe=string.printable, encoding="latin-1", errors="replace")


def _row_to_json(fetch: Fetch) -> bytes:
    row = {item.name: getattr(fetch, item.name) for item in fields(fetch) if item.name not in {"warc_path", "warc_offset"}}
    return json.dumps(row, default=lambda moment: moment.isoformat(), ensure_ascii=True).encode()


def _row_from_json(content: bytes, path: str, offset: int) -> Fetch:
    names = {item.name for item in fields(Fetch)}
    row = {key: value for key, value in json.loads(content).items() if key in names}
    row["fetched_at"] = dt.datetime.fromisoformat(row["fetched_at"])
    row["input_kind"] = InputKind(row["input_kind"])
    row["purpose"] = Purpose(row.get("purpose", Purpose.PAGE))
    return Fetch(**{**row, "warc_path": path, "warc_offset": offset})


def read_record(file: BinaryIO, offset: int) -> Record:
    """Return the record that starts at the offset. Raises EvidenceError where it is torn, damaged or missing."""
    file.seek(offset)
    member, _ = _member(file)
    if member is None:
        raise EvidenceError(f"no complete WARC record at offset {offset}: the file is cut off or damaged there")
    return _parse(member, offset)


def _parse(member: bytes, offset: int) -> Record:
    try:
        record = next(iter(ArchiveIterator(BytesIO(member))))
        headers = record.rec_headers
        encoding = record.http_headers.get_header("Content-Encoding", "") if record.http_headers else ""
        if headers.get_header("Content-Type") == "application/gzip":
            encoding = "gzip"
        payload = record.raw_stream.read()
    except (ArchiveLoadFailed, StopIteration, EOFError, ValueError, AttributeError) as error:
        raise EvidenceError(f"no WARC record at offset {offset} ({error})") from error
    record_id = headers.get_header("WARC-Record-ID", "")
    return Record(record.rec_type, record_id, headers.get_header("WARC-Concurrent-To"), payload, encoding)


def _member(file: BinaryIO) -> tuple[bytes | None, int]:
    """Return the gzip member at the file's position and the offset behind it; None where no complete member stands."""
    inflater = zlib.decompressobj(zlib.MAX_WBITS + 16)
    parts: list[bytes] = []
    try:
        while not inflater.eof:
            piece = file.read(_PIECE)
            if not piece:
                return None, file.tell()
            parts.append(inflater.decompress(piece))
    except zlib.error:
        return None, file.tell()
    return b"".join(parts), file.tell() - len(inflater.unused_data)


def complete_inputs(file: BinaryIO, relative_path: str) -> Iterator[tuple[Fetch, int]]:
    """Yield the row of each input whose records are complete and the offset behind its last record.

    Reading stops at the first torn or damaged record: what a killed writer left behind it is not whole.
    """
    offset = 0
    evidence: dict[str, int] = {}
    while True:
        file.seek(offset)
        member, end = _member(file)
        if member is None:
            return
        try:
            record = _parse(member, offset)
            if record.kind in EVIDENCE_TYPES:
                evidence[record.record_id] = offset
            elif record.kind == "metadata" and record.concurrent_to in evidence:
                yield _row_from_json(record.payload, relative_path, evidence.pop(record.concurrent_to)), end
        except (ValueError, KeyError, TypeError):
            return
        offset = end
