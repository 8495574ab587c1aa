"""The lock for writing to the warehouse: one run at a time changes partitions or the published file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.lake.lake import CORE, lake_of


@contextmanager
def writer_lock(warehouse: Path) -> Iterator[None]:
    """Hold the lock that serialises everything that writes to the warehouse; it dies with its process.

    What was written is kept when the block ends well: see `lake.Lake`.
    """
    with lake_of(warehouse).held(CORE):
        yield
