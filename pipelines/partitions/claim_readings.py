"""Claims as readings: what is compared where two versions of the rules have read one claim: its columns, its speaker and its link."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from pipelines.contract.tables import EarlierClaim, IncidentCount, IncidentLink, Statement
from pipelines.contract.vocabulary import Term
from pipelines.partitions.earlier_readings import Key, Reading

KEYS = ("claim_id",)
_EARLIER = {field.name for field in fields(EarlierClaim)}
OF_CLAIM = tuple(field.name for field in fields(IncidentCount) if field.name in _EARLIER)
OF_STATEMENT = ("speaker", "speaker_text", "speaker_role")
OF_LINK = ("incident_id", "ruled_incident_id", "is_main", "decided_by", "decided_at", "decision_id", "author", "reason")
_ASIDE = {"rule_id", "speaker_role", "lat", "lon", *OF_LINK}
"""Columns whose change makes no different reading: the rule, the speaker's office, what comes from the gazetteer alone, and links."""

READ = tuple(name for name in (*OF_CLAIM, *OF_STATEMENT) if name not in _ASIDE)


def joined_reading(claim: Reading, statement: Reading | None, link: Reading | None) -> Reading:
    """Return a claim with what is known of its statement and its link; columns without a row are None."""
    named = {name: (statement or {}).get(name) for name in OF_STATEMENT} | {name: (link or {}).get(name) for name in OF_LINK}
    return {name: claim[name] for name in OF_CLAIM if name in claim} | named


def reading_of_row(row: Any, names: Iterable[str]) -> Reading:  # noqa: ANN401 — a record
    """Return some of a record's values by column, values of vocabularies as text."""
    values = ((name, getattr(row, name)) for name in names)
    return {name: str(value) if isinstance(value, Term) else value for name, value in values}


def claim_readings(
    claims: Iterable[IncidentCount], statements: Iterable[Statement], links: Iterable[IncidentLink] = ()
) -> dict[Key, Reading]:
    """Return claims as readings, with their speakers and their links."""
    said = {statement.statement_id: reading_of_row(statement, OF_STATEMENT) for statement in statements}
    linked = {link.claim_id: reading_of_row(link, OF_LINK) for link in links}
    return {
        (claim.claim_id,): joined_reading(reading_of_row(claim, OF_CLAIM), said.get(claim.statement_id or ""), linked.get(claim.claim_id))
        for claim in claims
    }
