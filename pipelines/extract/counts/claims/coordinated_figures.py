"""Figures of coordinated phrases: 'a soldier and two children were killed' counts three; the soldier and the children are its parts.

The added-up claim spans the whole coordination, so its characters show what was added.  Two plain persons, named or not, are one
claim of two and no claims of their own.  Which phrases are coordinated is in `coordinated_phrases`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from pipelines.contract.vocabulary import Bound, CountState, NumberForm, Object, ObjectClass, VictimStatus
from pipelines.extract.counts.claims.claim_draft import Draft, draft
from pipelines.extract.counts.clauses.clause import PAIR
from pipelines.extract.counts.phrases.phrase import Phrase
from pipelines.extract.counts.words.counted_nouns import PERSONS, Noun
from pipelines.extract.counts.words.numbers import Number

_MOST_WORDS = 45  # words of a coordination, at most
_PLAIN = frozenset({Object.PERSON, Object.CIVILIAN, Object.WORKER, Object.ATTACKER})  # nothing is lost where two of these are one claim
_APART = frozenset(
    {"listed", "of_them", "bracketed", "other_unit", "share", "toll", "toll_later"}
)  # numbers of several places, parts of one total, later figures of it
_COUNTED = frozenset({Bound.EXACT, Bound.AT_LEAST, Bound.MORE_THAN, Bound.APPROX})


def with_wholes(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of a sentence, and before each coordination the claim of its sum, which the others are parts of."""
    found: list[Draft] = []
    for _, group in groupby(drafts, key=lambda item: (item.mention.trigger, item.mention.metric, item.mention.rule)):
        members = list(group)
        whole = _whole(members) if members[0].mention.rule not in _APART else None
        if whole is not None:
            found.append(whole)
            merged = all(member.single and member.noun.object in _PLAIN for member in members)
            for member in members:
                member.whole, member.merged = whole, merged
        found += members
    return found


def _whole(members: Sequence[Draft]) -> Draft | None:
    phrases = [item.phrase for item in members if item.phrase]
    if len(members) < PAIR or len(phrases) < len(members) or not all(_can_add(item) for item in members):
        return None
    noun = _noun(members)
    first, last = min(p.first for p in phrases), max(p.last for p in phrases)
    if noun is None or last - first > _MOST_WORDS:
        return None
    phrase = Phrase(first, last, None, noun, _sum(members, first, last), NumberForm.COORDINATED)
    mention = replace(
        members[0].mention, phrase=phrase, apart=False, direct=all(item.mention.direct or item.mention.apart for item in members)
    )
    return draft(members[0].sentence, members[0].words, mention, noun, members[0].scope)


def _can_add(item: Draft) -> bool:
    phrase = item.phrase
    plain = phrase is not None and not phrase.partitive and not phrase.ordinal and not phrase.increment
    return plain and item.state is CountState.STATED and item.value is not None and item.bound in _COUNTED and not item.mention.part


def _noun(members: Sequence[Draft]) -> Noun | None:
    """Return what the sum counts: the thing that all parts count, or people where the parts are people of several kinds."""
    nouns = [item.noun for item in members]
    if len({noun.unit for noun in nouns}) > 1:
        return None  # 4,200 families, or 21,000 people
    if len({noun.object for noun in nouns}) == 1:
        return replace(nouns[0], plural=True, gender=None)
    if any(noun.object_class is not ObjectClass.PEOPLE for noun in nouns):
        return None
    status = {noun.status for noun in nouns}
    return replace(PERSONS, status=status.pop() if len(status) == 1 else VictimStatus.UNKNOWN)


def _sum(members: Iterable[Draft], first: int, last: int) -> Number:
    items = list(members)
    value = sum(item.value or 0 for item in items)
    open_ended = any(item.high is None for item in items)
    low = sum(item.low if item.low is not None else item.value or 0 for item in items)
    bounds = {item.bound for item in items}
    bound = Bound.AT_LEAST if open_ended else Bound.APPROX if Bound.APPROX in bounds else Bound.EXACT
    return Number(first, first, last, value, low, None if open_ended else value, bound, NumberForm.COORDINATED)
