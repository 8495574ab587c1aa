"""Stamps: a written publication date to a moment and to the publisher's local day.

Here belongs the reading of one date string.  Which string of a page counts belongs in `metadata_dates`.
"""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pipelines.contract.vocabulary import DatePrecision
from pipelines.extract.pages.html_tree import fold_space
from pipelines.extract.pages.month_names import MONTHS_ELSEWHERE, PERSIAN_MONTHS
from pipelines.extract.pages.persian_calendar import from_persian


@dataclass(frozen=True, slots=True)
class Stamp:
    """A publication date as far as it is known.

    raw: as written.  at: the moment in the offset that the text states, the start of the local day where only the day is known.
    day: the publisher's local day.  offset: minutes east of UTC that the text states, None where it states no zone.
    """

    raw: str
    at: dt.datetime
    day: dt.date
    precision: DatePrecision
    offset: int | None = None


MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
"""English month names and their abbreviations."""

ZONES: dict[str, str] = {
    "UTC": "UTC",
    "GMT": "UTC",
    "Z": "UTC",
    "BST": "Europe/London",
    "CET": "Europe/Paris",
    "CEST": "Europe/Paris",
    "EET": "Europe/Kyiv",
    "EEST": "Europe/Kyiv",
    "MSK": "Europe/Moscow",
    "TRT": "Europe/Istanbul",
    "ET": "America/New_York",
    "EST": "America/New_York",
    "EDT": "America/New_York",
    "CDT": "America/Chicago",
    "CT": "America/Chicago",
    "MST": "America/Denver",
    "MDT": "America/Denver",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
    "AEST": "Australia/Sydney",
    "AEDT": "Australia/Sydney",
    "JST": "Asia/Tokyo",
    "HKT": "Asia/Hong_Kong",
    "SGT": "Asia/Singapore",
}
"""Zone abbreviations that mean one place in news pages; those with several meanings (IST, CST) are left out."""

_MONTHS = MONTHS_ELSEWHERE | MONTHS
_MONTH = "(?P<month>" + "|".join(map(re.escape, sorted(_MONTHS, key=len, reverse=True))) + r")\.?"
_OTHER_NAME = r"(?:\s*/\s*[^\W\d_]{3,10}(?: [^\W\d_]{4,7})?)?"
"""The month's name in the other of two calendars, as Arabic pages write `24 نيسان / أبريل 2020`."""

_PERSIAN_MONTH = "(?P<persian>" + "|".join(PERSIAN_MONTHS) + ")"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_CALENDAR = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}\s?[-/.]\s?(?P<month_no>\d{{1,2}})\s?[-/.]\s?(?P<day>\d{{1,2}})(?!\d)",
        rf"\b{_MONTH}\s*{_DAY}\s*,?\s*{_YEAR}\b",
        rf"\b{_DAY}(?:\s+(?:of|de))?[\s\-]*{_MONTH}{_OTHER_NAME}[\s\-,]*(?:de\s+)?{_YEAR}\b",
        rf"\b{_YEAR}[.,]?\s(?:m\.\s)?{_MONTH}\s(?P<day>\d{{1,2}})(?![\d:])",
        rf"\b(?P<first>\d{{1,2}})\s?(?P<mark>[/.])\s?(?P<second>\d{{1,2}})\s?[/.]\s?{_YEAR}\b",
        r"\b(?P<year>(?:19|20)\d\d)(?P<month_no>[01]\d)(?P<day>[0-3]\d)(?=T\d|\b)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<month_no>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]",
        rf"(?<!\d){_DAY}\s*{_MONTH}\s*(?:พ\.ศ\.\s*)?(?P<buddhist>25\d\d)(?!\d)",
        rf"(?<!\d){_DAY}\s*{_PERSIAN_MONTH}\s*(?:ماه\s*)?(?P<solar>1[34]\d\d)(?!\d)",
        r"(?<![\d/])(?P<solar>1[34]\d\d)[/-](?P<month_no>\d{1,2})[/-](?P<day>\d{1,2})(?![\d/])",
    )
)
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>[0-2]?\d)(?:[:h](?P<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?)?\s*"
    r"(?P<half>[ap]\.?\s?m\b\.?)?\s*(?P<zone>[+-]\d\d:?\d\d\b|[A-Z]{1,4}\b)?",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"^1\d{9}(?:\d{3})?$")
_LONGEST = 200
_NOON = 12
_BUDDHIST = 543
"""Years by which Thai calendars are ahead."""

_DIGITS = {code: str(unicodedata.digit(chr(code))) for code in (*range(0x660, 0x66A), *range(0x6F0, 0x6FA), *range(0xFF10, 0xFF1A))}
"""Arabic, Persian and full-width digits."""


