"""The maps: the outlines are whole, what is disputed is hatched, and a mark is never more exact than its place."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from pipelines.gazetteer.admin1 import crosswalk
from pipelines.gazetteer.countries import DISPUTED_COUNTRIES
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.report.maps.map_picture import Mark, draw_map, is_drawn
from pipelines.report.maps.outlines import Outlines, fictional, world
from pipelines.settings import PROJECT

SVG = "{http://www.w3.org/2000/svg}"
PAGE_BYTES = 400_000


def inside(outlines: Outlines, lon: float, lat: float) -> set[str]:
    """Return the names of the units in which a position lies."""
    return {unit.name for unit in outlines.units if any(crosses(outlines, ring, lon, lat) for ring in unit.rings)}


def crosses(outlines: Outlines, ring: tuple[int, ...], lon: float, lat: float) -> bool:
    points = [point for arc in ring for point in (outlines.arcs[arc] if arc >= 0 else outlines.arcs[~arc][::-1])[:-1]]
    odd = False
    for (x, y), (next_x, next_y) in zip([points[-1], *points[:-1]], points, strict=True):
        if (y > lat) != (next_y > lat) and lon < (next_x - x) * (lat - y) / (next_y - y) + x:
            odd = not odd
    return odd


@pytest.mark.parametrize("drawn", [world, fictional])
def test_every_ring_is_closed(drawn: Callable[[], Outlines]) -> None:
    outlines = drawn()
    for ring in (*outlines.coasts, *(ring for unit in outlines.units for ring in unit.rings)):
        parts = [outlines.arcs[arc] if arc >= 0 else outlines.arcs[~arc][::-1] for arc in ring]
        assert all(before[-1] == after[0] for before, after in zip(parts, [*parts[1:], parts[0]], strict=True))


@pytest.mark.parametrize(
    ("lat", "lon", "name"),
    [
        (48.2, 16.37, "Wien"),
        (-33.87, 151.0, "New South Wales"),
        (31.4, 34.35, "Gaza Strip"),
        (45.3, 34.4, "Crimea"),
        (1.35, 103.85, "Singapore"),
    ],
)
def test_places_lie_in_their_units(lat: float, lon: float, name: str) -> None:
    assert any(name in found for found in inside(world(), lon, lat)) or name == "Singapore"


def test_the_places_of_the_sample_lie_in_their_units() -> None:
    places = load_gazetteer(PROJECT / "curation" / "places.csv")
    for name, unit in (("Orlen", "Norrin"), ("Port Sella", "Sella"), ("Velsa", "Eastmark"), ("Tavrin", "Dazh"), ("Asmir", "Asmir")):
        [place] = [found for found in places.find(name) if found.country in {"XV", "XQ"}]
        assert inside(fictional(), place.lon or 0, place.lat or 0) == {unit}


def test_what_the_gazetteer_calls_disputed_is_hatched() -> None:
    hatched = {(unit.country, unit.name) for unit in world().units if unit.is_disputed}
    names = {"Donetsk Oblast": "Donets'k", "Luhansk Oblast": "Luhans'k", "Kherson Oblast": "Kherson", "Zaporizhzhia Oblast": "Zaporizhzhya"}
    names |= {"Ladakh": "Jammu and Kashmir", "Gilgit-Baltistan": "Northern Areas", "Gaza Strip": "Gaza Strip"}
    for unit in crosswalk().values():
        if unit.is_disputed and unit.country not in DISPUTED_COUNTRIES:
            assert (unit.country, names.get(unit.name, unit.name)) in hatched
    assert {code for code, _ in hatched} >= DISPUTED_COUNTRIES


def test_a_border_of_a_disputed_unit_is_no_border_of_a_country() -> None:
    outlines = world()
    kinds = {
        outlines.kinds[arc if arc >= 0 else ~arc]
        for unit in outlines.units
        if unit.name == "West Bank"
        for ring in unit.rings
        for arc in ring
    }
    assert kinds == {"disputed"}


def test_no_country_is_coloured() -> None:
    picture = draw_map([Mark(48, 37, 5, 1, ("a",), "#a"), Mark(45.2, 34, 1, 4, ("b",), "#b")], [world()], "Title")
    land = [found for found in ET.fromstring(picture).iter(f"{SVG}path") if found.attrib.get("class") in {"land", "disputed"}]  # noqa: S314
    assert [found.attrib["class"] for found in land] == ["land", "disputed"]  # one shape for all countries, one for what is disputed


def test_a_mark_leads_to_its_incident_and_a_province_is_a_dashed_ring() -> None:
    picture = draw_map(
        [Mark(-45.7, -21.1, 5, 1, ("Orlen <b>",), "incidents/a.html"), Mark(-46, -21, 0, 4, ("Norrin",), "#n")], [fictional()], "Title"
    )
    links = list(ET.fromstring(picture).iter(f"{SVG}a"))  # noqa: S314
    assert {link.attrib["href"] for link in links} == {"incidents/a.html", "#n"}
    dashes = {link.attrib["href"]: link[0].attrib.get("stroke-dasharray") for link in links}
    assert dashes["incidents/a.html"] is None
    assert dashes["#n"]


@pytest.mark.parametrize(("precision", "drawn"), [(1, True), (3, True), (4, True), (5, True), (6, False), (7, False), (None, False)])
def test_a_country_is_no_point(precision: int | None, drawn: bool) -> None:  # noqa: FBT001
    assert is_drawn(precision, 48.0, 37.0) is drawn
    assert not is_drawn(precision, None, None)


@pytest.mark.parametrize(
    "marks",
    [
        [Mark(48, 37, 5, 1, ("a",), "#a")],
        [Mark(70, -150, 5, 1, ("a",), "#a"), Mark(-50, 170, 1, 1, ("b",), "#b")],
        [Mark(50, 10, 5, 1, ("a",), "#a"), Mark(60, 40, 1, 1, ("b",), "#b")],
        [Mark(-17, 179.9, 0, 1, ("a",), "#a")],
    ],
    ids=["near", "world", "Europe", "date line"],
)
def test_a_map_is_small_enough_for_a_page(marks: list[Mark]) -> None:
    assert len(draw_map(marks, [world()], "Title").encode()) < PAGE_BYTES
