"""Places of other events, hospitals that are named after places, and unknown names in the claim's own clause."""

import datetime as dt

import pytest

from pipelines.contract.vocabulary import Metric
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.statements.find_statements import find_statements
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.syntax.parser import load_parser


def place(text: str, number: int = 0) -> tuple[str | None, str | None]:
    """Return the words and the name of the place of the claim with this number."""
    row = find_counts(
        document_of_text(text, article_id="a", published=dt.date(2024, 5, 8), language="en"), (), load_gazetteer(), load_event_model()
    )[number]
    return row.place_text, row.place


CASES = [
    (
        "Jets struck nine sites in Pakistan in retaliation for last month's raid on Lahore, which killed 26 guests.",
        ("Pakistan", "Pakistan"),
    ),
    ("The attack on Lviv, which lies near Ternopil, killed four people.", ("Lviv", "Lviv")),
    ("The raid on Lviv killed four people, who had fled Kharkiv.", ("Lviv", "Lviv")),
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_a_clause_about_something_else_places_nothing(text: str, told: tuple[str, str]) -> None:
    assert place(text) == told


def test_a_hospital_that_is_named_after_a_place_is_not_where_it_happened() -> None:
    text = "Two teenagers were shot on Monday in Dayton, Ohio. A boy was pronounced dead at Miami Valley Hospital."
    assert place(text, 1)[1] == "Dayton"
    assert place("A missile hit the clinic in Kherson. Two men were killed at the Kherson hospital.", 1)[1] == "Kherson"


def test_an_unknown_name_takes_no_town_of_elsewhere() -> None:
    text = "Shells fell on a market in Brezlata, killing 11 people. El Fasher, a town in Sudan, is under siege."
    assert place(text) == ("Brezlata", "Brezlata")
    text = "A drone killed four people in Lviv on Monday. In Brezlata Kuch, a drone killed two people."
    assert place(text, 1) == ("Brezlata Kuch", "Brezlata Kuch")
    text = "A drone killed four people in Lviv on Monday. Two people were killed in Brezlata, police said."
    assert place(text, 1) == ("Brezlata", "Brezlata")


def test_air_defence_and_the_police_count_in_their_country() -> None:
    text = (
        "Peru's air force said nine drones were shot down. A drone fell in Cusco, hurting two people. It said four drones were shot down."
    )
    document = document_of_text(text, article_id="a", published=dt.date(2024, 5, 8), language="en", parser=load_parser())
    rows = find_counts(document, find_statements(document, load_gazetteer()), load_gazetteer(), load_event_model())
    assert [row.place for row in rows if row.metric is Metric.SHOT_DOWN] == ["Peru", "Peru"]
    document = document_of_text("Peru's health ministry said nine men died.", article_id="a", language="en", parser=load_parser())
    rows = find_counts(document, find_statements(document, load_gazetteer()), load_gazetteer(), load_event_model())
    assert [row.country for row in rows] == ["PE"]


QUARTERS = [
    "A drone killed four people in Lviv on Monday. In March, a drone killed two people.",
    "A drone killed four people in Lviv on Monday. In Parliament, two people were killed.",
]


@pytest.mark.parametrize("text", QUARTERS)
def test_what_is_no_place_takes_the_town(text: str) -> None:
    assert place(text, 1)[1] == "Lviv"


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were crushed to death at the Velsa festival in Kharkiv, Ukraine.",
        "Nine people were killed in Kharkiv, Ukraine, at the Velsa religious procession.",
        "A storm hit Kharkiv, Ukraine. Losses came to US$ 26 million and nine people were killed.",
    ],
)
def test_an_occasion_or_a_currency_is_no_place(text: str) -> None:
    assert place(text)[1] == "Kharkiv"


@pytest.mark.parametrize(
    "said",
    ["at a news conference in Warsaw", "in a briefing at the port of Gdansk", "by phone from Prague", "on Monday, speaking in Vienna"],
)
def test_where_something_was_said_is_not_where_it_happened(said: str) -> None:
    assert place(f"A shell hit a school in Kharkiv on Sunday. The envoy said {said} that nine people were killed.")[1] == "Kharkiv"
