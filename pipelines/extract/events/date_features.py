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

from bisect import bisect_left
from collections.abc import Sequence

from pipelines.extract.events.article_view import ArticleView, DateCandidate
from pipelines.extract.events.claim_view import SAME_SENTENCE, ClaimView, between, path, relation
from pipelines.extract.events.sentence_topics import topic_features

_NEAREST, _FIRST = 16, 6  # mentions on each side of a claim, and at the head of the text, that are weighed
_LAST_RANK, _LAST_BACK, _MOST_HERE = 4, 3, 3


def near_dates(view: ClaimView, article: ArticleView) -> list[DateCandidate]:
    """Return the candidates for a claim: the nearest ones of the text and the first ones."""
    middle = bisect_left(article.date_starts, view.at)
    first, last = max(_FIRST, middle - _NEAREST), middle + _NEAREST
    return [*article.dates[:_FIRST], *article.dates[first:last]]


def date_features(view: ClaimView, article: ArticleView, candidates: Sequence[DateCandidate]) -> list[list[str]]:
    """Return the features of each candidate for a claim, then those of `recent`, and last those of `none`."""
    relations = [relation(view, c.mention.span.start, c.mention.span.end, article.document) for c in candidates]
    inside = min(_MOST_HERE, sum(where in SAME_SENTENCE for where in relations))
    order = sorted(range(len(candidates)), key=lambda at: abs(candidates[at].mention.span.start - view.at))
    rank = {at: min(_LAST_RANK, place) for place, at in enumerate(order)}
    before = (at for at in reversed(range(len(candidates))) if candidates[at].mention.span.start < view.item.sentence.start)
    back = {at: min(_LAST_BACK, place) for place, at in enumerate(before)}
    found = [
        _of_candidate(view, article, candidate, where, (rank[at], back.get(at, -1), inside))
        for at, (candidate, where) in enumerate(zip(candidates, relations, strict=True))
    ]
    events = min(3, sum(not candidate.saying for candidate in candidates))
    told = [f"here={inside}", f"dates={min(4, len(candidates))}", f"events={events}", f"sentence={min(3, view.item.sentence.no)}"]
    untold = [[name, *(f"{name},{feature}" for feature in (*told, *view.flags, *article.flags))] for name in ("recent", "none")]
    return [*found, *untold]


def _of_candidate(view: ClaimView, article: ArticleView, candidate: DateCandidate, where: str, ranks: tuple[int, int, int]) -> list[str]:
    mention, saying, flags = candidate.mention, candidate.saying, (*view.flags, *article.flags)
    rank, back, inside = ranks
    features = [
        *candidate.features,
        f"where={where},{saying}",
        f"where,age={where},{candidate.age}",
        f"where,here={where},{inside},{saying}",
        f"rank={rank},{where}",
        f"back={back},{where},{saying}",
    ]
    features += [f"{flag}/age={candidate.age}" for flag in flags]
    features += [f"{flag}/where={where}" for flag in flags]
    features += [f"{flag}/role={mention.role}" for flag in view.flags if flag.startswith(("hint", "tense"))]
    if where in SAME_SENTENCE:
        after = mention.span.start > view.at
        features.append(f"where,pattern={where},{mention.pattern},{after}")
        features.append(f"between={between(view, mention.span.start)},{after}")
        features.append(f"path={path(view, mention.span.start)}")
        features.append(f"only after={mention.only_after},{after}")
    else:
        features += topic_features(view, article.topics, mention.span.start, where, article.document)
    return features
