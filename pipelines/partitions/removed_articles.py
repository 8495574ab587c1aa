"""Articles that are to be nowhere: their rows are taken out of the partitions of all days in one step, earlier readings included.

The link tables are left: the next linking makes them again for the days whose inputs have changed.
"""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.contract.tables import TABLES
from pipelines.partitions.day_transaction import replace_tables, settle
from pipelines.partitions.parquet_files import partition_days, partition_path, read_any

_LINKED = ("article_stories", "incident_links", "incident_reports")
_ARTICLE = "article_id"

Refused = Callable[[dict[str, str | None]], bool]
"""Tells whether a row of quarantine is to go, by its source, input_ref, url and raw_path."""
REFUSED_BY = ("source", "input_ref", "url", "raw_path")


def remove_articles(warehouse: Path, articles: Collection[str], refused: Refused) -> int:
    """Take the rows of articles, and refused inputs, out of core/ and return how many rows went. Call it under the writer lock.

    articles: their ids. Raises PartitionError where a partition is damaged.
    """
    settle(warehouse)
    left: dict[Path, pa.Table] = {}
    removed = 0
    for path in _partitions(warehouse):
        table = read_any(path)
        kept = table.filter(_is_kept(table, articles, refused))
        if kept.num_rows < table.num_rows:
            left[path], removed = kept, removed + table.num_rows - kept.num_rows
    if left:
        replace_tables(warehouse, left)
    return removed


def _partitions(warehouse: Path) -> Iterator[Path]:
    for table in TABLES:
        if table not in _LINKED:
            yield from (partition_path(warehouse, table, day) for day in partition_days(warehouse, table))


def _is_kept(table: pa.Table, articles: Collection[str], refused: Refused) -> pa.Array:
    if _ARTICLE in table.column_names:
        gone = pc.is_in(table[_ARTICLE], value_set=pa.array(sorted(articles), type=pa.string()))
        return pc.invert(gone)
    rows = table.select([name for name in REFUSED_BY if name in table.column_names]).to_pylist()
    return pa.array([not refused(row) for row in rows], type=pa.bool_())
