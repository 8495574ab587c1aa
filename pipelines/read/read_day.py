"""One day of raw inputs to the core tables: the stage between the evidence and the warehouse."""

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipelines.contract.identity import content_id
from pipelines.contract.page import Page
from pipelines.contract.tables import TABLES, Fetch, Quarantined
from pipelines.contract.takedown import Takedowns
from pipelines.contract.vocabulary import FetchOutcome, Purpose, Stage
from pipelines.curation.takedowns_file import FILE as TAKEDOWNS
from pipelines.curation.takedowns_file import read_takedowns
from pipelines.fetch.archive.archived_pages import Unreadable, archived_names, read_fetches, read_pages
from pipelines.partitions.day_transaction import settle, write_day
from pipelines.partitions.parquet_files import partition_path, read_table
from pipelines.read.replaced_claims import claims_recorded
from pipelines.settings import Settings
from pipelines.sources.source import Source, load_sources

if TYPE_CHECKING:
    from pipelines.read.page_workers import Outcome

CORE_TABLES = ("articles", "article_blocks", "statements", "incident_counts", "article_counts", "quarantine")


_CAME_AGAIN = "{}; it came again under another address: `newsledger forget` with that address blanks its evidence, too"


@dataclass(slots=True)
class Day:
    """The rows of one day, by table."""

    rows: dict[str, list[Any]] = field(default_factory=lambda: {table: [] for table in CORE_TABLES})

    def counts(self) -> dict[str, int]:
        """Return the number of rows by table."""
        return {table: len(rows) for table, rows in self.rows.items()}


def build_day(
    settings: Settings, day: dt.date, *, now: dt.datetime | None = None, on_page: Callable[[], None] | None = None
) -> dict[str, int]:
    """Extract everything archived on a day, write its core partitions, and return the rows by table.

    The rows depend only on raw/, curation/places.csv and the code, so a second run writes the same bytes. Claims that an earlier run read
    differently are recorded first, as replaced at `now`, by default the present moment. on_page: is called after each page.
    """
    settle(settings.warehouse)
    sources = archived_sources(settings)
    unreadable: list[Unreadable] = []
    pages = read_pages(settings.warehouse, sources, day, unreadable)
    built = collect_rows(_watched(_outcomes(settings, pages), on_page), read_takedowns(settings.curation / TAKEDOWNS))
    failed = [(fetch, fetch.error or "") for fetch in read_fetches(settings.warehouse, day) if is_lost(fetch)]
    failed += [(problem.fetch, problem.reason) for problem in unreadable]
    built.rows["quarantine"] += [_not_fetched(fetch, reason) for fetch, reason in failed]
    with claims_recorded(settings.warehouse, day, built.rows, now or dt.datetime.now(dt.UTC)):
        write_day(settings.warehouse, day, {table: (TABLES[table], built.rows[table]) for table in CORE_TABLES})
    return built.counts()


def _watched(outcomes: "Iterator[Outcome]", on_page: Callable[[], None] | None) -> "Iterator[Outcome]":
    for outcome in outcomes:
        yield outcome
        if on_page is not None:
            on_page()


def archived_sources(settings: Settings) -> dict[str, Source]:
    """Return every source that has evidence or a definition, by name.

    Evidence outlives the definition that brought it, so a folder of raw/ without one stands for a source of that name.
    """
    defined = {source.name: source for source in load_sources(settings.sources)}
    return {name: Source(name=name, title=name, kind="page") for name in archived_names(settings.warehouse)} | defined


def read_day(settings: Settings, day: dt.date) -> Mapping[str, list[Any]]:
    """Return the rows of a day's core partitions by table. Raises PartitionError where one is missing or damaged."""
    return {table: read_table(partition_path(settings.warehouse, table, day), TABLES[table]) for table in CORE_TABLES}


def _outcomes(settings: Settings, pages: Iterator[Page]) -> "Iterator[Outcome]":
    from pipelines.read.page_workers import extract_pages  # noqa: PLC0415 — parser and trafilatura cost seconds that Dagster's servers need not pay

    places = settings.curation / "places.csv"
    return extract_pages(pages, places=places if places.exists() else None, processes=os.cpu_count() or 1)


def collect_rows(outcomes: "Iterable[Outcome]", takedowns: Takedowns | None = None) -> Day:
    """Gather outcomes into rows; the same bytes of the same work that came in twice give their rows once.

    takedowns: an article whose page names a canonical address of theirs is refused, because a new address brought it again.
    """
    built = Day()
    seen: Counter[str] = Counter()
    for outcome in outcomes:
        extraction = outcome.extraction
        if extraction is None:
            built.rows["quarantine"].append(_refused(outcome.page, outcome.reason or "no reason given"))
            continue
        taken_down = takedowns.of(outcome.page.source, extraction.article.canonical_url, outcome.page.url) if takedowns else None
        if taken_down:
            built.rows["quarantine"].append(_refused(outcome.page, _CAME_AGAIN.format(taken_down.told)))
            continue
        seen[extraction.article.article_id] += 1
        if seen[extraction.article.article_id] == 1:
            built.rows["articles"].append(extraction.article)
            built.rows["article_blocks"] += extraction.article_blocks
            built.rows["statements"] += extraction.statements
            built.rows["incident_counts"] += extraction.incident_counts
            built.rows["article_counts"] += extraction.article_counts
    return built


def _refused(page: Page, reason: str) -> Quarantined:
    return Quarantined(
        quarantine_id=content_id(Stage.EXTRACT, page.source, page.input_ref, page.raw_path),
        stage=Stage.EXTRACT,
        source=page.source,
        input_ref=page.input_ref,
        url=page.url,
        raw_path=page.raw_path,
        reason=reason,
        refused_at=page.fetched_at,
    )


def is_lost(fetch: Fetch) -> bool:
    """Return whether an input could not be had for good; attempts that were repeated and hosts without robots.txt are no loss."""
    return fetch.outcome is FetchOutcome.FAILED and fetch.purpose is not Purpose.ROBOTS


def _not_fetched(fetch: Fetch, reason: str) -> Quarantined:
    return Quarantined(
        quarantine_id=content_id(Stage.FETCH, fetch.fetch_id, reason),
        stage=Stage.FETCH,
        source=fetch.source,
        input_ref=fetch.input_ref,
        url=fetch.url,
        raw_path=f"{fetch.warc_path}#{fetch.warc_offset}" if fetch.http_status else None,
        reason=reason,
        refused_at=fetch.fetched_at,
    )
