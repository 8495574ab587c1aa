"""Events of days before the window, found by the day and the place that an article names: a man hurt in the 12 March attack on Orlen died.

Which days and places articles name is in `pipelines.link.link_articles.days_recalled`.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from pipelines.contract.tables import EventTrace
from pipelines.link_days.day_notes import TRACES
from pipelines.partitions.parquet_files import partition_path, read_columns, read_table

REPORTED_FROM, REPORTED_TO = -1, 7
"""Days of collection, from that of an event, in which its first reports are looked for."""
_COUNTRY = 2  # letters of the code of a country, which is no place to know an event by

_Rows = dict[dt.date, list[tuple[int, frozenset[str]]]]
"""The rows of a partition by the day of their event, each with the codes of its places."""


class OlderEvents:
    """The traces of earlier days; of each partition the days and places of its events are read once."""

    def __init__(self, warehouse: Path) -> None:
        """Start without days."""
        self._warehouse = warehouse
        self._of_day: dict[dt.date, _Rows] = {}

    def traces(self, recalled: Mapping[dt.date, set[str]], days: Iterable[dt.date]) -> list[EventTrace]:
        """Return the events of recalled days that share a place with them, in their order. days: of collection, see `days_of`."""
        return [trace for day in days for trace in self._traces(recalled, day)]

    def _traces(self, recalled: Mapping[dt.date, set[str]], day: dt.date) -> list[EventTrace]:
        if day not in self._of_day:
            self._of_day[day] = _rows(partition_path(self._warehouse, TRACES, day))
        known = self._of_day[day]
        found = {row for event, codes in recalled.items() for row, places in known.get(event, ()) if places & codes}
        rows = read_table(partition_path(self._warehouse, TRACES, day), EventTrace, sorted(found)) if found else []
        return sorted(rows, key=lambda trace: trace.position)


def days_of(recalled: Iterable[str], known: Iterable[dt.date], before: dt.date) -> list[dt.date]:
    """Return those of the known days of collection before a day on which events of the recalled days were first reported.

    recalled: days as YYYY-MM-DD.
    """
    near = {
        dt.date.fromisoformat(event) + dt.timedelta(days=later) for event in recalled for later in range(REPORTED_FROM, REPORTED_TO + 1)
    }
    return [day for day in known if day in near and day < before]


def _rows(path: Path) -> _Rows:
    """Return the events of a partition of which a day or a night is known."""
    found: _Rows = {}
    columns = read_columns(path, EventTrace, ("event_from", "event_to", "places"))
    for number, row in enumerate(columns.to_pylist()):
        first, last = row["event_from"], row["event_to"] or row["event_from"]
        if first is not None and (last - first).days <= 1:
            places = frozenset(code for code in row["places"] if len(code) > _COUNTRY)
            for day in {first, last}:
                found.setdefault(day, []).append((number, places))
    return found
