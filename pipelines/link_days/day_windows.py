"""The days before the one that is linked: held in memory and moved along with the days, or joined where they are too many events."""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.contract.tables import EventTrace
from pipelines.link.event_sketches import with_words_once
from pipelines.link.linking_window import Known, Memory
from pipelines.link_days.day_notes import TRACES
from pipelines.link_days.window_join import IncidentSizes, joined_window
from pipelines.partitions.parquet_files import partition_path, read_columns, read_table

MOST_HELD = 25_000
"""Events of a window that is held in memory, some 18 kB each; of more, those that a day can ask for are found by joins."""


class Window:
    """The memory of the days before the one that is linked: moved along with the days, read from the trace partitions where it has gaps."""

    def __init__(self, warehouse: Path) -> None:
        """Start without days."""
        self._warehouse = warehouse
        self._memory = Memory()
        self._days: dict[dt.date, list[EventTrace]] = {}
        self._events: dict[dt.date, int] = {}
        self._sizes = IncidentSizes(warehouse)
        self._is_held = True

    @contextmanager
    def before(self, days: Iterable[dt.date]) -> Iterator[Known]:
        """Yield what is known of these days, given in their order and never earlier ones than at the last call."""
        wanted = list(days)
        self._events = {day: self._events.get(day) or self._count(day) for day in wanted}
        if sum(self._events.values()) <= MOST_HELD:
            yield self._held(wanted)
            return
        self._memory, self._days, self._is_held = Memory(), {}, False
        with joined_window(self._warehouse, wanted, self._sizes) as joined:
            yield joined

    def add(self, day: dt.date, traces: list[EventTrace]) -> None:
        """Note the traces of a day that was linked just now; the memory, where there is one, has taken them in."""
        if self._is_held:
            self._days[day] = traces
        self._events.pop(day, None)
        self._sizes.forget(day)

    def _held(self, wanted: list[dt.date]) -> Memory:
        """Return the memory of these days."""
        self._is_held = True
        for day in [known for known in self._days if known not in wanted]:
            self._memory.forget(self._days.pop(day))
        words: dict[str, str] = {}
        for day in [other for other in wanted if other not in self._days]:
            read = read_table(partition_path(self._warehouse, TRACES, day), EventTrace)
            traces = [with_words_once(trace, words) for trace in read]
            traces.sort(key=lambda trace: trace.position)
            self._memory.remember(traces)
            self._days[day] = traces
        return self._memory

    def _count(self, day: dt.date) -> int:
        return int(read_columns(partition_path(self._warehouse, TRACES, day), EventTrace, ("position",)).num_rows)
