"""Foreign WARC files: responses that another program archived, with their own date and address.  Reads files only, without a network.

Which files a source has and to which day they belong is in `folder`; our own files are read in `warc_records`. The records are not
trusted: a file may be cut off, and what it holds may be anything.
"""

import datetime as dt
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from pipelines.fetch.listings.untrusted_markup import whole_address
from pipelines.fetch.records.received import Exchange, Headers, Received
from pipelines.fetch.transport.answer import MEDIA_TYPES
from pipelines.sources.source import Source

_OK = 200
_WANTED = WarcRecordType.request | WarcRecordType.response | WarcRecordType.resource
_PARTS = frozenset({"xhr", "fetch", "script", "stylesheet", "image", "media", "font", "ping", "preflight", "websocket", "eventsource"})
"""Values of WARC-Resource-Type that name what a browser asked for on behalf of a page and did not show as one."""

WACZ_SUFFIX = ".wacz"
"""Archives of Browsertrix: ZIP files with WARC files in their folder archive/."""

_MEMBER = re.compile(r"archive/[^/]+\.warc(?:\.gz)?", re.IGNORECASE)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[!?a-zA-Z][^\x00-\x08\x0e-\x1f]{40}")
"""How a page begins that was not compressed."""

_TRUNCATIONS = frozenset({"length", "time", "disconnect", "unspecified"})
"""Reasons that the WARC standard has for bodies that are not whole."""

_NO_HEADER = "Invalid WARC header"
"""What the library says where no record begins behind another."""

_GZIP = b"\x1f\x8b"
_PIECE = 4096
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r\n")
_REMEDY = "get the file anew, or take it out of the folder"


class ForeignError(ValueError):
    """A WARC file that cannot be read to its end; the message says what was found and what to do."""


def read_foreign(path: Path, reference: str, source: Source, now: dt.datetime) -> Iterator[Received]:
    """Yield each response and resource of a WARC or WACZ file that is a page and wanted by the source, at its own moment and address.

    reference: of the file, which the pages name as their listing with the offset of the record.  now: moment of the run.
    Raises ForeignError after the last whole record where the file is cut off, damaged or no WARC file; OSError where it cannot be
    opened.
    """
    if path.suffix.lower() != WACZ_SUFFIX:
        with path.open("rb") as file:
            yield from _read(file, reference, source, now)
        return
    with _zipped(path, reference) as archive:
        members = [name for name in archive.namelist() if _MEMBER.fullmatch(name)]
        if not members:
            raise ForeignError(f"{reference} holds no WARC file in archive/: {_REMEDY}")
        for name in members:
            with archive.open(name) as file:
                yield from _read(file, f"{reference}/{name}", source, now)


@contextmanager
def _zipped(path: Path, reference: str) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, RuntimeError) as error:
        raise ForeignError(f"{reference} is not a WACZ file ({error}): {_REMEDY}") from error


def _read(file: IO[bytes], reference: str, source: Source, now: dt.datetime) -> Iterator[Received]:
    asked: tuple[str, str, Headers] = ("", "", ())
    count = last = 0
    headless: str | None = None
    try:
        for record in ArchiveIterator(file, record_types=_WANTED, parse_http=True, auto_decode="none"):
            address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
            last = record.stream_pos
            if record.record_type == WarcRecordType.request:
                asked = (address, *_request(record))
                continue
            headless = address if record.is_http and _is_headless(record) else None  # look-ups of host names are responses, too
            count += not headless
            if _is_page(record, address) and source.wants(address):
                request = asked[1:] if asked[0] == address else ("", ())
                yield _received(record, address, request, (reference, now), source.limits.max_bytes)
        _check_end(file, last, headless)
        is_archive = bool(count) or _holds_record(file)
    except (OSError, ValueError, UnicodeError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        told = f"the record at byte {last} is not as long as its Content-Length says" if last and str(error) == _NO_HEADER else error
        raise ForeignError(f"{reference} cannot be read behind its response {count} ({told}): {_REMEDY}") from error
    if not is_archive:
        raise ForeignError(f"{reference} holds no response, or is not a WARC file: {_REMEDY}")


def _holds_record(file: IO[bytes]) -> bool:
    """Tell whether the file has any record: one of screenshots, or of responses that another file has, holds no page."""
    file.seek(0)
    return next(iter(ArchiveIterator(file, parse_http=False)), None) is not None


def _check_end(file: IO[bytes], offset: int, headless: str | None) -> None:
    """Raise ValueError where the gzip members from an offset on do not end with the file: the reader would take a torn head for the end.

    headless: address of the last response where its head does not end.
    """
    if headless:
        raise ValueError(f"the response of {headless} is cut off")
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


def _is_headless(record: WarcRecord) -> bool:
    """Tell whether the head of a response does not end, as where the file is cut off. One without headers, as in HTTP/0.9, is whole."""
    size = record.content_length
    return record.http_headers is None or bool(size and not record.http_headers.items() and len(record.reader.read()) < size)


def _is_page(record: WarcRecord, address: str) -> bool:
    if whole_address(address, address) is None or (record.headers.get("WARC-Resource-Type") or "").lower() in _PARTS:
        return False
    headers = record.http_headers
    if record.record_type == WarcRecordType.resource:
        return _media_type(record).lower() in MEDIA_TYPES
    if headers is None or not headers.items() or headers.status_code != _OK:
        return False
    return (record.http_content_type or "text/html").lower() in MEDIA_TYPES


def _media_type(record: WarcRecord) -> str:
    return (record.headers.get("Content-Type") or "").partition(";")[0].strip()


def _received(record: WarcRecord, address: str, request: tuple[str, Headers], named: tuple[str, dt.datetime], limit: int) -> Received:
    reference, now = named
    headers = record.http_headers
    is_resource = record.record_type == WarcRecordType.resource  # what a browser or a program had saved, without its exchange
    raw, problem = _payload(record, limit)
    moment = _moment(record)
    if moment is None:
        problem = "the response has no date"
    protocol, _, status_line = ((headers.status_line if headers else None) or "").partition(" ")
    stored = tuple(headers.items()) if headers else ()
    exchange = Exchange(
        request_line=request[0],
        request_headers=request[1],
        protocol=protocol,
        status_line=status_line,
        response_headers=stored,
        truncated=_truncated(record),
    )
    return Received(
        input_ref=address,
        uri=address,
        url=address,
        fetched_at=moment or now,
        raw=None if problem else raw,
        packed=not problem,
        encoding=_encoding(stored, raw),
        media_type=_media_type(record) if is_resource else record.http_content_type,
        charset=record.http_charset,
        http_status=None if is_resource else _OK,
        exchange=None if problem or is_resource else exchange,
        error=f"{problem} in {reference}: {_REMEDY}" if problem else None,
        listed_by=f"{reference}#{record.stream_pos}",
    )


def _truncated(record: WarcRecord) -> str | None:
    """Return why a crawler kept only the start of a body, as Common Crawl's do with large pages; None where it is whole."""
    stated = (record.headers.get("WARC-Truncated") or "").strip().lower()
    return (stated if stated in _TRUNCATIONS else "unspecified") if stated else None


def _encoding(headers: Headers, raw: bytes) -> str:
    """Return the compression of a body: none where it is markup, for many archives undo the compression and keep the header."""
    stated = ", ".join(str(value) for name, value in headers if name.lower() == "content-encoding")
    return "" if _MARKUP.match(raw) else stated


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
