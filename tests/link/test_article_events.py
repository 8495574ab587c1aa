"""Events inside one article."""

import datetime as dt
from typing import Any

import pytest
from support.contract_rows import DAY, article, claim

from pipelines.contract.tables import IncidentCount
from pipelines.contract.vocabulary import Bound, Certainty, CountBasis, Metric, SpanSource
from pipelines.link.article_events import MAIN, days, events_of_article, figures, own_paragraphs

ARTICLE = article("a", text=" ".join(f"word{n}" for n in range(20)))
BRASK: dict[str, Any] = {"place_source": SpanSource.PHRASE, "place_precision": 1, "geonameid": 1, "lat": 50.0, "lon": 30.0}
SUBURB = BRASK | {"geonameid": 2, "lat": 50.1}
FAR = BRASK | {"geonameid": 3, "lat": 52.0}


def number(n: int, **changes: Any) -> IncidentCount:  # noqa: ANN401 — any column
    return claim(ARTICLE, f"word{n}", n, **({"place_source": SpanSource.ARTICLE} | changes))


def keys(*claims: IncidentCount) -> list[list[int | None]]:
    return [[claim.value for claim in event.claims] for event in events_of_article(claims)]


def test_an_article_without_claims_has_a_main_event() -> None:
    (event,) = events_of_article([])
    assert (event.key, event.claims) == (MAIN, ())


def test_two_towns_are_two_events_and_main_has_the_most_claims() -> None:
    assert keys(number(1, **FAR), number(2, **BRASK), number(3, **BRASK)) == [[2, 3], [1]]
    assert keys(number(1, **FAR), number(2, **BRASK)) == [[1], [2]]


def test_a_suburb_is_the_same_place() -> None:
    assert keys(number(1, **BRASK), number(2, **SUBURB)) == [[1, 2]]


def test_two_provinces_are_two_events() -> None:
    north = {"place_source": SpanSource.PHRASE, "admin1_code": "XV-NO"}
    assert keys(number(1, **north), number(2, **north), number(3, **(north | {"admin1_code": "XV-SO"}))) == [[1, 2], [3]]


def test_a_place_that_is_taken_over_opens_no_event() -> None:
    assert keys(number(1, **BRASK), number(2, **(FAR | {"place_source": SpanSource.ARTICLE}))) == [[1, 2]]


def test_towns_that_only_the_user_knows_are_told_apart_by_name() -> None:
    own = BRASK | {"geonameid": None, "place": "Orlen", "lat": 10.0}
    assert keys(number(1, **own), number(2, **own), number(3, **(own | {"place": "Port Sella", "lat": 12.0}))) == [[1, 2], [3]]


def test_the_place_of_a_paragraph_opens_an_event_in_another_province_only() -> None:
    there = {"place_source": SpanSource.PARAGRAPH}
    assert keys(number(1, **BRASK), number(2, **BRASK), number(3, **there, admin1_code="XV-SO")) == [[1, 2], [3]]
    assert keys(number(1, **BRASK), number(2, **(FAR | there))) == [[1, 2]]


def test_a_claim_without_a_place_belongs_to_what_was_told_of_last() -> None:
    unknown: dict[str, Any] = {"place_source": None, "admin1_code": None, "country": None}
    assert keys(number(1, **BRASK), number(2, **BRASK), number(3, **FAR), number(4, **unknown)) == [[1, 2], [3, 4]]


def test_another_day_with_its_own_place_is_another_event() -> None:
    before = {"date_source": SpanSource.PHRASE, "event_from": DAY - dt.timedelta(days=9), "event_to": DAY - dt.timedelta(days=9)}
    own = {"date_source": SpanSource.PHRASE}
    assert keys(number(1, **BRASK, **own), number(2, **BRASK, **own), number(3, **BRASK, **before)) == [[1, 2], [3]]


@pytest.mark.parametrize("metric", [Metric.DETAINED, Metric.CHARGED, Metric.RELEASED])
def test_what_follows_from_an_event_is_no_other_event(metric: Metric) -> None:
    assert keys(number(1, **BRASK), number(2, **FAR, metric=metric)) == [[1, 2]]


