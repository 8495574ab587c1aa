"""Choosing an article's dead and hurt: among what the claims allow, by weights, and only where another pair is clearly likelier."""

import datetime as dt

import pytest

from pipelines.contract.tables import ArticleCount, IncidentCount
from pipelines.contract.vocabulary import Method, Metric
from pipelines.event_model.load import load_event_model, load_figure_weights
from pipelines.event_model.log_linear import Weights
from pipelines.extract.counts.article.article_figures import article_figures, current_claims
from pipelines.extract.counts.article.figure_choice import FigureChoice, candidates, choose_pair
from pipelines.extract.counts.article.figure_features import FigureEvidence
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer

DAY = dt.date(2024, 5, 8)
BAR = "Two men were shot dead and three wounded in a bar in Lyon. Seven guests were wounded in a shed."


def claims_of(text: str) -> tuple[IncidentCount, ...]:
    document = document_of_text(text, article_id="a", published=DAY, language="en")
    return find_counts(document, (), load_gazetteer(), load_event_model())


def figures(text: str, weights: Weights) -> dict[Metric, ArticleCount]:
    choice = FigureChoice(weights, FigureEvidence(published=DAY))
    return {figure.metric: figure for figure in article_figures("a", claims_of(text), choice=choice)}


def test_the_candidates_are_the_claims_numbers_their_sum_and_nobody() -> None:
    claims = claims_of(BAR)
    known = candidates(claims, current_claims(claims), (2, 3), FigureEvidence())
    assert set(known.of_dead) == {0, 2}
    assert set(known.of_hurt) == {0, 3, 7, 10}


def test_a_clearly_likelier_number_stands_in_the_place_of_the_rules() -> None:
    before, after = figures(BAR, {}), figures(BAR, {"injured first:1": 3.0})
    assert before[Metric.INJURED].value == 3
    assert (after[Metric.INJURED].value, after[Metric.INJURED].method) == (7, Method.LATEST_STATED)
    assert after[Metric.KILLED] == before[Metric.KILLED]


@pytest.mark.parametrize(("weight", "hurt"), [(0.1, 3), (0.5, 7)])
def test_a_small_difference_changes_nothing(weight: float, hurt: int) -> None:
    claims = claims_of(BAR)
    choice = FigureChoice({"injured first:1": weight}, FigureEvidence())
    assert choose_pair(claims, current_claims(claims), (2, 3), choice) == (2, hurt)


def test_a_sum_rests_on_all_claims_and_nobody_on_none() -> None:
    summed = figures(BAR, {"injured sum:all": 3.0})[Metric.INJURED]
    assert (summed.value, summed.method, len(summed.claim_ids)) == (10, Method.SUMMED_VICTIMS, 2)
    assert Metric.INJURED not in figures(BAR, {"injured none|n": 9.0})


def test_only_articles_about_shootings_are_decided() -> None:
    flood = BAR.replace("shot dead", "killed")
    assert figures(flood, {"injured first:1": 3.0}) == figures(flood, {})


def test_without_dead_or_hurt_nothing_is_chosen() -> None:
    assert figures("Two men were arrested.", {"killed rule:0": -9.0}).keys() == {Metric.DETAINED}
    assert figures("No one was hurt in the shooting.", {"killed rule:0": -9.0})[Metric.INJURED].value == 0


def test_no_figure_rests_on_what_was_long_ago() -> None:
    text = "A guard was shot dead in Lyon. Forty guests were killed there in 1998."
    assert figures(text, {"killed larger": 9.0})[Metric.KILLED].value == 1


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("Two men were killed and four guests wounded after a guard fired into a bar, police said.", 2, 4),
        ("A clerk was shot in the foot behind a bakery late on Monday, police said. He was taken to a hospital.", None, 1),
        ("Gunmen shot dead 14 people in a village and left 35 injured.", 14, 35),
    ],
)
def test_the_packaged_weights_leave_plain_reports_as_they_are(text: str, dead: int | None, hurt: int | None) -> None:
    found = figures(text, load_figure_weights())
    assert {metric: figure.value for metric, figure in found.items()} == {
        metric: number for metric, number in ((Metric.KILLED, dead), (Metric.INJURED, hurt)) if number is not None
    }


def test_many_different_numbers_stay_few_candidates() -> None:
    text = " ".join(f"Gunmen shot dead {number} guests and hurt {number + 50} clerks in hall {number}." for number in range(2, 40))
    claims = claims_of(text)
    assert len(candidates(claims, current_claims(claims), (2, 52), FigureEvidence()).pairs()) < 200
