"""A page that is taken down is in no file any more, and neither a build, a restored backup nor another collection brings it back."""

import gzip
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from support.new_reader import answer
from warcio.archiveiterator import ArchiveIterator

from pipelines import cli
from pipelines.takedowns.run_history import blank_previews

NAME = "Quillmere"
"""A word that only the page holds that is taken down."""
PAGE = """<html><head><title>Four hurt in {name}</title><link rel="canonical" href="{address}"></head>
<body><article><h1>Four hurt in {name}</h1>
<p>May 3, 2026</p><p>Four people were injured in {name} on Sunday, the police said.</p>
<p>They were taken to a hospital in {name}, and two of them could leave it in the evening.</p></article></body></html>"""
ADDRESS = "https://news.example/four-hurt"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, plain_builds: None) -> Path:  # noqa: ARG001 — its builds are plain
    """Make a project with three articles, one of them in two versions, published and reported; nobody may write to it."""
    folder = tmp_path_factory.mktemp("forget") / "mine"
    assert cli.main(["init", str(folder)]) == 0
    (folder / "inbox" / "a.html").write_text(PAGE.format(name=NAME, address=ADDRESS))
    (folder / "inbox" / "a2.html").write_text(PAGE.format(name=f"{NAME} Bay", address=ADDRESS))
    (folder / "inbox" / "b.html").write_text(PAGE.format(name="Lower Brask", address="https://news.example/brask"))
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("NEWSLEDGER_WAREHOUSE", raising=False)
        patch.chdir(folder)
        assert cli.main(["run"]) == 0
    return folder