@pytest.mark.parametrize(
    "changes",
    [
        {"is_background": True},
        {"count_basis": CountBasis.CUMULATIVE},
        {"count_basis": CountBasis.PERIOD},
        {"count_basis": CountBasis.PLANNED},
        {"certainty": Certainty.PLANNED},
    ],
)
def test_what_is_no_news_of_one_event_is_of_none(changes: dict[str, Any]) -> None:
    assert keys(number(1), number(2, **changes)) == [[1]]


def test_keys_are_unique_and_do_not_depend_on_the_order_of_the_claims() -> None:
    places = [BRASK | {"geonameid": n, "lat": 50.0 + n} for n in range(4)]
    claims = [number(n, **places[n]) for n in range(4)]
    found = events_of_article(claims)
    assert found == events_of_article(reversed(claims))
    assert len({event.key for event in found}) == 4
    assert found[1].key == f"1:{DAY}"


def test_a_country_holds_its_provinces() -> None:
    """At least four died in Xandria, says the first sentence; twenty were hurt in Brask, the second."""
    country: dict[str, Any] = {"place_source": SpanSource.SENTENCE, "place_precision": 6, "admin1_code": None}
    assert keys(number(1, **country), number(2, **BRASK), number(3, **country)) == [[1, 2, 3]]
    assert keys(number(1, **BRASK), number(2, **country), number(3, **(FAR | {"admin1_code": "XV-SO"}))) == [[1, 2], [3]]


def test_a_week_in_one_town_is_told_apart_by_its_days() -> None:
    on = [{"date_source": SpanSource.PHRASE, "event_from": day, "event_to": day} for day in (DAY, DAY + dt.timedelta(days=2))]
    assert keys(number(1, **BRASK, **on[0]), number(2, **BRASK, **on[1])) == [[1], [2]]


def test_the_days_of_an_event_are_those_that_the_text_states() -> None:
    sentence, published = {"date_source": SpanSource.SENTENCE}, {"date_source": SpanSource.PUBLISHED}
    before, after = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=2)
    found = days(
        [number(1, **published, event_from=after, event_to=after), number(2, **sentence), number(3, event_from=before, **sentence)], DAY
    )
    assert found == (before, DAY, True)
    assert days([number(1, **published)], DAY) == (DAY, DAY, False)
    charged = number(1, **sentence, metric=Metric.CHARGED, event_from=after, event_to=after)
    assert days([charged, number(2, **sentence)], DAY) == (DAY, DAY, True)
    assert days([], DAY) == (None, None, False)


def test_own_paragraphs_are_whole_and_stand_once() -> None:
    made = article("b", text="One dead here.\n\nTwo dead there, three hurt.\n\nFour.")
    claims = [claim(made, words, 1) for words in ("three hurt", "Two dead")]
    assert own_paragraphs(made.text, claims).strip() == "Two dead there, three hurt."
    assert own_paragraphs(made.text, [claim(made, "Four", 4), claim(made, "One", 1)]) == "One dead here.\n\n\nFour."


def test_a_figure_that_has_only_an_upper_bound_is_told_by_it() -> None:
    few = claim(ARTICLE, "word1", None, high=9, bound=Bound.AT_MOST)
    assert figures("a", [few], []) == ("killed/people=9",)


def test_a_later_death_belongs_to_the_event_whose_toll_it_raises() -> None:
    """A girl died in a hospital of another town, bringing the number of people killed in the attack to five."""
    girl = number(1, **FAR, sentence_no=4, count_basis=CountBasis.INCREMENT)
    toll = number(5, **BRASK, sentence_no=4, rule_id="toll:number_of_people_killed")
    assert keys(girl, toll) == [[5, 1]]
    hurt = number(3, **FAR, sentence_no=4, metric=Metric.INJURED, count_basis=CountBasis.INCREMENT)
    assert keys(hurt, toll) == [[3], [5]]
    assert keys(number(1, **FAR, sentence_no=2, count_basis=CountBasis.INCREMENT), toll) == [[1], [5]]
