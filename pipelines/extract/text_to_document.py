"""A text becomes a `Document` with paragraphs, sentences, quotations and, where worth it, syntax.

The stages it calls are `sentences`, `quotations` and the parser that comes in as a parameter; what is said in the text belongs in
`statements`, what is counted in `counts`.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Container
from dataclasses import replace

from pipelines.contract.vocabulary import BlockKind
from pipelines.extract.pages.boilerplate import boilerplate_kind
from pipelines.extract.pages.boilerplate_inside import INSIDE_KINDS
from pipelines.extract.sentences_to_parse import needs_syntax
from pipelines.extract.text.document import Document, Parser, Quotation, Sentence, Span
from pipelines.extract.text.quotations import find_quotations
from pipelines.extract.text.sentences import find_paragraphs, find_sentences


def document_of_text(  # noqa: PLR0913 - what is known of an article
    text: str,
    *,
    article_id: str,
    title: str | None = None,
    published: dt.date | None = None,
    language: str | None = None,
    dateline_place: str | None = None,
    publisher: str | None = None,
    parser: Parser | None = None,
    wanted: Callable[[str], bool] = needs_syntax,
) -> Document:
    """Return the document of a text: NFC, LF, paragraphs separated by blank lines.

    The parser is called once with all sentences that `wanted` accepts; without a parser, or in another language than English, no
    sentence has tokens.  Paragraphs that only name another article have no sentences and no quotations, captions no syntax and no
    quotations: nobody speaks there.
    """
    paragraphs = find_paragraphs(text)
    beside = {span: kind for span in paragraphs if (kind := _kind_beside(text[span.start : span.end])) is not None}
    paragraphs = tuple(span for span in paragraphs if beside.get(span) is not BlockKind.RELATED)
    sentences = find_sentences(text, paragraphs)
    if parser is not None and language in (None, "en"):
        captions = {no for no, span in enumerate(paragraphs) if span in beside}
        sentences = _parsed(text, sentences, parser, lambda one: one.paragraph_no not in captions and wanted(_words(text, one)))
    return Document(
        article_id=article_id,
        text=text,
        title=title,
        published=published,
        language=language,
        dateline_place=dateline_place,
        publisher=publisher,
        paragraphs=paragraphs,
        sentences=sentences,
        quotations=_quotations(text, paragraphs, beside),
        sentence_starts=tuple(sentence.start for sentence in sentences),
    )


def _quotations(text: str, paragraphs: tuple[Span, ...], beside: Container[Span]) -> tuple[Quotation, ...]:
    """Return the quotations of the paragraphs that are not beside the text."""
    starts = [span.start for span in paragraphs]
    return tuple(one for one in find_quotations(text, paragraphs) if paragraphs[bisect_right(starts, one.start) - 1] not in beside)


def _words(text: str, sentence: Sentence) -> str:
    return text[sentence.start : sentence.end]


def _kind_beside(paragraph: str) -> BlockKind | None:
    """Return what a paragraph is that belongs to no sentence of the article: a link to another one, a caption; else None."""
    kind = boilerplate_kind(paragraph)
    if kind is None or kind not in INSIDE_KINDS or kind.block is BlockKind.CORRECTION:
        return None
    return BlockKind.RELATED if kind.block is BlockKind.RELATED else BlockKind.CAPTION


def document_of_title(document: Document) -> Document | None:
    """Return the title of a document as a document of its own, without syntax; None where it has no title."""
    if not document.title:
        return None
    return document_of_text(document.title, article_id=document.article_id, published=document.published, language=document.language)


def _parsed(text: str, sentences: tuple[Sentence, ...], parser: Parser, wanted: Callable[[Sentence], bool]) -> tuple[Sentence, ...]:
    """Return the sentences, with tokens where the sentence is wanted."""
    chosen = [sentence for sentence in sentences if wanted(sentence)]
    parsed = parser.parse([_words(text, sentence) for sentence in chosen], [sentence.start for sentence in chosen])
    by_number = {sentence.no: replace(sentence, tokens=tokens) for sentence, tokens in zip(chosen, parsed, strict=True)}
    return tuple(by_number.get(sentence.no, sentence) for sentence in sentences)
