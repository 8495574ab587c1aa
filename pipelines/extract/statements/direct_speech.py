"""Direct speech: quotations with the cue that stands beside them, and quotations that go on without one.

A quotation inside a rendering ("said the plan was "a bad idea"") is left to `indirect_speech`; what is a cue belongs in `quotation_cues`.
"""

from pipelines.extract.statements.quotation_cues import with_cue
from pipelines.extract.statements.quotation_drafts import content_of
from pipelines.extract.statements.short_quotations import is_attributed
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import StatementDraft
from pipelines.extract.text.document import Quotation


def direct_drafts(context: StatementContext) -> list[StatementDraft]:
    """Return the drafts of all quotations that have a cue, each with the quotations that go on with it, in order."""
    drafts: list[StatementDraft] = []
    waiting: list[Quotation] = []
    previous: StatementDraft | None = None
    paragraph = -1
    for quotation in context.outer:
        if not quotation.is_speech and not is_attributed(context.text, quotation):
            continue
        number = context.paragraph_of(quotation.outer_start)
        if number != paragraph:
            previous = previous if previous is not None and _carries_on(context, previous, quotation) else None
            waiting, paragraph = [], number
        draft = with_cue(context, quotation)
        if draft is not None and draft.speaker is None:
            draft = _spoken_by(draft, drafts, number, context)
        if draft is None:
            _go_on(context, previous, quotation, waiting)
            continue
        same = next((one for one in drafts[-3:] if one.cue_start == draft.cue_start), None)
        if same is not None:
            same.parts.append(content_of(context.text, quotation))
            continue
        if waiting and _adjoins(context, waiting[-1], quotation):
            draft.parts[:0] = [content_of(context.text, one) for one in waiting]
        waiting = []
        drafts.append(draft)
        previous = draft
    return drafts


def _go_on(context: StatementContext, previous: StatementDraft | None, quotation: Quotation, waiting: list[Quotation]) -> None:
    """Give a quotation without a cue to the draft before it, or keep it for the one after it."""
    starts_sentence = not context.text[context.sentence_at(quotation.start).start : quotation.outer_start].strip("\"“‘'«`( ")
    if not starts_sentence:
        return
    if previous is not None:
        previous.parts.append(content_of(context.text, quotation))
    else:
        waiting.append(quotation)


def _spoken_by(draft: StatementDraft, drafts: list[StatementDraft], paragraph: int, context: StatementContext) -> StatementDraft | None:
    """Give a draft without a speaker ("Then, on the radio: …") to the one who spoke last in this paragraph or the one before."""
    last = drafts[-1] if drafts else None
    if last is None or last.speaker is None or paragraph - context.paragraph_of(last.speaker.start) > 1:
        return None
    draft.speaker, draft.follows = last.speaker, last
    return draft


def _adjoins(context: StatementContext, first: Quotation, second: Quotation) -> bool:
    """Whether nothing but white space stands between two quotations."""
    return not context.text[first.outer_end : second.outer_start].strip()


def _carries_on(context: StatementContext, previous: StatementDraft, quotation: Quotation) -> bool:
    """Whether a quotation goes on with one of the paragraph before: that one was left open, or this one is a paragraph of its own."""
    last = context.quotation_at(previous.parts[-1][0])
    number = context.paragraph_of(quotation.start)
    if last is None or number != context.paragraph_of(last.start) + 1:
        return False
    if last.outer_end == last.end:
        return True
    here, before = context.document.paragraphs[number], context.document.paragraphs[number - 1]
    is_alone = quotation.outer_start == here.start and quotation.outer_end == here.end
    return is_alone and (last.outer_end == before.end or previous.cue_start is None or before.end - previous.cue_start < _NEAR)


# Characters from the cue to the end of its paragraph: "…," Smith said.
_NEAR = 60
