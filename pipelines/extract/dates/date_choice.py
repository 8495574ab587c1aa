"""Which date applies to a claim.  Dates are found in `dates`."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from pipelines.contract.vocabulary import SpanSource
from pipelines.extract.dates.date_mention import DateMention, DateRole
from pipelines.extract.text.document import Document, Sentence, Span
from pipelines.extract.text.relative_clauses import relative_clauses

_SAID_BEFORE = re.compile(
    r"\b(?:said|says|told|announced|reported|wrote|added|confirmed|stated|tweeted|posted|claimed|acknowledged|warned|estimated|declared|testified|saying|"
    r"statement|conference|briefing|interview|reporters|report|according|issued|spokes\w+)\b"
    r"(?:\s(?:(?:in|on|at|to|the|a|an|his|her|its|their|late|early|earlier|later|statement|reporters|news|press|conference|briefing|interview"
    r"|state|local|tv|television|social|media|post|message|during|via|through|agency|speech|address|by|phone|email|video|online|separately"
    r"|also|again|televised|daily|written|Tuesday|this|from|for|of)\b|[A-Z][\w’'.-]+)){0,7}\W*(?:\b(?:on|late|early|earlier)\s)*$"
    r"|\b(?:[Pp]osted|[Uu]pdated|UPDATED|POSTED|[Pp]ublished|PUBLISHED|[Cc]reated|[Ll]ast [Mm]odified|UPDATE)\b.{0,12}$"
)
_SAID_AFTER = re.compile(
    r"(?: morning| afternoon| evening| night)?\W{1,2}(?:that|said|told|announced|confirmed|reported|added|identified|released|issued)\b"
)
_TOLL_RISES = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|rais(?:e[sd]?|ing)|tak(?:es?|ing)|took|push(?:e[sd]|ing)|r(?:ises?|ose|ising))\b[^.;]{0,40}"
    r"\b(?:toll|number|dead|deaths)\b|\bdied of (?:his|her|their) (?:wounds|injuries)\b"
)
_OF_EVENT = re.compile(
    r"[’']s (?:[\w-]+ ){0,3}?(?:attack|strike|blast|bomb|explosion|shooting|fire|raid|crash|quake|earthquake|flood|collapse|shelling)"
)
_FULL_DATE = re.compile(r"[/ .-](?:\d\d|\d{4})\b")
EVENT_WORDS = re.compile(
    r"\b(?:kill|die[ds]|drown|dead|death|deadly|injur|wound|hurt|attack|str(?:ike|uck)|hit|sh[oe]t|shoot|explo|blast|fire|crash|bomb|shell|raid|quake|flood"
    r"|stabb|collaps|clash|assault|ambush|murder|kidnap|abduct|drone|missile|rocket|storm|tornado|hurricane|fell|sank|derail|gun|happen|occur|incident)"
)
_CLAUSE = re.compile(
    r"[;:]|\s[-–—]\s|,\s(?:and|but|while|as|after|before|when|where|who|which)\b|\s(?:while|but|after|before|when|where|who|which|that|since)\s"
)
_PLANNED = re.compile(r"\b(?:will|would|to be|plan(?:s|ned)?|expect(?:s|ed)?|due to|going to|set to)\b")
_WEEK = 3
_EVENT_DAYS, _PARAGRAPH_DAYS = 8, 60
_YEAR = 5
_GOES_ON = re.compile(r"[\"“‘']?(?:His|Her|Their|He|She|They|It|Its|Both|That attack|Those)\b")
_MOST = 100
_LEAD_SENTENCES = 4
_TOLD_SENTENCES = 12
_FRESH_DAYS = 2
_TOLD_NEAR = 200  # characters between the day of a death and the toll that it raises, at most


class ClaimDate(NamedTuple):
    """The date of a claim.

    mention: the words, None where the publication day stands for it.  source: where they stand, None where nothing is known.
    day_from, day_to, time, precision: as in `tables.IncidentCount` event_from, event_to, event_time, date_precision.
    """

    mention: DateMention | None
    source: SpanSource | None
    day_from: dt.date | None
    day_to: dt.date | None
    time: str | None
    precision: int | None


def date_for(
    span: Span, sentence: Sentence, dates: Sequence[DateMention], document: Document, statement_said: dt.date | None = None
) -> ClaimDate:
    """Return the date that applies to the claim at span.

    The claim's own clause, then the sentence, then the sentences before it in the paragraph, then the event of the article's lead,
    then the day of saying (statement_said, or a date of saying in the sentence), then the publication day.  dates: all of the
    article in their order.  statement_said: day on which the statement that holds the claim was made.
    """
    here = _between(dates, sentence.start, sentence.end, span.start)
    clock = next((mention for mention in here if mention.pattern == "clock" and _in_clause(mention, span, sentence, document)), None)
    usable = [
        _as_said(mention, document, statement_said)
        for mention in here
        if mention.day_to is not None and not _is_ahead(mention, span, document)
    ]
    clauses = relative_clauses(document.text, sentence.start, sentence.end) if usable else ()
    usable = [mention for mention in usable if not _is_of_clause(mention, span, clauses)]
    inside = [mention for mention in usable if span.start <= mention.span.start < span.end]
    events = [m for m in usable if m in inside or not is_of_saying(m, document)]
    chosen = _in_own_clause(events, span, sentence, document) or _elsewhere(events, span, sentence)
    chosen = chosen or _before(sentence, dates, document) or _of_article(dates, document)
    chosen = chosen or _of_saying(usable, statement_said, sentence) or _published(document)
    return _timed(chosen, clock)


def _is_of_clause(mention: DateMention, span: Span, clauses: Sequence[tuple[int, int]]) -> bool:
    """Whether a relative clause that does not hold the claim holds the date: the port, which was seized in 2014, was hit."""
    return any(first <= mention.span.start < last and not first <= span.start < last for first, last in clauses)


def _between(dates: Sequence[DateMention], start: int, end: int, near: int | None = None) -> Sequence[DateMention]:
    """Return the dates that start in [start, end): at most _MOST on both sides of near, else the last ones, so that time stays linear."""
    first, last = (bisect_left(dates, offset, key=lambda mention: mention.span.start) for offset in (start, end))
    middle = last if near is None else bisect_left(dates, near, key=lambda mention: mention.span.start)
    return dates[max(first, middle - _MOST) : min(last, middle + _MOST)]


def is_of_saying(mention: DateMention, document: Document) -> bool:
    """Whether the date tells when something was said ("the army said on Monday that …") or published (a full date of that day)."""
    if mention.day_from == document.published and _FULL_DATE.search(mention.text):
        return True
    before = document.text[max(0, mention.span.start - 60) : mention.span.start]
    said = _SAID_BEFORE.search(before)
    return said is not None or _SAID_AFTER.match(document.text, mention.span.end) is not None


def _is_ahead(mention: DateMention, span: Span, document: Document) -> bool:
    """Whether the mention lies after publication while the claim does not speak of the future."""
    if document.published is None or mention.day_from is None or mention.day_from <= document.published:
        return False
    return _PLANNED.search(document.text, max(0, span.start - 40), span.end + 10) is None


def _in_clause(mention: DateMention, span: Span, sentence: Sentence, document: Document) -> bool:
    if span.start <= mention.span.start < span.end:
        return True
    first, last = sorted((mention.span, span), key=lambda piece: piece.start)
    if mention.only_after and mention.span.start > span.start:
        return False
    leading = document.text[sentence.start : mention.span.start].strip(" \"“'").lower() in {
        "",
        "on",
        "in",
        "at",
        "late on",
        "early on",
        "late",
        "early",
    }
    return leading or _CLAUSE.search(document.text, first.end, max(first.end, last.start)) is None


def _in_own_clause(events: list[DateMention], span: Span, sentence: Sentence, document: Document) -> ClaimDate | None:
    near = [mention for mention in events if _in_clause(mention, span, sentence, document)]
    best = min(near, key=lambda mention: _distance(mention, span), default=None)
    return _claim_date(best, SpanSource.PHRASE) if best else None


def _elsewhere(events: list[DateMention], span: Span, sentence: Sentence) -> ClaimDate | None:
    del sentence
    near = [
        mention for mention in events if not mention.only_after and (mention.precision or 9) <= _WEEK and mention.role is not DateRole.UNTIL
    ]
    best = min(near, key=lambda mention: _distance(mention, span), default=None)
    return _claim_date(best, SpanSource.SENTENCE) if best else None


def _before(sentence: Sentence, dates: Sequence[DateMention], document: Document) -> ClaimDate | None:
    """Return the last event day before in the paragraph, or the date of the sentence right before that a pronoun goes on from."""
    if sentence.paragraph_no >= len(document.paragraphs):
        return None
    start = document.paragraphs[sentence.paragraph_no].start
    days = [m for m in _between(dates, start, sentence.start) if _is_event_day(m, document, _PARAGRAPH_DAYS)]
    if days:
        return _claim_date(days[-1], SpanSource.PARAGRAPH)
    if not sentence.no or _GOES_ON.match(document.text, sentence.start, sentence.end) is None:
        return None
    start = document.sentences[sentence.no - 1].start
    events = [m for m in _between(dates, start, sentence.start) if m.day_from and m.day_to and not m.only_after]
    events = [mention for mention in events if (mention.precision or _YEAR) < _YEAR and not is_of_saying(mention, document)]
    return _claim_date(events[-1], SpanSource.ARTICLE) if events else None


def _of_article(dates: Sequence[DateMention], document: Document) -> ClaimDate | None:
    if not document.sentences:
        return None
    best: DateMention | None = None
    for mention in dates[:_MOST]:
        if not _is_event_day(mention, document, _EVENT_DAYS):
            continue
        # a window such as "overnight" below the lead dates its own event only
        if mention.day_from == mention.day_to and _tells_event(mention, document):
            best = mention
            break
        if best is None and document.sentence_at(mention.span.start).no < _LEAD_SENTENCES:
            best = mention
    return _claim_date(_event_of_toll(best, dates[:_MOST], document), SpanSource.ARTICLE) if best else None


def _event_of_toll(best: DateMention, dates: Sequence[DateMention], document: Document) -> DateMention:
    """Return the day of the event where its sentence dates a later death: died Friday, bringing the toll of Thursday's raid to five."""
    sentence = document.sentence_at(best.span.start)
    start, end = max(sentence.start, best.span.start - _TOLD_NEAR), min(sentence.end, best.span.end + _TOLD_NEAR)
    if _TOLL_RISES.search(document.text, start, end) is None:
        return best
    here = (mention for mention in dates if start <= mention.span.start < end and _OF_EVENT.match(document.text, mention.span.end))
    return next((mention for mention in here if _is_event_day(mention, document, _EVENT_DAYS)), best)


