"""A text becomes a `Document` with paragraphs, sentences, quotations and, where worth it, syntax.

The stages it calls are `sentences`, `quotations` and the parser that comes in as a parameter; what is said in the text belongs in
`statements`, what is counted in `counts`.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from pipelines.extract.sentences_to_parse import needs_syntax
from pipelines.extract.text.document import Document, Parser, Sentence
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
    sentence has tokens.
    """
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, paragraphs)
    if parser is not None and language in (None, "en"):
        sentences = _parsed(text, sentences, parser, wanted)
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
        quotations=find_quotations(text, paragraphs),
        sentence_starts=tuple(sentence.start for sentence in sentences),
    )


def document_of_title(document: Document) -> Document | None:
    """Return the title of a document as a document of its own, without syntax; None where it has no title."""
    if not document.title:
        return None
    return document_of_text(document.title, article_id=document.article_id, published=document.published, language=document.language)


def _parsed(text: str, sentences: tuple[Sentence, ...], parser: Parser, wanted: Callable[[str], bool]) -> tuple[Sentence, ...]:
    """Return the sentences, with tokens where the sentence is wanted."""
    chosen = [sentence for sentence in sentences if wanted(text[sentence.start : sentence.end])]
    parsed = parser.parse([text[sentence.start : sentence.end] for sentence in chosen], [sentence.start for sentence in chosen])
    by_number = {sentence.no: replace(sentence, tokens=tokens) for sentence, tokens in zip(chosen, parsed, strict=True)}
    return tuple(by_number.get(sentence.no, sentence) for sentence in sentences)
