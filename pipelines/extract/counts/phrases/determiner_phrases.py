"""Phrases with a number or a determiner: 'at least two schools', 'another two men', 'the 19-year-old', 'both of them', 'no one'."""

from dataclasses import dataclass, replace

from pipelines.contract.vocabulary import Bound, NumberForm, ObjectClass
from pipelines.extract.counts.metrics.all_metrics import metric_words
from pipelines.extract.counts.phrases.bare_phrases import name_at
from pipelines.extract.counts.phrases.head_nouns import (
    AGE_WORD,
    after_ages,
    after_years_old,
    age_after,
    age_in,
    head_of,
    is_event_at,
    is_number,
    mixed,
)
from pipelines.extract.counts.phrases.phrase import Phrase
from pipelines.extract.counts.words import function_words
from pipelines.extract.counts.words.counted_nouns import BODY, PERSON, PERSONS, Noun, noun_of, nouns
from pipelines.extract.counts.words.nouns_of_people import GROUPS_OF
from pipelines.extract.counts.words.numbers import Number
from pipelines.extract.counts.words.sentence_words import Word

_ARTICLES, _INDEFINITE = frozenset({"the", "a", "an"}), frozenset({"a", "an"})
_SHARES = frozenset({"both", "each", "all", "some", "many", "most", "any", "either"})
_OPEN_SETS = frozenset({"some", "any", "all", "both", "either", "other"})
_ADDING = function_words.INCREMENTS | {"second", "other"}
_SKIPPED = function_words.INCREMENTS | {"other", "same", "only", "first", "second", "last"}
_OCCASIONS = frozenset({"time", "times"})
_MORE = function_words.INCREMENTS | {"other"}
_WHOLES = function_words.DEFINITE | {"them", "whom", "us"}
_COMPOUND = 3  # words between the first noun and the head of a compound, at most
_REST = frozenset({"rest", "remainder"})
_GROUP_REACH = 3  # words from a determiner to 'couple', at most
_YEARS_OLD = 3  # words of '13 year old'


def nobody_at(words: tuple[Word, ...], last: int, first: int) -> Phrase:
    """Read 'no one', 'no one else', 'none of the officers'; last: the word after 'no one'."""
    if last < len(words) and words[last].low == "else":
        last += 1
    if last + 1 < len(words) and words[last].low == "of" and words[last + 1].low in function_words.DETERMINERS | {"them", "whom"}:
        at = last + 2
        while at < len(words) and (words[at].low == "other" or is_number(words[at])):
            at += 1
        head, noun, end = head_of(words, at)
        return Phrase(first, end, head, noun or PERSON, None, NumberForm.PRONOUN, negative=True)
    of = last < len(words) and words[last].low == "of"
    one = not_one_at(words, last, first) if words[first].low == "not" and not of else None
    return one or Phrase(first, last, None, PERSON, None, NumberForm.PRONOUN, negative=True)


def not_one_at(words: tuple[Word, ...], last: int, first: int) -> Phrase | None:
    """Read 'not one guest', 'not a single guest', 'neither guest', 'neither of them'; last: the word where the noun may stand.

    None before a noun that counts nothing, and for the 'neither' of 'neither Ann Poe nor Bob Roe', which stands before two phrases.
    """
    if last < len(words) and words[last].low == "of":
        return nobody_at(words, last, first)
    if words[first].low == "neither" and any(word.low == "nor" for word in words[last:]):
        return None
    head, noun, end = head_of(words, last)
    if (
        head is None
        and words[first].low == "neither"
        and last < len(words)
        and words[last].low in function_words.AUXILIARIES | function_words.HAVE
    ):
        return Phrase(first, last, None, PERSON, None, NumberForm.PRONOUN, negative=True)
    return Phrase(first, end, head, noun, None, NumberForm.PRONOUN, negative=True) if noun else None


def counted_at(words: tuple[Word, ...], first: int, number: Number, *, definite: bool = False, increment: bool = False) -> Phrase | None:
    """Read a phrase with a number word: five men, two of the men, three more; None for occasions: two more times."""
    at, partitive = number.last, False
    while at < len(words) and words[at].low in _MORE:
        increment, at = increment or words[at].low != "other", at + 1
    if at < len(words) and words[at].low in _OCCASIONS:
        return None
    if at + 1 < len(words) and words[at].low == "of":
        after = words[at + 1].low
        partitive = after in _WHOLES
        if after in {"them", "whom", "us"}:
            return Phrase(first, at + 2, None, None, number, number.form, partitive=True)
        at += 2 if partitive else 1
    if tuple(word.low for word in words[at : at + 2]) == ("out", "of"):
        head, noun, _ = head_of(words, at + 3)
        return Phrase(first, at, None, noun, number, number.form, partitive=True)
    head, noun, last = _several(words, head_of(words, at), number)
    noun, last = mixed(words, noun, last)
    others = at < len(words) and words[at].low == "others"
    if others:
        return Phrase(first, at + 1, at, PERSON, number, number.form, increment=True)
    if noun and noun.object_class is ObjectClass.PEOPLE:
        last = after_ages(words, last)
    return Phrase(
        first,
        max(last, number.last),
        head,
        noun,
        number,
        number.form,
        definite=definite,
        partitive=partitive,
        increment=increment,
        age=age_in(words, at, last),
        gender=noun.gender if noun else None,
    )


