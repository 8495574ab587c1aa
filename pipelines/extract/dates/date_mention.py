"""DateMention: a date or time found in a text, and its meaning; ClaimDate: the date of a claim."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pipelines.contract.vocabulary import SpanSource
from pipelines.extract.text.document import Span


class DateRole(StrEnum):
    """How the time given limits the event."""

    POINT = "point"
    SINCE = "since"
    UNTIL = "until"
    PERIOD = "period"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date, period or clock time in the text.

    span, text: the words.  day_from, day_to: first and last day, None where it cannot be known (reason says why).  time: clock time
    with zone such as 11:30+03:00, without zone where the text gives none that is known.  precision: 0 clock time, else UCDP 1 day,
    2 = 2–6 days, 3 week, 4 month, 5 year.  pattern: name of the pattern that found it.  is_relative: counted from the publication
    day.  only_after: it dates only what follows it in the sentence ("a day after saying …").
    """

    span: Span
    text: str
    day_from: dt.date | None
    day_to: dt.date | None
    time: str | None = None
    precision: int | None = None
    role: DateRole = DateRole.POINT
    pattern: str = ""
    is_relative: bool = False
    only_after: bool = False
    reason: str | None = None


def precision_of(day_from: dt.date | None, day_to: dt.date | None) -> int | None:
    """Return the UCDP date precision of a period: 1 day, 2 = 2–6 days, 3 week, 4 month, 5 longer."""
    if day_from is None or day_to is None:
        return None
    days = (day_to - day_from).days + 1
    return next((code for limit, code in ((1, 1), (6, 2), (7, 3), (31, 4)) if days <= limit), 5)


class ClaimDate(NamedTuple):
    """The date of a claim.

    mention: the words, None where no words of the text tell it.  source: where they stand, None where nothing is known.
    day_from, day_to, time, precision: as in `tables.IncidentCount` event_from, event_to, event_time, date_precision.
    """

    mention: DateMention | None
    source: SpanSource | None
    day_from: dt.date | None
    day_to: dt.date | None
    time: str | None
    precision: int | None
