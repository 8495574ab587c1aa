"""Addresses: which web addresses may be asked, and lists of addresses in files. Which machines may be connected to: `networks`.

Pure but for reading a list file. Who asks is in `http_client`.
"""

from collections.abc import Iterable
from pathlib import Path

from yarl import URL

SCHEMES = ("http", "https")


class AddressError(ValueError):
    """A web address that cannot be asked; the message says why and what to do."""


def parse_address(text: str) -> URL:
    """Return the address without its fragment. Raises AddressError."""
    cleaned = text.strip()
    try:
        cleaned.encode()
        url = URL(cleaned.partition("#")[0])
        host = url.host
    except (ValueError, TypeError) as error:
        raise AddressError(f"{cleaned!r} is no web address ({error}): check the address") from error
    if url.scheme not in SCHEMES:
        raise AddressError(f"{cleaned!r} does not start with http:// or https://, the only ones fetched: write the address with it")
    if not host:
        raise AddressError(f"{cleaned!r} names no host: check the address")
    if url.user or url.password:
        raise AddressError("the address holds a user name or password, which the archive would keep: remove it from the address")
    return url


def read_list(path: Path) -> list[str]:
    """Return the addresses of a list file in their order: one a line, # starts a comment line. Raises OSError."""
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    lines = (line.strip() for line in text.splitlines())
    return unique(line for line in lines if line and not line.startswith("#"))


def unique(addresses: Iterable[str]) -> list[str]:
    """Return the addresses without repetitions, in their order; the part behind # does not count."""
    first: dict[str, str] = {}
    for address in addresses:
        cleaned = address.strip()
        if cleaned:
            first.setdefault(cleaned.partition("#")[0], cleaned)
    return list(first.values())
