"""`newsledger query` is a sandbox: whatever SQL somebody was given to paste reads the published file, and nothing happens beside it."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from pipelines import cli
from pipelines.publish.database import Warehouse, open_read_only
from pipelines.publish.sql_files import sql_files
from pipelines.settings import DATABASE, PROJECT, Settings

READS = (
    "SELECT content FROM read_text('{secret}')", "SELECT * FROM read_blob('{secret}')", "SELECT * FROM read_csv('{secret}')",
    "SELECT * FROM read_json('{secret}')", "SELECT * FROM read_parquet('{secret}')", "SELECT * FROM sniff_csv('{secret}')",
    "FROM '{secret}'", "SELECT * FROM glob('{folder}/*')", "SELECT * FROM parquet_metadata('{secret}')", "SELECT getenv('HOME')",
    "COPY articles FROM '{secret}'", "ATTACH '{secret}' AS other", "IMPORT DATABASE '{folder}'", "SELECT * FROM duckdb_secrets()",
    "FROM settings", "FROM known",
)  # fmt: skip
WRITES = (
    "COPY (SELECT 1) TO '{folder}/made.csv'", "COPY articles TO '{folder}/made.parquet'", "EXPORT DATABASE '{folder}/made'",
    "ATTACH '{folder}/made.duckdb'", "ATTACH '{folder}/made.duckdb' AS other; CREATE TABLE other.t AS SELECT 1",
    "CREATE PERSISTENT SECRET s (TYPE http, BEARER_TOKEN 'x')", "SET profiling_output = '{folder}/made.json'",
    "PRAGMA profiling_output = '{folder}/made.json'", "SET log_query_path = '{folder}/made.log'", "SET temp_directory = '{folder}/made'",
    "CALL enable_logging(storage = 'file', storage_config = {{'path': '{folder}/made'}})", "CREATE TABLE made AS SELECT 1",
    "DROP TABLE articles", "DELETE FROM articles", "UPDATE articles SET title = 'x'", "ATTACH '{published}' AS again (READ_WRITE)",
    "ATTACH '{published}' AS again", "DETACH news", "SELECT 1; COPY (SELECT 1) TO '{folder}/made.csv'",
)  # fmt: skip
EXTENSIONS = (
    "INSTALL httpfs", "FORCE INSTALL spatial", "INSTALL quack FROM community", "LOAD httpfs", "LOAD '{folder}/made.duckdb_extension'",
    "UPDATE EXTENSIONS",
)  # fmt: skip
NETWORK = (
    "FROM 'http://127.0.0.1:9/x.csv'", "SELECT * FROM read_csv('https://127.0.0.1:9/x.csv')", "SELECT * FROM read_text('s3://bucket/x')",
    "ATTACH 'http://127.0.0.1:9/x.duckdb' AS other",
)  # fmt: skip
UNLOCKING = (
    "SET enable_external_access = true", "SET GLOBAL lock_configuration = false", "RESET lock_configuration",
    "PRAGMA enable_external_access",
    "SET allowed_directories = ['/']", "SET allow_community_extensions = true", "SET python_enable_replacements = true",
    "SET autoinstall_known_extensions = true", "SET custom_extension_repository = 'http://127.0.0.1:9'", "SET TimeZone = 'Asia/Tokyo'",
)  # fmt: skip
ATTACKS = (*READS, *WRITES, *EXTENSIONS, *NETWORK, *UNLOCKING)


@pytest.fixture(autouse=True)
def on_sample(sample_settings: Settings, sample: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command line use the sample's warehouse, which is held open, so that no question has to open it anew."""
    assert sample
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(sample_settings.warehouse))


