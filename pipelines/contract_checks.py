"""Blocking checks on one partition, generated from the contract, and the proofs of spans and figures. Pure functions."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipelines.extract.proof import claim_stands, figure_fits, statement_stands
from pipelines.schema import RecordClass, columns, key_column
from pipelines.tables import Article, IncidentCount, Statement

Rows = Mapping[str, Sequence[Any]]
"""The rows of one partition by table name."""


def contract_violations(table: str, record: RecordClass, rows: Rows) -> list[str]:
    """Return what breaks the contract: doubled keys, missing values, references to rows that are not there.

    Vocabularies need no check: a record cannot be read with a value outside them.
    """
    key = key_column(record)
    found = [f"{table}.{key} {value!r} stands {n} times" for value, n in Counter(getattr(r, key) for r in rows[table]).items() if n > 1]
    for column in columns(record):
        values = [(getattr(row, key), getattr(row, column.name)) for row in rows[table]]
        if not column.nullable:
            found += [f"{table}.{column.name} of {row_id} is missing" for row_id, value in values if value is None]
        if column.contract.references:
            found += _dangling(f"{table}.{column.name}", column.contract.references, values, rows)
    return found


def _dangling(name: str, reference: str, values: list[tuple[str, Any]], rows: Rows) -> list[str]:
    target_table, target_column = reference.split(".")
    targets = {getattr(row, target_column) for row in rows[target_table]}
    return [
        f"{name} of {row_id} points to {target}, which is not in {reference}"
        for row_id, value in values
        for target in (value if isinstance(value, tuple) else (value,))
        if target is not None and target not in targets
    ]


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
