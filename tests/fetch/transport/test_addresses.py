"""Which web addresses are asked."""

from pathlib import Path

import pytest

from pipelines.fetch.transport.addresses import AddressError, parse_address, read_list, unique


def test_parse() -> None:
    assert str(parse_address(" https://example.org/a%2Fb?q=1#part ")) == "https://example.org/a%2Fb?q=1"
    assert parse_address("https://бухта.example/новости").raw_host == "xn--80ab5cdk.example"


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("example.org/page", "write the address with it"),
        ("ftp://example.org/", "write the address with it"),
        ("file:///etc/passwd", "write the address with it"),
        ("javascript:alert(1)", "write the address with it"),
        ("https://", "check the address"),
        ("https://user:secret@example.org/", "remove it"),
        ("http://[::1", "check the address"),
        ("http://example.org:99999/", "check the address"),
        ("", "write the address"),
    ],
)
def test_refused(address: str, word: str) -> None:
    with pytest.raises(AddressError, match=word) as caught:
        parse_address(address)
    assert "secret" not in str(caught.value)


def test_lists(tmp_path: Path) -> None:
    path = tmp_path / "links.txt"
    path.write_bytes(b"\xef\xbb\xbf# mine\r\n\r\nhttps://example.org/a\r\n  https://example.org/b \nhttps://example.org/a#top\n\xff\n")
    assert read_list(path) == ["https://example.org/a", "https://example.org/b", "\ufffd"]
    assert unique([" x ", "", "x", "y"]) == ["x", "y"]
