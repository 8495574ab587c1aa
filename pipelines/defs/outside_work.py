"""Work that was done outside Dagster, such as `newsledger build`: the UI shows it as it shows that of a run."""

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import dagster as dg

from pipelines.defs.asset_metadata import events_of
from pipelines.defs.core_assets import core_results
from pipelines.defs.link_assets import link_results
from pipelines.defs.publish_assets import NEWS, published_results
from pipelines.defs.raw_assets import archived_result, raw_key
from pipelines.defs.report_assets import REPORT_KEY, written_result
from pipelines.defs.shown_tables import core_key
from pipelines.fetch.archive.archived_pages import LOG_NAME, archived_days, day_folder
from pipelines.lake.lake import archive_of, lake_of
from pipelines.link_days.link_partitions import LINK_TABLES
from pipelines.partitions.parquet_files import partition_days
from pipelines.read.read_day import CORE_TABLES
from pipelines.settings import DATABASE, REPORT, Settings, load_settings
from pipelines.sources.source import Source, load_sources

MOST_A_LOOK = 30
"""How many pieces of work one look reports: a sensor has a minute."""

_UNFINISHED = dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.CANCELING])

Results = Iterable[dg.MaterializeResult[None]]


@dataclass(frozen=True, slots=True)
class Work:
    """Something that was written. key, day: the asset and partition under which Dagster would know it.  at: nanoseconds since 1970."""

    key: dg.AssetKey
    day: dt.date | None
    at: int
    results: Callable[[], Results]


@dg.sensor(
    name="outside_work",
    minimum_interval_seconds=30,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Shows what was done outside of the UI, such as by `newsledger build`, as if a run had done it. It starts no run.",
)
def outside_work(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """Report what was written since the last look and is newer than what Dagster knows of it."""
    if context.instance.get_runs_count(_UNFINISHED):
        return dg.SkipReason("a run is at work and reports its own results")
    seen = int(context.cursor or 0)
    found = sorted((work for work in _written(load_settings()) if work.at > seen), key=lambda work: work.at)[:MOST_A_LOOK]
    if not found:
        return dg.SkipReason("nothing was done outside of the UI")
    unknown = [work for work in found if not _is_known(context.instance, work)]
    events = [event for work in unknown for result in work.results() for event in events_of(result, work.day)]
    return dg.SensorResult(asset_events=events, cursor=str(found[-1].at))


def _written(settings: Settings) -> Iterator[Work]:
    """Yield the days of the archive, of the core tables and of the links, the published file and the report, as they lie there."""
    warehouse = settings.warehouse
    for source in load_sources(settings.sources):
        for day in archived_days(warehouse, source.name):
            name = f"{archive_of(source.name)}/{day}/{LOG_NAME}"
            if at := _kept_at(warehouse, name):
                yield Work(raw_key(source), day, at, partial(_archived, warehouse, source, day))
    for tables, results in ((CORE_TABLES, core_results), (LINK_TABLES, link_results)):
        for day in partition_days(warehouse, tables[0]):
            moments = [_kept_at(warehouse, f"core/{table}/{day}.parquet") for table in tables]
            if all(moments):
                yield Work(core_key(tables[0]), day, max(moments), partial(results, settings, [day]))
    if (warehouse / DATABASE).exists():
        yield Work(NEWS, None, _moment(warehouse / DATABASE), partial(published_results, settings))
    if (index := warehouse / REPORT / "index.html").exists():
        yield Work(REPORT_KEY, None, _moment(index), partial(_single, written_result, index))


def _archived(warehouse: Path, source: Source, day: dt.date) -> Results:
    return [archived_result(source, day_folder(warehouse, source.name, day) / LOG_NAME)]


def _kept_at(warehouse: Path, name: str) -> int:
    """Return when a file came to stand there under its name, or was written on whatever machine; 0 where it is not kept."""
    kept = lake_of(warehouse).describe(name)
    if kept is None:
        return 0
    path = warehouse / name
    return kept.mtime_ns if kept.sha256 or not path.exists() else _moment(path)


def _single(make: Callable[..., dg.MaterializeResult[None]], *arguments: object) -> Results:
    return [make(*arguments)]


def _moment(path: Path) -> int:
    """Return when a file, or the link itself, came to stand there under its name."""
    return os.lstat(path).st_ctime_ns


def _is_known(instance: dg.DagsterInstance, work: Work) -> bool:
    days = [work.day.isoformat()] if work.day else None
    wanted = dg.AssetRecordsFilter(asset_key=work.key, asset_partitions=days, after_timestamp=work.at / 1e9)
    return bool(instance.fetch_materializations(wanted, limit=1).records)
