"""Shards of a day: every input is in exactly one, the same bytes always in the same, and their number fits the day."""

import hashlib

import pyarrow as pa
import pytest

from pipelines.fetch.archive.day_shards import MOST_PAGES_A_SHARD, MOST_SHARDS, Shard, shard_count

HASHES = ["", "0" * 64, "f" * 64, *(hashlib.sha256(str(number).encode()).hexdigest() for number in range(500))]


@pytest.mark.parametrize("count", [1, 2, 3, 7, 64, 512])
def test_each_input_is_in_one_shard(count: int) -> None:
    log = pa.table({"raw_sha256": [*HASHES, None]})
    shards = [Shard(number, count) for number in range(count)]
    found = [shard.rows(log)["raw_sha256"].to_pylist() for shard in shards]
    assert sorted(sha256 or "" for rows in found for sha256 in rows) == sorted([*HASHES, ""])
    for shard, rows in zip(shards, found, strict=True):
        assert {sha256 for sha256 in HASHES if shard.holds(sha256)} == {sha256 or "" for sha256 in rows if sha256 is not None}


@pytest.mark.parametrize(
    ("pages", "shards"),
    [(0, 1), (1, 1), (32, 1), (33, 2), (1_000, 32), (10_000, 64), (64_001, 65), (100_000, 100), (10_000_000, MOST_SHARDS)],
)
def test_a_larger_day_has_more_shards_and_then_larger_ones(pages: int, shards: int) -> None:
    assert shard_count(pages) == shards
    assert pages > MOST_SHARDS * MOST_PAGES_A_SHARD or pages <= shards * MOST_PAGES_A_SHARD
