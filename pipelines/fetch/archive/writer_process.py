"""The process that keeps what a fast run receives, so that compression and digests do not hold up the requests.

Its arguments are the numbers of three open files: RECEIVED ROWS LOCK. It reads pickles from RECEIVED: a `Start`, then lists of what came,
and writes lists of rows to ROWS. LOCK is held to its end, so that the run that follows a killed one waits until all that was handed over is
written. Its counterpart in the run is in `writer_handover`.

Imports no more than the keeper does: each tenth of a second of its start is a hundred pages.
"""

import pickle
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from typing import Any, BinaryIO

from pipelines.contract.tables import Fetch
from pipelines.fetch.archive.evidence_keeper import Keeper
from pipelines.fetch.archive.warc_segment import Segment
from pipelines.fetch.records.known_inputs import Past, Pasts
from pipelines.fetch.records.received import Exchange, Received
from pipelines.sources.source import Source

_RECEIVED = tuple(item.name for item in fields(Received) if item.name != "exchange")
_EXCHANGE = tuple(item.name for item in fields(Exchange))
_FETCH = tuple(item.name for item in fields(Fetch))
_of_received, _of_exchange, _of_fetch = attrgetter(*_RECEIVED), attrgetter(*_EXCHANGE), attrgetter(*_FETCH)


@dataclass(frozen=True, slots=True)
class Start:
    """What the writer has to know.

    file: of the segment, which goes on at `position`.  path: of the segment, relative to the warehouse.  known: of inputs that will come.
    """

    source: Source
    warehouse: Path
    file: Path
    path: str
    position: int
    known: dict[str, Past]


def pack(received: Received) -> tuple[Any, ...]:
    """Return what came as a plain tuple, which is pickled in a fraction of the time."""
    return (_of_exchange(received.exchange) if received.exchange else None, *_of_received(received))


def _unpack(packed: tuple[Any, ...]) -> Received:
    exchange = None if packed[0] is None else Exchange(**dict(zip(_EXCHANGE, packed[0], strict=True)))
    return Received(exchange=exchange, **dict(zip(_RECEIVED, packed[1:], strict=True)))


def read_rows(file: BinaryIO) -> list[Fetch]:
    """Return the rows that a writer wrote."""
    return [Fetch(**dict(zip(_FETCH, values, strict=True))) for batch in _pickles(file) for values in batch]


def _pickles(file: BinaryIO) -> Iterator[Any]:
    """Yield what was written, without the torn end that a killed process leaves."""
    while True:
        try:
            yield pickle.load(file)  # noqa: S301 — of a pipe or an unnamed file between two processes of one run
        except (EOFError, pickle.UnpicklingError):
            return


def write(received: BinaryIO, rows: BinaryIO) -> None:
    """Keep what comes until its end."""
    batches = _pickles(received)
    start = next(batches, None)
    if start is None:
        return
    with start.file.open("r+b") as file:
        file.seek(start.position)
        segment = Segment(file, start.path, start.position)
        keeper = Keeper(start.source, Pasts(start.warehouse, start.known), segment)
        for batch in batches:
            kept = [_of_fetch(keeper.keep(_unpack(one))) for one in batch]
            pickle.dump(kept, rows, protocol=pickle.HIGHEST_PROTOCOL)
    rows.flush()


def main() -> None:
    """Run as a process of its own. See the module."""
    numbers = [int(text) for text in sys.argv[1:3]]
    with open(numbers[0], "rb") as received, open(numbers[1], "wb") as rows:  # noqa: PTH123 — numbers of open files
        write(received, rows)
