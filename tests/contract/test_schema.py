"""The contract, and what is derived from it: Arrow, DDL with comments, Markdown, and the generated files."""

import datetime as dt
import pickle
import re
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from pipelines import cli
from pipelines.commands import generate_command
from pipelines.commands.import_graph import BEGIN
from pipelines.contract.schema import arrow_schema, columns, create_table, description, key_column, schema_sql, tables_markdown
from pipelines.contract.tables import TABLES, Article, EarlierClaim, EarlierReport, IncidentCount, IncidentReport, Quarantined
from pipelines.settings import PROJECT

EVERY_COLUMN = [(table, column) for table, record in TABLES.items() for column in columns(record)]


@pytest.mark.parametrize(("table", "record"), TABLES.items())
def test_every_table_has_a_description_and_one_key(table: str, record: Any) -> None:  # noqa: ANN401 — a record class
    assert description(record).endswith(".")
    assert [column.name for column in columns(record) if column.contract.key] == [key_column(record)], table


def test_every_column_has_one_sentence() -> None:
    wrong = [
        f"{table}.{c.name}: {c.contract.doc!r}" for table, c in EVERY_COLUMN if not re.fullmatch(r"[A-Za-z0-9/].{8,}[.…]", c.contract.doc)
    ]
    assert wrong == []


def test_every_value_of_a_vocabulary_has_a_meaning() -> None:
    terms = {term for _, column in EVERY_COLUMN if column.vocabulary for term in column.vocabulary}
    assert len(terms) > 100
    assert [repr(term) for term in terms if not term.meaning] == []


def test_every_reference_points_to_a_column() -> None:
    known = {f"{table}.{column.name}" for table, column in EVERY_COLUMN}
    assert {c.contract.references for _, c in EVERY_COLUMN if c.contract.references} <= known


def test_published_columns_are_in_the_warehouse_and_not_in_the_partitions() -> None:
    assert "version_no" not in arrow_schema(Article).names
    assert '"version_no" BIGINT' in create_table("articles", Article)


def test_types_of_each_kind() -> None:
    by_name = {column.name: column for column in columns(Article)}
    assert (by_name["authors"].arrow, by_name["authors"].sql) == (pa.list_(pa.string()), "VARCHAR[]")
    assert (by_name["published_day"].arrow, by_name["published_day"].nullable) == (pa.date32(), True)
    assert (by_name["fetched_at"].arrow, by_name["fetched_at"].nullable) == (pa.timestamp("us", tz="UTC"), False)
    assert by_name["input_kind"].vocabulary is not None


def test_ddl_and_arrow_agree_for_duckdb() -> None:
    """DuckDB maps each Arrow type to the SQL type of the DDL."""
    with duckdb.connect() as database:
        for statement in database.extract_statements(schema_sql()):
            database.execute(statement).fetchall()
        for table, record in TABLES.items():
            database.register("given", arrow_schema(record).empty_table())
            arrow = dict(database.execute("SELECT column_name, column_type FROM (DESCRIBE given)").fetchall())
            ddl = dict(database.execute(f"SELECT column_name, column_type FROM (DESCRIBE {table})").fetchall())  # noqa: S608 — a name of the contract
            assert {name: ddl[name] for name in arrow} == arrow


def test_ddl_keeps_values_outside_the_vocabulary_and_missing_values_out() -> None:
    with duckdb.connect() as database:
        for statement in database.extract_statements(create_table("quarantine", Quarantined)):
            database.execute(statement).fetchall()
        row = "SELECT 'q' AS quarantine_id, {} AS stage, 's' AS source, 'f' AS input_ref, {} AS reason, now() AS refused_at"
        with pytest.raises(duckdb.ConstraintException, match="CHECK constraint"):
            database.execute("INSERT INTO quarantine BY NAME " + row.format("'nowhere'", "'r'"))
        with pytest.raises(duckdb.ConstraintException, match="NOT NULL"):
            database.execute("INSERT INTO quarantine BY NAME " + row.format("'fetch'", "NULL"))


def test_comments_survive_an_apostrophe() -> None:
    assert "user''s sides.csv" in schema_sql()


def test_markdown_names_every_table_column_and_value() -> None:
    text = tables_markdown()
    assert [f"{table}.{c.name}" for table, c in EVERY_COLUMN if f"| `{c.name}` |" not in text.split(f"## {table}\n")[1]] == []
    assert all(f"| `{term.value}` | {term.meaning} |" in text for _, c in EVERY_COLUMN if c.vocabulary for term in c.vocabulary)
    links = set(re.findall(r"\]\(#([a-z]+)\)", text))
    assert links == {title.lower() for title in re.findall(r"^### (\w+)", text, flags=re.MULTILINE)}


def test_the_generated_files_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["generate", "--check"]) == 0
    assert capsys.readouterr().err == ""


def test_generate_check_names_a_stale_file_and_generate_writes_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(generate_command, "PROJECT", tmp_path)
    assert generate_command.run_generate(check=True) == 1
    assert "docs/architecture.md: the line that begins the generated part is missing" in capsys.readouterr().err
    page = tmp_path / "docs" / "architecture.md"
    page.parent.mkdir()
    page.write_text(f"Written by people.\n\n{BEGIN}\nOld.", encoding="utf-8")
    assert generate_command.run_generate(check=True) == 1
    assert "docs/tables.md: not up to date; run `newsledger generate`" in capsys.readouterr().err
    assert generate_command.run_generate(check=False) == 0
    assert generate_command.run_generate(check=True) == 0
    generated = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8").partition(BEGIN)[2]
    assert page.read_text(encoding="utf-8") == f"Written by people.\n\n{BEGIN}{generated}"
    assert (tmp_path / "sql" / "schema.sql").read_bytes() == (PROJECT / "sql" / "schema.sql").read_bytes()


def test_a_moment_keeps_its_instant_whatever_its_zone() -> None:
    east = dt.datetime(2026, 5, 4, 14, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    stored = pa.array([east], type=arrow_schema(Article).field("fetched_at").type).to_pylist()[0]
    assert stored == east
    assert stored.utcoffset() == dt.timedelta(0)


@pytest.mark.parametrize(("earlier", "present"), [(EarlierClaim, IncidentCount), (EarlierReport, IncidentReport)])
def test_a_column_of_an_earlier_reading_is_that_of_today_without_rules_that_the_past_can_break(earlier: type, present: type) -> None:
    today = {column.name: column for column in columns(present)}
    shared = [column for column in columns(earlier) if column.name in today and column.name != "article_id"]
    assert len(shared) > 10
    for column in shared:
        assert (column.sql, column.arrow) == (today[column.name].sql, today[column.name].arrow), column.name
        assert column.vocabulary is None, column.name  # a later version may know other words
        assert column.contract.references is None, column.name  # what it named may be gone


def test_a_reading_may_leave_out_what_the_rules_of_then_did_not_read() -> None:
    moment = dt.datetime(2026, 3, 12, tzinfo=dt.UTC)
    claim = EarlierClaim(record_id="r", claim_id="c", article_id="a", held_until=moment, is_read=False)
    assert (claim.value, claim.metric, claim.speaker) == (None, None, None)
    assert pickle.loads(pickle.dumps(claim)) == claim  # noqa: S301 — our own; rows go from process to process
    with pytest.raises(TypeError, match="record_id"):
        EarlierClaim(claim_id="c")
