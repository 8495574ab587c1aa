"""What a date pattern's match means, and the parts that all meanings are made of.

Days by the calendar are in `calendar_dates`, days counted from another day in `relative_dates`.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from pipelines.extract.dates.date_mention import DateRole, precision_of
from pipelines.extract.dates.date_patterns import MONTHS, WEEKDAYS

NO_PUBLICATION_DAY = "no publication day to count from"
NO_EARLIER_DATE = "no earlier date to count from"
NO_DAY_OF_EVENT = "the day of the event that it counts from is not told"
NO_SUCH_DAY = "no such day"
AMBIGUOUS_ORDER = "day and month cannot be told apart"
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Context:
    """What a match is understood by.

    published: publication day.  previous: last window read before in the text; nearby: the same, if it stands in the same sentence.
    future: the words before speak of the future.
    """

    published: dt.date | None
    previous: tuple[dt.date, dt.date] | None
    nearby: tuple[dt.date, dt.date] | None
    future: bool


@dataclass(frozen=True, slots=True)
class Meaning:
    """Days of a match; reason where they cannot be known."""

    day_from: dt.date | None
    day_to: dt.date | None
    precision: int | None = None
    role: DateRole = DateRole.POINT
    is_relative: bool = False
    only_after: bool = False
    reason: str | None = None


Match = re.Match[str]
Resolver = Callable[[Match, Context], Meaning]


def unknown(reason: str, *, is_relative: bool = True) -> Meaning:
    """Return a meaning without days and the reason for it."""
    return Meaning(None, None, None, DateRole.POINT, is_relative, reason=reason)


def window(
    start: dt.date, end: dt.date, *, relative: bool = True, precision: int | None = None, role: DateRole = DateRole.POINT
) -> Meaning:
    """Return a meaning from start to end; precision follows from its length where none is given."""
    return Meaning(start, end, precision or precision_of(start, end), role, relative)


def one_day(day: dt.date, *, relative: bool = True) -> Meaning:
    """Return a meaning of one day."""
    return Meaning(day, day, 1, DateRole.POINT, relative)


def from_publication(rule: Callable[[Match, Context, dt.date], Meaning]) -> Resolver:
    """Return a resolver that needs the publication day and says so where there is none."""

    def resolve(match: Match, context: Context) -> Meaning:
        """Apply the rule to the publication day, or tell that there is none."""
        if context.published is None:
            return unknown(NO_PUBLICATION_DAY)
        return rule(match, context, context.published)

    return resolve


def number_in(text: str) -> int:
    """Return the number that the digits of a text make: 3rd is 3."""
    return int(re.sub(r"\D", "", text) or 0)


def month_number(text: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    return MONTHS[text.rstrip(".")]


SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each season on the northern half of the earth."""


def season_window(year: int, season: str) -> Meaning:
    """Return the three months of a season that begins in the year."""
    month = SEASONS[season]
    end_month, end_year = (month + 1) % 12 + 1, year + (month + 2 > 12)  # noqa: PLR2004 - months of a year
    end = dt.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return window(dt.date(year, month, 1), end, relative=False, precision=5)


def month_window(year: int, month: int, part: str = "") -> Meaning:
    """Return a month, or its early, mid or late part (days 1–10, 10–20, 21–end)."""
    last = calendar.monthrange(year, month)[1]
    first, final = {"ear": (1, 10), "mid": (10, 20), "lat": (21, last)}.get(part[:3].lower(), (1, last))
    return window(dt.date(year, month, first), dt.date(year, month, final), relative=False, precision=4)


def weekday_before(name: str, published: dt.date, *, future: bool = False) -> dt.date:
    """Return the day of that name: the publication day itself, else the last one before it, or the next one after it (future)."""
    back = (published.weekday() - WEEKDAYS.index(name)) % 7
    return published - dt.timedelta(back) if not (future and back) else published + dt.timedelta(7 - back)
