"""Parser: sentences to tokens with lemma, tag, head and relation, by the weights in `model/`.  Training is in `train`.

What it promises whatever the text: no exception, exact offsets, one root a sentence, the same answer every time, linear time.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, LENGTH, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc

from pipelines.extract.document import Token
from pipelines.syntax.lemmas import lemma_of, read_exceptions
from pipelines.syntax.network import COMPONENTS, load_pipeline
from pipelines.syntax.tokenizer import plain_text

MODEL = Path(__file__).parent / "model"
LONGEST_CHARACTERS = 1500
LONGEST_TOKENS = 250
BATCH = 256  # sentences
VOCABULARY_LIMIT = 200_000  # words: spaCy keeps every word that it has seen, so the pipeline is loaded anew from time to time
WORD_LIMIT = 100_000  # entries of the table of lemmas already found


class SyntaxParser:
    """A tagger and dependency parser for English; satisfies `pipelines.extract.document.Parser`."""

    def __init__(self, folder: Path = MODEL) -> None:
        """Load the weights; raises OSError where the folder holds none."""
        self._folder = folder
        self._exceptions = read_exceptions(folder)
        self._words: dict[tuple[str, int], tuple[str, str, str]] = {}
        self._load()

    def _load(self) -> None:
        """Load the pipeline with an empty vocabulary."""
        self._language: Language = load_pipeline(self._folder)
        self._strings = self._language.vocab.strings
        self._components: list[Any] = [self._language.get_pipe(name) for name in COMPONENTS]
        self._words.clear()

    def parse(self, texts: list[str], starts: list[int]) -> list[tuple[Token, ...]]:
        """Return the tokens of each sentence; starts: offsets of the sentences in the whole text, in code points.

        A sentence without words, or longer than 1,500 characters or 250 tokens, gives no tokens.  The root is its own head and has
        the relation ROOT; every other relation is one of Universal Dependencies, version 2.  Blanks are no tokens.
        """
        if len(self._strings) > VOCABULARY_LIMIT:
            self._load()
        results: list[tuple[Token, ...]] = [()] * len(texts)
        docs = [(number, *parts) for number, text in enumerate(texts) if (parts := self._cut(text)) is not None]
        docs.sort(key=lambda entry: len(entry[1]))
        for first in range(0, len(docs), BATCH):
            batch = docs[first : first + BATCH]
            self._annotate([doc for _, doc, _ in batch])
            for number, doc, offsets in batch:
                results[number] = tuple(self._tokens(texts[number], starts[number], doc, offsets))
        return results

    def _cut(self, text: str) -> tuple[Doc, np.ndarray[Any, Any] | None] | None:
        """Return the words of a sentence, and where its characters lie in the text if blanks were left out."""
        if len(text) > LONGEST_CHARACTERS:
            return None
        plain, offsets = plain_text(text)
        doc = self._language.tokenizer(plain)
        return (doc, offsets) if 0 < len(doc) <= LONGEST_TOKENS else None

    def _annotate(self, docs: list[Doc]) -> None:
        """Set tags, heads and relations."""
        for component in self._components:
            component.set_annotations(docs, component.predict(docs))

    def _tokens(self, text: str, start: int, doc: Doc, offsets: np.ndarray[Any, Any] | None) -> Iterator[Token]:
        """Yield the tokens of a parsed sentence."""
        columns = doc.to_array([IDX, LENGTH, TAG, DEP, HEAD])
        first = columns[:, 0].astype(np.int64)
        last = first + columns[:, 1].astype(np.int64)
        if offsets is not None:
            first, last = offsets[first], offsets[last - 1] + 1
        heads = (np.arange(len(doc)) + columns[:, 4].astype(np.int64)).tolist()
        deps = [self._strings[dep] for dep in columns[:, 3].tolist()]
        one_root(heads, deps)
        rows = zip(first.tolist(), last.tolist(), columns[:, 2].tolist(), deps, heads, strict=True)
        for index, (begin, end, label, dep, head) in enumerate(rows):
            word = text[begin:end]
            lemma, pos, tag = self._words.get((word, label)) or self._word(word, label)
            yield Token(index, start + begin, start + end, word, lemma, pos, tag, dep, head)

    def _word(self, word: str, label: int) -> tuple[str, str, str]:
        """Return lemma, universal part of speech and Penn tag, and remember them."""
        if len(self._words) > WORD_LIMIT:
            self._words.clear()
        tag, _, pos = self._strings[label].partition("|")
        entry = lemma_of(word, tag, self._exceptions), pos, tag
        self._words[word, label] = entry
        return entry


def one_root(heads: list[int], deps: list[str]) -> None:
    """Hang every further root on the first one, as a parataxis, in place."""
    roots = [number for number, head in enumerate(heads) if head == number]
    for number in roots[1:]:
        heads[number] = roots[0]
        deps[number] = "parataxis"
    deps[roots[0]] = "ROOT"


@cache
def load_parser() -> SyntaxParser:
    """Return the parser with the shipped weights, loaded once a process (about half a second)."""
    return SyntaxParser()
