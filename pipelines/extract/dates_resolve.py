"""What each date pattern means: from a match and the publication day to first and last day.  How it looks is in `date_patterns`."""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from pipelines.extract.date_patterns import MONTHS, NUMBERS, WEEKDAYS
from pipelines.extract.dates_mention import DateRole, precision_of

NO_PUBLICATION_DAY = "no publication day to count from"
NO_EARLIER_DATE = "no earlier date to count from"
NO_SUCH_DAY = "no such day"
AMBIGUOUS_ORDER = "day and month cannot be told apart"

_DAY = dt.timedelta(days=1)
_FAR_PAST = 300
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


@dataclass(frozen=True, slots=True)
class Context:
    """published: publication day.  previous: last window read before in the text.  future: the words before speak of the future."""

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


def _unknown(reason: str, *, is_relative: bool = True) -> Meaning:
    return Meaning(None, None, None, DateRole.POINT, is_relative, reason=reason)


def _window(
    start: dt.date, end: dt.date, *, relative: bool = True, precision: int | None = None, role: DateRole = DateRole.POINT
) -> Meaning:
    return Meaning(start, end, precision or precision_of(start, end), role, relative)


def _one(day: dt.date, *, relative: bool = True) -> Meaning:
    return Meaning(day, day, 1, DateRole.POINT, relative)


def _from_publication(rule: Callable[[Match, Context, dt.date], Meaning]) -> Resolver:
    def resolve(match: Match, context: Context) -> Meaning:
        if context.published is None:
            return _unknown(NO_PUBLICATION_DAY)
        return rule(match, context, context.published)

    return resolve


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text) or 0)


def _month(text: str) -> int:
    return MONTHS[text.rstrip(".")]


def _closest_year(month: int, day: int, published: dt.date, *, future: bool) -> dt.date | None:
    """Return the month and day in the year that a text of the publication day means by it: the last one, unless that is far."""
    days = [found for year in (-1, 0, 1) if (found := _date(published.year + year, month, day))]
    past = [found for found in days if found <= published]
    ahead = [found for found in days if found > published]
    if ahead and (future or not past or (published - past[-1]).days > _FAR_PAST):
        return ahead[0]
    return past[-1] if past else None


def _calendar_day(match: Match, context: Context, month: int, day: int) -> Meaning:
    if match["y"]:
        found = _date(int(match["y"]), month, day)
        return _one(found, relative=False) if found else _unknown(NO_SUCH_DAY, is_relative=False)
    if context.published is None:
        return _unknown(NO_PUBLICATION_DAY, is_relative=False)
    found = _closest_year(month, day, context.published, future=context.future)
    return _one(found, relative=False) if found else _unknown(NO_SUCH_DAY, is_relative=False)


def _month_day(match: Match, context: Context) -> Meaning:
    return _calendar_day(match, context, _month(match["m"]), _number(match["d"]))


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
        return _one(days.pop(), relative=False)
    return _unknown(AMBIGUOUS_ORDER if days or context.published is None else NO_SUCH_DAY, is_relative=False)


def _day_range(match: Match, context: Context) -> Meaning:
    first = _calendar_day(match, context, _month(match["m"]), _number(match["d1"])).day_from
    last = _calendar_day(match, context, _month(match["m"]), _number(match["d2"])).day_from
    if first is None or last is None or last < first:
        return _unknown(NO_SUCH_DAY if context.published or match["y"] else NO_PUBLICATION_DAY, is_relative=False)
    return _window(first, last, relative=False, role=DateRole.PERIOD)


def _night_of(match: Match, context: Context) -> Meaning:
    evening = _month_day(match, context)
    if evening.day_from is None:
        return evening
    return _window(evening.day_from, evening.day_from + _DAY, relative=False, precision=1)


def _month_window(year: int, month: int, part: str = "") -> Meaning:
    last = calendar.monthrange(year, month)[1]
    first, final = {"ear": (1, 10), "mid": (10, 20), "lat": (21, last)}.get(part[:3].lower(), (1, last))
    return _window(dt.date(year, month, first), dt.date(year, month, final), relative=False, precision=4)


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
            return _unknown(NO_PUBLICATION_DAY)
        return _month_window(context.published.year - (match["rel"] == "last"), _month(match["m"]), match["part"] or "")
    return _with_role(_month_window(int(match["y"]), _month(match["m"]), match["part"] or ""), match[0].split()[0], context.published)


