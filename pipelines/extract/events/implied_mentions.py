"""Places and dates that an article does not name but that its words imply; the choosers weigh them beside those that it names."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.contract.vocabulary import SpanSource
from pipelines.extract.dates.date_mention import DateMention, DateRole, precision_of
from pipelines.extract.places.place_mention import PlaceMention, PlaceRole
from pipelines.extract.text.document import Document, Span
from pipelines.gazetteer.place import Gazetteer

IMPLIED = frozenset({"until_now", "since_when", "of_older_year", "bare_year"})
"""The patterns of implied dates."""
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_BARE_YEAR = re.compile(r"(?<=\w\s)((?:19|20)\d\d)(?=\s[a-z])")
_WITHOUT_YEAR = frozenset({"in_month", "day_month", "month_day", "day_range_month", "month_day_range", "night_of", "last_month_name"})
_BEGINS = {"month_year": "month", "in_month": "month", "year": "year", "day_month": "day", "month_day": "day", "weekday": "day"}
"""How long a time the patterns of which "since" counts name."""
_WHEN = re.compile(r",? (?:when|in which)\b")
_RECORD = re.compile(r"\b(?:worst|deadliest|biggest|largest|bloodiest|heaviest|highest|first|most)\b[^.;]*$")
_RECORD_REACH = 100  # characters from a superlative to the "since" that it counts from
_YEAR_REACH = 400  # characters from a year to a month of it
_NEXT = re.compile(r",? (?:and |or |as well as )?(?:the |in )?|, (?:and |or )?(?:the |in )?")
_SEVERAL = 3  # places of a list of which none is the place
_LONG = 4  # days from which a running total is told apart from the day that it began with


def countries_of_parts(places: Sequence[PlaceMention], gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """Yield the countries of which only parts are named: a total over towns of Mali is of Mali."""
    named = {mention.place.country for mention in places if mention.place.kind == "country"}
    for code in dict.fromkeys(mention.place.country for mention in places if mention.role is PlaceRole.LOCATION):
        place = gazetteer.country_place(code) if code and code not in named else None
        if place is not None:
            yield PlaceMention(
                span=Span(0, 0),
                text=place.name,
                place=place,
                precision=place.precision,
                confidence=0.5,
                role=PlaceRole.CONTAINER,
                origin=SpanSource.ARTICLE,
            )


def with_lists(document: Document, places: Sequence[PlaceMention], gazetteer: Gazetteer) -> list[PlaceMention]:
    """Return the places of a text, each list of several as the unit or country that holds all: in the Arda, Belm and Velsa regions."""
    found: list[PlaceMention] = []
    listed: list[PlaceMention] = []
    for mention in [*places, None]:
        if mention is not None and listed and _goes_on(document, listed[-1], mention):
            listed.append(mention)
            continue
        whole = _whole(listed, document, gazetteer) if len(listed) >= _SEVERAL else None
        found += [whole] if whole is not None else listed
        listed = [mention] if mention is not None else []
    return found


def _goes_on(document: Document, last: PlaceMention, mention: PlaceMention) -> bool:
    """Tell whether a place is the next one of a list."""
    roles = last.role is mention.role is PlaceRole.LOCATION and last.origin is mention.origin is None
    return roles and last.place.kind != "country" and _NEXT.fullmatch(document.text, last.span.end, mention.span.start) is not None


def _whole(listed: Sequence[PlaceMention], document: Document, gazetteer: Gazetteer) -> PlaceMention | None:
    """Return a list of places as one mention of the unit that they share, else of their country; None where they share neither."""
    units, countries = ({getattr(mention.place, name) for mention in listed} for name in ("admin1_code", "country"))
    code = countries.pop()
    unit = gazetteer.unit_of(listed[0].place) if len(units) == 1 else None
    place = unit or (gazetteer.country_place(code) if code and not countries else None)
    if place is None or any(mention.place.kind == "country" for mention in listed):
        return None
    span = Span(listed[0].span.start, listed[-1].span.end)
    text = document.text[span.start : span.end]
    return replace(listed[0], span=span, text=text, place=place, precision=place.precision, is_unlisted=False)


def implied_dates(document: Document, dates: Sequence[DateMention]) -> list[DateMention]:
    """Return the dates that the dates of a text imply."""
    return [*_until_now(document, dates), *_since_when(document, dates), *_of_older_year(dates), *_bare_years(document, dates)]


def _until_now(document: Document, dates: Sequence[DateMention]) -> Iterator[DateMention]:
    """Yield the times from a day of the text up to publication, which a running total may count over."""
    published = document.published
    for mention in dates:
        if published is None or mention.day_from is None or mention.role is not DateRole.POINT or mention.pattern == "clock":
            continue
        if (published - mention.day_from).days >= _LONG:
            precision = precision_of(mention.day_from, published)
            yield replace(mention, day_to=published, precision=precision, role=DateRole.SINCE, pattern="until_now")


def _since_when(document: Document, dates: Sequence[DateMention]) -> Iterator[DateMention]:
    """Yield the day, month or year that "since" counts from, as a time of its own: the worst blast since May 2005, when a pit fell in."""
    for mention in dates:
        first = mention.day_from
        if mention.role is not DateRole.SINCE or first is None or mention.pattern not in _BEGINS:
            continue
        recalls = _WHEN.match(document.text, mention.span.end)
        if not recalls and not _RECORD.search(document.text, max(0, mention.span.start - _RECORD_REACH), mention.span.start):
            continue
        last = {"month": _end_of_month(first), "year": first.replace(month=12, day=31)}.get(_BEGINS[mention.pattern], first)
        yield replace(mention, day_to=last, precision=precision_of(first, last), role=DateRole.POINT, pattern="since_when")


def _end_of_month(day: dt.date) -> dt.date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _of_older_year(dates: Sequence[DateMention]) -> Iterator[DateMention]:
    """Yield the days and months without a year that may be of an older year named right before: in 2007 a pit fell in; in May another."""
    older: tuple[int, int] | None = None  # the year and where it ends
    for mention in dates:
        first, last = mention.day_from, mention.day_to
        if first is None or last is None or mention.pattern == "clock":
            continue
        if _YEAR.search(mention.text):
            older = (first.year, mention.span.end)
        elif older and mention.pattern in _WITHOUT_YEAR and mention.span.start - older[1] < _YEAR_REACH and older[0] < first.year:
            moved = (_in_year(first, older[0]), _in_year(last, last.year - first.year + older[0]))
            yield replace(mention, day_from=moved[0], day_to=moved[1], pattern="of_older_year")


def _in_year(day: dt.date, year: int) -> dt.date:
    """Return the day in another year; the last of February for the 29th."""
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _bare_years(document: Document, dates: Sequence[DateMention]) -> Iterator[DateMention]:
    """Yield the older years that stand before a noun and not after a preposition: twelve died in a 2018 blast."""
    taken = {at for mention in dates for at in range(mention.span.start, mention.span.end)}
    for match in _BARE_YEAR.finditer(document.text):
        year = int(match[1])
        if match.start(1) not in taken and (document.published is None or year < document.published.year):
            first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
            yield DateMention(span=Span(*match.span(1)), text=match[1], day_from=first, day_to=last, precision=5, pattern="bare_year")
