"""The speaker of a cue where the sentence has several cues: a participle has the speaker of the cue before it."""

from pipelines.extract.context import Context
from pipelines.extract.cues import cue_verb
from pipelines.extract.drafts import Mention
from pipelines.extract.subjects import main_subject, speaker_of, subject_beside
from pipelines.extract.tree import Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def cue_speaker(context: Context, tree: Tree, verb: int) -> Mention | None:
    """Return the speaker of a cue verb: "…," Smith said, adding: "…"."""
    if tree.tokens[verb].tag != "VBG" or not _after_comma(tree, verb):
        return speaker_of(tree, verb)
    for index in range(verb - 1, -1, -1):
        token = tree.tokens[index]
        if token.tag in _FINITE and cue_verb(token.text) is not None and context.quotation_at(token.start) is None:
            found = speaker_of(tree, index) or subject_beside(tree, index, 0)
            if found is not None and context.quotation_at(found.start) is None:
                return found
    return speaker_of(tree, verb) or main_subject(tree, verb)


def _after_comma(tree: Tree, verb: int) -> bool:
    """Whether the participle opens its clause: after a comma or dash, adverbs aside."""
    before = verb - 1
    while before > 0 and tree.tokens[before].tag == "RB":
        before -= 1
    return before > 0 and tree.tokens[before].text in {",", "-", "–", "—", "--", ")"}
