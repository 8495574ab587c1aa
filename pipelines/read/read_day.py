"""One day of raw inputs to the core tables: the stage between the evidence and the warehouse.

A day is read in shards, each of which a task turns into files (see `archive_shard`); then the files of all shards are merged, and take the
place of the day's partitions in one step. The writer lock is needed for this last step only, so that several days can be read at once.
"""

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pipelines.contract.schema import arrow_schema, key_column
from pipelines.contract.tables import TABLES
from pipelines.curation.takedowns_file import FILE as TAKEDOWNS
from pipelines.curation.takedowns_file import read_takedowns
from pipelines.fetch.archive.archived_pages import archived_hashes, archived_names, read_fetches
from pipelines.fetch.archive.day_shards import Shard, shard_count
from pipelines.lake.lake import lake_of
from pipelines.partitions.article_ranges import ALL, ArticleRange, article_ranges
from pipelines.partitions.day_transaction import put_day, settle
from pipelines.partitions.parquet_files import number_of_rows, partition_path, read_table, write_stream
from pipelines.partitions.sorted_merge import merged
from pipelines.partitions.staging import staging_folder
from pipelines.partitions.writer_lock import writer_lock
from pipelines.read.day_inputs import inputs_digest
from pipelines.read.day_rows import CORE_TABLES, is_lost, not_fetched
from pipelines.read.replaced_claims import claims_of_files, claims_recorded
from pipelines.read.shard_runs import run_shards
from pipelines.read.shard_task import ShardTask, shard_path, write_rows
from pipelines.settings import Settings
from pipelines.sources.source import Source, load_sources

__all__ = ["CORE_TABLES", "archived_sources", "build_day", "build_days", "day_ranges", "read_day"]


def build_days(
    settings: Settings, days: Iterable[dt.date], *, now: dt.datetime | None = None, on_page: Callable[[], None] | None = None
) -> Iterator[tuple[dt.date, dict[str, int]]]:
    """Extract everything archived on each day and write its core partitions; yield the day with its rows by table.

    The writer lock is held, by this function, only while a day takes its place: other runs may read other days meanwhile. Where its
    evidence, takedowns.csv or places.csv have changed until then, the day is read again, so that nothing stale is written.
    on_page: is called for each page that is read.
    """
    for day in days:
        yield day, _read_and_put(settings, day, now, on_page)


def _read_and_put(settings: Settings, day: dt.date, now: dt.datetime | None, on_page: Callable[[], None] | None) -> dict[str, int]:
    while True:
        lake_of(settings.warehouse).refresh()
        known = inputs_digest(settings, day)
        with staging_folder(settings.warehouse, day.isoformat()) as folder:
            files = _read(settings, day, folder, on_page)
            with writer_lock(settings.warehouse):
                if inputs_digest(settings, day) == known:
                    return _put(settings, day, files, now)


def build_day(settings: Settings, day: dt.date, *, now: dt.datetime | None = None) -> dict[str, int]:
    """Do the same for one day under the writer lock, which the caller holds from beginning to end, and return the rows by table.

    The rows depend only on raw/, curation/places.csv and the code, so a second run writes the same bytes. Claims that an earlier run read
    differently are recorded first, as replaced at `now`, by default the present moment.
    """
    with staging_folder(settings.warehouse, day.isoformat()) as folder:
        return _put(settings, day, _read(settings, day, folder), now)


def _read(settings: Settings, day: dt.date, folder: Path, on_page: Callable[[], None] | None = None) -> dict[str, Path]:
    """Read a day into files of the folder, one for each table, and return them."""
    tasks = _tasks(settings, day, folder)
    told = on_page or (lambda: None)
    for task in run_shards(tasks, processes=os.cpu_count() or 1, cluster=settings.cluster):
        for _ in range(task.pages):
            told()
    failed = folder / "failed.parquet"
    lost = [fetch for fetch in read_fetches(settings.warehouse, day) if is_lost(fetch)]
    write_rows(failed, "quarantine", [not_fetched(fetch, fetch.error or "") for fetch in lost])
    files = {}
    for table in CORE_TABLES:
        parts = [shard_path(folder, table, task.shard) for task in tasks]
        files[table] = folder / f"{table}.parquet"
        rows = merged([*parts, failed] if table == "quarantine" else parts, key_column(TABLES[table]))
        write_stream(files[table], arrow_schema(TABLES[table]), rows)
    return files


def _tasks(settings: Settings, day: dt.date, folder: Path) -> list[ShardTask]:
    """Return the tasks of a day, at least one."""
    sources, places = archived_sources(settings), settings.curation / "places.csv"
    hashes = archived_hashes(settings.warehouse, sources, day)
    shards = [Shard(number, shard_count(len(hashes))) for number in range(shard_count(len(hashes)))]
    pages = Counter(next(shard for shard in shards if shard.holds(sha256)) for sha256 in hashes)
    task = partial(
        ShardTask,
        warehouse=settings.warehouse,
        day=day,
        sources=sources,
        takedowns=read_takedowns(settings.curation / TAKEDOWNS),
        places=places if places.exists() else None,
        folder=folder,
    )
    return [task(shard=shard, pages=pages[shard]) for shard in shards]


def _put(settings: Settings, day: dt.date, files: Mapping[str, Path], now: dt.datetime | None) -> dict[str, int]:
    """Record the claims that change, put the files in their places and return the rows by table. Needs the writer lock."""
    settle(settings.warehouse)
    counts = {table: number_of_rows(path) for table, path in files.items()}
    with claims_recorded(settings.warehouse, day, claims_of_files(files), now or dt.datetime.now(dt.UTC)):
        put_day(settings.warehouse, day, files)
    return counts


def archived_sources(settings: Settings) -> dict[str, Source]:
    """Return every source that has evidence or a definition, by name.

    Evidence outlives the definition that brought it, so a folder of raw/ without one stands for a source of that name.
    """
    defined = {source.name: source for source in load_sources(settings.sources)}
    return {name: Source(name=name, title=name, kind="page") for name in archived_names(settings.warehouse)} | defined


def day_ranges(settings: Settings, day: dt.date) -> list[ArticleRange]:
    """Return the ranges of articles by which a day can be read bit by bit. Raises PartitionError where its articles are damaged."""
    return article_ranges([partition_path(settings.warehouse, "articles", day)])


def read_day(settings: Settings, day: dt.date, articles: ArticleRange = ALL) -> Mapping[str, list[Any]]:
    """Return the rows of a day's core partitions by table. articles: of which they are wanted.

    Raises PartitionError where a partition is missing or damaged.
    """
    kept = None if articles == ALL else articles.rows
    return {table: read_table(partition_path(settings.warehouse, table, day), TABLES[table], kept=kept) for table in CORE_TABLES}
