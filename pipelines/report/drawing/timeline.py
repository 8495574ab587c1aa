"""Figures per day as bars with bounds on a true time axis; long times are put together by week or month."""

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.report.drawing.scales import DAY, Scale, number_marks, seconds, time_marks
from pipelines.report.drawing.series import number_axis, readable
from pipelines.report.drawing.svg import Value, colour, element, hover, label, line, picture

WIDTH, HEIGHT = 1000, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 985, 28, 152
_DAYS, _WEEKS = 100, 800
"""So many days are drawn as days, so many as weeks; more as months."""


@dataclass(frozen=True, slots=True)
class DayFigure:
    """The figure of a day. low: what is certain.  high: None where it is open."""

    day: dt.date
    low: int
    high: int | None


def draw_timeline(figures: Sequence[DayFigure], unit: str, title: str, series: int = 0) -> str:
    """Return the picture. figures: at least one, in any order.  series: number of the colour."""
    first, last = min(figure.day for figure in figures), max(figure.day for figure in figures)
    kept = binned(figures, (last - first).days)
    days = [figure.day for figure in kept]
    across = Scale(seconds(min(days)) - DAY, seconds(max(days)) + DAY * 1.5, _LEFT, _RIGHT)
    nearest = min((later - earlier for earlier, later in itertools.pairwise(days)), default=dt.timedelta(1)).total_seconds()
    width = max(2.0, min(40.0, 0.8 * (across(nearest) - across(0))))
    marks = number_marks(max(max(figure.low, figure.high or 0) for figure in kept), 3)
    up = Scale(0, marks[-1], _BOTTOM, _TOP)
    parts = [label(_LEFT, 16, f"{unit} per {_bin_name((last - first).days)}", kind="axis-unit")]
    parts += number_axis(marks, up, _LEFT, _RIGHT)
    begin, end = (dt.datetime.fromtimestamp(at, dt.UTC) for at in (across.first, across.last))
    parts += [label(across(seconds(at)), _BOTTOM + 18, text, "middle") for at, text in time_marks(begin, end, 12)]
    for figure in kept:
        parts += _bar(figure, across(seconds(figure.day)), width, up, series)
    total = sum(figure.low for figure in kept)
    described = f"{len(kept)} bars from {first} to {last}, {readable(total)} in all; the table below holds the numbers"
    return picture(WIDTH, HEIGHT, title, described, parts)


def _bar(figure: DayFigure, x: float, width: float, up: Scale, series: int) -> list[str]:
    told = readable(figure.low) if figure.high == figure.low else f"{readable(figure.low)} or more" if figure.high is None else ""
    told = told or f"{readable(figure.low)}–{readable(figure.high or 0)}"
    place: dict[str, Value] = {"x": x - width / 2, "y": up(figure.low), "width": width, "height": max(1.0, up(0) - up(figure.low))}
    parts = [element("rect", {**place, "fill": colour(series)}, hover(str(figure.day), told))]
    if figure.high is not None and figure.high > figure.low:
        parts.append(line(x, up(figure.low), x, up(figure.high), "range", stroke_width=2))
    return parts


def _bin_name(days: int) -> str:
    return "day" if days <= _DAYS else "week" if days <= _WEEKS else "month"


def binned(figures: Sequence[DayFigure], days: int) -> list[DayFigure]:
    """Return figures added up by day, week (from its Monday) or month, in order. days: length of the whole time."""
    sums: dict[dt.date, tuple[int, int | None]] = {}
    for figure in figures:
        name = _bin_name(days)
        day = figure.day
        if name != "day":
            day = day - dt.timedelta(day.weekday()) if name == "week" else day.replace(day=1)
        low, high = sums.get(day, (0, 0))
        sums[day] = (low + figure.low, None if high is None or figure.high is None else high + figure.high)
    return [DayFigure(day, low, high) for day, (low, high) in sorted(sums.items())]
