"""Quotations without a cue that go on with a rendering: X said that Y. "Z."  What goes on with a quotation belongs in `direct_speech`."""

from pipelines.extract.statements.quotation_drafts import content_of
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import StatementDraft
from pipelines.extract.text.document import Quotation

_OPENING = "\"“‘'«`( "
_CLOSING = "\"”’'»`) ."


def follow_renderings(context: StatementContext, drafts: list[StatementDraft]) -> None:
    """Add to each draft the quotations that are in none and stand alone in the sentence after it: its speaker goes on."""
    for quotation in context.outer:
        if not quotation.is_speech or not _fills_sentence(context, quotation):
            continue
        if any(start < quotation.end and quotation.start < end for one in drafts for start, end in one.parts):
            continue
        before = _rendering_before(context, drafts, quotation)
        if before is not None:
            before.parts.append(content_of(context.text, quotation))


def _fills_sentence(context: StatementContext, quotation: Quotation) -> bool:
    """Whether nothing but the quotation stands in its sentences."""
    first, last = context.sentence_at(quotation.start), context.sentence_at(quotation.end - 1)
    before, after = (
        context.text[first.start : quotation.outer_start],
        context.text[quotation.outer_end : max(last.end, quotation.outer_end)],
    )
    return not before.strip(_OPENING) and not after.strip(_CLOSING)


def _rendering_before(context: StatementContext, drafts: list[StatementDraft], quotation: Quotation) -> StatementDraft | None:
    """Return the last draft of the sentence before a quotation; across paragraphs only where the quotation is alone in its own."""
    at = context.sentence_at(quotation.start).no
    if at == 0:
        return None
    before, number = context.document.sentences[at - 1], context.paragraph_of(quotation.start)
    here = context.document.paragraphs[number]
    is_alone = quotation.outer_start == here.start and quotation.outer_end == here.end
    if context.paragraph_of(before.start) != number and not is_alone:
        return None
    spoken = [one for one in drafts if one.speaker is not None and one.parts]
    near = [one for one in spoken if before.start <= one.parts[-1][0] and one.parts[-1][1] <= quotation.outer_start]
    return max(near, key=lambda one: one.parts[-1][1], default=None)
