"""Figures of articles and claims by side: the marts, on hand-made rows."""

import datetime as dt
from typing import Any

from support.contract_rows import DAY, article, claim, figure, link, statement
from support.scenes import Scene, Scenes

from pipelines.contract.vocabulary import Metric, Object, ObjectClass

SCENES = Scenes()
NEXT_DAY = DAY + dt.timedelta(days=1)


def of_two_countries() -> list[Any]:
    """Return an article in which speakers of two countries give figures."""
    one = article("a1")
    north = statement(one, "Three people were killed", speaker="North", speaker_country="XV")
    south = statement(one, "nine soldiers had been killed", speaker="South", speaker_country="XQ")
    claims = [claim(one, "Three people", 3, north), claim(one, "nine soldiers", 9, south)]
    return [one, north, south, *claims, *link(claims, "i1", one)]


@SCENES.of(of_two_countries())
def test_both_sides_stand_side_by_side(scene: Scene) -> None:
    found = scene.run(
        "SELECT side, low, value, high, speakers, n_sides, is_conflicting, excludes_another FROM claims_by_side ORDER BY side"
    )
    assert found == [("XQ", 9, 9, 9, ["South"], 2, False, True), ("XV", 3, 3, 3, ["North"], 2, False, True)]


def of_houses() -> list[Any]:
    """Return an article on houses that were hit, and on schools of which no number is given."""
    one = article("a1", text="Two houses, three houses and some schools were hit.")
    houses: dict[str, Any] = {"metric": Metric.HIT, "object": Object.HOUSE, "object_class": ObjectClass.BUILDING}
    rows = [claim(one, "Two houses", 2, **houses), claim(one, "three houses", 3, **houses)]
    return [one, *rows, claim(one, "some schools", None, **{**houses, "object": Object.SCHOOL}, low=2)]


@SCENES.of(of_houses())
def test_figures_of_things_are_added_up_by_object(scene: Scene) -> None:
    found = scene.run("SELECT object, low, value, high FROM article_figures ORDER BY object")
    assert found == [("house", 5, 5, 5), ("school", 2, None, None)]


def of_several_places() -> list[Any]:
    """Return an article whose figure rests on claims of two towns and of a whole country."""
    one = article("a1")
    first = claim(one, "Three people", 3)
    second = claim(one, "five", 3, country="XQ", admin1="Dale", admin1_code="XQ-DA", event_from=NEXT_DAY, event_to=NEXT_DAY)
    land = [claim(one, words, 3, country="XZ", admin1=None, admin1_code=None) for words in ("nine soldiers", "Nobody", "missing")]
    return [one, first, second, *land, figure([second, first, *land])]


@SCENES.of(of_several_places())
def test_the_place_of_a_figure_is_one_place_and_a_tie_goes_to_the_first(scene: Scene) -> None:
    found = scene.run("SELECT day, country, admin1, admin1_code FROM article_figures")
    assert found == [(DAY, "XV", "Brask", "XV-BR")]
