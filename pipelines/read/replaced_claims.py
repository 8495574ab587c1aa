"""The claims of a day that change because the rules have changed, recorded before a run replaces their partition.

An article's id is a hash of its bytes, so whatever differs between two readings of one id is due to rules: newsledger's, or the user's
places.csv. An article that only one of the two partitions has is no change of rules.
"""

import datetime as dt
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipelines.contract.tables import Article, IncidentCount, IncidentLink, Statement
from pipelines.partitions.article_ranges import ArticleRange, article_ranges
from pipelines.partitions.claim_readings import KEYS, OF_CLAIM, OF_LINK, OF_STATEMENT, READ, joined_reading
from pipelines.partitions.earlier_readings import Key, Marks, Reading, Readings, ReadingsRecord
from pipelines.partitions.parquet_files import PartitionError, partition_path, read_known

_log = logging.getLogger(__name__)


Claims = tuple[dict[Key, Reading], set[str]]
"""Claims as readings, and the ids of all articles, those without claims included."""


@dataclass(frozen=True, slots=True)
class NewClaims:
    """The claims that a day is about to have. articles: the ranges by which to compare them.  of: gives those of a range."""

    articles: Sequence[ArticleRange]
    of: Callable[[ArticleRange], Claims]


def claims_of_files(files: Mapping[str, Path]) -> NewClaims:
    """Return the claims that files hold, by table, which are about to become a day's partitions."""
    tables = (files["articles"], files["statements"], files["incident_counts"])
    return NewClaims(article_ranges([files["articles"]]), lambda articles: _claims(*tables, None, articles))


@contextmanager
def claims_recorded(warehouse: Path, day: dt.date, new: NewClaims, now: dt.datetime) -> Iterator[None]:
    """Record, before the block writes a day's core partitions, which of the old claims are missing or different in the new rows.

    now: UTC; the moment at which the new readings take the place of the old ones.
    Raises PartitionError where the record is damaged; of old partitions that are damaged nothing is recorded, with a warning.
    """
    record = ReadingsRecord(warehouse, "earlier_claims", day, keys=KEYS, stage="extract", now=now)
    old_articles: set[str] = set(record.noted.get("articles", ()))
    new_articles: set[str] = set()
    for articles in new.articles:
        found, ids = _read_claims(warehouse, day, articles)
        claims, new_ids = new.of(articles)
        new_articles |= new_ids
        if "articles" not in record.noted:
            old_articles |= ids
        old = {key: row for key, row in record.earlier(found).items() if articles.holds(row["article_id"])}
        record.add(old, claims, old_articles & new_ids, _marks(old))
    if record.is_changed or record.noted or old_articles != new_articles:
        record.note(articles=sorted(old_articles))
    record.write()
    yield
    record.finish()


def _marks(old: Readings) -> Marks:
    """Return what tells readings apart: of the columns that the old ones have, because another version may have written them."""
    known = next(iter(old.values()), dict.fromkeys(READ)).keys()
    names = [name for name in READ if name in known]
    return lambda reading: [reading.get(name) for name in names]


def _read_claims(warehouse: Path, day: dt.date, articles: ArticleRange) -> Claims:
    """Return the claims of a day's partitions as they are, with their speakers and their links, and the articles of the day."""
    claims, statements, read, links = (
        partition_path(warehouse, table, day) for table in ("incident_counts", "statements", "articles", "incident_links")
    )
    if not (claims.exists() and statements.exists() and read.exists()):
        return {}, set()
    try:
        return _claims(read, statements, claims, links if links.exists() else None, articles)
    except PartitionError as error:
        _log.warning("%s; what it held before is not recorded", error)
        return {}, set()


def _claims(read: Path, statements: Path, claims: Path, links: Path | None, articles: ArticleRange) -> Claims:
    said = {
        row["statement_id"]: row for row in read_known(statements, Statement, ("statement_id", "article_id", *OF_STATEMENT), articles.rows)
    }
    linked = read_known(links, IncidentLink, ("claim_id", "article_id", *OF_LINK), articles.rows) if links else []
    links_of = {row["claim_id"]: row for row in linked}
    rows = read_known(claims, IncidentCount, ("statement_id", *OF_CLAIM), articles.rows)
    ids = {row["article_id"] for row in read_known(read, Article, ["article_id"], articles.rows)}
    return {(row["claim_id"],): joined_reading(row, said.get(row["statement_id"]), links_of.get(row["claim_id"])) for row in rows}, ids
