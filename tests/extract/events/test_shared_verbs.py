"""Figures that share a verb: each has the place that follows it."""

import datetime as dt

import pytest

from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells killed two civilians in Kharkiv and three in Kramatorsk on Sunday.", ["Kharkiv", "Kramatorsk"]),
        ("At least nine people were killed in Ecuador and three in Peru when the coast shook on Friday.", ["Ecuador", "Peru"]),
        ("Twelve people were killed in Kaduna and eight in Katsina on Monday.", ["Kaduna", "Katsina"]),
    ],
)
def test_each_figure_has_its_own_place(text: str, expected: list[str]) -> None:
    document = document_of_text(text, article_id="a", published=dt.date(2024, 5, 8), language="en")
    assert [claim.place for claim in find_counts(document, (), load_gazetteer(), load_event_model())] == expected
