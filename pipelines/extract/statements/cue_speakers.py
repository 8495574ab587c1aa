"""The speaker of a cue where the sentence has several cues: a participle has the speaker of the cue before it."""

from pipelines.extract.statements.cue_lookup import cue_verb
from pipelines.extract.statements.cue_subjects import main_subject, speaker_of, spelled_out, subject_across, subject_beside
from pipelines.extract.statements.mentions import mention_between, mention_of
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import PhraseSpan
from pipelines.extract.statements.word_order import attribution_start, noun_phrase_start
from pipelines.extract.text.syntax_tree import Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CLOSING = frozenset(["”", "''", "»", '"'])


def cue_speaker(context: StatementContext, tree: Tree, verb: int) -> PhraseSpan | None:
    """Return the speaker of a cue verb: "…," Smith said, adding: "…"."""
    return spelled_out(tree, _speaker(context, tree, verb))


def _speaker(context: StatementContext, tree: Tree, verb: int) -> PhraseSpan | None:
    quoted = _quoted(tree, verb)
    if quoted is not None:
        return quoted_speaker(tree, verb)
    if tree.tokens[verb].tag != "VBG":
        return _by_word_order(tree, verb) or speaker_of(tree, verb)
    if not _after_comma(tree, verb):
        return speaker_of(tree, verb)
    for index in range(verb - 1, -1, -1):
        token = tree.tokens[index]
        if token.tag in _FINITE and cue_verb(token.text) is not None and context.quotation_at(token.start) is None:
            found = _by_word_order(tree, index) or speaker_of(tree, index) or subject_beside(tree, index, 0)
            if found is not None and context.quotation_at(found.start) is None and not is_relative(tree, found):
                return found
    return speaker_of(tree, verb) or main_subject(tree, verb)


def is_relative(tree: Tree, speaker: PhraseSpan) -> bool:
    """Whether the speaker is the word who or which, so that its verb only describes someone else."""
    return speaker.first == speaker.last and tree.lower[speaker.first] in {"who", "which", "that"}


def _after_comma(tree: Tree, verb: int) -> bool:
    """Whether the participle opens its clause: after a comma or dash, adverbs aside."""
    before = verb - 1
    while before > 0 and tree.tokens[before].tag == "RB":
        before -= 1
    while before > 0 and tree.tokens[before].text in _CLOSING:
        before -= 1
    return before > 0 and tree.tokens[before].text in {",", "-", "–", "—", "―", "--", ")"}


def _by_word_order(tree: Tree, verb: int) -> PhraseSpan | None:
    """Return the subject where word order is a better witness than the parser, else None.

    "X, a long description, said" and "After the long trip, X said": in both the parser takes another noun for the subject.
    """
    found = speaker_of(tree, verb)
    before = verb - 1
    while before > 0 and tree.tokens[before].text in _CLOSING:
        before -= 1
    if verb > 1 and tree.tokens[before].text in {",", ")"}:
        across = subject_across(tree, verb, 0)
        return across if across is not None and (found is None or across.first <= found.first) else None
    begin = attribution_start(tree, verb)
    if begin is None or found is None or found.last >= begin or "and" in tree.lower[begin:verb]:
        return None
    return mention_between(tree, begin, verb)


def _quoted(tree: Tree, verb: int) -> int | None:
    """Return the index of "quoted" in "was quoted by the paper as saying", else None."""
    if tree.tokens[verb].tag != "VBG" or verb < 2 or tree.lower[verb - 1] != "as":  # noqa: PLR2004
        return None
    return next((one for one in range(verb - 2, max(-1, verb - 25), -1) if tree.lower[one] in {"quoted", "quotes", "cited"}), None)


def relayed_by(tree: Tree, verb: int) -> PhraseSpan | None:
    """Return who passes the words on: X cited Y as saying; Y was quoted by X as saying; or None."""
    quoted = _quoted(tree, verb)
    if quoted is None:
        return None
    if not tree.is_passive(quoted):
        start = noun_phrase_start(tree, quoted)
        while start > 1 and tree.lower[start - 1] in {"of", "for"} and noun_phrase_start(tree, start - 1) < start - 1:
            start = noun_phrase_start(tree, start - 1)
        return mention_between(tree, start, quoted)
    by = next((one for one in range(quoted + 1, verb) if tree.lower[one] == "by"), None)
    return mention_between(tree, by + 1, verb - 1) if by is not None else None


def quoted_speaker(tree: Tree, verb: int) -> PhraseSpan | None:
    """Return whose words another one passes on: X cited Y as saying; Y was quoted as saying; None where nobody does."""
    quoted = _quoted(tree, verb)
    if quoted is None:
        return None
    if tree.is_passive(quoted):
        subject = tree.child(quoted, "nsubj")
        return mention_of(tree, subject) if subject is not None else subject_beside(tree, quoted - 1, 0)
    return mention_between(tree, quoted + 1, verb - 1)
