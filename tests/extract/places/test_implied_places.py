"""What names imply: parts of countries, armed groups, towns of a name that several share, houses in a town."""

import datetime as dt

import pytest

from pipelines.extract.places.find_places import PlaceMention, PlaceRole, find_places
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer


def places(text: str) -> tuple[PlaceMention, ...]:
    """Return the places of a text."""
    return find_places(document_of_text(text, article_id="a", published=dt.date(2024, 5, 8), language="en"), load_gazetteer())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A blast in southwestern Pakistan killed nine.\n\nThe pit lies outside Quetta.", ("southwestern Pakistan", "PK-BA")),
        ("Eight died in the east of Burkina Faso.\n\nThey had left Fada N'gourma.", ("east of Burkina Faso", "BF-08")),
        ("A ferry sank in the central Philippines.\n\nIt had left Cebu.", ("central Philippines", "PH-07")),
    ],
)
def test_a_part_of_a_country_is_the_unit_that_the_article_names_there(text: str, expected: tuple[str, str]) -> None:
    assert expected in [(m.text, m.place.admin1_code) for m in places(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A blast in northern Pakistan killed nine.\n\nThe pit lies outside Quetta.",  # which is in the southwest
        "Nine died in eastern Ukraine.\n\nShells fell on Kharkiv and Donetsk.",
        "Nine died 30 km east of Peru.\n\nThey came from Arequipa.",
        "Nine died in both Pakistan and Iran.\n\nThe pit lies outside Quetta.",
    ],
)
def test_a_part_of_a_country_is_no_unit_elsewhere_or_of_several(text: str) -> None:
    assert not [m.text for m in places(text) if m.place.kind == "admin1"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The FMLN killed four peasants.", "SV"),
        ("Police blamed Shining Path.", "PE"),
        ("The Tamil Tigers sank two boats.", "LK"),
        ("Boko Haram denied it.", "NG"),
        ("Houthi fighters fled.", "YE"),
    ],
)
def test_an_armed_group_speaks_of_its_country(text: str, country: str) -> None:
    assert [m.place.country for m in places(text) if m.role is PlaceRole.DEMONYM] == [country]


def test_a_town_of_a_name_that_several_share_keeps_its_name_and_country() -> None:
    text = "Nine were shot in Mansfield Saturday, sheriff's deputies said. Somebody dialed 911 from the High School."
    found = [(m.text, m.place.name, m.is_unlisted) for m in places(text)]
    assert found == [("Mansfield", "United States", True)]


@pytest.mark.parametrize("house", ["Imam Reza Imambargah", "Dunbar Elementary", "Riverdale Apartments", "Velsa Grand Hotel"])
def test_a_house_is_no_place_of_its_own(house: str) -> None:
    assert [m.text for m in places(f"Nine died at the {house} in Quetta.")] == ["Quetta"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A canoe sank on Lake Kivu near Goma.", "Lake Kivu"),
        ("Mud slid down on Mount Elgon in Uganda.", "Mount Elgon"),
        ("Nine died off Cape Velsa in Chile.", "Cape Velsa"),
    ],
)
def test_lakes_and_mountains_keep_their_name(text: str, expected: str) -> None:
    assert [m.text for m in places(text) if m.is_unlisted] == [expected]


def test_the_region_is_not_where_somebody_is_from() -> None:
    found = places("Workers from Bihar were attacked in Kashmir. Two were killed in the region.")
    assert [m.place.name for m in found if m.text == "the region"] == ["Kashmir"]


def test_an_island_does_not_lie_where_somebody_is_from() -> None:
    found = [
        m.place.country for m in places("Three from Mali drowned off the island of Velsa.\n\nPolice in Spain sent ships.") if m.is_unlisted
    ]
    assert found == ["ES"]


@pytest.mark.parametrize(
    "text",
    [
        "A man was shot in Red Clover Township.",  # no Clover
        "Four were led to a shop in Wawa. New Jersey police met them. The United States mourns; the United States grieves.",  # no Warsaw
    ],
)
def test_a_part_of_a_name_or_another_name_elsewhere_is_no_town(text: str) -> None:
    assert {m.place.name for m in places(text)} <= {"New Jersey", "United States"}
