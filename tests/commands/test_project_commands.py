"""A project of one's own, from an empty folder to answers: init, run, status, query, export; and what is said outside a project."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipelines import __version__, cli, settings
from pipelines.commands import generate_command
from pipelines.publish.database import open_read_only
from pipelines.settings import MARK, PROJECT, Settings, load_settings

TEXT = "Four hurt in Lower Brask\n\nMay 3, 2026\n\nFour people were injured in Lower Brask on Sunday, the police said.\n"
FRENCH = (
    "Quatre blessés à Brask\n\n3 mai 2026\n\nQuatre personnes ont été blessées dimanche à Brask, a annoncé la police lundi. "
    "Les habitants de la ville ont été priés de rester chez eux pendant que les secours cherchaient des victimes dans les décombres.\n"
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a project with three inputs, one of which cannot be counted in and one of which is refused, and go into it."""
    monkeypatch.delenv("NEWSLEDGER_WAREHOUSE", raising=False)
    folder = tmp_path / "mine"
    assert cli.main(["init", str(folder)]) == 0
    for name, text in (("a.txt", TEXT), ("b.txt", FRENCH), ("c.html", "")):
        (folder / "inbox" / name).write_text(text)
    monkeypatch.chdir(folder / "inbox")
    return folder


def test_init_makes_a_project_without_the_sample(project: Path) -> None:
    assert load_settings() == Settings(project, project / "warehouse", project / "sources", project / "curation", project / "sql")
    assert {path.name for path in (project / "sources").iterdir()} == {"inbox.toml", "links.toml", "pages.toml"}
    assert {len(path.read_text().splitlines()) for path in (project / "curation").glob("*.csv")} == {1}
    clone = {path.relative_to(PROJECT) for path in (PROJECT / "sql").rglob("*.sql")}
    assert clone == {path.relative_to(project) for path in (project / "sql").rglob("*.sql")}


def test_init_leaves_a_folder_with_something_in_it_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["init", str(project)]) == 1
    assert "is not empty; name a new folder" in capsys.readouterr().err


