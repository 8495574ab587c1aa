"""The exports, column by column where a codebook forces a number or a code: docs/codebooks.md in tests."""

from typing import Any

from support.contract_rows import article, claim, figure, link, report
from support.published_reports import told
from support.scenes import Scene, Scenes

from pipelines.contract.vocabulary import Bound, CountState, Metric, Object
from pipelines.publish.database import Warehouse

SCENES = Scenes()
UKRAINE: dict[str, Any] = {
    "country": "UA",
    "place": "Orikhiv",
    "admin1": "Zaporizhzhia Oblast",
    "admin1_code": "UA-23",
    "place_precision": 1,
}
UNKNOWN: dict[str, Any] = {"state": CountState.UNKNOWN, "bound": Bound.NONE, "low": None, "high": None}
ACLED_COLUMNS = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 "
    "inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude geo_precision source "
    "source_scale notes fatalities tags timestamp"
)
UCDP_COLUMNS = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id "
    "dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office "
    "source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude "
    "geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians "
    "deaths_unknown best high low gwnoa gwnob"
)
UCDP_NUMBERS = (
    "id year type_of_violence conflict_new_id dyad_new_id side_a_new_id side_b_new_id number_of_sources where_prec latitude longitude "
    "priogrid_gid country_id event_clarity date_prec deaths_a deaths_b deaths_civilians deaths_unknown best high low"
)
GKG_COLUMNS = (
    "DATE NUMARTS COUNTTYPE NUMBER OBJECTTYPE GEO_TYPE GEO_FULLNAME GEO_COUNTRYCODE GEO_ADM1CODE GEO_LAT GEO_LONG GEO_FEATUREID "
    "CAMEOEVENTIDS SOURCES SOURCEURLS"
)


def vague(term: str, low: int) -> dict[str, Any]:
    """Return what a claim of a vague number says."""
    return {"value": None, "low": low, "high": None, "bound": Bound.VAGUE, "vague_term": term}


@SCENES.of(
    told("a", hour=0, incident="dozens", **vague("dozens", 24)),
    told("b", hour=0, incident="several", **vague("several", 2)),
    told("c", hour=0, incident="upto", value=60, low=None, high=60, bound=Bound.AT_MOST),
    told("d", None, 0, incident="unknown", **UNKNOWN),
    told("e", 0, 0, incident="zero", state=CountState.ZERO),
    told("f", 7, 0, incident="hurt", metric=Metric.INJURED),
    told("g", hour=0, incident="about", value=60, low=None, high=None, bound=Bound.APPROX),
)
def test_fatalities_are_those_of_the_codebook_and_no_figure_is_no_zero(scene: Scene) -> None:
    found = scene.run("SELECT event_id_cnty, fatalities, fatalities_from FROM export_acled ORDER BY ALL")
    assert {name.rpartition("/")[2]: rest for name, *rest in found} == {
        "dozens": [12, "dozens"],
        "several": [2, "several"],
        "upto": [None, "up to 60"],
        "unknown": [None, "unknown"],
        "zero": [0, "0"],
        "hurt": [None, None],
        "about": [60, "about 60"],
    }


@SCENES.of(
    told("a", hour=0, speaker="North", value=3, **UKRAINE),
    told("b", hour=1, speaker="South", value=9, **UKRAINE),
    sides="speaker,side\nNorth,n\nSouth,s\n",
)
def test_a_contested_toll_is_the_careful_number_and_says_so(scene: Scene) -> None:
    assert scene.run("SELECT fatalities, fatalities_from, is_contested, notes FROM export_acled") == [(3, "3–9", True, "a [killed: 3–9]")]
    assert scene.run("SELECT low, best, high, deaths_from, is_contested FROM export_ucdp_ged") == [(3, 3, 9, "3–9", True)]
    assert scene.run('SELECT "NUMBER", "FIGURE", "IS_CONTESTED" FROM export_gkg_counts') == []  # the claims have no count type


@SCENES.of(told("a", 3, 0, gkg_count_type="KILL", **UKRAINE))
def test_countries_have_the_names_and_numbers_of_each_codebook(scene: Scene) -> None:
    assert scene.run("SELECT iso, region, country, admin1 FROM export_acled") == [(804, "Europe", "Ukraine", "Zaporizhzhia Oblast")]
    assert scene.run("SELECT country, country_id, region FROM export_ucdp_ged") == [("Ukraine", 369, "Europe")]
    geo = 'SELECT "GEO_TYPE", "GEO_FULLNAME", "GEO_COUNTRYCODE", "GEO_ADM1CODE", "ISO_ADM1CODE", "NUMBER" FROM export_gkg_counts'
    assert scene.run(geo) == [(4, "Orikhiv, Zaporizhzhia Oblast, Ukraine", "UP", None, "UA-23", 3)]


UCDP_REGION = """CASE WHEN gw_number < 200 THEN 'Americas' WHEN gw_number < 400 THEN 'Europe' WHEN gw_number < 627 THEN 'Africa'
    WHEN gw_number < 700 THEN 'Middle East' ELSE 'Asia' END"""


