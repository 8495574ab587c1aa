"""Ranges of articles: a day's tables read some thousand articles at a time, so that a large day needs no more memory than a small one.

Rows of one article refer to each other and to no other article of the day, so what is checked or compared can be done range by range.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.contract.tables import Article
from pipelines.partitions.parquet_files import read_known

ARTICLES_A_RANGE = 4_000
_ARTICLE = "article_id"


@dataclass(frozen=True, slots=True)
class ArticleRange:
    """Articles by their ids: those after one and up to another; None is no limit."""

    after: str | None = None
    upto: str | None = None

    def holds(self, article_id: str) -> bool:
        """Tell whether an article is among them."""
        return (self.after is None or article_id > self.after) and (self.upto is None or article_id <= self.upto)

    def rows(self, table: pa.Table) -> pa.Table:
        """Return the rows of these articles; rows that belong to no article go with the first range."""
        if _ARTICLE not in table.column_names:
            return table if self.after is None else table.slice(0, 0)
        if self.after is not None:
            table = table.filter(pc.greater(table[_ARTICLE], self.after))
        return table if self.upto is None else table.filter(pc.less_equal(table[_ARTICLE], self.upto))


ALL = ArticleRange()


def article_ranges(partitions: Iterable[Path], size: int = ARTICLES_A_RANGE) -> list[ArticleRange]:
    """Return ranges that together hold everything, each with at most so many of the articles of these partitions of `articles`.

    Raises PartitionError where one is damaged.
    """
    ids = sorted({row[_ARTICLE] for path in partitions for row in read_known(path, Article, [_ARTICLE])})
    ends = ids[size - 1 : -1 : size]
    return [ArticleRange(after, upto) for after, upto in zip([None, *ends], [*ends, None], strict=True)]
