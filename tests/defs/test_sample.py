"""`make run`: what it costs is guaranteed by counting, and its runs stand in the history that the UI reads."""

import datetime as dt
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import dagster as dg
import pytest
from support.contract_rows import article

from pipelines.contract.tables import Article
from pipelines.definitions import defs
from pipelines.defs.open_history import OpenEventLog, open_instance
from pipelines.partitions.parquet_files import partition_path, write_table
from pipelines.sample import SAMPLE
from pipelines.settings import PROJECT

CHECKS = {spec.key for node in defs.assets or [] for spec in getattr(node, "check_specs", ()) if spec.asset_key.path[0] != "raw"}
CHECKS |= {spec.key for node in defs.assets or [] for spec in getattr(node, "check_specs", ()) if spec.asset_key == SAMPLE}

MOST_CONNECTIONS = 20
"""One for each file that is kept open, and those with which Dagster looks at the tables; one for an event made 900."""

CONFIGURATION = "telemetry: {{enabled: false}}\nstorage: {{sqlite: {{base_dir: {folder}/storage}}}}\n"

COUNTED = """
import runpy, sqlite3, sys
from dagster._core.definitions.partitions.subset.all import AllPartitionsSubset
counts = {"connections": 0, "keys": 0}
def count(name, function):
    def counted(*arguments, **named):
        counts[name] += 1
        return function(*arguments, **named)
    return counted
sqlite3.connect = sqlite3.dbapi2.connect = count("connections", sqlite3.connect)
AllPartitionsSubset.get_partition_keys = count("keys", AllPartitionsSubset.get_partition_keys)
sys.argv = ["sample"]
try:
    runpy.run_module("pipelines.sample", run_name="__main__")
finally:
    print("COUNTED", counts["connections"], counts["keys"])
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a DAGSTER_HOME whose databases are made already."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "dagster.yaml").write_text(CONFIGURATION.format(folder=folder))
    with dg.DagsterInstance.from_config(str(folder)):
        return folder


@pytest.fixture(scope="module")
def done(home: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Run the sample in a process of its own and give what it prints."""
    environment = {**os.environ, "DAGSTER_HOME": str(home), "NEWSLEDGER_WAREHOUSE": str(tmp_path_factory.mktemp("warehouse"))}
    run = subprocess.run([sys.executable, "-c", COUNTED], cwd=PROJECT, env=environment, capture_output=True, text=True, check=True)
    return run.stdout


@pytest.mark.slow
def test_the_history_is_opened_a_few_times_and_not_for_each_event(done: str) -> None:
    connections, keys = map(int, done.splitlines()[-1].split()[1:])
    assert connections <= MOST_CONNECTIONS
    assert keys <= 9, "once for each daily table that the marts read"


@pytest.mark.slow
def test_each_step_tells_that_it_begins_and_what_it_did(done: str) -> None:
    lines = done.splitlines()
    assert lines[0].startswith("Materialising")
    for step in ("raw__sample", "extract", "link", "publish"):
        told = [line.partition(f" {step}: ")[2] for line in lines if f" {step}: " in line]
        assert told[0] == "begins"
        assert len(told) > 1
    assert "STEP_" not in done


@pytest.mark.slow
def test_the_ui_finds_the_run_its_materialisations_and_one_answer_to_each_check(done: str, home: Path) -> None:
    assert done
    with dg.DagsterInstance.from_config(str(home)) as instance:
        (run,) = instance.get_runs()
        assert run.status is dg.DagsterRunStatus.SUCCESS
        events = [entry.dagster_event for entry in instance.all_logs(run.run_id) if entry.dagster_event]
        answered = [event for event in events if event.event_type is dg.DagsterEventType.ASSET_CHECK_EVALUATION]
        assert len(answered) == len(CHECKS)
        assert instance.get_latest_materialization_event(dg.AssetKey(["warehouse", "news"])) is not None
        assert instance.get_materialized_partitions(dg.AssetKey(["core", "articles"])) == {"2026-03-12", "2026-03-13"}


@pytest.mark.slow
def test_the_sample_is_not_mixed_with_own_articles(home: Path, tmp_path: Path) -> None:
    path = partition_path(tmp_path, "articles", dt.date(2026, 5, 4))
    path.parent.mkdir(parents=True)
    write_table(path, Article, [article("a1", source="inbox")])
    environment = {**os.environ, "DAGSTER_HOME": str(home), "NEWSLEDGER_WAREHOUSE": str(tmp_path)}
    command = [sys.executable, "-m", "pipelines.sample"]
    run = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=True, timeout=600)
    assert f"the sample gets a warehouse of its own: {tmp_path / 'sample'}" in run.stdout
    assert (tmp_path / "sample" / "news.duckdb").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"core", "sample"}


def test_an_instance_without_a_home_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    with pytest.raises(Exception, match="DAGSTER_HOME"):
        open_instance()


@dg.op
def fails() -> None:
    raise ValueError("no bread")


@dg.job
def failing() -> None:
    fails()


def test_a_failed_run_is_kept_and_the_files_can_be_written_by_others(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAGSTER_HOME", str(home))
    with open_instance() as instance, dg.DagsterInstance.from_config(str(home)) as other:
        assert isinstance(instance.event_log_storage, OpenEventLog)
        run_id = failing.execute_in_process(instance=instance, raise_on_error=False).run_id
        assert other.get_run_by_id(run_id).status is dg.DagsterRunStatus.FAILURE  # type: ignore[union-attr]
        other.add_run_tags(run_id, {"seen": "yes"})
        assert instance.get_run_by_id(run_id).tags["seen"] == "yes"  # type: ignore[union-attr]
    assert list(home.glob("storage/**/*-wal")) == [], "closed at the end, so the UI hears of it"
    for file in home.glob("storage/**/*.db"):
        with closing(sqlite3.connect(file)) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
