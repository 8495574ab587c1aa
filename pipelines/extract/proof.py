"""Proof: a row stays only if its text, number and bounds hold against the article. A wrong number is worse than none.

The blocking checks of a partition (`pipelines.read.proof_checks`) prove the same again on what was written.
"""

from collections.abc import Iterable
from dataclasses import replace

from pipelines.contract.tables import Article, ArticleCount, IncidentCount, Statement
from pipelines.contract.vocabulary import CountState, StatementKind


def statement_stands(article: Article, row: Statement) -> bool:
    """Whether the statement's text is exactly the characters of the article, or of its title for a headline."""
    source = (article.title or "") if row.kind is StatementKind.HEADLINE else article.text
    return source[row.start : row.end] == row.text


def claim_stands(article: Article, row: IncidentCount) -> bool:
    """Whether the claim's text is exactly the article's characters and its number lies inside it."""
    if article.text[row.start : row.end] != row.text:
        return False
    if row.number_start is None or row.number_end is None:
        return row.number_text is None
    inside = row.start <= row.number_start <= row.number_end <= row.end
    return inside and article.text[row.number_start : row.number_end] == row.number_text


def figure_fits(row: IncidentCount | ArticleCount) -> bool:
    """Whether low ≤ value ≤ high, nothing is negative, and the state fits the value."""
    numbers = [n for n in (row.low, row.value, row.high) if n is not None]
    if row.state in (CountState.UNKNOWN, CountState.WITHHELD, CountState.DENIED):
        return not numbers
    return numbers == sorted(numbers) and all(n >= 0 for n in numbers) and (row.state is CountState.ZERO) == (row.value == 0)


def proven_statements(article: Article, rows: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements that stand, each id once."""
    return tuple({row.statement_id: row for row in rows if statement_stands(article, row)}.values())


def proven_claims(article: Article, statements: Iterable[Statement], rows: Iterable[IncidentCount]) -> tuple[IncidentCount, ...]:
    """Return the claims that stand, each id once; references to rows that did not stand are taken out."""
    kept = {row.claim_id: row for row in rows if claim_stands(article, row) and figure_fits(row)}
    said = {row.statement_id for row in statements}
    return tuple(
        replace(
            row,
            statement_id=row.statement_id if row.statement_id in said else None,
            part_of_claim_id=row.part_of_claim_id if row.part_of_claim_id in kept else None,
            superseded_by_claim_id=row.superseded_by_claim_id if row.superseded_by_claim_id in kept else None,
        )
        for row in kept.values()
    )


def dropped_note(found: int, kept: int) -> str | None:
    """Return the sentence for the article's note where rows did not stand."""
    return f"{found - kept} rows did not hold against the text and were dropped; this is a bug in newsledger" if found > kept else None
