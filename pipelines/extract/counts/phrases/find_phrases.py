"""Noun phrases that may be counted: 'at least two schools', 'a 19-year-old man', 'three of them', 'no one', 'Ann Poe, 25'.

Read left to right from the words of one sentence; no syntax is needed.  What happened to them is found in `find_mentions`.
"""

from functools import lru_cache

from pipelines.contract.vocabulary import NumberForm, ObjectClass, Unit
from pipelines.extract.counts.metrics.all_metrics import metric_words
from pipelines.extract.counts.phrases.bare_phrases import bare_noun_at, name_at
from pipelines.extract.counts.phrases.determiner_phrases import counted_at, determined_at, nobody_at, not_one_at
from pipelines.extract.counts.phrases.head_nouns import AGE_WORD, after_years_old, age_in, head_of, noun_run
from pipelines.extract.counts.phrases.phrase import Phrase
from pipelines.extract.counts.words import function_words
from pipelines.extract.counts.words.counted_nouns import PERSON, noun_of
from pipelines.extract.counts.words.numbers import Number
from pipelines.extract.counts.words.sentence_words import Word

_PRONOUNS = (
    function_words.NOBODY | function_words.SOMEBODY | frozenset(function_words.SINGULAR_PRONOUNS) | {"no", "not", "neither"}
)  # what `_pronoun_at` reads
_KNOWN_WORDS = 50_000


@lru_cache(_KNOWN_WORDS)
def _can_open(low: str) -> bool:
    """Whether a phrase without number or name can start with this word; most words are passed over by it."""
    if low in function_words.DETERMINERS or low in _PRONOUNS:
        return True
    return (
        low not in function_words.STOPS and low not in metric_words() and (noun_of(low) is not None or AGE_WORD.fullmatch(low) is not None)
    )


def find_phrases(words: tuple[Word, ...], numbers: tuple[Number, ...], surnames: frozenset[str]) -> tuple[Phrase, ...]:
    """Return the noun phrases of a sentence in order; none overlaps another.  surnames: names of persons known in the article."""
    starts = {number.first: number for number in numbers}
    found: list[Phrase] = []
    at = 0
    while at < len(words):
        word = words[at]
        phrase = _phrase_at(words, at, starts, surnames) if _can_open(word.low) or at in starts or word.text[0].isupper() else None
        if phrase is None:
            at += 1
            continue
        found.append(phrase)
        at = max(phrase.last, at + 1)
    return tuple(found)


def _phrase_at(words: tuple[Word, ...], at: int, numbers: dict[int, Number], surnames: frozenset[str]) -> Phrase | None:
    number = numbers.get(at)
    if number and _is_fraction(words, number):
        return None
    if number and not number.veto and not number.ordinal and words[at].low not in function_words.NOBODY:
        return _of_counted(words, number, numbers) or counted_at(words, at, number)
    pronoun = _pronoun_at(words, at) or (_years_old_at(words, at, number) if number else None)
    if pronoun:
        return pronoun
    if words[at].low == "that" and (at + 1 >= len(words) or noun_of(words[at + 1].low) is None):
        return None
    if words[at].low in function_words.DETERMINERS:
        return determined_at(words, at, numbers, surnames)
    named = _named_at(words, at, surnames) if words[at].text[0].isupper() else None
    return named or bare_noun_at(words, at)


def _named_at(words: tuple[Word, ...], at: int, surnames: frozenset[str]) -> Phrase | None:
    """Read a person's name, or whom a name owns: Ann Poe, Kim's husband."""
    article = at > 0 and words[at - 1].low in {"the", "a", "an"}
    return _owned_person_at(words, at) or (None if article else name_at(words, at, surnames))


def _owned_person_at(words: tuple[Word, ...], at: int) -> Phrase | None:
    """Read 'Kim's husband', 'Iran's president' as one person."""
    if at + 2 >= len(words) or words[at + 1].low != "'s":
        return None
    head, noun, last = head_of(words, at + 2)
    person = noun is not None and noun.object_class is ObjectClass.PEOPLE and noun.unit is Unit.PERSONS and not noun.plural
    if noun is None or not person or words[last - 1].low in metric_words():
        return None
    return Phrase(at, last, head, noun, None, NumberForm.SINGULAR, definite=True, gender=noun.gender)


def _of_counted(words: tuple[Word, ...], number: Number, numbers: dict[int, Number]) -> Phrase | None:
    """Read the number of 'one of two men', 'nine of the 12 drones'; the whole is a phrase of its own."""
    if number.last >= len(words) or words[number.last].low != "of":
        return None
    at = number.last + 1
    at += 1 if at < len(words) and words[at].low in function_words.DEFINITE else 0
    whole = numbers.get(at)
    if whole is None or whole.veto or whole.ordinal:
        return None
    counted = counted_at(words, at, whole)
    noun = counted.noun if counted else None
    if noun is None and noun_run(words, whole.last)[1] and words[whole.last].low not in metric_words():
        return None  # four of its nine smoke alarms
    return Phrase(number.first, number.last, None, noun, number, number.form, partitive=True)


def _is_fraction(words: tuple[Word, ...], number: Number) -> bool:
    """Whether the number is a part of a fraction: 3/4 of the men, two and a half men; not '90 families / 400 persons'."""
    after = tuple(word.low for word in words[number.last : number.last + 3])
    under = number.first > 1 and words[number.first - 1].low == "/" and noun_of(words[number.first - 2].low) is None
    over = after[:1] == ("/",) and after[1:2] != () and after[1][:1].isdigit()
    return under or over or after == ("and", "a", "half")


def _pronoun_at(words: tuple[Word, ...], at: int) -> Phrase | None:
    """Read no one, none, someone, he, her."""
    low = words[at].low
    following = words[at + 1].low if at + 1 < len(words) else ""
    if low in function_words.NOBODY or (low == "no" and following in {"one", "body"}) or (low == "not" and following == "one"):
        return nobody_at(words, at + (1 if low in function_words.NOBODY else 2), at)
    single = low == "not" and following == "a" and at + 2 < len(words) and words[at + 2].low == "single"
    if single or (low == "neither" and following not in {"a", "an"}):
        last = at + (3 if single else 1)
        return not_one_at(words, last + 1 if single and last < len(words) and words[last].low == "one" else last, at)
    if low in function_words.SOMEBODY:
        return Phrase(at, at + 1, at, PERSON, None, NumberForm.PRONOUN)
    gender = function_words.SINGULAR_PRONOUNS.get(low)
    if gender is None or (low == "her" and noun_run(words, at + 1)[1]):
        return None
    return Phrase(at, at + 1, at, PERSON, None, NumberForm.PRONOUN, definite=True, gender=gender)


def _years_old_at(words: tuple[Word, ...], at: int, number: Number | None) -> Phrase | None:
    """Read '13 year old girl' without a determiner."""
    old = after_years_old(words, number)
    if old is None:
        return None
    head, noun, last = head_of(words, old)
    if noun is None or head is None:
        if at and (words[at - 1].low in function_words.AUXILIARIES or words[at - 1].low == ","):
            return None  # he was 13 years old
        head, noun, last = old - 1, PERSON, old
    return Phrase(at, last, head, noun, None, NumberForm.SINGULAR, age=age_in(words, at, last), gender=noun.gender)
