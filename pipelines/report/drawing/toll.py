"""The toll of one incident in time: steps with their bounds, and each report as a point on its own day."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.report.drawing.scales import Scale, number_marks, seconds, time_marks
from pipelines.report.drawing.series import legend, number_axis
from pipelines.report.drawing.svg import INK, Value, colour, element, hover, label, line, number, picture, stroke

WIDTH, HEIGHT = 760, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 740, 30, 196
_MARGIN = 0.04
"""Share of the length of time that stays free at both ends."""
_SHORTEST = 6 * 3600.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """A figure. low, high: None where they are open.  value: None where only bounds are known."""

    low: float | None
    value: float | None
    high: float | None

    @property
    def least(self) -> float:
        """The smallest number that agrees."""
        return next((number for number in (self.low, self.value) if number is not None), 0.0)

    @property
    def most(self) -> float:
        """The largest number that is named."""
        return next((number for number in (self.high, self.value, self.low) if number is not None), 0.0)

    @property
    def shown(self) -> float:
        """The number at which a point or a line stands."""
        return self.value if self.value is not None else self.least

    @property
    def is_open(self) -> bool:
        """Whether there is no upper bound, though there is a lower one."""
        return self.high is None and self.low is not None


@dataclass(frozen=True, slots=True)
class Step:
    """From when on the toll was a figure. bounds: None where it was not known or withheld.  told: the figure in words."""

    at: dt.datetime
    bounds: Bounds | None
    told: str


@dataclass(frozen=True, slots=True)
class Report:
    """What one report said. series: number of its side.  told: lines that a reader sees over the point.  address: where it leads."""

    at: dt.datetime
    bounds: Bounds
    series: int
    told: tuple[str, ...]
    address: str


def draw_toll(steps: Sequence[Step], reports: Sequence[Report], sides: Sequence[str], unit: str, title: str) -> str:
    """Return the picture of a toll. steps: in order of time, one at least.  sides: names by their number; drawn where there are some."""
    moments = [seconds(step.at) for step in steps] + [seconds(report.at) for report in reports]
    first, last = min(moments), max(moments)
    length = max(last - first, _SHORTEST)
    across = Scale(first - _MARGIN * length, first + length * (1 + _MARGIN), _LEFT, _RIGHT)
    figures = [step.bounds for step in steps if step.bounds] + [report.bounds for report in reports]
    marks = number_marks(max((figure.most for figure in figures), default=1) * 1.08)
    up = Scale(0, marks[-1], _BOTTOM, _TOP)
    parts = [label(_LEFT, 16, unit, kind="axis-unit")]
    parts += number_axis(marks, up, _LEFT, _RIGHT)
    parts += _time_axis(across)
    parts += _steps(steps, across, up)
    parts += [_point(report, across, up) for report in reports]
    described = "; ".join(f"from {step.at:%Y-%m-%d %H:%M} UTC {step.told}" for step in steps)
    names = ("shown toll", *sides)
    return picture(WIDTH, HEIGHT, title, described, [*parts, *legend(names, _LEFT, HEIGHT - 12, _legend_colour)])


def _legend_colour(at: int) -> str:
    return INK if at == 0 else colour(at - 1)


def _time_axis(across: Scale) -> list[str]:
    first, last = (dt.datetime.fromtimestamp(at, dt.UTC) for at in (across.first, across.last))
    marks = [(across(seconds(at)), text) for at, text in time_marks(first, last, 9, with_hours=True)]
    axis = stroke([f"M{_LEFT} {_BOTTOM}H{_RIGHT}", *(f"M{number(x)} {_BOTTOM}v4" for x, _ in marks)], "axis")
    return [axis, *(label(x, _BOTTOM + 18, text, "middle") for x, text in marks)]


def _steps(steps: Sequence[Step], across: Scale, up: Scale) -> list[str]:
    """Return a band for the bounds of each step, and one line through all of them, which breaks where the toll was not known."""
    parts, drawn = [], []
    for step, after in zip(steps, [*steps[1:], None], strict=True):
        if step.bounds is None:
            continue
        begin, end = across(seconds(step.at)), across(seconds(after.at)) if after else across.end
        low, high = up(step.bounds.least), _TOP if step.bounds.is_open else up(step.bounds.most)
        band: dict[str, Value] = {"x": begin, "y": high, "width": max(2.0, end - begin), "height": low - high, "class": "band"}
        band |= {"fill": INK, "fill-opacity": 0.1 if step.bounds.is_open else 0.22}
        if low - high > 0:
            parts.append(element("rect", band, hover(step.told)))
        across_it = f"H{number(max(begin + 2, end))}"
        drawn.append(f"M{number(begin)} {number(up(step.bounds.shown))}{across_it}")
        if after and after.bounds:
            drawn.append(f"V{number(up(after.bounds.shown))}")
        if step.bounds.value is None and not step.bounds.is_open:
            drawn.append(f"M{number(begin)} {number(high)}{across_it}")
    return [*parts, stroke(drawn, "toll", stroke_width=2.5)] if drawn else parts


def _point(report: Report, across: Scale, up: Scale) -> str:
    x, figure, ink = across(seconds(report.at)), report.bounds, colour(report.series)
    y = up(figure.shown)
    parts = [hover(*report.told)]
    if figure.is_open:
        parts.append(
            element("path", {"d": f"M{number(x)} {number(y)}v-16m-4 5l4-5l4 5", "fill": "none", "stroke": ink, "stroke-width": 1.6})
        )
    elif figure.most > figure.least:
        parts.append(line(x, up(figure.least), x, up(figure.most), "range", stroke=ink, stroke_width=2))
    parts.append(element("circle", {"cx": x, "cy": y, "r": 5, "fill": ink, "class": "report", "stroke": "#fff", "stroke-width": 1}))
    return element("a", {"href": report.address, "aria-label": ", ".join(report.told)}, *parts)
