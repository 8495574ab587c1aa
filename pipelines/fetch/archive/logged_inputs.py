"""What the logs of a source say was archived of an input, so that a new answer can be told from a known one.

Only the inputs that are loaded are held, because the logs of years are large. The logs are written by `recorder`; what is known of an
input is in `known_inputs`.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.contract.tables import Fetch
from pipelines.fetch.archive.archived_pages import LOG_NAME, day_folder
from pipelines.fetch.archive.recovery import recover
from pipelines.fetch.records.known_inputs import Logged, Pasts
from pipelines.partitions.parquet_files import PartitionError, read_columns, to_arrow

_MOST_HELD = 64_000_000
"""Bytes of logs that are held for the next look-up, because a run asks for its listings one after another; larger ones are read again."""
_COLUMNS = [item.name for item in fields(Logged)]


class History(Pasts):
    """What is archived of the inputs of one source."""

    def __init__(self, warehouse: Path, source: str, days: Iterable[dt.date]) -> None:
        """days: whose logs are read. The caller holds the source's lock."""
        super().__init__(warehouse)
        self._source = source
        self._days = tuple(days)
        self._loaded: set[str] = set()
        self._moments: set[tuple[str, dt.datetime]] = set()
        self._logs: dict[dt.date, pa.Table] = {}
        self._held = 0

    def load(self, inputs: Iterable[str], *, days: Iterable[dt.date] | None = None) -> None:
        """Read what the logs say of the inputs that are not loaded yet. days: read the logs of these days only."""
        wanted = {name for name in inputs if name not in self._loaded and _can_be_logged(name)}
        if not wanted:
            return
        self._loaded |= wanted
        rows = [row for day in self._days if days is None or day in days for row in self._rows(day, wanted)]
        for row in sorted(rows, key=lambda row: row.fetched_at):
            self.settle(row)
        self._moments |= {(row.input_ref, row.fetched_at) for row in rows}

    def has_moment(self, input_ref: str, moment: dt.datetime) -> bool:
        """Return whether earlier runs logged an answer of that very moment for an input: the same response in another file, or again."""
        return (input_ref, moment) in self._moments

    def _rows(self, day: dt.date, wanted: set[str]) -> list[Logged]:
        table = self._logs.get(day)
        if table is None:
            table = self._read(day)
            if self._held + table.nbytes <= _MOST_HELD:
                self._logs[day] = table
                self._held += table.nbytes
        is_wanted = pc.is_in(table["input_ref"], value_set=pa.array(sorted(wanted), type=pa.string()))
        return [Logged(**row) for row in table.filter(is_wanted).to_pylist()]

    def _read(self, day: dt.date) -> pa.Table:
        log = day_folder(self._warehouse, self._source, day) / LOG_NAME
        if not log.exists():
            return to_arrow(Fetch, []).select(_COLUMNS)
        try:
            return read_columns(log, Fetch, _COLUMNS)
        except PartitionError:
            return recover(self._warehouse, self._source, day).select(_COLUMNS)


def _can_be_logged(name: str) -> bool:
    # no log holds halves of surrogate pairs, and no search for them can be made
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
