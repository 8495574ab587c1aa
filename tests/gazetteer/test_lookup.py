"""The shipped gazetteer finds what news names; the user's own file is checked line by line."""

from pathlib import Path

import pytest

from pipelines.gazetteer.lookup import SHIPPED, Gazetteer, PlacesFileError, load_gazetteer

HEADER = "name,admin1,admin1_code,country,lat,lon,place_precision\n"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("name", "country", "admin1_code"),
    [
        ("Kyiv", "UA", "UA-30"),
        ("Kiev", "UA", "UA-30"),
        ("Odessa", "UA", "UA-51"),
        ("Bakhmut", "UA", "UA-14"),
        ("Sevastopol", "UA", "UA-40"),
        ("Belgorod Oblast", "RU", "RU-BEL"),
        ("Krasnodar Krai", "RU", "RU-KDA"),
        ("Khan Younis", "PS", "PS.GZ"),
        ("Jabalia", "PS", "PS.GZ"),
        ("Gaza", "PS", "PS.GZ"),
        ("Bombay", "IN", "IN-MH"),
        ("Nineveh", "IQ", "IQ-NI"),
        ("Tigray", "ET", "ET-TI"),
        ("Helmand", "AF", "AF-HEL"),
        ("North Darfur", "SD", "SD-DN"),
        ("Khyber Pakhtunkhwa", "PK", "PK-KP"),
        ("Nash County", "US", "US-NC"),
    ],
)
def test_best_place_of_a_name(gazetteer: Gazetteer, name: str, country: str, admin1_code: str) -> None:
    best = gazetteer.find(name)[0]
    assert (best.country, best.admin1_code) == (country, admin1_code)


def test_namesakes_come_by_size(gazetteer: Gazetteer) -> None:
    found = [place for place in gazetteer.find("Springfield") if place.kind == "settlement"]
    assert len(found) > 10
    assert [place.population for place in found] == sorted((place.population for place in found), reverse=True)


def test_occupied_territory_is_disputed(gazetteer: Gazetteer) -> None:
    assert all(gazetteer.find(name)[0].is_disputed for name in ("Crimea", "Luhansk Oblast", "West Bank", "Golan Heights"))
    assert not gazetteer.find("Lyon")[0].is_disputed


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Ukraine", "UA"),
        ("Ukrainian", "UA"),
        ("Ukrainians", "UA"),
        ("U.S.", "US"),
        ("the Netherlands", "NL"),
        ("Britain", "GB"),
        ("Laos", "LA"),
        ("us", None),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_country_by_name_or_people(gazetteer: Gazetteer, word: str, country: str | None) -> None:
    assert gazetteer.country(word) == country


def test_demonym_is_no_country_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.demonym("Lao") == "LA"
    assert gazetteer.demonym("Laos") is None


def test_capitals(gazetteer: Gazetteer) -> None:
    assert gazetteer.capital_of("Kyiv") == "UA"
    assert gazetteer.capital_of("Lyon") is None
    capital = gazetteer.capital_place("FR")
    assert capital is not None
    assert capital.name == "Paris"
    assert gazetteer.country_place("ZZ") is None


def test_seas_have_no_country(gazetteer: Gazetteer) -> None:
    place = gazetteer.find("Black Sea")[0]
    assert (place.kind, place.country, place.precision) == ("sea", None, 7)


def test_nothing_is_found_for_unknown_or_broken_names(gazetteer: Gazetteer) -> None:
    assert [gazetteer.find(name) for name in ("Qwertyuiop", "", "\ud800", "x" * 5000)] == [(), (), (), ()]


def test_shipped_file_is_small() -> None:
    assert SHIPPED.stat().st_size < 6_000_000


def test_own_places_come_first(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(HEADER + "Vovkove,Sumy Oblast,UA-59,UA,51.1,34.2,1\nParis,,,US,,,\n", encoding="utf-8")
    gazetteer = load_gazetteer(path)
    village = gazetteer.find("vovkove")[0]
    assert (village.kind, village.admin1_code, village.lat, village.precision) == ("own", "UA-59", 51.1, 1)
    assert gazetteer.find("Paris")[0].country == "US"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("place,country\nX,UA\n", "line 1: the header"),
        (HEADER + ",,,UA,,,\n", "line 2: name is empty"),
        (HEADER + "A,,,UA,,,\nB,,,Ukraine,,,\n", "line 3: country is 'Ukraine'"),
        (HEADER + "A,,,UA,north,,\n", "line 2: lat is 'north'"),
        (HEADER + "A,,,UA,50,500,\n", "line 2: lon is '500'"),
        (HEADER + "A,,,UA,50,30,9\n", "line 2: place_precision is '9'"),
        (HEADER + "A,,,UA,50,30,1,more\n", "line 2: more values than columns"),
    ],
)
def test_wrong_own_file_names_line_and_remedy(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "places.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(PlacesFileError, match=message) as caught:
        load_gazetteer(path)
    assert str(path) in str(caught.value)


def test_missing_own_file(tmp_path: Path) -> None:
    with pytest.raises(PlacesFileError, match="cannot be read"):
        load_gazetteer(tmp_path / "no.csv")
