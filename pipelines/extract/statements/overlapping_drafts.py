"""Of drafts that cover the same words, one stays.

A statement inside another one is no statement of the article, unless the outer speaker is an outlet that only passes it on.
"""

from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import StatementDraft
from pipelines.extract.statements.word_order import attribution_start
from pipelines.extract.text.word_lists import word_set

OUTLET_WORDS = word_set(
    "ap afp reuters tass interfax xinhua bloomberg bbc cnn npr upi dpa ansa efe kyodo press newspaper newspapers news times post media tv "
    "television radio broadcaster channel magazine website tabloid daily herald tribune gazette paper wire"
)
# An inner statement that fills at least this share of the outer one is what the outlet passes on.
_SHARE = 0.5
_NEAR = 12  # drafts that can overlap with one another
_FEWEST = 3  # words of a content that is cut


def settled(context: StatementContext, drafts: list[StatementDraft]) -> list[StatementDraft]:
    """Return the drafts in the order of the text without those whose cue stands in the content of another one."""
    drafts = [draft for draft in drafts if draft.parts and draft.start < draft.end]
    drafts.sort(key=lambda one: (one.cue_start if one.cue_start is not None else one.start, one.start))
    drafts = _cut_before_quotations(context, _passed_on(context, drafts))
    kept: list[StatementDraft] = []
    for draft in drafts:
        recent = kept[-_NEAR:]
        if any(_holds(other, draft) or _same_content(other, draft) for other in recent):
            continue
        kept[-_NEAR:] = [other for other in recent if not _holds(draft, other)]
        kept.append(draft)
    return kept


def _cut_before_quotations(context: StatementContext, drafts: list[StatementDraft]) -> list[StatementDraft]:
    """End an indirect content before a quotation with a cue of its own: said the plan was bad - "very bad," she said - and left."""
    kept: list[StatementDraft] = []
    for index, outer in enumerate(drafts):
        if not outer.is_direct:
            for inner in drafts[max(0, index - _NEAR) : index + _NEAR]:
                if outer.parts and inner.is_direct and _holds(outer, inner) and _has_own_cue(context, inner):
                    _cut(context, outer, inner)
        if outer.parts:
            kept.append(outer)
    return kept


def _has_own_cue(context: StatementContext, draft: StatementDraft) -> bool:
    """Whether the cue of a quotation makes a new start: it follows a quotation that stands after a mark, or its subject does."""
    if draft.cue_index is None or draft.tree is None or draft.cue_start is None:
        return False
    if draft.cue_start < draft.start:
        return attribution_start(draft.tree, draft.cue_index) is not None
    quotation = context.quotation_at(draft.start)
    before = context.text[max(0, quotation.outer_start - 4) : quotation.outer_start].rstrip()[-1:] if quotation is not None else ""
    return before in ",;:.—–-("


def _cut(context: StatementContext, outer: StatementDraft, inner: StatementDraft) -> None:
    """Take a quotation with its cue and what follows them out of an indirect content."""
    if outer.rule_id == "according_to":
        inner.passed_on_by, outer.parts = outer.speaker, []
        return
    quotation = context.quotation_at(inner.start)
    at = quotation.outer_start if quotation is not None else inner.start
    if inner.speaker is not None and inner.speaker.start < at:
        at = inner.speaker.start
    start = next(start for start, end in outer.parts if start <= inner.start < end)
    words = context.text[start : max(start, at)].rstrip(" ,;:—–-\n")
    before = [part for part in outer.parts if part[0] < start]
    outer.parts = before + ([(start, start + len(words))] if words.count(" ") + 1 >= _FEWEST else [])


def _passed_on(context: StatementContext, drafts: list[StatementDraft]) -> list[StatementDraft]:
    """Return the drafts without those of outlets that hold another statement; that one remembers who passed it on."""
    dropped: set[int] = set()
    for index, outer in enumerate(drafts):
        if not _is_outlet(context, outer):
            continue
        near = drafts[max(0, index - _NEAR) : index + _NEAR]
        inner = next((one for one in near if one is not outer and _holds(outer, one) and not one.is_direct), None)
        if inner is not None and inner.end - inner.start >= _SHARE * (outer.end - outer.start):
            inner.passed_on_by = outer.speaker
            dropped.add(index)
    return [draft for index, draft in enumerate(drafts) if index not in dropped]


def _is_outlet(context: StatementContext, draft: StatementDraft) -> bool:
    """Whether a news outlet reports the content."""
    if draft.speaker is None or draft.cue_lemma not in {"report", "say", "according to"}:
        return False
    words = context.text[draft.speaker.start : draft.speaker.end].lower().split()
    return any(word.strip(".,’'s") in OUTLET_WORDS or word in OUTLET_WORDS for word in words)


def _holds(outer: StatementDraft, inner: StatementDraft) -> bool:
    """Whether the cue and the content of a draft lie in the content of another."""
    at = inner.cue_start if inner.cue_start is not None else inner.start
    first, last = inner.parts[0][0], inner.parts[-1][1]
    for start, end in outer.parts:  # noqa: SIM110 — a generator takes three times as long
        if start <= at < end and start <= first and last <= end:
            return True
    return False


def _same_content(one: StatementDraft, other: StatementDraft) -> bool:
    """Whether two drafts have the same content, or one begins where the other one does."""
    return one.start == other.start or (one.end == other.end and one.start < other.start)
