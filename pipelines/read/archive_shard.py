"""One shard of a day's archive becomes Parquet files: the one task of reading, the same in this process, in a pool and on a cluster.

It can be done again, twice at once or by another machine: the same shard gives the same bytes under the same names. What a day consists
of is decided afterwards, from all its shards (see `read_day`). Nothing here may import dagster.
"""

import socket
from collections.abc import Iterator

from pipelines.contract.page import Page
from pipelines.fetch.archive.archived_pages import Unreadable, read_pages
from pipelines.read.day_rows import collect_rows, not_fetched
from pipelines.read.page_workers import extract_apart, extract_in_turn
from pipelines.read.shard_task import VERSION, ShardError, ShardTask, own_version, shard_path, write_rows


def extract_shard(task: ShardTask) -> int:
    """Read the pages of a shard, write its files and return its number. It is run in a worker, which ends where a page holds it up.

    Raises ShardError where this process has another version of newsledger or does not see the archive that the task was made from,
    PartitionError for a damaged log, OSError for a file that cannot be written.
    """
    return _extract(task, in_worker=True)


def extract_shard_here(task: ShardTask) -> int:
    """Do the same in the process of the run, which does not end where a page holds it up."""
    return _extract(task)


def extract_shard_apart(task: ShardTask) -> int:
    """Do the same for a shard that has killed its worker: the page that did it is found in processes of their own and refused."""
    return _extract(task, is_apart=True)


def _extract(task: ShardTask, *, in_worker: bool = False, is_apart: bool = False) -> int:
    own = VERSION if task.version == VERSION else own_version()
    if task.version != own:
        told = f"{socket.gethostname()} has newsledger {own}, the run that gives the tasks {task.version}"
        raise ShardError(f"{told}: install the same version on every worker and start the workers again")
    unreadable: list[Unreadable] = []
    pages = _Counted(read_pages(task.warehouse, task.sources, task.day, unreadable, task.shard))
    outcomes = extract_apart(pages, task.places) if is_apart else extract_in_turn(pages, task.places, in_worker=in_worker)
    built = collect_rows(outcomes, task.takedowns)
    found = pages.number + len(unreadable)
    if found != task.pages:
        told = f"{socket.gethostname()} finds {found} of {task.pages} pages of {task.day} in {task.warehouse}"
        raise ShardError(f"{told}: every worker needs the folder of the warehouse, under the same path; mount it there and run again")
    built.rows["quarantine"] += [not_fetched(problem.fetch, problem.reason) for problem in unreadable]
    for table, rows in built.rows.items():
        write_rows(shard_path(task.folder, table, task.shard), table, rows)
    return task.shard.number


class _Counted:
    """An iterator that counts what it has given."""

    def __init__(self, pages: Iterator[Page]) -> None:
        self.number = 0
        self._pages = pages

    def __iter__(self) -> Iterator[Page]:
        for page in self._pages:
            self.number += 1
            yield page