@pytest.fixture
def project(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go into a copy of the project."""
    monkeypatch.delenv("NEWSLEDGER_WAREHOUSE", raising=False)
    folder = tmp_path / "mine"
    shutil.copytree(made, folder, symlinks=True)
    monkeypatch.chdir(folder)
    return folder


def texts(folder: Path) -> dict[str, str]:
    """Return everything that can be read in the files of a folder, decompressed."""
    read = {".gz": _unzipped, ".parquet": lambda path: str(pq.read_table(path).to_pylist()), ".duckdb": _tables}
    return {
        str(path.relative_to(folder)): read.get(path.suffix, lambda one: one.read_bytes().decode("utf-8", "replace"))(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def _unzipped(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode("utf-8", "replace")


def _tables(path: Path) -> str:
    # what no table holds any more could still stand in a page of the file
    return path.read_bytes().decode("utf-8", "replace")


def holders(folder: Path) -> list[str]:
    return [name for name, text in texts(folder).items() if NAME in text and not name.startswith("inbox")]


def query(folder: Path, sql: str) -> list[tuple[object, ...]]:
    return answer(folder / "warehouse", sql)


@pytest.mark.slow
def test_a_page_that_is_taken_down_is_in_no_file_and_stays_out(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["backup", str(tmp_path / "before.tar")]) == 0
    assert len(holders(project)) >= 6
    assert cli.main(["forget", "http://www.news.example/four-hurt", "--reason", "a person asked", "--author", "desk"]) == 0
    told = capsys.readouterr()
    assert "2 records of the archive are blanked, 2 articles" in told.out
    assert "inbox/a.html: your own file is still there" in told.err
    assert holders(project) == []
    assert query(project, "SELECT title FROM articles") == [("Four hurt in Lower Brask",)]
    assert query(project, "SELECT DISTINCT author, reason FROM takedowns WHERE n_blanked > 0") == [("desk", "a person asked")]
    assert query(project, "SELECT count(*) FROM fetches WHERE outcome = 'taken_down' AND raw_sha256 IS NULL") == [(2,)]
    assert len(list((project / "warehouse" / "versions").iterdir())) == 1
    for command in (["run"], ["build"], ["forget", ADDRESS, "--reason", "once more"]):
        assert cli.main(command) == 0
        assert holders(project) == []
    elsewhere = tmp_path / "there"
    shutil.copytree(project, elsewhere, ignore=shutil.ignore_patterns("warehouse"))
    monkeypatch.chdir(elsewhere)
    assert cli.main(["restore", str(tmp_path / "before.tar")]) == 0  # of the time before; the list that is here now goes on to hold
    assert cli.main(["build"]) == 0
    assert holders(elsewhere / "warehouse") == []
    assert query(elsewhere, "SELECT title FROM articles") == [("Four hurt in Lower Brask",)]


@pytest.mark.slow
def test_the_archive_that_is_left_is_whole(project: Path) -> None:
    before = {path: path.stat().st_size for path in project.rglob("*.warc.gz")}
    places = query(project, "SELECT raw_path FROM articles WHERE title LIKE '%Brask'")
    assert cli.main(["forget", ADDRESS, "--reason", "a person asked"]) == 0
    assert {path: path.stat().st_size for path in project.rglob("*.warc.gz")} == before
    assert query(project, "SELECT raw_path FROM articles") == places
    for path in before:
        with path.open("rb") as file:
            kinds = [record.rec_type for record in ArchiveIterator(file)]
        assert kinds.count("resource") == 1
    log = next(project.rglob("fetches.parquet"))
    rows = pq.read_table(log).to_pylist()
    log.unlink()  # the log is made again from the segments, and says the same
    assert cli.main(["build"]) == 0
    assert pq.read_table(log).to_pylist() == rows


@pytest.mark.slow
def test_a_source_that_is_taken_down_is_empty_and_not_collected(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["forget", "inbox", "--reason", "the contract ended"]) == 0
    assert query(project, "SELECT count(*) FROM articles") == [(0,)]
    (project / "inbox" / "c.html").write_text(PAGE.format(name="Tessen", address="https://news.example/tessen"))
    capsys.readouterr()
    assert cli.main(["fetch", "inbox"]) == 0
    assert "inbox was taken down on" in capsys.readouterr().out
    assert query(project, "SELECT source, reason FROM takedowns") == [("inbox", "the contract ended")]


@pytest.mark.slow
def test_a_page_that_comes_again_under_another_address_is_refused(project: Path) -> None:
    assert cli.main(["forget", ADDRESS, "--reason", "a person asked"]) == 0
    (project / "inbox" / "new-name.html").write_text(PAGE.format(name=f"Upper {NAME}", address=ADDRESS + "#again"))
    assert cli.main(["run"]) == 0
    [[reason]] = query(project, "SELECT reason FROM quarantine")
    assert "taken down on" in str(reason)
    assert query(project, "SELECT count(*) FROM articles") == [(1,)]


def test_what_is_neither_here_nor_an_address_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["init", str(tmp_path / "mine")]) == 0
    monkeypatch.chdir(tmp_path / "mine")
    assert cli.main(["forget", "inbix", "--reason", "a slip"]) == 1
    assert "is neither an address nor a file here nor a source; the sources are inbox, links, pages" in capsys.readouterr().err
    assert (tmp_path / "mine" / "curation" / "takedowns.csv").read_text() == "address,source,date,author,reason\n"


def test_previews_of_runs_are_blanked(tmp_path: Path) -> None:
    event = {"metadata": [{"label": "preview", "entry": {"md_str": f"| {NAME} |"}}, {"label": "rows", "entry": {"value": 3}}]}
    path = tmp_path / ".dagster" / "storage" / "index.db"
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE event_logs (id INTEGER PRIMARY KEY, event TEXT)")
        database.executemany("INSERT INTO event_logs (event) VALUES (?)", [(json.dumps(event),), ("{}",), (None,)])
        database.commit()
    assert blank_previews(tmp_path) == 1
    assert NAME.encode() not in path.read_bytes()
    with closing(sqlite3.connect(path)) as database:
        assert '"value": 3' in database.execute("SELECT event FROM event_logs").fetchone()[0]
    assert blank_previews(tmp_path) == 1  # what is blanked stays so
