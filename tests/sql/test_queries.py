"""The documented questions: each runs on the sample's warehouse and fits a terminal, and the answers are those of samples/README.md."""

import datetime as dt
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.commands.text_tables import text_table
from pipelines.publish.database import Warehouse
from pipelines.publish.sql_files import compare_columns, parse_sql_file, sql_files
from pipelines.settings import DATABASE, PROJECT, Settings

QUERIES = {file.name: file for file in sql_files(PROJECT / "sql" / "queries")}
TWELFTH, THIRTEENTH = dt.date(2026, 3, 12), dt.date(2026, 3, 13)

Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def ask(sample: Warehouse) -> Ask:
    """Give a function that returns columns of a question's answer, of the rows in which a condition holds."""

    def rows(question: str, names: str, condition: str = "true") -> list[tuple[Any, ...]]:
        return sample.run(f"SELECT {names} FROM ({QUERIES[question].select}) WHERE {condition}")  # noqa: S608 — the tests' own words

    return rows


@pytest.mark.parametrize("question", QUERIES)
def test_a_question_runs_and_its_columns_fit_a_terminal(sample: Warehouse, question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    answer = sample.arrow(QUERIES[question].select)
    table = text_table(answer.column_names, [tuple(row.values()) for row in answer.to_pylist()])
    assert answer.num_rows > 0
    assert "…" not in table.splitlines()[0]
    assert max(len(line) for line in table.splitlines()) <= 160


def test_an_answer_is_the_same_in_every_time_zone(sample: Warehouse, sample_settings: Settings, tmp_path: Path) -> None:
    """A client of one's own may have set any; the copy is opened apart, because the sandbox of this process locks its settings."""
    shutil.copyfile(sample_settings.warehouse / DATABASE, tmp_path / DATABASE)
    with duckdb.connect(tmp_path / DATABASE, read_only=True) as elsewhere:
        elsewhere.execute("SET TimeZone = 'Pacific/Auckland'")
        assert [name for name, file in QUERIES.items() if elsewhere.sql(file.select).fetchall() != sample.run(file.select)] == []


def test_a_question_is_asked_in_one_sentence_and_answered_in_one_order() -> None:
    for name, file in QUERIES.items():
        assert "?" in file.description or file.description.endswith("."), name
        assert len(file.description) <= 150, name
        assert "ORDER BY" in file.select or "UNPIVOT" in file.select, name
        assert file.columns == {}, name


def test_the_questions_of_make_run_are_there() -> None:
    assert {"figures_per_day_and_place", "both_sides", "most_quoted_speakers"} <= set(QUERIES)
    assert len(QUERIES) >= 10


# ── the questions of samples/README.md, by their number there ─────────────────────────────────────────────────────────────────────


def test_01_how_many_were_killed_in_orlen_according_to_each_side(ask: Ask) -> None:
    (row,) = ask("both_sides", "side_1, figures_1, side_2, figures_2", f"day = '{TWELFTH}' AND place = 'Orlen' AND metric = 'killed'")
    assert (row[0], row[2]) == ("Korrath", "Varland")
    assert row[1].split(", ") == ["23 people", "23 soldiers", "0 civilians"]
    assert "4 civilians" in row[3].split(", ")  # five are the newspaper's own count: no Varlandic speaker says so


def test_02_how_the_toll_of_orlen_developed(ask: Ask) -> None:
    rows = ask("tolls_over_time", "reported_at_utc, value", "place = 'Orlen' AND metric = 'killed' AND value IS NOT NULL")
    assert [row for row in rows if not row[0].endswith("00:00")] == [
        ("2026-03-12 06:15", 3),
        ("2026-03-12 13:05", 4),
        ("2026-03-12 13:40", 4),
        ("2026-03-12 14:20", 4),
        ("2026-03-13 12:10", 5),
    ]


def test_03_which_article_was_revised_and_which_figures_changed(ask: Ask) -> None:
    rows = ask("revised_articles", "metric, object_class, old, new, version")
    assert sorted(rows) == [("injured", "people", "7", "9", 2), ("killed", "people", "3", "4", 2)]


def test_04_how_many_drones_were_shot_down_in_eastmark_and_who_says_so(ask: Ask) -> None:
    rows = ask("weapons_shot_down", "value, certainty, said_by, side", "place = 'Eastmark' AND metric = 'shot_down'")
    assert rows == [(11, "claimed", "Varland's army", "Varland")]


def test_05_where_nobody_was_hurt(ask: Ask) -> None:
    rows = ask("zero_unknown_withheld", "place, lower(said_by)", "state = 'zero' AND metric = 'injured'")
    assert sorted(rows) == [("Halmer", "tomas belquist"), ("Port Sella", "police"), ("Velsa", "odile varn")]


def test_06_how_many_were_to_be_evacuated_and_how_many_were(ask: Ask) -> None:
    assert ask("planned_evacuations", "planned_for, planned, evacuated_on, evacuated", "place = 'Norrin'") == [
        (THIRTEENTH, "about 4000", THIRTEENTH, "about 3600")
    ]


def test_07_how_many_died_in_the_flood(ask: Ask) -> None:
    rows = ask("tolls_over_time", "metric, value", "place = 'Sella' AND metric IN ('killed', 'missing')")
    assert sorted(rows) == [("killed", 2), ("killed", 3), ("missing", 0), ("missing", 1)]


def test_07_how_many_are_missing_in_the_end(ask: Ask) -> None:
    assert ask("zero_unknown_withheld", "state, place", "metric = 'missing' AND state = 'zero'") == [("zero", "Sella")]


def test_08_which_figures_are_unknown_or_withheld(ask: Ask) -> None:
    rows = ask("zero_unknown_withheld", "state, metric", "state <> 'zero'")
    # the missing of Orlen are unknown in the first version of the report only, and the question is asked of latest versions
    assert sorted(rows) == [("unknown", "held"), ("unknown", "injured"), ("withheld", "missing")]


def test_09_which_two_articles_are_one_story(ask: Ask) -> None:
    assert ask("syndicated_copies", "publisher, other_publisher") == [("Coastal Press", "The Eastmark Post")]


def test_10_who_denies_what(ask: Ask) -> None:
    assert set(ask("denials", "lower(speaker), denied")) >= {
        ("korrath's army", "hitting civilian targets"),
        ("korrath", "aiming at the town"),
        ("varland's defence ministry", "20 soldiers had been killed"),
        ("varland's defence ministry", "its guns had fired on Tavrin"),
    }


def test_11_how_many_died_in_sella_outside_the_flood(ask: Ask) -> None:
    assert ask("tolls_over_time", "value", "place = 'Port Sella' AND metric = 'killed'") == [(1,)]


def test_12_how_many_were_killed_since_january(ask: Ask) -> None:
    figures = {row[0] for row in ask("running_totals", "coalesce(value, low, high)", "metric = 'killed' AND since >= '2026-01-01'")}
    assert {300, 310, 390, 112, 1100} <= figures


def test_13_what_tomas_belquist_wrote_on_telegram(ask: Ask) -> None:
    rows = ask("statements_by_channel", "text, publisher", "speaker = 'Tomas Belquist' AND channel LIKE '%Telegram%'")
    text = "Dozens of houses were damaged and a kindergarten was destroyed"
    assert sorted(rows) == [(text, "Coastal Press"), (text, "The Eastmark Post")]


def test_14_which_inputs_gave_no_rows_and_why(ask: Ask) -> None:
    assert sorted(ask("quarantined_inputs", "input_ref")) == [("samples/2026-03-12/16-broken.html",), ("samples/2026-03-12/17-empty.html",)]
    silent = ask("articles_without_figures", "language, claims, statements > 0, note IS NOT NULL", "claims = 0")
    assert sorted(silent) == [("en", 0, True, False), ("en", 0, True, False), ("fr", 0, False, True)]


# ── questions on incidents, by what the articles say ──────────────────────────────────────────────────────────────────────────────


def test_killed_per_unit_and_day_names_both_sides(ask: Ask) -> None:
    rows = ask(
        "killed_and_injured_per_day_and_unit", "by_side, incidents > 0", f"day = '{TWELFTH}' AND unit = 'Norrin' AND metric = 'killed'"
    )
    ((by_side, some),) = rows
    assert some
    assert {part.split()[0] for part in by_side.split(", ")} == {"Korrath", "Varland"}


def test_who_speaks_for_the_defence_ministry(ask: Ask) -> None:
    rows = ask("who_speaks_for_an_organisation", "speaker, side, statements >= 5", "organisation = 'Varland''s Defence Ministry'")
    assert ("Varland's Defence Ministry", "Varland", True) in rows


def test_the_sentences_behind_the_deadliest_cell(ask: Ask) -> None:
    words = {row[0] for row in ask("sentences_behind_a_cell", "claim_text")}
    assert any("Four civilians" in text for text in words)


def test_the_toll_of_the_most_reported_attack(ask: Ask) -> None:
    rows = ask("toll_of_an_incident", "value, outlet", "metric = 'killed' AND object = 'civilian' AND value = 4")
    assert {outlet for _, outlet in rows} >= {"Coastal Press", "The Eastmark Post"}


def test_both_outlets_of_one_agency_story_are_one_story(ask: Ask) -> None:
    rows = ask("incidents_of_a_day", "articles, stories", "place = 'Orlen' AND articles > 1")
    assert any(articles > stories for articles, stories in rows)


def test_a_toll_that_one_side_denies_is_contested(ask: Ask) -> None:
    assert "Contested" in {row[0] for row in ask("contested_totals", "grade", "place = 'Orlen' AND metric = 'killed'")}


def test_what_was_known_after_the_first_day(ask: Ask) -> None:
    assert ask("known_on_a_day", "known_then, known_today", "place = 'Orlen' AND metric = 'killed'") == [("4 or more", "4–23")]


def test_the_most_quoted_speaker(ask: Ask) -> None:
    rows = ask("most_quoted_speakers", "speaker, type, side, articles")
    assert rows[0] == ("Tomas Belquist", "person", "Varland", 4)


def test_a_figure_of_some_weeks_stands_in_no_days_total(ask: Ask, sample: Warehouse) -> None:
    [(first, last)] = ask("figures_without_a_day", "event_from, event_to", "metric = 'held' AND figure = '131'")
    assert (first, last) == (dt.date(2026, 2, 1), TWELFTH)
    assert sample.run("FROM daily_incident_counts WHERE metric = 'held' AND value = 131") == []


def test_figures_per_day_and_place_hold_the_flood_and_the_drones(ask: Ask) -> None:
    assert ask("figures_per_day_and_place", "value", "place = 'Sella' AND day = '2026-03-11' AND metric = 'killed'") == [(3,)]
    assert ask("figures_per_day_and_place", "value, voices", "place = 'Eastmark' AND metric = 'shot_down'") == [(11, 1)]


def test_a_total_that_became_a_range_has_no_percentage(ask: Ask) -> None:
    flood = ask("figures_revised", "old, new, percent", "place = 'Kesten' AND metric = 'killed' AND object IS NULL")
    assert flood == [("2", "3", 50)]
    denied = ask("figures_revised", "old, new, percent", "place = 'Orlen' AND metric = 'killed' AND object = 'civilian'")
    assert denied == [("4", "0–4", None)]  # four according to one side and none according to the other: not a fall by 100 %


def test_the_attack_on_orlen_is_one_incident_whatever_the_sides_say_of_its_victims(ask: Ask) -> None:
    assert len(ask("incidents_of_a_day", "first_headline", "place = 'Orlen' AND articles > 1")) == 1


def test_an_open_toll_reads_as_words(ask: Ask) -> None:
    killed = {row[0] for row in ask("incidents_of_a_day", "killed", "place = 'Orlen' AND articles > 1")}
    assert killed == {"4–23"}  # the sides exclude each other
    ferry_and_footbridge = ask("incidents_of_a_day", "killed, injured", "place = 'Port Sella' AND day = '2026-03-12'")
    assert ferry_and_footbridge == [("1", "13"), (None, "0")]


def test_the_largest_claim_is_the_enemy_dead_of_the_whole_war(ask: Ask) -> None:
    rows = ask("largest_claims", "metric, high, basis, certainty, said_by")
    assert rows[0] == ("killed", 1100, "cumulative", "claimed", "Korrath's army")


def test_the_evidence_behind_a_figure_leads_to_the_page(ask: Ask) -> None:
    evidence = dict(ask("evidence_behind_a_figure", "item, content"))
    assert evidence["figure"] == "23"
    assert evidence["claim_text"] in evidence["paragraph"]
    assert evidence["raw_path"].startswith("raw/sample/")


def test_the_source_with_refused_inputs_is_named(ask: Ask) -> None:
    rows = ask("sources_that_failed", "source, refused, articles")
    assert rows == [("sample", 2, 15)]  # the second day was collected without a failure


def test_what_officials_said_holds_the_mayor_and_not_the_military_analyst_alone(ask: Ask) -> None:
    rows = ask("statements_of_officials", "speaker, role", "text LIKE '%rebuild the market%'")
    assert [speaker for speaker, _ in rows] == ["Hanne Ostrova"]


def test_schools_that_were_damaged_and_who_says_so(ask: Ask) -> None:
    assert ask("schools_and_hospitals", "object, metric, value, said_by", "place = 'Velsa'") == [("school", "damaged", 1, "Odile Varn")]
    assert ("kindergarten", "destroyed", 1) in ask("schools_and_hospitals", "object, metric, value", "place = 'Orlen'")


def test_children_among_the_dead(ask: Ask) -> None:
    assert ask("protected_people", "grade", "place = 'Orlen' AND metric = 'killed' AND object = 'child'") == [("Contested",)]


def test_every_question_has_an_expected_answer() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert [name for name in QUERIES if f'ask("{name}"' not in text and f'"{name}", "' not in text] == []


# ── docs/sql.md ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

DOCUMENT = (PROJECT / "docs" / "sql.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Return the code blocks of docs/sql.md in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", DOCUMENT, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", blocks("python"))
def test_examples_in_python_run(sample_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: str) -> None:
    (tmp_path / "warehouse").mkdir()
    shutil.copyfile(sample_settings.warehouse / DATABASE, tmp_path / "warehouse" / DATABASE)  # the sandbox of this process locks its own
    monkeypatch.chdir(tmp_path)
    exec(compile(block, "docs/sql.md", "exec"), {})  # noqa: S102 — our own document


def test_every_mart_macro_and_folder_is_documented() -> None:
    folder = PROJECT / "sql"
    names = [file.name for kind in ("functions", "marts", "macros", "views", "exports") for file in sql_files(folder / kind)]
    assert [name for name in names if f"**`{name}" not in DOCUMENT] == []
    assert [path.name for path in folder.iterdir() if path.is_dir() and f"| `{path.name}/` |" not in DOCUMENT] == []


def test_the_example_of_a_mart_keeps_the_header_contract(tmp_path: Path, sample: Warehouse) -> None:
    (mart,) = [block for block in blocks("sql") if "-- grain:" in block]
    path = tmp_path / "deaths_by_outlet.sql"
    path.write_text(mart)
    file = parse_sql_file(path)
    compare_columns(file, sample.arrow(file.select).column_names)
