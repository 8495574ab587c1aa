"""The tasks of a day are done: in this process where they are few, else in a pool of this machine."""

from collections.abc import Iterator, Sequence

from pipelines.processes.worker_pool import each_in_pool
from pipelines.read.shard_task import ShardTask


def run_shards(tasks: Sequence[ShardTask], *, processes: int) -> Iterator[ShardTask]:
    """Do all tasks and yield each when it is done, in their order.

    A shard that kills its worker is read again, each page in a process of its own, so that only that page is refused.
    Raises what a task raises.
    """
    # parser and trafilatura cost seconds that Dagster's servers need not pay
    from pipelines.read.archive_shard import extract_shard, extract_shard_apart, extract_shard_here  # noqa: PLC0415
    from pipelines.read.page_workers import PAGE_SECONDS, POOL_FROM_PAGES, WALL_FACTOR  # noqa: PLC0415

    if processes < 2 or sum(task.pages for task in tasks) < POOL_FROM_PAGES:  # noqa: PLR2004 — one process is no pool
        for task in tasks:
            extract_shard_here(task)
            yield task
        return
    seconds = WALL_FACTOR * PAGE_SECONDS * max(task.pages for task in tasks)
    done = each_in_pool(tasks, extract_shard, processes, seconds=seconds)
    for task, result in zip(tasks, done, strict=True):
        if result is None:
            extract_shard_apart(task)
        yield task
