"""Train the tagger and parser: `python -m pipelines.syntax.train FOLDER` with the CoNLL-U files in FOLDER.

Reads `*-train.conllu` for training and `*-dev.conllu` for scoring, writes weights, lemma table and scores to `pipelines/syntax/model/`.
The seed and the number of rounds fix the training.  Nothing is downloaded.  Needs spaCy: `pip install newsledger[train]`.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Adam, Optimizer, fix_random_seed

from pipelines.syntax.augment import Variants
from pipelines.syntax.biaffine import Gold, learn
from pipelines.syntax.lemmas import learn_exceptions
from pipelines.syntax.model_weights import MODEL, Labels, made_ready
from pipelines.syntax.network import Network, Size, new_vocabulary
from pipelines.syntax.parser_scores import score_trees
from pipelines.syntax.treebank import TreebankTree, read_trees

LONGEST = 120  # words: longer training sentences are lists and tables
BATCH = 500  # words
RATE, LAST_RATE, WARM_UP = 0.002, 0.0001, 50  # learning rate at the start and the end; batches until the first is reached
SCALE = 32.0  # gradients are those of 32 words, whatever the batch, so that clipping means the same
Scores = dict[str, dict[str, float]]


def main() -> None:
    """Train, score, write."""
    arguments = _arguments()
    fix_random_seed(arguments.seed)
    trees = [tree for path in sorted(arguments.folder.glob("*-train.conllu")) for tree in read_trees(path) if len(tree.words) <= LONGEST]
    dev = {path.stem: list(read_trees(path)) for path in sorted(arguments.folder.glob("*-dev.conllu"))}
    tags = sorted({label for tree in trees for label in tree.labels})
    network = Network(Size(), tags, sorted({dep for tree in trees for dep in tree.deps}))
    rng = random.Random(arguments.seed)  # noqa: S311 - no secret
    scores = train(network, trees, dev, rng, rounds=arguments.rounds, planned=arguments.planned)
    write_model(network, trees, scores, arguments.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--planned", type=int, default=14, help="rounds over which the learning rate falls to its end")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def train(
    network: Network, trees: list[TreebankTree], dev: dict[str, list[TreebankTree]], rng: random.Random, *, rounds: int, planned: int
) -> Scores:
    """Train for so many of the planned rounds and return the scores on the dev files; the network ends with averaged weights."""
    vocab = new_vocabulary()
    optimizer = Adam(RATE, beta2=0.98, L2=0.01, L2_is_weight_decay=True, grad_clip=5.0, use_averages=True)
    variants = Variants(trees, rng)
    start, step, scores = time.monotonic(), 0, {}
    total = planned * sum(len(tree.words) for tree in trees) / BATCH
    for number in range(rounds):
        losses = dict.fromkeys(("tag", "arc", "relation"), 0.0)
        for batch in _batches(trees, rng):
            step += 1
            optimizer.learn_rate = min(step / WARM_UP, 1) * max(LAST_RATE, RATE * (1 - step / total))
            for name, loss in _update(network, vocab, [variants.of(tree) for tree in batch], optimizer).items():
                losses[name] += loss
        if number % 3 == 2 or number + 1 == rounds:  # noqa: PLR2004 - scoring takes a while
            scores = _scores_of_averages(network, dev, optimizer, keep=number + 1 == rounds)
        report = {"round": number + 1, "seconds": round(time.monotonic() - start), "losses": losses, "scores": scores}
        sys.stdout.write(json.dumps(report) + "\n")
        sys.stdout.flush()
    return scores


def _batches(trees: list[TreebankTree], rng: random.Random) -> Iterator[list[TreebankTree]]:
    """Yield the trees in batches of about equally long sentences, in random order."""
    batches: list[list[TreebankTree]] = [[]]
    for tree in sorted(trees, key=lambda tree: len(tree.words) + 6 * rng.random()):
        if sum(len(other.words) for other in batches[-1]) > BATCH:
            batches.append([])
        batches[-1].append(tree)
    rng.shuffle(batches)
    yield from batches


def _update(network: Network, vocab: Vocab, batch: list[TreebankTree], optimizer: Optimizer) -> dict[str, float]:
    """Learn from a batch; return its losses."""
    docs = [Doc(vocab, words=list(tree.words), spaces=list(tree.spaces)) for tree in batch]
    vectors, back = network.context.begin_update(docs)
    gradient, losses = learn(network.layers, vectors, _gold(network, batch))
    scale = np.float32(SCALE / sum(len(tree.words) for tree in batch))
    back([part * scale for part in gradient])
    for layer in network.layers.values():
        for node in layer.walk():
            for name in node.grad_names:
                gradient_sum: Any = np.asarray(node.get_grad(name)) * scale
                node.set_grad(name, gradient_sum)
    for model in network.models:
        model.finish_update(optimizer)
    return losses


def _gold(network: Network, batch: list[TreebankTree]) -> Gold:
    """Return the right answers as numbers."""
    tags = {label: number for number, label in enumerate(network.tags)}
    relations = {label: number for number, label in enumerate(network.relations)}
    return Gold(
        tags=np.array([tags[label] for tree in batch for label in tree.labels]),
        heads=np.array([head for tree in batch for head in tree.heads]),
        relations=np.array([relations[dep] for tree in batch for dep in tree.deps]),
    )


def _scores_of_averages(network: Network, dev: dict[str, list[TreebankTree]], optimizer: Optimizer, *, keep: bool) -> Scores:
    """Score with the averages of the weights over the training; they stay in place only if asked to."""
    averages = optimizer.averages or {}
    current = [(node, name, node.get_param(name).copy()) for node, name in network.nodes()]
    for node, name, value in current:
        node.set_param(name, averages.get((node.id, name), value).copy())
    weights, labels = made_ready(network.arrays()), Labels(tuple(network.tags), tuple(network.relations))
    scores = {name: score_trees(weights, labels, trees) for name, trees in dev.items()}
    if not keep:
        for node, name, value in current:
            node.set_param(name, value)
    return scores


def write_model(network: Network, trees: list[TreebankTree], scores: Scores, folder: Path) -> None:
    """Write the weights, the lemmas that the rules do not give, and the scores."""
    folder.mkdir(parents=True, exist_ok=True)
    network.save(folder)
    lemmas = learn_exceptions((w, label, lemma) for t in trees for w, label, lemma in zip(t.words, t.labels, t.lemmas, strict=True))
    (folder / "lemmas.json").write_text(json.dumps(lemmas, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    (folder / "scores.json").write_text(json.dumps(scores, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
