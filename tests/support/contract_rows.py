"""Rows of the contract for tests: an article with a text of our own, statements and claims given by their words.

Offsets are looked up in the text, so that a test names words and never numbers. Everything that a test does not name is a plain value.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from pipelines.contract.tables import TABLES, Article, ArticleCount, IncidentCount, IncidentLink, IncidentReport, Statement
from pipelines.contract.vocabulary import Bound, InputKind, Method, Metric, Object, ObjectClass, StatementKind, Unit
from pipelines.link_days.link_partitions import LINK_TABLES
from pipelines.partitions import day_transaction
from pipelines.partitions.article_ranges import ALL
from pipelines.partitions.claim_readings import claim_readings
from pipelines.read.read_day import CORE_TABLES
from pipelines.read.replaced_claims import NewClaims

DAY = dt.date(2026, 5, 4)
NOON = dt.datetime(2026, 5, 4, 12, tzinfo=dt.UTC)
TEXT = (
    "Three people were killed and five were injured in Lower Brask, the governor said.\n\n"
    "The other side said that nine soldiers had been killed. Nobody is missing."
)


def article(article_id: str = "a1", **changes: Any) -> Article:  # noqa: ANN401 — any column
    """Return an article of work `work-<id>` that says TEXT, published and fetched at noon of DAY."""
    text = changes.get("text", TEXT)
    plain: dict[str, Any] = {
        "work_id": f"work-{article_id}",
        "source": "made",
        "publisher": "Brask Gazette",
        "input_kind": InputKind.FOLDER,
        "input_ref": f"{article_id}.txt",
        "title": "Three killed in Lower Brask",
        "language": "en",
        "published_at": NOON,
        "published_day": NOON.date(),
        "text": text,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "word_count": len(text.split()),
        "sentence_count": 3,
        "paragraph_count": 2,
        "fetched_at": NOON,
        "raw_sha256": hashlib.sha256(article_id.encode()).hexdigest(),
        "extractor_version": "test",
    }
    return Article(article_id=article_id, **(plain | changes))


def statement(of: Article, words: str, *, speaker: str, **changes: Any) -> Statement:  # noqa: ANN401 — any column
    """Return a statement whose content is these words of the article."""
    start = of.text.index(words)
    plain: dict[str, Any] = {
        "statement_id": f"{of.article_id}:{speaker}:{start}",
        "sentence_no": 0,
        "parts": ((start, start + len(words)),),
        "kind": StatementKind.INDIRECT,
        "speaker": speaker,
        "speaker_text": speaker,
        "confidence": 0.9,
        "rule_id": "test",
    }
    return Statement(article_id=of.article_id, start=start, end=start + len(words), text=words, **(plain | changes))


def claim(of: Article, words: str, value: int | None, said: Statement | None = None, **changes: Any) -> IncidentCount:  # noqa: ANN401
    """Return a claim of these words of the article: `value` people killed on DAY in Lower Brask, unless `changes` says more."""
    start = of.text.index(words)
    plain: dict[str, Any] = {
        "claim_id": f"{of.article_id}:{start}:{words}",
        "statement_id": said.statement_id if said else None,
        "sentence_no": 0,
        "metric": Metric.KILLED,
        "object": Object.PERSON,
        "object_class": ObjectClass.PEOPLE,
        "unit": Unit.PERSONS,
        "value": value,
        "low": value,
        "high": value,
        "bound": Bound.EXACT,
        "fact_no": start,
        "event_from": DAY,
        "event_to": DAY,
        "place": "Lower Brask",
        "admin1": "Brask",
        "admin1_code": "XV-BR",
        "country": "XV",
        "rule_id": "test",
        "extractor_version": "test",
        "confidence": 0.9,
    }
    return IncidentCount(article_id=of.article_id, start=start, end=start + len(words), text=words, **(plain | changes))


def figure(claims: Iterable[IncidentCount]) -> ArticleCount:
    """Return the article's own figure that rests on these claims and takes the first one's numbers."""
    behind = tuple(claims)
    first = behind[0]
    return ArticleCount(
        article_count_id=f"{first.article_id}:{first.metric}:{first.object_class}",
        article_id=first.article_id,
        metric=first.metric,
        object_class=first.object_class,
        low=first.low,
        value=first.value,
        high=first.high,
        state=first.state,
        method=Method.STATED_TOTAL,
        event_from=first.event_from,
        event_to=first.event_to,
        claim_ids=tuple(row.claim_id for row in behind),
    )


def link(claims: Iterable[IncidentCount], incident_id: str, of: Article, **changes: Any) -> list[IncidentLink]:  # noqa: ANN401 — any column
    """Return the links of an article's claims to an incident that it mainly reports."""
    plain: dict[str, Any] = {
        "ruled_incident_id": incident_id,
        "is_main": True,
        "score": 1.0,
        "rule": "founder",
        "decided_at": of.fetched_at,
    }
    rows = [{"claim_id": claim.claim_id, "article_id": of.article_id, "incident_id": incident_id} for claim in claims]
    return [IncidentLink(**(row | plain | changes)) for row in rows]


def report(of: Article, behind: IncidentCount, incident_id: str, said: Statement | None = None, **changes: Any) -> IncidentReport:  # noqa: ANN401 — any column
    """Return what an article reports of an incident, with the numbers of a claim: of its object class, unless `object` names one."""
    plain: dict[str, Any] = {
        "is_main": True,
        "metric": behind.metric,
        "object_class": behind.object_class,
        "low": behind.low,
        "value": behind.value,
        "high": behind.high,
        "state": behind.state,
        "method": Method.STATED_TOTAL,
        "voice": (said.speaker if said else None) or of.agency or of.publisher or of.source,
        "best_claim_id": behind.claim_id,
        "claim_ids": (behind.claim_id,),
    }
    row = plain | changes
    report_id = f"{behind.claim_id}:{row.get('object')}"
    return IncidentReport(report_id=report_id, article_id=of.article_id, incident_id=incident_id, **row)


def write_day(warehouse: Path, rows: Iterable[Any], day: dt.date = DAY) -> None:
    """Write a day's core partitions that hold these rows, of whatever tables."""
    given = list(rows)
    kinds = {table: TABLES[table] for table in (*CORE_TABLES, *LINK_TABLES)}
    day_transaction.write_day(
        warehouse, day, {table: (kind, [row for row in given if isinstance(row, kind)]) for table, kind in kinds.items()}
    )


def new_claims(tables: Mapping[str, Sequence[Any]]) -> NewClaims:
    """Return the claims of a day's rows by table as those that its partitions are about to have."""
    claims, ids = claim_readings(tables["incident_counts"], tables["statements"]), {row.article_id for row in tables["articles"]}
    return NewClaims([ALL], lambda _: (claims, ids))


def unpublished(row: Any) -> dict[str, Any]:  # noqa: ANN401 — a row of any table
    """Return the row's values by column."""
    return {field.name: getattr(row, field.name) for field in fields(row)}
