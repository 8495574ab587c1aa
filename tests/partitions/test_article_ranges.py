"""A day is read range by range: every row is in exactly one of them, and none is large."""

from pathlib import Path

import pytest
from support.contract_rows import DAY, article, statement, write_day

from pipelines.contract.tables import Article, Quarantined, Statement
from pipelines.partitions.article_ranges import ALL, ArticleRange, article_ranges
from pipelines.partitions.contract_checks import doubled_keys
from pipelines.partitions.parquet_files import partition_path, read_table, write_table

NAMES = [f"a{number}" for number in range(7)]


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """Give a day of seven articles with a statement each."""
    articles = [article(name) for name in NAMES]
    write_day(tmp_path, [*articles, *(statement(one, "nine soldiers had been killed", speaker="The other side") for one in articles)])
    return tmp_path


@pytest.mark.parametrize(("size", "ranges"), [(1, 7), (2, 4), (3, 3), (6, 2), (7, 1), (100, 1)])
def test_each_row_is_in_one_range(warehouse: Path, size: int, ranges: int) -> None:
    path, said = partition_path(warehouse, "articles", DAY), partition_path(warehouse, "statements", DAY)
    found = article_ranges([path], size)
    assert len(found) == ranges
    read = [read_table(path, Article, kept=one.rows) for one in found]
    assert sorted(row.article_id for rows in read for row in rows) == NAMES
    assert max(map(len, read)) <= size
    of_articles = [{row.article_id for row in read_table(said, Statement, kept=one.rows)} for one in found]
    assert of_articles == [{row.article_id for row in rows} for rows in read]
    assert all(sum(one.holds(name) for one in found) == 1 for name in [*NAMES, "", "z"])


def test_a_day_without_articles_is_one_range(tmp_path: Path) -> None:
    write_day(tmp_path, [])
    assert article_ranges([partition_path(tmp_path, "articles", DAY)]) == [ALL]
    assert article_ranges([]) == [ALL]


def test_rows_of_no_article_are_in_the_first_range(warehouse: Path) -> None:
    path = partition_path(warehouse, "quarantine", DAY)
    refused = Quarantined(quarantine_id="q", stage="fetch", source="s", input_ref="r", reason="none", refused_at=article("a").fetched_at)  # type: ignore[arg-type]
    write_table(path, Quarantined, [refused])
    ranges = [ArticleRange(None, "a3"), ArticleRange("a3", None)]
    assert [len(read_table(path, Quarantined, kept=one.rows)) for one in ranges] == [1, 0]


def test_a_key_that_stands_twice_in_a_partition_is_named(warehouse: Path) -> None:
    path = partition_path(warehouse, "articles", DAY)
    assert doubled_keys(path, "articles", Article) == []
    write_table(path, Article, [article("a1"), article("a2"), article("a2")])
    assert doubled_keys(path, "articles", Article) == ["articles.article_id 'a2' stands 2 times"]
