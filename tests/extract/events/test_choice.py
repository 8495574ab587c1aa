"""Which place, day and scope claims get: what the answers hold to whatever the weights say, and articles with several events."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.contract.tables import IncidentCount
from pipelines.contract.vocabulary import CountBasis, SpanSource
from pipelines.event_model.load import load_event_model
from pipelines.event_model.log_linear import EventModel
from pipelines.extract.counts.find_counts import find_claims, find_counts
from pipelines.extract.events.article_view import view_article
from pipelines.extract.events.claim_view import view_claims
from pipelines.extract.events.restated import same_figures, together
from pipelines.extract.statements.find_statements import find_statements
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.syntax.parser import load_parser

PUBLISHED = dt.date(2024, 5, 8)
UNLEARNED = EventModel({}, {}, {}, {})


def rows_of(text: str, model: EventModel | None = None, title: str | None = None) -> tuple[IncidentCount, ...]:
    document = document_of_text(text, article_id="a", published=PUBLISHED, language="en", title=title)
    return find_counts(document, (), load_gazetteer(), model or load_event_model())


def test_without_weights_many_places_of_a_country_give_the_country_and_many_countries_none() -> None:
    towns = "Nine men died. Fires burned in Lyon, Nantes, Lille, Nice, Brest and Bordeaux."
    assert [(row.country, row.admin1, row.place_source) for row in rows_of(towns, UNLEARNED)] == [("FR", None, SpanSource.ARTICLE)]
    countries = "Nine men died. Fires burned in Lyon, Turin, Oslo, Quito, Dakar and Hanoi."
    assert [(row.country, row.place) for row in rows_of(countries, UNLEARNED)] == [(None, None)]


def test_a_county_gives_way_to_the_town_that_the_text_names_in_it() -> None:
    text = "Two people were killed, the Elko County Sheriff's Office said. Elko County deputies closed a motel in Wells, Nevada."
    assert {row.place for row in rows_of(text, UNLEARNED)} == {"Wells"}


def test_each_item_of_a_list_has_the_place_behind_it() -> None:
    text = "The strikes killed 12 people in Kabul, nine in Kirbowe, four in Herat and three in Ghazni."
    for model in (UNLEARNED, None):
        assert [row.place for row in rows_of(text, model)] == ["Kabul", "Kirbowe", "Herat", "Ghazni"]
    twice = "Four drones were shot down over the city of Odesa and four more over Sumy. Nine men were hurt in Kyiv, nine in Poltava."
    assert [row.place for row in rows_of(twice)] == ["Odesa", "Sumy", "Kyiv", "Poltava"]
    assert [row.place for row in rows_of("The army shot down 14 drones over Odesa and six over Brezlata.")] == ["Odesa", None]


def test_a_time_with_which_a_clause_begins_is_that_of_its_figures_and_makes_them_totals() -> None:
    text = (
        "A raid on Monday night killed nine people. The council said in the past six days 70 farmers had been killed in raids and "
        "38 farmers were killed in shelling. It was the worst raid in the past two weeks, and six people were hurt on Tuesday."
    )
    rows = rows_of(text)
    six_days = (PUBLISHED - dt.timedelta(6), PUBLISHED)
    assert [(row.event_from, row.event_to) == six_days for row in rows] == [False, True, True, False]
    assert [row.count_basis is CountBasis.CUMULATIVE for row in rows] == [False, True, True, False]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In all, 33 drones were shot down in the Sumy, Odesa, Kherson and Kharkiv regions.", (None, "UA")),
        ("The blast killed nine people in Lyon, Villeurbanne and Bron.", ("Auvergne-Rhône-Alpes", "FR")),
        ("Nine people were killed in Lahore, Punjab, Pakistan.", ("Punjab", "PK")),
    ],
)
def test_a_figure_of_a_list_of_places_is_of_what_holds_them_all(text: str, place: tuple[str | None, str]) -> None:
    assert [(row.admin1, row.country) for row in rows_of(text)] == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A storm hit Nantes and Lyon. Lyon Mayor Anne Dole said nine people were hurt.", "Lyon"),
        ("Shells fell on Sumy. Odesa Mayor Petro Dalan said on Telegram there were 13 people hurt in a street of the city.", "Odesa"),
        ("Shells fell on Sumy, the army said. The governor of Poltava, Petro Dalan, said six houses burned down.", "Poltava"),
        ("Shells fell on Sumy, the army said. The governor of Poltava, Petro Dalan, said six houses burned down in Odesa.", "Odesa"),
    ],
)
def test_what_a_mayor_or_governor_tells_is_of_their_town_unless_they_name_another(text: str, place: str) -> None:
    document = document_of_text(text, article_id="a", published=PUBLISHED, language="en", parser=load_parser())
    [row] = find_counts(document, find_statements(document, load_gazetteer()), load_gazetteer(), load_event_model())
    assert row.place == place


SMALL_WORDS = "Nine men died were killed in Lyon Peru near Brezlata on Monday yesterday since March 2019 last year . said village of"
WORDS = st.sampled_from((*SMALL_WORDS.split(), "\n\n"))


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_answers_are_of_the_article_and_in_order(text: str) -> None:
    for row in rows_of(text):
        assert row.event_from is None or row.event_to is None or row.event_from <= row.event_to
        assert (row.event_from is None) == (row.date_precision is None) or row.event_time is not None
        assert row.place_start is None or text[row.place_start : row.place_end] == row.place_text
        assert row.date_start is None or text[row.date_start : row.date_end] == row.date_text
        assert (row.place is None) == (row.place_source is None) == (row.place_confidence is None)
        assert (row.event_from is None) == (row.day_confidence is None)
        assert 0 <= (row.place_confidence or 0) <= 1 >= (row.day_confidence or 0) >= 0


def test_a_place_and_a_day_in_the_claims_own_words_are_surer_than_those_told_elsewhere() -> None:
    [own] = rows_of("Nine men were killed in Lyon on Monday.")
    [far] = rows_of("Nurses met in Lyon on Monday.\n\nTrains to Nantes ran late on Saturday.\n\nNine men were killed.")
    assert (own.place_confidence or 0) > (far.place_confidence or 0)
    assert (own.day_confidence or 0) > (far.day_confidence or 0)


def test_claims_that_count_the_same_are_told_apart_by_metric_thing_and_figure() -> None:
    text = "Nine men died. Nine were hurt. Four men died. The nine dead were farmers. Nine men were killed."
    document = document_of_text(text, article_id="a", published=PUBLISHED, language="en")
    views = view_claims(document, find_claims(document, (), load_gazetteer())[0])
    same = same_figures(views)
    sizes = [(str(view.item.metric), view.item.size) for view in views]
    assert all(sizes[at] == sizes[other] for at, others in enumerate(same) for other in others)
    assert all(at in same[other] for at, others in enumerate(same) for other in others)


def test_what_others_say_counts_less_than_the_claim_itself() -> None:
    mixed = together({"a": 0.6, "b": 0.4}, [{"a": 0.0, "b": 1.0}, {"a": 0.5, "b": 0.5}])
    assert mixed["a"] + mixed["b"] == 1
    assert 0.25 < mixed["a"] < 0.6
    assert together({"a": 1.0}, []) == {"a": 1.0}


def test_implied_places_and_dates_are_weighed() -> None:
    document = document_of_text(
        "A 2018 fire in Lyon killed nine men. In Nantes four died.", article_id="a", published=PUBLISHED, language="en"
    )
    drafts, dates, places = find_claims(document, (), load_gazetteer())
    article = view_article(document, dates, places, load_gazetteer())
    assert drafts
    assert [c.mention.place.name for c in article.places_outside] == ["France"]
    assert ("bare_year", dt.date(2018, 1, 1)) in [(c.mention.pattern, c.mention.day_from) for c in article.dates]


ROUND_UP = (
    "Two attacks killed 13 people in northern Nigeria this week.\n\n"
    "On Monday, gunmen on motorcycles shot dead nine farmers in a village near Katsina, police said. Four others were wounded.\n\n"
    "In a separate attack on Tuesday, a roadside bomb killed four soldiers outside Maiduguri, the army said.\n\n"
    "In 2014, gunmen killed 60 people in Kano."
)


def test_each_event_of_a_round_up_has_its_own_place_day_and_scope() -> None:
    rows = {row.value: row for row in rows_of(ROUND_UP) if row.metric == "killed"}
    assert (rows[9].place, rows[9].event_to, rows[9].is_background) == ("Katsina", dt.date(2024, 5, 6), False)
    assert (rows[4].place, rows[4].event_to, rows[4].is_background) == ("Maiduguri", dt.date(2024, 5, 7), False)
    assert (rows[60].place, rows[60].event_from, rows[60].is_background) == ("Kano", dt.date(2014, 1, 1), True)
    assert {row.count_basis for row in rows.values()} == {CountBasis.INCIDENT}
