"""The time that answers best when something happened, of many likely windows.

Two windows of a few days that meet are the same answer, so that a claim that happened on Monday or in the night to Tuesday has an answer
even where neither of the two is likely enough.  Source: the decision of least expected loss (minimum Bayes risk), Kumar and Byrne,
HLT-NAACL 2004.
"""

import datetime as dt
from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple, TypeAlias

Window: TypeAlias = tuple[dt.date, dt.date]
"""First and last day."""
SHORT = 4
"""Days of a window that tells the time of a short event."""
SURE = 0.7
"""Share of the probability of its answer from which a window stands alone; under it the days between the likely ones are the answer."""
_ASKED, _JOINED = 6, 4  # likeliest windows that are tried as answers, and whose days are joined
_Days: TypeAlias = tuple[int, int]


class LikelyTime(NamedTuple):
    """window: the answer.  key: of the likeliest window that agrees with it.  probability: of all that agree."""

    window: Window
    key: object
    probability: float


def agree(one: Window, other: Window) -> bool:
    """Whether two windows tell the same time: two of a few days that meet, or two that share half of their days."""
    return _agree(_days(one), _days(other))


def likely_time(windows: Mapping[object, Window], of_window: Mapping[object, float], published: dt.date | None) -> LikelyTime:
    """Return the best answer.

    windows: what each key means, at least one; of_window: the probability of each key.  published: what begins after it is not joined with
    what was before.  Raises ValueError where there is no window.
    """
    days = {key: _days(window) for key, window in windows.items()}
    likeliest = sorted(windows, key=lambda key: -of_window[key])
    past = [days[key] for key in likeliest if published is None or windows[key][0] <= published]
    answers = [days[key] for key in likeliest[:_ASKED]] + _joined(past[:_JOINED])
    support = {answer: sum(of_window[key] for key, other in days.items() if _agree(other, answer)) for answer in answers}
    best = max(support, key=lambda answer: (round(support[answer], 6), answer[0] - answer[1]))
    key = next(key for key in likeliest if _agree(days[key], best))
    if of_window[key] >= SURE * support[best]:
        return LikelyTime(windows[key], key, support.get(days[key], of_window[key]))
    return LikelyTime((dt.date.fromordinal(best[0]), dt.date.fromordinal(best[1])), key, support[best])


def _joined(likely: list[_Days]) -> list[_Days]:
    """Return the days from each window to each other one, where they are few."""
    spans = ((min(one[0], other[0]), max(one[1], other[1])) for one, other in combinations(likely, 2))
    return [span for span in spans if span[1] - span[0] < SHORT]


def _days(window: Window) -> _Days:
    return window[0].toordinal(), window[1].toordinal()


def _agree(one: _Days, other: _Days) -> bool:
    days = min(one[1], other[1]) - max(one[0], other[0]) + 1
    first, second = one[1] - one[0] + 1, other[1] - other[0] + 1
    return days > 0 and (max(first, second) <= SHORT or 2 * days >= first + second - days)
