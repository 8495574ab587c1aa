"""Phrases without determiner or number: persons' names and bare nouns."""

import re

from pipelines.contract.vocabulary import NumberForm
from pipelines.extract.counts.metrics.all_metrics import metric_words
from pipelines.extract.counts.phrases.head_nouns import AGE_WORD, age_after, age_in, head_of
from pipelines.extract.counts.phrases.phrase import Phrase
from pipelines.extract.counts.words import function_words
from pipelines.extract.counts.words.counted_nouns import PERSON, noun_of
from pipelines.extract.counts.words.sentence_words import Word

_CLOSERS = frozenset({",", ")"})  # behind an age
_NAME = re.compile(r"[A-ZÀ-Þ][^\W\d]*(?:[.'’-][^\W\d]+)*\.?")


def bare_noun_at(words: tuple[Word, ...], at: int) -> Phrase | None:
    """Read a noun without determiner: nothing is counted, but other phrases may refer to it."""
    low = words[at].low
    if low in function_words.STOPS or low in metric_words():
        return None
    noun = noun_of(low)
    if noun is None and AGE_WORD.fullmatch(low):
        head, noun, last = head_of(words, at + 1)
        if noun is not None:
            return Phrase(
                at, last, head, noun, None, None if noun.plural else NumberForm.SINGULAR, age=age_in(words, at, at + 1), gender=noun.gender
            )
        return Phrase(at, at + 1, at, PERSON, None, NumberForm.SINGULAR, age=age_in(words, at, at + 1))
    if noun is None:
        return None
    head, noun, last = head_of(words, at)
    named = name_at(words, last, frozenset()) if last < len(words) and noun and not noun.plural else None
    if named:
        return Phrase(
            at,
            named.last,
            named.head,
            noun,
            None,
            NumberForm.NAMED,
            definite=True,
            name=named.name,
            age=named.age,
            gender=noun.gender if noun else None,
        )
    return Phrase(at, last, head, noun, None, None)


def name_at(words: tuple[Word, ...], at: int, surnames: frozenset[str]) -> Phrase | None:
    """Read a person's name of two words or more, or a surname that is known in the article, with the age after it."""
    start = at
    while at < len(words) and words[at].low in function_words.TITLES and words[at].text[0].isupper():
        at += 1
    last = at
    while (
        last < len(words)
        and last < at + 5
        and _NAME.fullmatch(words[last].text)
        and words[last].low not in function_words.NOT_IN_PERSON_NAMES
    ):
        last += 1
    titled = at > start
    if last < len(words) and words[last].low in function_words.PLACE_NAME_ENDS and words[last].text[0].isupper():
        return None  # Mount Sinai Hospital
    if last == at or (last - at == 1 and not titled and words[at].low not in surnames):
        return None
    name = " ".join(word.text for word in words[at:last])
    age = age_after(words, last)
    return Phrase(
        start,
        last if age is None else last + 3 if last + 2 < len(words) and words[last + 2].low in _CLOSERS else last + 2,
        last - 1,
        PERSON,
        None,
        NumberForm.NAMED,
        definite=True,
        name=name,
        age=age,
    )
