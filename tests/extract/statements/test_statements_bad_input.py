"""Statements of broken texts: no exception, spans in the text, stable unique ids, time linear in the length."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.counted_work import grows_linearly

from pipelines.contract.tables import Statement
from pipelines.extract.statements.find_statements import find_statements
from pipelines.extract.text.word_lists import words
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.syntax.parser import load_parser

WORDS = st.sampled_from(
    (
        *words(
            "said says told saying according to that claim asked whether vowed he she it they who the mayor Anna Berg Mr. Russia Ministry"
        ),
        *words("bridge was closed and but not on Monday , . : ; - — \" “ ” ' ’ '' ( ) U.S. $5 \x00 <b> עברית 🙂"),
        "\n",
        "\n\n",
    )
)


def statements(text: str) -> tuple[Statement, ...]:
    return find_statements(document_of_text(text, article_id="test", language="en", parser=load_parser()), load_gazetteer())


def assert_sound(text: str) -> None:
    rows = statements(text)
    assert len({row.statement_id for row in rows}) == len(rows)
    for row in rows:
        assert 0 <= row.start < row.end <= len(text)
        assert row.text == text[row.start : row.end]
        assert row.parts[0][0] == row.start
        assert row.parts[-1][1] == row.end
        assert all(left[1] <= right[0] for left, right in pairwise(row.parts))
        if row.speaker_start is not None and row.speaker_end is not None:
            assert row.speaker_text == text[row.speaker_start : row.speaker_end]
        if row.cue_start is not None and row.cue_end is not None:
            assert row.cue_text == text[row.cue_start : row.cue_end]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=60))
def test_any_order_of_words_and_marks(picked: list[str]) -> None:
    assert_sound(" ".join(picked))


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    assert_sound(text)


def test_same_text_gives_same_rows() -> None:
    text = '"The bridge is closed," Mayor Anna Berg said. She said it would open. According to police, nobody was hurt.'
    assert statements(text) == statements(text)
    assert len(statements(text)) == 3


@pytest.mark.parametrize(
    "text", ["", "\x00" * 50, '"' * 2_000, "said " * 2_000, "he said, " * 1_000, "<p>He said</p>" * 300, "‘’“”«»" * 500]
)
def test_odd_texts(text: str) -> None:
    assert_sound(text)


@pytest.mark.parametrize(
    "unit", ['"The bridge is closed," the mayor said. ', "He said she said they said it was so, ", "according to the mayor "]
)
def test_work_is_linear(unit: str) -> None:
    assert grows_linearly(lambda size: statements(unit * size), 25, 100)