def _tells_event(mention: DateMention, document: Document) -> bool:
    sentence = document.sentence_at(mention.span.start)
    just_before = (
        document.published is not None and mention.day_to is not None and (document.published - mention.day_to).days <= _FRESH_DAYS
    )
    if sentence.no >= _TOLD_SENTENCES and not just_before:
        return False
    return EVENT_WORDS.search(document.text, sentence.start, sentence.end) is not None


def _is_event_day(mention: DateMention, document: Document, days: int) -> bool:
    """Whether the mention can date an event that is reported: a day within so many days before publication, not a day of saying."""
    if mention.day_from is None or mention.day_to is None or mention.only_after or (mention.precision or 0) > 1:
        return False
    published = document.published
    recent = published is None or 0 <= (published - mention.day_to).days <= days
    return recent and not is_of_saying(mention, document)


def _of_saying(usable: list[DateMention], statement_said: dt.date | None, sentence: Sentence) -> ClaimDate | None:
    del sentence
    said = next((mention for mention in usable if (mention.precision or 9) <= 1 and not mention.only_after), None)
    if said is not None:
        return _claim_date(said, SpanSource.SENTENCE)
    return ClaimDate(None, SpanSource.ARTICLE, statement_said, statement_said, None, 1) if statement_said else None


def _published(document: Document) -> ClaimDate:
    day = document.published
    return ClaimDate(None, SpanSource.PUBLISHED if day else None, day, day, None, 1 if day else None)


