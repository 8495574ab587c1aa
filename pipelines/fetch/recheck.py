"""Re-checks: when a page that is archived is asked for again, so that an edited article becomes a new version.  Pure."""

import datetime as dt
from collections.abc import Sequence


def is_due(
    now: dt.datetime, hours: Sequence[float], *, first: dt.datetime | None, last: dt.datetime | None, changed: dt.datetime | None = None
) -> bool:
    """Return whether a page is to be asked for now.

    hours: after the first request at which the page is asked for again, rising.  first, last: moments of the first and the last
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
    """Return how long after its first request a page can be due once more: a day behind the last step, for runs once a day."""
    return dt.timedelta(hours=hours[-1] + 24) if hours else dt.timedelta()
