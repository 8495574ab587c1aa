"""Rows that a person should check: the least certain links, the least certain claims, and articles that were not counted or not read."""

import datetime as dt
from typing import NamedTuple

from pipelines.publish.database import Warehouse
from pipelines.report.facts.published_file import Scope, read


class DoubtfulLink(NamedTuple):
    """The least certain link of an article to an incident. score: estimated probability."""

    claim_id: str
    incident_id: str
    score: float
    title: str | None
    text: str


class DoubtfulClaim(NamedTuple):
    """A claim of an incident. doubt: what of it is least sure, figure, place or day. confidence: how often such a one is right, 0 to 1."""

    claim_id: str
    incident_id: str
    text: str
    doubt: str
    confidence: float
    rule_id: str


APART = """CASE
    WHEN claim.count_basis = 'planned' OR claim.certainty = 'planned' THEN 'planned'
    WHEN claim.count_basis IN ('cumulative', 'period') THEN claim.count_basis
    WHEN claim.is_background THEN 'background' ELSE 'other' END"""
"""SQL for what a claim is of that belongs to no incident."""


class Uncounted(NamedTuple):
    """An article without a figure of one event. note: why it was not read, such as its language; None where it was.

    apart: what the numbers are of that it has all the same, by the words of APART; empty where it has none.
    """

    title: str
    outlet: str
    published_day: dt.date | None
    note: str | None
    apart: list[str]


class Refused(NamedTuple):
    """An input that could not be read, and why."""

    input_ref: str
    source: str
    reason: str
    refused_at: dt.datetime


def uncounted_articles(database: Warehouse, scope: Scope, most: int) -> list[Uncounted]:
    """Return the newest articles of which no number belongs to an incident. A scope's days and country tell of incidents: not of these."""
    rest = f"""FROM (
        SELECT
            coalesce(title, input_ref) AS title, coalesce(publisher, source) AS outlet, published_day, note, fetched_at, article_id,
            (
                SELECT coalesce(list(DISTINCT kind ORDER BY kind), [])
                FROM (SELECT {APART} AS kind FROM main.incident_counts AS claim WHERE claim.article_id = article.article_id)
            ) AS apart
        FROM main.articles AS article
        ANTI JOIN main.incident_links AS link USING (article_id)
        WHERE article.is_latest AND (?1 IS NULL OR article.source = ?1)
    ) ORDER BY fetched_at DESC, article_id LIMIT ?2"""  # noqa: S608 — words of ours
    return read(database, Uncounted, rest, [scope.source, most])


def refused_inputs(database: Warehouse, scope: Scope, most: int) -> list[Refused]:
    """Return the inputs that were refused last."""
    rest = "FROM main.quarantine WHERE ?1 IS NULL OR source = ?1 ORDER BY refused_at DESC, input_ref LIMIT ?2"
    return read(database, Refused, rest, [scope.source, most])


def doubtful_links(database: Warehouse, scope: Scope, most: int) -> list[DoubtfulLink]:
    """Return the links of newest article versions with the lowest scores, one an article and incident."""
    rest = """FROM (
        SELECT
            arg_min(claim_id, (link.score, claim_id)) AS claim_id, incident_id, min(link.score) AS score, any_value(article.title) AS title,
            arg_min(claim.text, (link.score, claim_id)) AS text
        FROM main.incident_links AS link
        JOIN main.articles AS article USING (article_id)
        JOIN main.incident_counts AS claim USING (claim_id)
        WHERE link.decided_by = 'rule' AND link.rule = 'score' AND article.is_latest AND (?1 IS NULL OR article.source = ?1)
        GROUP BY article.article_id, incident_id
    ) ORDER BY score, claim_id LIMIT ?2"""
    return read(database, DoubtfulLink, rest, [scope.source, most])


def doubtful_claims(database: Warehouse, scope: Scope, most: int) -> list[DoubtfulClaim]:
    """Return the claims with the least sure figure, place or day that an incident's total rests on."""
    rest = """FROM (
        SELECT
            claim_id, link.incident_id, claim.text, claim.rule_id, least(claim.confidence, place_confidence, day_confidence) AS confidence,
            CASE least(claim.confidence, place_confidence, day_confidence)
                WHEN place_confidence THEN 'place' WHEN day_confidence THEN 'day' ELSE 'figure' END AS doubt
        FROM main.incident_links AS link
        JOIN main.incident_counts AS claim USING (claim_id)
        JOIN main.articles AS article ON article.article_id = claim.article_id
        WHERE claim_id IN (SELECT best_claim_id FROM main.incident_totals) AND (?1 IS NULL OR article.source = ?1)
    ) ORDER BY confidence, claim_id LIMIT ?2"""
    return read(database, DoubtfulClaim, rest, [scope.source, most])
