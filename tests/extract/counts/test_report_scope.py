"""Scope, certainty and figures in war reports: since a clause, how a war began, scare quotes, weapons and targets; our own sentences."""

import datetime as dt

import pytest

from pipelines.contract.tables import IncidentCount
from pipelines.contract.vocabulary import Certainty, CountBasis, Metric, Object
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.statements.find_statements import find_statements
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.syntax.parser import load_parser

PUBLISHED = dt.date(2026, 3, 12)


def counts(text: str) -> tuple[IncidentCount, ...]:
    document = document_of_text(text, article_id="a", language="en", published=PUBLISHED, parser=load_parser())
    return find_counts(document, find_statements(document, load_gazetteer()), load_gazetteer(), load_event_model())


def test_a_total_begins_with_the_day_of_its_since_clause() -> None:
    (row,) = counts("Since the start of the siege in March 2022, shelling has killed at least 670 civilians.")
    assert (row.count_basis, row.is_background) == (CountBasis.CUMULATIVE, True)
    assert (row.event_from, row.event_to) == (dt.date(2022, 3, 1), PUBLISHED)


def test_a_figure_joined_to_a_total_is_one() -> None:
    rows = counts("The ministry said 41,000 people have been killed and 96,000 injured since 7 October 2023.")
    assert {row.count_basis for row in rows} == {CountBasis.CUMULATIVE}
    assert {row.event_from for row in rows} == {dt.date(2023, 10, 7)}


def test_how_a_war_began_is_background_without_an_invented_day() -> None:
    (row,) = counts("The war began when rebels killed about 900 people in the south.")
    assert (row.is_background, row.event_from) == (True, None)
    (now,) = counts("The fire began in a shed and killed nine people.")
    assert (now.is_background, now.event_to) == (False, PUBLISHED)


@pytest.mark.parametrize(
    "text", ["Gunmen attacked a bus in December 2025, killing eight people.", "In February, nine men died in a shelling."]
)
def test_one_event_of_a_month_is_no_period(text: str) -> None:
    assert [row.count_basis for row in counts(text)] == [CountBasis.INCIDENT]


def test_figures_of_the_past_day_are_no_total() -> None:
    assert [row.count_basis for row in counts("Over the past day, 74 clashes took place at the front.")] == [CountBasis.INCIDENT]


def test_marks_around_a_word_do_not_part_it_from_its_number() -> None:
    rows = counts("The army said its forces had killed 27 “terrorists” on Monday. Seven drones were “lost” over the river.")
    assert [(row.metric, row.object, row.certainty) for row in rows] == [
        (Metric.KILLED, Object.FIGHTER, Certainty.CLAIMED),
        (Metric.FAILED, Object.DRONE, Certainty.ASSERTED),
    ]


def test_a_figure_called_a_fabrication_is_denied() -> None:
    (row,) = counts('"The figure of 60 dead is a fabrication," Anna Berg said.')
    assert row.certainty is Certainty.DENIED


def test_a_denial_of_something_else_denies_no_figure() -> None:
    (row,) = counts("The rebels said they had killed 90 soldiers and denied targeting civilians.")
    assert row.certainty is not Certainty.DENIED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A shell hit a clinic.", [(Object.HOSPITAL, 1)]),
        ("Two drones hit a school.", [(Object.DRONE, 2), (Object.SCHOOL, 1)]),
        ("Two missiles hit the port.", [(Object.MISSILE, 2)]),
        ("An ambulance and two private houses were damaged.", [(Object.VEHICLE, 1), (Object.HOUSE, 2)]),
    ],
)
def test_weapons_and_targets(text: str, expected: list[tuple[Object, int]]) -> None:
    assert [(row.object, row.value) for row in counts(text)] == expected


def test_a_toll_far_from_its_number() -> None:
    (row,) = counts("The death toll from an army air strike on a crowded market in the old town of Orlen has now risen to 104.")
    assert row.value == 104


def test_a_ministry_counts_for_its_country() -> None:
    text = "A shell hit a shop in Lyon.\n\nPeru's health ministry says 4,000 people have been killed since March 2024."
    row = counts(text)[-1]
    assert (row.country, row.admin1) == ("PE", None)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Three women and a 16-year-old boy were taken to Mercy Hospital.", {3, 1, 4}),
        ("Nine guests were taken to the Mercy hall.", set()),
        ("Two boys were taken to the town of Hospital Hill.", set()),
    ],
)
def test_those_taken_to_a_hospital_are_hurt(text: str, values: set[int]) -> None:
    assert {row.value for row in counts(text) if row.metric is Metric.INJURED} == values
