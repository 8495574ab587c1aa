"""Two runs at work at once, as dagster.yaml allows: both read at the same time; the writer lock lets one at a time link and publish."""

import shutil
import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest

from pipelines.publish.database import open_read_only
from pipelines.settings import PROJECT

DAYS = ("2026-05-04", "2026-05-05")
ARTICLE = "Flood kills {n} near Upper Teln\n\nMay 3, 2026\n\nA flood killed {n} people near Upper Teln on Sunday, the mayor said.\n"
SOURCE = 'title = "Inbox"\nkind = "folder"\npath = "inbox"\n'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a project with an article on each of two days, and the project's own dagster.yaml."""
    files = {"newsledger.toml": "", "sources/inbox.toml": SOURCE}
    files |= {f"inbox/{day}/flood.txt": ARTICLE.format(n=number + 2) for number, day in enumerate(DAYS)}
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    for folder in ("curation", "begun"):
        (tmp_path / folder).mkdir()
    shutil.copytree(PROJECT / "sql", tmp_path / "sql")
    shutil.copyfile(PROJECT / "dagster.yaml", tmp_path / "dagster.yaml")
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    with dg.DagsterInstance.get():  # makes the databases, so that no run waits for the other to make them
        return tmp_path


def times(instance: dg.DagsterInstance, run_id: str, step: str) -> tuple[float, float]:
    """Return when a step of a run began and ended."""
    (stats,) = instance.get_run_step_stats(run_id, [step])
    assert stats.start_time is not None
    assert stats.end_time is not None
    return stats.start_time, stats.end_time


@pytest.mark.slow
def test_two_runs_read_at_once_and_both_are_published(home: Path) -> None:
    script = Path(__file__).parents[1] / "support" / "daily_together.py"
    runs = [
        subprocess.Popen([sys.executable, script, *order], cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for order in (DAYS, DAYS[::-1])
    ]
    told = [run.communicate(timeout=600) for run in runs]
    assert [out.split()[1:] for out, _ in told] == [["True"], ["True"]], told
    with dg.DagsterInstance.get() as instance:
        assert instance.get_concurrency_config().run_queue_config.max_concurrent_runs > 1  # type: ignore[union-attr]
        (begun, ended), (other_begun, other_ended) = (times(instance, out.split()[0], "extract") for out, _ in told)
    assert max(begun, other_begun) < min(ended, other_ended)
    database = open_read_only(home / "warehouse")
    try:
        assert database.run("SELECT count(*), count(DISTINCT article_id) FROM articles") == [(2, 2)]
        assert database.run("SELECT count(DISTINCT article_id) FROM incident_links") == [(2,)]
    finally:
        database.close()
