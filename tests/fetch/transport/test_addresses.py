"""Which addresses are asked and connected to."""

from pathlib import Path

import pytest

from pipelines.fetch.transport.addresses import AddressError, is_metadata, is_public, parse_address, read_list, unique


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:4700::1111", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"])
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",  # noqa: S104 — an address to be refused
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "fec0::1",
        "::127.0.0.1",
        "::ffff:0:127.0.0.1",
        "64:ff9b:1::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "no address",
    ],
)
def test_not_public(address: str) -> None:
    assert not is_public(address)


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


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("169.254.169.254", True),
        ("::ffff:169.254.169.254", True),
        ("fe80::1%eth0", True),
        ("fd00:ec2::254", True),
        ("100.100.100.200", True),
        ("168.63.129.16", True),
        ("fd20:ce::254", True),
        ("64:ff9b::a9fe:a9fe", True),
        ("no address", True),
        ("127.0.0.1", False),
        ("192.168.1.10", False),
        ("::1", False),
        ("93.184.216.34", False),
    ],
)
def test_metadata_services_are_refused_to_everybody(address: str, expected: bool) -> None:  # noqa: FBT001
    assert is_metadata(address) is expected
