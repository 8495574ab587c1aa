"""The features by which a date of an article is weighed as the day of a claim.

A feature is a name; its weight lies in `pipelines/event_model/weights.json`.  Those of the mention alone are made in `article_view`;
here are those of mention and claim together:

    where=own,saying    how the mention stands to the claim (`claim_view.relation`), alone and with age, pattern and words of saying
    rank=0,own  back=0  its nearness among all dates, and among those before the claim's sentence
    tense=past/age=2    each flag of claim and article (`claim_view`, `article_view`) with age, relation and role
    kin=, shared=       what its sentence has in common with the claim's (`sentence_topics`)
    between=, path=     other claims between the two, and the way in the syntax tree, in the claim's own sentence

Beside the mentions two answers stand for what the text does not tell: `recent` (the day of publication or the one before it, as news of
the day has it) and `none`; their features are the flags and how many dates there are.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from pipelines.extract.dates.date_mention import DateRole
from pipelines.extract.events.article_view import ArticleView, DateCandidate
from pipelines.extract.events.claim_view import SAME_SENTENCE, ClaimView, between, path, relation
from pipelines.extract.events.sentence_topics import topic_features

_OPENS = re.compile(r"(?:^|\b(?:said|says|that|and|but|reported|added|while)|[,:;–—])[\s\"“']*$")
_WEEK = 3  # date precision of more than three days; the past 24 hours are the day of a daily report
_NEAREST, _FIRST = 16, 6  # mentions on each side of a claim, and at the head of the text, that are weighed
_LAST_RANK, _LAST_BACK, _MOST_HERE = 4, 3, 3
_KNOWN_POSITIONS = 20_000  # that are remembered


def near_dates(view: ClaimView, article: ArticleView) -> list[DateCandidate]:
    """Return the candidates for a claim: the nearest ones of the text and the first ones; the time with which its clause begins alone."""
    own = opening_period(view, article)
    if own is not None:
        return [own]
    middle = bisect_left(article.date_starts, view.at)
    first, last = max(_FIRST, middle - _NEAREST), middle + _NEAREST
    return [*article.dates[:_FIRST], *article.dates[first:last]]


def opening_period(view: ClaimView, article: ArticleView) -> DateCandidate | None:
    """Return the time over which a claim counts because its clause begins with it: in the past six days 70 farmers had been killed.

    None where the time describes something else (the worst raid in the past six days), or where another date stands between.
    """
    last = bisect_left(article.date_starts, view.at) - 1
    if last < 0:
        return None
    candidate, text = article.dates[last], article.document.text
    mention, start = candidate.mention, view.item.sentence.start
    is_period = mention.pattern == "past_n" and mention.role is DateRole.PERIOD and (mention.precision or 0) >= _WEEK
    return candidate if is_period and mention.span.start >= start and _OPENS.search(text[start : mention.span.start]) else None


def date_features(view: ClaimView, article: ArticleView, candidates: Sequence[DateCandidate]) -> list[list[str]]:
    """Return the features of each candidate for a claim, then those of `recent`, and last those of `none`."""
    relations = [relation(view, c.mention.span.start, c.mention.span.end, article.document) for c in candidates]
    inside = min(_MOST_HERE, sum(where in SAME_SENTENCE for where in relations))
    order = sorted(range(len(candidates)), key=lambda at: abs(candidates[at].mention.span.start - view.at))
    rank = {at: min(_LAST_RANK, place) for place, at in enumerate(order)}
    before = (at for at in reversed(range(len(candidates))) if candidates[at].mention.span.start < view.item.sentence.start)
    back = {at: min(_LAST_BACK, place) for place, at in enumerate(before)}
    flags = (*view.flags, *article.flags)
    of_age = {age: [f"{flag}/age={age}" for flag in flags] for age in {candidate.age for candidate in candidates}}
    of_where = {where: [f"{flag}/where={where}" for flag in flags] for where in {*relations}}
    found = [
        [
            *candidate.features,
            *_of_position(where, candidate.saying, candidate.age, (rank[at], back.get(at, -1), inside)),
            *of_age[candidate.age],
            *of_where[where],
            *_of_both(view, article, candidate, where),
        ]
        for at, (candidate, where) in enumerate(zip(candidates, relations, strict=True))
    ]
    events = min(3, sum(not candidate.saying for candidate in candidates))
    told = [f"here={inside}", f"dates={min(4, len(candidates))}", f"events={events}", f"sentence={min(3, view.item.sentence.no)}"]
    untold = [[name, *(f"{name},{feature}" for feature in (*told, *view.flags, *article.flags))] for name in ("recent", "none")]
    return [*found, *untold]


@lru_cache(_KNOWN_POSITIONS)
def _of_position(where: str, saying: str, age: str, ranks: tuple[int, int, int]) -> tuple[str, ...]:
    """Return the features of a relation; ranks: see `rank` and `back`, and how many candidates stand in the claim's sentence."""
    rank, back, inside = ranks
    return (
        f"where={where},{saying}",
        f"where,age={where},{age}",
        f"where,here={where},{inside},{saying}",
        f"rank={rank},{where}",
        f"back={back},{where},{saying}",
    )


def _of_both(view: ClaimView, article: ArticleView, candidate: DateCandidate, where: str) -> list[str]:
    """Return the features of mention and claim that hold for no other pair."""
    mention = candidate.mention
    features = [f"{flag}/role={mention.role}" for flag in view.flags if flag.startswith(("hint", "tense"))]
    if where not in SAME_SENTENCE:
        return [*features, *topic_features(view, article.topics, mention.span.start, where, article.document)]
    after = mention.span.start > view.at
    return [
        *features,
        f"where,pattern={where},{mention.pattern},{after}",
        f"between={between(view, mention.span.start)},{after}",
        f"path={path(view, mention.span.start)}",
        f"only after={mention.only_after},{after}",
    ]
