"""Which machines are connected to: the same on every Python, whatever its own list of networks says."""

import ipaddress
import shutil
import subprocess

import pytest

from pipelines.fetch.transport import networks
from pipelines.fetch.transport.networks import NOT_PUBLIC, is_metadata, is_public

SUPPORTED = ("3.11", "3.12", "3.13", "3.14")
"""Versions of Python on which newsledger runs."""


@pytest.mark.parametrize(
    "address",
    [
        "93.184.215.14",
        "2606:4700::1111",
        "::ffff:93.184.215.14",
        "64:ff9b::5db8:d70e",
        "1.1.1.1",
        "192.0.1.1",
        "172.32.0.1",
        "2a00::5efe:5db8:d70e",
    ],
)
def test_public(address: str) -> None:
    assert is_public(address)


REFUSED = [
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
    "192.0.0.8",
    "192.0.0.100",
    "192.0.0.9",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "192.88.99.1",
    "240.0.0.1",
    "3fff::1",
    "2001:db8::1",
    "2001:2::1",
    "2001:10::1",
    "2002:5db8:d70e::",
    "2001:0:5db8:d70e::1",
    "5f00::1",
    "100::1",
    "64:ff9b:1::5db8:d70e",
    "2a00::5efe:7f00:1",
    "2a00::200:5efe:10.0.0.1",
    "4000::1",
    "127.1",
    "0x7f.0.0.1",
    "2130706433",
    "010.0.0.1",
    "",
]


def test_not_public() -> None:
    assert [address for address in REFUSED if is_public(address)] == []


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


def test_the_edges_of_each_network() -> None:
    for network in NOT_PUBLIC:
        assert not is_public(str(network[0]))
        assert not is_public(str(network[-1]))


COUNTED = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("networks", sys.argv[1])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print("".join("01"[module.is_public(one)] + "01"[module.is_metadata(one)] for one in sys.stdin.read().split()))
"""


@pytest.mark.slow
@pytest.mark.parametrize("version", SUPPORTED)
def test_every_python_says_the_same(version: str) -> None:
    python = shutil.which(f"python{version}")
    if python is None or subprocess.run([python, "-c", "pass"], capture_output=True, check=False).returncode:
        pytest.skip(f"Python {version} is not installed")
    given = [str(network[0]) for network in NOT_PUBLIC] + [str(ipaddress.IPv4Address(number)) for number in range(0, 2**32, 16_777_213)]
    done = subprocess.run(
        [python, "-c", COUNTED, networks.__file__], input=" ".join(given), capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "".join("01"[is_public(one)] + "01"[is_metadata(one)] for one in given)
