"""Make outlines.json.gz from Natural Earth's first-level units, as the Debian package qgis-common brings them.

    apt-get download qgis-common && dpkg-deb -x qgis-common_*.deb unpacked
    python -m pipelines.report.maps.make_outlines unpacked/usr/share/qgis/resources/data/world_map.gpkg

Run by hand when the outlines are to be renewed. Each stretch of border is kept once, so that what is drawn on both of its sides fits
together however much it is simplified. Positions are whole hundredths of a degree, each but the first as the step from the one before.
"""

import gzip
import json
import sqlite3
import struct
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipelines.report.maps.outlines import FILE, PER_DEGREE, SOURCE

Point = tuple[int, int]
Ring = list[Point]

DISPUTED_COUNTRIES = frozenset(
    (
        "Gaza Strip",
        "West Bank",
        "Western Sahara",
        "Kosovo",
        "Taiwan",
        "Somaliland",
        "Northern Cyprus",
        "Siachen Glacier",
        "Spratly Is.",
        "Falkland Islands",
    )
)
"""Natural Earth's names of countries whose statehood or whole territory is disputed."""

DISPUTED_UNITS = frozenset(
    (
        ("Russia", "Crimea"),
        ("Russia", "Sevastopol"),
        ("Ukraine", "Donets'k"),
        ("Ukraine", "Luhans'k"),
        ("Ukraine", "Kherson"),
        ("Ukraine", "Zaporizhzhya"),
        ("Georgia", "Abkhazia"),
        ("Moldova", "Transnistria"),
        ("India", "Jammu and Kashmir"),
        ("India", "Arunachal Pradesh"),
        ("Pakistan", "Azad Kashmir"),
        ("Pakistan", "Northern Areas"),
        ("Syria", "Quneitra"),
        ("Syria", "UNDOF"),
    )
)
"""Natural Earth's names of the disputed units of other countries, those of the gazetteer among them."""

CODES = {("Russia", "Crimea"): "UA", ("Russia", "Sevastopol"): "UA"}
"""Units that the source counts to another country than the gazetteer does."""

_POLYGON, _MULTI_LINE, _MULTI_POLYGON = 3, 5, 6
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_SMALLEST = 6
"""Hundredths of a degree, squared: a smaller island is left out where its unit has another one."""


def main(package: str) -> None:
    """Read the GeoPackage and write the outlines beside this module."""
    with sqlite3.connect(f"file:{package}?mode=ro", uri=True) as database:
        rows = database.execute("SELECT name, admin, iso_a2, geom FROM states_provinces ORDER BY admin, name, fid").fetchall()
        claimed = [line for (geometry,) in database.execute("SELECT geom FROM disputed_borders ORDER BY fid") for line in _lines(geometry)]
    units = [(name or "", admin, code, _large_enough(_rings(geometry))) for name, admin, code, geometry in rows]
    arcs, numbered = _arcs([rings for *_, rings in units])
    made = {
        "source": SOURCE,
        "units": [
            [name, CODES.get((admin, name), code if len(code) == 2 and code.isalpha() else ""), admin, _is_disputed(admin, name), rings]  # noqa: PLR2004 — letters of a code
            for (name, admin, code, _), rings in zip(units, numbered, strict=True)
        ],
        "arcs": [_steps(arc) for arc in arcs],
        "claimed": [_steps(line) for line in claimed],
    }
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    FILE.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _is_disputed(admin: str, name: str) -> int:
    return int(admin in DISPUTED_COUNTRIES or (admin, name) in DISPUTED_UNITS)


def _steps(points: Sequence[Point]) -> list[int]:
    flat, x, y = [], 0, 0
    for next_x, next_y in points:
        flat += [next_x - x, next_y - y]
        x, y = next_x, next_y
    return flat


def _rings(geometry: bytes) -> list[Ring]:
    """Return the rings of a multipolygon of a GeoPackage, without the repeated last point: areas turn left, holes in them right."""
    return [_turned(ring[:-1], is_left=at == 0) for part in _parts(geometry, _MULTI_POLYGON) for at, ring in enumerate(part)]


def _turned(ring: Ring, *, is_left: bool) -> Ring:
    return ring if (_turn(ring) > 0) == is_left else ring[::-1]


