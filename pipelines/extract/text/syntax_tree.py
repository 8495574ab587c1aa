"""Tree: the syntax of one sentence, with the questions that the stages ask of it.

Relations are those of Universal Dependencies.  What a word means for a statement belongs in `contents_after_cue` and `cue_subjects`.
"""

from collections.abc import Iterator
from functools import cached_property

from pipelines.extract.text.document import Sentence
from pipelines.extract.text.tag_mending import mended
from pipelines.syntax.token import Token

_BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re", "got", "gets", "get"])
_S = frozenset({"'s", "’s"})
_HE = frozenset({"he", "she", "who"})
_NAMING = frozenset({"call", "name", "consider", "deem", "give"})
_OBJECT_TAGS = frozenset({"PRP", "PRP$", "DT", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "WDT", "``"})
_NOT = frozenset({"not", "n't", "n’t", "never", "didn’t", "doesn’t", "don’t", "hasn’t", "haven’t", "hadn’t", "won’t"})
_HELPER_TAGS = frozenset({"RB", "VBD", "VBZ", "VBP", "VB", "VBN", "MD"})
_HELPERS_BEFORE = 3  # words: has not yet said
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


class Tree:
    """A parsed sentence.  Indices are positions in the sentence; spans are half-open offsets in the whole text."""

    def __init__(self, sentence: Sentence) -> None:
        """Index the children and the reach of every subtree."""
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = mended(sentence.tokens)
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                self.children[token.head].append(token.index)

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.tokens)

    @cached_property
    def lower(self) -> list[str]:
        """The words in lower case."""
        return [token.text.lower() for token in self.tokens]

    def child(self, index: int, *relations: str) -> int | None:
        """Return the first child with one of the relations (subtypes count), or None."""
        return next((one for one in self.children[index] if self.tokens[one].dep.partition(":")[0] in relations), None)

    def exact_child(self, index: int, *relations: str) -> int | None:
        """Return the first child with exactly one of the relations, or None."""
        return next((one for one in self.children[index] if self.tokens[one].dep in relations), None)

    def all_children(self, index: int, *relations: str) -> list[int]:
        """Return the children with one of the relations (subtypes count), in order."""
        return [one for one in self.children[index] if self.tokens[one].dep.partition(":")[0] in relations]

    def subtree(self, index: int, without: frozenset[int] = frozenset()) -> list[int]:
        """Return the indices of the subtree in order, leaving out the subtrees in `without`."""
        found: list[int] = []
        stack = [index]
        while stack:
            one = stack.pop()
            found.append(one)
            stack.extend(child for child in self.children[one] if child not in without)
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the heads of a word, nearest first."""
        seen = 0
        while self.tokens[index].head != index and seen <= len(self.tokens):
            index = self.tokens[index].head
            seen += 1
            yield index

    def words(self, start: int, end: int) -> str:
        """Return the words from one index to another (end excluded), in lower case with single spaces."""
        return " ".join(self.lower[start:end])

    def is_verb(self, index: int) -> bool:
        """Whether the word is a verb form and no auxiliary, adjective or preposition."""
        token = self.tokens[index]
        if token.dep == "amod" and token.tag in {"VBD", "VBN"} and index > 0 and self.tokens[index - 1].pos in {"NOUN", "PROPN", "PRON"}:
            return True
        return token.tag.startswith("VB") and token.dep.partition(":")[0] not in {"aux", "cop", "amod", "case", "mark", "fixed", "compound"}

    def is_negated(self, index: int) -> bool:
        """Whether not, never or no longer stands with the verb."""
        near = range(max(0, index - _HELPERS_BEFORE), index)
        return any(self.lower[one] in _NOT and all(self.tokens[k].tag in _HELPER_TAGS for k in range(one, index)) for one in near)

    def is_passive(self, index: int) -> bool:
        """Whether the verb is passive: was told, being asked; by word order, which the parser gets wrong more often."""
        if self.tokens[index].tag not in {"VBN", "VBD"}:
            return False
        before = self._before(index)
        return before >= 0 and self.lower[before] in _BE and not self._is_perfect(index, before)

    def _is_perfect(self, index: int, before: int) -> bool:
        """Whether "'s" before a participle stands for "has": she's said that, he's promised a bridge; it's called, he's accused of."""
        if self.lower[before] not in _S or before == 0 or self.lower[before - 1] not in _HE or index + 1 >= len(self):
            return False
        return self.tokens[index].lemma not in _NAMING and self.tokens[index + 1].tag in _OBJECT_TAGS

    def _before(self, index: int) -> int:
        """Return the index of the last word before a verb that is no adverb."""
        before = index - 1
        while before >= 0 and self.tokens[before].tag in {"RB", "RBR"}:
            before -= 1
        return before
