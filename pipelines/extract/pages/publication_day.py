"""Dating: which publication date counts, which local day it is, and how sure that is.

Takes what `metadata_dates` finds in the page and what the listing says. The shares behind the confidence and how they were measured:
docs/decisions/2026-11-24-publication-dates.md.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pipelines.contract.vocabulary import DatePrecision, DateSource
from pipelines.extract.pages.html_tree import Element
from pipelines.extract.pages.metadata_dates import agrees, believed, searched, stated, url_day
from pipelines.extract.pages.metadata_shown_dates import Seen, visible
from pipelines.extract.pages.metadata_stamps import Stamp
from pipelines.extract.pages.parsed_page import ParsedPage


@dataclass(frozen=True, slots=True)
class Evidence:
    """A publication date, where it was read, and whether its place says little of whose date it is."""

    stamp: Stamp
    source: DateSource
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class Dating:
    """The publication date that counts. confidence: share of such dates whose local day is right, None where it was not measured."""

    stamp: Stamp
    source: DateSource
    confidence: float | None


ADDRESS_AND_OTHER = 0.98
"""The address and another source name the day."""

LOCAL_BY_TWO = 0.97
"""Two sources name the day, one of them with the publisher's offset, or the zone is known from the source definition."""

SHOWN_BY_ONE = 0.93
"""Only a date that readers see beside the headline names the day."""

LOCAL_BY_ONE = 0.8
"""Only data that nobody sees, or the listing, name the day, in the publisher's own time: often that of a page that was made again."""

ADDRESS_ALONE = 0.9
"""Only the address names the day."""

UTC_BY_TWO = 0.95
"""Two sources name the day, in UTC or without any zone: late hours can belong to the neighbouring day."""

UTC_BY_ONE = 0.85
"""One source names the day in UTC or without any zone."""

CONTESTED = 0.4
"""Another source names a day more than one day away."""

WEAK = 0.6
"""Only a date in a doubtful place names the day: above the headline, below the text, in a box, or one of a change."""

VIDEO = 0.6
"""Only the page's video says when it was published."""

SEARCHED = 0.6
"""Only the htmldate library found a date."""

_DATE_LINE = re.compile(r"(?:[^\W\d]{2,20},? )?\(?([^\W\d]{3,10}\.? \d{1,2},? \d{4}|\d{1,2}\.? [^\W\d]{3,10}\.? \d{4})\)?\s?(?:--|[—–-])\s")
_SENTENCE = 80
_FIRST = 4
_WEAK_RANK = 3
_MINUTE = dt.timedelta(minutes=1)
_ONE_DAY = dt.timedelta(days=1)
_HALF_HOUR = dt.timedelta(minutes=30)
_ODD_OFFSETS = (dt.timedelta(hours=5, minutes=45), dt.timedelta(hours=8, minutes=45), dt.timedelta(hours=12, minutes=45))
_USUAL_OFFSET = dt.timedelta(hours=10)
_WIDEST_OFFSET = dt.timedelta(hours=14)


def published(page: ParsedPage, heading: Element | None = None) -> Dating | None:
    """Return the publication date of the page, None where nothing states one. heading: the heading that shows the headline."""
    day = url_day(page.url)
    seen = visible(page, heading)
    found = _evidence(page, day, seen)
    if found:
        stamp = _local(found[0].stamp, [one.stamp for one in found[1:]], (day, _shown_day(seen)), page.zone)
        return Dating(stamp, found[0].source, _confidence(stamp, found, day, page.zone))
    stamp_of_day = believed(day.isoformat(), page) if day else None
    if stamp_of_day:
        return Dating(stamp_of_day, DateSource.URL, ADDRESS_ALONE)
    return _last_resort(page, heading)


def _last_resort(page: ParsedPage, heading: Element | None) -> Dating | None:
    """Return the day before the first sentence, else when the page's only video was published, else what the htmldate library finds."""
    line = _date_line(page, heading)
    if line:
        return Dating(line, DateSource.DATE_LINE, WEAK)
    videos = [stamp for raw in page.video_dates if (stamp := believed(raw, page))]
    if len(videos) == 1:
        return Dating(videos[0], DateSource.JSON_LD, VIDEO)
    last = searched(page)
    return Dating(last, DateSource.HTMLDATE, SEARCHED) if last else None


def _date_line(page: ParsedPage, heading: Element | None) -> Stamp | None:
    """Return the day that stands before one of the first sentences below the headline, as in `Feb. 23, 2026 -- The ferry`."""
    below = page.root.iter("p") if heading is None else heading.xpath("following::p")
    texts = (" ".join(one.text_content().split()) for one in below)
    first = islice((text for text in texts if len(text) >= _SENTENCE), _FIRST)
    matches = (match for text in first if (match := _DATE_LINE.match(text)))
    return next((stamp for match in matches if (stamp := believed(match[1], page))), None)


