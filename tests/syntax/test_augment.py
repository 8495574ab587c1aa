"""Variants of training sentences: every one is a tree, and frames of speech hang together as the treebanks have it."""

import random

from pipelines.syntax.augment import Variants
from pipelines.syntax.speech_frames import can_be_said, said_by, speakers_in
from pipelines.syntax.treebank import TreebankTree

BRIDGE = TreebankTree(
    words=("The", "bridge", "is", "quite", "safe", "."),
    spaces=(True, True, True, True, False, True),
    labels=("DT|DET", "NN|NOUN", "VBZ|AUX", "RB|ADV", "JJ|ADJ", ".|PUNCT"),
    lemmas=("the", "bridge", "be", "quite", "safe", "."),
    heads=(1, 4, 4, 4, 4, 4),
    deps=("det", "nsubj", "cop", "advmod", "ROOT", "punct"),
)
MAYOR = TreebankTree(
    words=("The", "mayor", "of", "Velm", "said", '"', "no", '"', "."),
    spaces=(True, True, True, True, True, False, False, False, True),
    labels=("DT|DET", "NN|NOUN", "IN|ADP", "NNP|PROPN", "VBD|VERB", "``|PUNCT", "UH|INTJ", "''|PUNCT", ".|PUNCT"),
    lemmas=("the", "mayor", "of", "Velm", "say", '"', "no", '"', "."),
    heads=(1, 4, 3, 1, 4, 6, 4, 6, 4),
    deps=("det", "nsubj", "case", "nmod", "ROOT", "punct", "obj", "punct", "punct"),
)


def assert_tree(tree: TreebankTree) -> None:
    assert tree.deps.count("ROOT") == 1
    assert tree.heads[tree.deps.index("ROOT")] == tree.deps.index("ROOT")
    for place in range(len(tree.words)):
        word = place
        for _ in tree.words:
            word = tree.heads[word]
        assert tree.deps[word] == "ROOT"


def test_which_sentences_can_be_said() -> None:
    assert can_be_said(BRIDGE)
    assert not can_be_said(MAYOR)


def test_frames_of_speech() -> None:
    rng = random.Random(4)  # noqa: S311 - no secret
    (speaker,) = speakers_in([BRIDGE, MAYOR])
    assert [row.word for row in speaker] == ["The", "mayor", "of", "Velm"]
    texts = set()
    for _ in range(200):
        tree = said_by(BRIDGE, speaker, rng)
        assert_tree(tree)
        texts.add(tree.text)
        verb = tree.deps.index("ROOT")
        assert tree.lemmas[verb] in {"say", "tell", "add", "warn", "claim", "announce"}
        assert (verb, "ccomp") in zip(tree.heads, tree.deps, strict=True)
        assert (tree.heads[tree.words.index("mayor")], tree.deps[tree.words.index("mayor")]) == (verb, "nsubj")
    assert "“The bridge is quite safe,” said the mayor of Velm." in texts
    assert "The mayor of Velm said, “The bridge is quite safe.”" in texts
    assert "The bridge is quite safe, the mayor of Velm said." in texts


def test_variants_are_trees() -> None:
    rng = random.Random(1)  # noqa: S311 - no secret
    variants = Variants([BRIDGE, MAYOR], rng)
    found = [variants.of(tree) for tree in (BRIDGE, MAYOR) for _ in range(300)]
    for tree in found:
        assert_tree(tree)
    texts = {tree.text for tree in found}
    assert {"The bridge is quite safe", "The Bridge Is Quite Safe", 'The mayor of Velm said "no".', "The mayor of Velm said “no”."} <= texts
