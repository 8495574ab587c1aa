"""Axes: from times and numbers to places in a picture, and where the marks stand."""

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass

DAY = 86_400.0
"""Seconds of a day."""

_SMALLEST = 1e-9
_STEPS = (1, 2, 5, 10)
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_HOUR_STEPS = (1, 2, 3, 6, 12)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from numbers to places. first, last: numbers.  begin, end: their places."""

    first: float
    last: float
    begin: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the place of a number."""
        span = self.last - self.first
        return self.begin + (value - self.first) / span * (self.end - self.begin) if span else (self.begin + self.end) / 2


def seconds(moment: dt.date) -> float:
    """Return a day's or a moment's seconds since 1970 in UTC."""
    if not isinstance(moment, dt.datetime):
        moment = dt.datetime.combine(moment, dt.time(), dt.UTC)
    return moment.timestamp()


def number_marks(most: float, wanted: int = 4) -> list[float]:
    """Return round numbers from 0 to at least `most`; whole ones where `most` is above the number of marks."""
    if most < _SMALLEST:
        return [0.0, 1.0]
    rough = most / wanted
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(step * power for step in _STEPS if step * power >= rough * 0.999)
    if most >= wanted:
        step = max(1.0, step)
    return [at * step for at in range(math.ceil(most / step - 1e-9) + 1)]


def time_marks(first: dt.datetime, last: dt.datetime, most: int, *, with_hours: bool = False) -> list[tuple[dt.datetime, str]]:
    """Return at most about `most` moments between two, each with its label: hours, days, months or years, by the length between them."""
    hours = (last - first).total_seconds() / 3600
    if with_hours and hours <= most * _HOUR_STEPS[-1]:
        step = next((step for step in _HOUR_STEPS if hours / step <= most), _HOUR_STEPS[-1])
        return [(at, _hour_label(at, first)) for at in _hours(first, last, step)]
    days = hours / 24
    if days <= most * _DAY_STEPS[-1]:
        step = next(step for step in _DAY_STEPS if days / step <= most)
        return [(at, f"{at.day} {at:%b}" if at.year == last.year else f"{at.day} {at:%b %Y}") for at in _days(first, last, step)]
    months = days / 30.4
    step = next((step for step in _MONTH_STEPS if months / step <= most), _MONTH_STEPS[-1])
    return [(at, f"{at:%b %Y}" if step < 12 else f"{at:%Y}") for at in _months(first, last, step)]  # noqa: PLR2004 — months of a year


def _hour_label(at: dt.datetime, first: dt.datetime) -> str:
    return f"{at.day} {at:%b}" if at.hour == 0 else f"{at:%H:%M}" if at.date() == first.date() or at.hour else f"{at.day} {at:%b}"


def _hours(first: dt.datetime, last: dt.datetime, step: int) -> Iterator[dt.datetime]:
    at = first.replace(minute=0, second=0, microsecond=0, hour=first.hour - first.hour % step)
    while at <= last:
        if at >= first:
            yield at
        at += dt.timedelta(hours=step)


def _days(first: dt.datetime, last: dt.datetime, step: int) -> Iterator[dt.datetime]:
    at = first.replace(hour=0, minute=0, second=0, microsecond=0)
    if at < first:
        at += dt.timedelta(days=1)
    while at <= last:
        yield at
        at += dt.timedelta(days=step)


def _months(first: dt.datetime, last: dt.datetime, step: int) -> Iterator[dt.datetime]:
    number = first.year * 12 + first.month - 1
    number -= number % step
    while (at := dt.datetime(number // 12, number % 12 + 1, 1, tzinfo=first.tzinfo)) <= last:
        if at >= first:
            yield at
        number += step