def _lines(geometry: bytes) -> list[Ring]:
    return [line for part in _parts(geometry, _MULTI_LINE) for line in part]


def _parts(geometry: bytes, wanted: int) -> Iterator[list[Ring]]:
    """Yield the parts of a geometry: a header of GeoPackage, then WKB in little-endian order."""
    offset = 8 + _ENVELOPE_BYTES[geometry[3] >> 1 & 7]
    order, kind, count = struct.unpack_from("<BII", geometry, offset)
    if (order, kind) != (1, wanted):
        raise ValueError(f"geometry of kind {kind} in byte order {order}; expected {wanted} and 1: is it another edition of the package?")
    offset += 9
    for _ in range(count):
        _, kind, pieces = struct.unpack_from("<BII", geometry, offset)
        offset += 9
        if kind != _POLYGON:
            line, offset = _points(geometry, offset, pieces)
            yield [line]
            continue
        rings = []
        for _ in range(pieces):
            (length,) = struct.unpack_from("<I", geometry, offset)
            ring, offset = _points(geometry, offset + 4, length)
            rings.append(ring)
        yield rings


def _points(geometry: bytes, offset: int, count: int) -> tuple[Ring, int]:
    numbers = struct.unpack_from(f"<{2 * count}d", geometry, offset)
    rounded = [round(number * PER_DEGREE) for number in numbers]
    points = list(zip(rounded[::2], rounded[1::2], strict=True))
    return [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]], offset + 16 * count


def _large_enough(rings: list[Ring]) -> list[Ring]:
    whole = sorted((ring for ring in rings if len(ring) > 2), key=_area, reverse=True)  # noqa: PLR2004 — a ring has three points
    return whole[:1] + [ring for ring in whole[1:] if _area(ring) >= _SMALLEST]


def _area(ring: Ring) -> float:
    return abs(_turn(ring))


def _turn(ring: Ring) -> float:
    """Return the area of a ring, negative where it turns right."""
    return sum(x * b - a * y for (x, y), (a, b) in zip(ring, [*ring[1:], *ring[:1]], strict=True)) / 2


def _arcs(units: Sequence[list[Ring]]) -> tuple[list[Ring], list[list[list[int]]]]:
    """Cut rings where borders meet. Returns the stretches, and each unit's rings as their numbers; ~n is stretch n from its end."""
    owners: defaultdict[frozenset[Point], set[int]] = defaultdict(set)
    beside: defaultdict[Point, set[Point]] = defaultdict(set)
    for number, rings in enumerate(units):
        for ring in rings:
            for one, other in zip(ring, [*ring[1:], ring[0]], strict=True):
                owners[frozenset((one, other))].add(number)
                beside[one].add(other)
                beside[other].add(one)
    ends = {
        point
        for point, others in beside.items()
        if len(others) != 2 or len({frozenset(owners[frozenset((point, other))]) for other in others}) > 1  # noqa: PLR2004 — before and after
    }
    known: dict[tuple[Point, ...], int] = {}
    arcs: list[Ring] = []
    return arcs, [[_numbers(ring, ends, known, arcs) for ring in rings] for rings in units]


def _numbers(ring: Ring, ends: set[Point], known: dict[tuple[Point, ...], int], arcs: list[Ring]) -> list[int]:
    at = next((index for index, point in enumerate(ring) if point in ends), None)
    if at is None:
        at = ring.index(min(ring))
    closed = [*ring[at:], *ring[:at], ring[at]]
    found, arc = [], [closed[0]]
    for point in closed[1:]:
        arc.append(point)
        if point in ends or point is closed[-1]:
            found.append(_number(arc, known, arcs))
            arc = [point]
    if len(arc) > 1:
        found.append(_number(arc, known, arcs))
    return found


def _number(arc: Ring, known: dict[tuple[Point, ...], int], arcs: list[Ring]) -> int:
    if (number := known.get(tuple(arc))) is not None:
        return number
    if (number := known.get(tuple(reversed(arc)))) is not None:
        return ~number
    known[tuple(arc)] = len(arcs)
    arcs.append(list(arc))
    return len(arcs) - 1


if __name__ == "__main__":
    main(*sys.argv[1:])
