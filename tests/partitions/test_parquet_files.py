"""Parquet partitions: the same rows give the same bytes, a write happens whole or not at all, a wrong file is named."""

import datetime as dt
import errno
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from support.contract_rows import DAY, TEXT, article, claim, figure, statement

from pipelines.contract.tables import Article, ArticleCount, EarlierClaim, IncidentCount, Statement
from pipelines.partitions.parquet_files import (
    PartitionError,
    atomic_file,
    check_arrow,
    partition_days,
    partition_path,
    read_arrow,
    read_table,
    to_arrow,
    write_atomically,
    write_table,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name the file of a partition that is not there yet."""
    return partition_path(tmp_path, "articles", DAY)


def test_records_come_back_as_they_were(tmp_path: Path) -> None:
    one = article(authors=("Ada Brom", "Pell Orsay"), modified_at=dt.datetime(2026, 5, 4, 13, 1, 2, 345678, tzinfo=dt.UTC))
    said = statement(one, "nine soldiers had been killed", speaker="The other side")
    count = claim(one, "nine soldiers", 9, said, part_of_claim_id="whole", lat=-20.5)
    for record, row in ((Article, one), (Statement, said), (IncidentCount, count), (ArticleCount, figure([count]))):
        file = tmp_path / f"{record.__name__}.parquet"
        write_table(file, record, [row])
        assert read_table(file, record) == [row]


def test_the_same_rows_in_any_order_give_the_same_bytes(path: Path) -> None:
    rows = [article(f"a{n}") for n in range(50)]
    write_table(path, Article, rows)
    before = path.read_bytes()
    write_table(path, Article, reversed(rows))
    assert path.read_bytes() == before


def test_rows_are_sorted_by_key(path: Path) -> None:
    write_table(path, Article, [article("b"), article("a")])
    assert [row.article_id for row in read_table(path, Article)] == ["a", "b"]


def test_an_empty_day_is_a_partition(path: Path) -> None:
    assert write_table(path, Article, []) == 0
    assert read_table(path, Article) == []
    assert partition_days(path.parents[2], "articles") == [DAY]


def test_days_are_listed_oldest_first(tmp_path: Path) -> None:
    days = [DAY + dt.timedelta(days=n) for n in (3, 0, 40)]
    for day in days:
        write_table(partition_path(tmp_path, "articles", day), Article, [])
    assert partition_days(tmp_path, "articles") == sorted(days)
    assert partition_days(tmp_path, "statements") == []


def test_a_truncated_file_is_named(path: Path) -> None:
    write_table(path, Article, [article()])
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(PartitionError, match=f"{path}: not a readable Parquet file .* materialise its day again"):
        read_table(path, Article)


def test_a_damaged_record_of_earlier_readings_is_to_be_restored_not_deleted(tmp_path: Path) -> None:
    path = partition_path(tmp_path, "earlier_claims", DAY)
    write_atomically(path, b"PAR1")
    with pytest.raises(PartitionError, match=f"{path}: not a readable Parquet file .* restore it from a backup"):
        check_arrow(path, EarlierClaim)


def test_damage_in_the_middle_is_named(path: Path) -> None:
    write_table(path, Article, [article(text=TEXT * 300)])
    content = bytearray(path.read_bytes())
    content[100:140] = bytes(40)
    path.write_bytes(content)
    with pytest.raises(PartitionError, match=str(path)):
        read_table(path, Article)


@pytest.mark.parametrize("content", [b"", b"PAR1", b"not parquet at all", b"PAR1" + bytes(100) + b"PAR1"])
def test_other_bytes_are_named(path: Path, content: bytes) -> None:
    write_atomically(path, content)
    with pytest.raises(PartitionError, match=str(path)):
        check_arrow(path, Article)


def test_a_missing_file_is_named(path: Path) -> None:
    with pytest.raises(PartitionError, match=str(path)):
        read_table(path, Article)


def test_a_further_a_missing_and_a_changed_column_are_named(path: Path) -> None:
    table = to_arrow(Article, [article()])
    path.parent.mkdir(parents=True)
    wrong = {
        "has mood": table.append_column("mood", pa.array(["calm"])),
        "lacks title": table.drop_columns(["title"]),
        "has word_count as string instead of int64": table.set_column(
            table.schema.get_field_index("word_count"), "word_count", pa.array(["many"])
        ),
    }
    for difference, other in wrong.items():
        pq.write_table(other, path)
        for read in (read_arrow, check_arrow):
            with pytest.raises(
                PartitionError, match=rf"{path}: columns differ from the contract \({difference}\): another version .* wrote it"
            ):
                read(path, Article)


def test_a_file_of_an_older_version_says_all_that_differs(path: Path) -> None:
    older = to_arrow(Article, [article()]).drop_columns(["title", "agency"]).append_column("mood", pa.array(["calm"]))
    path.parent.mkdir(parents=True)
    pq.write_table(older, path)
    with pytest.raises(PartitionError, match=r"\(lacks title, agency; has mood\): .* materialise its day again"):
        check_arrow(path, Article)


def test_a_full_disk_is_named_and_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_table(path, Article, [article()])
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pipelines.partitions.parquet_files.os.fsync", full)
    with pytest.raises(OSError, match=f"{path}: no room to write it; free some space and run again, the old file is as it was"):
        write_table(path, Article, [])
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_an_exception_while_writing_leaves_the_old_file_and_nothing_else(path: Path) -> None:
    write_atomically(path, b"old")

    def write_half() -> None:
        with atomic_file(path) as file:
            file.write(b"new, but only ha")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_half()
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]


def test_a_row_that_does_not_fit_leaves_the_old_partition(path: Path) -> None:
    write_table(path, Article, [article()])
    with pytest.raises((pa.ArrowInvalid, pa.ArrowTypeError)):
        write_table(path, Article, [article(word_count="many")])
    assert len(read_table(path, Article)) == 1
