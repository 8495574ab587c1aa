"""Meanings of dates by the calendar: 3 March 2022, March 3, in May, since 2014.  How they look is in `date_patterns`."""

import datetime as dt

from pipelines.extract.dates.date_meaning import (
    AMBIGUOUS_ORDER,
    NO_PUBLICATION_DAY,
    NO_SUCH_DAY,
    ONE_DAY,
    Context,
    Match,
    Meaning,
    Resolver,
    from_publication,
    month_number,
    month_window,
    number_in,
    one_day,
    season_window,
    unknown,
    weekday_before,
    window,
)
from pipelines.extract.dates.date_mention import DateRole, precision_of
from pipelines.extract.dates.date_patterns import NUMBERS

_FAR_PAST = 300
_FAR_AHEAD = 200  # days; what is planned is nearer than that


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _closest_year(month: int, day: int, published: dt.date, *, future: bool) -> dt.date | None:
    """Return the month and day in the year that a text of the publication day means by it: the last one, unless that is far."""
    days = [found for year in (-1, 0, 1) if (found := _date(published.year + year, month, day))]
    past = [found for found in days if found <= published]
    ahead = [found for found in days if found > published]
    soon = bool(ahead) and (ahead[0] - published).days <= _FAR_AHEAD
    if ahead and ((future and soon) or not past or (published - past[-1]).days > _FAR_PAST):
        return ahead[0]
    return past[-1] if past else None


def _calendar_day(match: Match, context: Context, month: int, day: int) -> Meaning:
    if match["y"]:
        found = _date(int(match["y"]), month, day)
        return one_day(found, relative=False) if found else unknown(NO_SUCH_DAY, is_relative=False)
    if context.published is None:
        return unknown(NO_PUBLICATION_DAY, is_relative=False)
    which = match.groupdict().get("rel")
    if which:
        found = _date(context.published.year - (which == "last"), month, day)
    else:
        found = _closest_year(month, day, context.published, future=context.future)
    return one_day(found, relative=False) if found else unknown(NO_SUCH_DAY, is_relative=False)


def _month_day(match: Match, context: Context) -> Meaning:
    return _calendar_day(match, context, month_number(match["m"]), number_in(match["d"]))


def _numeric(match: Match, context: Context) -> Meaning:
    return _calendar_day(match, context, int(match["m"]), int(match["d"]))


def _slashed(match: Match, context: Context) -> Meaning:
    """Read 04/25/2019 and 25/04/2019; where both orders are dates, only one close to the publication day is sure."""
    first, second = int(match["a"]), int(match["b"])
    year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)  # noqa: PLR2004 - two digits
    days = {found for month, day in ((first, second), (second, first)) if (found := _date(year, month, day))}
    if len(days) > 1 and context.published:
        days = {day for day in days if abs((context.published - day).days) <= 7}  # noqa: PLR2004 - a week
    if len(days) == 1:
        return one_day(days.pop(), relative=False)
    return unknown(AMBIGUOUS_ORDER if days or context.published is None else NO_SUCH_DAY, is_relative=False)


def _day_range(match: Match, context: Context) -> Meaning:
    first = _calendar_day(match, context, month_number(match["m"]), number_in(match["d1"])).day_from
    last = _calendar_day(match, context, month_number(match["m"]), number_in(match["d2"])).day_from
    if first is None or last is None or last < first:
        return unknown(NO_SUCH_DAY if context.published or match["y"] else NO_PUBLICATION_DAY, is_relative=False)
    return window(first, last, relative=False, role=DateRole.PERIOD)


_HOLIDAYS = {
    "New Year's Eve": (12, 31),
    "New Year's Day": (1, 1),
    "Christmas Eve": (12, 24),
    "Christmas Day": (12, 25),
    "Boxing Day": (12, 26),
}


def _holiday(match: Match, context: Context) -> Meaning:
    return _calendar_day(match, context, *_HOLIDAYS[match["name"].replace("’", "'")])


