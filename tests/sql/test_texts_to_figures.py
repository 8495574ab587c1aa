"""From the words of articles to the answers of every table: one figure, whoever is asked. All texts are our own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.agreeing_figures import disagreements
from support.published_reports import published
from support.read_texts import read_texts

from pipelines.link.link_articles import link_articles
from pipelines.publish.database import Warehouse
from pipelines.publish.sql_files import parse_sql_file
from pipelines.settings import PROJECT

SIDES = "speaker,side\nGeneral Staff of Ukraine,Ukraine\nRussian Defence Ministry,Russia\n"
TEXTS = (
    (
        "2026-03-12",
        "Barracks near Donetsk hit",
        """A missile hit a barracks near Donetsk on Thursday. Up to 60 servicemen were killed, the General Staff of Ukraine said. \
Russia's Defence Ministry said that three servicemen had been killed.""",
    ),
    (
        "2026-03-12",
        "Three killed in strike on Kharkiv market",
        """A missile hit a market in Kharkiv on Thursday, killing three people and injuring nine, governor Oleh Synko said. \
Russia's Defence Ministry denied that civilians had been killed in Kharkiv.""",
    ),
    (
        "2026-03-13",
        "Girl wounded in Kharkiv dies",
        "A girl who was wounded in Thursday's missile strike on a market in Kharkiv died in hospital on Friday, governor Oleh Synko said.",
    ),
    (
        "2026-03-14",
        "Five dead in Lviv bus crash",
        "The number of people killed when a bus overturned in Lviv on Saturday has risen to seven, the police said.",
    ),
    ("2026-03-15", "Shelling of Sumy", "Dozens of people were killed when artillery shelled Sumy on Sunday, rescuers said."),
    (
        "2026-03-16",
        "Drone hits Kherson",
        "A drone hit a house in Kherson on Monday. The number of the dead is not known, officials said. Two people were injured.",
    ),
    ("2026-03-17", "Flood in Uzhhorod", "A flood damaged 40 houses in Uzhhorod on Tuesday and one person drowned, rescuers said."),
    (
        "2026-03-18",
        "Prisoners come home",
        "Ukraine and Russia exchanged 50 prisoners of war each in Chernihiv on Wednesday, officials said.",
    ),
)
QUESTION = parse_sql_file(PROJECT / "sql" / "queries" / "both_sides.sql").select


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """Publish the articles, linked."""
    root: Path = tmp_path_factory.mktemp("texts")
    read = read_texts(*TEXTS)
    linked = link_articles(read)
    rows = [[rows.article, *rows.statements, *rows.claims] for rows in read]
    with published(root, *rows, [*linked.stories, *linked.links, *linked.reports], sides=SIDES) as made:
        yield made


def test_all_tables_agree(database: Warehouse) -> None:
    assert disagreements(database) == []


def test_up_to_60_is_a_bound_of_the_side_that_says_so(database: Warehouse) -> None:
    figures = "SELECT side, low, value, high, bound FROM claims_by_side WHERE metric = 'killed' AND object = 'soldier' ORDER BY side"
    assert database.run(figures) == [("Russia", 3, 3, 3, "exact"), ("Ukraine", None, None, 60, "at_most")]
    assert database.run(f"SELECT figures_1, figures_2 FROM ({QUESTION}) WHERE figures_2 LIKE '%60%'") == [  # noqa: S608
        ("3 people, 3 soldiers", "up to 60 people, up to 60 soldiers")
    ]


def test_a_girl_who_dies_later_leaves_the_toll_of_her_incident_open_and_a_denial_makes_it_contested(database: Warehouse) -> None:
    killed = "SELECT low, value, high, bound, grade, total.n_articles FROM incident_totals AS total JOIN incidents USING (incident_id)"
    assert database.run(f"{killed} WHERE place = 'Kharkiv' AND metric = 'killed' AND is_count") == [
        (3, None, None, "at_least", "Contested", 2)
    ]
    assert database.run("SELECT count(*) FROM incidents WHERE place = 'Kharkiv'") == [(1,)]
    assert database.run("SELECT said_by FROM claims WHERE counts_as = 'denied'") == [("Russian Defence Ministry",)]


def test_what_stands_behind_a_contested_cell_holds_the_denial(database: Warehouse) -> None:
    behind = database.run("SELECT figure, said_by FROM why_cell(DATE '2026-03-12', 'Kharkiv', 'killed') ORDER BY ALL")
    assert behind == [("1", "Oleh Synko"), ("3", "Oleh Synko"), ("denied", "Russian Defence Ministry")]


def test_a_headline_with_an_older_toll_is_named_beside_the_figure_of_the_text(database: Warehouse) -> None:
    assert database.run("SELECT headline_differs FROM articles WHERE headline_differs IS NOT NULL") == [
        ("killed: 5 in the headline, 7 in the text",)
    ]
    lviv = "SELECT value FROM incident_totals JOIN incidents USING (incident_id) WHERE place = 'Lviv'"
    assert database.run(lviv) == [(7,)]


def test_the_export_of_acled_has_a_number_only_where_one_is_known_and_a_type_only_where_there_is_one(database: Warehouse) -> None:
    found = database.run(
        "SELECT location, fatalities, event_type, sub_event_type, country, iso, region FROM export_acled ORDER BY event_date"
    )
    rows = {place: rest for place, *rest in found}
    ukraine = ["Ukraine", 804, "Europe"]
    shelling = ["Explosions/Remote violence", "Shelling/artillery/missile attack"]
    assert rows["Sumy"] == [12, *shelling, *ukraine]
    assert rows["Kherson"] == [None, "Explosions/Remote violence", "Air/drone strike", *ukraine]
    assert rows["Kharkiv"] == [3, *shelling, *ukraine]
    assert rows["Uzhhorod"] == [1, None, None, *ukraine]
    assert rows["Chernihiv"][:3] == [None, None, None]


def test_kharkiv_is_found_by_the_name_that_the_text_uses(database: Warehouse) -> None:
    cell = "SELECT count(*) FROM why_cell(DATE '2026-03-12', '{}', 'killed')"
    assert database.run(cell.format("Kharkiv")) == database.run(cell.format("kharkiv oblast")) != [(0,)]


def test_an_archive_that_is_loaded_later_has_its_history(database: Warehouse) -> None:
    moment = "TIMESTAMPTZ '2026-03-13 12:00:00Z'"
    assert database.run(f"SELECT count(*) FROM incidents_as_of({moment})") == [(2,)]  # noqa: S608
    killed = f"SELECT value FROM incident_totals_as_of({moment}) JOIN incidents USING (incident_id) WHERE is_count"  # noqa: S608
    assert database.run(f"{killed} AND metric = 'killed' AND place = 'Kharkiv'") == [(3,)]
