"""Health of sources: faults that somebody has to act on, found in runs, logs and partitions.  No Dagster.

A bad page is never a reason to complain; a listing that fails, a source that falls silent and a layout that changed are. How serious it is
shown as is decided in `defs`.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.contract.tables import TABLES, Fetch
from pipelines.contract.vocabulary import FetchOutcome, Purpose, Stage
from pipelines.fetch.archive.archived_pages import LOG_NAME, archived_days, day_folder
from pipelines.fetch.collect import Collected
from pipelines.partitions.parquet_files import PartitionError, partition_path, read_columns
from pipelines.sources.source import Source

RATE_DAYS = 7
"""Days of collecting over which new pages a day are averaged."""

BASELINE_DAYS = 14
"""Days that tell how many pages of a source are usually refused."""

LEAST_PAGES = 5
"""Fewer pages tell nothing about a layout."""

_NEW_PAGE = (FetchOutcome.ARCHIVED, Purpose.PAGE)
_JUMP = 3.0
_SUSPICIOUS_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Health:
    """What is wrong with a source. problems: somebody has to act.  warnings: somebody should look."""

    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def delivery(source: Source, runs: Sequence[Collected], rate: float | None) -> Health:
    """Return what is wrong with what runs collected.

    rate: new pages a day up to now, None where it is not known yet; see `new_pages_per_day`.
    """
    rows = [row for run in runs for row in run.rows]
    problems = [f"{row.input_ref}: {row.error}" for row in rows if row.purpose is Purpose.LISTING and row.error]
    problems += [problem for run in runs for problem in run.problems]
    failed = [row for row in rows if row.purpose is Purpose.PAGE and row.error]
    if len(failed) >= LEAST_PAGES and not any(run.archived or run.unchanged for run in runs):
        problems.append(f"none of {len(failed)} pages could be had, such as {failed[0].input_ref}: {failed[0].error}")
    warnings = [run.note for run in runs if run.note and run.rows]
    if source.rules.takes_addresses and not problems:  # somebody has typed them and waits for each
        warnings += [f"{row.input_ref}: {row.error}" for row in failed]
    if source.expect and rate is not None:
        least, most = source.expect.articles_per_day
        told = f"{rate:.1f} new pages a day over the last days of collecting, expected are {least:g} to {most:g}"
        remedy = f"see whether the source has changed, or correct expect in pipelines/sources/{source.name}.toml"
        problems += [f"{told}: {remedy}"] if rate < least else []
        warnings += [f"{told}: {remedy}"] if rate > most else []
    return Health(tuple(problems), tuple(warnings))


def new_pages_per_day(warehouse: Path, source: str, day: dt.date) -> float | None:
    """Return how many pages that had not been archived before a source brought a day, over the last days of collecting before `day`.

    Days without a run do not count. None where there is no such day.
    """
    days = [other for other in archived_days(warehouse, source) if other < day]
    logs = [rows for other in days[-RATE_DAYS:] if (rows := _log(warehouse, source, other)) is not None]
    pages = {row["input_ref"] for rows in logs for row in rows if (row["outcome"], row["purpose"]) == _NEW_PAGE}
    return len(pages) / len(logs) if logs else None


def _log(warehouse: Path, source: str, day: dt.date) -> list[dict[str, Any]] | None:
    path = day_folder(warehouse, source, day) / LOG_NAME
    try:
        return list(read_columns(path, Fetch, ("input_ref", "outcome", "purpose")).to_pylist()) if path.exists() else None
    except PartitionError:
        return None  # damaged: the next recording of that day makes it again


def refused_shares(read: Mapping[str, int], refused: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Return for each source of a day how many of its pages were refused by extraction, and how many there were.

    read, refused: articles and refused pages by source.
    """
    return {source: (refused.get(source, 0), refused.get(source, 0) + read.get(source, 0)) for source in sorted({*read, *refused})}


def usual_shares(warehouse: Path, day: dt.date) -> dict[str, tuple[int, int]]:
    """Return the same over the days before `day`, from the core partitions."""
    read: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for back in range(1, BASELINE_DAYS + 1):
        other = day - dt.timedelta(days=back)
        read.update(row["source"] for row in _rows(warehouse, "articles", other, ("source",)))
        pages = _rows(warehouse, "quarantine", other, ("source", "stage"))
        refused.update(row["source"] for row in pages if row["stage"] == Stage.EXTRACT)
    return {source: (refused[source], refused[source] + read[source]) for source in {*read, *refused}}


def _rows(warehouse: Path, table: str, day: dt.date, names: Sequence[str]) -> list[dict[str, Any]]:
    path = partition_path(warehouse, table, day)
    try:
        return list(read_columns(path, TABLES[table], names).to_pylist()) if path.exists() else []
    except PartitionError:
        return []  # of another version: such a day tells nothing about this one


def unreadable_sources(today: Mapping[str, tuple[int, int]], usual: Mapping[str, tuple[int, int]]) -> list[str]:
    """Return a sentence for each source whose pages are all refused, or far more of them than usual: its layout changed.

    today, usual: refused pages and all pages by source.
    """
    found = []
    for source, (refused, total) in today.items():
        before_refused, before_total = usual.get(source, (0, 0))
        share, before = refused / total, before_refused / before_total if before_total else 0.0
        has_jumped = before_total >= LEAST_PAGES and share >= max(_SUSPICIOUS_SHARE, _JUMP * before)
        if total < LEAST_PAGES or not (has_jumped or (refused == total and before < 1)):
            continue
        told = f"{source}: {refused} of {total} pages gave no article, before it was {before_refused} of {before_total}"
        found.append(f"{told}; read the reasons in quarantine: the layout may have changed, or the site shows a wall")
    return found
