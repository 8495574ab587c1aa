"""Which count a claim is: this event's, an addition, a running total, a closed period; and whether it is background.

Reads the words of the claim's sentence; dates of the event are in `dates`, certainty in `certainty`.
"""

from dataclasses import dataclass

from pipelines.contract.vocabulary import CountBasis
from pipelines.extract.counts.claims.scope_wordings import (
    BACKGROUND_MARKS,
    CUMULATIVE_MARKS,
    FICTION_MARKS,
    PERIOD_MARKS,
    SPORT_AND_MARKET_WORDS,
)
from pipelines.extract.counts.clauses.clause import Mention
from pipelines.extract.counts.words.numbers import is_year
from pipelines.extract.counts.words.sentence_words import Word

_SHARE = 0.02  # share of words of sport or fiction above which an article is about another world
_FEWEST_MARKS = 5
_MARK_REACH = 14  # words between a claim and a mark that scopes it, at most
_PAST, _DAY = frozenset({"past", "last", "previous"}), frozenset({"day", "night"})


@dataclass(frozen=True, slots=True)
class Scope:
    """Which count a claim is.  background: of another or older event than the one that the article reports."""

    basis: CountBasis
    background: bool


def scope_of(words: tuple[Word, ...], mention: Mention, published_year: int | None, clauses: tuple[tuple[int, int], ...] = ()) -> Scope:
    """Return the scope of a mention from the words of its sentence; what its relative clauses say does not count.

    clauses: relative clauses of the sentence, see `text.relative_clauses`.
    """
    lows = _without_past_day(_own(words, mention, clauses))
    near = _near(lows, mention)
    basis = _basis(lows, near, mention)
    background = _has(lows, BACKGROUND_MARKS) or _older_year(near, published_year) or (basis is CountBasis.PERIOD)
    return Scope(basis, background)


def _own(words: tuple[Word, ...], mention: Mention, clauses: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    """Return the words in lower case, empty where they are of a clause about something else; their places stay."""
    at = words[mention.trigger.first].start
    others = [(first, last) for first, last in clauses if not first <= at < last]
    lows = [word.low for word in words]
    for number, word in enumerate(words):
        if any(first < word.start < last for first, last in others):
            lows[number] = ""
    return tuple(lows)


def _without_past_day(lows: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without those for the day just past, over which a daily report counts: over the past day, in the last 24 hours."""
    kept = list(lows)
    for at in range(1, len(lows) - 1):
        if lows[at] in _PAST:
            last = at + 2 if lows[at + 1] in _DAY else at + 3 if lows[at + 1] == "24" and lows[at + 2 : at + 3] == ("hours",) else at
            kept[at:last] = [""] * (last - at)
    return tuple(kept)


def _near(lows: tuple[str, ...], mention: Mention) -> tuple[str, ...]:
    first = min(mention.trigger.first, mention.phrase.first if mention.phrase else mention.trigger.first)
    last = max(mention.trigger.last, mention.phrase.last if mention.phrase else mention.trigger.last)
    return lows[max(0, first - _MARK_REACH) : last + _MARK_REACH]


def _basis(lows: tuple[str, ...], near: tuple[str, ...], mention: Mention) -> CountBasis:
    if mention.planned:
        return CountBasis.PLANNED
    numeric = mention.phrase is not None and mention.phrase.number is not None
    if numeric and (_has(near, CUMULATIVE_MARKS) or _spans_years(near)):
        return CountBasis.CUMULATIVE
    if numeric and _has(near, PERIOD_MARKS):
        return CountBasis.PERIOD
    if mention.phrase is not None and mention.phrase.increment and (lows or near):
        return CountBasis.INCREMENT
    return CountBasis.INCIDENT


def _spans_years(near: tuple[str, ...]) -> bool:
    """Whether the words give a span of months or years: in nine years, during 10 months."""
    if any(low == "first" and near[at + 2] in {"days", "weeks"} for at, low in enumerate(near[:-2])):
        return True  # eight killings in the first six days
    return any(
        low in {"years", "months", "decades"} and near[max(0, at - 2)] in {"in", "during", "over", "for", "of"} and at >= 2  # noqa: PLR2004
        for at, low in enumerate(near)
    )


def _older_year(near: tuple[str, ...], published_year: int | None) -> bool:
    """Whether a year before the publication year stands near the claim."""
    years = [int(low) for low in near if is_year(low)]
    return published_year is not None and any(year < published_year for year in years)


def _has(lows: tuple[str, ...], marks: tuple[str, ...]) -> bool:
    """Whether one of the marks stands in these words."""
    joined = " " + " ".join(lows) + " "
    return any(mark in joined for mark in marks)


def is_other_world(text: str) -> bool:
    """Whether an article is about sports, markets or fiction, so that its 'shots' and 'losses' are no incidents."""
    lows = [word.strip(".,;:!?\"'()“”") for word in text.lower().split()]
    if not lows:
        return False
    sports = sum(low in SPORT_AND_MARKET_WORDS for low in lows)
    fiction = sum(low in FICTION_MARKS for low in lows)
    return max(sports, fiction if fiction > _FEWEST_MARKS else 0) / len(lows) > _SHARE
