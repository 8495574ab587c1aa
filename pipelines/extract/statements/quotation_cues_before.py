"""Cues before a quotation: X said, "Y"; X told reporters: "Y"; Anna Berg: "Y"; X said: at the end of the sentence before.

Cues after a quotation, and what is common to both, belong in `quotation_cues`; verbs in no list in `position_cues`.
"""

from pipelines.extract.statements.cue_groups import CueFrame
from pipelines.extract.statements.cue_lookup import cue_verb
from pipelines.extract.statements.cue_speakers import cue_speaker
from pipelines.extract.statements.cue_subjects import subject_beside
from pipelines.extract.statements.mentions import mention_between
from pipelines.extract.statements.position_cues import (
    as_put,
    earlier_speaker,
    first_subject_of_cue,
    name_before_colon,
    near_subject,
    raised_subject,
    verb_before,
)
from pipelines.extract.statements.quotation_drafts import CLOSING, REACH, cue_draft, labelled
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import PhraseSpan, StatementDraft
from pipelines.extract.statements.word_order import FINITE, TIME_WORDS, attribution_start, is_glued, noun_phrase_end
from pipelines.extract.text.document import Quotation
from pipelines.extract.text.syntax_tree import Tree

_LONGEST_LABEL = 8  # words
_VERBAL = FINITE | {"VBN"}
_SUBJECT_TAGS = frozenset({"DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "CD", "EX"})
_NO_LABEL = frozenset({"RB", "IN", "WRB", "CC"})


def cue_before(context: StatementContext, quotation: Quotation) -> StatementDraft | None:
    """X said, "Y"; X said: "Y"; X told reporters "Y"; X: "Y"."""
    tree = context.tree_at(quotation.start)
    last = next((token.index for token in reversed(tree.tokens) if token.end <= quotation.outer_start), None) if tree is not None else None
    if tree is None or last is None:
        return None
    mark = tree.tokens[last].text
    named = _name_after_dash(tree, last) if mark == ":" else None
    if named is not None:
        return labelled(context, quotation, tree, last, named)
    put = as_put(tree, last) if mark == "," else None
    if put is not None:
        return labelled(context, quotation, tree, *put, rule="quote.before")
    found = _nearest_before(context, quotation, tree, last, anything=mark in {",", ":", "—", "–"})
    if found is not None or mark == ":":
        return found or _colon(context, quotation, tree, last)
    other = verb_before(context, quotation, tree, last)
    return labelled(context, quotation, tree, *other, rule="quote.before") if other is not None else None


def _name_after_dash(tree: Tree, colon: int) -> PhraseSpan | None:
    """Return the name between a dash and the colon: Voters agree - Anna Berg: "…"."""
    named = name_before_colon(tree, colon)
    return named if named is not None and named.first > 0 and tree.tokens[named.first - 1].text in {"-", "–", "—", "--"} else None


def _nearest_before(context: StatementContext, quotation: Quotation, tree: Tree, last: int, *, anything: bool) -> StatementDraft | None:
    """Return a draft with the nearest cue before a quotation; anything: whether words may stand between."""
    for index in range(last, max(-1, last - REACH), -1):
        token = tree.tokens[index]
        if token.text in CLOSING:
            return None
        cue = cue_verb(token.text)
        if cue is not None and CueFrame.QUOTE in cue.frames and tree.is_verb(index):
            speaker = _speaker_before(context, tree, index)
            if speaker is None or tree.is_negated(index) or not _reaches(context, quotation, tree, index, last, anything=anything):
                return None
            draft = cue_draft(context, quotation, tree, index, cue, speaker, "quote.before")
            front = _words_in_front(context, tree, index) if index == last - 1 and tree.lower[last] == "," else None
            draft.parts[:0] = [front] if front is not None else []
            return draft
        if (token.tag in FINITE and tree.lower[last] != ":") or (token.tag in _VERBAL and _opens_clause(tree, index)):
            return None
    return None


def _words_in_front(context: StatementContext, tree: Tree, verb: int) -> tuple[int, int] | None:
    """Return the words before an inserted attribution that the quotation goes on: The risk, Berg said, "is small"."""
    begin = attribution_start(tree, verb)
    start = next((one for one, token in enumerate(tree.tokens) if token.tag != "CC" and token.pos != "PUNCT"), 0)
    if begin is None or begin < start + 2 or context.quotations_in(tree.tokens[0].start, tree.tokens[begin].start):
        return None
    opens = tree.tokens[start].tag in _SUBJECT_TAGS and tree.lower[start] not in TIME_WORDS
    return (tree.tokens[start].start, tree.tokens[begin - 2].end) if opens else None


def _opens_clause(tree: Tree, verb: int) -> bool:
    """Whether the verb and its subject stand alone after a comma: When the council said no, Berg fired back: "…"."""
    return tree.is_verb(verb) and attribution_start(tree, verb) is not None


def _speaker_before(context: StatementContext, tree: Tree, index: int) -> PhraseSpan | None:
    """Return the speaker of a cue before its quotation: the first candidate that stands outside quotations and is no time."""
    for number in range(5):
        found = _candidate(context, tree, index, number)
        if found is not None and tree.lower[found.last] not in TIME_WORDS and context.quotation_at(found.start) is None:
            return found
    return None


def _candidate(context: StatementContext, tree: Tree, index: int, number: int) -> PhraseSpan | None:
    """Return the first, second … candidate for the speaker of a cue, best witness first."""
    if number == 0:
        return cue_speaker(context, tree, index)
    if number == 1:
        return raised_subject(tree, index)
    if number == 2:  # noqa: PLR2004
        return subject_beside(tree, index, 0)
    if number == 3:  # noqa: PLR2004
        return near_subject(tree, index)
    return earlier_speaker(context, tree, index) or first_subject_of_cue(tree, index)


def _reaches(context: StatementContext, quotation: Quotation, tree: Tree, index: int, last: int, *, anything: bool) -> bool:
    """Whether a quotation is the object of the cue before it and no part of a longer clause."""
    if index == last:
        return not _goes_on_after(context, quotation)
    cue = cue_verb(tree.tokens[index].text)
    addressed = cue is not None and CueFrame.ADDRESSEE in cue.frames and noun_phrase_end(tree, index + 1) == last + 1
    return anything or addressed


def _goes_on_after(context: StatementContext, quotation: Quotation) -> bool:
    """Whether the clause goes on after the quotation: said "it makes me mad" every time."""
    after = context.text[quotation.outer_end : quotation.outer_end + 2]
    return context.text[quotation.end - 1].isalnum() and after[:1] == " " and after[1:].islower()


def _colon(context: StatementContext, quotation: Quotation, tree: Tree, colon: int) -> StatementDraft | None:
    """Return the draft of "Kasich resisted: "Y"" or "Frank Newport: "Y"": the subject of the sentence speaks."""
    for index in range(colon - 1, -1, -1):
        if _is_main(tree, index) and context.quotation_at(tree.tokens[index].start) is None:
            speaker = near_subject(tree, index)
            if speaker is not None:
                return labelled(context, quotation, tree, index, speaker)
    named = name_before_colon(tree, colon)
    if named is not None:
        return labelled(context, quotation, tree, colon, named)
    if colon > _LONGEST_LABEL:
        return None
    begin = next((one + 1 for one in range(colon - 1, -1, -1) if tree.lower[one] in {"-", "–", "—", "from"} and not is_glued(tree, one)), 0)
    if begin < colon - 1 and tree.lower[colon - 1].endswith("ed") and cue_verb(tree.tokens[colon - 1].text) is not None:
        return labelled(context, quotation, tree, colon - 1, mention_between(tree, begin, colon - 1))
    if tree.tokens[begin].tag in _NO_LABEL:
        return labelled(context, quotation, tree, colon, None)
    speaker = mention_between(tree, begin, colon)
    return labelled(context, quotation, tree, colon, speaker) if speaker is not None else None


def _is_main(tree: Tree, index: int) -> bool:
    """Whether the word is the verb of a clause, or the helper of one: called, is calling."""
    is_finite_form = tree.tokens[index].tag in {"VBD", "VBZ", "VBP"} or (tree.tokens[index].tag == "VBN" and _opens_clause(tree, index))
    return is_finite_form and (tree.is_verb(index) or tree.tokens[index + 1].tag == "VBG")


def cue_in_sentence_before(context: StatementContext, quotation: Quotation) -> StatementDraft | None:
    """X said: at the end of a sentence, the quotation in the next one."""
    sentence = context.sentence_at(quotation.start)
    if sentence.no == 0 or context.text[sentence.start : quotation.outer_start].strip("\"“‘'«` "):
        return None
    before = context.document.sentences[sentence.no - 1]
    tree = context.trees.get(before.no)
    if tree is None or context.text[before.end - 1] != ":":
        return None
    return _nearest_before(context, quotation, tree, len(tree) - 1, anything=True) or _colon(context, quotation, tree, len(tree) - 1)
