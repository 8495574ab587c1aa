"""Vocabulary: pieces of text already cut, and the vectors of the words in them, so that both are worked out once for each.

What is remembered only saves time: `forget` may be called between any two calls.
"""

from typing import Any

import numpy as np

from pipelines.syntax.inference import word_vectors
from pipelines.syntax.model_weights import ModelWeights
from pipelines.syntax.tokenizer import cut_words, plain_marks
from pipelines.syntax.word_features import string_hash, word_features

Array = np.ndarray[Any, Any]
MOST_WORDS, MOST_PIECES = 60_000, 150_000  # a word takes about 400 bytes for its vector
LONGEST_PIECE = 40  # characters: longer pieces rarely come again
Piece = tuple[tuple[int, int, int], ...]  # for each word: number, start, end


class Vocabulary:
    """Words by number; the vector of number 0 is zero and belongs to no word."""

    def __init__(self, weights: ModelWeights) -> None:
        """Start empty."""
        self._weights = weights
        self._hashes: dict[str, int] = {}
        self.forget()

    def forget(self) -> None:
        """Forget all words and pieces; numbers start anew."""
        self.words = [""]
        self._numbers: dict[str, int] = {}
        self._pieces: dict[str, Piece] = {}
        self._vectors = np.zeros((1024, self._weights.tables[0].shape[1]), dtype=np.float32)
        self._ready = 1
        self._hashes.clear()

    @property
    def is_full(self) -> bool:
        """Whether it is time to forget."""
        return len(self.words) > MOST_WORDS or len(self._pieces) > MOST_PIECES

    def cut(self, text: str) -> list[tuple[int, int, int]]:
        """Return number, start and end of each word of a text."""
        known = self._pieces.get
        found: list[tuple[int, int, int]] = []
        start = 0
        for piece in text.split(" "):
            words = known(piece)
            if words is None:
                words = self._learn(piece)
            for number, first, last in words:
                found.append((number, start + first, start + last))
            start += len(piece) + 1
        return found

    def _learn(self, piece: str) -> Piece:
        """Cut a piece without plain blanks and remember it."""
        words = tuple((self.number(piece[first:last]), first, last) for first, last in cut_words(piece))
        if len(piece) <= LONGEST_PIECE:
            self._pieces[piece] = words
        return words

    def number(self, word: str) -> int:
        """Return the number of a word, which may be a new one."""
        number = self._numbers.setdefault(word, len(self.words))
        if number == len(self.words):
            self.words.append(word)
        return number

    @property
    def vectors(self) -> Array:
        """Vectors of all words so far, by their number."""
        total = len(self.words)
        if total > self._ready:
            hashes = np.array([self._hash(word) for word in self.words[self._ready :]], dtype=np.uint64)
            while total > len(self._vectors):
                self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
            self._vectors[self._ready : total] = word_vectors(self._weights, hashes)
            self._ready = total
        return self._vectors

    def _hash(self, word: str) -> list[int]:
        """Return the hashes of the features of a word; endings and shapes are few, so that their hashes are remembered."""
        form, *parts = word_features(plain_marks(word))
        known = self._hashes
        for part in parts:
            if part not in known:
                known[part] = string_hash(part)
        return [string_hash(form), *(known[part] for part in parts)]
