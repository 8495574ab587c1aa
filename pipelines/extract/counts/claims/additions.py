"""Deaths that the article reports as additions to a toll: a girl died of her wounds, bringing the number of dead to five.

Such a claim is not the figure of its event.  An ordinal that continues a figure of the article is the event's new figure.  A death of
somebody hurt in an event that the reader knows already (the attack, Thursday's attack) is an addition to a toll told elsewhere; one of
somebody hurt in an event that the article introduces (an attack) is the figure itself.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipelines.contract.vocabulary import CountBasis, CountState, Method, Metric, NumberForm
from pipelines.extract.counts.claims.claim_draft import Draft
from pipelines.extract.counts.claims.claim_scope import Scope
from pipelines.extract.counts.claims.hurt_before import hurt_before
from pipelines.extract.counts.metrics.metric_word import MetricFrame
from pipelines.extract.text.document import Document

_LATER = re.compile(
    r"\b(?:(?:of|to|from) (?:his|her|their|the) (?:\w+ ){0,2}(?:wounds?|injur(?:y|ies)|burns)|(?:hours?|days?|weeks?) later"
    r"|later (?:died|succumbed)|(?:died|succumbed) (?:\w+ ){0,3}(?:later|overnight)|in (?:an? |the )?(?:\w+ )?hospital)\b",
    re.IGNORECASE,
)
_LEAD = 1  # the last sentence in which an event that is named as known was not introduced by the article itself
_WINDOW = 40  # how many claims before an ordinal are searched for the figure that it continues
_TOLLS = frozenset({"toll", "toll_later"})


def mark_ordinals(drafts: Sequence[Draft]) -> None:
    """Make an ordinal the event's figure where the article counts one fewer, which it replaces, or as many: eight died; a ninth died."""
    for at, item in enumerate(drafts):
        if not (item.phrase and item.phrase.ordinal and item.scope.basis is CountBasis.CUMULATIVE and item.metric is Metric.KILLED):
            continue
        near = (*drafts[max(0, at - _WINDOW) : at], *(other for other in drafts[at + 1 : at + 4] if other.sentence.no == item.sentence.no))
        base = [other for other in near if _is_figure(other) and other.size in {item.size - 1, item.size}]
        for other in base:
            item.scope = Scope(CountBasis.INCIDENT, item.scope.background)
            other.superseded_by = at if other.size < item.size else other.superseded_by


def mark_additions(document: Document, drafts: Sequence[Draft]) -> None:
    """Set the basis of deaths that raise a toll told beside them, or that follow a larger figure of the article."""
    told = Counter(item.entity for item in drafts if item.entity is not None)
    tolls: dict[int, int] = {}
    for item in drafts:
        if item.mention.rule in _TOLLS and _is_figure(item):
            tolls[item.sentence.no] = max(item.size, tolls.get(item.sentence.no, 0))
    before = sentence = largest = 0  # before: the largest figure of the sentences before this one
    for item in drafts:
        if item.sentence.no != sentence:
            before, sentence = largest, item.sentence.no
        if _is_figure(item) and item.size > 1:
            largest = max(largest, item.size)
        once = item.entity is None or told[item.entity] == 1
        follows = before > item.size and _is_later(document, item)
        raises = _is_new(item) and (_raises(document, item, tolls) or (once and follows))
        if _is_death(item) and (raises or (once and _is_follow_up(item, drafts[0]))):
            item.scope = Scope(CountBasis.INCREMENT, item.scope.background)
            item.mention = replace(item.mention, rule=str(Method.LATER_DEATH))


def _is_figure(item: Draft) -> bool:
    """Whether the claim can be the event's own number of dead."""
    current = item.scope.basis is CountBasis.INCIDENT and not item.scope.background and item.state is CountState.STATED
    return current and item.metric is Metric.KILLED and not item.mention.part


def _is_death(item: Draft) -> bool:
    """Whether the claim is of somebody who died and whom the article introduces."""
    phrase = item.phrase
    if not _is_figure(item) or phrase is None or item.mention.trigger.word.frame is not MetricFrame.SUBJECT:
        return False
    return not (phrase.definite or phrase.form is NumberForm.PRONOUN)


def _is_new(item: Draft) -> bool:
    """Whether nobody of them was counted before; those hurt or shot before are part of the article's figure, so their death adds nobody."""
    return item.phrase is not None and not item.phrase.partitive


def _raises(document: Document, item: Draft, tolls: Mapping[int, int]) -> bool:
    """Whether a larger toll stands in the claim's sentence, or in one beside it where the death came later than the event."""
    no = item.sentence.no
    if tolls.get(no, 0) > item.size:
        return True
    return max(tolls.get(no - 1, 0), tolls.get(no + 1, 0)) > item.size and _is_later(document, item)


def _is_follow_up(item: Draft, first: Draft) -> bool:
    """Whether the article opens with a death of somebody hurt in an event that it takes for known; first: its first claim."""
    event = hurt_before(item.words, item.mention)
    return event is not None and event.is_known and item.sentence.no <= _LEAD and item.sentence.no == first.sentence.no


def _is_later(document: Document, item: Draft) -> bool:
    return _LATER.search(document.text, item.sentence.start, item.sentence.end) is not None
