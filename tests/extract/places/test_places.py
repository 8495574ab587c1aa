"""Places: which names are places, which place they mean in the article, and where a claim happened."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.contract.vocabulary import SpanSource
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.places.find_places import PlaceMention, PlaceRole, find_places
from pipelines.extract.text.document import Document
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import Gazetteer, load_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def document(text: str, title: str | None = None, dateline: str | None = None) -> Document:
    return document_of_text(text, article_id="a", title=title, published=dt.date(2024, 3, 20), language="en", dateline_place=dateline)


def named(mentions: tuple[PlaceMention, ...], role: PlaceRole = PlaceRole.LOCATION) -> list[tuple[str, str | None, str | None]]:
    return [(m.text, m.place.admin1_code, m.place.country) for m in mentions if m.role is role and m.origin is None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A shaft fell in at the Santa Inés mine in Chile.", ("Santa Inés mine", None, "CL")),
        ("Moroccan police said a dinghy sank off Tan-Tan. Spain helped; Spain thanked Spain.", ("Tan-Tan", "MA-10", "MA")),
        ("A blast in Shanxi Province killed nine.", ("Shanxi Province", "CN-SX", "CN")),
        ("Two died in Springfield, Illinois.", ("Springfield, Illinois", "US-IL", "US")),
        ("Two died in Springfield, Mass., on Monday.", ("Springfield, Mass.", "US-MA", "US")),
        ("Two died in Durham, NC, on Monday.", ("Durham, NC", "US-NC", "US")),
        ("Two died in Durham, a city in northern England.", ("Durham", "GB-ENG", "GB")),
        ("A drone fell in the Kursk region.", ("Kursk region", "RU-KRS", "RU")),
        ("A drone fell in Kharkiv Oblast.", ("Kharkiv Oblast", "UA-63", "UA")),
        ("Shells fell near Kherson.", ("Kherson", "UA-65", "UA")),
        ("A mine exploded in the province of Idlib.", ("Idlib", "SY-ID", "SY")),
        ("An air strike hit Deir el-Balah in the Gaza Strip.", ("Deir el-Balah", "PS.GZ", "PS")),
        ("Two died in Rio de Janeiro.", ("Rio de Janeiro", "BR-RJ", "BR")),
        ("Two died in Prince George's County, Maryland.", ("Prince George's County, Maryland", "US-MD", "US")),
        ("A ship sank in the Black Sea.", ("Black Sea", None, None)),
        ("Rebels seized the Chilean capital.", ("Chilean capital", "CL-RM", "CL")),
        ("In Tehran, Iran's parliament met.", ("Tehran", "IR-23", "IR")),
        ("A ship sank in the Red Sea.", ("Red Sea", None, None)),
        ("Gunmen attacked a bus in Mandera County.", ("Mandera County", "KE-24", "KE")),
        ("Shells hit Jenin.", ("Jenin", "PS.WE", "PS")),
        ("Rebels shelled Chilean border towns.", ("Chilean border towns", None, "CL")),
    ],
)
def test_place_in_text(gazetteer: Gazetteer, text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert named(find_places(document(text), gazetteer))[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton smiled.",
        "Governor Jackson spoke.",
        "Mary Lincoln fled. Lincoln lost her shoes.",
        "Ten Kalibr and three Kinzhal missiles flew.",
        "May and March were cold. The police left.",
        "The Reading list and the Nice people were there.",
        "He joined the Boston Celtics.",
        "Police said the Sun reported it.",
        "The official Odessa news agency put the figure at nine.",
    ],
)
def test_persons_things_and_words_are_no_locations(gazetteer: Gazetteer, text: str) -> None:
    assert named(find_places(document(text), gazetteer)) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Washington said it would help.", PlaceRole.GOVERNMENT),
        ("Chile fired ten rockets.", PlaceRole.GOVERNMENT),
        ("Lima's army lost two tanks; Lima denied it.", PlaceRole.GOVERNMENT),
        ("The Boston Celtics won.", PlaceRole.ORGANISATION),
        ("Peruvian troops left.", PlaceRole.DEMONYM),
    ],
)
def test_roles(gazetteer: Gazetteer, text: str, role: PlaceRole) -> None:
    assert find_places(document(text), gazetteer)[0].role is role


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("It fell in Lyon.", 1),
        ("It fell near Lyon.", 2),
        ("It fell 20 km from Lyon.", 2),
        ("It fell in the Lyon district.", 3),
        ("It fell in Kharkiv Oblast.", 4),
        ("It fell in northern Chile.", 5),
        ("It fell in Chile.", 6),
        ("It sank in the Baltic Sea.", 7),
    ],
)
def test_precision(gazetteer: Gazetteer, text: str, precision: int) -> None:
    assert find_places(document(text), gazetteer)[0].precision == precision


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "Idlib Governorate starves. Rebels hold Idlib Governorate. It left Aleppo Governorate. Nine died across the province.",
            ["Aleppo Governorate", "Idlib Governorate"],
        ),
        ("Shells fell in Mopti. Nine people died in the region.", ["Mopti Region"]),
        ("Chile sent help. Nine people died across the province.", []),
    ],
)
def test_the_province_may_be_the_last_one_or_the_one_told_of_most(gazetteer: Gazetteer, text: str, meant: list[str]) -> None:
    assert [m.place.name for m in find_places(document(text), gazetteer) if m.is_area] == meant


def test_a_name_in_no_named_country_is_the_town_near_the_others(gazetteer: Gazetteer) -> None:
    text = "Belfast was quiet. A man was held in Dundalk, and in Belfast the United Kingdom's minister spoke of Northern Ireland."
    units = {mention.text: mention.place.admin1_code for mention in find_places(document(text), gazetteer)}
    assert units["Dundalk"] == "IE-L"  # and not the larger one in Maryland, nor a place in Northern Ireland


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Nine people were killed in Victoria in Australia.", "AU-VIC"),
        ("Nine people were killed in Manchester, Jamaica.", "JM-12"),
        ("Nine people were killed in Pando, Bolivia.", "BO-N"),
        ("Nine people were killed in Kano, Nigeria.", "NG-KN"),
        ("Officials in India met. Nine people were killed in Goa.", "IN-GA"),
        ("Nine people were killed in Ufa in Russia.", "RU-BA"),
        ("Morocco sent help. Nine people were killed near Fes.", "MA-03"),
    ],
)
def test_a_unit_inside_a_country_and_a_short_name(gazetteer: Gazetteer, text: str, unit: str) -> None:
    assert unit in {place[1] for place in named(find_places(document(text), gazetteer))}


def test_the_state_of_an_unknown_town_decides_between_namesakes(gazetteer: Gazetteer) -> None:
    mentions = find_places(document("ALDER HOLLOW, W.Va. (AP) - A mine caved in. It lies north of Charleston."), gazetteer)
    assert {m.place.admin1 for m in mentions if m.place.name == "Charleston"} == {"West Virginia"}


@pytest.mark.parametrize("text", ["Cholera killed nine people in Asia.", "Floods hit the African and South-East Asia regions."])
def test_a_continent_is_no_town(gazetteer: Gazetteer, text: str) -> None:
    assert {place[2] for place in named(find_places(document(text), gazetteer))} <= {None}


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("Two men were shot in Englewood, Chicago police said.", "Englewood", "Chicago"),
        ("A man died in the Austin neighborhood of Chicago. Another was hurt in Austin.", "Austin", "Chicago"),
        ("A man died in Austin. Police in Austin are looking for a car.", "Austin", "Austin"),
        ("Memphis police said a boy was hurt in Raleigh.", "Raleigh", "Memphis"),
        ("Police in Raleigh said a boy was hurt.", "Raleigh", "Raleigh"),
        ("A man died in Englewood, Colorado.", "Englewood, Colorado", "Englewood"),
        ("A bomb fell in Lyari, a part of Karachi.", "Lyari", "Karachi"),
    ],
)
def test_a_part_of_a_town_is_the_town_where_the_text_names_it(gazetteer: Gazetteer, text: str, words: str, place: str) -> None:
    assert {m.place.name for m in find_places(document(text), gazetteer) if m.text == words} == {place}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A woman was shot in the 3700 block of Cambridge in Las Vegas.", "Cambridge"),
        ("A boy died at a house on Winthrop, police in Detroit said.", "Winthrop"),
        ("Her four-year-old Brooklyn was hurt in Joliet.", "Brooklyn"),
    ],
)
def test_a_street_or_a_child_is_no_town(gazetteer: Gazetteer, text: str, words: str) -> None:
    assert words not in {place[0] for place in named(find_places(document(text), gazetteer))}


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("Four people died in Dantewada district in India.", "Dantewada district", "IN-CG"),
        ("A slope gave way in Rutsiro, Rwanda.", "Rutsiro, Rwanda", "RW-04"),
        ("A blast at the Velsa mine in Donetsk, Ukraine, hurt nine.", "Velsa mine", "UA-14"),
        ("A bus fell near Pont-St-Velsin in Switzerland.", "Pont-St-Velsin", None),
        ("It began in Velsapara, a mill town outside Dhaka.", "Velsapara", "BD-C"),
        ("In Mexico a wall fell. In the village of La Velsada, near the Pacific coast, a slope slid.", "La Velsada", None),
    ],
)
def test_a_district_a_site_and_an_unlisted_village_have_their_unit(gazetteer: Gazetteer, text: str, words: str, unit: str | None) -> None:
    assert {m.place.admin1_code for m in find_places(document(text), gazetteer) if m.text == words} == {unit}


@pytest.mark.parametrize("text", ["Officials in Turkey met Van Doren.", "Lee and Kim met in Chile. Ali was killed.", "He was shot by Ben."])
def test_a_short_name_of_a_person_is_no_place(gazetteer: Gazetteer, text: str) -> None:
    assert not {place[0] for place in named(find_places(document(text), gazetteer))} & {"Van", "Lee", "Kim", "Ali", "Ben"}


def test_other_places_decide_between_namesakes(gazetteer: Gazetteer) -> None:
    in_georgia = find_places(document("A bus crashed in Athens. Troopers from Atlanta, Georgia, came."), gazetteer)
    in_greece = find_places(document("A bus crashed in Athens. Troops from Thessaloniki in Greece came."), gazetteer)
    assert (in_georgia[0].place.country, in_greece[0].place.country) == ("US", "GR")


def test_one_meaning_in_one_article(gazetteer: Gazetteer) -> None:
    text = "Two died in Moscow, Idaho.\n\nThe mayor of Moscow spoke. People in Moscow wept."
    assert {mention.place.admin1_code for mention in find_places(document(text), gazetteer)} == {"US-ID"}


def test_title_and_dateline_are_marked(gazetteer: Gazetteer) -> None:
    mentions = find_places(document("Two were hurt.", title="Fire in Lyon", dateline="PARIS"), gazetteer)
    assert [(mention.text, mention.origin) for mention in mentions] == [("PARIS", SpanSource.DATELINE), ("Lyon", SpanSource.TITLE)]


def where(gazetteer: Gazetteer, text: str, words: str, title: str | None = None) -> tuple[str | None, SpanSource | None]:
    start = text.index(words)
    rows = find_counts(document(text, title), (), gazetteer, load_event_model())
    row = next(row for row in rows if row.start < start + len(words) and start < row.end)
    return row.place, row.place_source


@pytest.mark.parametrize(
    ("text", "place", "source"),
    [
        ("In all, two people died in Lyon.", "Lyon", SpanSource.PHRASE),
        ("In Lyon, two people died when a bridge fell near Marseille.", "Lyon", SpanSource.PHRASE),
        ("A bridge fell in Lyon; two people died.", "Lyon", SpanSource.SENTENCE),
        ("A bridge fell in Lyon. In all, two people died.", "Lyon", SpanSource.PARAGRAPH),
        ("A bridge fell on the town of Augsburg in the state of Bavaria. In all, two people died.", "Augsburg", SpanSource.PARAGRAPH),
        ("A bridge fell on Augsburg, in the southern state of Bavaria.\n\nIn all, two people died.", "Augsburg", SpanSource.ARTICLE),
        ("A bridge fell in Lyon.\n\nIn all, two people died.", "Lyon", SpanSource.ARTICLE),
        ("LYON, France (AP) - On Monday two people died.", "Lyon", SpanSource.DATELINE),
        ("Officials in Chile met. Rockets rained across the country and two people died.", "Chile", SpanSource.PHRASE),
    ],
)
def test_place_of_a_claim(gazetteer: Gazetteer, text: str, place: str, source: SpanSource) -> None:
    assert where(gazetteer, text, "two people died") == (place, source)


def test_title_gives_the_place(gazetteer: Gazetteer) -> None:
    assert where(gazetteer, "In all, two people died.", "two people died", "Bridge falls in Lyon") == ("Lyon", SpanSource.TITLE)


def test_origin_of_a_person_is_not_where_it_happened(gazetteer: Gazetteer) -> None:
    assert where(gazetteer, "In all, two people died, both from Lyon.", "two people died")[1] is not SpanSource.PHRASE


def test_nothing_is_guessed_between_distant_places(gazetteer: Gazetteer) -> None:
    text = "He has lived in Lima. She has lived in Oslo. They have lived in Seoul.\n\nIn all, two people died."
    assert where(gazetteer, text, "two people died") == (None, None)


def test_an_article_without_places_has_none(gazetteer: Gazetteer) -> None:
    assert where(gazetteer, "Two people died.", "Two people died") == (None, None)


SMALL_WORDS = (
    "Kyiv Paris Hilton Springfield , Illinois N.C. the region in near of Governor Jackson said Chilean capital country across El el"
    " Salvador St. Louis ’s 's - — “ . GAZA (AP) Ł km from"
)
WORDS = st.sampled_from([*SMALL_WORDS.split(), "\n\n", "\u0301"])


@settings(deadline=None, max_examples=200)
@given(st.lists(WORDS, max_size=30).map(" ".join), st.none() | st.lists(WORDS, max_size=6).map(" ".join))
def test_any_words_give_exact_mentions_in_order(text: str, title: str | None) -> None:
    whole = document(text, title)
    mentions = find_places(whole, load_gazetteer())
    inside = [mention for mention in mentions if mention.origin is None]
    assert [mention.text for mention in inside] == [text[m.span.start : m.span.end] for m in inside]
    assert inside == sorted(inside, key=lambda mention: mention.span.start)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=300), st.none() | st.text(max_size=50))
def test_any_text_gives_no_exception(text: str, title: str | None) -> None:
    whole = document(text, title, title)
    find_places(whole, load_gazetteer())


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Three people were killed in the Northside neighbourhood of Lyon.", "Lyon", 1),
        ("A man was shot on Elm Street in Springfield, Illinois.", "Springfield", 1),
        ("A man was shot near Lyon.", "Lyon", 2),
        ("She died in a Thai hospital.", "Thailand", 5),
    ],
)
def test_a_quarter_or_street_gives_its_town(gazetteer: Gazetteer, text: str, name: str, precision: int) -> None:
    row = find_counts(document(text), (), gazetteer, load_event_model())[0]
    assert (row.place, row.place_precision) == (name, precision)


def test_the_administration_of_a_person_is_no_place(gazetteer: Gazetteer) -> None:
    whole = document("The Madison administration said that two men had died.")
    assert [mention.text for mention in find_places(whole, gazetteer) if mention.confidence >= 0.6] == []


@pytest.mark.parametrize(
    ("text", "what", "expected"),
    [
        ("Shells hit the village of Velsa Oru in the Kursk region, killing two men.", "killing", ("Velsa Oru", "RU-KRS")),
        ("Fighting went on in Kursk region. Two men died in the nearby village of Velsa Oru on Monday.", "died", ("Velsa Oru", "RU-KRS")),
        ("The army fired 50 drones at Ukraine overnight, killing two men in the Sumy region.", "fired", ("Ukraine", None)),
        ("The army fired 50 drones at Ukraine overnight, killing two men in the Sumy region.", "killing", ("Sumy region", "UA-59")),
        ("A shell hit a bus in Omdurman, near Khartoum, killing two men.", "killing", ("Omdurman", "SD-KH")),
        ("Drones hit houses in Russia's Kursk region at night, killing two men.", "killing", ("Kursk region", "RU-KRS")),
    ],
)
def test_place_of_a_claim_in_reports(text: str, what: str, expected: tuple[str, str | None], gazetteer: Gazetteer) -> None:
    start = text.index(what)
    rows = find_counts(document(text), (), gazetteer, load_event_model())
    row = min(rows, key=lambda row: abs(row.start - start))
    assert (row.place_text, row.admin1_code) == expected


def test_a_round_up_names_the_country_before_it_comes_to_a_part(gazetteer: Gazetteer) -> None:
    doc = document("Two men were killed, the army of Ukraine said.\n\nShells fell in Sumy and in Kharkiv.\n\nShells fell in Sumy again.")
    row = find_counts(doc, (), gazetteer, load_event_model())[0]
    assert (row.country, row.admin1) == ("UA", None)


def test_a_village_without_any_place_around_it_is_none(gazetteer: Gazetteer) -> None:
    assert find_places(document("Two men died in the village of Velsa Oru."), gazetteer) == ()
