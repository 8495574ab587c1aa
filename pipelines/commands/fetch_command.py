"""`newsledger fetch`: collect one source now, with a progress bar, without Dagster."""

import datetime as dt
import sys
from collections.abc import Sequence

from pipelines.commands.progress_bar import BAR_S, draw
from pipelines.curation.takedowns_file import FILE as TAKEDOWNS
from pipelines.curation.takedowns_file import read_takedowns
from pipelines.fetch.collect import Collected, collect_source
from pipelines.fetch.records.progress import Progress, Report, every
from pipelines.plain_text import one_line
from pipelines.settings import load_settings
from pipelines.sources.source import Source, load_sources

_SHOWN_FAILURES = 20
_LINE_S = 10.0


def run_fetch(name: str, addresses: Sequence[str], day: str | None) -> int:
    """Collect a source for a day, today by default, and print what was done; return 1 where an input could not be fetched or read.

    addresses: what a source of kind page fetches. A listing that names no page counts as failed.
    """
    settings = load_settings()
    source = _source(load_sources(settings.sources), name)
    if addresses and not source.rules.takes_addresses:
        raise ValueError(f'{name} is of kind {source.kind}, which takes no addresses: leave them out, or name a source of kind "page"')
    now = dt.datetime.now(dt.UTC)
    report = _report()
    done = collect_source(
        source,
        _day(day, now),
        warehouse=settings.warehouse,
        root=settings.root,
        now=now,
        urls=addresses,
        report=report,
        takedowns=read_takedowns(settings.curation / TAKEDOWNS),
    )
    _print(source, done)
    return 1 if done.failed or done.problems else 0


def _source(sources: Sequence[Source], name: str) -> Source:
    for source in sources:
        if source.name == name:
            return source
    raise ValueError(f"no source {name!r}: there are {', '.join(source.name for source in sources)}")


def _day(text: str | None, now: dt.datetime) -> dt.date:
    try:
        return dt.date.fromisoformat(text) if text else now.date()
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date; write it as YYYY-MM-DD, such as 2026-03-12") from error


def _report() -> Report:
    return every(BAR_S, draw) if sys.stderr.isatty() else every(_LINE_S, _line)


def _line(progress: Progress) -> None:
    print(progress, file=sys.stderr, flush=True)  # noqa: T201


def _print(source: Source, done: Collected) -> None:
    failed = [(row.input_ref, row.error) for row in done.rows if row.error]
    counts = f"{done.archived} new, {done.unchanged} unchanged, {done.failed} failed, {done.requests} requests"
    waiting = f", {done.held_back} that failed before wait" if done.held_back else ""
    print(f"{source.name}: {counts}{waiting}")  # noqa: T201
    for sentence in (*done.problems, done.note):
        if sentence:
            print(sentence)  # noqa: T201
    for reference, error in failed[:_SHOWN_FAILURES]:
        print(f"failed: {one_line(reference)}\n        {one_line(error)}")  # noqa: T201
    if len(failed) > _SHOWN_FAILURES:
        log = done.rows[0].warc_path or ""
        print(f"and {len(failed) - _SHOWN_FAILURES} more: see fetches.parquet beside {log}, or the table quarantine")  # noqa: T201
