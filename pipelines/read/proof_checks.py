"""Blocking checks that prove spans and figures of one partition against its articles. Pure functions."""

from collections.abc import Iterable, Mapping

from pipelines.contract.tables import Article, IncidentCount, Statement
from pipelines.extract.proof import claim_stands, figure_fits, statement_stands
from pipelines.partitions.contract_checks import Rows


def span_violations(rows: Rows) -> list[str]:
    """Return the statements and claims whose text is not exactly the article's characters, or whose number lies outside."""
    articles: dict[str, Article] = {article.article_id: article for article in rows["articles"]}
    return [
        *_wrong_statements(articles, rows["statements"]),
        *_wrong_claims(articles, rows["incident_counts"]),
    ]


def _wrong_statements(articles: Mapping[str, Article], statements: Iterable[Statement]) -> Iterable[str]:
    for row in statements:
        if row.article_id in articles and not statement_stands(articles[row.article_id], row):
            name = articles[row.article_id].input_ref
            yield f"statement {row.statement_id}: its text is not that of {name} [{row.start}, {row.end})"


def _wrong_claims(articles: Mapping[str, Article], claims: Iterable[IncidentCount]) -> Iterable[str]:
    for row in claims:
        if row.article_id in articles and not claim_stands(articles[row.article_id], row):
            name = articles[row.article_id].input_ref
            where = f"{name} [{row.start}, {row.end})"
            yield f"claim {row.claim_id}: its text is not that of {where}, or its number {row.number_text!r} does not lie inside it"


def figure_violations(rows: Rows) -> list[str]:
    """Return the claims and figures with bounds out of order, a negative number, or a state that does not fit the value."""
    claims = [(f"claim {row.claim_id}", row) for row in rows["incident_counts"]]
    figures = [(f"figure {row.article_count_id}", row) for row in rows["article_counts"]]
    return [
        f"{name}: low {row.low}, value {row.value}, high {row.high}, {row.state}" for name, row in claims + figures if not figure_fits(row)
    ]
