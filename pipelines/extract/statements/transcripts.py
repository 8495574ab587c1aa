"""Transcripts: paragraphs that begin with a speaker's label: NAME: what was said."""

import re
from collections import Counter
from collections.abc import Iterator

from pipelines.contract.vocabulary import CueClass
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import PhraseSpan, StatementDraft

_LABEL = re.compile(
    r"(?:[A-Z][A-Z.’'\-]+|[A-Z]\.)(?: (?:[A-Z][A-Z.,’'\-]+|[A-Z]\.)){0,4}(?: \([^)]{1,40}\))?:\s+|"
    r"(?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w.’'-]+:\s+|Q:\s+|A:\s+"
)
# Labels in capitals where the line breaks are lost: after a stop or an opening mark.
_INSIDE = re.compile(
    r"(?:(?<=[.!?…]\s)|(?<=[.!?…][\"”’)\]]\s)|(?<=[\"“‘\n]))(?:[A-Z][A-Z.’'\-]+|[A-Z]\.)(?: (?:[A-Z][A-Z.,’'\-]+|[A-Z]\.)){0,4}:\s+"
)
# A label in small letters counts as one only if it occurs again: "Correction: …" stands once.
_ENOUGH = 3
_SHORT = 3  # words: "Delegates: 1,204" is a table


def transcript_drafts(context: StatementContext) -> Iterator[StatementDraft]:
    """Yield a draft for every paragraph that begins with a label, in texts that are written as a transcript."""
    found = list(_labels(context))
    times = Counter(match.group() for match, _ in found)
    if len(found) < _ENOUGH or max(times.values()) < 2:  # noqa: PLR2004
        return
    for match, end in found:
        colon = match.end() - 1 - (len(match.group()) - len(match.group().rstrip()) - 1) - 1
        is_name = match.group().isupper() and len(match.group().strip()) > len("Q:")
        if context.text.count(" ", match.end(), end) < (0 if is_name else _SHORT) or match.end() >= end:
            continue
        yield StatementDraft(
            parts=[_words_of(context, match.end(), end)],
            rule_id="transcript",
            sentence_no=context.sentence_at(match.end()).no,
            speaker=PhraseSpan(match.start(), colon) if len(match.group().strip()) > len("Q:") else None,
            cue_start=colon,
            cue_end=colon + 1,
            cue_lemma=":",
            cue_class=CueClass.ASSERT,
        )


def _labels(context: StatementContext) -> Iterator[tuple[re.Match[str], int]]:
    """Yield the labels of all paragraphs with the end of what is said after each."""
    for span in context.document.paragraphs:
        first = _LABEL.match(context.text, span.start, span.end)
        inside = list(_INSIDE.finditer(context.text, first.end() if first is not None else span.start, span.end))
        labels = [*([first] if first is not None else []), *inside]
        if not labels:
            continue
        ends = [*(one.start() for one in labels[1:]), span.end]
        yield from zip(labels, (_before_space(context.text, end) for end in ends), strict=True)


def _before_space(text: str, end: int) -> int:
    """Return the end of the words before an offset, white space and an opening mark aside."""
    while end > 0 and (text[end - 1].isspace() or (text[end - 1] in "“‘" or (text[end - 1] == '"' and text[end - 2 : end - 1].isspace()))):
        end -= 1
    return end


def _words_of(context: StatementContext, start: int, end: int) -> tuple[int, int]:
    """Return the span of a contribution without the marks of a quotation that holds all of it."""
    quotation = context.quotation_at(start)
    if end > start + 1 and context.text[end - 1] in '”"' and (quotation is None or quotation.outer_start < start):
        return start, end - 1
    whole = quotation is not None and quotation.outer_start == start and quotation.outer_end == end and quotation.start < quotation.end
    return (quotation.start, quotation.end) if whole and quotation is not None else (start, end)