def _season_year(match: Match, _: Context) -> Meaning:
    return season_window(int(match["y"]), match["season"])


def _night_of(match: Match, context: Context) -> Meaning:
    evening = _calendar_day(match, context, month_number(match["m"] or match["m1"]), number_in(match["d"] or match["d1"]))
    if evening.day_from is None:
        return evening
    return window(evening.day_from, evening.day_from + ONE_DAY, relative=False, precision=1)


def _with_role(meaning: Meaning, preposition: str, published: dt.date | None) -> Meaning:
    """Give the role that the preposition tells: since May runs to the publication day."""
    word = preposition.lower()
    if word == "since" and meaning.day_from and published and meaning.day_from <= published:
        return Meaning(meaning.day_from, published, precision_of(meaning.day_from, published), DateRole.SINCE, meaning.is_relative)
    if word in {"until", "by", "before", "through"} and meaning.day_to:
        return Meaning(None, meaning.day_to, meaning.precision, DateRole.UNTIL, meaning.is_relative)
    return meaning


def _month_year(match: Match, context: Context) -> Meaning:
    if match["rel"]:
        if context.published is None:
            return unknown(NO_PUBLICATION_DAY)
        year = context.published.year - (match["rel"] == "last")
    else:
        year = int(match["y"])
    return _with_role(month_window(year, month_number(match["m"]), match["part"] or ""), match[0].split()[0], context.published)


def _month_range(match: Match, context: Context) -> Meaning:
    """Return the time from one month to another: of the year that is told, else of the last one that was over."""
    published = context.published
    if published is None and not match["y"]:
        return unknown(NO_PUBLICATION_DAY, is_relative=False)
    first, last = month_number(match["m"] or match["m2"]), month_number(match["m1"] or match["m3"])
    year = int(match["y"]) if match["y"] else _year_of_end(last, match["rel"], published)  # type: ignore[arg-type]
    start, end = month_window(year - (first > last), first).day_from, month_window(year, last).day_to
    if start is None or end is None:
        return unknown(NO_SUCH_DAY, is_relative=False)
    return window(start, min(end, published) if published and start <= published else end, relative=False, role=DateRole.PERIOD)


def _year_of_end(month: int, which: str | None, published: dt.date) -> int:
    """Return the year of a month in which something ended: this one's or the last one's, as told, else that of the last such month."""
    return published.year - (which == "last" or (which is None and month > published.month))


_PARTS = {
    "start": (1, 10),
    "beginning": (1, 10),
    "middle": (10, 20),
    "end": (21, 31),
    "first": (1, 7),
    "second": (8, 14),
    "third": (15, 21),
}
"""Days of the parts of a month; of its last week or days those from the 24th."""


def _part_of_month(match: Match, context: Context) -> Meaning:
    published, month = context.published, month_number(match["m"])
    if published is None and not match["y"]:
        return unknown(NO_PUBLICATION_DAY, is_relative=False)
    year = int(match["y"]) if match["y"] else _year_of_end(month, match["rel"], published)  # type: ignore[arg-type]
    whole = month_window(year, month).day_to
    first, last = _PARTS.get(match["part"].split()[0], (24, 31))
    if whole is None:
        return unknown(NO_SUCH_DAY, is_relative=False)
    return window(whole.replace(day=first), whole.replace(day=min(last, whole.day)), relative=False)


def _end_of(match: Match, published: dt.date) -> dt.date | None:
    """Return the day with which a time ends: Sunday, 10 March, the end of February, the end of 2020."""
    if match["wd"]:
        return weekday_before(match["wd"], published)
    if match["y1"]:
        return dt.date(int(match["y1"]), 12, 31)
    month = month_number(match["m"] or match["m1"] or match["m2"])
    if match["m2"]:
        return month_window(int(match["y"] or _year_of_end(month, None, published)), month).day_to
    day = number_in(match["d"] or match["d1"])
    return _date(int(match["y"]), month, day) if match["y"] else _closest_year(month, day, published, future=False)


