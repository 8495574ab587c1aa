"""Figures that a newer one of the article replaces: the ministry had put the toll at three; it now stands at four."""

import re
from collections.abc import Sequence

from pipelines.contract.vocabulary import Certainty, CountBasis, CountState
from pipelines.extract.counts.claims.claim_draft import Draft
from pipelines.extract.counts.metrics.all_metrics import metrics_with
from pipelines.extract.counts.metrics.metric_record import Trait
from pipelines.extract.text.document import Document

_TOLLS = metrics_with(Trait.TOLL)
_SAID = r"(?:put|reported|said|given|gave|spoken|spoke|counted|listed|estimated|announced|confirmed)"
_EARLIER = re.compile(
    rf"\bhad (?:(?:earlier|initially|previously|first|originally|at first|already) )?{_SAID}\b"
    rf"|\b(?:earlier|initially|previously|originally|at first),? (?:{_SAID}|reports? |had been (?:put|given|reported))"
    r"|\b(?:an?|the) (?:earlier|initial|previous|preliminary) (?:toll|count|figure|report|tally|number)\b",
    re.IGNORECASE,
)
_NEWER = re.compile(r"\b(?:now|since|but|rose|risen|revised|raised)\b", re.IGNORECASE)
_WINDOW = 40  # claims looked through on each side
_NEAR = 3  # sentences between a figure and the one that replaces it, at most


def mark_revised(document: Document, drafts: Sequence[Draft]) -> None:
    """Link figures of the dead and hurt that are told as earlier ones to the article's newer figure."""
    stale = {at for at, item in enumerate(drafts) if _is_toll(item) and _is_earlier(document, item)}
    for at, item in enumerate(drafts):
        if not (at in stale or _is_figure(item)) or item.superseded_by is not None:
            continue
        newer = _next_toll(drafts, at)
        if newer is None and at in stale:
            newer = _current(drafts, at, stale)
        item.superseded_by = newer
        item.part_of = None if newer is not None else item.part_of


def _is_figure(item: Draft) -> bool:
    """Whether a claim is a number of the event that is the news."""
    return _is_toll(item) and not item.scope.background


def _is_toll(item: Draft) -> bool:
    """Whether a claim is a number of one event; one that was given before may have been taken for background."""
    counted = item.metric in _TOLLS and item.state is CountState.STATED and item.phrase is not None and item.phrase.number is not None
    current = item.scope.basis is CountBasis.INCIDENT and item.certainty is not Certainty.DENIED
    return counted and current and not item.mention.part and (item.part_of is None or item.mention.rule == "number_noun")


def _is_earlier(document: Document, item: Draft) -> bool:
    """Whether the words before the number say that it was given before."""
    at = item.words[item.phrase.first].start if item.phrase else item.start
    told = [match.end() for match in _EARLIER.finditer(document.text, item.sentence.start, at)]
    return bool(told) and _NEWER.search(document.text, told[-1], at) is None


def _next_toll(drafts: Sequence[Draft], at: int) -> int | None:
    """Return the last further figure of the same toll: put the toll at three and later at four."""
    item, last = drafts[at], None
    for number in range(at + 1, min(at + _WINDOW, len(drafts))):
        other = drafts[number]
        if other.sentence.no != item.sentence.no:
            break
        if other.mention.rule == "toll_later" and other.mention.trigger == item.mention.trigger:
            last = number
    return last


def _current(drafts: Sequence[Draft], at: int, stale: set[int]) -> int | None:
    """Return the other figure nearest to a stale one: in its sentence, in the sentences before it, then in those after it."""
    item = drafts[at]
    near = range(max(0, at - _WINDOW), min(at + _WINDOW, len(drafts)))
    fits = [number for number in near if number not in stale and _replaces(drafts[number], item)]
    return min(fits, key=lambda number: _distance(drafts[number], item), default=None)


def _replaces(other: Draft, item: Draft) -> bool:
    """Whether a claim is another figure for the same, told near."""
    same = (other.metric, other.noun.object_class) == (item.metric, item.noun.object_class)
    return same and _is_figure(other) and other.size not in {item.size, 1} and abs(other.sentence.no - item.sentence.no) <= _NEAR


def _distance(other: Draft, item: Draft) -> tuple[int, bool]:
    return abs(other.sentence.no - item.sentence.no), other.sentence.no > item.sentence.no
