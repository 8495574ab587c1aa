"""Which settlements of GeoNames are parts of a larger town, and of which one: Englewood of Chicago.  Only used by `make_places`."""

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

PART = "PPLX"
"""GeoNames feature code of a part of a town."""
BOROUGHS = {"US.NY.005": 5110266, "US.NY.047": 5110302, "US.NY.061": 5125771, "US.NY.081": 5133273, "US.NY.085": 5139568}
"""Counties that one borough of New York fills, with its geonameid."""
_REACH = 0.01  # kilometres of a town's radius by the square root of its people: 16 for Chicago
_FAR = 1.6  # radii from its middle within which a part lies
_LARGE = 100_000
_SHARE, _MOST = 0.4, 1_000_000  # of the people of the town, and people, that one part can have
_KM = 111.2  # of a degree of latitude


class OwnQuarter(NamedTuple):
    """A part of a town that GeoNames lacks: its name, and name, country and GeoNames first-level code of the town."""

    name: str
    city: str
    country: str
    admin1: str


def own_quarters() -> Iterator[OwnQuarter]:
    """Yield the lines of quarters.csv."""
    with (Path(__file__).parent / "quarters.csv").open(encoding="utf-8", newline="") as stream:
        yield from (OwnQuarter(**line) for line in csv.DictReader(stream))


def cities_of_quarters(cities: Iterable[dict[str, Any]], features: Mapping[int, str], districts: Mapping[int, str]) -> dict[int, int]:
    """Return the geonameid of the town by that of its part.

    features: code by geonameid, of some years before.  districts: code of the second-level unit by geonameid.  In the United States
    whatever was added since on the ground of a town is a part of it.
    """
    known = list(cities)
    large: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in known:
        feature = features.get(city["geonameid"])
        if city["population"] >= _LARGE and feature and feature != PART:
            large[city["countrycode"], city["admin1code"]].append(city)
    found = {}
    for city in known:
        number = city["geonameid"]
        borough = BOROUGHS.get(districts.get(number, ""))
        is_part = features.get(number) == PART or (city["countrycode"] == "US" and number not in features)
        if borough is not None and number != borough:
            found[number] = borough
        elif is_part and (around := _around(city, large[city["countrycode"], city["admin1code"]])) is not None:
            found[number] = around
    return found


def _around(part: dict[str, Any], towns: list[dict[str, Any]]) -> int | None:
    """Return the town on whose ground a place lies: the nearest one by its own radius."""
    near = {
        town["geonameid"]: _kilometres(part, town) / (_REACH * math.sqrt(town["population"]))
        for town in towns
        if town is not part and part["population"] <= min(_SHARE * town["population"], _MOST - 1)
    }
    best = min(near, key=lambda number: near[number], default=None)
    return best if best is not None and near[best] <= _FAR else None


def _kilometres(one: dict[str, Any], other: dict[str, Any]) -> float:
    north = one["latitude"] - other["latitude"]
    east = (one["longitude"] - other["longitude"]) * math.cos(math.radians(one["latitude"]))
    return _KM * math.hypot(north, east)
