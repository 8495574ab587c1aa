"""Whose claim it is: that of the statement that holds its number, or of the report that its sentence continues.

What the narrator says between two statements stays the narrator's; a sentence continues a report only if it says that somebody counted.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipelines.contract.tables import Statement
from pipelines.extract.counts.claims.certainty import certainty_of
from pipelines.extract.counts.claims.claim_draft import Draft
from pipelines.extract.text.document import Document

_NEAR = 8  # how many statements that begin before a claim are searched for the one that holds it
_COUNTING = (
    "counted", "recorded", "registered", "listed", "documented", "tallied", "noted", "reported",
    "confirmed", "verified", "estimated", "logged",
)  # fmt: skip
_GOES_ON = re.compile(
    r"(?:It|They|He|She|The (?:report|statement|ministry|agency|army|military|police|group|office|official|spokesman|spokeswoman|source))"
    rf"(?: (?:also|further|then|has|have|had|separately|additionally))* (?:{'|'.join(_COUNTING)})\b"
)


def attribute(document: Document, drafts: Sequence[Draft], statements: tuple[Statement, ...]) -> None:
    """Give each draft the statement whose content or running report holds it, and its certainty."""
    spans = sorted((start, end, at) for at, s in enumerate(statements) for start, end in (s.parts or ((s.start, s.end),)))
    starts = [start for start, _, _ in spans]
    for item in drafts:
        at = _number_at(item)
        near = spans[max(0, bisect_right(starts, at) - _NEAR) : bisect_right(starts, max(at, item.end - 1))]
        told = [(start, end, statements[k]) for start, end, k in near if statements[k].kind != "headline"]
        inside = [s for start, end, s in told if start <= at < end] or [
            s for start, end, s in told if start < item.end and item.start < end
        ]
        item.statement = min(inside, key=lambda s: s.end - s.start) if inside else _running(document, item, told)
        item.certainty = certainty_of(item.words, item.mention, item.noun.object_class, item.statement)


def _number_at(item: Draft) -> int:
    phrase = item.phrase
    if phrase is None:
        return item.start
    return item.words[phrase.number.core if phrase.number else phrase.first].start


def _running(document: Document, item: Draft, told: Sequence[tuple[int, int, Statement]]) -> Statement | None:
    """Return the statement of the sentence before, where this one says that its speaker went on counting: it also recorded nine injured."""
    if not item.sentence.no or _GOES_ON.match(document.text, item.sentence.start, item.sentence.end) is None:
        return None
    before = document.sentences[item.sentence.no - 1]
    last = [s for start, _, s in told if before.start <= start < item.sentence.start]
    return last[-1] if last and last[-1].speaker else None