def read_stamp(raw: str, zone: str | None = None, *, day_first: bool | None = None) -> Stamp | None:
    """Return the date that the string states, or None where it states none or an impossible one.

    zone: IANA name of the zone that holds for strings without one; UTC where it is unknown.  day_first: whether 04/03/2026 is the
    fourth of March; where that is unknown, it is no date.  Never raises.
    """
    text = fold_space(raw[: _LONGEST * 2])[:_LONGEST]
    plain = text.translate(_DIGITS)
    moment = _iso(plain) or _epoch(plain) or _written(plain, day_first=day_first)
    if moment is None or moment.year < 1900:  # noqa: PLR2004 - pages write year 1 for unknown
        return None
    precision = DatePrecision.MINUTE if isinstance(moment, dt.datetime) else DatePrecision.DAY
    try:
        return _stamp(text, moment, find_zone(zone), precision)
    except (OverflowError, ValueError):
        return None


def find_zone(name: str | None) -> dt.tzinfo:
    """Return the zone of the IANA name, UTC where there is none."""
    try:
        return ZoneInfo(name) if name else dt.UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return dt.UTC


def _stamp(raw: str, moment: dt.date | dt.datetime, zone: dt.tzinfo, precision: DatePrecision) -> Stamp:
    if not isinstance(moment, dt.datetime):
        start = dt.datetime.combine(moment, dt.time(), zone)
        return Stamp(raw, start, moment, precision)
    offset = None if moment.tzinfo is None else moment.utcoffset()
    local = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    if offset == dt.timedelta(0):
        local = local.astimezone(zone)
    minutes = None if offset is None else int(offset.total_seconds() // 60)
    return Stamp(raw, local, local.date(), precision, minutes)


def _iso(text: str) -> dt.date | dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.date() if len(text) <= len("2024-03-20") else moment


def _epoch(text: str) -> dt.datetime | None:
    return dt.datetime.fromtimestamp(int(text[:10]), dt.UTC) if _EPOCH.match(text) else None


def _written(text: str, *, day_first: bool | None) -> dt.date | dt.datetime | None:
    for pattern in _CALENDAR:
        match = pattern.search(text)
        day = match and _calendar_day(match, day_first=day_first)
        if match and day:
            return _with_clock(day, text[: match.start()], text[match.end() :])
    return None


def _calendar_day(match: re.Match[str], *, day_first: bool | None) -> dt.date | None:
    groups = match.groupdict()
    try:
        if "first" in groups:
            first, second, year = (int(groups[name]) for name in ("first", "second", "year"))
            return _numeric_day(first, second, year, day_first=True if groups["mark"] == "." else day_first)
        if "solar" in groups:
            return from_persian(int(groups["solar"]), _persian_month(groups), int(groups["day"]))
        month = int(groups["month_no"]) if groups.get("month_no") else _MONTHS[groups["month"].lower()]
        year = int(groups["year"]) if groups.get("year") else int(groups["buddhist"]) - _BUDDHIST
        return dt.date(year, month, int(groups["day"]))
    except ValueError:
        return None


def _persian_month(groups: dict[str, str]) -> int:
    return PERSIAN_MONTHS[groups["persian"]] if groups.get("persian") else int(groups["month_no"])


def _numeric_day(first: int, second: int, year: int, *, day_first: bool | None) -> dt.date | None:
    """Return the day of 20/03/2024 or 03/20/2024; None where both orders are possible and differ and nothing tells which one holds."""
    if first > _NOON or (day_first and second <= _NOON):
        return dt.date(year, second, first)
    if second > _NOON or first == second or day_first is False:
        return dt.date(year, first, second)
    return None


def _with_clock(day: dt.date, before: str, after: str) -> dt.date | dt.datetime:
    for match in (*_CLOCK.finditer(after), *_CLOCK.finditer(before)):
        if match["minute"] is None and match["half"] is None:
            continue
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if match["half"]:
            hour = hour % _NOON + (_NOON if match["half"].lower().startswith("p") else 0)
        if hour < 24:  # noqa: PLR2004 - hours of a day
            return dt.datetime.combine(day, dt.time(hour, minute), _written_zone(match["zone"]))
    return day


def _written_zone(zone: str | None) -> dt.tzinfo | None:
    if not zone:
        return None
    if zone[0] in "+-":
        minutes = int(zone[1:3]) * 60 + int(zone[-2:])
        return dt.timezone(dt.timedelta(minutes=minutes if zone[0] == "+" else -minutes)) if minutes < 1440 else None  # noqa: PLR2004
    return ZoneInfo(ZONES[zone.upper()]) if zone.upper() in ZONES else None
