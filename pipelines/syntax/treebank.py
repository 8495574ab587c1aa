"""Treebank: CoNLL-U files read into trees for training and scoring.  What is changed in the trees is in `augment`."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipelines.syntax.tokenizer import plain_marks

COLUMNS = 10
NO_VALUE = "_"


@dataclass(frozen=True, slots=True)
class TreebankTree:
    """A sentence with its gold analysis; all tuples have one entry per word.

    spaces: whether a blank follows.  labels: Penn tag and universal part of speech, joined by "|".  heads: index of the head; the
    root is its own head.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    labels: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence as it was written."""
        return "".join(word + " " * space for word, space in zip(self.words, self.spaces, strict=True)).strip()


class TreebankRow(NamedTuple):
    """One word of a tree, for moving words about; the meaning of the fields is in `Tree`."""

    place: int
    word: str
    space: bool
    label: str
    lemma: str
    head: int
    dep: str


def treebank_rows(tree: TreebankTree) -> list[TreebankRow]:
    """Return the words of a tree."""
    columns = zip(tree.words, tree.spaces, tree.labels, tree.lemmas, tree.heads, tree.deps, strict=True)
    return [TreebankRow(place, *column) for place, column in enumerate(columns)]


def tree_of(rows: list[TreebankRow]) -> TreebankTree:
    """Return the tree of the words."""
    _, words, spaces, labels, lemmas, heads, deps = zip(*rows, strict=True)
    return TreebankTree(words, spaces, labels, lemmas, heads, deps)


def read_trees(path: Path) -> Iterator[TreebankTree]:
    """Yield the sentences of a CoNLL-U file in their order."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if any(len(row) == COLUMNS for row in rows):
            yield _tree(rows)


def _tree(rows: list[list[str]]) -> TreebankTree:
    """Return the tree of one block.  Words of a multiword token (did, n't) touch each other; its line says what follows the last."""
    glued = _glued(rows)
    words = [row for row in rows if row[0].isdigit()]
    return TreebankTree(
        words=tuple(plain_marks(row[1]) for row in words),
        spaces=tuple(glued.get(int(row[0]), "SpaceAfter=No" not in row[9]) for row in words),
        labels=tuple(f"{row[4]}|{row[3]}" for row in words),
        lemmas=tuple(row[1] if row[2] == NO_VALUE else row[2] for row in words),
        heads=tuple(int(row[6]) - 1 if row[6] != "0" else number for number, row in enumerate(words)),
        deps=tuple(row[7] if row[6] != "0" else "ROOT" for row in words),
    )


def _glued(rows: list[list[str]]) -> dict[int, bool]:
    """Return for the words inside multiword tokens whether a blank follows."""
    glued: dict[int, bool] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = (int(part) for part in row[0].split("-"))
            glued |= dict.fromkeys(range(first, last), False)
            glued[last] = "SpaceAfter=No" not in row[9]
    return glued
