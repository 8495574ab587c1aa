"""Which claims are running totals by the sentences around them: since a ceasefire ended, on both sides, in the deadliest month.

Words of the claim's own sentence are in `claim_scope`; a 'since' or a month that dates the claim itself is in `place_and_time`.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.contract.vocabulary import Bound, CountBasis, SpanSource
from pipelines.extract.counts.claims.claim_draft import Draft
from pipelines.extract.counts.claims.claim_scope import Scope
from pipelines.extract.counts.claims.war_wordings import DATED_WAR, ONE_EVENT, WAR_BEGINS, WHOLE_WAR
from pipelines.extract.counts.clauses.metric_triggers import chain_before
from pipelines.extract.counts.clauses.phrase_mentions import is_told
from pipelines.extract.counts.metrics.all_metrics import metrics_with
from pipelines.extract.counts.metrics.metric_record import Trait
from pipelines.extract.dates.date_choice import ClaimDate
from pipelines.extract.dates.date_mention import DateMention, DateRole
from pipelines.extract.text.document import Document

TOLLS = metrics_with(Trait.TOLL)
_TOTALS = metrics_with(Trait.TOTALLED)
_JOINT = re.compile(r"\s*,?\s*(?:and|or)\s+(?:(?:over|some|about|nearly|almost)\s+)?")
_LONG = dt.timedelta(days=7)
_CROWD = 200  # persons that a vague word tells of at least


def mark_totals(document: Document, drafts: Sequence[Draft], dates: Sequence[DateMention]) -> None:
    """Set the scope of claims that are running totals by a sentence before them or by the totals beside them."""
    totals: list[Draft] = []
    for item in drafts:
        if not _can_be_total(item):
            _date_since(document, item, dates)
            totals += [item] if item.scope.basis is CountBasis.CUMULATIVE else []
            continue
        since = _since_before(document, item, dates)
        if (
            (_has_perfect(item) and since is not None)
            or _is_of_war(document, item)
            or (_is_crowd(document, item) and not _is_beside(item, drafts))
        ):
            _set(item, since)
        elif _has_perfect(item) and _is_undated(item) and _continues(item, totals, drafts):
            _set(item, totals[-1].circumstances.date.mention if totals[-1].circumstances else None)
        elif totals and _goes_on(document, totals[-1], item):
            item.scope, item.circumstances = totals[-1].scope, totals[-1].circumstances
        totals += [item] if item.scope.basis is CountBasis.CUMULATIVE else []


def mark_beginnings(document: Document, drafts: Sequence[Draft]) -> None:
    """Set apart what began a war, without a day where its sentence gives none: the war began when rebels killed 90 people."""
    for item in drafts:
        if WAR_BEGINS.search(document.text, item.sentence.start, item.sentence.end) is None or item.circumstances is None:
            continue
        item.scope = Scope(item.scope.basis, background=True)
        if _is_undated(item) and item.scope.basis is CountBasis.INCIDENT:
            item.circumstances = replace(item.circumstances, date=ClaimDate(None, None, None, None, None, None))


def _date_since(document: Document, item: Draft, dates: Sequence[DateMention]) -> None:
    """Let a running total begin with the day of its 'since' clause: since the start of the siege in March 2022."""
    mention = item.circumstances.date.mention if item.circumstances else None
    if item.scope.basis is not CountBasis.CUMULATIVE or mention is None or mention.role is not DateRole.POINT:
        return
    since = _since_event(document, item.sentence.start, item, dates)
    if since is not None:
        _set(item, since)


def _goes_on(document: Document, before: Draft | None, item: Draft) -> bool:
    """Whether a figure is joined to the running total right before it: 41,000 killed and 96,000 injured since March."""
    if before is None or before.sentence.no != item.sentence.no or before.scope.basis is not CountBasis.CUMULATIVE:
        return False
    return _JOINT.fullmatch(document.text, before.end, item.start) is not None if before.end <= item.start else False


def _can_be_total(item: Draft) -> bool:
    numeric = item.phrase is not None and item.phrase.number is not None and item.size > 1
    return numeric and item.metric in _TOTALS and item.scope.basis is CountBasis.INCIDENT


def _is_of_war(document: Document, item: Draft) -> bool:
    """Whether the sentence speaks of a whole war or era."""
    words = DATED_WAR if not _is_undated(item) else WHOLE_WAR
    return words.search(document.text, item.sentence.start, item.sentence.end) is not None


def _is_crowd(document: Document, item: Draft) -> bool:
    """Whether hundreds or thousands are counted by a vague word without a day or an event: thousands of farmers have been killed."""
    vague = item.bound is Bound.VAGUE and (item.low or 0) >= _CROWD
    told = item.circumstances is not None and item.circumstances.date.source is SpanSource.PARAGRAPH
    return vague and _is_undated(item) and not told and not ONE_EVENT.search(document.text, item.sentence.start, item.sentence.end)


def _is_beside(item: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether its sentence counts the victims of one event by a number: 93 people were killed and hundreds wounded."""
    return any(
        other.sentence.no == item.sentence.no
        and other.metric in TOLLS
        and other.bound is not Bound.VAGUE
        and other.scope.basis is CountBasis.INCIDENT
        and not other.scope.background
        for other in drafts
    )


