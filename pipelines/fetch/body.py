"""Bodies: decompression with a limit on what comes out, and digest.  Pure."""

import hashlib
import zlib

SUPPORTED = ("gzip", "deflate")
"""Encodings that are asked for and understood."""

_ALIASES = {"x-gzip": "gzip", "identity": "", "none": ""}
_GZIP = zlib.MAX_WBITS + 16
_GZIP_MAGIC = b"\x1f\x8b"
_PIECE = 4096
_TOO_MUCH = "the body has more than {} bytes after decompression"


class BodyError(ValueError):
    """A body that cannot be decompressed within its limit; the message says what was found."""


def sha256(body: bytes) -> str:
    """Return the SHA-256 of a body in hexadecimal digits."""
    return hashlib.sha256(body).hexdigest()


def decompress(raw: bytes, encoding: str, limit: int) -> bytes:
    """Return the body behind a Content-Encoding (comma-separated, last applied first), at most `limit` bytes.

    Raises BodyError for an unknown encoding, damaged or cut-off data, and a body above the limit.
    """
    names = [_ALIASES.get(name.strip().lower(), name.strip().lower()) for name in encoding.split(",")]
    body = raw
    for name in reversed(names):
        if name and name not in SUPPORTED:
            raise BodyError(f"the body is compressed with {name!r}, which is not supported")
        if name and body:
            body = _inflate(body, limit)
    if len(body) > limit:
        raise BodyError(f"the body has {len(body)} bytes, more than the limit of {limit}")
    return body


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
        raise BodyError(f"the compressed body is damaged ({error})") from error


def _stream(raw: bytes, limit: int, window_bits: int) -> bytes:
    inflater = zlib.decompressobj(window_bits)
    body = inflater.decompress(raw, limit + 1)
    if len(body) > limit:
        raise BodyError(_TOO_MUCH.format(limit))
    if not inflater.eof:
        raise BodyError("the compressed body is cut off")
    return body


def _gzip(raw: bytes, limit: int) -> bytes:
    body = bytearray()
    inflater = zlib.decompressobj(_GZIP)
    position = 0
    try:
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
                inflater = zlib.decompressobj(_GZIP)
    except zlib.error as error:
        raise BodyError(f"the compressed body is damaged ({error})") from error
    raise BodyError("the compressed body is cut off")
