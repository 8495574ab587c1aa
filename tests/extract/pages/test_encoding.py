"""Bytes to text: declared, undeclared and wrongly declared encodings."""

import pytest

from pipelines.extract.pages.encoding import binary_kind, decode, decode_given

RUSSIAN = "Два рыбацких судна затонули у острова после шторма, сообщила береговая охрана. Пятеро моряков спасены."
FRENCH = "Deux bateaux ont coulé près de l’île après la tempête, a déclaré le garde-côte. L’été a été très dur à Orlö."


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        (RUSSIAN.encode(), None, RUSSIAN),
        (RUSSIAN.encode(), "iso-8859-1", RUSSIAN),
        (b"<meta charset='iso-8859-1'>" + RUSSIAN.encode(), None, "<meta charset='iso-8859-1'>" + RUSSIAN),
        (RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN),
        (b"<meta charset='windows-1251'>" + RUSSIAN.encode("cp1251"), None, "<meta charset='windows-1251'>" + RUSSIAN),
        (RUSSIAN.encode("koi8-r"), "koi8-r", RUSSIAN),
        (RUSSIAN.encode("cp1251"), "utf-8", RUSSIAN),
        (FRENCH.encode("cp1252"), "no-such-charset", FRENCH),
        (FRENCH.encode("cp1252"), "iso-8859-1", FRENCH),
        (RUSSIAN.encode("utf-16"), None, RUSSIAN),
        (RUSSIAN.encode("utf-8-sig"), None, RUSSIAN),
        ("Two boats sank.".encode("utf-16-le"), None, "Two boats sank."),
        (b"a\r\nb\rc\x00d", None, "a\nb\ncd"),
        ("e\u0301".encode(), None, "é"),
        (b"", None, ""),
    ],
)
def test_encodings(body: bytes, charset: str | None, text: str) -> None:
    assert decode(body, charset) == text


@pytest.mark.parametrize("charset", ["idna", "punycode", "undefined", "unicode_escape", "raw-unicode-escape", "hex", "rot13"])
def test_a_codec_of_python_that_is_no_charset_is_not_used(charset: str) -> None:
    page = f"<meta charset='{charset}'>".encode() + (FRENCH + "\\u0041").encode("cp1252") * 900
    assert decode(page).startswith(f"<meta charset='{charset}'>{FRENCH}\\u0041")
    assert decode(page, charset) == decode(page)


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    assert decode(b"Caf\xe9. " + "Île. ".encode() * 300).count("Île. ") == 300


def test_given_text_keeps_its_offsets() -> None:
    assert decode_given(b"\x00 a\x07\r\nb") == "\x00 a\x07\nb"
    assert decode_given(b"\xff a") == "\ufffd a"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.4", "a PDF document"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\x00\x01\x02" * 100, "binary data"),
        ("Text".encode("utf-16"), None),
        (b"Text with one \x00 in it, as real pages have.", None),
        (RUSSIAN.encode("koi8-r"), None),
    ],
)
def test_binary_data_is_known(body: bytes, kind: str | None) -> None:
    assert binary_kind(body) == kind
