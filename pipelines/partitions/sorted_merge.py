"""Files of one table that are each sorted by its key become one stream of sorted rows, of which a few thousand are in memory at a time."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.partitions.parquet_files import BATCH_ROWS

_LEAST_ROWS = 64


def merged(paths: Sequence[Path], key: str) -> Iterator[pa.Table]:
    """Yield the rows of all files sorted by the key, as tables of BATCH_ROWS rows; the last one holds what is left.

    paths: files that are sorted by the key and have the same columns. Rows with one key keep the order of the paths.
    """
    return _regrouped(_merged(paths, key))


def _merged(paths: Sequence[Path], key: str) -> Iterator[pa.Table]:
    """Yield sorted rows, however many are sure to come before all that is not read yet."""
    rows = max(_LEAST_ROWS, BATCH_ROWS // max(1, len(paths)))
    with ExitStack() as stack:
        sources = [_Source(stack.enter_context(pq.ParquetFile(path, buffer_size=1 << 16, pre_buffer=False)), key, rows) for path in paths]
        while sources := [source for source in sources if source.is_filled()]:
            bound = min(source.last for source in sources)
            parts = pa.concat_tables([source.taken(bound) for source in sources])
            order = pc.sort_indices(parts, sort_keys=[(key, "ascending")])
            yield parts.take(order)


class _Source:
    """One of the files, with the rows that were read and not handed on yet."""

    def __init__(self, file: pq.ParquetFile, key: str, rows: int) -> None:
        self._batches = file.iter_batches(rows, use_threads=False)
        self._held: pa.Table | None = None
        self._key = key

    def is_filled(self) -> bool:
        """Read on where nothing is held, and tell whether there was more."""
        while self._held is None or not self._held.num_rows:
            batch = next(self._batches, None)
            if batch is None:
                return False
            self._held = pa.Table.from_batches([batch])
        return True

    @property
    def last(self) -> str:
        """The greatest key that is held."""
        assert self._held is not None  # noqa: S101 — `is_filled` came before
        return str(self._held[self._key][-1].as_py())

    def taken(self, bound: str) -> pa.Table:
        """Return the rows up to a key, which are not held any more."""
        assert self._held is not None  # noqa: S101 — `is_filled` came before
        number = pc.sum(pc.less_equal(self._held[self._key], bound)).as_py() or 0
        taken, self._held = self._held.slice(0, number), self._held.slice(number)
        return taken


def _regrouped(tables: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """Yield the rows in their order as tables of BATCH_ROWS rows, each in one piece, so that the same rows give the same bytes."""
    held: list[pa.Table] = []
    for table in tables:
        held.append(table)
        if sum(part.num_rows for part in held) >= BATCH_ROWS:
            rows = pa.concat_tables(held)
            full = rows.num_rows - rows.num_rows % BATCH_ROWS
            yield from (rows.slice(start, BATCH_ROWS).combine_chunks() for start in range(0, full, BATCH_ROWS))
            held = [rows.slice(full)]
    if sum(part.num_rows for part in held):
        yield pa.concat_tables(held).combine_chunks()
