"""A map as SVG: outlines without colours of countries, disputed units hatched, and a mark for each place with incidents."""

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipelines.report.drawing.svg import Value, element, hover, picture, words
from pipelines.report.maps.outlines import Line, Outlines, Unit

WIDTH, HEIGHT = 1600, 900
_SHORTEST_SPAN = 3.0
_MARGIN = 0.25
_WHOLE_WORLD = (-180.0, -58.0, 180.0, 80.0)
_UNITS_BELOW = 70.0
"""Degrees of longitude: a map of more shows countries alone."""
_NAMES_BELOW = 14.0
"""Degrees of longitude: a map of more has no names of units."""
_TOLERANCE = 1.0
_LEAST_RADIUS, _MOST_RADIUS = 9.0, 54.0
_PROVINCE, _COUNTRY = 4, 6
_LETTER_WIDTH = 13.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A place with incidents. size: the figure that it is drawn by.  precision: UCDP, 1 exact to 7.  told: lines for a reader."""

    lat: float
    lon: float
    size: float
    precision: int
    told: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class _View:
    """The part of the world that is drawn, in degrees, and how a place of it becomes one of the picture."""

    west: float
    south: float
    east: float
    north: float

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the place in the picture."""
        return (lon - self.west) / (self.east - self.west) * WIDTH, (self.north - lat) / (self.north - self.south) * HEIGHT


def draw_map(marks: Sequence[Mark], outlines: Iterable[Outlines], title: str) -> str:
    """Return a map of the part of the world in which the marks lie. Marks only known per country are for the caller to list."""
    view = _view(marks)
    parts = [_hatch(), element("rect", {"width": WIDTH, "height": HEIGHT, "class": "sea", "fill": "#808080", "fill-opacity": 0.08})]
    for world in outlines:
        parts += _land(world, view)
    parts += [_mark(mark, view, marks) for mark in sorted(marks, key=lambda mark: -mark.size)]
    described = f"{len(marks)} places with incidents. The larger a mark, the more people were killed there. "
    described += "A dashed ring stands for a whole province; hatched areas are disputed."
    return picture(WIDTH, HEIGHT, title, described, [element("g", {"class": "map"}, *parts)])


def _view(marks: Sequence[Mark]) -> _View:
    """Return the smallest view with a margin around all marks, in the shape of the picture."""
    lons, lats = [mark.lon for mark in marks], [mark.lat for mark in marks]
    middle = (min(lats) + max(lats)) / 2
    shrink = max(0.25, math.cos(math.radians(middle)))
    tall = max(max(lats) - min(lats), _SHORTEST_SPAN) * (1 + 2 * _MARGIN)
    wide = max(max(lons) - min(lons), _SHORTEST_SPAN) * (1 + 2 * _MARGIN)
    tall = max(tall, wide * shrink * HEIGHT / WIDTH)
    wide = tall * WIDTH / HEIGHT / shrink
    if wide > _WHOLE_WORLD[2]:
        return _View(*_WHOLE_WORLD)
    lon = (min(lons) + max(lons)) / 2
    return _View(lon - wide / 2, middle - tall / 2, lon + wide / 2, middle + tall / 2)


def _hatch() -> str:
    stripe = element("path", {"d": "M0 0V14", "stroke": "#767676", "stroke-opacity": 0.7, "stroke-width": 4})
    pattern: dict[str, Value] = {
        "id": "hatch",
        "width": 14,
        "height": 14,
        "patternUnits": "userSpaceOnUse",
        "patternTransform": "rotate(45)",
    }
    return element("defs", {}, element("pattern", pattern, stripe))


def _land(world: Outlines, view: _View) -> Iterator[str]:
    lines = [_projected(arc, view) for arc in world.arcs]
    yield element("path", {"d": _areas(world.coasts, lines), "class": "land", "fill": "#808080", "fill-opacity": 0.16})
    disputed = _areas((ring for unit in world.units if unit.is_disputed for ring in unit.rings), lines)
    if disputed:
        yield element("path", {"d": disputed, "class": "disputed", "fill": "url(#hatch)", "fill-opacity": 0.5})
    is_near = view.east - view.west < _UNITS_BELOW
    fine = 1.0 if is_near else 0.5
    for kind, width, dashes in (("unit", 1.0, None), ("coast", 1.4, None), ("country", 2.4, None), ("disputed", 2.4, "9 7")):
        drawn = "".join(_path(line) for line, of in zip(lines, world.kinds, strict=True) if of == kind) if is_near or kind != "unit" else ""
        if drawn:
            yield _border(drawn, kind, width * fine, dashes)
    claimed = "".join(_path(_projected(line, view)) for line in world.claimed)
    if claimed:
        yield _border(claimed, "claimed", 1.6, "4 7")
    if view.east - view.west < _NAMES_BELOW:
        yield from _names(world.units, lines)


def _border(drawn: str, kind: str, width: float, dashes: str | None) -> str:
    shape: dict[str, Value] = {"d": drawn, "class": f"border {kind}", "fill": "none", "stroke": "#767676", "stroke-width": width}
    return element("path", {**shape, "stroke-dasharray": dashes, "vector-effect": "non-scaling-stroke"})


