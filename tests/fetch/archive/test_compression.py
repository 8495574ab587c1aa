"""Decompression within limits."""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable
from contextlib import suppress

import brotli
import pytest
import zstandard
from support.counted_work import calls, grows_linearly

from pipelines.fetch.archive.compression import BodyError, decompress

TEXT = b"The ferry was late. " * 50


def _bare(body: bytes) -> bytes:
    deflater = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return deflater.compress(body) + deflater.flush()


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT, ""),
        (TEXT, "identity"),
        (gzip.compress(TEXT, mtime=0), "gzip"),
        (gzip.compress(TEXT, mtime=0), "X-GZIP"),
        (gzip.compress(TEXT[:400], mtime=0) + gzip.compress(TEXT[400:], mtime=0), "gzip"),
        (gzip.compress(TEXT, mtime=0) + b"\0\0\0 padding", "gzip"),
        (zlib.compress(TEXT), "deflate"),
        (_bare(TEXT), "deflate"),
        (gzip.compress(zlib.compress(TEXT), mtime=0), "deflate, gzip"),
        (brotli.compress(TEXT), "br"),
        (zstandard.compress(TEXT), "zstd"),
        (zstandard.compress(TEXT[:400]) + zstandard.compress(TEXT[400:]), "zstd"),
        (brotli.compress(zstandard.compress(TEXT)), "zstd, br"),
    ],
)
def test_encodings(raw: bytes, encoding: str) -> None:
    assert decompress(raw, encoding, len(TEXT)) == TEXT


@pytest.mark.parametrize(
    "raw", [TEXT, gzip.compress(TEXT, mtime=0), zlib.compress(TEXT), _bare(TEXT)], ids=["plain", "gzip", "zlib", "deflate"]
)
def test_one_byte_above_the_limit_is_refused(raw: bytes) -> None:
    with pytest.raises(BodyError, match="999"):
        decompress(raw, "" if raw is TEXT else "gzip", len(TEXT) - 1)


@pytest.mark.parametrize("encoding", ["lzma", "compress"])
def test_unknown_encoding(encoding: str) -> None:
    with pytest.raises(BodyError, match=encoding):
        decompress(TEXT, encoding, 9999)


def test_damage_is_named() -> None:
    packed = gzip.compress(TEXT, mtime=0)
    for end in range(2, len(packed)):
        with pytest.raises(BodyError, match="cut off"):
            decompress(packed[:end], "gzip", 9999)
    with pytest.raises(BodyError, match="damaged"):
        decompress(b"no compression at all", "gzip", 9999)
    with pytest.raises(BodyError, match="damaged"):
        decompress(packed[:-8] + b"\0" * 8, "gzip", 9999)


@pytest.mark.parametrize(("encoding", "packed"), [("br", brotli.compress(TEXT)), ("zstd", zstandard.compress(TEXT))])
def test_newer_encodings_keep_the_limit_and_name_damage(encoding: str, packed: bytes) -> None:
    with pytest.raises(BodyError, match="more than"):
        decompress(packed, encoding, len(TEXT) - 1)
    for end in range(1, len(packed)):
        with pytest.raises(BodyError, match="cut off"):
            decompress(packed[:end], encoding, 9999)
    with pytest.raises(BodyError, match="damaged"):
        decompress(b"\xff" * 40, encoding, 9999)


@pytest.mark.parametrize(("encoding", "compress"), [("br", brotli.compress), ("zstd", zstandard.compress), ("gzip", gzip.compress)])
def test_a_bomb_costs_little_memory(encoding: str, compress: Callable[[bytes], bytes]) -> None:
    bomb = compress(b"\0" * 24_000_000)
    tracemalloc.start()
    with pytest.raises(BodyError, match="more than"):
        decompress(bomb, encoding, 1_000_000)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 20_000_000


def test_empty_bodies() -> None:
    assert decompress(b"", "gzip", 10) == b""
    assert decompress(gzip.compress(b""), "gzip", 10) == b""


def test_work_on_a_bomb_ends_with_the_limit_and_that_on_many_members_is_linear() -> None:
    def refused(bomb: bytes) -> None:
        with suppress(BodyError):
            decompress(bomb, "gzip", 1_000_000)

    large, small = (gzip.compress(b"\0" * size) for size in (12_000_000, 3_000_000))
    with pytest.raises(BodyError, match="more than"):
        decompress(large, "gzip", 1_000_000)
    assert calls(lambda: refused(large)) == calls(lambda: refused(small))
    assert decompress(gzip.compress(b"a") * 5_000, "gzip", 1_000_000) == b"a" * 5_000
    assert grows_linearly(lambda size: decompress(gzip.compress(b"a") * size, "gzip", 1_000_000), 500, 5_000)


EMPTY_PARTS = {
    "gzip": gzip.compress(b"", mtime=0),
    "zstd": zstandard.ZstdCompressor().compress(b""),
    "zstd, skippable": b"\x50\x2a\x4d\x18\0\0\0\0",
}


@pytest.mark.parametrize("kind", EMPTY_PARTS)
def test_a_body_of_countless_empty_parts_is_refused_after_so_many(kind: str) -> None:
    encoding, part = kind.partition(",")[0], EMPTY_PARTS[kind]
    assert decompress(part * 9_000, encoding, 10_000_000) == b""
    made = [calls(lambda many=many: refused(part * many, encoding)) for many in (20_000, 40_000)]
    assert made[1] <= 1.05 * made[0], "what comes after the part that is one too many costs nothing"


def refused(raw: bytes, encoding: str) -> None:
    """Decompress a body that is refused for its parts."""
    with pytest.raises(BodyError, match="more than 10000 parts"):
        decompress(raw, encoding, 10_000_000)
