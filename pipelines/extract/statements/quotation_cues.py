"""Cues of quotations: the verb or label that stands after, before or in the sentence before a quotation, and who speaks."""

import re
from collections.abc import Iterator

from pipelines.contract.vocabulary import CueClass
from pipelines.extract.statements.contents_after_cue import content_after
from pipelines.extract.statements.cue_groups import CueFrame
from pipelines.extract.statements.cue_lookup import CueVerb, cue_verb
from pipelines.extract.statements.cue_speakers import is_relative, quoted_speaker
from pipelines.extract.statements.cue_subjects import main_subject, speaker_of, subject_across, subject_beside
from pipelines.extract.statements.mentions import mention_between
from pipelines.extract.statements.position_cues import verb_after
from pipelines.extract.statements.quotation_cues_before import cue_before, cue_in_sentence_before
from pipelines.extract.statements.quotation_drafts import REACH, content_of, cue_draft, labelled, last_mark
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import PhraseSpan, StatementDraft
from pipelines.extract.statements.word_order import (
    FINITE,
    described_end,
    is_finite,
    noun_phrase_end,
    skip_adjuncts,
    verb_after_subject,
)
from pipelines.extract.text.document import Quotation
from pipelines.extract.text.syntax_tree import Tree

_HELPERS = frozenset({"MD", "RB", "VBD", "VBZ", "VBP", "VBN", "VB"})
_SUBORDINATING = frozenset({"who", "which", "that", "whose", "whom", "as", "when", "while", "after", "before", "where"})
_TITLE = 5  # words of a title, at most
_SMALL = frozenset({"the", "of", "and", "in", "a", "with", "for", "to", "on"})
_SHORT = 12  # words of a sentence that does nothing but attribute
_NAME = r"[A-Z][\w’'.-]*[\w’'](?: (?:(?:de|van|von|bin|al|del) )?[A-Z][\w’'.-]*){0,5}?"
_SIGNATURE = re.compile(rf"\s*(―|—|–|--?)\s*({_NAME})(?:\.?[ \t\u00a0]*(?=\n|$)|(?=,[ \n]))")


def with_cue(context: StatementContext, quotation: Quotation) -> StatementDraft | None:
    """Return a draft where a cue stands beside the quotation, else None."""
    beside = _cue_after(context, quotation) or cue_before(context, quotation) or cue_in_sentence_before(context, quotation)
    return beside or _cue_in_sentence_after(context, quotation) or _signed(context, quotation)


def _cue_in_sentence_after(context: StatementContext, quotation: Quotation) -> StatementDraft | None:
    """Return the draft of "Y!" X, a long description, shouted: the stop in the quotation has ended its sentence."""
    sentence = context.sentence_at(max(quotation.start, quotation.outer_end - 1))
    number = sentence.no + 1
    if sentence.end != quotation.outer_end or number >= len(context.document.sentences):
        return None
    following = context.document.sentences[number]
    tree = context.trees.get(number)
    if tree is None or following.paragraph_no != sentence.paragraph_no:
        return None
    if last_mark(context.text, quotation) not in "?!" and len(tree) > _SHORT:
        return None
    limit = next((one.outer_start for one in context.quotations_in(following.start, following.end) if one.is_speech), following.end)
    for index, cue in _cues(tree, 0, limit):
        after = skip_adjuncts(tree, index + 1)
        speaker = _speaker_after(tree, index, 0) if after >= len(tree) or tree.tokens[after].pos == "PUNCT" else None
        if speaker is not None and not is_relative(tree, speaker):
            return cue_draft(context, quotation, tree, index, cue, speaker, "quote.after")
    return None


def _signed(context: StatementContext, quotation: Quotation) -> StatementDraft | None:
    """Return the draft of a quotation with a name after a dash: "Y." — Anna Berg."""
    found = _SIGNATURE.match(context.text, quotation.outer_end) if last_mark(context.text, quotation) in ".!?…)" else None
    if found is None:
        return None
    draft = StatementDraft(
        [content_of(context.text, quotation)],
        "quote.signed",
        0,
        PhraseSpan(found.start(2), found.start(2) + len(found[2].rstrip("."))),
        cue_lemma="—",
    )
    draft.sentence_no = context.sentence_at(quotation.start).no
    draft.cue_start, draft.cue_end = found.span(1)
    draft.cue_class, draft.is_direct = CueClass.ASSERT, True
    return draft


def _cue_after(context: StatementContext, quotation: Quotation) -> StatementDraft | None:
    """Return the draft of a quotation with its cue after it: "Y," X said; "Y," said X."""
    tree = context.tree_at(max(quotation.start, quotation.outer_end - 1))
    if tree is None:
        return None
    first = next((token.index for token in tree.tokens if token.start >= quotation.outer_end), None)
    if first is None or not _invites_cue(context, quotation, tree, first):
        return None
    following = (one.outer_start for one in context.quotations_in(quotation.outer_end, tree.sentence.end) if one.is_speech)
    limit = next(following, tree.sentence.end)
    for index, cue in _cues(tree, first, limit):
        if _opens_other_content(context, quotation, tree, index, cue):
            return None
        speaker = _speaker_after(tree, index, first)
        if speaker is not None and not is_relative(tree, speaker):
            return _with_words_before(context, quotation, tree, cue_draft(context, quotation, tree, index, cue, speaker, "quote.after"))
    found = verb_after(context, quotation, tree, first)
    return labelled(context, quotation, tree, *found, rule="quote.after") if found is not None else None