@pytest.mark.parametrize("attack", ATTACKS)
def test_sql_reads_no_other_file_and_writes_none(
    attack: str, tmp_path: Path, sample_settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the word is xyzzy")
    published = (sample_settings.warehouse / DATABASE).resolve()
    before = published.stat()
    sql = attack.format(secret=secret, folder=tmp_path, published=published)
    assert cli.main(["query", sql]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("newsledger query: ")
    assert "xyzzy" not in printed.err
    assert "room" not in printed.err, "the disk is not to blame"
    assert [path.name for path in tmp_path.iterdir()] == ["secret.txt"]
    assert published.stat() == before


@pytest.mark.parametrize(
    "attack", ["SELECT content FROM read_text('/etc/hostname')", "ATTACH ':memory:' AS m", "INSTALL httpfs", "SET threads = 1"]
)
def test_a_refusal_says_what_a_question_may_do_and_where_more_can_be_done(attack: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["query", attack]) == 1
    assert "reads the published warehouse and nothing else" in capsys.readouterr().err


def test_every_shipped_question_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    for question in sql_files(PROJECT / "sql" / "queries"):
        assert cli.main(["query", "--csv", question.name]) == 0, question.name
        assert capsys.readouterr().out.count("\n") > 1, question.name


@pytest.mark.parametrize(
    "sql",
    [
        "FROM incident_totals_as_of(TIMESTAMPTZ '2026-03-13 12:00:00+00')",
        "SUMMARIZE articles",
        "DESCRIBE articles",
        "SHOW ALL TABLES",
        "EXPLAIN FROM articles",
        "PIVOT incident_counts ON metric USING count(*) GROUP BY object",
        "CREATE TEMP TABLE few AS SELECT DISTINCT metric FROM incident_counts; SELECT count(*) FROM few",
        "SET VARIABLE wanted = 'killed'; SELECT count(*) FROM incident_counts WHERE metric = getvariable('wanted')",
    ],
)
def test_what_a_question_needs_still_runs(sql: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["query", sql]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 2


def test_every_macro_runs(sample_settings: Settings) -> None:
    database = open_read_only(sample_settings.warehouse)
    moment = "TIMESTAMPTZ '2026-03-13 12:00:00+00'"
    claim = database.run("SELECT claim_id FROM incident_counts ORDER BY 1 LIMIT 1")[0][0]
    given = {"find_name": "'norrin'", "why": f"'{claim}'", "why_cell": "DATE '2026-03-12', 'Norrin', 'killed'"}
    late, clock = "TIMESTAMPTZ '2026-03-14 00:00:00+00'", "'collection'"
    given |= {"total_history": f"{clock}, NULL", "incident_support": f"{clock}, {late}, NULL"}
    given |= dict.fromkeys(("incident_totals_at", "incident_totals_worked_out"), f"{clock}, {late}, NULL")
    given |= dict.fromkeys(("incidents_at", "incidents_worked_out", "claims_at"), f"{clock}, {late}")
    given |= dict.fromkeys(("changing_incidents", "settled_incidents"), f"'publication', {moment}")
    for macro in sql_files(PROJECT / "sql" / "macros"):
        assert database.run(f"FROM {macro.name}({given.get(macro.name, moment)})"), macro.name
    database.close()


def test_moments_are_in_utc_wherever_the_machine_stands(sample_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    first, second = open_read_only(sample_settings.warehouse), open_read_only(sample_settings.warehouse)
    for database in (first, second):
        assert database.run("SELECT TIMESTAMPTZ '2026-03-12 00:00:00+00'::VARCHAR") == [("2026-03-12 00:00:00+00",)]
        database.close()


FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＠A1")


@pytest.mark.parametrize("text", FORMULAS)
def test_csv_holds_no_formula_unless_a_program_asks_for_the_text_itself(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    codes = " || ".join(f"chr({ord(character)})" for character in text)
    assert cli.main(["query", "--csv", f"SELECT {codes} AS title, [{codes}] AS list, -1 AS number"]) == 0
    title, listed, number = list(csv.reader(StringIO(capsys.readouterr().out, newline="")))[1]
    assert title.startswith("'")
    assert listed.startswith("'")
    assert number == "-1", "a number is no text"
    assert cli.main(["query", "--csv", "--raw", f"SELECT {codes} AS title"]) == 0
    assert next(iter(csv.DictReader(StringIO(capsys.readouterr().out, newline=""))))["title"] == text


def test_csv_and_tables_send_no_command_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    sql = f"SELECT chr(27) || '[31mred' || chr({0x202E}) || 'x' || chr({0xE0041}) AS title"
    for options in (["--csv"], []):
        assert cli.main(["query", *options, sql]) == 0
        assert "\ufffd[31mred\ufffdx\ufffd" in capsys.readouterr().out
    assert cli.main(["query", "--csv", "--raw", sql]) == 0
    assert "\x1b[31mred\u202ex" in capsys.readouterr().out
    assert cli.main(["query", "SELECT error(chr(27) || '[2J')"]) == 1
    assert "\x1b" not in capsys.readouterr().err


def test_raw_without_csv_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["query", "--raw", "both_sides"]) == 1
    assert "--raw belongs to --csv" in capsys.readouterr().err
