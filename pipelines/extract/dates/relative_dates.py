"""Meanings of dates counted from another day: Monday, yesterday, last week, two days later.  How they look is in `date_patterns`."""

import datetime as dt

from pipelines.extract.dates.date_meaning import (
    NO_DAY_OF_EVENT,
    NO_EARLIER_DATE,
    NO_SUCH_DAY,
    ONE_DAY,
    SEASONS,
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
from pipelines.extract.dates.date_mention import DateRole
from pipelines.extract.dates.date_patterns import NUMBERS, WEEKDAYS


def _weekday(match: Match, context: Context, published: dt.date) -> Meaning:
    return one_day(weekday_before(match["wd"], published, future=context.future))


def _relative_weekday(match: Match, _: Context, published: dt.date) -> Meaning:
    which = match["which"].lower()
    if which in {"next", "this coming", "the following"}:
        return one_day(weekday_before(match["wd"], published + 7 * ONE_DAY))
    if which == "this":
        return one_day(weekday_before(match["wd"], published))
    return one_day(weekday_before(match["wd"], published - ONE_DAY))


def _weekday_week(match: Match, _: Context, published: dt.date) -> Meaning:
    shift = {"last": -7, "this": 0, "next": 7}[match["which"]]
    return one_day(_monday(published) + dt.timedelta(shift + WEEKDAYS.index(match["wd"])))


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(day.weekday())


def _overnight(_: Match, __: Context, published: dt.date) -> Meaning:
    return window(published - ONE_DAY, published, precision=1)


def _overnight_into(match: Match, context: Context, published: dt.date) -> Meaning:
    name = match["wd"] or match["to"] or match["into"]
    morning = weekday_before(name, published, future=context.future)
    return window(morning - ONE_DAY, morning, precision=1)


def _overnight_weekday(match: Match, _: Context, published: dt.date) -> Meaning:
    day = weekday_before(match["wd"] or match["wd2"], published)
    return window(day - ONE_DAY, day, precision=1) if day == published else window(day, day + ONE_DAY, precision=1)


def _days_from_publication(shift: int) -> Resolver:
    return from_publication(lambda _match, _context, published: one_day(published + shift * ONE_DAY))


_COARSE = {"fortnight": (2, "week"), "decade": (10, "year")}


def _shift(day: dt.date, number: int, unit: str) -> Meaning:
    """Return the day moved by a number of units, as wide as the unit is coarse."""
    if unit in _COARSE:
        number, unit = number * _COARSE[unit][0], _COARSE[unit][1]
    if unit in {"month", "year"}:
        months = day.year * 12 + day.month - 1 + number * (12 if unit == "year" else 1)
        year = min(max(months // 12, 1), 9998)
        if unit == "year":
            return window(dt.date(year, 1, 1), dt.date(year, 12, 31), precision=5)
        return month_window(year, months % 12 + 1)
    moved = _plus(day, number * {"hour": 0, "day": 1, "week": 7}[unit])
    if unit == "week":
        reach = 1 if abs(number) == 1 else 3
        return window(_plus(moved, -reach), _plus(moved, reach), precision=2 if reach == 1 else 3)
    return one_day(moved)


def _plus(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def _count(text: str | None) -> int:
    word = (text or "a").lower()
    return NUMBERS.get(word) or number_in(word)


def _relative(meaning: Meaning) -> Meaning:
    return Meaning(meaning.day_from, meaning.day_to, meaning.precision, meaning.role, is_relative=True, only_after=meaning.only_after)


def _ago(match: Match, _: Context, published: dt.date) -> Meaning:
    return _relative(_shift(published, -_count(match["n"]), match["unit"]))


def _shifted(match: Match, context: Context) -> Meaning:
    if context.previous is None:
        return unknown(NO_EARLIER_DATE)
    later = match["way"].startswith(("later", "after"))
    return _relative(_shift(context.previous[1 if later else 0], _count(match["n"]) * (1 if later else -1), match["unit"]))


def _after_saying(match: Match, context: Context) -> Meaning:
    anchor = context.nearby[1] if context.nearby else context.published
    if anchor is None:
        return unknown(NO_EARLIER_DATE)
    found = _shift(anchor, -_count(match["n"]), match["unit"])
    return Meaning(found.day_from, found.day_to, found.precision, is_relative=True, only_after=True)


def _day_beside(match: Match, context: Context) -> Meaning:
    if context.previous is None and context.published and match["same"]:
        return one_day(context.published)
    if context.previous is None:
        return unknown(NO_EARLIER_DATE)
    way = match["way"] or match["way2"] or "same"
    if way == "same":
        return _relative(window(*context.previous))
    unit = match["unit"] if match["unit"] in {"week", "month", "year"} else "day"
    later = way in {"following", "next", "after"}
    return _relative(_shift(context.previous[1 if later else 0], 1 if later else -1, unit))


def _weekend(match: Match, context: Context, published: dt.date) -> Meaning:
    saturday = _monday(published) + 5 * ONE_DAY
    which = (match["which"] or "").lower()
    if which == "next" or (context.future and which != "last"):
        saturday += 7 * ONE_DAY if which == "next" and published.weekday() >= 5 else 0 * ONE_DAY  # noqa: PLR2004
    elif published < saturday:
        saturday -= 7 * ONE_DAY
    return window(saturday, saturday + ONE_DAY, precision=2)


def _period(match: Match, _: Context, published: dt.date) -> Meaning:
    which, unit = match["which"].lower(), match["unit"]
    shift = -1 if which in {"last", "previous"} else 1 if which == "next" else 0
    if unit in SEASONS:
        return _season(unit, shift, published)
    if unit == "week":
        start = _monday(published) + 7 * shift * ONE_DAY
        end = start + 6 * ONE_DAY
    else:
        found = _shift(published, shift, unit)
        start, end = found.day_from or published, found.day_to or published
    until_now = shift == 0 and which != "later this"
    end = published if until_now else end
    code = {"week": 3, "month": 4, "year": 5}[unit]
    return window(start, end, precision=code, role=DateRole.PERIOD if which == "so far this" else DateRole.POINT)


def _season(season: str, shift: int, published: dt.date) -> Meaning:
    """Return the season: the last one is the one that is over, so in August last summer is the year before's."""
    this = season_window(published.year, season)
    over = this.day_to is not None and this.day_to < published
    return season_window(published.year - (shift < 0 and not over), season)


def _earlier_in(match: Match, _: Context, published: dt.date) -> Meaning:
    """Return the time from the start of the running week, month or year to publication."""
    start = {"year": published.replace(month=1, day=1), "month": published.replace(day=1), "week": _monday(published)}[match["unit"]]
    return window(start, published, precision={"week": 3, "month": 4, "year": 5}[match["unit"]])


def _first_n(match: Match, _: Context, published: dt.date) -> Meaning:
    """Return the first so many months, weeks or days of a year or month, not beyond publication."""
    year = int(match["y"] or match["y1"] or published.year) - (match["rel"] == "last")
    start = dt.date(year, month_number(match["m"]) if match["m"] else 1, 1)
    count = _count(match["n"])
    after = _plus(start, count * {"week": 7, "day": 1}.get(match["unit"], 0))
    if match["unit"] == "month":
        months = start.month - 1 + count
        after = dt.date(year + months // 12, months % 12 + 1, 1)
    end = after - ONE_DAY
    return window(start, min(end, published) if start <= published else end, role=DateRole.PERIOD)


def _since_start(match: Match, _: Context, published: dt.date) -> Meaning:
    start = {"year": published.replace(month=1, day=1), "month": published.replace(day=1), "week": _monday(published)}[
        match["unit"] or match["begun"]
    ]
    return window(start, published, role=DateRole.SINCE)


def _since_event(_: Match, __: Context, published: dt.date) -> Meaning:
    """Return a window whose begin the text does not tell: since the war began."""
    return Meaning(None, published, None, DateRole.SINCE, is_relative=True, reason=NO_DAY_OF_EVENT)


def _after_event(match: Match, context: Context, published: dt.date) -> Meaning:
    """Return the day so long after or before the day of an event: three days after the attack on Monday."""
    anchor = weekday_before(match["wd"], published) if match["wd"] else _calendar_anchor(match, published)
    found = _shift(anchor, _count(match["n"]) * (1 if match["way"] == "after" else -1), match["unit"])
    ahead = found.day_from is not None and found.day_from > published
    if match["wd"] and match["way"] == "after" and ahead and not context.future:
        found = _shift(anchor - 7 * ONE_DAY, _count(match["n"]), match["unit"])
    return found


def _calendar_anchor(match: Match, published: dt.date) -> dt.date:
    month, day = month_number(match["m"] or match["m1"]), number_in(match["d"] or match["d1"])
    anchor = dt.date(published.year, month, day)
    return anchor if anchor <= published else dt.date(published.year - 1, month, day)


def _half(match: Match, _: Context, published: dt.date) -> Meaning:
    """Return a half or a quarter of a year, or a half of a month; of the running one not beyond the publication day."""
    month = match["m"] or match["unit"] == "month"
    year = int(match["y"] or match["y1"] or published.year)
    if match["rel"] == "last" and not month:
        year -= 1
    if month:
        number = month_number(match["m"]) if match["m"] else published.month
        if match["m"] and not match["y1"] and number > published.month:
            year -= 1
        whole = month_window(year, number)
        days = (whole.day_from, whole.day_to)
        middle = dt.date(year, number, 15)
        first, last = (days[0], middle) if match["which"] == "first" else (middle + ONE_DAY, days[1])
        return window(first or middle, last or middle, role=DateRole.PERIOD, precision=3)
    return _part_of_year(match, year, published)


def _part_of_year(match: Match, year: int, published: dt.date) -> Meaning:
    months = 6 if match["part"] == "half" else 3
    count = 12 // months
    place = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(match["which"], count - 1)
    if place >= count:
        return unknown(NO_SUCH_DAY)
    start = dt.date(year, 1 + place * months, 1)
    after = dt.date(year + (place == count - 1), 1 + (place + 1) * months % 12, 1)
    end = after - ONE_DAY
    return window(start, min(end, published) if start <= published else end, role=DateRole.PERIOD, precision=5)


def _quarter_of_now(match: Match, _: Context, published: dt.date) -> Meaning:
    """Return a quarter of the year of publication, of the year before where it has not begun."""
    begun = {"first": 1, "second": 4, "third": 7, "fourth": 10}[match["which"]] <= published.month
    return _part_of_year(match, published.year - (not begun), published)


def _past(match: Match, _: Context, published: dt.date) -> Meaning:
    unit = match["unit"] or match["unit1"]
    days = _count(match["n"]) * {"day": 1, "week": 7, "month": 30, "year": 365}.get(unit, 0)
    days -= unit == "week"
    if unit == "hour":
        days = -(-_count(match["n"]) // 24)
    start = _plus(published, -days)
    return window(start, published, role=DateRole.PERIOD)


def _recent(match: Match, _: Context, published: dt.date) -> Meaning:
    days = {"hours": 1, "days": 6, "weeks": 30, "months": 180}[match["unit"]]
    return window(_plus(published, -days), published, role=DateRole.PERIOD)


RELATIVE: dict[str, Resolver] = {
    "overnight_into": from_publication(_overnight_into),
    "overnight_weekday": from_publication(_overnight_weekday),
    "overnight": from_publication(_overnight),
    "last_night": _days_from_publication(-1),
    "this_part": _days_from_publication(0),
    "relative_weekday": from_publication(_relative_weekday),
    "weekday_week": from_publication(_weekday_week),
    "weekday": from_publication(_weekday),
    "yesterday": _days_from_publication(-1),
    "today": _days_from_publication(0),
    "tomorrow": _days_from_publication(1),
    "day_before_yesterday": _days_from_publication(-2),
    "ago": from_publication(_ago),
    "n_days_after_saying": _after_saying,
    "shifted": _shifted,
    "day_beside": _day_beside,
    "weekend": from_publication(_weekend),
    "earlier_in": from_publication(_earlier_in),
    "first_n": from_publication(_first_n),
    "period_ago": from_publication(_period),
    "past_n": from_publication(_past),
    "since_start": from_publication(_since_start),
    "recent": from_publication(_recent),
    "since_event": from_publication(_since_event),
    "n_after_event": from_publication(_after_event),
    "half": from_publication(_half),
    "quarter_of_now": from_publication(_quarter_of_now),
}
"""Meaning of each relative pattern of `date_patterns` by its name."""
