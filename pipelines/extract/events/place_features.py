"""The features by which a place of an article is weighed as the place of a claim.

A feature is a name; its weight lies in `pipelines/event_model/weights.json`.  Those of the mention alone are made in `article_view`;
here are those of mention and claim together:

    where=own           how the mention stands to the claim (`claim_view.relation`), alone and with role, kind and preposition
    rank=0,own          its nearness among the locations on its side of the claim
    tense=past/where=.. each flag of claim and article (`claim_view`, `article_view`) with the relation and with the kind of place
    victim              it belongs to what is counted: nine Chilean miners
    speaker's           it is the country that the claim's speaker speaks for
    kin=, shared=       what its sentence has in common with the claim's (`sentence_topics`)
    between=, path=     other claims between the two, and the way in the syntax tree, in the claim's own sentence
    none                no place is told, with the flags and the number of places in the sentence
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import dropwhile, takewhile

from pipelines.extract.counts.phrases.head_nouns import is_number
from pipelines.extract.counts.words.sentence_words import Word
from pipelines.extract.events.article_view import ArticleView, PlaceCandidate
from pipelines.extract.events.claim_view import SAME_SENTENCE, ClaimView, between, path, relation
from pipelines.extract.events.sentence_topics import topic_features
from pipelines.extract.places.place_mention import PlaceRole

_BACK = frozenset({"before1", "before", "above1", "above", "top", "far"})
_PLACING = frozenset({"over", "in", "near", "at", "off", "around", "outside", "above"})
_OFFICE = re.compile(r"\b(?:mayor|governor|prefect|sheriff)\b", re.IGNORECASE)
_FURTHER = frozenset({"more", "others"})
_JOINT = 5  # words that can join two items and begin the second: , and six more over
_ENDS = frozenset({",", ";", "and", "but", ".", ":", "–", "—"})
_NEAREST, _FIRST = 16, 6  # mentions on each side of a claim, and at the head of the text, that are weighed
_LAST_RANK, _MOST_HERE = 4, 3
_KNOWN_POSITIONS = 20_000  # that are remembered


def near_places(view: ClaimView, article: ArticleView) -> list[PlaceCandidate]:
    """Return the candidates for a claim: those of title and dateline, and of the text the nearest ones and the first ones.

    An item of a list has its own place alone: 13 drones over Arda, six over Belm; none where that is not known.  So has what a mayor
    tells in a sentence without another place.
    """
    own = _of_item(view, article)
    if own is None:
        own = _of_office(view, article)
    if own is not None:
        return own
    inside = article.places_inside
    middle = bisect_left(article.place_starts, view.at)
    first, last = max(_FIRST, middle - _NEAREST), middle + _NEAREST
    return [*article.places_outside, *inside[:_FIRST], *inside[first:last]]


def _of_item(view: ClaimView, article: ArticleView) -> list[PlaceCandidate] | None:
    """Return the places that stand right behind the number of an item of a list; None where no name does."""
    phrase, words, mention = view.item.phrase, view.item.words, view.item.mention
    if phrase is None:
        return None
    last = phrase.last if mention.rule == "listed" else max(phrase.last, mention.trigger.last)  # nine men died in, killed nine men in
    if last >= len(words) or words[last].low not in _PLACING:
        return None
    name = list(takewhile(lambda word: word.low not in _ENDS, words[last + 1 :]))
    is_item = mention.rule == "listed" or _opens_item(words[last + 1 + len(name) :])
    if not is_item or not any(word.text[0].isupper() for word in name):
        return None
    inside = article.places_inside[bisect_left(article.place_starts, name[0].start) :]
    return list(takewhile(lambda candidate: candidate.mention.span.start < name[-1].end, inside))


def _of_office(view: ClaimView, article: ArticleView) -> list[PlaceCandidate] | None:
    """Return the place whose mayor or governor speaks; None where nobody of that kind does, or the sentence names another place."""
    said, sentence = view.item.statement, view.item.sentence
    if said is None or said.speaker_start is None or said.speaker_end is None or not _OFFICE.search(said.speaker_role or ""):
        return None
    first = bisect_left(article.place_starts, sentence.start)
    inside = article.places_inside[first : bisect_left(article.place_starts, sentence.end)]
    here = [c for c in inside if c.mention.place.kind != "country" and c.mention.text[:1].isupper()]  # "the city" is the mayor's
    is_own = bool(here) and all(said.speaker_start <= c.mention.span.end + 1 and c.mention.span.start < said.speaker_end for c in here)
    return here[:1] if is_own else None


def _opens_item(words: Sequence[Word]) -> bool:
    """Tell whether the next item of a list begins with these words: and six over Belm."""
    item = list(dropwhile(lambda word: word.low in _ENDS, words[:_JOINT]))
    if len(item) == len(words[:_JOINT]) or not item or not is_number(item[0]):
        return False
    return any(word.low in _PLACING for word in item[1 : 3 if item[1:2] and item[1].low in _FURTHER else 2])


def place_features(view: ClaimView, article: ArticleView, candidates: Sequence[PlaceCandidate]) -> list[list[str]]:
    """Return the features of each candidate for a claim, and last those of no place."""
    document = article.document
    relations = [
        relation(view, c.mention.span.start, c.mention.span.end, document) if c.mention.origin is None else c.origin for c in candidates
    ]
    here = {
        c.key for c, where in zip(candidates, relations, strict=True) if where in SAME_SENTENCE and c.mention.role is PlaceRole.LOCATION
    }
    inside = min(_MOST_HERE, len(here))
    ranks = _ranks(view, candidates, relations)
    flags = (*view.flags, *article.flags)
    of_kind = {kind: [f"{flag}/kind={kind}" for flag in flags] for kind in {candidate.kind for candidate in candidates}}
    of_where = {where: [f"{flag}/where={where}" for flag in flags] for where in {*relations}}
    found = [
        [
            *candidate.features,
            *_of_position(where, str(candidate.mention.role), candidate.kind, rank, inside),
            *of_kind[candidate.kind],
            *of_where[where],
            *_of_both(view, article, candidate, where),
        ]
        for candidate, where, rank in zip(candidates, relations, ranks, strict=True)
    ]
    none = ["none", f"none,here={inside}", *(f"none,{flag}" for flag in (*view.flags, *article.flags))]
    return [*found, none if candidates else [*none, "none,no places"]]


@lru_cache(_KNOWN_POSITIONS)
def _of_position(where: str, role: str, kind: str, rank: int, inside: int) -> tuple[str, ...]:
    """Return the features of a relation; rank: see `_ranks`; inside: how many places stand in the claim's sentence."""
    return (
        f"where={where}",
        f"where,role={where},{role}",
        f"where,kind={where},{kind}",
        f"where,here={where},{inside}",
        f"rank={rank},{where}",
        f"rank,role={rank},{role},{kind}",
    )