def _several(words: tuple[Word, ...], found: tuple[int | None, Noun | None, int], number: Number) -> tuple[int | None, Noun | None, int]:
    """Look further for the plural that a number of several needs: of 'ten labor union members', members."""
    _, noun, last = found
    if noun is None or noun.plural or number.value in {0, 1}:
        return found
    for at in range(last, min(last + _COMPOUND, len(words))):
        low = words[at].low
        if low in function_words.STOPS or low in metric_words():
            break
        pair = nouns().get(f"{low} {words[at + 1].low}") if at + 1 < len(words) else None
        further = pair or noun_of(low)
        if further is not None and further.plural:
            end = at + (2 if pair else 1)
            return end - 1, further, end
    return found


@dataclass(frozen=True, slots=True)
class _Opening:
    """What stands between a determiner and its noun.

    at: the word after it.  number: a number that is no ordinal.  ordinal: 6 of 'a sixth victim' where it counts all so far.  aged: whether
    'thirteen year old' stands there.
    """

    at: int
    increment: bool
    number: Number | None
    ordinal: int | None
    aged: bool


def _opening(words: tuple[Word, ...], first: int, numbers: dict[int, Number]) -> _Opening:
    low, at = words[first].low, first + 1
    increment = low == "another"
    while at < len(words) and words[at].low in _SKIPPED:
        increment, at = increment or words[at].low in _ADDING, at + 1
    number = numbers.get(at)
    if number is None:
        return _Opening(at, increment, None, None, aged=False)
    if number.ordinal:
        event = at + 1 < len(words) and is_event_at(words, at + 1)
        total = low in _INDEFINITE or event or (first > 0 and words[first - 1].low in function_words.BECOMING)
        return _Opening(number.last, True, None, number.value if total else None, aged=False)  # noqa: FBT003 - increment
    old = after_years_old(words, number)
    return _Opening(old or at, increment, None if old else number, None, aged=old is not None)


def determined_at(words: tuple[Word, ...], first: int, numbers: dict[int, Number], surnames: frozenset[str]) -> Phrase | None:
    """Read a phrase that starts with a determiner: a man, another two men, the 19-year-old, no injuries."""
    low = words[first].low
    if low in _SHARES and first + 1 < len(words) and words[first + 1].low == "of":
        return _share(words, first)
    opening = _opening(words, first, numbers)
    if opening.number and low != "no":
        return _numbered(words, first, opening, opening.number)
    at = opening.at
    if at + 2 < len(words) and words[at].low in function_words.COLLECTIONS | BODY and words[at + 1].low == "of" and at + 2 in numbers:
        counted = counted_at(words, first, numbers[at + 2])
        return of_bodies(counted, at) if counted and words[at].low in BODY else counted
    if at >= len(words):
        return None
    if words[at].low in _REST and low == "the":
        return Phrase(first, at + 1, at, PERSONS, None, None)  # nothing is counted, and no figure before it
    return _group(words, first, at) or _family_of(words, first, at, numbers) or _singular(words, first, opening, surnames)


def _counts_more(words: tuple[Word, ...], first: int, after: int) -> bool:
    """Whether 'a couple' is a number of something else: a couple rounds, a couple more."""
    low = words[after].low if after < len(words) else ""
    return words[first].low in _INDEFINITE and low.isalpha() and low not in function_words.STOPS and low not in metric_words()


def _family_of(words: tuple[Word, ...], first: int, at: int, numbers: dict[int, Number]) -> Phrase | None:
    """Read 'a family of five' as five persons."""
    at = next((k for k in range(at, min(at + _GROUP_REACH, len(words))) if words[k].low == "family"), at)
    number = numbers.get(at + 2)
    if [word.low for word in words[at : at + 2]] != ["family", "of"] or number is None or number.veto or number.ordinal:
        return None
    return Phrase(first, number.last, at, PERSONS, number, number.form, definite=words[first].low in function_words.DEFINITE)


