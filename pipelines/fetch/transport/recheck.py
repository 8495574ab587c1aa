"""Re-checks: when to request a page again that is archived, so that an edit becomes a new version, or that failed.  Pure."""

import datetime as dt
from collections.abc import Sequence

from pipelines.fetch.records.known_inputs import Past

_SOON = dt.timedelta(minutes=30)
"""Pause after a first failure that may pass, doubled after each further one: the next hourly run tries again."""
_LONGEST = dt.timedelta(hours=4)
"""Longest of these pauses, so that an outage of a host does not keep its pages away for much longer than it lasted."""
_LATER = dt.timedelta(days=1)
"""Pause after a first failure that rarely passes, such as 404, tripled after each further one."""
_LONGEST_LATER = dt.timedelta(days=27)
_NEARLY = 0.95
"""Share of a pause that is long enough: the page failed minutes after its run began, and the next day's run must not miss it."""


def is_due(
    now: dt.datetime, hours: Sequence[float], *, first: dt.datetime | None, last: dt.datetime | None, changed: dt.datetime | None = None
) -> bool:
    """Return whether a page is to be asked for now.

    hours: how long after the first request the page is requested again, rising.  first, last: moments of the first and the last
    request, None for a page that never was asked for, which is always due.  changed: last change that the listing states: a page
    that changed after the last request is due whatever its age.
    """
    if first is None or last is None:
        return True
    if changed is not None and last < changed <= now:
        return True
    steps = [first + dt.timedelta(hours=one) for one in hours]
    return any(last < step <= now for step in steps)


def window(hours: Sequence[float]) -> dt.timedelta:
    """Return how long after its first request a page can still become due: a day beyond the last step, because runs may be daily."""
    return dt.timedelta(hours=hours[-1] + 24) if hours else dt.timedelta()


def may_try(past: Past, now: dt.datetime, changed: dt.datetime | None = None) -> bool:
    """Return whether an input that failed may be asked for again now; one that did not fail, or changed since, always may.

    changed: last change that the listing states.
    """
    if past.failed_at is None or (changed is not None and past.failed_at < changed <= now):
        return True
    return now >= past.failed_at + _pause(past.failures, is_final=past.is_final) * _NEARLY


def _pause(failures: int, *, is_final: bool) -> dt.timedelta:
    steps = min(failures - 1, 10)  # further ones do not count, and do not overflow
    first, factor, longest = (_LATER, 3.0, _LONGEST_LATER) if is_final else (_SOON, 2.0, _LONGEST)
    return min(first * factor**steps, longest)