def _in_month(match: Match, context: Context) -> Meaning:
    published = context.published
    if published is None:
        return _unknown(NO_PUBLICATION_DAY, is_relative=False)
    month = _month(match["m"] or match["m2"])
    year = published.year - (month > published.month and not context.future) + (month < published.month and context.future)
    preposition = match["prep"] or ""
    part = match["part"] or match["mid"] or (preposition if preposition.lower() in {"late", "early"} else "")
    return _with_role(_month_window(year, month, part), preposition, published)


def _named_month(match: Match, _: Context, published: dt.date) -> Meaning:
    month, which = _month(match["m"]), match["which"].lower()
    year = published.year
    if which == "last" and month >= published.month:
        year -= 1
    if which == "next" and month <= published.month:
        year += 1
    return _month_window(year, month)


def _year(match: Match, context: Context) -> Meaning:
    year = int(match["y"] or match["y2"] or match["y3"])
    whole = _window(dt.date(year, 1, 1), dt.date(year, 12, 31), relative=False, precision=5)
    return _with_role(whole, match[0].split()[0], context.published)


def _on_the_nth(match: Match, _: Context, published: dt.date) -> Meaning:
    number = _number(match["d"])
    found = _date(published.year, published.month, number)
    if found is None or found > published:
        before = published.replace(day=1) - _DAY
        found = _date(before.year, before.month, number)
    return _one(found) if found else _unknown(NO_SUCH_DAY)


def weekday_before(name: str, published: dt.date, *, future: bool = False) -> dt.date:
    """Return the day of that name: the publication day itself, else the last one before it, or the next one after it (future)."""
    back = (published.weekday() - WEEKDAYS.index(name)) % 7
    return published - dt.timedelta(back) if not (future and back) else published + dt.timedelta(7 - back)


def _weekday(match: Match, context: Context, published: dt.date) -> Meaning:
    return _one(weekday_before(match["wd"], published, future=context.future))


def _relative_weekday(match: Match, _: Context, published: dt.date) -> Meaning:
    which = match["which"].lower()
    if which in {"next", "this coming", "the following"}:
        return _one(weekday_before(match["wd"], published + 7 * _DAY))
    if which == "this":
        return _one(weekday_before(match["wd"], published))
    return _one(weekday_before(match["wd"], published - _DAY))


def _weekday_week(match: Match, _: Context, published: dt.date) -> Meaning:
    shift = {"last": -7, "this": 0, "next": 7}[match["which"]]
    return _one(_monday(published) + dt.timedelta(shift + WEEKDAYS.index(match["wd"])))


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(day.weekday())


def _overnight(_: Match, __: Context, published: dt.date) -> Meaning:
    return _window(published - _DAY, published, precision=1)


def _overnight_into(match: Match, context: Context, published: dt.date) -> Meaning:
    name = match["wd"] or match["to"] or match["into"]
    morning = weekday_before(name, published, future=context.future)
    return _window(morning - _DAY, morning, precision=1)


def _overnight_weekday(match: Match, _: Context, published: dt.date) -> Meaning:
    day = weekday_before(match["wd"] or match["wd2"], published)
    return _window(day - _DAY, day, precision=1) if day == published else _window(day, day + _DAY, precision=1)


def _days_from_publication(shift: int) -> Resolver:
    return _from_publication(lambda _match, _context, published: _one(published + shift * _DAY))