def _opens_other_content(context: StatementContext, quotation: Quotation, tree: Tree, index: int, cue: CueVerb) -> bool:
    """Whether what was said follows the cue, and the quotation is a title or an aside: On "The Hour," X said the plan was bad.

    X, citing "the cost," said the plan was bad.
    """
    if not context.text[tree.sentence.start : quotation.outer_start].strip():
        return False
    words = context.text[quotation.start : quotation.end].split()
    is_title = len(words) <= _TITLE and all(word[:1].isupper() or word in _SMALL for word in words)
    follows_quotation = tree.tokens[index - 1].end <= quotation.outer_end
    if follows_quotation and verb_after_subject(tree, index + 1) is not None:
        return True
    return is_title and content_after(tree, index, cue) is not None


def _invites_cue(context: StatementContext, quotation: Quotation, tree: Tree, first: int) -> bool:
    """Whether an attribution can follow: after a comma or stop in the quotation, a comma after it, or with the cue right after it."""
    if last_mark(context.text, quotation) in ",?!—–-….":
        return True
    verb = noun_phrase_end(tree, first) if context.text[quotation.start].isupper() else first
    cue = cue_verb(tree.tokens[verb].text) if verb < len(tree) else None
    return tree.tokens[first].text == "," or (cue is not None and CueFrame.QUOTE in cue.frames and tree.tokens[verb].tag in FINITE)


def _with_words_before(context: StatementContext, quotation: Quotation, tree: Tree, draft: StatementDraft) -> StatementDraft:
    """Let the content begin with the sentence where the quotation is only its end: The plan was "a bad joke," X said."""
    before = context.text[tree.sentence.start : quotation.outer_start]
    if not before.strip() or before.rstrip()[-1] in ",:;.—–-" or not context.text[quotation.start].islower():
        return draft
    tokens = [token for token in tree.tokens if token.end <= quotation.outer_start]
    cues = [cue for token in tokens if token.tag in FINITE and (cue := cue_verb(token.text)) is not None]
    if any(CueFrame.CLAUSE in cue.frames for cue in cues):
        return draft
    draft.parts = [(tree.sentence.start, quotation.outer_end)]
    return draft


def _cues(tree: Tree, first: int, limit: int) -> Iterator[tuple[int, CueVerb]]:
    """Yield the verbs from an index to an offset that can introduce a quotation."""
    for index in range(first, min(first + REACH, len(tree))):
        token = tree.tokens[index]
        if token.start >= limit:
            return
        cue = cue_verb(token.text)
        is_last = token.tag == "NNS" and index >= len(tree) - 2 and noun_phrase_end(tree, first) > index
        is_verb = token.tag.startswith("VB") and token.dep not in {"aux", "amod", "case"}
        if cue is not None and CueFrame.QUOTE in cue.frames and (is_verb or is_last) and not _is_aside(tree, first, index):
            yield index, cue


def _is_aside(tree: Tree, first: int, index: int) -> bool:
    """Whether the verb goes on from the quotation without being its cue: "…," promising to stay; "…," and he vowed to stay."""
    if tree.tokens[index].tag == "VBG":
        return index <= first + 1 or tree.lower[index - 1] not in {"as", "of", ",", "heard", "seen"}
    if any(_is_other_clause(tree, first, index, one) for one in range(first, index)):
        return True
    follows = tree.words(index + 1, index + 2)
    return tree.lower[first] in {"and", "but"} and follows in {"that", "to", "the", "a"}


def _is_other_clause(tree: Tree, first: int, index: int, verb: int) -> bool:
    """Whether a finite verb before the cue is neither its helper nor that of a clause about the speaker."""
    if not is_finite(tree, verb) or tree.lower[index - 1] == "," or all(tree.tokens[one].tag in _HELPERS for one in range(verb, index)):
        return False
    return not any(tree.lower[one] in _SUBORDINATING for one in range(max(first, verb - 8), verb))


def _speaker_after(tree: Tree, index: int, first: int) -> PhraseSpan | None:
    """Return the speaker of a cue after its quotation: between the two, or after an inverted cue."""
    begin = first
    while begin < index and (tree.tokens[begin].pos == "PUNCT" or tree.tokens[begin].tag in {"RB", "CC"}):
        begin += 1
    if index == begin:
        end = described_end(tree, index + 1)
        found = speaker_of(tree, index)
        by_order = mention_between(tree, index + 1, end)
        is_longer = by_order is not None and found is not None and found.first == by_order.first and found.last < by_order.last
        return found if found is not None and found.first > index and not is_longer else by_order
    quoted = quoted_speaker(tree, index)
    if quoted is not None:
        return quoted
    if tree.tokens[index].tag == "VBG":
        return speaker_of(tree, index) or main_subject(tree, index)
    across = subject_across(tree, index, begin) if tree.tokens[index - 1].text == "," else None
    if across is not None and across.first == begin:
        return across
    found = None if tree.tokens[index - 1].text.endswith(")") else speaker_of(tree, index)
    if found is not None and first <= found.first < index:
        return found
    return subject_beside(tree, index, begin) or mention_between(tree, begin, index)
