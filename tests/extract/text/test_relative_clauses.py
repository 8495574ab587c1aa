"""Clauses between commas: what they tell dates and scopes nothing outside them."""

import datetime as dt

import pytest

from pipelines.contract.tables import IncidentCount
from pipelines.contract.vocabulary import CountBasis
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.text.relative_clauses import relative_clauses
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer

PUBLISHED = dt.date(2024, 5, 8)


def rows_of(text: str) -> tuple[IncidentCount, ...]:
    return find_counts(document_of_text(text, article_id="a", published=PUBLISHED, language="en"), (), load_gazetteer(), load_event_model())


CLAUSES = [
    ("The port, which was seized in 2014, was hit.", [", which was seized in 2014"]),
    ("Nine men died there, where a fire killed four.", [", where a fire killed four"]),
    ("Nine guests died, bringing the number of dead to 40.", [", bringing the number of dead to 40"]),
    ("Nine guests died, bringing flowers.", []),
    ("The port that was hit lies there.", []),
]


@pytest.mark.parametrize(("text", "clauses"), CLAUSES)
def test_clauses(text: str, clauses: list[str]) -> None:
    assert [text[start:end] for start, end in relative_clauses(text, 0, len(text))] == clauses


TODAY = [
    "The raid on the port, which was seized in 2014, killed four people.",
    "The raid on the hall, which was shelled daily last year, left four people dead.",
    "Gunmen killed four people in revenge for last month's raid on Lyon.",
    "The raid, the deadliest since 2019, killed four people.",
    "A bomb killed four people, bringing the number of people killed this year to 40.",
    "Four people were killed in raids on the region over the past day, the head of the region wrote.",
    "Four people were killed in the last 24 hours.",
]


@pytest.mark.parametrize("text", TODAY)
def test_a_mark_in_another_clause_does_not_scope_the_claim(text: str) -> None:
    row = rows_of(text)[0]
    assert (row.value, row.count_basis, row.is_background) == (4, CountBasis.INCIDENT, False)
    assert row.event_to == PUBLISHED


OLD = [
    "Gunmen raided Lyon in revenge for last month's raid, which killed four people.",
    "The hall, where four people were killed last year, burned down.",
    "It was the worst month since 2019, when four people were killed.",
    "Four people have been killed in the last year.",
]


@pytest.mark.parametrize("text", OLD)
def test_a_mark_in_the_claims_own_clause_does(text: str) -> None:
    assert rows_of(text)[0].is_background or rows_of(text)[0].count_basis is CountBasis.CUMULATIVE


def test_a_year_before_a_noun_dates_what_is_background() -> None:
    row = rows_of("Twelve people died in a 2018 fire at the same hall. Four died on Monday.")[0]
    assert (row.is_background, row.event_from, row.event_to) == (True, dt.date(2018, 1, 1), dt.date(2018, 12, 31))
