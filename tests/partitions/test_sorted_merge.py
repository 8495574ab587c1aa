"""Sorted files become one sorted stream, and the same rows the same bytes, in however many files they lay."""

import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.partitions import sorted_merge
from pipelines.partitions.sorted_merge import merged

KEYS = [f"k{number:04d}" for number in range(700)]


def written(folder: Path, parts: list[list[str]]) -> list[Path]:
    """Write each part as a file that is sorted by its key, and return the files."""
    paths = [folder / f"{number}.parquet" for number in range(len(parts))]
    for path, part in zip(paths, parts, strict=True):
        keys = sorted(part)
        pq.write_table(pa.table({"key": pa.array(keys, pa.string()), "from": pa.array([path.stem] * len(keys), pa.string())}), path)
    return paths


@pytest.mark.parametrize("files", [1, 2, 7, 90])
def test_rows_come_sorted_and_each_once(tmp_path: Path, files: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorted_merge, "BATCH_ROWS", 128)
    chance = random.Random(files)  # noqa: S311 — a fixed draw
    parts: list[list[str]] = [[] for _ in range(files)]
    for key in KEYS:
        chance.choice(parts).append(key)
    tables = list(merged(written(tmp_path, parts), "key"))
    assert [key for table in tables for key in table["key"].to_pylist()] == KEYS
    assert [table.num_rows for table in tables] == [128] * 5 + [60]
    assert {table["key"].num_chunks for table in tables} == {1}


def test_files_that_follow_each_other_and_empty_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorted_merge, "BATCH_ROWS", 128)
    paths = written(tmp_path, [KEYS[300:], [], KEYS[:300]])
    assert pa.concat_tables(merged(paths, "key"))["key"].to_pylist() == KEYS


def test_no_rows_are_no_table(tmp_path: Path) -> None:
    assert list(merged(written(tmp_path, [[], []]), "key")) == []


def test_rows_of_one_key_keep_the_order_of_the_files(tmp_path: Path) -> None:
    (table,) = merged(written(tmp_path, [["b", "a"], ["a"], ["b", "a"]]), "key")
    assert table["key"].to_pylist() == ["a", "a", "a", "b", "b"]
    assert table["from"].to_pylist() == ["0", "1", "2", "0", "2"]
