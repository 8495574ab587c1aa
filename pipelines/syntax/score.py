"""Score: how often tags, heads and relations are right on trees that were not trained on, with the treebank's own words."""

from spacy.language import Language
from spacy.tokens import Doc

from pipelines.syntax.treebank import Tree


def score_trees(language: Language, trees: list[Tree]) -> dict[str, float]:
    """Return percentages: tag (Penn), pos (universal), uas and las (heads; heads and relations, marks left out as is usual)."""
    docs = [Doc(language.vocab, words=list(tree.words), spaces=list(tree.spaces)) for tree in trees]
    for _ in language.pipe(docs, batch_size=256):
        pass
    tag = pos = uas = las = words = arcs = 0
    for doc, tree in zip(docs, trees, strict=True):
        for token, label, head, dep in zip(doc, tree.labels, tree.heads, tree.deps, strict=True):
            words += 1
            tag += token.tag_.split("|")[0] == label.split("|")[0]
            pos += token.tag_.split("|")[-1] == label.split("|")[1]
            if dep != "punct":
                arcs += 1
                uas += token.head.i == head
                las += token.head.i == head and token.dep_ == dep
    shares = {"tag": tag / words, "pos": pos / words, "uas": uas / arcs, "las": las / arcs}
    return {name: round(100 * share, 2) for name, share in shares.items()}