def test_numbers_of_states_are_those_of_today_and_their_regions_follow_from_them(sample: Warehouse) -> None:
    assert sample.run(f"SELECT country, gw_number, ucdp_region FROM countries WHERE gw_number > 0 AND ucdp_region <> {UCDP_REGION}") == []  # noqa: S608
    assert sample.run("SELECT count(gw_number), count(DISTINCT gw_number), count(DISTINCT iso_numeric), count(*) FROM countries") == [
        (195, 195, 249, 250)
    ]
    # states that ended have other numbers: Czechoslovakia 315, South Yemen 680, South Vietnam 817, the German Federal Republic 260 goes on
    states = "SELECT country, gw_number FROM countries WHERE country IN ('CZ', 'YE', 'VN', 'DE', 'RS', 'SS', 'ME') ORDER BY ALL"
    assert sample.run(states) == [("CZ", 316), ("DE", 260), ("ME", 341), ("RS", 340), ("SS", 626), ("VN", 816), ("YE", 678)]


def test_countries_are_in_the_regions_of_acled(sample: Warehouse) -> None:
    named = "SELECT name, acled_region FROM countries WHERE country IN ('MX', 'GL', 'AF', 'TR', 'EG', 'SD') ORDER BY ALL"
    assert sample.run(named) == [
        ("Afghanistan", "Caucasus and Central Asia"),
        ("Egypt", "Northern Africa"),
        ("Greenland", "Europe"),
        ("Mexico", "North America"),
        ("Sudan", "Northern Africa"),
        ("Turkey", "Middle East"),
    ]


def of_bodies() -> list[Any]:
    """Return an article that counts the dead, and the bodies that were found of them."""
    one = article("a1")
    dead = claim(one, "Three people", 3, gkg_count_type="KILL")
    bodies = claim(one, "five", 2, metric=Metric.BODIES_RECOVERED, gkg_count_type="KILL")
    return [one, dead, bodies, figure([dead]), *link([dead, bodies], "i1", one), report(one, dead, "i1"), report(one, bodies, "i1")]


@SCENES.of(of_bodies())
def test_bodies_are_not_counted_beside_the_dead(scene: Scene) -> None:
    assert scene.run('SELECT "COUNTTYPE", "NUMBER" FROM export_gkg_counts') == [("KILL", 3)]


def test_the_columns_of_acled_stand_first_and_in_their_order(sample: Warehouse) -> None:
    assert " ".join(sample.arrow("FROM export_acled LIMIT 0").column_names).startswith(ACLED_COLUMNS)


def test_so_do_those_of_gdelt_and_ucdp_with_numbers_where_ucdp_has_numbers(sample: Warehouse) -> None:
    assert " ".join(sample.arrow("FROM export_gkg_counts LIMIT 0").column_names).startswith(GKG_COLUMNS)
    rows = sample.run("SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'export_ucdp_ged' ORDER BY column_index")
    assert [name for name, _ in rows[:49]] == UCDP_COLUMNS.split()
    assert {name for name, kind in rows[:49] if kind in {"BIGINT", "INTEGER", "DOUBLE"}} == set(UCDP_NUMBERS.split())


def of_soldiers() -> list[Any]:
    """Return an article that counts 20 to 23 soldiers and gives no number of people as a whole."""
    one = article("b")
    dead = claim(one, "nine soldiers", None, low=20, high=23, bound=Bound.RANGE, object=Object.SOLDIER, **UKRAINE)
    return [one, dead, *link([dead], "i1", one), report(one, dead, "i1", object=Object.SOLDIER)]


@SCENES.of(told("a", hour=0, value=None, low=3, high=None, bound=Bound.AT_LEAST, **UKRAINE), of_soldiers())
def test_the_largest_number_of_an_open_toll_is_that_of_any_kind_of_people(scene: Scene) -> None:
    assert scene.run("SELECT low, best, high, deaths_from FROM export_ucdp_ged") == [(3, 3, 23, "3 or more")]


@SCENES.of(
    told("exact", 3, 0, incident="a", date_precision=1, place_precision=1),
    told("wide", 3, 0, incident="b", date_precision=1, place_precision=6),
    told("week", 3, 0, incident="c", date_precision=3, place_precision=1),
)
def test_an_event_is_clear_where_both_day_and_place_are(scene: Scene) -> None:
    assert scene.run("SELECT source_headline, event_clarity FROM export_ucdp_ged ORDER BY 1") == [("exact", 1), ("week", 2), ("wide", 2)]


def test_an_exchange_of_prisoners_is_no_abduction_and_a_flood_no_strategic_development(sample: Warehouse) -> None:
    classes = dict(sample.run("SELECT notes, event_type FROM export_acled WHERE notes LIKE '%prisoners%' OR notes LIKE '%Marn%'"))
    assert len(classes) == 2
    assert set(classes.values()) == {None}


def test_humanitarian_rows_begin_with_hashtags(sample: Warehouse) -> None:
    rows = sample.run("SELECT incident, killed, killed_least, killed_most, killed_state, country_code FROM export_hxl")
    assert rows[0] == (
        "#event+id",
        "#affected+killed",
        "#affected+killed+min",
        "#affected+killed+max",
        "#status+killed",
        "#country+code+v_iso2",
    )
    assert (None, "4", "23", "stated", "XV") in [row[1:] for row in rows]
    tags = sample.run("SELECT value FROM (UNPIVOT (FROM export_hxl LIMIT 1) ON COLUMNS(*))")
    assert all(tag.startswith("#") for (tag,) in tags)
    assert len(set(tags)) == len(tags)
