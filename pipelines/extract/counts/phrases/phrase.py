"""Phrase: words of a sentence that name something that may be counted.  They are found in `find_phrases`."""

from dataclasses import dataclass

from pipelines.contract.vocabulary import NumberForm
from pipelines.extract.counts.words.counted_nouns import Noun
from pipelines.extract.counts.words.numbers import Number


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as read: words [first, last), its head noun (None where it is left out) and its number.

    form None: a bare plural, of which nothing is counted.  partitive: 'three of the men', 'two of them'.
    name: a person's name.  negative: 'no one', 'none', 'no injuries'.  increment: 'another', 'a further'.  ordinal: 6 of 'a sixth victim'.
    """

    first: int
    last: int
    head: int | None
    noun: Noun | None
    number: Number | None
    form: NumberForm | None
    definite: bool = False
    partitive: bool = False
    negative: bool = False
    increment: bool = False
    name: str | None = None
    age: int | None = None
    gender: str | None = None
    ordinal: int | None = None
