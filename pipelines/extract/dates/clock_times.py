"""Clock times and their zones.  Offsets are computed here because the time zone database is a file."""
# ruff: noqa: E501  (a table reads better with one entry a line)

import datetime as dt
import re

from pipelines.extract.dates.date_patterns import CLOCK

CLOCK_PATTERN = re.compile(CLOCK)

_EU, _US = "eu", "us"
_DAY_MINUTES, _EARLIEST = 1440, 599
ZONES: dict[str, tuple[int, str | None]] = {
    "gmt": (0, None), "utc": (0, None), "bst": (60, None), "cet": (60, None), "cest": (120, None), "eet": (120, None), "eest": (180, None),
    "msk": (180, None), "est": (-300, None), "edt": (-240, None), "et": (-300, _US), "cst": (-360, None), "cdt": (-300, None), "ct": (-360, _US),
    "mst": (-420, None), "mdt": (-360, None), "mt": (-420, _US), "pst": (-480, None), "pdt": (-420, None), "pt": (-480, _US),
    "eastern": (-300, _US), "central": (-360, _US), "pacific": (-480, _US), "mountain": (-420, _US), "new york": (-300, _US),
    "washington": (-300, _US), "chicago": (-360, _US), "los angeles": (-480, _US), "moscow": (180, None), "minsk": (180, None),
    "istanbul": (180, None), "turkish": (180, None), "baghdad": (180, None), "riyadh": (180, None), "saudi": (180, None), "kyiv": (120, _EU),
    "kiev": (120, _EU), "ukrainian": (120, _EU), "helsinki": (120, _EU), "athens": (120, _EU), "bucharest": (120, _EU), "riga": (120, _EU),
    "vilnius": (120, _EU), "tallinn": (120, _EU), "london": (0, _EU), "british": (0, _EU), "dublin": (0, _EU), "lisbon": (0, _EU),
    "paris": (60, _EU), "french": (60, _EU), "berlin": (60, _EU), "german": (60, _EU), "rome": (60, _EU), "madrid": (60, _EU),
    "vienna": (60, _EU), "warsaw": (60, _EU), "brussels": (60, _EU), "belgrade": (60, _EU), "central european": (60, _EU), "tehran": (210, None),
    "dubai": (240, None), "baku": (240, None), "yerevan": (240, None), "tbilisi": (240, None), "kabul": (270, None), "islamabad": (300, None),
    "karachi": (300, None), "pakistani": (300, None), "delhi": (330, None), "indian": (330, None), "india": (330, None),
    "kathmandu": (345, None), "dhaka": (360, None), "bangkok": (420, None), "jakarta": (420, None), "hanoi": (420, None), "beijing": (480, None),
    "hong kong": (480, None), "singapore": (480, None), "manila": (480, None), "taipei": (480, None), "tokyo": (540, None), "japan": (540, None),
    "seoul": (540, None), "nairobi": (180, None), "addis ababa": (180, None), "johannesburg": (120, None), "lagos": (60, None),
}  # fmt: skip
"""Offset from UTC in minutes in winter, and the rule of its summer time, by the word before "time" or by abbreviation."""


def _last_sunday(year: int, month: int) -> dt.date:
    last = dt.date(year, month, 31)
    return last - dt.timedelta((last.weekday() + 1) % 7)


def _nth_sunday(year: int, month: int, number: int) -> dt.date:
    first = dt.date(year, month, 1)
    return first + dt.timedelta((6 - first.weekday()) % 7 + 7 * (number - 1))


def _is_summer(day: dt.date, rule: str | None) -> bool:
    """Whether summer time holds on the day: European Union since 1996, United States since 2007."""
    if rule == _EU:
        return _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)
    if rule == _US:
        return _nth_sunday(day.year, 3, 2) <= day < _nth_sunday(day.year, 11, 1)
    return False


def offset_text(zone: str | None, day: dt.date | None) -> str:
    """Return +hh:mm of a zone as the text names it on a day; "" where the zone, or the day that decides on summer time, is unknown."""
    if not zone:
        return ""
    word = re.sub(r"\s+time$", "", zone.lower())
    known = ZONES.get(word) or ZONES.get(word.split()[-1])
    if known is None or (known[1] and day is None):
        return ""
    minutes = known[0] + (60 if day is not None and _is_summer(day, known[1]) else 0)
    return _signed(minutes)


def offset_between(local: str, world: str) -> str:
    """Return +hh:mm of the zone in which it is local (hh:mm) when it is world (hh:mm) in UTC, between -09:59 and +14:00."""
    hours, minutes = (int(local[:2]) - int(world[:2]), int(local[3:5]) - int(world[3:5]))
    return _signed((hours * 60 + minutes + _EARLIEST) % _DAY_MINUTES - _EARLIEST)


def _signed(minutes: int) -> str:
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def clock_text(match: re.Match[str]) -> str | None:
    """Return hh:mm of a match of CLOCK_PATTERN; None where no such time exists."""
    if match["word"]:
        return "12:00" if match["word"] == "noon" else "00:00"
    if match["hm"]:
        return f"{match['hm'][:2]}:{match['hm'][2:]}"
    if match["h24"]:
        return f"{int(match['h24']):02d}:{match['min24']}"
    hour = int(match["h"]) % 12 + (12 if match["half"] in "Pp" else 0)
    return f"{hour:02d}:{match['min'] or '00'}"
