"""The warehouse file: what is loaded, how the marts are ordered and checked, and what a figure can be asked for.

The rows are hand-made (`records`), so that nothing here depends on how well texts are read.
"""

import datetime as dt
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from support.contract_rows import DAY, NOON, TEXT, article, claim, figure, link, report, statement, write_day
from support.plain_builds import build_plainly
from support.warehouse_copies import copy_of

from pipelines.contract.schema import columns
from pipelines.contract.tables import TABLES
from pipelines.contract.vocabulary import Bound, Certainty, CountBasis, CountState, Metric, Object
from pipelines.partitions.parquet_files import PartitionError, partition_path
from pipelines.publish.build import InvariantError, build_warehouse
from pipelines.publish.database import QueryError, Warehouse, open_read_only, referenced_tables
from pipelines.publish.marts import in_order, make_all, make_macro, mart_dependencies, violating_rows
from pipelines.publish.master import master_path
from pipelines.publish.sql_files import SqlFile, SqlFileError, parse_sql_file, sql_files
from pipelines.settings import DATABASE, Settings

LATER = NOON + dt.timedelta(hours=1)
NEXT_DAY = DAY + dt.timedelta(days=1)


def rows_of_a_day() -> list[Any]:
    """Return an article in which two sides give figures, its update an hour later, a copy, and an article without claims."""
    first = article("a1")
    governor = statement(first, "Three people were killed and five were injured in Lower Brask", speaker="The governor")
    enemy = statement(first, "nine soldiers had been killed", speaker="The Other Side")
    killed = claim(first, "Three people", 3, governor)
    soldiers = claim(
        first, "nine soldiers", 9, enemy, object=Object.SOLDIER, object_text="nine soldiers of the north", actor_text="the other side"
    )
    missing = claim(first, "Nobody is missing", 0, state=CountState.ZERO, metric=Metric.MISSING)
    update = article("a2", work_id="work-a1", text=TEXT.replace("Three", "Four"), fetched_at=LATER, modified_at=LATER)
    four = claim(update, "Four people", 4)
    copy = article("a3", publisher="Upper Brask Post", agency="AP")
    quiet = article("a4", published_day=NEXT_DAY, published_at=NOON + dt.timedelta(days=1), text="Nothing happened.")
    older = article("b1", text="Four people died there. Since January 40 people have been killed. Up to 70 people will be moved.")
    older_four = claim(older, "Four people", 4, is_background=True)
    total = claim(older, "40 people", 40, count_basis=CountBasis.CUMULATIVE)
    planned = claim(older, "70 people", None, metric=Metric.EVACUATED, bound=Bound.AT_MOST, high=70, certainty=Certainty.PLANNED)
    copied = claim(copy, "Three people", 3)
    linked = [
        *link([killed, soldiers, missing], "i1", first),
        *link([four], "i1", update),
        *link([copied], "i1", copy),
        report(first, killed, "i1", governor),
        report(first, soldiers, "i1", enemy, object=Object.SOLDIER),
        report(first, missing, "i1"),
        report(update, four, "i1"),
        report(copy, copied, "i1"),
    ]
    return [
        *linked,
        *(first, governor, enemy, killed, soldiers, missing, figure([killed, soldiers]), figure([missing])),
        *(update, four, figure([four]), copy, copied, figure([copied]), quiet, older, older_four, total, planned),
    ]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Publish the hand-made day, with sides, once for the tests that only read it."""
    root = tmp_path_factory.mktemp("made")
    settings = Settings(root=root, warehouse=root / "warehouse", curation=root)
    (root / "sides.csv").write_text("speaker,side\nthe governor,north\nThe other side,south\nThe north,north\n")
    write_day(settings.warehouse, rows_of_a_day())
    again = replace(article("a1-again", work_id="work-a1"), fetched_at=NOON + dt.timedelta(days=1))
    write_day(settings.warehouse, [again, claim(again, "Three people", 3)], NEXT_DAY)
    build_warehouse(settings)
    return settings


@pytest.fixture
def published(made: Settings) -> Any:  # noqa: ANN401 — a generator of Warehouse
    """Open the hand-made warehouse for reading."""
    database = open_read_only(made.warehouse)
    yield database
    database.close()


# ── the file ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_no_warehouse_yet_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no warehouse has been published yet; run `make run`"):
        open_read_only(tmp_path)


def test_a_warehouse_without_partitions_has_all_tables_and_only_a_mart_that_says_so_is_joined_as_written(own_sql: Settings) -> None:
    for name, line in (("chosen", ""), ("written", "-- joins: as written\n")):
        text = f"-- Which optimizers are off.\n-- grain: n\n{line}-- n: Their names.\nSELECT current_setting('disabled_optimizers') AS n\n"
        (own_sql.sql / "marts" / f"{name}.sql").write_text(text)
    built = build_plainly(own_sql)
    assert set(built.rows) == {*TABLES, *(file.name for file in sql_files(own_sql.sql / "marts"))}
    assert {table for table, rows in built.rows.items() if rows} <= {"sources", "countries", "chosen", "written"}
    assert built.path == (own_sql.warehouse / DATABASE).resolve()
    with duckdb.connect(built.path, read_only=True) as database:
        assert database.sql("SELECT chosen.n, written.n FROM chosen, written").fetchall() == [("", "build_side_probe_side")]


def test_every_table_and_column_has_a_comment(published: Warehouse) -> None:
    assert published.run("SELECT table_name FROM duckdb_tables() WHERE comment IS NULL OR NOT comment LIKE '%.'") == []
    assert published.run("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL") == []
    comments = dict(published.run("SELECT function_name, comment FROM duckdb_functions() WHERE NOT internal"))
    assert {"why", "why_cell"} <= set(comments)
    assert None not in comments.values()


def test_columns_are_those_of_the_contract_in_its_order(published: Warehouse) -> None:
    for table, record in TABLES.items():
        assert [row[0] for row in published.run(f"DESCRIBE {table}")] == [column.name for column in columns(record)]


def test_clients_from_duckdb_1_2_on_can_open_the_file(made: Settings) -> None:
    with duckdb.connect() as plain:
        plain.execute(f"ATTACH '{(made.warehouse / DATABASE).resolve()}' AS news (READ_ONLY)").fetchall()
        tags = plain.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'news'").fetchall()[0][0]
    assert tags["storage_version"].startswith("v1.2.0")


def test_the_catalogue_is_called_news_whoever_opens_the_link(made: Settings) -> None:
    with duckdb.connect(made.warehouse / DATABASE, read_only=True) as linked:
        assert linked.execute("SELECT count(*) > 0 FROM news.main.articles").fetchall() == [(True,)]
    published = open_read_only(made.warehouse)
    assert published.run("SELECT count(*) > 0 FROM news.main.articles") == [(True,)]
    published.close()


def test_the_same_partitions_give_the_same_rows(made: Settings, tmp_path: Path) -> None:
    again = replace(copy_of(made, tmp_path), curation=tmp_path)
    master_path(again.warehouse).unlink()
    assert build_plainly(again).full
    contents = []
    for settings in (made, again):
        database = open_read_only(settings.warehouse)
        tables = [row[0] for row in database.run("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY ALL")]
        contents.append({table: database.run(f"SELECT * FROM {table}") for table in tables})  # noqa: S608
        database.close()
    assert contents[0] == contents[1]


# ── what is loaded ────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_versions_are_numbered_and_an_unchanged_text_is_one_version(published: Warehouse) -> None:
    versions = published.run("SELECT article_id, version_no, is_latest FROM articles WHERE work_id = 'work-a1' ORDER BY version_no")
    assert versions == [("a1", 1, False), ("a2", 2, True)]


def test_a_text_seen_again_keeps_its_first_and_last_moment(published: Warehouse) -> None:
    seen = published.run("SELECT first_seen_at, last_seen_at FROM articles WHERE article_id = 'a1'")
    assert seen == [(NOON, NOON + dt.timedelta(days=1))]
    assert published.run("SELECT DISTINCT first_seen_at, last_seen_at FROM incident_counts WHERE article_id = 'a1'") == seen


def test_rows_of_a_text_seen_again_are_not_doubled(published: Warehouse) -> None:
    assert published.run("SELECT count(*) FROM incident_counts WHERE article_id = 'a1-again'") == [(0,)]


def test_sides_come_from_the_user_s_file_in_any_case(published: Warehouse) -> None:
    assert published.run("SELECT speaker, speaker_side FROM statements ORDER BY speaker") == [
        ("The Other Side", "south"),
        ("The governor", "north"),
    ]
    assert published.run("SELECT actor_side, target_side FROM incident_counts WHERE text = 'nine soldiers'") == [("south", "north")]


# ── the marts ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_day_s_figures_are_the_totals_of_its_incidents(published: Warehouse) -> None:
    found = published.run(
        "SELECT day, admin1_code, low, value, high, n_incidents, n_articles, coverage FROM daily_incident_counts "
        "WHERE metric = 'killed' AND object = 'person'"
    )
    assert found == [(DAY, "XV-BR", 4, 4, 4, 1, 2, 3)]


def test_background_cumulative_and_planned_claims_are_in_no_figure(published: Warehouse) -> None:
    assert published.run("SELECT count(*) FROM article_figures WHERE article_id = 'b1'") == [(0,)]
    assert published.run("SELECT count(*) FROM daily_incident_counts WHERE metric = 'evacuated'") == [(0,)]


def test_a_day_with_articles_and_no_claim_has_no_values_and_a_day_without_articles_no_row(published: Warehouse) -> None:
    quiet = published.run("SELECT metric, low, value, high, n_claims, coverage FROM daily_incident_counts WHERE day = ?", [NEXT_DAY])
    assert quiet == [(None, None, None, None, 0, 1)]
    assert published.run("SELECT count(DISTINCT day) FROM daily_incident_counts") == [(2,)]


def test_speakers_and_sources_are_counted(published: Warehouse) -> None:
    assert published.run("SELECT count(*) FROM speaker_activity") == [(0,)]  # a1 is no newest version
    assert published.run("SELECT source, day, n_articles, n_fetches FROM source_health") == [("made", DAY, 5, 0)]


# ── the way back to the words ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_why_returns_the_words_behind_a_claim(published: Warehouse) -> None:
    rows = published.run("SELECT claim_text, paragraph, figure, said_by, statement_text FROM why('a1:0:Three people')")
    paragraph = TEXT.split("\n\n")[0]
    assert rows == [("Three people", paragraph, "3", "The governor", "Three people were killed and five were injured in Lower Brask")]


def test_why_names_the_narrator(published: Warehouse) -> None:
    assert published.run("SELECT claim_text, said_by, figure FROM why('a2:0:Four people')") == [
        ("Four people", "Brask Gazette (narrator)", "4")
    ]
    assert published.run("SELECT claim_text FROM why('a2:0:Four…')") == [("Four people",)]  # an id as a narrow table cuts it
    assert published.run("SELECT * FROM why(NULL)") == []


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("no such claim", "no claim 'no such claim' in this warehouse; ids of claims stand in incident_counts, claims and why_cell"),
        ("a", "several claims begin with 'a'; write more of the id"),
    ],
)
def test_an_id_that_is_of_no_claim_is_an_error_that_says_where_ids_stand(published: Warehouse, wanted: str, told: str) -> None:
    with pytest.raises(QueryError, match=re.escape(told)):
        published.run("SELECT * FROM why(?)", [wanted])


def test_why_writes_a_figure_as_the_text_limits_it(published: Warehouse) -> None:
    planned = published.run("SELECT claim_id FROM incident_counts WHERE metric = 'evacuated'")[0][0]
    assert published.run("SELECT figure, certainty FROM why(?)", [planned]) == [("at most 70", "planned")]


@pytest.mark.parametrize("place", ["Brask", "XV-BR"])
def test_why_cell_returns_the_claims_of_a_cell_by_name_or_code(published: Warehouse, place: str) -> None:
    rows = published.run("SELECT claim_text, value, said_by FROM why_cell(?, ?, 'killed')", [DAY, place])
    assert sorted(rows) == [("Four people", 4, "Brask Gazette (narrator)"), ("Three people", 3, "Upper Brask Post (narrator)")]


# ── what stops a build ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def wrong_rows() -> dict[str, list[Any]]:
    """Return rows that break one check each, on an article of its own; the first of a list is what the check has to name."""
    names = ("claim_text", "statement_text", "bounds", "number", "keys", "references", "parts", "figures")
    on = {name: article(name, work_id=name) for name in names}
    whole = claim(on["parts"], "Three people", 3)
    old = claim(on["figures"], "Three people", 3, is_background=True)
    doubled = statement(on["keys"], "Nobody", speaker="X")
    rows: dict[str, list[Any]] = {
        "claim_text": [replace(claim(on["claim_text"], "Three people", 3), text="Thirty people")],
        "statement_text": [replace(statement(on["statement_text"], "Nobody", speaker="X"), start=0)],
        "bounds": [claim(on["bounds"], "Three people", 3, low=4)],
        "number": [claim(on["number"], "Three people", 3, number_text="five", number_start=29, number_end=33)],
        "keys": [doubled, replace(doubled, confidence=0.1)],
        "references": [claim(on["references"], "Three people", 3, part_of_claim_id="nowhere")],
        "parts": [claim(on["parts"], "five", 5, part_of_claim_id=whole.claim_id), whole],
        "figures": [figure([old]), old],
    }
    return {name: [*some, on[name]] for name, some in rows.items()}


BROKEN = {
    "claim_text_is_in_article": ("claim_text", "number"),
    "statement_text_is_in_article": ("statement_text",),
    "bounds_are_ordered": ("bounds",),
    "keys_are_unique": ("keys",),
    "references_resolve": ("references",),
    "parts_fit_the_whole": ("parts",),
    "figures_leave_out_other_counts": ("figures",),
}


def test_broken_invariants_are_named_with_their_rows_and_leave_the_published_file(made: Settings, tmp_path: Path) -> None:
    installation = copy_of(made, tmp_path)
    shutil.copytree(installation.sql, tmp_path / "sql")
    installation = replace(installation, sql=tmp_path / "sql")
    (tmp_path / "sql" / "marts" / "doubled.sql").write_text("-- Twice the same.\n-- grain: n\n-- n: One.\nSELECT unnest([1, 1]) AS n\n")
    before = (installation.warehouse / DATABASE).readlink()
    write_day(installation.warehouse, [row for rows in wrong_rows().values() for row in rows])
    with pytest.raises(InvariantError, match="not published, the last good file stays: ") as raised:
        build_plainly(installation)
    for check, names in BROKEN.items():
        violations = raised.value.violations[check]
        assert len(violations) == len(names), check
        assert all(any(name in str(violation) for violation in violations) for name in names), check
        assert f"{check} ({len(names)} rows, such as " in str(raised.value)
    assert "doubled.grain (1 rows, such as " in str(raised.value)
    assert (installation.warehouse / DATABASE).readlink() == before
    assert [path.name for path in (installation.warehouse / "versions").iterdir()] == [before.parent.name]
    database = open_read_only(installation.warehouse)
    assert database.run("SELECT count(*) FROM articles WHERE article_id = 'a1'") == [(1,)]
    database.close()


def test_a_damaged_partition_is_named_before_anything_is_built(installation: Settings) -> None:
    write_day(installation.warehouse, [article()])
    path = partition_path(installation.warehouse, "statements", DAY)
    path.write_bytes(b"PAR1")
    with pytest.raises(PartitionError, match=str(path)):
        build_plainly(installation)
    assert not (installation.warehouse / "versions").exists()


@pytest.mark.parametrize(
    ("select", "message"),
    [
        ("SELECT 1 AS n, 2 AS m", r"documented and produced columns differ: .*only in the SELECT \['m'\]"),
        ("SELECT n FROM main.nothing", "Table with name nothing does not exist"),
        ("SELECT n, FROM FROM", "not a SELECT statement that DuckDB can parse"),
        ("DROP TABLE main.articles", "not a SELECT statement that DuckDB can parse"),
    ],
)
def test_a_wrong_mart_is_named(memory: Warehouse, tmp_path: Path, select: str, message: str) -> None:
    path = tmp_path / "sql" / "marts" / "wrong.sql"
    path.parent.mkdir(parents=True)
    path.write_text(f"-- Wrong.\n-- grain: n\n-- n: One.\n{select}\n")
    with pytest.raises(SqlFileError, match=message) as raised:
        make_all(memory, Settings(sql=tmp_path / "sql"))
    assert str(path) in str(raised.value)


def test_a_wrong_load_is_named(own_sql: Settings) -> None:
    path = own_sql.sql / "load" / "fetches.sql"
    path.write_text("-- Wrong.\nSELECT * FROM main.nothing\n")
    with pytest.raises(SqlFileError, match=f"{path}: .*nothing does not exist"):
        build_plainly(own_sql)


def test_a_wrong_check_is_named(memory: Warehouse, tmp_path: Path) -> None:
    file = sql_file(tmp_path, "wrong", "SELECT * FROM main.nothing")
    with pytest.raises(SqlFileError, match=f"{file.path}: .*nothing does not exist"):
        violating_rows(memory, file, file.select)


def test_a_wrong_macro_is_named(memory: Warehouse, tmp_path: Path) -> None:
    path = tmp_path / "wrong.sql"
    path.write_text("-- Wrong.\n-- parameters: wanted\n-- n: One.\nSELECT wanted AS m\n")
    with pytest.raises(SqlFileError, match=r"only in the header \['n'\]"):
        make_macro(memory, parse_sql_file(path))


# ── the order of the marts ────────────────────────────────────────────────────────────────────────────────────────────────────────


def sql_file(folder: Path, name: str, select: str) -> SqlFile:
    """Write and read one SQL file."""
    path = folder / f"{name}.sql"
    path.write_text(f"-- About {name}.\n{select}\n")
    return parse_sql_file(path)


def test_only_names_with_the_schema_are_dependencies() -> None:
    select = """WITH articles AS (SELECT 1 AS n), main AS (SELECT 2)
        SELECT * FROM articles JOIN main.statements ON true
        WHERE EXISTS (SELECT 1 FROM main.fetches AS f) AND n IN (SELECT n FROM main.quarantine UNION SELECT 1 FROM unqualified)"""
    assert referenced_tables(select) == {"statements", "fetches", "quarantine"}


def test_a_mart_comes_after_those_that_it_reads(tmp_path: Path) -> None:
    files = (
        sql_file(tmp_path, "a", "SELECT * FROM main.b JOIN main.c ON true"),
        sql_file(tmp_path, "b", "SELECT * FROM main.c"),
        sql_file(tmp_path, "c", "SELECT * FROM main.articles"),
    )
    assert [file.name for file in in_order(files)] == ["c", "b", "a"]
    assert mart_dependencies(files) == {"a": {"b", "c"}, "b": {"c"}, "c": {"articles"}}


def test_marts_in_a_circle_are_named(tmp_path: Path) -> None:
    files = (sql_file(tmp_path, "a", "SELECT * FROM main.b"), sql_file(tmp_path, "b", "SELECT * FROM main.a"))
    with pytest.raises(SqlFileError, match=r"read each other in a circle: (a, b, a|b, a, b)"):
        in_order(files)


def test_a_script_runs_every_statement(memory: Warehouse) -> None:
    memory.script("CREATE TABLE one (n INT); INSERT INTO one VALUES (1), (2);")
    assert memory.arrow("SELECT sum(n) AS total FROM one WHERE n < ?", [9]).to_pylist() == [{"total": 3}]