def _group(words: tuple[Word, ...], first: int, start: int) -> Phrase | None:
    """Read 'the couple', 'an elderly couple', 'the trio': as many as the word says."""
    for at in range(start, min(start + _GROUP_REACH, len(words))):
        low = words[at].low
        people = GROUPS_OF.get(low)
        if people and not _counts_more(words, first, at + 1):
            number = Number(at, at, at + 1, people, people, people, Bound.EXACT, NumberForm.WORDS)
            return Phrase(first, at + 1, at, PERSONS, number, NumberForm.WORDS, definite=words[first].low in function_words.DEFINITE)
        if low in function_words.STOPS or noun_of(low) is not None or not low.replace("-", "").isalpha():
            return None
    return None


def of_bodies(counted: Phrase, at: int) -> Phrase:
    """Return the people of 'the bodies of two men' as bodies.  at: the word for the bodies."""
    return replace(counted, head=at, noun=nouns()["bodies"])


def _numbered(words: tuple[Word, ...], first: int, opening: _Opening, number: Number) -> Phrase | None:
    low = words[first].low
    if number.veto or (low in _INDEFINITE and number.form is NumberForm.DIGITS and not opening.increment):
        return None
    return counted_at(words, first, number, definite=low in function_words.DEFINITE, increment=opening.increment)


def _singular(words: tuple[Word, ...], first: int, opening: _Opening, surnames: frozenset[str]) -> Phrase | None:
    """Read a determiner and a noun without a number: one, or a bare plural, or 'another' alone."""
    low, at = words[first].low, opening.at
    head, noun, last = head_of(words, at)
    if noun is None and low in _ARTICLES and (opening.aged or AGE_WORD.fullmatch(words[at].low)):
        head, noun, last = (at - 1, PERSON, at) if opening.aged else (at, PERSON, at + 1)
    if low == "both" and noun is None and at < len(words) and _is_verb(words[at].low):
        return Phrase(first, first + 1, None, None, _both(first), NumberForm.PRONOUN, definite=True)
    if noun is None and _adds_one(words, first, opening):
        return Phrase(first, at, None, None, None, NumberForm.SINGULAR, increment=True, ordinal=opening.ordinal)
    if noun is None or head is None:
        return None
    if low == "both" and noun.plural:
        return Phrase(first, last, head, noun, _both(first), NumberForm.PRONOUN, definite=True)
    open_set = low in _OPEN_SETS or (noun.plural and low != "no")
    return _with_name(words, first, opening, (head, noun, last), None if open_set else NumberForm.SINGULAR, surnames)


def _is_verb(low: str) -> bool:
    return low in function_words.AUXILIARIES or low in function_words.HAVE or low in metric_words()


def _adds_one(words: tuple[Word, ...], first: int, opening: _Opening) -> bool:
    """Whether the noun is left out after 'another' or an ordinal: another died, a fourth was hurt; not 'a third of the men'."""
    low, following = words[first].low, words[opening.at].low
    closed = following in metric_words() or (following in function_words.STOPS and following != "of")
    return closed and ((low == "another" and opening.at == first + 1) or (low == "a" and opening.ordinal is not None))


def _with_name(
    words: tuple[Word, ...],
    first: int,
    opening: _Opening,
    found: tuple[int, Noun, int],
    form: NumberForm | None,
    surnames: frozenset[str],
) -> Phrase:
    """Add the name and the age that follow: the victim, Ann Poe, 25."""
    head, noun, last = found
    low = words[first].low
    named = name_at(words, last, surnames) if last < len(words) and form else None
    people = form is not None and noun.object_class is ObjectClass.PEOPLE
    age = age_in(words, opening.at - (_YEARS_OLD if opening.aged else 0), last)
    return Phrase(
        first,
        named.last if named else after_ages(words, last) if people else last,
        head,
        noun,
        None,
        form,
        definite=low in function_words.DEFINITE,
        negative=low == "no",
        increment=opening.increment,
        name=named.name if named else None,
        age=age or (named.age if named else None) or age_after(words, last),
        gender=noun.gender,
        ordinal=opening.ordinal,
    )


def _both(first: int) -> Number:
    return Number(first, first, first + 1, 2, 2, 2, Bound.EXACT, NumberForm.PRONOUN)


def _share(words: tuple[Word, ...], first: int) -> Phrase:
    """Read 'each of the victims': nothing is counted, except by 'both'."""
    at = first + 2
    head, noun, last = head_of(words, at + 1 if at < len(words) and words[at].low in function_words.DEFINITE else at)
    both = _both(first) if words[first].low == "both" else None
    return Phrase(
        first, max(last, min(at + 1, len(words))), head, noun or PERSON, both, NumberForm.PRONOUN if both else None, definite=True
    )
