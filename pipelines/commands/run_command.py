"""`newsledger run`: everything that the daily job does, for one day, without Dagster."""

import datetime as dt
import json
import sys
from contextlib import redirect_stdout
from typing import Any

from pipelines.commands.progress_bar import BAR_S, Bar, clear, draw
from pipelines.commands.publishing import link_and_publish
from pipelines.commands.text_tables import text_table
from pipelines.curation.takedowns_file import FILE as TAKEDOWNS
from pipelines.curation.takedowns_file import read_takedowns
from pipelines.fetch.archive.archived_pages import count_pages
from pipelines.fetch.collect import Collected, collect_source
from pipelines.fetch.records.progress import every
from pipelines.partitions.writer_lock import writer_lock
from pipelines.plain_text import one_line
from pipelines.publish.database import Warehouse, open_read_only
from pipelines.read.fiction import TOLD, keep_apart
from pipelines.read.read_day import build_days
from pipelines.report.facts.review_rows import APART
from pipelines.report.pages.words import several, why_uncounted
from pipelines.settings import Settings, load_settings
from pipelines.sources.source import Source, load_sources
from pipelines.takedowns.apply_takedowns import apply_takedowns

_SHOWN_ARTICLES = 40
_SHOWN_REFUSED = 20

_ARTICLES = f"""
    SELECT
        coalesce(title, input_ref), (SELECT count(*) FROM incident_counts AS claim WHERE claim.article_id = article.article_id),
        (SELECT count(*) FROM incident_links AS link WHERE link.article_id = article.article_id), note,
        (SELECT coalesce(list(DISTINCT {APART}), []) FROM incident_counts AS claim WHERE claim.article_id = article.article_id)
    FROM articles AS article WHERE contains(raw_path, ?) ORDER BY fetched_at DESC, article_id LIMIT ?
"""  # noqa: S608 — words of ours
_REFUSED = "SELECT input_ref, reason FROM quarantine WHERE contains(raw_path, ?) ORDER BY refused_at DESC, input_ref LIMIT ?"


def run_day(day: str | None, *, as_json: bool = False) -> int:
    """Collect every source for a day, today by default, read and link what came, publish and write the report; print what was counted.

    as_json: print one JSON object at the end; what people read goes to standard error.
    Return 1 where an input or a listing failed; everything else is done all the same. Raises ValueError for a text that is not a date.
    """
    settings, now = load_settings(), dt.datetime.now(dt.UTC)
    wanted = _day(day, now)
    with redirect_stdout(sys.stderr if as_json else sys.stdout):
        collected, summary = _run(settings, wanted, now)
    if as_json:
        print(json.dumps({"day": wanted, "sources": [_counts(*one) for one in collected.items()], **summary}, default=str))  # noqa: T201
    return 1 if any(done.failed or done.problems for done in collected.values()) else 0


def _run(settings: Settings, wanted: dt.date, now: dt.datetime) -> tuple[dict[str, Collected], dict[str, Any]]:
    """Do the work of a day; return what each source brought, and what is in the warehouse then."""
    sources = [source for source in load_sources(settings.sources) if not source.rules.takes_addresses]
    collected = {source.name: _collect(source, wanted, settings, now) for source in sources}
    with writer_lock(settings.warehouse):
        apply_takedowns(settings)
    bar = Bar("reading", count_pages(settings.warehouse, wanted))
    for _ in build_days(settings, [wanted], on_page=bar.step):
        clear()
    with writer_lock(settings.warehouse):
        if keep_apart(settings, [wanted]):
            print(TOLD)  # noqa: T201
    built, made = link_and_publish(settings)
    database = open_read_only(settings.warehouse)
    try:
        _tell(database, wanted)
    finally:
        database.close()
    articles, claims = built.rows["articles"], built.rows["incident_counts"]
    counted = [several(articles, "article"), several(claims, "claim"), several(made.incidents, "incident")]
    print(f"{', '.join(counted)} in {built.path}")  # noqa: T201
    print(f"report: {made.index}")  # noqa: T201
    return collected, {"articles": articles, "claims": claims, "incidents": made.incidents, "file": built.path, "report": made.index}


def _counts(source: str, done: Collected) -> dict[str, Any]:
    return {"source": source, "new": done.archived, "unchanged": done.unchanged, "failed": done.failed, "problems": [*done.problems]}


def _day(text: str | None, now: dt.datetime) -> dt.date:
    try:
        return dt.date.fromisoformat(text) if text else now.date()
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date; write it as YYYY-MM-DD, such as 2026-03-12") from error


def _collect(source: Source, day: dt.date, settings: Settings, now: dt.datetime) -> Collected:
    report = every(BAR_S, draw) if sys.stderr.isatty() else None
    done = collect_source(
        source,
        day,
        warehouse=settings.warehouse,
        root=settings.root,
        now=now,
        report=report,
        takedowns=read_takedowns(settings.curation / TAKEDOWNS),
    )
    if done.archived or done.unchanged or done.failed or done.problems:
        print(f"{source.name}: {done.archived} new, {done.unchanged} unchanged, {done.failed} failed")  # noqa: T201
    for sentence in (*done.problems, *(f"{row.input_ref}: {row.error}" for row in done.rows if row.error)):
        print(f"  {one_line(sentence)}", file=sys.stderr)  # noqa: T201
    return done


def _tell(database: Warehouse, day: dt.date) -> None:
    """Print what was counted in the articles that were collected on a day, and why nothing was where nothing was."""
    evidence = f"/{day}/"  # in the path of what was archived for the day
    articles = database.run(_ARTICLES, [evidence, _SHOWN_ARTICLES])
    if articles:
        rows = [(title, claims, "" if linked else why_uncounted(note, sorted(apart))) for title, claims, linked, note, apart in articles]
        print(text_table(["collected on " + day.isoformat(), "claims", "why no event"], rows))  # noqa: T201
    for reference, reason in database.run(_REFUSED, [evidence, _SHOWN_REFUSED]):
        print(f"refused: {one_line(reference)}: {one_line(reason)}")  # noqa: T201
    if not articles:
        print(f"no article was collected on {day}: put some into inbox/, or addresses into inbox/links.txt")  # noqa: T201
