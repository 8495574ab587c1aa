"""Score: how often tags, heads and relations are right on trees that were not trained on, with the treebank's own words."""

from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipelines.syntax.network import Network
from pipelines.syntax.treebank import Tree

BATCH = 200  # sentences


def score_trees(network: Network, vocab: Vocab, trees: list[Tree]) -> dict[str, float]:
    """Return percentages: tag (Penn), pos (universal), uas and las (heads; heads and relations, marks left out as is usual)."""
    tag = pos = uas = las = words = arcs = 0
    for first in range(0, len(trees), BATCH):
        batch = trees[first : first + BATCH]
        docs = [Doc(vocab, words=list(tree.words), spaces=list(tree.spaces)) for tree in batch]
        for tree, (tags, heads, relations) in zip(batch, network.analyse(docs), strict=True):
            for place, (number, head, relation) in enumerate(zip(tags, heads, relations, strict=True)):
                found, right = network.tags[number].split("|"), tree.labels[place].split("|")
                words += 1
                tag += found[0] == right[0]
                pos += found[1] == right[1]
                if tree.deps[place] != "punct":
                    arcs += 1
                    uas += head == tree.heads[place]
                    las += head == tree.heads[place] and network.relations[relation] == tree.deps[place]
    shares = {"tag": tag / words, "pos": pos / words, "uas": uas / arcs, "las": las / arcs}
    return {name: round(100 * share, 2) for name, share in shares.items()}