def _time_to(match: Match, _: Context, published: dt.date) -> Meaning:
    """Return the time of so many units up to a day or to the end of a month or year: the three months to February."""
    end = _end_of(match, published)
    if end is None:
        return unknown(NO_SUCH_DAY, is_relative=False)
    word = match["n"].strip().lower()
    count = (NUMBERS.get(word) or number_in(word)) if word else 1
    if match["unit"] == "week":
        start = end - dt.timedelta(7 * count - 1)
    else:
        after, months = end + ONE_DAY, count * {"month": 1, "year": 12, "decade": 120}[match["unit"]]
        place = after.year * 12 + after.month - 1 - months
        start = dt.date(place // 12, place % 12 + 1, min(after.day, 28))
    return window(start, end, relative=False, role=DateRole.PERIOD)


def _week_of(match: Match, context: Context) -> Meaning:
    """Return the seven days that begin with a day."""
    start = _calendar_day(match, context, month_number(match["m"] or match["m1"]), number_in(match["d"] or match["d1"])).day_from
    if start is None:
        return unknown(NO_SUCH_DAY if context.published or match["y"] else NO_PUBLICATION_DAY, is_relative=False)
    return window(start, start + 6 * ONE_DAY, relative=False, role=DateRole.PERIOD)


_DECADE_PARTS = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}


def _decade(match: Match, _: Context) -> Meaning:
    year = int(match["y"])
    first, last = _DECADE_PARTS.get(match["part"] or "", (0, 9))
    return window(dt.date(year + first, 1, 1), dt.date(year + last, 12, 31), relative=False, precision=5)


def _in_month(match: Match, context: Context) -> Meaning:
    published = context.published
    if published is None:
        return unknown(NO_PUBLICATION_DAY, is_relative=False)
    month = month_number(match["m"] or match["m2"] or match["m3"])
    year = published.year - (month > published.month and not context.future) + (month < published.month and context.future)
    preposition = match["prep"] or ""
    part = match["part"] or match["mid"] or (preposition if preposition.lower() in {"late", "early"} else "")
    return _with_role(month_window(year, month, part), preposition, published)


def _named_month(match: Match, _: Context, published: dt.date) -> Meaning:
    month, which = month_number(match["m"]), match["which"].lower()
    year = published.year
    if which == "last" and month >= published.month:
        year -= 1
    if which == "next" and month <= published.month:
        year += 1
    return month_window(year, month)


def _year(match: Match, context: Context) -> Meaning:
    year = int(match["y"] or match["y2"] or match["y3"])
    whole = window(dt.date(year, 1, 1), dt.date(year, 12, 31), relative=False, precision=5)
    return _with_role(whole, match[0].split()[0], context.published)


def _on_the_nth(match: Match, _: Context, published: dt.date) -> Meaning:
    number = number_in(match["d"])
    found = _date(published.year, published.month, number)
    if found is None or found > published:
        before = published.replace(day=1) - ONE_DAY
        found = _date(before.year, before.month, number)
    return one_day(found) if found else unknown(NO_SUCH_DAY)


CALENDAR: dict[str, Resolver] = {
    "iso": _numeric,
    "dotted": _numeric,
    "slashed": _slashed,
    "day_range_month": _day_range,
    "month_day_range": _day_range,
    "day_month": _month_day,
    "month_day": _month_day,
    "month_year": _month_year,
    "on_the_nth": from_publication(_on_the_nth),
    "night_of": _night_of,
    "last_month_name": from_publication(_named_month),
    "in_month": _in_month,
    "month_range": _month_range,
    "part_of_month": _part_of_month,
    "time_to": from_publication(_time_to),
    "week_of": _week_of,
    "decade": _decade,
    "year": _year,
    "season_year": _season_year,
    "holiday": _holiday,
}
"""Meaning of each calendar pattern of `date_patterns` by its name."""
