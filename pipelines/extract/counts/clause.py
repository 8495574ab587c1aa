"""Clause and Mention: a sentence as the clause rules see it, and what they find in it."""

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter

from pipelines.extract.counts.metrics import Trigger
from pipelines.extract.counts.phrase import Phrase
from pipelines.extract.counts.words import Word
from pipelines.vocabulary import Metric, NumberForm

PAIR = 2
_first, _last = attrgetter("first"), attrgetter("last")
_OF_WHOM = frozenset({"them", "whom", "these", "those"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing that one metric word counts.

    rule: the rule that linked them.  direct: phrase and metric word stand side by side, so the claim spans both.
    apart: another counted phrase stands between, so the claim is the phrase.  part: 'including three children'.
    zero: none.  planned: not yet happened.  tentative: may have happened.
    """

    phrase: Phrase | None
    trigger: Trigger
    metric: Metric
    rule: str
    direct: bool = True
    apart: bool = False
    part: bool = False
    zero: bool = False
    planned: bool = False
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence as the clause rules see it."""

    words: tuple[Word, ...]
    phrases: tuple[Phrase, ...]

    def low(self, at: int) -> str:
        """Return the word at this position in lower case, empty outside the sentence."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def phrase_at(self, at: int) -> Phrase | None:
        """Return the phrase that starts at this word."""
        index = bisect_left(self.phrases, at, key=_first)
        return self.phrases[index] if index < len(self.phrases) and self.phrases[index].first == at else None

    def phrase_before(self, at: int) -> Phrase | None:
        """Return the phrase that ends right before this word."""
        index = bisect_left(self.phrases, at, key=_last)
        return self.phrases[index] if index < len(self.phrases) and self.phrases[index].last == at else None


def is_counted(phrase: Phrase) -> bool:
    """Whether the phrase tells how many: a number, a singular, a name, a pronoun; no bare plural."""
    return phrase.number is not None or phrase.form in {NumberForm.SINGULAR, NumberForm.NAMED, NumberForm.PRONOUN}


def is_part_of_them(clause: Clause, at: int) -> bool:
    """Whether a part of what stands before begins at a word: two of them children."""
    part = clause.phrase_at(at)
    return part is not None and part.number is not None and clause.low(part.last - 2) == "of" and clause.low(part.last - 1) in _OF_WHOM
