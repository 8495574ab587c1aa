"""Reading a day in shards: the same bytes in however many, and no shard that does not see what it should."""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from support.deadly_pages import deadly_batch, deadly_shard

from pipelines.fetch.collect import collect_source
from pipelines.partitions.parquet_files import partition_path
from pipelines.partitions.staging import STAGING
from pipelines.read import archive_shard, page_workers, read_day
from pipelines.read.read_day import CORE_TABLES, build_day, build_days
from pipelines.read.shard_task import VERSION, ShardError, ShardTask, code_digest, own_version, shard_path
from pipelines.settings import PROJECT, Settings
from pipelines.sources.source import load_source

DAY = dt.date(2026, 5, 4)
NOON = dt.datetime(2026, 5, 4, 12, tzinfo=dt.UTC)
ARTICLE = "Fire kills {n} in Lower Brask\n\nMay 3, 2026\n\nA fire killed {n} people in Lower Brask on Sunday, the mayor said.\n"
TWICE = ARTICLE.format(n=99)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give an installation with fourteen archived articles, two of the same bytes, and an input that is empty."""
    for folder in ("inbox", "sources"):
        (tmp_path / folder).mkdir()
    (tmp_path / "sources" / "inbox.toml").write_text('title = "Inbox"\nkind = "folder"\npath = "inbox"\n')
    texts = {f"page{n}": ARTICLE.format(n=n + 2) for n in range(12)} | {"one": TWICE, "two": TWICE, "empty": ""}
    for name, text in texts.items():
        (tmp_path / "inbox" / f"{name}.txt").write_text(text)
    made = Settings(root=tmp_path, warehouse=tmp_path / "warehouse", sources=tmp_path / "sources", curation=PROJECT / "curation")
    collect(made)
    return made


def collect(settings: Settings) -> None:
    """Archive what is in the inbox."""
    collect_source(load_source(settings.sources / "inbox.toml"), DAY, warehouse=settings.warehouse, root=settings.root, now=NOON)


def partitions(settings: Settings) -> dict[str, bytes]:
    """Return the bytes of the day's partitions by table."""
    return {table: partition_path(settings.warehouse, table, DAY).read_bytes() for table in CORE_TABLES}


