"""`newsledger build`: everything after raw/ again, without Dagster and without a network."""

import datetime as dt
import sys
from collections.abc import Sequence

from pipelines.commands.progress_bar import Bar, clear, tell
from pipelines.commands.publishing import print_warnings
from pipelines.commands.text_tables import text_table
from pipelines.curation.staged_files import STAGED
from pipelines.fetch.archive.archived_pages import archived_days, count_pages
from pipelines.fetch.archive.recovery import restore_logs
from pipelines.link_days.link_partitions import link_days
from pipelines.link_days.merges_file import FILE as MERGES
from pipelines.link_days.merges_file import read_merges
from pipelines.partitions.parquet_files import partition_days, partition_path, read_any
from pipelines.partitions.writer_lock import writer_lock
from pipelines.publish.build import build_warehouse
from pipelines.read.fiction import TOLD, keep_apart
from pipelines.read.read_day import archived_sources, build_days
from pipelines.settings import Settings, load_settings
from pipelines.takedowns.apply_takedowns import apply_takedowns


def _days(settings: Settings, wanted: Sequence[str]) -> list[dt.date]:
    if wanted:
        return [_day(text) for text in wanted]
    archived = {day for name in archived_sources(settings) for day in archived_days(settings.warehouse, name)}
    return sorted(
        archived | {day for day in partition_days(settings.warehouse, "articles") if day not in archived and _is_empty(settings, day)}
    )


def _is_empty(settings: Settings, day: dt.date) -> bool:
    """Tell whether a day has no article, as those that the sample left: its files are made again too, for a new version's columns."""
    return not read_any(partition_path(settings.warehouse, "articles", day))


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date; write it as YYYY-MM-DD, such as 2026-03-12") from error


def run_build(wanted: Sequence[str]) -> int:
    """Extract the wanted days (all archived ones, and those without an article, by default) again, publish, and print the rows by table.

    Raises CurationError for a mistake in a file of curation/ before anything is done: extraction may take hours.
    """
    settings = load_settings()
    for name, read in STAGED.values():
        read(settings.curation / name)
    read_merges(settings.curation / MERGES)
    with writer_lock(settings.warehouse):
        for log in restore_logs(settings.warehouse):
            print(f"{log} was missing or damaged and is made again from the WARC files beside it", file=sys.stderr)  # noqa: T201
        apply_takedowns(settings)
    days = _days(settings, wanted)
    bar = Bar("build", sum(count_pages(settings.warehouse, day) for day in days))
    for day, counts in build_days(settings, days, on_page=bar.step):
        clear()
        print(f"{day}: " + ", ".join(f"{n} {table}" for table, n in counts.items()))  # noqa: T201
    with writer_lock(settings.warehouse):
        if keep_apart(settings, days):
            print(TOLD)  # noqa: T201
        tell("linking")
        links = link_days(settings)
    clear()
    for day, counts in links.linked.items():
        print(f"{day}: " + ", ".join(f"{n} {table}" for table, n in counts.items()))  # noqa: T201
    for warning in (*links.skipped, *links.warnings):
        print(f"warning: {warning}", file=sys.stderr)  # noqa: T201
    tell("publishing")
    built = build_warehouse(settings)
    clear()
    print(text_table(["table", "rows"], list(built.rows.items())))  # noqa: T201
    print_warnings(built)
    print(f"{built.path.name} published in {built.seconds:.1f} s ({built.work})")  # noqa: T201
    return 0
