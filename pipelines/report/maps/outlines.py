"""The outlines of the world as data: units, the stretches of border between them, and lines that somebody claims.

They are Natural Earth's (public domain), made by `make_outlines`; the fictional countries of the sample have outlines of their own.
"""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("outlines.json.gz")
FICTIONAL = Path(__file__).with_name("fictional.json")
PER_DEGREE = 100
"""Positions are whole hundredths of a degree: about a kilometre."""
SOURCE = "Natural Earth 4.1, 1:10m Cultural Vectors, admin-1; public domain; generalised by QGIS"

Line = tuple[tuple[float, float], ...]
"""Positions in degrees: longitude, latitude."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A first-level unit. country: ISO 3166-1 code, empty where there is none.  rings: numbers of stretches; ~n is n from its end."""

    name: str
    country: str
    is_disputed: bool
    rings: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Outlines:
    """Units, coasts as rings like those of units, stretches by number, what each is (coast, unit, country or disputed), claimed lines."""

    units: tuple[Unit, ...]
    coasts: tuple[tuple[int, ...], ...]
    arcs: tuple[Line, ...]
    kinds: tuple[str, ...]
    claimed: tuple[Line, ...]


def _line(steps: list[int]) -> Line:
    points, x, y = [], 0, 0
    for at in range(0, len(steps), 2):
        x, y = x + steps[at], y + steps[at + 1]
        points.append((x / PER_DEGREE, y / PER_DEGREE))
    return tuple(points)


@cache
def world() -> Outlines:
    """Return the outlines of the world."""
    made = json.loads(gzip.decompress(FILE.read_bytes()))
    units = tuple(Unit(name, code, bool(disputed), _numbers(rings)) for name, code, _, disputed, rings in made["units"])
    return _outlines(units, tuple(map(_line, made["arcs"])), tuple(map(_line, made["claimed"])))


@cache
def fictional() -> Outlines:
    """Return the outlines of the sample's countries, which lie in the open sea."""
    made = json.loads(FICTIONAL.read_text(encoding="utf-8"))
    units = tuple(Unit(unit["name"], unit["country"], is_disputed=False, rings=_numbers(unit["rings"])) for unit in made["units"])
    return _outlines(units, tuple(tuple(map(tuple, arc)) for arc in made["arcs"]), ())


def _numbers(rings: list[list[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(map(tuple, rings))


def _outlines(units: tuple[Unit, ...], arcs: tuple[Line, ...], claimed: tuple[Line, ...]) -> Outlines:
    beside: defaultdict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        for ring in unit.rings:
            for number in ring:
                beside[_arc(number)].append(unit)
    kinds = tuple(_kind(beside[number]) for number in range(len(arcs)))
    return Outlines(units, tuple(_coasts(units, arcs)), arcs, kinds, claimed)


def _arc(number: int) -> int:
    return number if number >= 0 else ~number


def _coasts(units: tuple[Unit, ...], arcs: tuple[Line, ...]) -> Iterator[tuple[int, ...]]:
    """Yield the rings around all land: a stretch that units on both sides have falls out, what is left leads from one to the next."""
    left: Counter[int] = Counter()
    for unit in units:
        for ring in unit.rings:
            for number in ring:
                left[_arc(number)] += 1 if number >= 0 else -1
    following: defaultdict[tuple[float, float], list[int]] = defaultdict(list)
    for arc, times in left.items():
        following[arcs[arc][0 if times > 0 else -1]] += [arc if times > 0 else ~arc] * abs(times)
    for numbers in list(following.values()):
        while numbers:
            coast = [numbers.pop()]
            while further := following[arcs[_arc(coast[-1])][-1 if coast[-1] >= 0 else 0]]:
                coast.append(further.pop())
            yield tuple(coast)


def _kind(units: list[Unit]) -> str:
    if len(units) == 1:
        return "coast"
    if units[0].country and len({unit.country for unit in units}) == 1:
        return "unit"
    return "disputed" if any(unit.is_disputed for unit in units) else "country"
