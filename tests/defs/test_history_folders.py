"""The history of runs lies beside dagster.yaml, wherever a command is started."""

import shutil
from pathlib import Path

import dagster as dg
import pytest

from pipelines.defs.open_history import open_instance
from pipelines.settings import PROJECT


@pytest.mark.parametrize("is_kept_open", [False, True], ids=["dagster's own way", "make run"])
def test_a_script_that_starts_elsewhere_writes_into_the_same_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_kept_open: bool
) -> None:
    home, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    for folder in (home, elsewhere):
        folder.mkdir()
    shutil.copyfile(PROJECT / "dagster.yaml", home / "dagster.yaml")
    monkeypatch.setenv("DAGSTER_HOME", str(home))
    monkeypatch.chdir(elsewhere)
    with open_instance() if is_kept_open else dg.DagsterInstance.get() as instance:
        instance.add_run(dg.DagsterRun(job_name="daily"))
        assert len(instance.get_runs()) == 1
        assert Path(instance.storage_directory()).is_relative_to(home)
    assert [*elsewhere.iterdir()] == []
    assert {path.name for path in (home / ".dagster").iterdir()} >= {"storage"}
