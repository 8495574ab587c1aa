"""When things run: the job for one day, its daily and its hourly schedule, and one sensor per watched folder."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import dagster as dg

from pipelines.defs.asset_metadata import DAYS
from pipelines.fetch.collect import watched_files
from pipelines.fetch.files.folder import Found
from pipelines.settings import load_settings
from pipelines.sources.source import Source, load_sources

LOOSE = "loose"

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


@dg.schedule(
    name="every_hour",
    job=daily,
    cron_schedule="15 * * * *",
    execution_timezone="UTC",
    description="Every hour, for the current day: for feeds, channels and sitemaps; young pages are asked for again.",
)
def every_hour(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
    """Start a run for the day of the tick."""
    tick = context.scheduled_execution_time.astimezone(dt.UTC)
    return dg.RunRequest(run_key=f"{tick:%Y-%m-%dT%H}", partition_key=tick.date().isoformat())


def fingerprints(files: list[Found], today: dt.date) -> dict[str, str]:
    """Return for each day a digest of names, sizes and times of its files: it changes when one is added, changed or removed.

    Files that no folder pins to a day stand under `loose`. A file of a future day is left out until that day, one of a day before the
    first partition until the definitions are loaded again, which begin with it then.
    """
    lines: dict[str, list[str]] = {}
    for found in files:
        if found.path.is_file() and (found.day is None or DAYS.start.date() <= found.day <= today):
            status = found.path.stat()
            day = found.day.isoformat() if found.day else LOOSE
            lines.setdefault(day, []).append(f"{found.input_ref}\t{status.st_size}\t{status.st_mtime_ns}")
    return {day: hashlib.sha256("\n".join(part).encode("utf-8", "surrogateescape")).hexdigest()[:16] for day, part in lines.items()}


def _seen(cursor: str | None) -> dict[str, str]:
    try:
        seen = json.loads(cursor or "{}")
    except ValueError:  # the cursor of an earlier version
        return {}
    return seen if isinstance(seen, dict) else {}


def folder_sensor(source: Source, root: Path) -> dg.SensorDefinition:
    """Return the sensor that starts a run for each day whose files changed in a source's folder; it is switched on in the UI.

    Files in a sub-folder named YYYY-MM-DD start a run of that day, all others one of the current day.
    """

    @dg.sensor(
        name=f"{source.name}_files",
        job=daily,
        minimum_interval_seconds=30,
        description=f"Starts a run when files in {source.path}/ are added or changed.",
    )
    def watch(context: dg.SensorEvaluationContext) -> Iterator[dg.RunRequest | dg.SkipReason]:
        """Ask for a run of each day whose files have changed since the last look."""
        today = dt.datetime.now(dt.UTC).date()
        found = watched_files(source, root)
        digests, seen = fingerprints(found, today), _seen(context.cursor)
        early = {file.day for file in found if file.day is not None and file.day < DAYS.start.date()}
        if early:
            context.log.warning("%s/%s lies before the first day of the definitions: reload them under Deployment", source.path, min(early))
        changed = {day: digest for day, digest in digests.items() if seen.get(day) != digest}
        if not changed:
            yield dg.SkipReason(f"{source.path}/: nothing new")
        runs: dict[str, list[str]] = {}
        for day, digest in changed.items():
            runs.setdefault(today.isoformat() if day == LOOSE else day, []).append(digest)
        for day in sorted(runs):
            yield dg.RunRequest(run_key=f"{source.name} {day} {' '.join(runs[day])}", partition_key=day)
        context.update_cursor(json.dumps(digests, sort_keys=True))

    return watch


def folder_sensors() -> list[dg.SensorDefinition]:
    """Return one sensor per folder source that is watched."""
    settings = load_settings()
    return [folder_sensor(source, settings.root) for source in load_sources(settings.sources) if source.path and source.watch]
