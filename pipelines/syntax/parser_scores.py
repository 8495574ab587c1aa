"""Score: how often tags, heads and relations are right on trees that were not trained on, with the treebank's own words.

python -m pipelines.syntax.parser_scores FILE.conllu …
"""

import json
import sys
from pathlib import Path

import numpy as np

from pipelines.syntax.inference import analyse
from pipelines.syntax.model_weights import MODEL, Labels, ModelWeights, load_weights
from pipelines.syntax.treebank import TreebankTree, read_trees
from pipelines.syntax.word_vectors import Vocabulary

BATCH = 200  # sentences


def main() -> None:
    """Print the scores of the shipped weights on CoNLL-U files."""
    weights, labels = load_weights(MODEL)
    for name in sys.argv[1:]:
        scores = score_trees(weights, labels, list(read_trees(Path(name))))
        sys.stdout.write(f"{Path(name).stem} {json.dumps(scores)}\n")


def score_trees(weights: ModelWeights, labels: Labels, trees: list[TreebankTree]) -> dict[str, float]:
    """Return percentages: tag (Penn), pos (universal), uas and las (heads; heads and relations, marks left out as is usual)."""
    right = dict.fromkeys(("tag", "pos", "uas", "las"), 0)
    vocabulary = Vocabulary(weights)
    for first in range(0, len(trees), BATCH):
        batch = sorted(trees[first : first + BATCH], key=lambda tree: -len(tree.words))
        numbers = np.array([vocabulary.number(word) for tree in batch for word in tree.words])
        found = analyse(weights, vocabulary.vectors, numbers, np.array([len(tree.words) for tree in batch]))
        start = 0
        for tree in batch:
            part = slice(start, start + len(tree.words))
            tags = [labels.tags[number] for number in found.tags[part].tolist()]
            relations = [labels.relations[number] for number in found.relations[part].tolist()]
            for name, count in _right(tree, tags, (found.heads[part] - start).tolist(), relations).items():
                right[name] += count
            start = part.stop
    words = sum(len(tree.words) for tree in trees)
    arcs = sum(dep != "punct" for tree in trees for dep in tree.deps)
    return {name: round(100 * count / (words if name in {"tag", "pos"} else arcs), 2) for name, count in right.items()}


def _right(tree: TreebankTree, tags: list[str], heads: list[int], relations: list[str]) -> dict[str, int]:
    """Count what is right in a sentence."""
    pairs = [(found.split("|"), right.split("|")) for found, right in zip(tags, tree.labels, strict=True)]
    arcs = [place for place, dep in enumerate(tree.deps) if dep != "punct" and heads[place] == tree.heads[place]]
    return {
        "tag": sum(found[0] == right[0] for found, right in pairs),
        "pos": sum(found[1] == right[1] for found, right in pairs),
        "uas": len(arcs),
        "las": sum(relations[place] == tree.deps[place] for place in arcs),
    }


if __name__ == "__main__":
    main()
