"""The solar calendar of Iran and Afghanistan, which pages in Persian write: its days as days of the common calendar.

The years follow the cycle of 33 years with eight leap years, which agrees with the astronomical calendar from 1800 to 2090 (Birashk 1993).
"""

import datetime as dt

_CYCLE = 33
_LEAP_YEARS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
"""Remainders of leap years in the cycle."""

_EPOCH_YEAR = 1375
_EPOCH = dt.date(1996, 3, 20)
"""The first day of one year, from which the others are counted."""

_LONG_MONTHS = 6
_MONTHS = 12
_LONGEST = 31


def is_leap(year: int) -> bool:
    """Tell whether the last month of the year has 30 days."""
    return year % _CYCLE in _LEAP_YEARS


def from_persian(year: int, month: int, day: int) -> dt.date:
    """Return the day of the common calendar. Raises ValueError for a day that the calendar does not have."""
    if not 1 <= month <= _MONTHS or not 1 <= day <= _month_length(year, month):
        raise ValueError(f"no day {day} of month {month} in the year {year}")
    step = 1 if year >= _EPOCH_YEAR else -1
    passed = range(_EPOCH_YEAR, year) if step > 0 else range(year, _EPOCH_YEAR)
    days = step * sum(365 + is_leap(one) for one in passed)
    before = (month - 1) * 30 + min(month - 1, _LONG_MONTHS)
    return _EPOCH + dt.timedelta(days + before + day - 1)


def _month_length(year: int, month: int) -> int:
    if month <= _LONG_MONTHS:
        return _LONGEST
    return _LONGEST - 1 if month < _MONTHS or is_leap(year) else _LONGEST - 2