def _of_both(view: ClaimView, article: ArticleView, candidate: PlaceCandidate, where: str) -> list[str]:
    """Return the features of mention and claim that hold for no other pair."""
    mention, features = candidate.mention, []
    if _is_in_phrase(view, candidate):
        features.append(f"victim,{mention.role}")
    if view.item.statement and view.item.statement.speaker_country and view.item.statement.speaker_country == mention.place.country:
        features += [f"speaker's,{candidate.kind}", f"speaker's,{view.item.metric}"]
    if where in SAME_SENTENCE:
        after = mention.span.start > view.at
        features.append(f"where,prep={where},{mention.preposition},{after}")
        features.append(f"between={between(view, mention.span.start)},{after}")
        features.append(f"path={path(view, mention.span.start)}")
    elif mention.origin is None:
        features += topic_features(view, article.topics, mention.span.start, where, article.document)
    return features


def _is_in_phrase(view: ClaimView, candidate: PlaceCandidate) -> bool:
    phrase, words = view.item.phrase, view.item.words
    if phrase is None or candidate.mention.origin is not None:
        return False
    return words[phrase.first].start <= candidate.mention.span.start < words[phrase.last - 1].end


def _ranks(view: ClaimView, candidates: Sequence[PlaceCandidate], relations: Sequence[str]) -> list[int]:
    """Return the rank of each candidate by nearness among the locations on its side, 0 the nearest; the last rank for all that are far."""
    sides = ["here" if where in SAME_SENTENCE else "back" if where in _BACK else "on" for where in relations]
    groups: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for candidate, side in zip(candidates, sides, strict=True):
        if candidate.mention.role is PlaceRole.LOCATION and candidate.mention.origin is None:
            groups[side].append((abs(candidate.mention.span.start - view.at), candidate.key))
    order = {side: {key: at for at, key in enumerate(dict.fromkeys(key for _, key in sorted(members)))} for side, members in groups.items()}
    return [min(_LAST_RANK, order.get(side, {}).get(c.key, _LAST_RANK)) for c, side in zip(candidates, sides, strict=True)]