def in_shards(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every day have so many shards."""
    monkeypatch.setattr(read_day, "shard_count", lambda _: count)


def test_any_number_of_shards_gives_the_same_bytes(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    written = []
    for count in (1, 3, 20):
        in_shards(count, monkeypatch)
        assert build_day(settings, DAY)["articles"] == 14
        written.append(partitions(settings))
    assert written[0] == written[1] == written[2]
    assert list((settings.warehouse / STAGING).iterdir()) == []


Tasks = Sequence[ShardTask]


def tasks_of(settings: Settings, monkeypatch: pytest.MonkeyPatch, change: Callable[[Tasks], None]) -> None:
    """Read the day in two shards, with something that happens in place of the tasks."""
    in_shards(2, monkeypatch)
    monkeypatch.setattr(read_day, "run_shards", lambda tasks, **_: change(tasks) or ())
    build_day(settings, DAY)


def test_a_task_that_is_done_twice_writes_the_same_files(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def twice(tasks: Tasks) -> None:
        written = []
        for task in (*tasks, *tasks):
            archive_shard.extract_shard(task)
            written.append([shard_path(task.folder, table, task.shard).read_bytes() for table in CORE_TABLES])
        assert written[:2] == written[2:]
        assert len(list(tasks[0].folder.iterdir())) == 2 * len(CORE_TABLES)

    tasks_of(settings, monkeypatch, twice)


def test_a_worker_of_another_version_is_told_from_the_task(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def older(tasks: Tasks) -> None:
        archive_shard.extract_shard(replace(tasks[0], version="0.0.1"))

    with pytest.raises(ShardError, match=r"has newsledger .*, the run that gives the tasks 0\.0\.1: install the same version"):
        tasks_of(settings, monkeypatch, older)
    assert not partition_path(settings.warehouse, "articles", DAY).exists()


def test_a_worker_with_other_code_of_the_same_version_is_told_from_the_task(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def updated_later(tasks: Tasks) -> None:
        archive_shard.extract_shard(replace(tasks[0], version=own_version()))
        monkeypatch.setattr(archive_shard, "own_version", lambda: f"{VERSION}, code changed")
        archive_shard.extract_shard(replace(tasks[0], version=own_version()))

    with pytest.raises(ShardError, match=r"has newsledger .*, code changed, the run .*, code [0-9a-f]{12}: install the same version"):
        tasks_of(settings, monkeypatch, updated_later)


@pytest.mark.parametrize("change", ["rules.py", "places/names.csv"])
def test_the_digest_of_the_code_changes_with_each_file_that_rows_depend_on(tmp_path: Path, change: str) -> None:
    for name in ("rules.py", "places/names.csv", "source.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("before")
    first = code_digest(tmp_path)
    (tmp_path / "source.toml").write_text("a definition comes with the task")
    (tmp_path / "rules.pyc").write_text("made of it")
    assert code_digest(tmp_path) == first
    (tmp_path / change).write_text("after")
    second = code_digest(tmp_path)
    assert second != first
    (tmp_path / change).rename(tmp_path / f"other_{Path(change).name}")
    assert code_digest(tmp_path) not in {first, second}


def test_a_worker_that_does_not_see_the_archive_fails_instead_of_finding_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def elsewhere(tasks: Tasks) -> None:
        archive_shard.extract_shard(replace(tasks[0], warehouse=tmp_path / "not mounted"))

    with pytest.raises(ShardError, match=r"finds 0 of \d+ pages of 2026-05-04 in .*not mounted: every worker needs the folder"):
        tasks_of(settings, monkeypatch, elsewhere)


def test_a_shard_whose_files_are_gone_leaves_the_day_as_it_was(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    build_day(settings, DAY)
    before = partitions(settings)

    def lose_one(tasks: Tasks) -> None:
        archive_shard.extract_shard(tasks[0])

    with pytest.raises(FileNotFoundError, match=r"1-of-2\.parquet"):
        tasks_of(settings, monkeypatch, lose_one)
    assert partitions(settings) == before


def test_what_comes_while_a_day_is_read_is_not_overwritten_by_what_was_read_before(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another run collects a further page, or a page is taken down, between the reading and the recording."""
    read, times = read_day._read, []  # noqa: SLF001 — the moment between the two steps has no other name

    def read_then_collect(*arguments: object) -> dict[str, Path]:
        files = read(*arguments)  # type: ignore[arg-type]
        times.append(None)
        if len(times) == 1:
            (settings.root / "inbox" / "late.txt").write_text(ARTICLE.format(n=99))
            collect(settings)
        return files

    monkeypatch.setattr(read_day, "_read", read_then_collect)
    ((day, counts),) = build_days(settings, [DAY])
    assert (day, counts["articles"], len(times)) == (DAY, 15, 2)


@pytest.mark.slow
def test_two_runs_read_days_at_once(settings: Settings) -> None:
    """Each waits in the middle of its reading until the other one reads, which it could not if the lock were held."""
    (settings.root / "newsledger.toml").touch()
    (settings.root / "curation").mkdir()
    (settings.root / "begun").mkdir()
    days = ["2026-05-04", "2026-05-05"]
    script = Path(__file__).parents[1] / "support" / "reading_together.py"
    runs = [
        subprocess.Popen([sys.executable, script, *order], cwd=settings.root, stdout=subprocess.PIPE, text=True)
        for order in (days, days[::-1])
    ]
    assert [run.communicate(timeout=300)[0] for run in runs] == ["2026-05-04 14\n", "2026-05-05 0\n"]
    assert all(partition_path(settings.warehouse, table, dt.date.fromisoformat(day)).exists() for table in CORE_TABLES for day in days)
    assert list((settings.warehouse / STAGING).iterdir()) == []


@pytest.mark.slow
def test_a_page_that_kills_its_worker_is_refused_and_all_others_are_there(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    in_shards(3, monkeypatch)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setattr(page_workers, "POOL_FROM_PAGES", 1)
    monkeypatch.setattr(archive_shard, "extract_shard", deadly_shard)
    monkeypatch.setattr(page_workers, "_extract_batch", deadly_batch)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    counts = build_day(settings, DAY)
    assert counts["articles"] == 13
    (dead,) = [row for row in read_day.read_day(settings, DAY)["quarantine"] if row.input_ref != "inbox/empty.txt"]
    assert dead.input_ref == "inbox/page3.txt"
    assert "killed the process that read it" in dead.reason
