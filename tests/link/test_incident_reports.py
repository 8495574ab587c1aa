"""Reports: the figure of one article for one incident."""

from collections.abc import Sequence
from typing import Any

from support.contract_rows import NOON, article, claim, statement

from pipelines.contract.tables import Article, IncidentCount, IncidentLink, IncidentReport, Statement
from pipelines.contract.vocabulary import Bound, Certainty, CountBasis, CountState, Metric, Object, ObjectClass, Polarity, Unit
from pipelines.link.incident_reports import reports_of_article
from pipelines.link.link_records import ArticleRows

TEXT = "Two soldiers and three children were killed. Nobody is missing. The number of injured is not known. Six drones fell."
ARTICLE = article("a", text=TEXT)


def number(words: str, value: int | None, **changes: Any) -> IncidentCount:  # noqa: ANN401 — any column
    return claim(ARTICLE, words, value, **changes)


def told(claims: Sequence[IncidentCount], said: Sequence[Statement] = (), of: Article = ARTICLE) -> list[IncidentReport]:
    links = [
        IncidentLink(
            claim_id=one.claim_id,
            article_id="a",
            incident_id="x",
            ruled_incident_id="x",
            is_main=True,
            score=1.0,
            rule="founder",
            decided_at=NOON,
        )
        for one in claims
    ]
    return list(reports_of_article(ArticleRows(of, tuple(claims), tuple(said)), links))


def figures(claims: Sequence[IncidentCount]) -> dict[tuple[str, str | None], tuple[int | None, str]]:
    return {(row.metric.value, row.object.value if row.object else None): (row.value, row.state.value) for row in told(claims)}


SOLDIERS = number("Two soldiers", 2, object=Object.SOLDIER)
CHILDREN = number("three children", 3, object=Object.CHILD)


def test_victims_are_added_up_for_the_class_and_kept_apart_by_object() -> None:
    assert figures([SOLDIERS, CHILDREN]) == {
        ("killed", None): (5, "stated"),
        ("killed", "soldier"): (2, "stated"),
        ("killed", "child"): (3, "stated"),
    }


def test_zero_unknown_and_withheld_are_three_things() -> None:
    nobody = number("Nobody is missing", 0, state=CountState.ZERO, metric=Metric.MISSING)
    unknown = {"state": CountState.UNKNOWN, "bound": Bound.NONE, "metric": Metric.INJURED}
    withheld = {"state": CountState.WITHHELD, "bound": Bound.NONE, "metric": Metric.CAPTURED}
    found = figures([nobody, number("number of injured", None, **unknown), number("not known", None, **withheld)])
    assert found[("missing", None)] == (0, "zero")
    assert found[("injured", None)] == (None, "unknown")
    assert found[("captured", None)] == (None, "withheld")


def test_none_of_one_kind_is_not_nobody() -> None:
    no_children = number("three children", 0, state=CountState.ZERO, object=Object.CHILD)
    assert figures([no_children]) == {("killed", "child"): (0, "zero"), ("killed", None): (None, "unknown")}
    assert figures([no_children, SOLDIERS])[("killed", None)] == (2, "stated")
    nobody = number("Nobody is missing", 0, state=CountState.ZERO, object=Object.PERSON)
    assert figures([no_children, nobody])[("killed", None)] == (0, "zero")
    none_held = number("Nobody is missing", 0, state=CountState.ZERO, object=Object.ATTACKER, metric=Metric.DETAINED)
    assert figures([none_held])[("detained", None)] == (0, "zero")


def test_a_number_beats_the_word_that_there_is_none() -> None:
    unknown = number("number of injured", None, state=CountState.UNKNOWN, bound=Bound.NONE)
    assert figures([SOLDIERS, unknown])[("killed", None)] == (2, "stated")


def test_background_running_totals_plans_and_denials_give_no_figure() -> None:
    others: tuple[dict[str, Any], ...] = (
        {"is_background": True},
        {"count_basis": CountBasis.CUMULATIVE},
        {"certainty": Certainty.PLANNED},
        {"certainty": Certainty.DENIED},
        {"polarity": Polarity.DENY},
    )
    for changes in others:
        assert told([number("three children", 3, **changes)]) == [], changes


def test_classes_are_not_mixed() -> None:
    drones = number("Six drones", 6, metric=Metric.LAUNCHED, object=Object.DRONE, object_class=ObjectClass.WEAPON, unit=Unit.MUNITIONS)
    assert {row.object_class for row in told([SOLDIERS, drones]) if row.object is None} == {ObjectClass.PEOPLE, ObjectClass.WEAPON}


def test_the_voice_is_the_speaker_else_who_writes() -> None:
    governor = statement(ARTICLE, "Two soldiers", speaker="The governor")
    assert {row.voice for row in told([number("Two soldiers", 2, statement_id=governor.statement_id)], [governor])} == {"The governor"}
    assert {row.voice for row in told([SOLDIERS])} == {"Brask Gazette"}
    assert {row.voice for row in told([SOLDIERS], of=article("a", text=TEXT, agency="AP"))} == {"AP"}


def test_the_best_claim_is_one_that_gives_the_figure() -> None:
    again = number("three children were killed", 2, object=Object.SOLDIER, fact_no=SOLDIERS.fact_no)
    (whole, _) = told([SOLDIERS, again])
    assert whole.best_claim_id == again.claim_id
    assert whole.best_claim_id in whole.claim_ids


def test_ids_are_unique() -> None:
    rows = told([SOLDIERS, CHILDREN])
    assert len({row.report_id for row in rows}) == len(rows)


def test_that_nobody_was_hurt_does_not_make_a_zero_of_the_dead() -> None:
    assert figures([number("Nobody is missing", 0, state=CountState.ZERO, metric=Metric.INJURED, rule_id="not_anyone")]).keys() == {
        ("injured", None),
        ("injured", "person"),
    }


def bounds(claims: Sequence[IncidentCount]) -> dict[tuple[str, str | None], tuple[int | None, int | None, int | None]]:
    return {(row.metric.value, row.object.value if row.object else None): (row.low, row.value, row.high) for row in told(claims)}


GIRL = number("three children", 1, object=Object.CHILD, count_basis=CountBasis.INCREMENT, sentence_no=2, fact_no=3)


def test_a_death_that_is_added_to_a_toll_is_an_open_lower_bound_of_its_kind() -> None:
    toll = number("Two soldiers", 5, object=Object.PERSON, sentence_no=2, rule_id="toll:death_toll")
    assert bounds([GIRL, toll]) == {
        ("killed", None): (5, 5, 5),
        ("killed", "child"): (1, None, None),
        ("killed", "person"): (5, 5, 5),
    }


def test_a_part_of_its_own_kind_and_a_later_death_are_an_open_lower_bound() -> None:
    people = number("Two soldiers", 7, object=Object.PERSON)
    boy = number("three children were killed", 1, object=Object.CHILD, part_of_claim_id=people.claim_id, fact_no=2)
    assert bounds([people, boy, GIRL])[("killed", "child")] == (1, None, None)
    assert bounds([people, boy])[("killed", "child")] == (1, 1, 1)


def test_another_beside_the_dead_is_a_figure_of_the_hurt() -> None:
    hurt = number("Six drones", 17, metric=Metric.INJURED, count_basis=CountBasis.INCREMENT)
    assert bounds([SOLDIERS, hurt])[("injured", None)] == (17, 17, 17)
    assert bounds([hurt])[("injured", None)] == (17, None, None)
