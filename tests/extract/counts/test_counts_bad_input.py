"""Numbers and names that are no good input: no exception, no invented value, exact characters."""

import datetime as dt

import pytest
from support.counted_work import grows_linearly

from pipelines.contract.tables import IncidentCount
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer


def rows_of(text: str, published: dt.date | None = dt.date(2024, 5, 8)) -> tuple[IncidentCount, ...]:
    rows = find_counts(document_of_text(text, article_id="a", published=published, language="en"), (), load_gazetteer(), load_event_model())
    assert all(row.text == text[row.start : row.end] for row in rows)
    return rows


@pytest.mark.parametrize(
    "text",
    [
        "9" * 400 + " men were killed.",
        "½ of the men were killed.",
        "3/4 of the men were killed.",
        "Two and a half men were killed.",
        "1/2 men were hurt.",
    ],
)
def test_what_is_no_whole_number_of_people_gives_no_value(text: str) -> None:
    assert [row.value for row in rows_of(text)] == []


def test_arabic_indic_digits_are_numbers() -> None:
    assert [row.value for row in rows_of("٣٤ men were killed.")] == [34]


def test_without_publication_day_no_date_is_invented() -> None:
    [row] = rows_of("Two men were killed on Monday.", published=None)
    assert (row.event_from, row.event_to, row.date_precision, row.date_source) == (None, None, None, None)


def test_a_person_named_like_a_place_is_no_place() -> None:
    [row] = rows_of("Paris Hilton was shot in Lyon.")
    assert row.place == "Lyon"
    assert [row.place for row in rows_of("Jordan Chad was killed.")] == [None]


@pytest.mark.parametrize(
    "unit",
    [
        "12 men were killed, ",
        "the murder in Lyon on Monday of ",
        "a man and a woman and ",
        *(
            pytest.param(unit, marks=pytest.mark.slow)
            for unit in (
                "a man, who was there, was killed, ",
                "no casualties and ",
                "was killed along with two men, ",
                "three days after the attack on Monday ",
                "since the beginning of the war ",
            )
        ),
    ],
)
def test_work_on_long_sentences_is_linear(unit: str) -> None:
    texts = {size: unit * (size // len(unit)) for size in (1_500, 3_000)}  # several sentences, each cut at its longest
    documents = {size: document_of_text(text, article_id="a", published=dt.date(2024, 5, 8), language="en") for size, text in texts.items()}
    assert grows_linearly(lambda size: find_counts(documents[size], (), load_gazetteer(), load_event_model()), 1_500, 3_000)
