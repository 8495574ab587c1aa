"""SQL files: the header contract, and that the project's own files keep it."""

from pathlib import Path

import pytest

from pipelines.publish.sql_files import SqlFileError, compare_columns, parse_sql_file, sql_files
from pipelines.settings import PROJECT

MART = """\
-- Killed by day.
-- Two lines are one description.
-- grain: day, place
-- parameters: wanted_day
--
-- day: Day of the event.
-- place: Where.
-- killed: Dead.
SELECT day, place, killed -- a comment inside stays
FROM main.figures;
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a SQL file."""
    return tmp_path / "killed.sql"


def test_a_header_is_read(path: Path) -> None:
    path.write_text(MART)
    file = parse_sql_file(path)
    assert (file.name, file.description) == ("killed", "Killed by day. Two lines are one description.")
    assert (file.grain, file.parameters) == (("day", "place"), ("wanted_day",))
    assert file.columns == {"day": "Day of the event.", "place": "Where.", "killed": "Dead."}
    assert file.select == "SELECT day, place, killed -- a comment inside stays\nFROM main.figures"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT 1", "a description in the first comment line is missing"),
        ("-- day: Day.\nSELECT 1", "a description in the first comment line is missing"),
        ("-- A description.\n", "a SELECT statement is missing"),
        ("-- A description.\n;\n", "a SELECT statement is missing"),
        (
            "-- A description.\n-- day: Day.\n-- Place without colon\nSELECT 1",
            ":3: expected `-- column: sentence`, found 'Place without colon'",
        ),
        ("-- A description.\n-- day: Day.\n-- place:\nSELECT 1", ":3: expected `-- column: sentence`, found 'place:'"),
        ("", "a description in the first comment line is missing"),
    ],
)
def test_what_breaks_the_contract_is_named(path: Path, text: str, message: str) -> None:
    path.write_text(text)
    with pytest.raises(SqlFileError) as raised:
        parse_sql_file(path)
    assert str(raised.value).startswith(str(path))
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("produced", "message"),
    [
        (["day", "place"], "only in the header ['killed'], only in the SELECT []"),
        (["day", "place", "killed", "hurt"], "only in the header [], only in the SELECT ['hurt']"),
        (["place", "day", "killed"], "or in another order"),
    ],
)
def test_other_columns_than_documented_are_named(path: Path, produced: list[str], message: str) -> None:
    path.write_text(MART)
    file = parse_sql_file(path)
    compare_columns(file, ["day", "place", "killed"])
    with pytest.raises(SqlFileError) as raised:
        compare_columns(file, produced)
    assert message in str(raised.value)


@pytest.mark.parametrize("folder", ["functions", "load", "marts", "macros", "views", "exports", "checks", "charts", "queries"])
def test_the_project_s_files_have_a_description(folder: str) -> None:
    files = sql_files(PROJECT / "sql" / folder)
    assert files
    assert [file.name for file in files] == sorted(file.name for file in files)
    assert [file.name for file in files if file.description[-1] not in ".?"] == []


def test_marts_have_a_grain_and_macros_have_parameters() -> None:
    assert [file.name for file in sql_files(PROJECT / "sql" / "marts") if not file.grain or not set(file.grain) <= set(file.columns)] == []
    assert [file.name for file in sql_files(PROJECT / "sql" / "macros") if not file.parameters] == []
