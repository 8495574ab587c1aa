"""Clause and Mention: a sentence as the clause rules see it, and what they find in it."""

from dataclasses import dataclass

from pipelines.contract.vocabulary import Metric, NumberForm
from pipelines.extract.counts.metrics.metric_word import Trigger
from pipelines.extract.counts.phrases.phrase import Phrase
from pipelines.extract.counts.words.sentence_words import Word

PAIR = 2
_OF_WHOM = frozenset({"them", "whom", "these", "those"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing that one metric word counts.

    rule: the rule that linked them.  direct: phrase and metric word stand side by side, so the claim spans both.
    apart: another counted phrase stands between, so the claim is the phrase.  part: 'including three children'.
    zero: it claims that there were none.  planned: it has not happened yet.  tentative: it may have happened.
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


class Clause:
    """A sentence as the clause rules see it.  lows: its words in lower case."""

    __slots__ = ("_ends", "_starts", "lows", "phrases", "words")

    def __init__(self, words: tuple[Word, ...], phrases: tuple[Phrase, ...]) -> None:
        """Index the phrases by their first word and by the word after them."""
        self.words, self.phrases = words, phrases
        self.lows = tuple(word.low for word in words)
        self._starts = {phrase.first: phrase for phrase in reversed(phrases)}
        self._ends = {phrase.last: phrase for phrase in reversed(phrases)}

    def low(self, at: int) -> str:
        """Return the word at this position in lower case, empty outside the sentence."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def phrase_at(self, at: int) -> Phrase | None:
        """Return the phrase that starts at this word."""
        return self._starts.get(at)

    def phrase_before(self, at: int) -> Phrase | None:
        """Return the phrase that ends right before this word."""
        return self._ends.get(at)


def is_counted(phrase: Phrase) -> bool:
    """Whether the phrase tells how many: a number, a singular, a name, a pronoun; no bare plural."""
    return phrase.number is not None or phrase.form in {NumberForm.SINGULAR, NumberForm.NAMED, NumberForm.PRONOUN}


def is_part_of_them(clause: Clause, at: int) -> bool:
    """Whether a part of what stands before begins at a word: two of them children."""
    part = clause.phrase_at(at)
    return part is not None and part.number is not None and clause.low(part.last - 2) == "of" and clause.low(part.last - 1) in _OF_WHOM
