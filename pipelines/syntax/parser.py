"""Parser: sentences to tokens with lemma, tag, head and relation, by the weights in `model/`.  Training is in `train`.

What it promises whatever the text: no exception, exact offsets, one root a sentence, the same answer every time, linear time.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import IDX, LENGTH  # type: ignore[import-not-found]
from spacy.tokens import Doc

from pipelines.extract.document import Token
from pipelines.syntax.lemmas import lemma_of, read_exceptions
from pipelines.syntax.network import load_network, new_language
from pipelines.syntax.repair import join_subjects
from pipelines.syntax.tokenizer import plain_text

MODEL = Path(__file__).parent / "model"
LONGEST_CHARACTERS = 1500
LONGEST_TOKENS = 250
BATCH = 4000  # tokens analysed at once
VOCABULARY_LIMIT = 200_000  # words: spaCy keeps every word that it has seen, so the tokenizer is made anew from time to time
WORD_LIMIT = 100_000  # entries of the table of lemmas already found
ROOT = "ROOT"
Array = np.ndarray[Any, Any]
Offsets = Array | None
Cut = tuple[int, Doc, Offsets]


class SyntaxParser:
    """A tagger and dependency parser for English; satisfies `pipelines.extract.document.Parser`."""

    def __init__(self, folder: Path = MODEL) -> None:
        """Load the weights; raises OSError where the folder holds none."""
        self._exceptions = read_exceptions(folder)
        self._network = load_network(folder)
        self._language = new_language()
        self._labels = [(tag, pos) for tag, _, pos in (label.partition("|") for label in self._network.tags)]
        self._relations = ["dep" if name == ROOT else name for name in self._network.relations]
        self._words: dict[tuple[str, int], tuple[str, str, str]] = {}

    def parse(self, texts: list[str], starts: list[int]) -> list[tuple[Token, ...]]:
        """Return the tokens of each sentence; starts: offsets of the sentences in the whole text, in code points.

        A sentence without words, or longer than 1,500 characters or 250 tokens, gives no tokens.  The root is its own head and has
        the relation ROOT; every other relation is one of Universal Dependencies, version 2.  Blanks are no tokens.
        """
        if len(self._language.vocab) > VOCABULARY_LIMIT:
            self._language = new_language()
        results: list[tuple[Token, ...]] = [()] * len(texts)
        cuts = [(number, *parts) for number, text in enumerate(texts) if (parts := self._cut(text)) is not None]
        for batch in _batches(cuts):
            analyses = self._network.analyse([doc for _, doc, _ in batch])
            for (number, doc, offsets), analysis in zip(batch, analyses, strict=True):
                results[number] = tuple(self._tokens(texts[number], starts[number], _places(doc, offsets), *analysis))
        return results

    def _cut(self, text: str) -> tuple[Doc, Offsets] | None:
        """Return the words of a sentence, and where its characters lie in the text if blanks were left out."""
        if len(text) > LONGEST_CHARACTERS:
            return None
        plain, offsets = plain_text(text)
        doc = self._language.tokenizer(plain)
        return (doc, offsets) if 0 < len(doc) <= LONGEST_TOKENS else None

    def _tokens(
        self, text: str, start: int, places: list[tuple[int, int]], tags: Array, heads: list[int], relations: Array
    ) -> Iterator[Token]:
        """Yield the tokens of a parsed sentence."""
        deps = [
            ROOT if head == index else self._relations[number]
            for index, (head, number) in enumerate(zip(heads, relations.tolist(), strict=True))
        ]
        join_subjects(heads, deps)
        rows = zip(places, tags.tolist(), heads, deps, strict=True)
        for index, ((first, last), label, head, dep) in enumerate(rows):
            word = text[first:last]
            lemma, pos, tag = self._words.get((word, label)) or self._word(word, label)
            yield Token(index, start + first, start + last, word, lemma, pos, tag, dep, head)

    def _word(self, word: str, label: int) -> tuple[str, str, str]:
        """Return lemma, universal part of speech and Penn tag, and remember them."""
        if len(self._words) > WORD_LIMIT:
            self._words.clear()
        tag, pos = self._labels[label]
        entry = lemma_of(word, tag, self._exceptions), pos, tag
        self._words[word, label] = entry
        return entry


def _batches(cuts: list[Cut]) -> Iterator[list[Cut]]:
    """Yield sentences of like length together, so that little of the array of words is empty."""
    batch: list[Cut] = []
    tokens = 0
    for cut in sorted(cuts, key=lambda cut: len(cut[1])):
        batch.append(cut)
        tokens += len(cut[1])
        if tokens >= BATCH:
            yield batch
            batch, tokens = [], 0
    if batch:
        yield batch


def _places(doc: Doc, offsets: Offsets) -> list[tuple[int, int]]:
    """Return start and end of each token in the text of the sentence."""
    columns = doc.to_array([IDX, LENGTH]).astype(np.int64)
    first, last = columns[:, 0], columns[:, 0] + columns[:, 1]
    if offsets is not None:
        first, last = offsets[first], offsets[last - 1] + 1
    return list(zip(first.tolist(), last.tolist(), strict=True))


@cache
def load_parser() -> SyntaxParser:
    """Return the parser with the shipped weights, loaded once a process (about half a second)."""
    return SyntaxParser()
