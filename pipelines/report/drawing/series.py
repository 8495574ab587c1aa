"""Series of numbers as bars, stacked bars or lines, along names or along time."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipelines.report.drawing.scales import DAY, Scale, number_marks, seconds, time_marks
from pipelines.report.drawing.svg import Value, colour, element, hover, label, number, picture, stroke

FORMS = ("bars", "stacked bars", "lines")
"""The forms of a picture of series."""

Place = str | dt.date
Numbers = Sequence[float | None]

_LEFT, _RIGHT, _TOP, _BOTTOM, _LEGEND = 56, 16, 28, 28, 22
_SHARE = 0.8
"""Share of the room along the axis that bars take."""
_LEGEND_CHARACTER = 6.6
_MARK_WIDTH = 70


@dataclass(frozen=True, slots=True)
class Series:
    """What a picture shows. places: along the axis, all names or all days.  numbers: by the name of their series; None leaves a gap."""

    places: Sequence[Place]
    numbers: Mapping[str, Numbers]


@dataclass(frozen=True, slots=True)
class _Frame:
    """The room between the axes."""

    left: float
    right: float
    top: float
    bottom: float
    width: float
    height: float


def draw_series(form: str, series: Series, unit: str, title: str, size: tuple[int, int] = (900, 320)) -> str:
    """Return a picture of series. form: one of FORMS.  unit: what the numbers count.  size: width and height.

    Days stand on a true time axis, so that a gap of half a year is as long as it is. Without numbers the picture says so.
    """
    width, height = size
    frame = _Frame(_LEFT, width - _RIGHT, _TOP, height - _BOTTOM - _LEGEND, width, height)
    found = [value for numbers in series.numbers.values() for value in numbers if value is not None]
    described = f"{form} of {unit} for {len(series.places)} places along the axis: {', '.join(series.numbers)}"
    if not found:
        empty = label(width / 2, height / 2, "no figures yet", "middle")
        return picture(width, height, title, described, [empty])
    marks = number_marks(_most(form, series))
    vertical = Scale(min(0.0, *found), marks[-1], frame.bottom, frame.top)
    positions, room = _positions(series.places, frame)
    draw = {"bars": _bars, "stacked bars": _stacked, "lines": _lines}[form]
    parts = [
        label(frame.left, 16, unit, kind="axis-unit"),
        *number_axis(marks, vertical, frame.left, frame.right),
        *_place_axis(series.places, positions, frame),
    ]
    return picture(
        width, height, title, described, [*parts, *draw(series, positions, room, vertical), *_legend(list(series.numbers), frame)]
    )


def _most(form: str, series: Series) -> float:
    if form == "stacked bars":
        return max(sum(value or 0 for value in column) for column in zip(*series.numbers.values(), strict=True))
    return max(value for numbers in series.numbers.values() for value in numbers if value is not None)


def _positions(places: Sequence[Place], frame: _Frame) -> tuple[list[float], float]:
    """Return where each place stands, and how much room each has."""
    days = [place for place in places if isinstance(place, dt.date)]
    if len(days) < len(places) or not days:
        room = (frame.right - frame.left) / max(1, len(places))
        return [frame.left + (at + 0.5) * room for at in range(len(places))], room
    moments = [seconds(day) for day in days]
    scale = Scale(min(moments) - DAY / 2, max(moments) + DAY / 2, frame.left, frame.right)
    nearest = min(
        (after - before for before, after in zip(sorted(moments), sorted(moments)[1:], strict=False) if after > before), default=DAY
    )
    return [scale(moment) for moment in moments], min(60.0, scale(nearest) - scale(0))


def number_axis(marks: Sequence[float], vertical: Scale, left: float, right: float) -> list[str]:
    """Return a thin line at each mark, and its number to the left of it."""
    grid = stroke((f"M{number(left)} {number(vertical(mark))}H{number(right)}" for mark in marks), "grid", stroke_opacity=0.3)
    return [grid, *(label(left - 6, vertical(mark) + 4, readable(mark), "end") for mark in marks)]


def _place_axis(places: Sequence[Place], positions: Sequence[float], frame: _Frame) -> list[str]:
    """Return the names below the axis; days are marked where there is room, in even steps of time."""
    days = [place for place in places if isinstance(place, dt.date)]
    below = frame.bottom + 16
    if len(days) == len(places) > max(1, (frame.right - frame.left) // _MARK_WIDTH):
        first, last = (dt.datetime.combine(day, dt.time(), dt.UTC) for day in (min(days), max(days)))
        scale = Scale(seconds(first) - DAY / 2, seconds(last) + DAY / 2, frame.left, frame.right)
        return [label(scale(seconds(at)), below, text, "middle") for at, text in time_marks(first, last, 12)]
    every = max(1, round(len(places) * _MARK_WIDTH / (frame.right - frame.left)))
    return [label(x, below, str(place), "middle") for at, (place, x) in enumerate(zip(places, positions, strict=True)) if at % every == 0]


def _bars(series: Series, positions: Sequence[float], room: float, vertical: Scale) -> list[str]:
    width = max(1.0, room * _SHARE / max(1, len(series.numbers)))
    begin = -width * len(series.numbers) / 2
    return [
        _bar(x + begin + at * width, width, vertical, (0.0, value), at, (str(place), name, readable(value)))
        for at, (name, numbers) in enumerate(series.numbers.items())
        for place, x, value in zip(series.places, positions, numbers, strict=True)
        if value is not None
    ]


def _stacked(series: Series, positions: Sequence[float], room: float, vertical: Scale) -> list[str]:
    width, parts, heights = max(1.0, room * _SHARE), [], [0.0] * len(positions)
    for at, (name, numbers) in enumerate(series.numbers.items()):
        for index, (place, x, value) in enumerate(zip(series.places, positions, numbers, strict=True)):
            if value is not None:
                span = (heights[index], heights[index] + value)
                parts.append(_bar(x - width / 2, width, vertical, span, at, (str(place), name, readable(value))))
                heights[index] += value
    return parts


def _bar(x: float, width: float, vertical: Scale, span: tuple[float, float], series: int, told: tuple[str, ...]) -> str:
    top, bottom = sorted((vertical(span[0]), vertical(span[1])))
    place: dict[str, Value] = {
        "x": x,
        "y": top,
        "width": width,
        "height": max(1.0, bottom - top),
        "fill": colour(series),
        "class": f"series-{series}",
    }
    return element("rect", place, hover(*told))


def _lines(series: Series, positions: Sequence[float], _room: float, vertical: Scale) -> list[str]:
    parts = []
    for at, (name, numbers) in enumerate(series.numbers.items()):
        steps, pen = [], "M"
        for x, value in zip(positions, numbers, strict=True):
            if value is not None:
                steps.append(f"{pen}{number(x)} {number(vertical(value))}")
            pen = "M" if value is None else "L"
        if steps:
            parts.append(element("path", {"d": "".join(steps), "fill": "none", "stroke": colour(at), "stroke-width": 2}))
        parts += [
            element("circle", {"cx": x, "cy": vertical(value), "r": 3.5, "fill": colour(at)}, hover(str(place), name, readable(value)))
            for place, x, value in zip(series.places, positions, numbers, strict=True)
            if value is not None
        ]
    return parts


def _legend(names: Sequence[str], frame: _Frame) -> list[str]:
    return legend(names, frame.left, frame.height - 8)


def legend(names: Sequence[str], x: float, y: float, fill: Callable[[int], str] = colour) -> list[str]:
    """Return a square of its colour and the name of each series, side by side."""
    parts = []
    for at, name in enumerate(names):
        parts += [element("rect", {"x": x, "y": y - 9, "width": 10, "height": 10, "fill": fill(at)}), label(x + 15, y, name)]
        x += 36 + len(name) * _LEGEND_CHARACTER
    return parts


def readable(value: float) -> str:
    """Return a number as people write it: 3,600 or 2.5."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"
