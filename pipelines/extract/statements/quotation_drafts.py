"""Drafts of quotations: what the patterns before and after a quotation share.  The patterns themselves belong in `quotation_cues`."""

from pipelines.contract.vocabulary import CueClass
from pipelines.extract.statements.cue_lookup import CueVerb
from pipelines.extract.statements.cue_speakers import relayed_by
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import PhraseSpan, StatementDraft
from pipelines.extract.text.document import Quotation
from pipelines.extract.text.syntax_tree import Tree

# How far from its quotation a cue may stand, in words: a long description can lie in between.
REACH = 40
CLOSING = frozenset(['"', "”", "''", "»"])


def content_of(text: str, quotation: Quotation) -> tuple[int, int]:
    """Return the words of a quotation without the comma before the closing mark."""
    end = quotation.end
    while end > quotation.start + 1 and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return quotation.start, end


def last_mark(text: str, quotation: Quotation) -> str:
    """Return the last character of a quotation, marks of nested quotations and white space aside."""
    return text[quotation.start : quotation.end].rstrip(" \u00a0'’\n")[-1:]


def cue_draft(
    context: StatementContext, quotation: Quotation, tree: Tree, index: int, cue: CueVerb, speaker: PhraseSpan, rule: str
) -> StatementDraft:
    """Return the draft of a quotation with its cue verb."""
    draft = StatementDraft([], rule, 0, speaker, cue_lemma=cue.lemma, cue_class=cue.cue_class, passed_on_by=relayed_by(tree, index))
    return _made(context, quotation, tree, index, draft)


def labelled(
    context: StatementContext, quotation: Quotation, tree: Tree, index: int, speaker: PhraseSpan | None, *, rule: str = "quote.colon"
) -> StatementDraft:
    """Return the draft of a quotation whose cue is no listed verb; without a speaker the one who spoke last goes on."""
    lemma = tree.tokens[index].lemma.lower()
    return _made(context, quotation, tree, index, StatementDraft([], rule, 0, speaker, cue_lemma=lemma, cue_class=CueClass.ASSERT))


def _made(context: StatementContext, quotation: Quotation, tree: Tree, index: int, draft: StatementDraft) -> StatementDraft:
    """Fill the offsets of a draft."""
    draft.parts = [content_of(context.text, quotation)]
    draft.sentence_no = context.sentence_at(quotation.start).no
    draft.tree, draft.cue_index, draft.is_direct = tree, index, True
    draft.cue_start, draft.cue_end = tree.tokens[index].start, tree.tokens[index].end
    return draft
