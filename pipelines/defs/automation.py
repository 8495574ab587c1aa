"""When things run: the job for one day, its daily schedule, and one sensor per watched folder."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path

import dagster as dg

from pipelines.fetch.folder import Found, find_files
from pipelines.fetch.source import Source, load_sources
from pipelines.settings import load_settings

daily = dg.define_asset_job(
    "daily",
    selection=dg.AssetSelection.all(),
    description=(
        "Collect every source for one day, extract its articles, and publish the warehouse.\n\n"
        "**Materialize all…** asks for a day: *Latest* is today. For a day more than 90 days ago, such as 2026-03-12 of "
        "the sample, click *Show all partitions* first. Addresses to fetch are typed under *Config*; see docs/dagster.md."
    ),
)


every_morning = dg.build_schedule_from_partitioned_job(
    daily, name="every_morning", hour_of_day=6, description="Every day at 06:00 UTC, for that day. Switched on in the UI."
)


def fingerprint(files: list[Found]) -> str:
    """Return a digest of names, sizes and times of the files: it changes when one is added, changed or removed."""
    lines = []
    for found in files:
        if found.path.is_file():
            status = found.path.stat()
            lines.append(f"{found.input_ref}\t{status.st_size}\t{status.st_mtime_ns}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16] if lines else ""


def folder_sensor(source: Source, root: Path) -> dg.SensorDefinition:
    """Return the sensor that starts a run when files in a source's folder change; it is switched on in the UI.

    Files in a sub-folder named YYYY-MM-DD start a run of that day, all others one of the current day.
    """

    @dg.sensor(
        name=f"{source.name}_files",
        job=daily,
        minimum_interval_seconds=30,
        description=f"Starts a run when files in {source.path}/ are added or changed.",
    )
    def watch(context: dg.SensorEvaluationContext) -> Iterator[dg.RunRequest | dg.SkipReason]:
        files = find_files(source, root)
        digest = fingerprint(files)
        if digest in ("", context.cursor):
            yield dg.SkipReason(f"{source.path}/: nothing new")
            return
        today = dt.datetime.now(dt.UTC).date()
        for day in sorted({found.day or today for found in files}):
            yield dg.RunRequest(run_key=f"{source.name} {day} {digest}", partition_key=day.isoformat())
        context.update_cursor(digest)

    return watch


def folder_sensors() -> list[dg.SensorDefinition]:
    """Return one sensor per folder source that is watched."""
    settings = load_settings()
    return [folder_sensor(source, settings.root) for source in load_sources(settings.sources) if source.kind == "folder" and source.watch]
