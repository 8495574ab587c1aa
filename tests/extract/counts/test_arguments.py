"""Whom a metric word counts where insertions, titles, places and 'along with' stand between."""

import pytest

from pipelines.contract.vocabulary import Metric
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer

HARM = {Metric.KILLED, Metric.INJURED, Metric.CAPTURED}


def values_of(text: str) -> list[int | None]:
    return [
        row.value
        for row in find_counts(document_of_text(text, article_id="a", language="en"), (), load_gazetteer(), load_event_model())
        if row.metric in HARM
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ann Poe was killed near her home in Lyon, along with two of her bodyguards.", [1, 2]),
        ("Rebels killed the mayor of the little port of Hosti, as well as two farmers, the press reported.", [1, 3, 2]),
        ("They condemned the murder in Lyon of the singers Ann Poe and Bob Roe.", [2]),
        ("The killing on 22 March of two nurses was condemned.", [2]),
        ("The murder of party leader and candidate Ann Poe was condemned.", [1]),
        ("Two men of the convoy, members of the river guard, were wounded.", [2]),
        ("A man, who is said to have been the guard at the tower, was killed by the bomb.", [1]),
        ("The raid, in which ten labor union members were killed, was condemned.", [10]),
        ("Six priests, five of them Spaniards, were murdered.", [6, 5]),
        ("The kidnapping of five students shook the town.", [5]),
        ("Some 40 villagers who had to flee were not hurt.", []),
        ("The murder on Monday of the plan was no news.", []),
    ],
)
def test_values(text: str, values: list[int | None]) -> None:
    assert values_of(text) == values


def test_a_participle_inside_a_counted_phrase() -> None:
    rows = find_counts(
        document_of_text("The seven kidnapped students met two wounded guards.", article_id="a", language="en"),
        (),
        load_gazetteer(),
        load_event_model(),
    )
    assert [(row.metric, row.value) for row in rows] == [(Metric.CAPTURED, 7), (Metric.INJURED, 2)]
