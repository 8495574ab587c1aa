"""Addresses: which web addresses may be asked, which machine addresses may be connected to, and lists of addresses in files.

Pure but for reading a list file. Who asks is in `http_client`.
"""

import ipaddress
from collections.abc import Iterable
from pathlib import Path

from yarl import URL

SCHEMES = ("http", "https")

_METADATA = frozenset(map(ipaddress.ip_address, ("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254", "fd20:ce::254")))
"""Addresses of metadata services that are not link-local: Alibaba Cloud, Azure, Oracle Cloud, Amazon, Google."""
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_SITE_LOCAL = ipaddress.IPv6Network("fec0::/10")

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


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


def is_public(address: str) -> bool:
    """Return whether an IP address belongs to the public internet.

    Private, loopback, link-local (with the metadata services of clouds), shared, reserved and multicast ones do not, nor do IPv6
    forms that stand for such an IPv4 address.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not (one.is_multicast or one.is_reserved or one in _SITE_LOCAL) for one in _meant(ip))


def is_metadata(address: str) -> bool:
    """Return whether an IP address may be that of a cloud's metadata service, which hands out its keys: link-local and a few others."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return True
    return any(one.is_link_local or one in _METADATA for one in _meant(ip))


def _meant(ip: IpAddress) -> Iterable[IpAddress]:
    if isinstance(ip, ipaddress.IPv4Address):
        return (ip,)
    if ip.ipv4_mapped:
        return (ip.ipv4_mapped,)
    if ip.sixtofour:
        return (ip, ip.sixtofour)
    if ip in _NAT64:
        return (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF),)
    return (ip, *(ip.teredo or ()))


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
