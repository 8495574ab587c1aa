"""The claims of a day that change because the rules have changed, recorded before a run replaces their partition.

An article's id is a hash of its bytes, so whatever differs between two readings of one id is due to rules: newsledger's, or the user's
places.csv. An article that only one of the two partitions has is no change of rules.
"""

import datetime as dt
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipelines.contract.tables import Article, IncidentCount, IncidentLink, Statement
from pipelines.partitions.claim_readings import KEYS, OF_CLAIM, OF_LINK, OF_STATEMENT, READ, claim_readings, joined_reading
from pipelines.partitions.earlier_readings import Key, Marks, Reading, Readings, ReadingsRecord
from pipelines.partitions.parquet_files import PartitionError, partition_path, read_known

_log = logging.getLogger(__name__)


@contextmanager
def claims_recorded(warehouse: Path, day: dt.date, rows: Mapping[str, Sequence[Any]], now: dt.datetime) -> Iterator[None]:
    """Record, before the block writes a day's core partitions, which of the old claims are missing or different in the new rows.

    rows: the new ones, by table.  now: UTC; the moment at which the new readings take the place of the old ones.
    Raises PartitionError where the record is damaged; of old partitions that are damaged nothing is recorded, with a warning.
    """
    record = ReadingsRecord(warehouse, "earlier_claims", day, keys=KEYS, stage="extract", now=now)
    new_articles = {article.article_id for article in rows["articles"]}
    found, articles = _read_claims(warehouse, day)
    old, old_articles = record.earlier(found), set(record.noted.get("articles", articles))
    record.add(old, claim_readings(rows["incident_counts"], rows["statements"]), old_articles & new_articles, _marks(old))
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


def _read_claims(warehouse: Path, day: dt.date) -> tuple[dict[Key, Reading], set[str]]:
    """Return the claims of a day's partitions as they are, with their speakers and their links, and the articles of the day."""
    claims, statements, articles, links = (
        partition_path(warehouse, table, day) for table in ("incident_counts", "statements", "articles", "incident_links")
    )
    if not (claims.exists() and statements.exists() and articles.exists()):
        return {}, set()
    try:
        said = {row["statement_id"]: row for row in read_known(statements, Statement, ("statement_id", *OF_STATEMENT))}
        linked = read_known(links, IncidentLink, ("claim_id", *OF_LINK)) if links.exists() else []
        links_of = {row["claim_id"]: row for row in linked}
        rows = read_known(claims, IncidentCount, ("statement_id", *OF_CLAIM))
        ids = {row["article_id"] for row in read_known(articles, Article, ["article_id"])}
    except PartitionError as error:
        _log.warning("%s; what it held before is not recorded", error)
        return {}, set()
    return {(row["claim_id"],): joined_reading(row, said.get(row["statement_id"]), links_of.get(row["claim_id"])) for row in rows}, ids
