"""Speech: treebank sentences put into the frames by which news texts report them, for training.

"The bridge is safe." becomes “The bridge is safe,” said the mayor. / The bridge is safe, the mayor said. / The mayor said, “The bridge is
safe.”  Speakers are subjects of verbs of saying in the same treebank; the trees follow the treebanks' own practice: the verb of saying
is the root, what was said its ccomp.
"""

import random

from pipelines.syntax.treebank import TreebankRow, TreebankTree, tree_of, treebank_rows

LONGEST_CONTENT, SHORTEST_CONTENT = 30, 4  # words
LONGEST_SPEAKER = 14
QUOTED, INVERTED, VERB_FIRST = 0.6, 0.5, 0.25  # chances
VERBS = (
    ("said", "say", 12),
    ("told", "tell", 2),
    ("added", "add", 2),
    ("warned", "warn", 1),
    ("claimed", "claim", 1),
    ("announced", "announce", 1),
)
LISTENERS = (("reporters", "NNS|NOUN", "reporter"), ("journalists", "NNS|NOUN", "journalist"), ("Reuters", "NNP|PROPN", "Reuters"))
SAYING = frozenset(
    {"say", "tell", "add", "warn", "claim", "announce", "note", "explain", "argue", "report", "state", "insist", "ask", "write"}
)
MARKS = frozenset({'"', "“", "”", "``", "''", "'", ":", ";"})


def speakers_in(trees: list[TreebankTree]) -> list[list[TreebankRow]]:
    """Return the subjects of verbs of saying, each as rows with heads of their own."""
    found = []
    for tree in trees:
        for place, dep in enumerate(tree.deps):
            if dep == "nsubj" and tree.lemmas[tree.heads[place]] in SAYING:
                rows = _subtree(tree, place)
                if rows is not None and len(rows) <= LONGEST_SPEAKER and not MARKS & {row.word for row in rows}:
                    found.append(rows)
    return found


def _subtree(tree: TreebankTree, top: int) -> list[TreebankRow] | None:
    """Return the words under a word, or None where they do not stand together."""
    members = {top}
    while more := {place for place, head in enumerate(tree.heads) if head in members} - members:
        members |= more
    first, last = min(members), max(members)
    if last - first + 1 != len(members) or tree.labels[top].startswith(("W", "EX", "IN")):
        return None
    return [row._replace(head=row.head - first if row.place != top else top - first) for row in treebank_rows(tree)[first : last + 1]]


def can_be_said(tree: TreebankTree) -> bool:
    """Say whether the sentence is a statement that ends in a full stop and holds no marks of speech."""
    last = len(tree.words) - 1
    return (
        SHORTEST_CONTENT <= last <= LONGEST_CONTENT
        and tree.words[last] == "."
        and last not in tree.heads[:last]
        and not MARKS & set(tree.words)
        and any(dep.startswith("nsubj") and tree.deps[head] == "ROOT" for dep, head in zip(tree.deps, tree.heads, strict=True))
    )


def said_by(tree: TreebankTree, speaker: list[TreebankRow], rng: random.Random) -> TreebankTree:
    """Return the sentence in a frame; `can_be_said` has to hold for it."""
    quoted = rng.random() < QUOTED
    left, right = ([_mark("“", "``|PUNCT")], [_mark("”", "''|PUNCT")]) if quoted else ([], [])
    content = treebank_rows(tree)[:-1]
    speaker = [speaker[0]._replace(word=_small(speaker[0])), *speaker[1:]]
    verb, inverted = _verb(rng), rng.random() < INVERTED
    comma, stop = [_mark(",", ",|PUNCT")], [_mark(".", ".|PUNCT")]
    if quoted and rng.random() < VERB_FIRST:
        return tree_of(_verb_first(_joined(speaker, verb, inverted=False), comma + left, content, stop + right))
    return tree_of(_content_first(left, content, comma + right, _joined(speaker, verb, inverted=inverted), stop))


def _mark(word: str, label: str) -> TreebankRow:
    """Return a mark that still needs a head."""
    return TreebankRow(0, word, word != "“", label, word, 0, "punct")


def _verb(rng: random.Random) -> list[TreebankRow]:
    """Return a verb of saying, with a listener where it needs one."""
    word, lemma, _ = rng.choices(VERBS, [weight for *_, weight in VERBS])[0]
    verb = [TreebankRow(0, word, True, "VBD|VERB", lemma, 0, "ROOT")]  # noqa: FBT003
    if lemma == "tell":
        listener, label, base = rng.choice(LISTENERS)
        verb.append(TreebankRow(1, listener, True, label, base, 0, "obj"))  # noqa: FBT003
    return verb


def _joined(speaker: list[TreebankRow], verb: list[TreebankRow], *, inverted: bool) -> list[TreebankRow]:
    """Return speaker and verb with heads among themselves; a listener keeps the speaker in front."""
    inverted = inverted and len(verb) == 1 and speaker[0].label != "PRP|PRON"
    before, after = (verb, speaker) if inverted else (speaker, verb)
    at, speaker_at = (0, len(verb)) if inverted else (len(speaker), 0)
    moved = []
    for number, row in enumerate([*before, *after]):
        inside = speaker_at <= number < speaker_at + len(speaker)
        top = row.head + speaker_at == number if inside else row.dep == "ROOT"
        head = at if not inside or top else row.head + speaker_at
        boundary = number + 1 in {len(before), len(before) + len(after)}
        moved.append(row._replace(head=head, dep="nsubj" if inside and top else row.dep, space=boundary or row.space))
    return moved


def _content_first(
    left: list[TreebankRow], content: list[TreebankRow], right: list[TreebankRow], said: list[TreebankRow], stop: list[TreebankRow]
) -> list[TreebankRow]:
    """Return the order: “content,” said speaker."""
    said_at = len(left) + len(content) + len(right)
    verb = said_at + _root(said)
    outer = [row._replace(head=said_at + row.head) for row in said]
    outer[-1] = outer[-1]._replace(space=False)
    return [*_content(left, content, right, 0, verb), *outer, *(row._replace(head=verb) for row in stop)]


def _verb_first(
    said: list[TreebankRow], left: list[TreebankRow], content: list[TreebankRow], right: list[TreebankRow]
) -> list[TreebankRow]:
    """Return the order: Speaker said, “content.”."""
    outer = list(said)
    outer[0] = outer[0]._replace(word=outer[0].word[:1].upper() + outer[0].word[1:])
    outer[-1] = outer[-1]._replace(space=False)
    return [*outer, *_content(left, content, right, len(said), _root(said))]


def _content(left: list[TreebankRow], content: list[TreebankRow], right: list[TreebankRow], start: int, verb: int) -> list[TreebankRow]:
    """Return what was said with the marks around it, which hang on its top; start: its place in the whole."""
    first = start + len(left)
    top = first + _root(content)
    inner = [row._replace(head=first + row.head) for row in content]
    inner[top - first] = inner[top - first]._replace(head=verb, dep="ccomp")
    inner[-1] = inner[-1]._replace(space=False)
    after = [row._replace(head=top, space=number + 1 == len(right)) for number, row in enumerate(right)]
    return [*(row._replace(head=top) for row in left), *inner, *after]


def _root(rows: list[TreebankRow]) -> int:
    """Return the place of the root."""
    return next(number for number, row in enumerate(rows) if row.dep == "ROOT")


def _small(row: TreebankRow) -> str:
    """Return the word without the capital that it had at the start of its sentence."""
    return row.word if row.label.startswith(("NNP", "JJ")) or row.word == "I" else row.word[:1].lower() + row.word[1:]
