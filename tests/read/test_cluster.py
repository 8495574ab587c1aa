"""Reading on a Dask cluster of two workers: the same bytes as in a pool, also after kills, and clear errors."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from support.dask_cluster import LocalCluster, local_cluster

from pipelines.fetch.collect import collect_source
from pipelines.partitions.parquet_files import partition_path
from pipelines.partitions.staging import STAGING
from pipelines.processes import dask_tasks
from pipelines.processes.cluster import each_on_cluster
from pipelines.processes.cluster_error import ClusterError
from pipelines.read import read_day, shard_runs, shard_task
from pipelines.read.read_day import CORE_TABLES, build_day
from pipelines.read.shard_task import own_version
from pipelines.settings import PROJECT, Settings
from pipelines.sources.source import load_source

DAY = dt.date(2026, 5, 4)
NOON = dt.datetime(2026, 5, 4, 12, tzinfo=dt.UTC)
ARTICLE = "Flood kills {n} near Upper Teln\n\nMay 3, 2026\n\nA flood killed {n} people near Upper Teln on Sunday, the mayor said.\n"
PAGES = 48


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Give an installation with a day of pages, in many shards, and read it in a pool: what every other way is compared with."""
    pytest.importorskip("distributed", reason="the extra cluster is not installed")
    root = tmp_path_factory.mktemp("archived")
    for folder in ("inbox", "sources"):
        (root / folder).mkdir()
    (root / "sources" / "inbox.toml").write_text('title = "Inbox"\nkind = "folder"\npath = "inbox"\n')
    for number in range(PAGES):
        (root / "inbox" / f"{number}.txt").write_text(ARTICLE.format(n=number + 2))
    settings = Settings(root=root, warehouse=root / "warehouse", sources=root / "sources", curation=PROJECT / "curation")
    collect_source(load_source(settings.sources / "inbox.toml"), DAY, warehouse=settings.warehouse, root=root, now=NOON)
    assert build_day(settings, DAY)["articles"] == PAGES
    return settings


@pytest.fixture(scope="module")
def expected(archived: Settings) -> dict[str, bytes]:
    """Give what the pool wrote."""
    return partitions(archived)


@pytest.fixture
def cluster(tmp_path: Path, archived: Settings) -> Iterator[LocalCluster]:
    """Give a cluster of two workers."""
    assert archived
    with local_cluster(tmp_path / "cluster", 2) as started:
        yield started


@pytest.fixture
def settings(archived: Settings, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Give the installation without what was read, and let each day have sixteen shards."""
    assert expected
    for table in CORE_TABLES:
        partition_path(archived.warehouse, table, DAY).unlink(missing_ok=True)
    monkeypatch.setattr(read_day, "shard_count", lambda _: 16)
    return archived


def partitions(settings: Settings) -> dict[str, bytes]:
    """Return the bytes of the day's partitions by table; nothing of those that are not there."""
    paths = {table: partition_path(settings.warehouse, table, DAY) for table in CORE_TABLES}
    return {table: path.read_bytes() for table, path in paths.items() if path.exists()}


def after_results(number: int, act: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Do something in the middle of a run, when so many of its tasks are done."""

    def each(*arguments: object, **named: object) -> Iterator[object]:
        for done, result in enumerate(each_on_cluster(*arguments, **named), start=1):  # type: ignore[arg-type]
            if done == number:
                act()
            yield result

    monkeypatch.setattr(shard_runs, "each_on_cluster", each)


@pytest.mark.slow
def test_the_cluster_writes_what_the_pool_writes(settings: Settings, cluster: LocalCluster, expected: dict[str, bytes]) -> None:
    assert build_day(replace(settings, cluster=cluster.address), DAY)["articles"] == PAGES
    assert partitions(settings) == expected


@pytest.mark.slow
@pytest.mark.parametrize("done", [1, 6])
def test_a_killed_worker_costs_no_page_and_doubles_none(
    settings: Settings, cluster: LocalCluster, expected: dict[str, bytes], done: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    after_results(done, lambda: cluster.kill_worker(0), monkeypatch)
    assert build_day(replace(settings, cluster=cluster.address), DAY)["articles"] == PAGES
    assert partitions(settings) == expected


@pytest.mark.slow
def test_a_killed_scheduler_leaves_no_part_of_the_day(
    settings: Settings, cluster: LocalCluster, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    after_results(1, cluster.scheduler.kill, monkeypatch)
    with pytest.raises(ClusterError, match=r"the scheduler is gone .*nothing of the day is written; start it again"):
        build_day(replace(settings, cluster=cluster.address), DAY)
    assert partitions(settings) == {}
    assert list((settings.warehouse / STAGING).iterdir()) == []
    build_day(settings, DAY)
    assert partitions(settings) == expected


@pytest.mark.slow
def test_a_cluster_without_workers_is_told(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_tasks, "CONNECT_S", 2)
    told = r"no worker after 2 s; start workers with `dask worker tcp:"
    with local_cluster(tmp_path, 0) as empty, pytest.raises(ClusterError, match=told):
        build_day(replace(settings, cluster=empty.address), DAY)
    assert partitions(settings) == {}


@pytest.mark.slow
def test_workers_of_another_version_are_told(settings: Settings, cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shard_task, "code_digest", lambda _: "changed")
    own_version.cache_clear()
    with pytest.raises(
        ClusterError, match=r"has newsledger .*, code .*, this run has .*, code changed \(2 of 2 workers differ\); install the same version"
    ):
        build_day(replace(settings, cluster=cluster.address), DAY)
    own_version.cache_clear()
    assert partitions(settings) == {}


@pytest.mark.slow
def test_a_cluster_that_does_not_answer_is_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_tasks, "CONNECT_S", 1)
    with pytest.raises(ClusterError, match=r"tcp://127\.0\.0\.1:1: no Dask scheduler answers .*start one with `dask scheduler`"):
        build_day(replace(settings, cluster="dask://127.0.0.1:1"), DAY)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:8786", "dask://", "dask://host", "127.0.0.1:8786", "yarn://a:1"])
def test_an_address_of_another_kind_is_told(address: str) -> None:
    with pytest.raises(ClusterError, match=r"write it as dask://HOST:PORT"):
        list(each_on_cluster([1], str, address, version_of=str, version=""))
