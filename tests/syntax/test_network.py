"""Parts of the network: gradients against differences, the best tree against all trees, one small training from file to tokens."""

import itertools
import random
from pathlib import Path

import numpy as np
import pytest
from thinc.api import fix_random_seed

from pipelines.syntax.biaffine import Gold, heads_up, learn
from pipelines.syntax.decode import best_tree
from pipelines.syntax.network import Network, Size
from pipelines.syntax.parser import SyntaxParser
from pipelines.syntax.recurrent import grid, recurrent
from pipelines.syntax.train import train, write_model
from pipelines.syntax.treebank import read_trees

STEP = 1e-2
TREEBANK = """\
# text = Rebels didn't attack.
1\tRebels\trebel\tNOUN\tNNS\t_\t4\tnsubj\t_\t_
2-3\tdidn’t\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn’t\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tattack\tattack\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""


def sentences(rng: np.random.Generator, width: int) -> list[np.ndarray]:
    return [rng.normal(size=(length, width)).astype(np.float32) for length in (3, 1, 5)]


def test_gradients_of_the_recurrent_layer() -> None:
    rng = np.random.default_rng(0)
    layer = recurrent(8)
    layer.initialize()
    inputs, weights = sentences(rng, 8), sentences(rng, 8)
    _, back = layer.begin_update(inputs)
    gradient = back(weights)

    def loss() -> float:
        return sum(float((result * weight).sum()) for result, weight in zip(layer.predict(inputs), weights, strict=True))

    for sentence, word, value in ((0, 0, 1), (0, 2, 6), (1, 0, 0), (2, 3, 7)):
        assert slope(inputs[sentence], (word, value), loss) == pytest.approx(gradient[sentence][word, value], abs=2e-3)


def test_gradients_of_tags_heads_and_relations() -> None:
    rng = np.random.default_rng(1)
    layers = heads_up(8, 6, 64, 4, 5, 0.0)
    inputs = sentences(rng, 8)
    gold = Gold(rng.integers(0, 4, 9), np.array([1, 1, 1, 0, 1, 1, 1, 2, 2]), rng.integers(0, 5, 9))
    gradient, _ = learn(layers, inputs, gold)
    for sentence, word, value in ((0, 0, 1), (0, 1, 6), (1, 0, 0), (2, 3, 7)):
        found = slope(inputs[sentence], (word, value), lambda: sum(learn(layers, inputs, gold)[1].values()))
        assert found == pytest.approx(gradient[sentence][word, value], rel=0.1, abs=0.05)


def slope(values: np.ndarray, place: tuple[int, int], loss: object) -> float:
    assert callable(loss)
    values[place] += STEP
    above = loss()
    values[place] -= 2 * STEP
    below = loss()
    values[place] += STEP
    return float(above - below) / (2 * STEP)


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
        heads = tuple(best_tree(scores))
        root = next(number for number, head in enumerate(heads) if number == head)
        trees = [tree for tree in itertools.product(range(size), repeat=size) if is_tree(tree, root)]
        assert heads == max(trees, key=lambda tree: sum(float(scores[n, h]) for n, h in enumerate(tree) if n != h))


def test_best_tree_of_a_long_sentence_of_cycles() -> None:
    size = 250
    scores = np.zeros((size, size + 1), dtype=np.float32)
    for word in range(size):
        scores[word, word ^ 1] = 5
    heads = tuple(best_tree(scores))
    assert is_tree(heads, next(number for number, head in enumerate(heads) if number == head))


def test_grid() -> None:
    assert grid([2, 1]).tolist() == [[0, 2], [1, 3]]


def test_treebank_words_and_blanks(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    (tree,) = read_trees(path)
    assert tree.text == "Rebels didn't attack."
    assert tree.words == ("Rebels", "did", "n't", "attack", ".")
    assert tree.heads == (3, 3, 3, 3, 3)
    assert tree.deps[3] == "ROOT"
    assert tree.labels[0] == "NNS|NOUN"


def test_training_writes_a_model_that_can_be_loaded(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    trees = list(read_trees(path))
    fix_random_seed(1)
    network = Network(Size(width=16, rows=(50, 50, 50, 50)), sorted(set(trees[0].labels)), sorted(set(trees[0].deps)))
    rng = random.Random(1)  # noqa: S311 - no secret
    scores = train(network, trees, {"x": trees}, rng, rounds=300, planned=300)
    assert scores["x"]["las"] == 100.0
    write_model(network, trees, scores, tmp_path / "model")
    (tokens,) = SyntaxParser(tmp_path / "model").parse(["Rebels didn't attack."], [0])
    assert [token.head for token in tokens] == [3, 3, 3, 3, 3]
    assert [token.text for token in tokens] == ["Rebels", "did", "n't", "attack", "."]


def test_no_model_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        SyntaxParser(tmp_path)
