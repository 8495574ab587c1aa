"""Settling: of drafts that tell of the same words, one stays.  What is said inside of what is said is no statement of the article."""

from pipelines.extract.context import Context
from pipelines.extract.drafts import Draft


def settled(context: Context, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts in the order of the text without those whose cue stands in the content of another one."""
    del context
    drafts = [draft for draft in drafts if draft.parts and draft.start < draft.end]
    drafts.sort(key=lambda one: (one.cue_start if one.cue_start is not None else one.start, one.start))
    kept: list[Draft] = []
    for draft in drafts:
        recent = kept[-12:]
        if any(_holds(other, draft) for other in recent):
            continue
        if any(_same_content(other, draft) for other in recent):
            continue
        kept.append(draft)
    return kept


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether the cue and the content of a draft lie in the content of another."""
    at = inner.cue_start if inner.cue_start is not None else inner.start
    return any(start <= at < end and start <= inner.start and inner.end <= end for start, end in outer.parts)


def _same_content(one: Draft, other: Draft) -> bool:
    """Whether two drafts have the same content, or one begins where the other one does."""
    return one.start == other.start or (one.end == other.end and one.start < other.start)
