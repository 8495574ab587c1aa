"""Bodies: decompression with a limit on what comes out, and digest.  Pure."""

import hashlib
import zlib
from collections.abc import Callable, Mapping
from typing import cast

from isal import isal_zlib

_ALIASES = {"x-gzip": "gzip", "identity": "", "none": ""}
_GZIP = zlib.MAX_WBITS + 16
_GZIP_MAGIC = b"\x1f\x8b"
_IsalError = cast("type[Exception]", isal_zlib.error)  # its type stub wrongly says that it is an instance
_PIECE = 4096
_ZSTD_WINDOW = 8 * 1024 * 1024
"""Largest window of a zstd body, which RFC 9659 fixes for HTTP: a larger one would cost that memory whatever comes out."""
_ZSTD_PIECE = 256
"""Bytes of a zstd body that are read at a time: four can stand for 128 KiB, and nothing limits what comes out of one call."""
_MOST_PARTS = 10_000
"""Members of a gzip body and frames of a zstd body: each costs a new reader, also where nothing is in it."""
_TOO_MANY_PARTS = f"the compressed body has more than {_MOST_PARTS} parts"
_TOO_MUCH = "the body has more than {} bytes after decompression"
_CUT_OFF = "the compressed body is cut off"
_DAMAGED = "the compressed body is damaged ({})"


class BodyError(ValueError):
    """A body that cannot be decompressed within its limit; the message says what was found."""


def sha256_of_body(body: bytes) -> str:
    """Return the SHA-256 of a body in hexadecimal digits."""
    return hashlib.sha256(body).hexdigest()


def decompress(raw: bytes, encoding: str, limit: int) -> bytes:
    """Return the body behind a Content-Encoding (comma-separated, last applied first), at most `limit` bytes.

    Raises BodyError for an unknown encoding, damaged or cut-off data, and a body above the limit.
    """
    names = [_ALIASES.get(name.strip().lower(), name.strip().lower()) for name in encoding.split(",")]
    body = raw
    for name in reversed(names):
        if name and name not in _READERS:
            raise BodyError(f"the body is compressed with {name!r}, which is not supported")
        if name and body:
            body = _READERS[name](body, limit)
    if len(body) > limit:
        raise BodyError(f"the body has {len(body)} bytes, more than the limit of {limit}")
    return body


def is_widely_readable(encoding: str) -> bool:
    """Return whether other WARC tools undo the encoding: gzip or deflate; hardly any undoes br, zstd or several encodings."""
    names = [_ALIASES.get(name.strip().lower(), name.strip().lower()) for name in encoding.split(",")]
    return [name for name in names if name] in ([], ["gzip"], ["deflate"])


def _inflate(raw: bytes, limit: int) -> bytes:
    if raw[:2] == _GZIP_MAGIC:
        return _gzip(raw, limit)
    try:
        return _stream(raw, limit, zlib.MAX_WBITS)
    except zlib.error:
        return _bare_deflate(raw, limit)


def _bare_deflate(raw: bytes, limit: int) -> bytes:
    # many servers send deflate data without the zlib header that the standard asks for
    try:
        return _stream(raw, limit, -zlib.MAX_WBITS)
    except zlib.error as error:
        raise BodyError(_DAMAGED.format(error)) from error


def _stream(raw: bytes, limit: int, window_bits: int) -> bytes:
    inflater = zlib.decompressobj(window_bits)
    body = inflater.decompress(raw, limit + 1)
    if len(body) > limit:
        raise BodyError(_TOO_MUCH.format(limit))
    if not inflater.eof:
        raise BodyError(_CUT_OFF)
    return body


def _one_member(raw: bytes, limit: int) -> bytes | None:
    """Return the body of one whole gzip member, as nearly all are, in half the time that zlib needs; None where it is anything else."""
    inflater = isal_zlib.decompressobj(_GZIP)
    try:
        body = inflater.decompress(raw, limit + 1)
    except _IsalError:
        return None
    return body if inflater.eof and not inflater.unused_data and len(body) <= limit else None


def _gzip(raw: bytes, limit: int) -> bytes:
    whole = _one_member(raw, limit)
    if whole is not None:
        return whole
    position, parts = 0, 1
    try:
        body = bytearray()
        inflater = zlib.decompressobj(_GZIP)
        while position < len(raw):
            # small pieces, because what follows a member is copied: a body of tiny members stays linear
            piece = raw[position : position + _PIECE]
            position += len(piece)
            body += inflater.decompress(piece, limit + 1 - len(body))
            if len(body) > limit:
                raise BodyError(_TOO_MUCH.format(limit))
            if inflater.eof:
                position -= len(inflater.unused_data)
                if raw[position : position + 2] != _GZIP_MAGIC:
                    return bytes(body)  # what follows the last member is padding
                parts = _counted(parts)
                inflater = zlib.decompressobj(_GZIP)
    except zlib.error as error:
        raise BodyError(_DAMAGED.format(error)) from error
    raise BodyError(_CUT_OFF)


def _counted(parts: int) -> int:
    """Return the number of one part more. Raises BodyError where that is too many."""
    if parts >= _MOST_PARTS:
        raise BodyError(_TOO_MANY_PARTS)
    return parts + 1


def _brotli(raw: bytes, limit: int) -> bytes:
    import brotli  # noqa: PLC0415 — few servers send it, and none to a command that fetches nothing

    reader = brotli.Decompressor()
    body = bytearray()
    piece = raw
    try:
        while not reader.is_finished():
            more = reader.process(piece, output_buffer_limit=limit + 1 - len(body))
            body += more
            if len(body) > limit:
                raise BodyError(_TOO_MUCH.format(limit))
            if not more and not piece:
                raise BodyError(_CUT_OFF)
            piece = b""
    except brotli.error as error:
        raise BodyError(_DAMAGED.format(error)) from error
    return bytes(body)


def _zstd(raw: bytes, limit: int) -> bytes:
    import zstandard  # noqa: PLC0415 — as brotli

    body = bytearray()
    position, parts = 0, 0
    try:
        while position < len(raw):
            parts = _counted(parts)
            reader = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()
            while not reader.eof:
                piece = raw[position : position + _ZSTD_PIECE]
                if not piece:
                    raise BodyError(_CUT_OFF)
                position += len(piece)
                body += reader.decompress(piece)
                if len(body) > limit:
                    raise BodyError(_TOO_MUCH.format(limit))
            position -= len(reader.unused_data)
    except zstandard.ZstdError as error:
        raise BodyError(_DAMAGED.format(error)) from error
    return bytes(body)


_READERS: Mapping[str, Callable[[bytes, int], bytes]] = {"gzip": _inflate, "deflate": _inflate, "br": _brotli, "zstd": _zstd}

SUPPORTED = tuple(_READERS)
"""Encodings that are asked for and understood."""