def _as_said(mention: DateMention, document: Document, said: dt.date | None) -> DateMention:
    """Count "yesterday" and "today" inside a quotation from the day on which it was said."""
    published = document.published
    if (
        not said
        or not published
        or said == published
        or mention.pattern not in {"yesterday", "today", "tomorrow", "last_night", "this_part"}
    ):
        return mention
    if document.quotation_at(mention.span.start) is None or mention.day_from is None or mention.day_to is None:
        return mention
    shift = said - published
    return replace(mention, day_from=mention.day_from + shift, day_to=mention.day_to + shift)


def _timed(chosen: ClaimDate, clock: DateMention | None) -> ClaimDate:
    if clock is None or chosen.time is not None or clock.time is None:
        return chosen
    single = chosen.day_from is not None and chosen.day_from == chosen.day_to
    return chosen._replace(mention=chosen.mention or clock, time=clock.time, precision=0 if single else chosen.precision)


def _claim_date(mention: DateMention, source: SpanSource) -> ClaimDate:
    if (
        mention.day_from is None and mention.role is DateRole.SINCE
    ):  # counted from an unknown day: only the day it is counted up to is known
        return ClaimDate(mention, SpanSource.PUBLISHED, mention.day_to, mention.day_to, mention.time, 1)
    return ClaimDate(mention, source, mention.day_from, mention.day_to, mention.time, mention.precision)


def _distance(mention: DateMention, span: Span) -> int:
    return max(mention.span.start - span.end, span.start - mention.span.end, 0)
