"""Places of events: their codes and their distances."""

from typing import Any

import pytest
from support.contract_rows import article, claim

from pipelines.contract.tables import IncidentCount
from pipelines.link.event_places import distance_km, places, settlement, spots

ARTICLE = article("a")
TOWN: dict[str, Any] = {"geonameid": 7, "place_precision": 1, "lat": 50.0, "lon": 30.0}


def placed(**changes: Any) -> IncidentCount:  # noqa: ANN401 — any column
    return claim(ARTICLE, "Three people", 3, **changes)


def test_a_town_has_codes_of_three_levels_and_a_spot() -> None:
    assert places([placed(**TOWN)]) == ("7", "XV", "XV-BR")
    assert spots([placed(**TOWN), placed(**TOWN)]) == ((50_000, 30_000),)


@pytest.mark.parametrize("precision", [3, 4, 6, None])
def test_the_number_of_a_larger_place_is_no_town_s(precision: int | None) -> None:
    """Else two reports, one of the country and one of the town, would name different towns."""
    assert places([placed(**(TOWN | {"place_precision": precision}))]) == ("XV", "XV-BR")
    assert spots([placed(**(TOWN | {"place_precision": precision}))]) == ()


def test_a_town_that_only_the_user_knows_has_its_name_for_a_code() -> None:
    assert settlement(placed(**(TOWN | {"geonameid": None}))) == "@Lower Brask:XV-BR"


def test_distances() -> None:
    assert distance_km((50_000, 30_000), (52_000, 30_000)) == pytest.approx(222, abs=1)
    assert distance_km((60_000, 30_000), (60_000, 31_000)) == pytest.approx(55.6, abs=0.3)
