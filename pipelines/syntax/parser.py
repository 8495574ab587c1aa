"""Parser: sentences to tokens with lemma, tag, head and relation, by the weights in `model/`.  Training is in `train`.

What it promises whatever the text: no exception, exact offsets, one root per sentence, the same answer every time, linear time.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import cache
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from pipelines.syntax.inference import Analysis, Array, analyse
from pipelines.syntax.lemmas import lemma_of, read_exceptions
from pipelines.syntax.model_weights import MODEL, load_weights
from pipelines.syntax.token import Token
from pipelines.syntax.tokenizer import plain_marks
from pipelines.syntax.tree_repair import SUBJECTS, join_subjects
from pipelines.syntax.word_vectors import Vocabulary

LONGEST_CHARACTERS = 1500
LONGEST_TOKENS = 250
BATCH = 4000  # tokens analysed at once
WORD_LIMIT = 100_000  # entries of the table of lemmas already found
ROOT = "ROOT"
Cut = tuple[int, list[tuple[int, int, int]]]


class SyntaxParser:
    """A tagger and dependency parser for English; satisfies `pipelines.extract.text.document.Parser`."""

    def __init__(self, folder: Path = MODEL) -> None:
        """Load the weights; raises OSError where the folder holds none."""
        self._exceptions = read_exceptions(folder)
        self._weights, labels = load_weights(folder)
        self._vocabulary = Vocabulary(self._weights)
        self._labels = [(tag, pos) for tag, _, pos in (label.partition("|") for label in labels.tags)]
        self._relations = ["dep" if name == ROOT else name for name in labels.relations]
        self._subjects = np.array([name in SUBJECTS for name in labels.relations])
        self._lemmas: dict[int, tuple[str, str, str]] = {}

    def parse(self, texts: list[str], starts: list[int]) -> list[tuple[Token, ...]]:
        """Return the tokens of each sentence; starts: offsets of the sentences in the whole text, in code points.

        A sentence without words, or longer than 1,500 characters or 250 tokens, gives no tokens.  The root is its own head and has
        the relation ROOT; every other relation is one of Universal Dependencies, version 2.  Blanks are no tokens.
        """
        if self._vocabulary.is_full or len(self._lemmas) > WORD_LIMIT:
            self._vocabulary.forget()
            self._lemmas.clear()
        results: list[tuple[Token, ...]] = [()] * len(texts)
        cuts = [(number, self._vocabulary.cut(text)) for number, text in enumerate(texts) if len(text) <= LONGEST_CHARACTERS]
        for batch in _batches([cut for cut in cuts if 0 < len(cut[1]) <= LONGEST_TOKENS]):
            self._analyse(batch, starts, results)
        return results

    def _analyse(self, batch: list[Cut], starts: list[int], results: list[tuple[Token, ...]]) -> None:
        """Put the tokens of the sentences into the results."""
        lengths = np.array([len(words) for _, words in batch])
        flat = chain.from_iterable(chain.from_iterable(words for _, words in batch))
        numbers, firsts, lasts = np.fromiter(flat, dtype=np.int64).reshape(-1, 3).T
        analysis = analyse(self._weights, self._vocabulary.vectors, numbers, lengths)
        shift = np.repeat([starts[number] for number, _ in batch], lengths)
        tokens = self._tokens(numbers, firsts + shift, lasts + shift, lengths, analysis)
        first = 0
        for number, words in batch:
            results[number] = tuple(tokens[first : first + len(words)])
            first += len(words)

    def _tokens(self, numbers: Array, firsts: Array, lasts: Array, lengths: Array, analysis: Analysis) -> list[Token]:
        """Return the tokens of the sentences of a batch."""
        begin = np.repeat(np.cumsum(lengths) - lengths, lengths)
        heads = (analysis.heads - begin).tolist()
        deps = [self._relations[number] for number in analysis.relations.tolist()]
        for root in analysis.roots.tolist():
            deps[root] = ROOT
        self._join_subjects(analysis, begin, heads, deps)
        words = list(map(self._vocabulary.words.__getitem__, numbers.tolist()))
        lemmas, universal, tags = zip(*self._lemmas_of(numbers, words, analysis.tags), strict=True)
        indexes = (np.arange(len(numbers)) - begin).tolist()
        return _new_tokens(indexes, firsts.tolist(), lasts.tolist(), words, lemmas, universal, tags, deps, heads)

    def _join_subjects(self, analysis: Analysis, begin: Array, heads: list[int], deps: list[str]) -> None:
        """Join subjects in the sentences in which a predicate has two."""
        subjects = np.flatnonzero(self._subjects[analysis.relations])
        predicates = np.flatnonzero(np.bincount(analysis.heads[subjects]) > 1)
        for start in set(begin[predicates].tolist()):
            stop = int(np.searchsorted(begin, start, side="right"))
            part_heads, part_deps = heads[start:stop], deps[start:stop]
            join_subjects(part_heads, part_deps)
            heads[start:stop], deps[start:stop] = part_heads, part_deps

    def _lemmas_of(self, numbers: Array, words: list[str], tags: Array) -> list[tuple[str, str, str]]:
        """Return lemma, universal part of speech and Penn tag of each word, and remember them."""
        size = len(self._labels)
        keys = (numbers * size + tags).tolist()
        known = self._lemmas
        for key, word in zip(keys, words, strict=True):
            if key not in known:
                tag, pos = self._labels[key % size]
                plain = plain_marks(word)
                lemma = lemma_of(plain, tag, self._exceptions)
                known[key] = word if lemma == plain else lemma, pos, tag
        return list(map(known.__getitem__, keys))


def _new_tokens(*columns: Sequence[Any]) -> list[Token]:
    """Return tokens from one column for each of their fields.

    The constructor of a frozen class took as long as all matrices of the heads together; filling field by field takes a third of it.
    """
    tokens = list(map(object.__new__, repeat(Token, len(columns[0]))))
    for field, column in zip(fields(Token), columns, strict=True):
        deque(map(Token.__dict__[field.name].__set__, tokens, column), maxlen=0)
    return tokens


def _batches(cuts: list[Cut]) -> Iterator[list[Cut]]:
    """Yield sentences of like length together, the longest first."""
    batch: list[Cut] = []
    tokens = 0
    for cut in sorted(cuts, key=lambda cut: -len(cut[1])):
        batch.append(cut)
        tokens += len(cut[1])
        if tokens >= BATCH:
            yield batch
            batch, tokens = [], 0
    if batch:
        yield batch


@cache
def load_parser() -> SyntaxParser:
    """Return the parser with the shipped weights, loaded once a process, and keep numpy's products of matrices on one core from then on.

    A second thread of OpenBLAS finds nothing to do in matrices of this size; it spins between two products, which doubles the
    processor time of everything. The environment variable would come too late where numpy was imported before.
    """
    threadpool_limits(1, user_api="blas")
    return SyntaxParser()
