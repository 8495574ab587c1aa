"""The tasks of a day are done: in this process where they are few, else in a pool of this machine, or on a cluster where one is named."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.processes.cluster import each_on_cluster
from pipelines.processes.worker_pool import each_in_pool
from pipelines.read.shard_task import ShardTask, own_version


def run_shards(tasks: Sequence[ShardTask], *, processes: int, cluster: str = "") -> Iterator[ShardTask]:
    """Do all tasks and yield each when it is done, in their order.

    cluster: its address, see `processes.cluster`; the empty text is this machine. A shard that kills its worker is read again, each page in
    a process of its own, so that only that page is refused. Raises what a task raises, ClusterError for a cluster that cannot do the tasks.
    """
    # parser and trafilatura cost seconds that Dagster's servers need not pay
    from pipelines.read.archive_shard import extract_shard, extract_shard_apart, extract_shard_here  # noqa: PLC0415
    from pipelines.read.page_workers import PAGE_SECONDS, POOL_FROM_PAGES, WALL_FACTOR  # noqa: PLC0415

    if sum(task.pages for task in tasks) < POOL_FROM_PAGES or (processes < 2 and not cluster):  # noqa: PLR2004 — one process is no pool
        for task in tasks:
            extract_shard_here(task)
            yield task
        return
    done: Iterator[int | None]
    if cluster:
        version = own_version()
        told = [replace(task, version=version) for task in tasks]
        done = each_on_cluster(told, extract_shard, cluster, version_of=own_version, version=version)
    else:
        done = each_in_pool(tasks, extract_shard, processes, seconds=WALL_FACTOR * PAGE_SECONDS * max(task.pages for task in tasks))
    for task, result in zip(tasks, done, strict=True):
        if result is None:
            extract_shard_apart(task)
        yield task
