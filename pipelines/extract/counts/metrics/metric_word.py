"""What happened to what is counted: the records of the metric words and their index.

The words are data in the records of the metrics (`all_metrics`); the clause rules that use them are in `find_mentions`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pipelines.contract.vocabulary import Metric, ObjectClass


class MetricFrame(StrEnum):
    """Where the counted thing stands beside a metric word."""

    OBJECT = "object"  # a transitive verb: its object, or the subject of its passive
    SUBJECT = "subject"  # an intransitive verb: its subject
    STATE = "state"  # an adjective or phrase after the counted thing: two dead, he is missing
    NOUN = "noun"  # a noun: the number before it, or the thing in an of-phrase behind it


class Form(StrEnum):
    """Form of a verb."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    ING = "ing"
    OTHER = "other"


@dataclass(frozen=True, slots=True, eq=False)
class MetricWord:
    """Words that tell what happened.

    metrics: metric by class of the counted thing; a class that is missing is not counted by this word.
    forms: the verb's base, third person, past and -ing forms (and a participle), or the fixed wordings of a state or noun.
    tail: words after the verb.  soft: weak evidence that more certain words override (shot, stabbed).
    nouns: counts these nouns only.  absent: says that it did not happen (unharmed).  numbered: counts only what has a number: 12 survived.
    planned: says what is to happen (told to leave).  owned: a noun that counts only the people of its of-phrase: the arrest of two men.
    """

    frame: MetricFrame
    metrics: Mapping[ObjectClass, Metric]
    forms: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    tail: str = ""
    soft: bool = False
    nouns: frozenset[str] = frozenset()
    absent: bool = False
    numbered: bool = False
    planned: bool = False
    owned: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A metric word in a sentence: words [first, last)."""

    first: int
    last: int
    word: MetricWord
    form: Form


_FORMS = (Form.BASE, Form.THIRD, Form.PAST, Form.ING, Form.PAST)


def wordings(word: MetricWord) -> tuple[tuple[tuple[str, ...], Form], ...]:
    """Return every wording of a metric word, split into words, with its verb form."""
    verb = word.frame in {MetricFrame.OBJECT, MetricFrame.SUBJECT}
    forms = _FORMS if verb else (Form.OTHER,) * len(word.forms)
    return tuple(((*form.split(), *word.tail.split()), kind) for form, kind in zip(word.forms, forms, strict=False) if form)


@cache
def index(words: tuple[MetricWord, ...]) -> dict[str, tuple[tuple[tuple[str, ...], Form, MetricWord], ...]]:
    """Return the wordings by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Form, MetricWord]]] = {}
    for word in words:
        for wording, form in wordings(word):
            found.setdefault(wording[0], []).append((wording, form, word))
    return {first: tuple(sorted(entries, key=lambda e: -len(e[0]))) for first, entries in found.items()}
