"""Rows for the search: every article, statement and claim in few words."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipelines.publish.database import Warehouse
from pipelines.report.facts.published_file import Scope, read, read_in_turn
from pipelines.report.facts.review_rows import APART

LONGEST = 240
"""Characters of a text that the search shows and finds; the page of the incident has it whole."""


class ArticleRow(NamedTuple):
    """An article: what it is, and the incident that it mainly reports."""

    article_id: str
    title: str | None
    day: dt.date
    url: str | None
    publisher: str
    source: str
    incident_id: str | None


class StatementRow(NamedTuple):
    """A statement, and an incident of which it tells a number."""

    article_id: str
    text: str
    speaker: str | None
    side: str | None
    incident_id: str | None


class ClaimRow(NamedTuple):
    """A claim with what the search filters by. apart: what it is of where it belongs to no incident, by the words of APART."""

    claim_id: str
    article_id: str
    incident_id: str | None
    text: str
    day: dt.date | None
    place: str | None
    country: str | None
    admin1: str | None
    metric: str
    object: str
    object_class: str
    low: int | None
    value: int | None
    high: int | None
    state: str
    speaker: str | None
    side: str | None
    apart: str | None


@dataclass(frozen=True, slots=True)
class SearchRows:
    """The rows of one page of the search, in order of time. sources: names of the sources whose claims are linked, by incident.

    Statements and claims can be gone through once, and only as long as nothing else is asked: they are too many to be held.
    """

    articles: list[ArticleRow]
    sources: dict[str, list[str]]
    statements: Iterable[StatementRow]
    claims: Iterable[ClaimRow]


_DAY = "coalesce(published_day, CAST(fetched_at AS DATE))"
_OF_SOURCE = "(?1 IS NULL OR article.source = ?1)"
_OF_MONTH = f"(?2 IS NULL OR strftime({_DAY}, '%Y-%m') = ?2)"


def months(database: Warehouse, scope: Scope) -> list[tuple[str, int]]:
    """Return the months in which articles were published, the newest first, with their claims."""
    rows = database.run(
        f"""SELECT strftime({_DAY}, '%Y-%m') AS month, count(*)
        FROM main.articles AS article JOIN main.incident_counts USING (article_id)
        WHERE (?1 IS NULL OR article.source = ?1) GROUP BY month ORDER BY month DESC""",  # noqa: S608 — names of columns of ours
        [scope.source],
    )
    return [(month, number) for month, number in rows]


def read_search_rows(database: Warehouse, scope: Scope, month: str | None) -> SearchRows:
    """Return the rows of the articles of a month, YYYY-MM; of all months where it is None."""
    articles, sources = _articles(database, scope, month), _sources(database, scope, month)
    return SearchRows(articles, sources, _statements(database, scope, month), _claims(database, scope, month))


def _articles(database: Warehouse, scope: Scope, month: str | None) -> list[ArticleRow]:
    return read(
        database,
        ArticleRow,
        f"""FROM (
            SELECT article_id, left(title, {LONGEST}) AS title, {_DAY} AS day, coalesce(url, canonical_url) AS url,
                coalesce(publisher, source) AS publisher, source, main_link.incident_id
            FROM main.articles AS article
            LEFT JOIN (
                SELECT article_id, min(incident_id) AS incident_id FROM main.incident_links WHERE is_main GROUP BY article_id
            ) AS main_link USING (article_id)
            WHERE is_latest AND {_OF_SOURCE} AND {_OF_MONTH}
        ) ORDER BY day DESC, article_id""",  # noqa: S608
        [scope.source, month],
    )


def _sources(database: Warehouse, scope: Scope, month: str | None) -> dict[str, list[str]]:
    rows = database.run(
        f"""SELECT incident_id, list(DISTINCT article.source ORDER BY article.source)
        FROM main.incident_counts AS claim JOIN main.articles AS article USING (article_id) JOIN main.incident_links USING (claim_id)
        WHERE is_latest AND {_OF_SOURCE} AND {_OF_MONTH} GROUP BY incident_id""",  # noqa: S608
        [scope.source, month],
    )
    return dict(rows)


def _statements(database: Warehouse, scope: Scope, month: str | None) -> Iterator[StatementRow]:
    newest = f"ORDER BY {_DAY} DESC, article_id, statement.start, statement_id"
    return read_in_turn(
        database,
        StatementRow,
        f"""FROM (
            SELECT
                statement.article_id, left(statement.text, {LONGEST}) AS text, coalesce(speaker, speaker_text) AS speaker,
                speaker_side AS side, linked.incident_id
            FROM main.statements AS statement JOIN main.articles AS article USING (article_id)
            LEFT JOIN (
                SELECT statement_id, min(incident_id) AS incident_id
                FROM main.incident_counts JOIN main.incident_links USING (claim_id) WHERE NOT is_background GROUP BY statement_id
            ) AS linked USING (statement_id)
            WHERE is_latest AND {_OF_SOURCE} AND {_OF_MONTH}
            {newest}
        )""",  # noqa: S608
        [scope.source, month],
    )


def _claims(database: Warehouse, scope: Scope, month: str | None) -> Iterator[ClaimRow]:
    return read_in_turn(
        database,
        ClaimRow,
        f"""FROM (
            SELECT claim_id, claim.article_id, link.incident_id, left(claim.text, {LONGEST}) AS text, claim.event_to AS day,
                coalesce(claim.place, claim.place_text) AS place, claim.country, claim.admin1,
                claim.metric, claim.object, claim.object_class,
                claim.low, claim.value, claim.high, claim.state,
                coalesce(statement.speaker, statement.speaker_text) AS speaker, statement.speaker_side AS side,
                CASE WHEN link.incident_id IS NULL THEN {APART} END AS apart
            FROM main.incident_counts AS claim JOIN main.articles AS article USING (article_id)
            LEFT JOIN main.statements AS statement USING (statement_id)
            LEFT JOIN main.incident_links AS link USING (claim_id)
            WHERE is_latest AND {_OF_SOURCE} AND {_OF_MONTH}
            ORDER BY {_DAY} DESC, claim.article_id, claim.start, claim_id
        )""",  # noqa: S608
        [scope.source, month],
    )