def _shift(day: dt.date, number: int, unit: str) -> Meaning:
    """Return the day moved by a number of units, as wide as the unit is coarse."""
    if unit in {"month", "year"}:
        months = day.year * 12 + day.month - 1 + number * (12 if unit == "year" else 1)
        year = min(max(months // 12, 1), 9998)
        if unit == "year":
            return _window(dt.date(year, 1, 1), dt.date(year, 12, 31), precision=5)
        return _month_window(year, months % 12 + 1)
    moved = _plus(day, number * {"hour": 0, "day": 1, "week": 7}[unit])
    if unit == "week":
        return _window(_plus(moved, -3), _plus(moved, 3), precision=3)
    return _one(moved)


def _plus(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def _count(text: str | None) -> int:
    word = (text or "a").lower()
    return NUMBERS.get(word) or _number(word)


def _relative(meaning: Meaning) -> Meaning:
    return Meaning(meaning.day_from, meaning.day_to, meaning.precision, meaning.role, is_relative=True, only_after=meaning.only_after)


def _ago(match: Match, _: Context, published: dt.date) -> Meaning:
    return _relative(_shift(published, -_count(match["n"]), match["unit"]))


def _shifted(match: Match, context: Context) -> Meaning:
    if context.previous is None:
        return _unknown(NO_EARLIER_DATE)
    later = match["way"].startswith(("later", "after"))
    return _relative(_shift(context.previous[1 if later else 0], _count(match["n"]) * (1 if later else -1), match["unit"]))


def _after_saying(match: Match, context: Context) -> Meaning:
    anchor = context.nearby[1] if context.nearby else context.published
    if anchor is None:
        return _unknown(NO_EARLIER_DATE)
    found = _shift(anchor, -_count(match["n"]), match["unit"])
    return Meaning(found.day_from, found.day_to, found.precision, is_relative=True, only_after=True)


def _day_beside(match: Match, context: Context) -> Meaning:
    if context.previous is None:
        return _unknown(NO_EARLIER_DATE)
    way = match["way"] or match["way2"] or "same"
    if way == "same":
        return _relative(_window(*context.previous))
    unit = match["unit"] if match["unit"] in {"week", "month", "year"} else "day"
    later = way in {"following", "next", "after"}
    return _relative(_shift(context.previous[1 if later else 0], 1 if later else -1, unit))


def _weekend(match: Match, context: Context, published: dt.date) -> Meaning:
    saturday = _monday(published) + 5 * _DAY
    which = (match["which"] or "").lower()
    if which == "next" or (context.future and which != "last"):
        saturday += 7 * _DAY if which == "next" and published.weekday() >= 5 else 0 * _DAY  # noqa: PLR2004
    elif published < saturday:
        saturday -= 7 * _DAY
    return _window(saturday, saturday + _DAY, precision=2)


def _period(match: Match, _: Context, published: dt.date) -> Meaning:
    which, unit = match["which"].lower(), match["unit"]
    shift = -1 if which in {"last", "previous"} else 1 if which == "next" else 0
    if unit in _SEASONS:
        return _season(_SEASONS[unit], shift, published)
    if unit == "week":
        start = _monday(published) + 7 * shift * _DAY
        end = start + 6 * _DAY
    else:
        found = _shift(published, shift, unit)
        start, end = found.day_from or published, found.day_to or published
    until_now = shift == 0 and which != "later this"
    end = published if until_now else end
    code = {"week": 3, "month": 4, "year": 5}[unit]
    return _window(start, end, precision=code, role=DateRole.PERIOD if which == "so far this" else DateRole.POINT)


def _season(month: int, shift: int, published: dt.date) -> Meaning:
    year = published.year
    if shift < 0 and dt.date(year, month, 1) > published:
        year -= 1
    end_month, end_year = (month + 1) % 12 + 1, year + (month + 2 > 12)  # noqa: PLR2004
    return _window(dt.date(year, month, 1), dt.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1]), precision=5)


def _past(match: Match, _: Context, published: dt.date) -> Meaning:
    unit = match["unit"] or match["unit1"]
    days = _count(match["n"]) * {"day": 1, "week": 7, "month": 30, "year": 365}.get(unit, 0)
    if unit == "hour":
        days = -(-_count(match["n"]) // 24)
    start = _plus(published, -days)
    return _window(start, published, role=DateRole.PERIOD)


def _recent(match: Match, _: Context, published: dt.date) -> Meaning:
    days = {"hours": 1, "days": 6, "weeks": 30, "months": 180}[match["unit"]]
    return _window(_plus(published, -days), published, role=DateRole.PERIOD)


RESOLVERS: dict[str, Resolver] = {
    "iso": _numeric,
    "dotted": _numeric,
    "slashed": _slashed,
    "day_range_month": _day_range,
    "month_day_range": _day_range,
    "day_month": _month_day,
    "month_day": _month_day,
    "month_year": _month_year,
    "on_the_nth": _from_publication(_on_the_nth),
    "overnight_into": _from_publication(_overnight_into),
    "night_of": _night_of,
    "overnight_weekday": _from_publication(_overnight_weekday),
    "overnight": _from_publication(_overnight),
    "last_night": _days_from_publication(-1),
    "this_part": _days_from_publication(0),
    "relative_weekday": _from_publication(_relative_weekday),
    "weekday_week": _from_publication(_weekday_week),
    "weekday": _from_publication(_weekday),
    "yesterday": _days_from_publication(-1),
    "today": _days_from_publication(0),
    "tomorrow": _days_from_publication(1),
    "day_before_yesterday": _days_from_publication(-2),
    "ago": _from_publication(_ago),
    "n_days_after_saying": _after_saying,
    "shifted": _shifted,
    "day_beside": _day_beside,
    "weekend": _from_publication(_weekend),
    "period_ago": _from_publication(_period),
    "past_n": _from_publication(_past),
    "recent": _from_publication(_recent),
    "last_month_name": _from_publication(_named_month),
    "in_month": _in_month,
    "year": _year,
}
"""Meaning of each pattern of `date_patterns` by its name."""
