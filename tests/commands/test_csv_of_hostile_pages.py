"""A page of somebody else whose title is a formula comes into no spreadsheet as one: from the inbox to the files that people open."""

import csv
import io
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipelines import cli
from pipelines.plain_text import spreadsheet_cell

pytestmark = pytest.mark.slow

DAY = "2026-05-04"
BODY = "A fire killed four people in Orlen on Sunday, police said. Nobody is missing. The mayor spoke of a hard night for the town."
TITLES = (
    "=cmd|' /C calc'!A0 kills four in Orlen",
    "+1+1 kills four in Orlen",
    "-2+3 kills four in Orlen",
    "@SUM(1+1) kills four in Orlen",
    '=HYPERLINK("http://127.0.0.1:9/"&A1, "four killed in Orlen")',
)
AUTHOR = "=WEBSERVICE(A1)"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, plain_builds: None) -> Path:
    """Make a project that has read and published the pages by the commands that a user gives."""
    assert plain_builds is None
    root = tmp_path_factory.mktemp("hostile") / "project"
    assert cli.main(["init", str(root)]) == 0
    folder = root / "inbox" / DAY
    folder.mkdir(parents=True)
    for number, title in enumerate(TITLES):
        page = f'<html><head><title>{title}</title><meta name="author" content="{AUTHOR}"></head><body><article><h1>{title}</h1>'
        (folder / f"{number}.html").write_text(f"{page}<p>May 3, 2026</p><p>{BODY}</p><p>={BODY}</p></article></body></html>")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        patch.delenv("NEWSLEDGER_WAREHOUSE", raising=False)
        assert cli.main(["fetch", "inbox", "--day", DAY]) == 0
        assert cli.main(["build"]) == 0
    return root


@pytest.fixture(autouse=True)
def inside(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every command from the project's folder."""
    monkeypatch.chdir(project)
    monkeypatch.delenv("NEWSLEDGER_WAREHOUSE", raising=False)


def cells(text: str) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]


def is_formula(cell: str) -> bool:
    return cell.lstrip().startswith(("=", "+", "@")) or (cell.startswith("-") and not cell[1:].replace(".", "").isdigit())


def test_the_titles_are_collected_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["query", "--csv", "--raw", "SELECT title FROM articles"]) == 0
    assert {*TITLES} <= {*cells(capsys.readouterr().out)}


def test_query_hands_on_no_formula(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["query", "--csv", "SELECT * FROM articles"]) == 0
    shown = cells(capsys.readouterr().out)
    assert {spreadsheet_cell(title) for title in TITLES} <= {*shown}
    assert [cell for cell in shown if is_formula(cell)] == []


def test_export_writes_no_formula_into_csv_and_the_texts_into_parquet(project: Path, tmp_path: Path) -> None:
    assert cli.main(["export", str(tmp_path / "safe")]) == 0
    files = sorted((tmp_path / "safe" / "csv").iterdir())
    assert len(files) > 20
    for file in files:
        assert [cell for cell in cells(file.read_text()) if is_formula(cell)] == [], (project, file.name)
    assert {spreadsheet_cell(title) for title in TITLES} <= {*cells((tmp_path / "safe" / "csv" / "articles.csv").read_text())}
    assert {*TITLES} <= {*pq.read_table(tmp_path / "safe" / "parquet" / "articles.parquet")["title"].to_pylist()}
    assert cli.main(["export", "--raw", str(tmp_path / "raw")]) == 0
    assert {*TITLES} <= {*cells((tmp_path / "raw" / "csv" / "articles.csv").read_text())}