def _evidence(page: ParsedPage, day: dt.date | None, seen: list[Seen]) -> list[Evidence]:
    """Return what states the date, the surest first, one of each source; what only readers see must fit the address."""
    listed = believed(page.listed_published, page) if page.listed_published else None
    found = [Evidence(stamp, source) for raw, source in stated(page) if (stamp := believed(raw, page))]
    fitting = [one for one in seen if agrees(one.stamp, day)]
    shown = [Evidence(one.stamp, DateSource.TIME_ELEMENT, is_weak=one.rank >= _WEAK_RANK) for one in fitting]
    found += [one for one in shown if not one.is_weak]
    if listed:
        found.append(Evidence(listed, DateSource.LISTING))
    found += [one for one in shown if one.is_weak] if not found else []
    first: dict[DateSource, Evidence] = {}
    for one in found:
        kept = first.setdefault(one.source, one)
        if not kept.stamp.offset and one.stamp.offset and _same_moment(kept.stamp, one.stamp):
            first[one.source] = one
    return list(first.values())


def _shown_day(seen: list[Seen]) -> dt.date | None:
    """Return the day that the words beside the headline state, or all others that readers see: they are in the publisher's own time."""
    shown = [one for one in seen if one.is_shown and one.rank <= _WEAK_RANK and one.stamp.offset != 0]
    near = next((one.stamp.day for one in shown if one.rank < _WEAK_RANK), None)
    days = {one.stamp.day for one in shown}
    return near or (days.pop() if len(days) == 1 else None)


def _local(stamp: Stamp, others: Sequence[Stamp], days: tuple[dt.date | None, dt.date | None], zone: str | None) -> Stamp:
    """Return the stamp in the publisher's own time where another stamp or a day tells it. days: of the address, and beside the headline."""
    if zone or stamp.offset or stamp.precision is not DatePrecision.MINUTE:
        return stamp
    for other in others:
        offset = _offset_told(stamp, other)
        if offset is not None:
            local = stamp.at.astimezone(dt.timezone(offset))
            return replace(stamp, at=local, day=local.date(), offset=int(offset.total_seconds() // 60))
    day, shown = days
    return _local_day(stamp, day, _WIDEST_OFFSET) if day else _local_day(stamp, shown, _USUAL_OFFSET)


def _offset_told(stamp: Stamp, other: Stamp) -> dt.timedelta | None:
    """Return the publisher's offset: another stamp of the same moment states it, or shows the clock of another zone.

    2024-03-21T03:30Z beside a `<time>` of 2024-03-20 22:30 without a zone is an outlet five hours west.
    """
    if other.offset and _same_moment(stamp, other):
        return dt.timedelta(minutes=other.offset)
    if other.offset is not None or stamp.offset is None or other.precision is not DatePrecision.MINUTE:
        return None
    shift = other.at.replace(tzinfo=None, second=0, microsecond=0) - stamp.at.replace(tzinfo=None, second=0, microsecond=0)
    real = (not shift % _HALF_HOUR or shift in _ODD_OFFSETS) and dt.timedelta() != shift and abs(shift) <= _WIDEST_OFFSET
    return shift if real else None


def _same_moment(one: Stamp, other: Stamp) -> bool:
    return abs(one.at - other.at) < _MINUTE


def _local_day(stamp: Stamp, day: dt.date | None, widest: dt.timedelta) -> Stamp:
    """Return the stamp with the day that address or page name where the stamp is in UTC and that is the day beside it.

    Publishers write addresses and dates for readers in their own time, content systems write stamps in UTC.  widest: farthest that
    the publisher's time may be from UTC; a day beside the headline may also be that of a change.
    """
    if day is None or abs(day - stamp.day) != _ONE_DAY:
        return stamp
    noon = dt.datetime.combine(day, dt.time(12), dt.UTC)
    return replace(stamp, day=day) if abs(noon - stamp.at) < widest + dt.timedelta(hours=12) else stamp


def _confidence(stamp: Stamp, found: Sequence[Evidence], day: dt.date | None, zone: str | None) -> float:
    others = found[1:]
    if found[0].is_weak:
        return WEAK
    if any(abs(one.stamp.day - stamp.day) > _ONE_DAY for one in others) or (day and abs(day - stamp.day) > _ONE_DAY):
        return CONTESTED
    if day == stamp.day:
        return ADDRESS_AND_OTHER
    supported = any(_same_moment(one.stamp, stamp) or one.stamp.day == stamp.day for one in others)
    is_local = bool(zone or stamp.offset) or stamp.precision is DatePrecision.DAY
    if is_local:
        alone = SHOWN_BY_ONE if found[0].source is DateSource.TIME_ELEMENT else LOCAL_BY_ONE
        return LOCAL_BY_TWO if supported else alone
    return UTC_BY_TWO if supported else UTC_BY_ONE
