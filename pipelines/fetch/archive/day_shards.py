"""Shards of a day: which of its archived inputs are read together.

An input belongs to a shard by the SHA-256 of its bytes. So the same bytes, which may have come twice, always meet in one shard, and which
inputs a shard has depends on nothing but the log and the number of shards.
"""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

PAGES_A_SHARD = 32
"""Fewer would cost more than half a tenth of their time in files; more would leave the cores of a small day idle."""
MOST_PAGES_A_SHARD = 1_000
"""A worker holds the rows of a shard: 19 kB for an article of 150 words, some 100 kB for one of 700."""
SHARDS_OF_A_DAY = 64
"""From here on shards grow instead of becoming more, until they have MOST_PAGES_A_SHARD."""
MOST_SHARDS = 512
"""All files of a table are open at once while they are merged."""
_DIGITS = 8
_ALL = 16**_DIGITS


@dataclass(frozen=True, slots=True)
class Shard:
    """One of `count` parts of a day, numbered from 0."""

    number: int
    count: int

    def rows(self, log: pa.Table) -> pa.Table:
        """Return the rows of a fetch log whose inputs are in the shard; rows without a hash are in the first one."""
        if self.count == 1:
            return log
        hashes = log["raw_sha256"].fill_null("")
        of_shard = pc.greater_equal(hashes, _first(self.number, self.count))
        if self.number + 1 < self.count:
            of_shard = pc.and_(of_shard, pc.less(hashes, _first(self.number + 1, self.count)))
        return log.filter(of_shard)

    def holds(self, sha256: str) -> bool:
        """Tell whether an input with these bytes is in the shard."""
        is_before_next = self.number + 1 == self.count or sha256 < _first(self.number + 1, self.count)
        return is_before_next and sha256 >= _first(self.number, self.count)


WHOLE = Shard(0, 1)


def _first(number: int, count: int) -> str:
    """Return how the first hashes of a shard begin; the empty text for the first shard."""
    return f"{-(-number * _ALL // count):0{_DIGITS}x}" if number else ""


def shard_count(pages: int) -> int:
    """Return into how many shards a day of so many inputs is divided, at least one."""
    small = min(SHARDS_OF_A_DAY, -(-pages // PAGES_A_SHARD))
    return max(1, min(MOST_SHARDS, max(small, -(-pages // MOST_PAGES_A_SHARD))))
