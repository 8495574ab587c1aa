"""When and where each claim happened: dates and places of the article, given to the drafts."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from pipelines.contract.tables import Statement
from pipelines.contract.vocabulary import CountBasis, SpanSource
from pipelines.extract.counts.claims.claim_draft import Circumstances, Draft
from pipelines.extract.counts.claims.claim_scope import Scope
from pipelines.extract.counts.claims.running_totals import mark_beginnings, mark_totals
from pipelines.extract.counts.claims.war_wordings import ONE_EVENT, WHOLE_WAR
from pipelines.extract.counts.metrics.all_metrics import metrics_with
from pipelines.extract.counts.metrics.metric_record import Trait
from pipelines.extract.counts.metrics.metric_word import Form
from pipelines.extract.counts.words.numbers import is_year
from pipelines.extract.dates.date_choice import ClaimDate, date_for
from pipelines.extract.dates.date_mention import DateMention, DateRole
from pipelines.extract.places.place_choice import place_for
from pipelines.extract.places.place_mention import PlaceMention
from pipelines.extract.text.document import Document, Span
from pipelines.extract.text.word_lists import word_set

_OWN = frozenset({SpanSource.PHRASE, SpanSource.SENTENCE})
_NATIONAL = metrics_with(Trait.NATIONWIDE)
_DOMESTIC = word_set("health interior police emergency emergencies disaster hospital civil rescue fire prosecutor")
_YEAR_REACH = 10  # words between a claim and the year of its event, at most
_WEEK = 3  # UCDP date precision
_MONTH = 4  # UCDP date precision
_FRESH_DAYS = 21  # an event that lies further back than this is not what the article reports


def place_in_time(document: Document, drafts: list[Draft], dates: Sequence[DateMention], places: Sequence[PlaceMention]) -> None:
    """Set date and place of every draft, and what an older date or a 'since' tells of its scope."""
    for item in drafts:
        span = Span(item.start, item.end)
        said = item.statement.said_from if item.statement else None
        date = date_for(span, item.sentence, dates, document, said)
        if item.mention.planned and date.source is not SpanSource.PHRASE and said is not None:
            date = ClaimDate(None, SpanSource.ARTICLE, said, said, None, 1)
        place = place_for(span, item.sentence, places, document)
        item.circumstances = Circumstances(date, place[0] if place else None, place[1] if place else None)
        item.scope = _scope(document, item, date)
    mark_totals(document, drafts, dates)
    mark_beginnings(document, drafts)
    _of_speakers(drafts, places)
    _earlier_periods(drafts)
    _of_older_years(document, drafts)


def _of_speakers(drafts: list[Draft], places: Sequence[PlaceMention]) -> None:
    """Give totals, claims of air defence and what has no other place the place that their speaker speaks for.

    Peru's health ministry has counted; it shot down 40 drones, said Peru's air force.
    """
    starts = [mention.span.start if mention.origin is None else -1 for mention in places]
    countries = {m.place.country: m for m in reversed(places) if m.place.kind == "country" and m.origin is None}
    for item in drafts:
        said = item.statement
        wide = (item.scope.basis is CountBasis.CUMULATIVE and item.scope.background) or item.metric in _NATIONAL
        if item.circumstances is None or item.circumstances.place_source in _OWN or said is None or said.speaker_start is None:
            continue
        if not wide and (item.circumstances.place is not None or not _is_domestic(said)):
            continue
        named = places[bisect_left(starts, said.speaker_start) : bisect_left(starts, said.speaker_end or said.speaker_start)]
        beside = named[0] if named and item.sentence.start <= said.speaker_start < item.sentence.end else None
        found = beside if beside and beside.place.kind != "settlement" else countries.get(said.speaker_country) if not named else None
        if found is not None:
            item.circumstances = replace(
                item.circumstances, place=found, place_source=SpanSource.SENTENCE if beside else SpanSource.ARTICLE
            )


def _is_domestic(said: Statement) -> bool:
    """Whether the speaker counts the victims of its own country: a health ministry, the police; no army."""
    words = f"{said.speaker or ''} {said.speaker_text or ''}".lower().split()
    return any(word.strip(".,'’s") in _DOMESTIC for word in words)


def _of_older_years(document: Document, drafts: list[Draft]) -> None:
    """Date what is background by the one older year that stands beside it without a preposition: twelve died in a 2018 blast."""
    if document.published is None:
        return
    for item in drafts:
        older = item.scope.background and item.scope.basis is CountBasis.INCIDENT
        if item.circumstances is None or not older or item.circumstances.date.source in _OWN:
            continue
        at = item.mention.trigger.first
        near = item.words[max(0, at - _YEAR_REACH) : at + _YEAR_REACH]
        years = {int(word.low) for word in near if is_year(word.low) and int(word.low) < document.published.year}
        if len(years) == 1:
            year = years.pop()
            date = ClaimDate(None, SpanSource.SENTENCE, dt.date(year, 1, 1), dt.date(year, 12, 31), None, 5)
            item.circumstances = replace(item.circumstances, date=date)


def _earlier_periods(drafts: list[Draft]) -> None:
    """Set apart what happened in a week or month that was over before the newest event of the article."""
    dated = [(item, item.circumstances.date) for item in drafts if item.circumstances]
    newest = max(
        (date.day_to for item, date in dated if date.day_to and date.precision in {0, 1} and not item.scope.background), default=None
    )
    for item, date in dated:
        own = date.source in {SpanSource.PHRASE, SpanSource.SENTENCE}
        if own and newest and date.day_to and date.day_to < newest and (date.precision or 0) >= _WEEK:
            item.scope = Scope(item.scope.basis, background=True)


def _scope(document: Document, item: Draft, date: ClaimDate) -> Scope:
    """Return the scope, widened by the date: 'since March' counts up to the publication day, an old day is background."""
    scope = item.scope
    if _is_long_since(document.published, date) and scope.basis is CountBasis.INCIDENT and item.phrase and item.phrase.number:
        old = _is_old_since(document.published, date) or WHOLE_WAR.search(document.text, item.sentence.start, item.sentence.end) is not None
        scope = Scope(CountBasis.CUMULATIVE, scope.background or old)
    if (
        _is_period(item, date)
        and not ONE_EVENT.search(document.text, item.sentence.start, item.sentence.end)
        and scope.basis is CountBasis.INCIDENT
    ):
        scope = Scope(CountBasis.PERIOD if _is_over(document.published, date) else CountBasis.CUMULATIVE, background=True)
    if date.source in {SpanSource.PHRASE, SpanSource.SENTENCE} and _is_old(document.published, date):
        return Scope(scope.basis, background=True)
    return scope


def _is_long_since(published: dt.date | None, date: ClaimDate) -> bool:
    """Whether the date is a 'since' that lies more than a day back."""
    since = date.mention is not None and date.mention.role is DateRole.SINCE
    unknown = date.mention is not None and date.mention.day_from is None
    return since and (unknown or published is None or date.day_from is None or (published - date.day_from).days > 1)


def _is_old_since(published: dt.date | None, date: ClaimDate) -> bool:
    """Whether the total began so long ago that it is of more than the event which the article reports."""
    return published is not None and date.day_from is not None and (published - date.day_from).days > _FRESH_DAYS


def _is_over(published: dt.date | None, date: ClaimDate) -> bool:
    return published is not None and date.day_to is not None and date.day_to < published


def _is_old(published: dt.date | None, date: ClaimDate) -> bool:
    return published is not None and date.day_to is not None and (published - date.day_to).days > _FRESH_DAYS


def _is_period(item: Draft, date: ClaimDate) -> bool:
    """Whether the clause dates several to a month or a year: 22 homicides in March."""
    several = item.phrase is not None and item.phrase.number is not None and item.size > 1 and item.mention.trigger.form is not Form.ING
    return several and date.source is SpanSource.PHRASE and (date.precision or 0) >= _MONTH
