"""Parts of totals told by what they were, and weapons that an attack was made with."""

import datetime as dt

import pytest

from pipelines.contract.tables import IncidentCount
from pipelines.contract.vocabulary import Bound, Certainty, CountBasis, Metric, Object
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.counts.metrics.weapons import ATTACKED_WITH, HIT_BY
from pipelines.extract.statements.find_statements import find_statements
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.syntax.parser import load_parser


def rows_of(text: str) -> tuple[IncidentCount, ...]:
    return find_counts(
        document_of_text(text, article_id="a", published=dt.date(2024, 5, 8), language="en"), (), load_gazetteer(), load_event_model()
    )


PARTS = [
    ("Eighteen people were killed, nine of them children.", [(18, Object.PERSON), (9, Object.CHILD)]),
    ("The raid killed seven people in Lyon, three of them nuns, and wounded 20.", [(7, Object.PERSON), (3, Object.PERSON)]),
    ("At least 209 people were killed, of whom 187 were civilians.", [(209, Object.PERSON), (187, Object.CIVILIAN)]),
    ("Of the 209 people killed, 187 were civilians and 22 were soldiers.", [(209, None), (187, Object.CIVILIAN), (22, Object.SOLDIER)]),
    ("Some 209 people were killed. Of those, 187 were civilians.", [(209, Object.PERSON), (187, Object.CIVILIAN)]),
    ("The raid hurt 40 people. Of the injured, 22 are in critical condition.", [(40, Object.PERSON), (22, Object.PERSON)]),
    ("The raid hurt 40 people. Fifteen of the injured were children.", [(40, Object.PERSON), (15, Object.CHILD)]),
    (
        "Some 89 people were killed: 46 soldiers, four nuns and nine children.",
        [(89, None), (46, Object.SOLDIER), (4, None), (9, Object.CHILD)],
    ),
]


@pytest.mark.parametrize(("text", "told"), PARTS)
def test_parts_of_a_total(text: str, told: list[tuple[int, Object | None]]) -> None:
    rows = [row for row in rows_of(text) if row.value != 20]
    assert [row.value for row in rows] == [value for value, _ in told]
    assert all(kind in {None, row.object} for row, (_, kind) in zip(rows, told, strict=True))
    assert {row.part_of_claim_id for row in rows[1:]} == {rows[0].claim_id}


NO_PARTS = [
    "The raid killed seven people. Nine were nuns of the order.",
    "The hall holds 40 guests, nine of them children.",
    "Four men were killed: nine nuns and two guards saw it.",
]


@pytest.mark.parametrize("text", NO_PARTS)
def test_what_is_no_part(text: str) -> None:
    assert [row.value for row in rows_of(text) if row.part_of_claim_id] == []


@pytest.mark.parametrize("text", [*ATTACKED_WITH.examples, *HIT_BY.examples])
def test_weapons_of_an_attack(text: str) -> None:
    assert {row.metric for row in rows_of(text)} <= {Metric.LAUNCHED, Metric.HIT}
    assert rows_of(text)


@pytest.mark.parametrize("text", [*ATTACKED_WITH.counter_examples, *HIT_BY.counter_examples])
def test_no_weapons_of_an_attack(text: str) -> None:
    assert not [row for row in rows_of(text) if row.metric in {Metric.LAUNCHED, Metric.HIT}]


def test_people_beside_a_few_words() -> None:
    assert rows_of("Seven people, most of them nuns, were killed.")[0].value == 7
    assert [row.value for row in rows_of("Five nuns, among them the teacher Ann Poe, were killed.")] == [5, 1]
    assert [(row.metric, row.value) for row in rows_of("It left three people dead and wounded a clerk.")] == [
        (Metric.KILLED, 3),
        (Metric.INJURED, 1),
    ]
    assert [row.value for row in rows_of("It damaged nine houses, six schools and several shops.")] == [9, 6, None]
    assert rows_of("Of the injured, the remainder were treated on site.") == ()


def test_bodies_and_the_freed() -> None:
    assert [
        (row.metric, row.value, row.count_basis) for row in rows_of("The bodies of two more people had been pulled from the rubble.")
    ] == [(Metric.BODIES_RECOVERED, 2, CountBasis.INCREMENT)]
    assert [(row.value, row.bound) for row in rows_of("The sides handed over 175 prisoners of war.")] == [(175, Bound.EXACT)]


def test_noise_is_no_attack() -> None:
    assert rows_of("Twelve explosions were heard in the town.") == ()
    assert [row.value for row in rows_of("Twelve explosions killed nobody there.") if row.metric is Metric.ATTACKED] == [12]


def test_many_hurt_beside_the_dead_of_one_event_are_of_that_event() -> None:
    assert [row.count_basis for row in rows_of("Some 93 people were killed and hundreds wounded.")] == [CountBasis.INCIDENT] * 2


LOSSES = [
    ("The army said it killed 40 soldiers.", Certainty.CLAIMED),
    ("Norland's army said 40 Southland soldiers were killed.", Certainty.CLAIMED),
    ("The army said 38 soldiers had surrendered.", Certainty.CLAIMED),
    ("The defence ministry said two soldiers were killed by a mine.", Certainty.ASSERTED),
    ("The defence ministry said two of its soldiers were killed.", Certainty.ASSERTED),
]


@pytest.mark.parametrize(("text", "certainty"), LOSSES)
def test_own_losses_are_no_claims_of_success(text: str, certainty: Certainty) -> None:
    document = document_of_text(text, article_id="a", published=dt.date(2024, 5, 8), language="en", parser=load_parser())
    rows = find_counts(document, find_statements(document, load_gazetteer()), load_gazetteer(), load_event_model())
    assert [row.certainty for row in rows] == [certainty]


def test_an_earlier_figure_told_by_a_noun_is_replaced_and_no_part() -> None:
    rows = rows_of("The quake killed 23 guests. The agency had earlier reported 15 deaths.")
    assert [(row.part_of_claim_id, row.superseded_by_claim_id) for row in rows] == [(None, None), (None, rows[0].claim_id)]
