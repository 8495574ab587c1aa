"""Quotations: the pairing of marks never gives up, offsets are exact."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.counted_work import grows_linearly

from pipelines.extract.text.document import Quotation
from pipelines.extract.text.quotations import find_quotations
from pipelines.extract.text.sentences import find_paragraphs


def quotations(text: str) -> tuple[Quotation, ...]:
    return find_quotations(text, find_paragraphs(text))


def speech(text: str) -> list[str]:
    return [text[one.start : one.end] for one in quotations(text) if one.is_speech]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Yes," he said. "It isn\'t," she said.', ["Yes,", "It isn't,"]),
        ("“We go,” he said.", ["We go,"]),
        ("‘We won’t go,’ said Bob. It’s the workers’ rule.", ["We won’t go,"]),
        ("'The workers' union is weak,' he said in the '90s.", ["The workers' union is weak,"]),
        ("''Yes,'' he said. ``No,'' she said.", ["Yes,", "No,"]),
        ("He said: «Oui, madame.»", ["Oui, madame."]),
        ("”We go now,” he said.", ["We go now,"]),
        ("It began. We will win,” he said. Then it ended.", ["We will win,"]),
        ("“We will win, he said. “And we will stay.”", ["We will win, he said.", "And we will stay."]),
        ("“One is here.\n\n“Two is here,” he said.", ["One is here.", "Two is here,"]),
        ("“He told me ‘go away’ and I went,” she said.", ["He told me ‘go away’ and I went,"]),
        ('He is 5\'10" tall and 6" wide.', []),
        ('The film "Gone With the Sea" was called a "mess" by "Tiny" Reed.', []),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert speech(text) == expected


def test_nested_quotations_have_depth() -> None:
    assert [one.depth for one in quotations("“He told me ‘go away’ and I went,” she said.")] == [0, 1]


def test_a_paragraph_that_carries_on_has_no_closing_mark() -> None:
    first = quotations("“One is here.\n\n“Two is here,” he said.")[0]
    assert first.outer_end == first.end


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "’", "''", "«", "a' "])
def test_work_is_linear(mark: str) -> None:
    assert grows_linearly(lambda size: quotations(mark * size), 500, 5_000)


@given(st.text(alphabet="ab .,\n\"'“”‘’«»`?A", max_size=200))
def test_spans_lie_in_the_text(text: str) -> None:
    found = quotations(text)
    assert all(0 <= one.outer_start <= one.start < one.end <= one.outer_end <= len(text) for one in found)
    outer = [one for one in found if one.depth == 0]
    assert all(left.outer_end <= right.outer_start for left, right in pairwise(outer))
