"""Encoding: the bytes of a page or a text file to Unicode text.

Here belong the tests for binary content, the choice of the encoding and the folding of line ends.  What the text means belongs
in `read_input`, `metadata` and `text_file`.
"""

import re
import unicodedata

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

SIGNATURES: dict[bytes, str] = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"RIFF": "a media file",
    b"\x1f\x8b": "gzip data",
    b"BZh": "bzip2 data",
    b"\xfd7zXZ": "xz data",
    b"\x28\xb5\x2f\xfd": "Zstandard data",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"OggS": "an Ogg media file",
    b"ID3": "an MP3 file",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "an SQLite database",
    b"PAR1": "a Parquet file",
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "an office document",
}
"""First bytes of formats that hold no plain text."""

_NO_CHARSETS = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"})
"""Codecs of Python that no page is written in: they raise errors, take quadratic time or read program text."""

_SAMPLE = 65_536
_FIRST_NON_ASCII = 0x80
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_BROKEN = re.compile("[\x80-\x9f\ufffd]")
_UNPRINTABLE_BYTES = bytes([*range(9), 11, *range(14, 27), *range(28, 32)])


def binary_kind(body: bytes) -> str | None:
    """Return what the bytes are when they are no text, such as `a PDF document`; None where they may be text."""
    for signature, name in SIGNATURES.items():
        if body.startswith(signature):
            return name
    sample = body[:_SAMPLE]
    if read_bom(sample)[0] or _wide_encoding(sample):
        return None
    controls = len(sample) - len(sample.translate(None, _UNPRINTABLE_BYTES))
    # a stray NUL or form feed is met in real pages; a twentieth of all bytes is not
    return "binary data" if controls * 20 > len(sample) else None


def decode(body: bytes, charset: str | None = None, *, is_html: bool = True) -> str:
    """Return the text of the bytes with LF line ends and without control characters.

    The order is: byte order mark, valid UTF-8 (a declaration that contradicts it is wrong in practice), the charset of the
    response header, the declaration in the page, the guess of charset-normalizer, windows-1252.
    """
    encoding = _encoding(body, charset, is_html=is_html)
    text = body.decode(encoding, "replace")
    return fold_lines(_CONTROL.sub("", text.removeprefix("\ufeff")))


def decode_given(body: bytes) -> str:
    """Return a text that a caller handed over in UTF-8 as it is, but in NFC with LF line ends, so that the caller's offsets fit."""
    try:
        return fold_lines(body.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        return fold_lines(body.decode("utf-8", "replace"))


def fold_lines(text: str) -> str:
    """Return the text in NFC with LF line ends."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _encoding(body: bytes, charset: str | None, *, is_html: bool) -> str:
    mark = read_bom(body)[0] or _wide_encoding(body[:_SAMPLE])
    if mark:
        return mark
    declared = [charset and resolve_encoding(charset), html_body_declared_encoding(body) if is_html else None]
    if _is_utf8(body) and not any(name and name.startswith(("iso2022", "hz", "utf-7")) for name in declared):
        return "utf-8"
    for name in declared:
        if name and name.replace("_", "-") not in _NO_CHARSETS and _fits(body, name):
            return name
    return _guess(body)


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _wide_encoding(sample: bytes) -> str | None:
    """Return UTF-16 in the byte order that the NUL bytes of a text without byte order mark show."""
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) * 10 > half * 4 and sample[0::2].count(0) * 10 < half:
        return "utf-16-le"
    if sample[0::2].count(0) * 10 > half * 4 and sample[1::2].count(0) * 10 < half:
        return "utf-16-be"
    return None


def _fits(body: bytes, encoding: str) -> bool:
    """Tell whether the encoding decodes the start of the body with hardly a broken character."""
    try:
        text = body[:_SAMPLE].decode(encoding, "replace")
    except LookupError:
        return False
    return len(_BROKEN.findall(text)) * 500 <= len(text)


def _guess(body: bytes) -> str:
    if _fits(body, "utf-8"):
        return "utf-8"
    sample = body[:_SAMPLE]
    if sum(byte >= _FIRST_NON_ASCII for byte in sample) * 5 < len(sample) and _fits(body, "cp1252"):
        # few accents: a western text; the library mixes up the Latin encodings
        return "cp1252"
    best = from_bytes(body[:_SAMPLE]).best()
    return best.encoding if best and best.encoding != "ascii" else "cp1252"
