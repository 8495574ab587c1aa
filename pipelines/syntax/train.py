"""Train the tagger and parser: `python -m pipelines.syntax.train FOLDER` with the CoNLL-U files in FOLDER.

Reads `*-train.conllu` for training and `*-dev.conllu` for scoring, writes weights, lemma table and scores to `pipelines/syntax/model/`.
A seed fixes the training.  Nothing is downloaded.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, Model, Optimizer, fix_random_seed

from pipelines.syntax.augment import vary
from pipelines.syntax.lemmas import learn_exceptions
from pipelines.syntax.network import COMPONENTS, Size, build_pipeline
from pipelines.syntax.score import score_trees
from pipelines.syntax.treebank import Tree, read_trees

MODEL = Path(__file__).parent / "model"
LONGEST = 120  # words: longer training sentences are lists and tables
FIRST_BATCH, LAST_BATCH, GROWTH = 300, 2000, 1.001  # words
DROPOUT = 0.1


def main() -> None:
    """Train, score, write."""
    arguments = _arguments()
    fix_random_seed(arguments.seed)
    rng = random.Random(arguments.seed)  # noqa: S311 - no secret
    trees = [tree for path in sorted(arguments.folder.glob("*-train.conllu")) for tree in read_trees(path) if len(tree.words) <= LONGEST]
    dev = {path.stem: list(read_trees(path)) for path in sorted(arguments.folder.glob("*-dev.conllu"))}
    language = build_pipeline(Size(arguments.width, arguments.depth, tuple(arguments.rows), arguments.hidden))
    scores = train(language, trees, dev, rng, minutes=arguments.minutes)
    write_model(language, trees, scores, arguments.out)


def _arguments() -> argparse.Namespace:
    size = Size()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--minutes", type=float, default=25.0, help="stop after this time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--width", type=int, default=size.width)
    parser.add_argument("--depth", type=int, default=size.depth)
    parser.add_argument("--hidden", type=int, default=size.hidden)
    parser.add_argument("--rows", type=int, nargs=4, default=size.rows)
    return parser.parse_args()


def train(
    language: Language, trees: list[Tree], dev: dict[str, list[Tree]], rng: random.Random, *, minutes: float
) -> dict[str, dict[str, float]]:
    """Train until the time is up and return the scores on the dev files; the pipeline ends with averaged weights."""
    examples = [_example(language, vary(tree, rng)) for tree in trees]
    language.initialize(lambda: examples)
    optimizer = Adam(0.001, beta1=0.9, beta2=0.999, eps=1e-8, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    start = time.monotonic()
    words = float(FIRST_BATCH)
    epoch = 0
    while time.monotonic() - start < 60 * minutes:
        losses: dict[str, float] = {}
        for batch in _batches(trees, rng, words):
            progress = min(1.0, (time.monotonic() - start) / (60 * minutes))
            optimizer.learn_rate = 0.001 * (1 - 0.9 * progress)
            language.update([_example(language, vary(tree, rng)) for tree in batch], sgd=optimizer, drop=DROPOUT, losses=losses)
            words = min(LAST_BATCH, words * GROWTH)
            if progress >= 1.0:
                break
        epoch += 1
        with language.use_params(optimizer.averages):
            scores = {name: score_trees(language, held) for name, held in dev.items()}
        sys.stdout.write(f"{epoch} {time.monotonic() - start:.0f}s {json.dumps(scores)}\n")
        sys.stdout.flush()
    _keep_averages(language, optimizer)
    return scores


def _keep_averages(language: Language, optimizer: Optimizer) -> None:
    """Replace the weights by their averages over the training."""
    averages = optimizer.averages or {}
    for name in COMPONENTS:
        model: Model[Any, Any] = language.get_pipe(name).model  # type: ignore[attr-defined]
        for node in model.walk():
            for param in node.param_names:
                if (node.id, param) in averages:
                    node.set_param(param, averages[node.id, param])


def _batches(trees: list[Tree], rng: random.Random, words: float) -> Iterator[list[Tree]]:
    """Yield the trees in random order, about so many words at a time."""
    order = rng.sample(trees, len(trees))
    batch: list[Tree] = []
    size = 0
    for tree in order:
        batch.append(tree)
        size += len(tree.words)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _example(language: Language, tree: Tree) -> Example:
    """Return the tree as spaCy's pair of an empty and a gold document."""
    words, spaces = list(tree.words), list(tree.spaces)
    gold = Doc(language.vocab, words=words, spaces=spaces, tags=list(tree.labels), heads=list(tree.heads), deps=list(tree.deps))
    return Example(Doc(language.vocab, words=words, spaces=spaces), gold)


def write_model(language: Language, trees: list[Tree], scores: dict[str, dict[str, float]], folder: Path) -> None:
    """Write the weights, the lemmas that the rules do not give, and the scores."""
    language.to_disk(folder, exclude=["vocab", "tokenizer"])
    lemmas = learn_exceptions((w, label, lemma) for t in trees for w, label, lemma in zip(t.words, t.labels, t.lemmas, strict=True))
    (folder / "lemmas.json").write_text(json.dumps(lemmas, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    (folder / "scores.json").write_text(json.dumps(scores, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
