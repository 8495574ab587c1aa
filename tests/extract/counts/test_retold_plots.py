"""Plots of films and books: what happens in them is no count; what happened to those who made or saw them is one."""

import datetime as dt

import pytest

from pipelines.contract.vocabulary import Metric
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer


def metrics(text: str) -> list[Metric]:
    document = document_of_text(text, article_id="a", published=dt.date(2024, 5, 8), language="en")
    return [row.metric for row in find_counts(document, (), load_gazetteer(), load_event_model())]


@pytest.mark.parametrize(
    "text",
    [
        "In the novel, a bomb kills 40 people in a market.",
        "The new film tells the story of a clerk who murders 12 people.",
        "In the opening scene, three girls are killed.",
        "The thriller opens with the murder of two students.",
    ],
)
def test_a_plot_counts_nobody(text: str) -> None:
    assert metrics(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "In the series of raids, two men were killed.",
        "Two men were killed in a fire at the film set.",
        "The film festival ended early after two men were killed at the gate.",
        "The series of bombings has killed 40 people.",
    ],
)
def test_what_happened_is_counted(text: str) -> None:
    assert metrics(text) == [Metric.KILLED]


def test_a_thing_that_was_shot_is_nobody() -> None:
    assert metrics("Director Ann Poe said the film was shot in Orlen.") == []
    assert metrics("Director Ann Poe said the clerk was shot in Orlen.") == [Metric.INJURED]
