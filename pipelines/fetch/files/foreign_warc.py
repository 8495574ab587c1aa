"""Foreign WARC files: responses that another program archived, with their own date and address.  Reads files only, without a network.

Which files a source has and to which day they belong is in `folder`; our own files are read in `warc_records`. The records are not
trusted: a file may be cut off, and what it holds may be anything.
"""

import datetime as dt
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from pipelines.fetch.listings.untrusted_markup import whole_address
from pipelines.fetch.records.received import Exchange, Headers, Received
from pipelines.fetch.transport.answer import MEDIA_TYPES
from pipelines.sources.source import Source

_OK = 200
_WANTED = WarcRecordType.request | WarcRecordType.response
_GZIP = b"\x1f\x8b"
_PIECE = 4096
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r\n")
_REMEDY = "get the file anew, or take it out of the folder"


class ForeignError(ValueError):
    """A WARC file that cannot be read to its end; the message says what was found and what to do."""


def read_foreign(path: Path, reference: str, source: Source, now: dt.datetime) -> Iterator[Received]:
    """Yield each response of a WARC file that is a page and wanted by the source, at the moment and address it was fetched at.

    reference: of the file, which the pages name as their listing with the offset of the record.  now: moment of the run.
    Raises ForeignError after the last whole record where the file is cut off, damaged or no WARC file; OSError where it cannot be
    opened.
    """
    asked: tuple[str, str, Headers] = ("", "", ())
    count = last = 0
    with path.open("rb") as file:
        try:
            for record in ArchiveIterator(file, record_types=_WANTED, parse_http=True, auto_decode="none"):
                address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
                last = record.stream_pos
                if record.record_type == WarcRecordType.request:
                    asked = (address, *_request(record))
                    continue
                if record.is_http:  # look-ups of host names and files of FTP are responses, too
                    _check_head(record, address)
                count += 1
                if _is_page(record, address) and source.wants(address):
                    request = asked[1:] if asked[0] == address else ("", ())
                    yield _received(record, address, request, (reference, now), source.limits.max_bytes)
            _check_end(file, last)
        except (OSError, ValueError, UnicodeError, EOFError, zlib.error) as error:
            raise ForeignError(f"{reference} cannot be read behind its response {count} ({error}): {_REMEDY}") from error
    if not count:
        raise ForeignError(f"{reference} holds no response, or is no WARC file: {_REMEDY}")


def _check_end(file: BinaryIO, offset: int) -> None:
    """Raise ValueError where the gzip members from an offset on do not end with the file: the reader would take a torn head for the end."""
    file.seek(offset)
    if file.read(2) != _GZIP:
        return  # not compressed, or not record by record
    file.seek(offset)
    inflater = zlib.decompressobj(zlib.MAX_WBITS + 16)
    while piece := file.read(_PIECE):
        while piece:
            if inflater.eof:
                inflater = zlib.decompressobj(zlib.MAX_WBITS + 16)
            inflater.decompress(piece)
            piece = inflater.unused_data
    if not inflater.eof:
        raise ValueError("it is cut off")


def _request(record: WarcRecord) -> tuple[str, Headers]:
    headers = record.http_headers
    return (headers.status_line or "", tuple(headers.items())) if headers is not None else ("", ())


def _check_head(record: WarcRecord, address: str) -> None:
    """Raise ValueError where the file ends inside the head of a response. One without headers, as in HTTP/0.9, is whole but no page."""
    size = record.content_length
    if record.http_headers is None or (size and not record.http_headers.items() and len(record.reader.read()) < size):
        raise ValueError(f"the response of {address} is cut off")


def _is_page(record: WarcRecord, address: str) -> bool:
    headers = record.http_headers
    if headers is None or not headers.items() or headers.status_code != _OK or whole_address(address, address) is None:
        return False
    return (record.http_content_type or "text/html").lower() in MEDIA_TYPES


def _received(record: WarcRecord, address: str, request: tuple[str, Headers], named: tuple[str, dt.datetime], limit: int) -> Received:
    reference, now = named
    headers = record.http_headers
    raw, problem = _payload(record, limit)
    moment = _moment(record)
    if moment is None:
        problem = "the response has no date"
    protocol, _, status_line = ((headers.status_line if headers else None) or "").partition(" ")
    stored = tuple(headers.items()) if headers else ()
    exchange = Exchange(
        request_line=request[0], request_headers=request[1], protocol=protocol, status_line=status_line, response_headers=stored
    )
    return Received(
        input_ref=address,
        uri=address,
        url=address,
        fetched_at=moment or now,
        raw=None if problem else raw,
        packed=not problem,
        encoding=", ".join(value for name, value in stored if name.lower() == "content-encoding"),
        media_type=record.http_content_type,
        charset=record.http_charset,
        http_status=_OK,
        exchange=None if problem else exchange,
        error=f"{problem} in {reference}: {_REMEDY}" if problem else None,
        listed_by=f"{reference}#{record.stream_pos}",
    )


def _moment(record: WarcRecord) -> dt.datetime | None:
    """Return when a response came; None where that is not stated, or where it lies outside the calendar in UTC."""
    moment: dt.datetime | None = record.record_date
    try:
        return moment and moment.astimezone(dt.UTC)
    except OverflowError:
        return None


def _payload(record: WarcRecord, limit: int) -> tuple[bytes, str | None]:
    """Return the body without its transfer coding, and what is wrong with it."""
    size = record.content_length
    if size > limit:
        return b"", f"the body has {size} bytes, more than the limit of {limit} (max_bytes under [limits])"
    raw = record.reader.read()
    headers = record.http_headers
    if len(raw) != size:
        return b"", f"the body is cut off: {len(raw)} of {size} bytes"
    is_chunked = headers is not None and (headers.get("Transfer-Encoding") or "").lower() == "chunked"
    return (_unchunked(raw) if is_chunked else raw), None


def _unchunked(raw: bytes) -> bytes:
    """Return a body without its chunk sizes; as it is where it has none: many archives undo the coding and keep the header.

    A connection that broke between two chunks leaves no last one.
    """
    parts: list[bytes] = []
    position = 0
    while match := _CHUNK_SIZE.match(raw, position):
        size = int(match.group(1), 16)
        start = match.end()
        if size == 0:
            return b"".join(parts)
        if raw[start + size : start + size + 2] != b"\r\n":
            return raw
        parts.append(raw[start : start + size])
        position = start + size + 2
    return raw if position < len(raw) else b"".join(parts)
