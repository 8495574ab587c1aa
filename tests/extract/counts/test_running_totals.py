"""Running totals and periods that only the sentences around a claim tell, and claims of two sides."""

import datetime as dt

import pytest

from pipelines.contract.tables import IncidentCount
from pipelines.contract.vocabulary import Certainty, CountBasis, Metric
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.article.article_figures import article_figures
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer

PUBLISHED = dt.date(2024, 5, 8)


def rows_of(text: str) -> tuple[IncidentCount, ...]:
    return find_counts(document_of_text(text, article_id="a", published=PUBLISHED, language="en"), (), load_gazetteer(), load_event_model())


TOTALS = [
    "The clans have feuded since a truce broke down in January. At least 90 people have died.",
    "The two armies met on the river. At least 90 people have died on both sides.",
    "Some 90 people have been killed in the war so far.",
    "Some 90 people have been killed since the war began.",
    "More than 90 villagers have been killed since January. The militia claims to have killed 400 guards.",
    "More than 90 villagers have been killed since January. The militia says 400 of its men have died.",
    "Over 90 have been killed since January. Of those, 60 were civilians and 20 were soldiers. The militia says 400 of its men have died.",
]


@pytest.mark.parametrize("text", TOTALS)
def test_running_totals(text: str) -> None:
    rows = rows_of(text)
    assert {row.count_basis for row in rows} == {CountBasis.CUMULATIVE}
    assert article_figures("a", rows) == ()


def test_a_total_runs_from_the_day_that_the_sentence_before_it_names() -> None:
    row = rows_of(TOTALS[0])[0]
    assert (row.basis_from, row.basis_to) == (dt.date(2024, 1, 1), PUBLISHED)


@pytest.mark.parametrize(
    "text", ["A bus fell into a lake on Tuesday. At least 90 people have died.", "Some 90 people have died in the fire."]
)
def test_a_present_perfect_alone_is_no_running_total(text: str) -> None:
    assert [row.count_basis for row in rows_of(text)] == [CountBasis.INCIDENT]


@pytest.mark.parametrize("verb", ["already hosts", "is already sheltering"])
def test_who_was_there_before_is_no_figure_of_the_event(verb: str) -> None:
    rows = rows_of(f"Some 900 families fled Mopti on Monday. Mali {verb} 4,000 refugees.")
    assert {row.value: row.count_basis for row in rows} == {900: CountBasis.INCIDENT, 4000: CountBasis.CUMULATIVE}


def test_a_worst_month_is_a_period() -> None:
    row = rows_of("February was the deadliest month, with 31 deaths in 29 days.")[0]
    assert (row.count_basis, row.basis_from, row.basis_to) == (CountBasis.PERIOD, dt.date(2024, 2, 1), dt.date(2024, 2, 29))


def test_one_event_of_an_older_month_is_no_period() -> None:
    row = rows_of("In January, three porters died when a shed burned.")[0]
    assert (row.count_basis, row.is_background) == (CountBasis.INCIDENT, True)


def test_claims_of_two_sides_are_not_added_up() -> None:
    rows = rows_of("Four farmers were killed on Tuesday. The rebels claimed to have killed 20 soldiers.")
    assert [(f.metric, f.value) for f in article_figures("a", rows)] == [(Metric.KILLED, 4)]


def test_a_denied_figure_makes_the_claim_disputed() -> None:
    rows = rows_of("The rebels said they had killed 20 soldiers. The ministry denied that 20 soldiers had been killed.")
    assert [row.certainty for row in rows] == [Certainty.DISPUTED, Certainty.DENIED]
    assert [f.metric for f in article_figures("a", rows)] in ([], [Metric.KILLED])


def test_killed_one_and_injured_others() -> None:
    rows = rows_of("A fire in a hostel in Port Marl killed a cook and injured more than a dozen guests.")
    assert [(row.metric, row.low) for row in rows] == [(Metric.KILLED, 1), (Metric.INJURED, 12)]


def test_the_dead_told_of_again_by_pronouns_are_no_more_hurt() -> None:
    rows = rows_of("Ann Poe, 31, was killed in her shop on Tuesday. Her brother, a clerk, heard cries. A doctor said she had been shot.")
    assert [(f.metric, f.value) for f in article_figures("a", rows)] == [(Metric.KILLED, 1)]


@pytest.mark.parametrize(
    "text", ["More than 900 people have been killed since the beginning of the conflict.", "A nurse has become the sixth person to die."]
)
def test_a_total_from_an_untold_day_has_no_begin(text: str) -> None:
    [row] = rows_of(text)
    assert (row.count_basis, row.basis_from, row.basis_to) == (CountBasis.CUMULATIVE, None, PUBLISHED)