def _projected(arc: Line, view: _View) -> Line:
    """Return a stretch of border in the picture, without what is too fine to see and far outside; both ends stay."""
    points = [view.point(lon, lat) for lon, lat in arc]
    kept = [points[0]]
    for point in points[1:-1]:
        step = _TOLERANCE if _is_inside(point) else 60.0
        if abs(point[0] - kept[-1][0]) > step or abs(point[1] - kept[-1][1]) > step:
            kept.append(point)
    return (*kept, points[-1])


def _is_inside(point: tuple[float, float], margin: float = 80.0) -> bool:
    return -margin <= point[0] <= WIDTH + margin and -margin <= point[1] <= HEIGHT + margin


def _is_seen(ring: Sequence[int], lines: Sequence[Line]) -> bool:
    """Tell whether the box around a ring meets the picture."""
    points = [point for arc in ring for point in lines[arc if arc >= 0 else ~arc]]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (
        min(xs) < WIDTH and max(xs) > 0 and min(ys) < HEIGHT and max(ys) > 0 and max(max(xs) - min(xs), max(ys) - min(ys)) > 2 * _TOLERANCE
    )


def _areas(rings: Iterable[Sequence[int]], lines: Sequence[Line]) -> str:
    return "".join(_closed(_ring(ring, lines)) for ring in rings if _is_seen(ring, lines))


def _ring(ring: Sequence[int], lines: Sequence[Line]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for arc in ring:
        points += (lines[arc] if arc >= 0 else lines[~arc][::-1])[:-1]
    return points


def _closed(points: list[tuple[float, float]]) -> str:
    clipped = _clipped(points)
    return f"{_steps(clipped)}z" if len(clipped) > 2 else ""  # noqa: PLR2004 — an area has three corners


def _clipped(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Cut an area at a frame around the picture (Sutherland and Hodgman), so that a large country costs no more than what is seen."""
    for axis, limit, sign in ((0, -80.0, 1), (0, WIDTH + 80.0, -1), (1, -80.0, 1), (1, HEIGHT + 80.0, -1)):
        kept: list[tuple[float, float]] = []
        for before, after in zip([points[-1], *points[:-1]] if points else [], points, strict=True):
            one, other = sign * (before[axis] - limit), sign * (after[axis] - limit)
            if (one < 0) != (other < 0):
                share = one / (one - other)
                kept.append((before[0] + share * (after[0] - before[0]), before[1] + share * (after[1] - before[1])))
            if other >= 0:
                kept.append(after)
        points = kept
    return points


def _path(points: Line) -> str:
    """Return the parts of a line that are seen."""
    parts: list[str] = []
    run: list[tuple[float, float]] = []
    for before, after in itertools.pairwise(points):
        if _is_inside(before) or _is_inside(after):
            run = run or [before]
            run.append(after)
        elif run:
            parts.append(_steps(run))
            run = []
    return "".join([*parts, _steps(run)] if run else parts)


def _steps(points: Sequence[tuple[float, float]]) -> str:
    """Return a line as whole steps from point to point, which is the shortest way to write it."""
    x, y = round(points[0][0]), round(points[0][1])
    written = [f"M{x} {y}l"]
    for point in points[1:]:
        next_x, next_y = round(point[0]), round(point[1])
        if (next_x, next_y) != (x, y):
            written.append(f"{next_x - x} {next_y - y}".replace(" -", "-"))
            x, y = next_x, next_y
    return written[0] + " ".join(written[1:]) if len(written) > 1 else ""


def _names(units: Iterable[Unit], lines: Sequence[Line]) -> Iterator[str]:
    """Yield the names of units that have room for it, each in the middle of what is seen of its largest part."""
    for unit in units:
        ring = max(unit.rings, key=len, default=())
        points = _clipped(_ring(ring, lines)) if unit.name and ring and _is_seen(ring, lines) else []
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if points and max(xs) - min(xs) > len(unit.name) * _LETTER_WIDTH and max(ys) - min(ys) > 2 * _LETTER_WIDTH:
            middle: dict[str, Value] = {"x": sum(xs) / len(xs), "y": sum(ys) / len(ys), "text-anchor": "middle", "class": "unit-name"}
            yield element("text", {**middle, "fill": "#767676", "font-size": 24}, words(unit.name))


def _mark(mark: Mark, view: _View, marks: Sequence[Mark]) -> str:
    largest = max(other.size for other in marks) or 1.0
    radius = _LEAST_RADIUS + (_MOST_RADIUS - _LEAST_RADIUS) * math.sqrt(max(0.0, mark.size) / largest)
    x, y = view.point(mark.lon, mark.lat)
    shape: dict[str, Value] = {"cx": x, "cy": y, "r": radius, "stroke": "#a6400f", "stroke-width": 2, "vector-effect": "non-scaling-stroke"}
    is_area = mark.precision >= _PROVINCE
    shape |= {"class": "mark area" if is_area else "mark", "fill": "#d55e00", "fill-opacity": 0.12 if is_area else 0.55}
    shape["stroke-dasharray"] = "7 5" if is_area else None
    return element("a", {"href": mark.address, "aria-label": ", ".join(mark.told)}, element("circle", shape, hover(*mark.told)))


def is_drawn(precision: int | None, lat: float | None, lon: float | None) -> bool:
    """Tell whether a place is exact enough for a mark: a province or better. A whole country is no point."""
    return lat is not None and lon is not None and precision is not None and precision < _COUNTRY
