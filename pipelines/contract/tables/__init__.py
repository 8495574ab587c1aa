"""THE CONTRACT: one record per table of the warehouse; every column has its type, its rule and one sentence.

From here come the Arrow schemas, CREATE TABLE and COMMENT, the Dagster column schemas, the blocking checks, docs/tables.md
and sql/schema.sql (see `schema`). Standard library only. Closed vocabularies belong in `vocabulary`.

Conventions: `_id` are content hashes; `_at` are UTC timestamps; dates are ISO; offsets are half-open `[start, end)` in
Unicode code points of `articles.text` (NFC, LF); unknown is NULL plus a state, never 0.
"""

from pipelines.contract.tables.articles import Article, ArticleBlock
from pipelines.contract.tables.column import Column
from pipelines.contract.tables.counts import ArticleCount, IncidentCount
from pipelines.contract.tables.earlier import EarlierClaim, EarlierReport
from pipelines.contract.tables.evidence import Fetch, Quarantined, SourceDefinition
from pipelines.contract.tables.links import ArticleStory, EventTrace, IncidentLink, IncidentReport
from pipelines.contract.tables.statements import Statement

TABLES = {
    "articles": Article,
    "article_blocks": ArticleBlock,
    "statements": Statement,
    "incident_counts": IncidentCount,
    "article_counts": ArticleCount,
    "article_stories": ArticleStory,
    "incident_links": IncidentLink,
    "incident_reports": IncidentReport,
    "earlier_claims": EarlierClaim,
    "earlier_reports": EarlierReport,
    "sources": SourceDefinition,
    "fetches": Fetch,
    "quarantine": Quarantined,
}

__all__ = [
    "TABLES",
    "Article",
    "ArticleBlock",
    "ArticleCount",
    "ArticleStory",
    "Column",
    "EarlierClaim",
    "EarlierReport",
    "EventTrace",
    "Fetch",
    "IncidentCount",
    "IncidentLink",
    "IncidentReport",
    "Quarantined",
    "SourceDefinition",
    "Statement",
]
