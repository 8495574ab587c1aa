"""From vectors to trees: the best tree against all trees, sentences alone and together, features of words."""

import itertools

import numpy as np
import pytest

from pipelines.syntax.decode import best_heads
from pipelines.syntax.inference import analyse
from pipelines.syntax.model_weights import MODEL, load_weights
from pipelines.syntax.word_features import rows, shape, string_hash, word_features
from pipelines.syntax.word_vectors import Vocabulary

NO_DISTANCE = np.zeros(49, dtype=np.float32)


def best_tree(scores: np.ndarray) -> tuple[int, ...]:
    """Return the heads of one sentence from words × (words + 1) scores."""
    size = len(scores)
    heads, roots = best_heads(scores, np.eye(size, dtype=np.float32), NO_DISTANCE, np.array([size]))
    assert heads[roots[0]] == roots[0]
    return tuple(heads.tolist())


def is_tree(heads: tuple[int, ...], root: int) -> bool:
    for start in range(len(heads)):
        word = start
        for _ in heads:
            word = heads[word]
        if word != root:
            return False
    return [number for number, head in enumerate(heads) if number == head] == [root]


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_best_tree_is_the_best_of_all(size: int) -> None:
    rng = np.random.default_rng(size)
    for _ in range(40):
        scores = rng.normal(size=(size, size + 1)).astype(np.float32)
        heads = best_tree(scores)
        root = next(number for number, head in enumerate(heads) if number == head)
        trees = [tree for tree in itertools.product(range(size), repeat=size) if is_tree(tree, root)]
        assert heads == max(trees, key=lambda tree: sum(float(scores[n, h]) for n, h in enumerate(tree) if n != h))


def test_best_tree_of_a_long_sentence_of_cycles() -> None:
    size = 250
    scores = np.zeros((size, size + 1), dtype=np.float32)
    for word in range(size):
        scores[word, word ^ 1] = 5
    heads = best_tree(scores)
    assert is_tree(heads, next(number for number, head in enumerate(heads) if number == head))


def test_sentences_alone_and_together() -> None:
    weights, labels = load_weights(MODEL)
    vocabulary = Vocabulary(weights)
    texts = ["Rebels attacked the village of Velm on Monday , the mayor said .", "Nobody was hurt in the fire .", "Silence .", "Why ?"]
    sentences = [[vocabulary.number(word) for word in text.split()] for text in texts]
    together = analyse(
        weights,
        vocabulary.vectors,
        np.array([number for words in sentences for number in words]),
        np.array([len(words) for words in sentences]),
    )
    start = 0
    for words in sentences:
        alone = analyse(weights, vocabulary.vectors, np.array(words), np.array([len(words)]))
        part = slice(start, start + len(words))
        assert (alone.tags == together.tags[part]).all()
        assert (alone.heads == together.heads[part] - start).all()
        assert (alone.relations == together.relations[part]).all()
        start = part.stop
    assert len(labels.tags) > together.tags.max()


def test_features() -> None:
    assert word_features("Velmian") == ("velmian", "V", "ian", "Xxxxx")
    assert word_features("F-16") == ("f-16", "F", "-16", "X-dd")
    assert word_features("€") == ("$", "€", "€", "€")
    assert shape("a" * 100) == "LONG"


HASHES = [
    ("village", 153078568679254437),
    ("Xxxxx", 16072095006890171862),
    ("é€", 4583229321531932272),
    ("case", 8110129090154140942),
    ("internationally", 11070640195767574431),
    ("mark", 423),
    ("X", 101),
]


@pytest.mark.parametrize(("text", "number"), HASHES)
def test_hashes_are_those_of_training(text: str, number: int) -> None:
    assert string_hash(text) == number


def test_rows_are_those_of_training() -> None:
    hashes = np.array([153078568679254437, 423], dtype=np.uint64)
    assert rows(hashes, 8, 5000).tolist() == [[596, 3536, 894, 2804], [2220, 221, 4682, 332]]
