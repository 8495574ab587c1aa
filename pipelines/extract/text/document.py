"""Document: an article's text with its paragraphs, sentences, tokens and quotations, all with exact offsets.

Every later stage (cues, contents, speakers, numbers, dates, places, scope) reads this and nothing else.  How the parts are found
is in `sentences`, `quotations` and `pipelines.syntax`; this module only holds them.
"""

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Protocol

from pipelines.syntax.token import Token


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open piece [start, end) of the text, in Unicode code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence.  tokens is empty where the sentence was not parsed."""

    no: int
    start: int
    end: int
    paragraph_no: int
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    start, end: the words without the marks.  outer_start, outer_end: with the marks; equal to start or end where a mark is
    missing (a paragraph that continues, a text that lost its marks).  is_speech: False for scare quotes, titles of works, names.
    depth: 0 for outer quotations, 1 for a quotation inside a quotation.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    is_speech: bool
    depth: int = 0


class Parser(Protocol):
    """A tagger and dependency parser."""

    def parse(self, texts: list[str], starts: list[int]) -> list[tuple[Token, ...]]:
        """Return the tokens of each sentence text; starts are the sentences' offsets in the whole text."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article's text, read once for all stages."""

    article_id: str
    text: str
    title: str | None
    published: dt.date | None
    language: str | None
    dateline_place: str | None
    publisher: str | None
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    sentence_starts: tuple[int, ...] = field(repr=False)

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that holds the offset, or the one before it where the offset lies between two."""
        return self.sentences[max(0, bisect_right(self.sentence_starts, offset) - 1)]

    def quotation_at(self, offset: int) -> Quotation | None:
        """Return the outermost quotation that holds the offset."""
        return next((q for q in self.quotations if q.depth == 0 and q.outer_start <= offset < q.outer_end), None)
