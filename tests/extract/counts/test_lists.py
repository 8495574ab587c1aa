"""Numbers in lists of places, parts set between commas, and who is among the dead; sentences of our own."""

import datetime as dt

import pytest

from pipelines.contract.tables import IncidentCount
from pipelines.contract.vocabulary import Metric
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer


def counts(text: str) -> tuple[IncidentCount, ...]:
    document = document_of_text(text, article_id="a", language="en", published=dt.date(2026, 3, 12))
    return find_counts(document, (), load_gazetteer(), load_event_model())


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Air defences downed 14 drones over Lyon and six over Nantes.", [14, 6]),
        ("The army downed 54 drones overnight: 27 over the Lyon area, 26 over the Nantes area and one near Dijon.", [54, 27, 26, 1]),
        ("Shelling killed 12 people in Lyon, three in Nantes and one in Dijon.", [12, 3, 1]),
        ("Shelling killed 12 people on Monday and three on Tuesday.", [12, 3]),
        ("The blast killed two men in Lyon and six houses in Nantes burned down.", [2, 6]),
        ("The team won five games in Lyon and six in Nantes.", []),
    ],
)
def test_lists(text: str, values: list[int]) -> None:
    assert [row.value for row in counts(text)] == values


def test_a_list_after_a_colon_is_made_of_parts() -> None:
    rows = counts("The army downed 54 drones: 27 over Lyon and 27 over Nantes.")
    assert [row.part_of_claim_id for row in rows] == [None, rows[0].claim_id, rows[0].claim_id]
    assert {row.object for row in rows} == {"drone"}


def test_numbers_of_several_places_are_no_parts() -> None:
    assert [row.part_of_claim_id for row in counts("Shelling killed 12 people in Lyon and three in Nantes.")] == [None, None]


@pytest.mark.parametrize(
    ("text", "whole", "part", "object_"),
    [
        ("Thirty-one people, six of them children, were hurt.", 31, 6, "child"),
        ("Gunmen killed eight people, seven of them police officers.", 8, 7, "police"),
        ("At least 169 people, 47 of whom were children, have been killed.", 169, 47, "child"),
    ],
)
def test_parts_between_commas(text: str, whole: int, part: int, object_: str) -> None:
    first, second = counts(text)
    assert (first.value, second.value, second.object) == (whole, part, object_)
    assert second.part_of_claim_id == first.claim_id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Among the dead were five children and a nurse.", [(Metric.KILLED, 5), (Metric.KILLED, 1)]),
        ("Two boys were among the dead.", [(Metric.KILLED, 2)]),
        ("Three nurses were among the wounded.", [(Metric.INJURED, 3)]),
        ("The dead included a doctor and two nurses.", [(Metric.KILLED, 1), (Metric.KILLED, 2)]),
        ("Two boys were among the guests.", []),
        ("The victims were mourned by two boys.", []),
    ],
)
def test_among(text: str, expected: list[tuple[Metric, int]]) -> None:
    assert [(row.metric, row.value) for row in counts(text)] == expected


def test_those_among_the_dead_are_part_of_the_toll() -> None:
    whole, part = counts("Fourteen people were killed. Among the dead were five children.")
    assert part.part_of_claim_id == whole.claim_id
