"""Processor time a page of the pool and of a Dask cluster of this machine, as ratios; and kills of workers and of the scheduler.

    python benchmarks/many_days.py make FOLDER --days 1 --articles 2000
    python benchmarks/cluster.py FOLDER --rounds 2              reads the day with the pool, one and two Dask workers, in turns
    python benchmarks/cluster.py FOLDER --kills 10              kills a worker, then a scheduler, in the middle of the day, so many times

The time is that of all processes together, scheduler included. What it costs until each worker has loaded parser and gazetteer is
measured apart and taken off: of a pool whose workers do nothing else, and of the cluster. After each kill the rows are compared with those
of the pool.
"""

import argparse
import hashlib
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from many_days import FIRST, installation
from support.dask_cluster import LocalCluster, children, local_cluster  # type: ignore[import-not-found]

from pipelines.contract.tables import TABLES
from pipelines.fetch.archive.day_shards import shard_count
from pipelines.partitions.parquet_files import partition_path, read_columns
from pipelines.processes.cluster import each_on_cluster
from pipelines.processes.cluster_error import ClusterError
from pipelines.processes.worker_pool import each_in_pool
from pipelines.read import shard_runs
from pipelines.read.page_workers import load_tools
from pipelines.read.read_day import CORE_TABLES, build_day
from pipelines.settings import Settings

_TICKS = os.sysconf("SC_CLK_TCK")


def own_seconds() -> float:
    """Return the processor time of this process and of those that it has waited for."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def cluster_seconds(cluster: LocalCluster) -> float:
    """Return the processor time of the processes of a cluster so far."""
    above = [cluster.scheduler.pid, *(worker.pid for worker in cluster.workers)]
    return sum(_seconds(pid) for pid in [*above, *(child for pid in above for child in children(pid))])


def _seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / _TICKS


def digest(settings: Settings) -> str:
    """Return one hash of the day's partitions; the word nothing where none is there, part where one is missing."""
    paths = [partition_path(settings.warehouse, table, FIRST) for table in CORE_TABLES]
    there = [path.read_bytes() for path in paths if path.exists()]
    whole = hashlib.sha256(b"".join(there)).hexdigest()[:12]
    return whole if len(there) == len(paths) else "part" if there else "nothing"


def forget(settings: Settings) -> None:
    """Delete the day's partitions."""
    for table in CORE_TABLES:
        partition_path(settings.warehouse, table, FIRST).unlink(missing_ok=True)


def loaded(places: Path | None) -> None:
    """Load parser and gazetteer, as the first page of a worker does."""
    load_tools(places)


def by_pool(settings: Settings) -> tuple[float, float]:
    """Read the day in the pool and return milliseconds a page, and seconds of the start."""
    processes, begin = os.cpu_count() or 1, own_seconds()
    list(each_in_pool([_places(settings)] * processes, loaded, processes, seconds=600))
    start, begin = own_seconds() - begin, own_seconds()
    articles = build_day(settings, FIRST)["articles"]
    return 1000 * (own_seconds() - begin - start) / articles, start


def by_cluster(settings: Settings, workers: int) -> tuple[float, float]:
    """Do the same on a cluster."""
    import distributed  # noqa: PLC0415 — each worker of a pool imports this file

    with tempfile.TemporaryDirectory() as folder, local_cluster(Path(folder), workers) as cluster:

        def seconds() -> float:
            return own_seconds() + cluster_seconds(cluster)

        begin = seconds()
        with distributed.Client(f"tcp://{cluster.place}", set_as_default=False) as client:  # type: ignore[no-untyped-call]
            client.run(loaded, _places(settings))
        start, begin = seconds() - begin, seconds()
        articles = build_day(replace(settings, cluster=cluster.address), FIRST)["articles"]
        return 1000 * (seconds() - begin) / articles, start


def _places(settings: Settings) -> Path | None:
    path = settings.curation / "places.csv"
    return path if path.exists() else None


def ratios(settings: Settings, rounds: int) -> None:
    """Print the times a page in rounds, and their medians as shares of the pool's."""
    ways: dict[str, Callable[[], tuple[float, float]]] = {
        "pool": lambda: by_pool(settings),
        "Dask, 1 worker": lambda: by_cluster(settings, 1),
        "Dask, 2 workers": lambda: by_cluster(settings, 2),
    }
    found: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            each, start = way()
            found[name].append(each)
            print(f"{name}: start {start:.1f} s, then {each:.1f} ms a page, rows {digest(settings)}", flush=True)
    pool = statistics.median(found["pool"])
    for name, times in found.items():
        print(f"{name}: {statistics.median(times) / pool:.2f} of the pool", flush=True)


def kills(settings: Settings, times: int) -> int:
    """Kill a worker, and a scheduler, in the middle of the day, so many times; return how often the rows were not right."""
    forget(settings)
    build_day(settings, FIRST)
    right, chance = digest(settings), random.Random(7)  # noqa: S311 — a fixed draw
    articles = read_columns(partition_path(settings.warehouse, "articles", FIRST), TABLES["articles"], ["article_id"])["article_id"]
    print(f"pool: {len(articles)} articles, {len(articles.unique())} ids, rows {right}", flush=True)
    last = max(2, shard_count(len(articles)) - 2)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder, local_cluster(Path(folder), 2) as cluster:
        for number in range(times):
            found, told = read_with_kill(settings, cluster, chance.randint(1, last), partial(cluster.kill_worker, number % 2))
            wrong += found != right
            print(f"{number + 1}: worker killed, rows {found} {told}", flush=True)
    for number in range(times):
        with tempfile.TemporaryDirectory() as folder, local_cluster(Path(folder), 1) as cluster:
            found, told = read_with_kill(settings, cluster, chance.randint(1, last), cluster.scheduler.kill)
            wrong += found != "nothing"
            print(f"{number + 1}: scheduler killed, rows {found} {told}", flush=True)
    print(f"{wrong} of {2 * times} kills left other rows than they should")
    return wrong


def read_with_kill(settings: Settings, cluster: LocalCluster, after: int, kill: Callable[[], None]) -> tuple[str, str]:
    """Read the day on a cluster, kill when so many of its tasks are done, and return what is there then, and what the run said."""
    forget(settings)
    shard_runs.each_on_cluster = killing(after, kill)
    try:
        build_day(replace(settings, cluster=cluster.address), FIRST)
    except ClusterError as error:
        return digest(settings), str(error)
    return digest(settings), ""


def killing(after: int, kill: Callable[[], None]) -> Callable[..., Iterator[object]]:
    """Return what does the tasks of a cluster, and kills when so many of them are done."""

    def each(*arguments: object, **named: object) -> Iterator[object]:
        for done, result in enumerate(each_on_cluster(*arguments, **named), start=1):  # type: ignore[arg-type]
            if done == after:
                kill()
            yield result

    return each


def main() -> int:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=0)
    parser.add_argument("--kills", type=int, default=0)
    options = parser.parse_args()
    settings = installation(options.folder.resolve())
    begin = time.monotonic()
    if options.rounds:
        ratios(settings, options.rounds)
    wrong = kills(settings, options.kills) if options.kills else 0
    print(f"{time.monotonic() - begin:,.0f} s of wall time")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