@pytest.mark.usefixtures("plain_builds")
def test_an_article_is_in_the_report_after_one_command(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["status"]) == 1
    assert "nothing is published" in capsys.readouterr().out
    assert cli.main(["run"]) == 0
    printed = capsys.readouterr().out
    lines = printed.splitlines()
    assert "inbox: 3 new, 0 unchanged, 0 failed" in lines
    assert any(line.startswith("Four hurt in Lower Brask") and line.split()[-1] == "1" for line in lines)
    assert any(line.startswith("Quatre blessés") and "language fr" in line for line in lines)
    assert any(line.startswith("refused: inbox/c.html: the input is empty") for line in lines)
    assert "Four hurt in Lower Brask" in (project / "warehouse" / "report" / "index.html").read_text()
    review = (project / "warehouse" / "report" / "review.html").read_text()
    assert re.search(r"Quatre blessés à Brask</bdi>.*: language fr", review)
    assert re.search(r"inbox/c.html</code>.*: the input is empty", review)
    assert cli.main(["review", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [row["article"] for row in found["uncounted"]] == ["Quatre blessés à Brask"]
    assert [row["input"] for row in found["refused"]] == ["inbox/c.html"]
    assert cli.main(["run", "--json"]) == 0
    said = capsys.readouterr()
    assert "inbox: 0 new, 3 unchanged, 0 failed" in said.err
    found = json.loads(said.out)
    assert (found["articles"], found["claims"], found["incidents"]) == (2, 1, 1)
    assert found["sources"][0] == {"source": "inbox", "new": 0, "unchanged": 3, "failed": 0, "problems": []}
    assert Path(found["report"]).is_file()
    assert cli.main(["status", "--json"]) == 0
    state = json.loads(capsys.readouterr().out)
    assert (state["project"], state["days"]["number"], state["written by process"]) == (str(project), 1, None)
    assert [(source["source"], source["articles"], source["refused"]) for source in state["sources"]] == [
        ("inbox", 2, 1),
        ("links", 0, 0),
        ("pages", 0, 0),
    ]
    assert cli.main(["status"]) == 0
    assert f"newsledger {__version__}, project {project}" in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.usefixtures("plain_builds")
def test_run_says_what_to_do_where_nothing_came(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (project / "inbox").glob("[abc].*"):
        path.unlink()
    assert cli.main(["run"]) == 0
    assert "put some into inbox/" in capsys.readouterr().out
    assert cli.main(["run", "yesterday"]) == 1
    assert "'yesterday' is not a date; write it as YYYY-MM-DD" in capsys.readouterr().err


class Terminal(io.StringIO):
    """Standard error at a terminal."""

    def isatty(self) -> bool:
        """Tell that people read it."""
        return True


@pytest.mark.slow
@pytest.mark.usefixtures("project", "plain_builds")
def test_long_work_draws_a_bar_at_a_terminal_and_nowhere_else(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["run"]) == 0
    assert "█" not in capsys.readouterr().err
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert cli.main(["build"]) == 0
    assert cli.main(["report"]) == 0
    drawn = terminal.getvalue()
    assert "build: 3 of 3 done" in drawn
    assert drawn.index("linking …") < drawn.index("publishing …") < drawn.index("report: 1 of 1 done")


@pytest.mark.parametrize(
    "command", [["query"], ["build"], ["report"], ["status"], ["run"], ["fetch", "inbox"], ["export", "x"], ["generate"]]
)
def test_outside_a_project_every_command_says_so(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(settings, "is_clone", lambda: False)
    monkeypatch.setattr(generate_command, "is_clone", lambda: False)
    assert cli.main(command) == 1
    said = capsys.readouterr().err
    assert "make one with `newsledger init FOLDER`" in said or "run it in a clone" in said
    assert [*tmp_path.iterdir()] == []


@pytest.mark.slow
@pytest.mark.usefixtures("plain_builds")
def test_the_sample_leaves_when_the_first_own_article_is_read(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copyfile(PROJECT / "pipelines" / "sources" / "sample.toml", project / "sources" / "sample.toml")
    shutil.copytree(PROJECT / "samples" / "2026-03-13", project / "samples" / "2026-03-13")
    (project / "inbox" / "2026-03-13").mkdir()
    (project / "inbox" / "a.txt").rename(project / "inbox" / "2026-03-13" / "a.txt")
    for path in (project / "inbox").glob("[bc].*"):
        path.unlink()
    question = ["query", "--csv", "SELECT source, count(*) AS n FROM articles GROUP BY source ORDER BY source"]

    def sources() -> str:
        """Return the answer of the warehouse."""
        capsys.readouterr()
        cli.main(question)
        return capsys.readouterr().out

    (project / "inbox" / "2026-03-13" / "a.txt").rename(project / "a.txt")
    cli.main(["run", "2026-03-13"])
    assert sources() == "source,n\nsample,3\n"
    assert cli.main(["sample"]) == 0
    assert "`newsledger sample --remove` takes it out" in capsys.readouterr().out
    (project / "a.txt").rename(project / "inbox" / "2026-03-14.txt")
    cli.main(["run"])
    assert "the bundled fiction leaves, now that there are articles of your own" in capsys.readouterr().out
    assert sources() == "source,n\ninbox,1\n"
    assert len([*(project / "warehouse" / "report" / "incidents").iterdir()]) == 1
    assert cli.main(["sample", "--remove"]) == 0
    assert "the sample is not in this warehouse" in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.usefixtures("plain_builds")
def test_the_sample_leaves_on_one_command_too(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copyfile(PROJECT / "pipelines" / "sources" / "sample.toml", project / "sources" / "sample.toml")
    shutil.copytree(PROJECT / "samples" / "2026-03-13", project / "samples" / "2026-03-13")
    cli.main(["run", "2026-03-13"])
    assert cli.main(["sample", "--remove"]) == 0
    assert "the sample is gone: 0 articles and 0 incidents are left" in capsys.readouterr().out
    assert not (project / "warehouse" / "raw" / "sample").exists()
    left = project / "warehouse" / "core" / "incident_counts" / "2026-03-13.parquet"
    pq.write_table(pq.read_table(left).drop_columns(["day_confidence"]), left)  # as a version without the column has left it
    assert cli.main(["run"]) == 1
    assert "run `newsledger build`" in capsys.readouterr().err
    assert cli.main(["build"]) == 0


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"newsledger {__version__}\n"


@pytest.fixture
def published(sample_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Let the commands see the sample's warehouse."""
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(sample_settings.warehouse))
    return sample_settings


SQL = "SELECT '=1|x' AS word, 2 AS number, DATE '2026-03-12' AS day, [1, 2] AS items, NULL AS nothing"


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("csv", "word,number,day,items,nothing\n'=1|x,2,2026-03-12,1;2,\n"),
        ("json", '{"word": "=1|x", "number": 2, "day": "2026-03-12", "items": [1, 2], "nothing": null}\n'),
        ("markdown", "| word | number | day | items | nothing |\n|---|---|---|---|---|\n| =1\\|x | 2 | 2026-03-12 | 1, 2 |  |\n"),
    ],
)
def test_an_answer_comes_in_the_form_that_is_wanted(form: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["query", "--format", form, SQL]) == 0
    assert capsys.readouterr().out == text


@pytest.mark.usefixtures("published")
def test_a_question_may_stand_behind_c_but_not_twice(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["query", "--csv", "-c", "SELECT 7 AS n"]) == 0
    assert capsys.readouterr().out == "n\n7\n"
    assert cli.main(["query", "-c", "SELECT 7", "SELECT 8"]) == 1
    assert "write the question once" in capsys.readouterr().err


@pytest.mark.usefixtures("published")
def test_an_answer_comes_as_parquet(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["query", "--format", "parquet", SQL]) == 0
    sys.stdout.flush()
    table = pq.read_table(io.BytesIO(capfdbinary.readouterr().out))
    assert table.to_pylist()[0]["items"] == [1, 2]


@pytest.mark.usefixtures("published")
def test_forms_that_exclude_each_other_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["query", "--csv", "--format", "json", SQL]) == 1
    assert "--csv and --format json exclude each other" in capsys.readouterr().err


@pytest.mark.usefixtures("published")
def test_why_tells_what_is_behind_a_figure_and_behind_a_claim(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["why", "Norrin", "2026-03-12", "killed", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows
    assert cli.main(["why", rows[0]["claim_id"][:12]]) == 0
    shown = capsys.readouterr().out
    assert rows[0]["claim_text"] in shown
    assert "raw_path" in shown
    assert cli.main(["why", "ffffffffffff"]) == 1
    assert "no claim 'ffffffffffff' in this warehouse; ids of claims stand in" in capsys.readouterr().err
    assert cli.main(["why", "Norrin", "yesterday", "killed"]) == 1
    assert "'yesterday' is not a date" in capsys.readouterr().err
    assert cli.main(["why", "Norrin", "killed"]) == 1
    assert "write a claim's id, or place, day and metric" in capsys.readouterr().err


def test_an_export_holds_every_table_with_its_columns(published: Settings, tmp_path: Path) -> None:
    target = tmp_path / "export"
    assert cli.main(["export", str(target)]) == 0
    package = json.loads((target / "datapackage.json").read_text())
    database = open_read_only(published.warehouse)
    shown = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'"
    tables = {name for (name,) in database.run(shown)}
    described = {Path(resource["path"]).stem: resource for resource in package["resources"]}
    assert tables == described.keys()
    assert {"articles", "incident_totals", "export_acled", "export_ucdp_ged", "export_gkg_counts"} <= tables
    for name, resource in described.items():
        [(rows,)] = database.run(f'SELECT count(*) FROM main."{name}"')  # noqa: S608 — names of ours
        with (target / resource["path"]).open(encoding="utf-8", newline="") as file:
            read = list(csv.reader(file))
        fields = resource["schema"]["fields"]
        assert read[0] == [field["name"] for field in fields]
        assert len(read) - 1 == rows == pq.read_metadata(target / "parquet" / f"{name}.parquet").num_rows
        assert all(field["description"] for field in fields), name
    database.close()
    assert described["incident_counts"]["schema"]["primaryKey"] == ["claim_id"]


def test_a_country_has_no_geometry_in_geojson(published: Settings, tmp_path: Path) -> None:
    cli.main(["export", str(tmp_path / "export")])
    places = json.loads((tmp_path / "export" / "incidents.geojson").read_text())
    database = open_read_only(published.warehouse)
    countries = {
        name for (name,) in database.run("SELECT incident_id FROM incidents WHERE place_precision >= 6 OR place_precision IS NULL")
    }
    everywhere = {name for (name,) in database.run("SELECT incident_id FROM incidents")}
    database.close()
    assert countries
    assert {feature["id"] for feature in places["features"]} == everywhere
    assert {feature["id"] for feature in places["features"] if feature["geometry"] is None} == countries


def test_an_export_does_not_mix_with_other_files(published: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert published
    (tmp_path / "mine.txt").write_text("mine")
    assert cli.main(["export", str(tmp_path)]) == 1
    assert "is not empty; name a new folder" in capsys.readouterr().err


@pytest.mark.slow
def test_an_installed_wheel_makes_a_project_and_runs_it(tmp_path: Path) -> None:
    """The packages are those of the tests; newsledger itself comes from the wheel alone."""
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(tmp_path), str(PROJECT)]
    subprocess.run(command, check=True, capture_output=True)
    site = tmp_path / "site"
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(site)

    def newsledger(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        code = f"import sys; sys.path.insert(0, {str(site)!r}); from pipelines.cli import main; sys.exit(main({list(arguments)!r}))"
        return subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True, cwd=folder, timeout=300)

    outside = newsledger(tmp_path, "query")
    assert outside.returncode == 1
    assert "newsledger init" in outside.stderr
    assert newsledger(tmp_path, "init", "mine").returncode == 0
    project = tmp_path / "mine"
    assert (project / MARK).is_file()
    (project / "inbox" / "a.txt").write_text(TEXT)
    ran = newsledger(project, "run")
    assert ran.returncode == 0, ran.stderr
    assert "injured" in newsledger(project, "query", "--csv", "SELECT metric FROM incident_totals").stdout
    assert "Four hurt in Lower Brask" in (project / "warehouse" / "report" / "index.html").read_text()
