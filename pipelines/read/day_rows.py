"""Rows of a day by table: what came of its pages, and what could not be had. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipelines.contract.identity import content_id
from pipelines.contract.page import Page
from pipelines.contract.tables import Fetch, Quarantined
from pipelines.contract.takedown import Takedowns
from pipelines.contract.vocabulary import FetchOutcome, Purpose, Stage

if TYPE_CHECKING:
    from pipelines.read.page_workers import Outcome

CORE_TABLES = ("articles", "article_blocks", "statements", "incident_counts", "article_counts", "quarantine")

_CAME_AGAIN = "{}; it came again under another address: `newsledger forget` with that address blanks its evidence, too"


@dataclass(slots=True)
class Day:
    """The rows of a day, or of a part of it, by table."""

    rows: dict[str, list[Any]] = field(default_factory=lambda: {table: [] for table in CORE_TABLES})

    def counts(self) -> dict[str, int]:
        """Return the number of rows by table."""
        return {table: len(rows) for table, rows in self.rows.items()}


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


def not_fetched(fetch: Fetch, reason: str) -> Quarantined:
    """Return the row of quarantine of an input that could not be had, or whose evidence cannot be read any more."""
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
