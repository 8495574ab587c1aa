"""One gzip member of a segment, written as cheaply as its content allows.  Pure.

Most records of a page are small: setting up deflate's usual window of 32 KiB takes six times as long as compressing them does.
"""

import struct
import zlib

_LEVEL = 3
"""Above it each percent of size costs half as much time again."""
_SMALLEST_WINDOW, _LARGEST_WINDOW = 9, 15
_MEMORY = 7
_GZIP = 16
"""Added to the window it asks zlib for the gzip format."""
_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""Of a gzip member by RFC 1952: deflate, no name, no time, unknown system."""
_MOST_STORED = 65_535


def member(content: bytes, *, is_compressed: bool = False) -> bytes:
    """Return content as a gzip member.

    is_compressed: most of it is compressed already, so it is stored: another compression takes longer than everything else that is
    done with a page and saves nothing.
    """
    if is_compressed:
        return _stored(content)
    window = min(_LARGEST_WINDOW, max(_SMALLEST_WINDOW, len(content).bit_length()))
    deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, window + _GZIP, _MEMORY)
    return deflater.compress(content) + deflater.flush()


def _stored(content: bytes) -> bytes:
    parts = [_HEADER]
    for start in range(0, len(content) or 1, _MOST_STORED):
        block = content[start : start + _MOST_STORED]
        is_last = start + _MOST_STORED >= len(content)
        parts += [struct.pack("<BHH", is_last, len(block), len(block) ^ 0xFFFF), block]
    return b"".join([*parts, struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)])