def _has_perfect(item: Draft) -> bool:
    """Whether the verb is in the present perfect: have died, has killed, claims to have killed; not 'had died', 'may have died'."""
    chain = chain_before(item.words, item.mention.trigger)
    before = {word.low for word in item.words[chain.first : item.mention.trigger.first]}
    return chain.perfect and (chain.modal is None or is_told(item.words, chain, item.mention.trigger)) and not before & {"had", "having"}


def _is_undated(item: Draft) -> bool:
    return item.circumstances is None or item.circumstances.date.source not in {SpanSource.PHRASE, SpanSource.SENTENCE}


def _since_before(document: Document, item: Draft, dates: Sequence[DateMention]) -> DateMention | None:
    """Return the long 'since' of this sentence or of the one before it in the paragraph."""
    no = item.sentence.no
    last = document.sentences[no - 1] if 0 < no <= len(document.sentences) else None
    before = last if last and last.paragraph_no == item.sentence.paragraph_no else None
    start = before.start if before else item.sentence.start
    found = [m for m in dates if start <= m.span.start < item.sentence.end and m.role is DateRole.SINCE]
    return next((m for m in reversed(found) if _is_long(document.published, m)), None) or _since_event(document, start, item, dates)


def _since_event(document: Document, start: int, item: Draft, dates: Sequence[DateMention]) -> DateMention | None:
    """Return the day in a clause with 'since': since a truce collapsed in January; the count runs from it to publication."""
    for mention in dates:
        if not start <= mention.span.start < item.sentence.end or mention.day_from is None or mention.role is not DateRole.POINT:
            continue
        if re.search(r"\bsince\b[^,.;:]{0,130}$", document.text[max(start, mention.span.start - 140) : mention.span.start], re.IGNORECASE):
            return replace(mention, day_to=document.published) if _is_long(document.published, mention) else None
    return None


def _is_long(published: dt.date | None, mention: DateMention) -> bool:
    return published is None or mention.day_from is None or published - mention.day_from > _LONG


def _continues(item: Draft, totals: list[Draft], drafts: Sequence[Draft]) -> bool:
    """Whether the article counts this metric by running totals only, before this claim."""
    same = [d for d in drafts if d.metric is item.metric and d.sentence.no < item.sentence.no and d.size > 1 and not d.mention.part]
    return bool(same) and all(d in totals or d.scope.background for d in same) and any(d in totals for d in same)


def _set(item: Draft, since: DateMention | None) -> None:
    item.scope = Scope(CountBasis.CUMULATIVE, background=True)
    if since is not None and item.circumstances is not None:
        untold = since.day_from is None
        source, first = (SpanSource.PUBLISHED, since.day_to) if untold else (SpanSource.PARAGRAPH, since.day_from)
        date = ClaimDate(since, source, first, since.day_to, None, 1 if untold else since.precision)
        item.circumstances = replace(item.circumstances, date=date)
