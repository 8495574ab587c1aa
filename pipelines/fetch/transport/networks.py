"""Networks: which machine addresses belong to the public internet, by a list of our own.

Python's `ipaddress` has such a list, too, but it differs between versions, and older ones call addresses public that are not
(CVE-2024-4032). Sources: the registries of special-purpose addresses of IANA, and the notes of cloud providers. Standard library only.
"""

import ipaddress
from collections.abc import Iterable, Sequence

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
IpNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network


def _networks(texts: str) -> tuple[IpNetwork, ...]:
    return tuple(ipaddress.ip_network(text) for text in texts.split())


NOT_PUBLIC = _networks(
    # this network, private, shared, loopback, link-local, protocol assignments, documentation, 6to4 relays, benchmarks, multicast, reserved
    "0.0.0.0/8 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 192.0.0.0/24 192.0.2.0/24 198.51.100.0/24 "
    "203.0.113.0/24 192.88.99.0/24 198.18.0.0/15 224.0.0.0/4 240.0.0.0/4 "
    # protocol assignments with Teredo, documentation, 6to4, documentation
    "2001::/23 2001:db8::/32 2002::/16 3fff::/20"
)
"""Networks of IPv4 that are not public, and those of IPv6 within the public part of it."""

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
"""The only part of IPv6 from which public addresses are given out."""

_METADATA = _networks("169.254.0.0/16 fe80::/10 100.100.100.200/32 168.63.129.16/32 192.0.0.192/32 fd00:ec2::254/128 fd20:ce::254/128")
"""Link-local networks, on which clouds hand out keys, and other addresses of Alibaba Cloud, Azure, Oracle Cloud, Amazon and Google."""

_MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = ipaddress.IPv6Network("2002::/16")
_TEREDO = ipaddress.IPv6Network("2001::/32")
_ISATAP = (0x00005EFE, 0x02005EFE)
"""The words before an IPv4 address within an IPv6 address of a tunnel inside a site."""
_WORD = 0xFFFFFFFF


def is_public(address: str) -> bool:
    """Return whether an IP address belongs to the public internet.

    Private, loopback, link-local (with the metadata services of clouds), shared, reserved and multicast ones do not, nor do IPv6
    forms that stand for such an IPv4 address, nor does anything that is no address.
    """
    return all(_is_public(ip) for ip in _meant(address)) and bool(_parsed(address))


def is_metadata(address: str) -> bool:
    """Return whether an IP address may be that of a cloud's metadata service, which hands out its keys: link-local and a few others.

    Something that is no IP address counts as one that may be.
    """
    return not _parsed(address) or any(_lies_in(ip, _METADATA) for ip in _meant(address))


def _is_public(ip: IpAddress) -> bool:
    return not _lies_in(ip, NOT_PUBLIC) and (ip.version == 4 or ip in _GLOBAL_UNICAST)  # noqa: PLR2004 — of the protocol


def _lies_in(ip: IpAddress, networks: Iterable[IpNetwork]) -> bool:
    return any(ip in network for network in networks if network.version == ip.version)


def _parsed(address: str) -> IpAddress | None:
    try:
        return ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return None


def _meant(address: str) -> Sequence[IpAddress]:
    """Return the addresses that may be reached through one: itself, unless it only stands for an IPv4 address, and those in it."""
    ip = _parsed(address)
    if not isinstance(ip, ipaddress.IPv6Address):
        return () if ip is None else (ip,)
    bits = int(ip)
    last = ipaddress.IPv4Address(bits & _WORD)
    if ip in _MAPPED or ip in _NAT64:
        return (last,)
    held = [last] if (bits >> 32) & _WORD in _ISATAP else []
    if ip in _SIX_TO_FOUR:
        held.append(ipaddress.IPv4Address((bits >> 80) & _WORD))
    if ip in _TEREDO:
        held += [ipaddress.IPv4Address((bits >> 64) & _WORD), ipaddress.IPv4Address(~bits & _WORD)]
    return (ip, *held)
