"""Addresses: which web addresses may be requested, and lists of addresses in files.

Pure, except that it reads list files. `networks` decides which machines may be connected to; `http_client` makes the requests.
"""

from collections.abc import Iterable
from pathlib import Path

from yarl import URL

SCHEMES = ("http", "https")


class AddressError(ValueError):
    """A web address that cannot be requested; the message says why and what to do."""


def parse_address(text: str) -> URL:
    """Return the address without its fragment. Raises AddressError."""
    cleaned = text.strip()
    try:
        cleaned.encode()
        url = URL(cleaned.partition("#")[0])
        host = url.host
    except (ValueError, TypeError) as error:
        raise AddressError(f"{cleaned!r} is not a web address ({error}): check the address") from error
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
    """Return the addresses in their order, each once; two that differ only behind # are one."""
    first: dict[str, str] = {}
    for address in addresses:
        cleaned = address.strip()
        if cleaned:
            first.setdefault(cleaned.partition("#")[0], cleaned)
    return list(first.values())
