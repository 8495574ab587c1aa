"""Every date pattern matches its examples and nothing in its counter-examples."""

import datetime as dt

from pipelines.extract.dates.date_patterns import PATTERNS
from pipelines.extract.dates.find_dates import find_dates
from pipelines.extract.text.document import Document, Sentence, Span

WEDNESDAY = dt.date(2024, 3, 20)


def document(text: str, published: dt.date | None = WEDNESDAY) -> Document:
    return Document(
        article_id="a",
        text=text,
        title=None,
        published=published,
        language="en",
        dateline_place=None,
        publisher=None,
        paragraphs=(Span(0, len(text)),),
        sentences=(Sentence(0, 0, len(text), 0),),
        quotations=(),
        sentence_starts=(0,),
    )


def is_found(name: str, sentence: str) -> bool:
    return name in {mention.pattern for mention in find_dates(document(sentence))}


def test_examples_are_found() -> None:
    assert all(pattern.examples for pattern in PATTERNS)
    assert [(p.name, sentence) for p in PATTERNS for sentence in p.examples if not is_found(p.name, sentence)] == []


def test_counter_examples_are_not_found() -> None:
    assert [(p.name, sentence) for p in PATTERNS for sentence in p.counter_examples if is_found(p.name, sentence)] == []
