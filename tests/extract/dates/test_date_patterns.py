"""Every date pattern matches its examples and nothing in its counter-examples."""

import datetime as dt

import pytest

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


@pytest.mark.parametrize(("name", "sentence"), [(p.name, sentence) for p in PATTERNS for sentence in p.examples])
def test_example_is_found(name: str, sentence: str) -> None:
    assert name in {mention.pattern for mention in find_dates(document(sentence))}


@pytest.mark.parametrize(("name", "sentence"), [(p.name, sentence) for p in PATTERNS for sentence in p.counter_examples])
def test_counter_example_is_not_found(name: str, sentence: str) -> None:
    assert name not in {mention.pattern for mention in find_dates(document(sentence))}
