"""Augment: variants of treebank sentences as news texts write them.  Every variant keeps a correct tree.

Chances are small, so that most sentences stay as they were; the random generator comes in as a parameter, so that a seed fixes the
whole training.
"""

import random
from dataclasses import replace

from pipelines.syntax.speech_frames import can_be_said, said_by, speakers_in
from pipelines.syntax.treebank import TreebankTree

QUOTE_STYLES = (('"', '"'), ("“", "”"), ("``", "''"))
QUOTE_WEIGHTS = (45, 50, 5)
DROP_STOP = 0.1
TITLE_CASE = 0.04
SPEECH = 0.15  # of the sentences that can be put into a frame of speech
SMALL_WORDS = frozenset({"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "as", "by", "with", "from", "n't", "'s"})


class Variants:
    """Maker of variants, with the speakers that the treebanks offer."""

    def __init__(self, trees: list[TreebankTree], rng: random.Random) -> None:
        """Look through the trees for speakers; rng: source of all randomness."""
        self._speakers = speakers_in(trees)
        self._rng = rng

    def of(self, tree: TreebankTree) -> TreebankTree:
        """Return the tree or a variant of it."""
        if self._rng.random() < SPEECH and self._speakers and can_be_said(tree):
            tree = said_by(tree, self._rng.choice(self._speakers), self._rng)
        tree = _quote_style(tree, self._rng)
        if self._rng.random() < DROP_STOP:
            tree = _drop_stop(tree)
        return _title_case(tree) if self._rng.random() < TITLE_CASE else tree


def _quote_style(tree: TreebankTree, rng: random.Random) -> TreebankTree:
    """Write the double quotation marks in one style."""
    left, right = rng.choices(QUOTE_STYLES, QUOTE_WEIGHTS)[0]
    doubles = {'"', "“", "”", "``", "''"}
    words = [
        (left if label.startswith("``") else right) if word in doubles and label.startswith(("``", "''")) else word
        for word, label in zip(tree.words, tree.labels, strict=True)
    ]
    return replace(tree, words=tuple(words))


def _drop_stop(tree: TreebankTree) -> TreebankTree:
    """Leave out the full stop at the end, where no word depends on it."""
    last = len(tree.words) - 1
    if last < 1 or tree.words[last] != "." or last in tree.heads[:last]:
        return tree
    return TreebankTree(*(column[:last] for column in (tree.words, tree.spaces, tree.labels, tree.lemmas, tree.heads, tree.deps)))  # type: ignore[arg-type]


def _title_case(tree: TreebankTree) -> TreebankTree:
    """Write the words with capitals, as headlines do."""
    words = [word if number and word in SMALL_WORDS else word[:1].upper() + word[1:] for number, word in enumerate(tree.words)]
    return _drop_stop(replace(tree, words=tuple(words)))
