"""Transcripts: paragraphs that begin with a speaker's label: NAME: what was said."""

import re
from collections import Counter
from collections.abc import Iterator

from pipelines.extract.statements.drafts import Draft, Mention
from pipelines.extract.text.context import Context
from pipelines.vocabulary import CueClass

_LABEL = re.compile(
    r"(?:[A-Z][A-Z.’'\-]+|[A-Z]\.)(?: (?:[A-Z][A-Z.,’'\-]+|[A-Z]\.)){0,4}(?: \([^)]{1,40}\))?:\s+|"
    r"(?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w.’'-]+:\s+|Q:\s+|A:\s+"
)
# A label in small letters is one only if it comes back: "Correction: …" stands once.
_ENOUGH = 3
_SHORT = 3  # words: "Delegates: 1,204" is a table


def transcript_drafts(context: Context) -> Iterator[Draft]:
    """Yield a draft for every paragraph that begins with a label, in texts that are written as a transcript."""
    found = [
        (match, span) for span in context.document.paragraphs if (match := _LABEL.match(context.text, span.start, span.end)) is not None
    ]
    times = Counter(match.group() for match, _ in found)
    if len(found) < _ENOUGH or max(times.values()) < 2:  # noqa: PLR2004
        return
    for match, span in found:
        colon = match.end() - 1 - (len(match.group()) - len(match.group().rstrip()) - 1) - 1
        is_name = match.group().isupper() and len(match.group().strip()) > len("Q:")
        if context.text.count(" ", match.end(), span.end) < (0 if is_name else _SHORT) or match.end() >= span.end:
            continue
        yield Draft(
            parts=[_words_of(context, match.end(), span.end)],
            rule_id="transcript",
            sentence_no=context.sentence_at(match.end()).no,
            speaker=Mention(match.start(), colon) if len(match.group().strip()) > len("Q:") else None,
            cue_start=colon,
            cue_end=colon + 1,
            cue_lemma=":",
            cue_class=CueClass.ASSERT,
        )


def _words_of(context: Context, start: int, end: int) -> tuple[int, int]:
    """Return the span of a contribution without the marks of a quotation that holds all of it."""
    quotation = context.quotation_at(start)
    whole = quotation is not None and quotation.outer_start == start and quotation.outer_end == end and quotation.start < quotation.end
    return (quotation.start, quotation.end) if whole and quotation is not None else (start, end)
