"""The training, which needs spaCy: gradients against differences, the network in use against the trained one, from file to tokens."""

import random
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("spacy", reason="spaCy is only needed for training: pip install newsledger[train]")

from spacy.tokens import Doc
from thinc.api import fix_random_seed

from pipelines.syntax.biaffine import Gold, arc_scores, heads_up, learn
from pipelines.syntax.decode import best_heads
from pipelines.syntax.inference import analyse, in_context
from pipelines.syntax.model_weights import made_ready
from pipelines.syntax.network import Network, Size, new_vocabulary
from pipelines.syntax.parser import SyntaxParser
from pipelines.syntax.recurrent import grid, recurrent
from pipelines.syntax.train import train, write_model
from pipelines.syntax.treebank import read_trees
from pipelines.syntax.word_features import string_hash, word_features
from pipelines.syntax.word_vectors import Vocabulary

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


WORDS = "The mayor 's No. 2 said : “ Do n't go to the F-16 base , ” in case X mark – internationally € 9,000 ！ é " + "a" * 120


def test_features_are_those_of_spacy() -> None:
    words = WORDS.split()
    found = Doc(new_vocabulary(), words=words).to_array(["NORM", "PREFIX", "SUFFIX", "SHAPE"])
    assert found.tolist() == [[string_hash(feature) for feature in word_features(word)] for word in words]


def test_network_in_use_is_the_trained_one() -> None:
    fix_random_seed(3)
    network = Network(Size(width=16, rows=(50, 50, 50, 50), arc=12, relation=20), list("abcdef"), list("uvwxyz"))
    rng = np.random.default_rng(3)
    for node, name in network.nodes():
        node.set_param(name, rng.normal(0, 0.4, np.asarray(node.get_param(name)).shape).astype(np.float32))
    weights, words = made_ready(network.arrays()), WORDS.split()
    sentences = [words, words[3:9], words[5:8], words[:1]]
    lengths = np.array([len(sentence) for sentence in sentences])
    vocabulary = Vocabulary(weights)
    numbers = np.array([vocabulary.number(word) for sentence in sentences for word in sentence])
    docs = [Doc(new_vocabulary(), words=sentence) for sentence in sentences]
    trained = network.context.predict(docs)
    arrays = network.arrays()
    used = in_context(weights, vocabulary.vectors, numbers, lengths) * arrays["out.G"] + arrays["out.b"]
    assert np.abs(np.concatenate(trained) - used).max() < 1e-4
    found = analyse(weights, vocabulary.vectors, numbers, lengths)
    flat = np.concatenate(trained)
    assert found.tags.tolist() == network.layers["tag"].predict(flat).argmax(axis=1).tolist()
    assert found.heads.tolist() == _heads(network, flat, lengths)
    hidden = network.layers["relation_dependent"].predict(flat) + network.layers["relation_head"].predict(flat)[found.heads]
    assert found.relations.tolist() == network.layers["relation"].predict(np.maximum(hidden, 0)).argmax(axis=1).tolist()


def _heads(network: Network, flat: np.ndarray, lengths: np.ndarray) -> list[int]:
    """Return the heads by the scores from which the training learns."""
    dependents, heads = network.layers["dependent"].predict(flat), network.layers["head"].predict(flat)
    turned = dependents @ np.asarray(network.layers["arc"].get_param("U"))
    found: list[int] = []
    for size in lengths.tolist():
        part = slice(len(found), len(found) + size)
        scores = arc_scores(network.layers["arc"], turned[part], dependents[part], heads[part])
        best, _ = best_heads(scores, np.eye(size, dtype=np.float32), np.zeros(49, dtype=np.float32), np.array([size]))
        found += (best + len(found)).tolist()
    return found


@pytest.mark.slow
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
