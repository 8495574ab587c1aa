"""The window of a day where it is too many events to hold: what the day can ask for is found by joins over the trace partitions.

DuckDB reads the partitions through, within a limit of memory, and writes to a temporary folder what does not fit. Which events are
compared, and how, is decided in `pipelines.link`, which gets the same answers as if it held the window itself.
"""

import datetime as dt
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipelines.contract.tables import EventTrace
from pipelines.link.distinctive_words import TermWeights, is_searched
from pipelines.link.incidents import IncidentIndex, KnownEvents, is_anchored
from pipelines.link.linking_window import Search
from pipelines.link.stories import STORY_DAYS, Band, KnownStories, Signature, StoryIndex, ToldStory, bands
from pipelines.link.term_search import TermSearch
from pipelines.link_days import window_sql
from pipelines.link_days.day_notes import TRACES
from pipelines.link_days.spilled_sketches import SpilledSketches
from pipelines.partitions.parquet_files import PartitionError, partition_path, read_columns

MEMORY_BYTES = 500_000_000
"""What DuckDB holds in memory; the rest goes to the temporary folder."""
_REMEDY = "see that the disk has room, and make damaged days anew with `newsledger build`"
_TRACES_AT_A_TIME, _TERMS_AT_A_TIME = 1_000, 10_000
_FOLLOWING = 1 << 62


class IncidentSizes:
    """How many events each incident has on each of the last days, and how many of them have a place or a day; each day is read once."""

    def __init__(self, warehouse: Path) -> None:
        """Start without days."""
        self._warehouse = warehouse
        self._days: dict[dt.date, tuple[Counter[str], Counter[str]]] = {}

    def of(self, days: Sequence[dt.date]) -> tuple[Counter[str], Counter[str]]:
        """Return the sums of these days."""
        self._days = {day: self._days.get(day) or self._read(day) for day in days}
        sizes, anchors = Counter[str](), Counter[str]()
        for size, anchored in self._days.values():
            sizes.update(size)
            anchors.update(anchored)
        return sizes, anchors

    def forget(self, day: dt.date) -> None:
        """Forget a day that was linked anew."""
        self._days.pop(day, None)

    def _read(self, day: dt.date) -> tuple[Counter[str], Counter[str]]:
        path = partition_path(self._warehouse, TRACES, day)
        rows = read_columns(path, EventTrace, ("incident_id", "places", "figures", "is_day_stated")).to_pylist()
        sizes, anchors = Counter[str](), Counter[str]()
        for row in rows:
            incident = row.pop("incident_id")
            sizes[incident] += 1
            anchors[incident] += is_anchored(**row)
        return sizes, anchors


@contextmanager
def joined_window(warehouse: Path, days: Sequence[dt.date], sizes: IncidentSizes) -> Iterator["WindowJoin"]:
    """Yield a window, whose temporary folder goes when the block ends. days: in their order, at least one.

    sizes: of incidents, which later windows use again. Raises PartitionError where the partitions cannot be read or do not fit on the disk.
    """
    paths = [str(partition_path(warehouse, TRACES, day)) for day in days]
    with tempfile.TemporaryDirectory(prefix=".link.", dir=warehouse) as folder:
        limits: dict[str, str | bool | int | float | list[str]] = {"memory_limit": f"{MEMORY_BYTES}B", "temp_directory": folder}
        try:
            with closing(duckdb.connect(config=limits | {"preserve_insertion_order": False})) as database:
                database.execute(window_sql.events_view(paths))
                with closing(SpilledSketches(Path(folder) / "traces")) as spilled:
                    yield WindowJoin(database, spilled, lambda: sizes.of(days))
        except duckdb.Error as error:
            told = str(error).splitlines()[0]
            raise PartitionError(f"{paths[0]} to {paths[-1]}: the window of the day cannot be joined ({told}); {_REMEDY}") from error


class WindowJoin:
    """The window of one day, as `pipelines.link.linking_window.Known` wants it."""

    def __init__(
        self, database: duckdb.DuckDBPyConnection, spilled: SpilledSketches, sizes: Callable[[], tuple[Counter[str], Counter[str]]]
    ) -> None:
        """Read nothing yet. database: with the view of the window's events.  spilled: still empty.  sizes: see `IncidentSizes`."""
        self._database, self._spilled, self._sizes = database, spilled, sizes

    def stories_of(self, articles: Iterable[tuple[str, Signature, dt.date]]) -> StoryIndex:
        """Return the stories that articles of the day can belong to; articles: their works, signatures and days of publication."""
        told = list(articles)
        parts = sorted({band for _, minhash, _ in told for band in bands(minhash)})
        near = {day + dt.timedelta(days=away) for day in {day for *_, day in told} for away in range(-STORY_DAYS, STORY_DAYS + 1)}
        self._register("own_works", {"work_id": pa.array(sorted({work for work, *_ in told}), pa.string())})
        self._register("own_days", {"published_day": pa.array(sorted(near), pa.date32())})
        banded = {"band": [band for band, _ in parts], "part": [part for _, part in parts]}
        self._register("own_bands", {"band": pa.array(banded["band"], pa.int64()), "part": pa.array(banded["part"], pa.list_(pa.int64()))})
        with_band: dict[Band, list[int]] = {}
        once: dict[int, int] = {}
        for band, part, numbers in self._rows(window_sql.BANDS_OF, _TERMS_AT_A_TIME):
            with_band[band, tuple(part)] = [once.setdefault(number, number) for number in sorted(numbers)]
        of_work = {work: [number] for work, number in self._rows(window_sql.WORKS, _TERMS_AT_A_TIME)}
        firsts = {number for numbers in of_work.values() for number in numbers}
        self._register("own_numbers", {"number": pa.array(sorted({*once, *firsts}), pa.int64())})
        self._register("own_firsts", {"number": pa.array(sorted(firsts), pa.int64())})
        found = self._rows(window_sql.STORIES, _TERMS_AT_A_TIME)
        known = {number: ToldStory(work, tuple(minhash), day.toordinal(), story_id) for number, work, minhash, day, story_id in found}
        return StoryIndex(KnownStories(with_band, of_work, known, _FOLLOWING))

    def incidents_of(self, articles: Iterable[tuple[str, ...]], searches: Iterable[Search]) -> IncidentIndex:
        """Return the incidents that events of the day can belong to. articles: their terms.  searches: in the order in which they come."""
        asked, mains = list(searches), list(articles)
        counted = self._database.execute(window_sql.ARTICLES).fetchall()[0][0]
        self._register("own_terms", {"term": pa.array(sorted({term for one in asked for term in one.trace.terms}), pa.string())})
        frequencies, with_term = self._terms()
        works, stories = (self._first_of(name, asked) for name in ("work_id", "story_id"))
        weights = TermWeights(known=frequencies, number=counted)
        weights.add(mains)
        wanted = _wanted(asked, TermSearch(weights, with_term))
        wanted.update(numbers[0] for first in (works, stories) for numbers in first.values())
        self._spill(wanted)
        self._register("own_terms", {"term": pa.array(sorted(self._spilled.terms.keys() - frequencies.keys()), pa.string())})
        weights.know(dict(self._database.execute(window_sql.FREQUENCIES).fetchall()))
        sizes, anchors = self._sizes()
        known = KnownEvents(sizes, anchors, with_term, works, stories, self._spilled, _FOLLOWING)
        return IncidentIndex(weights, known)

    def _register(self, name: str, arrays: Mapping[str, pa.Array]) -> None:
        self._database.register(name, pa.table(dict(arrays)))

    def _read(self, question: str, rows: int) -> Iterator[pa.RecordBatch]:
        """Yield the answer, so many rows at a time."""
        found = self._database.sql(question)
        yield from found.to_arrow_reader(rows) if found is not None else ()

    def _rows(self, question: str, rows: int) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of the answer, of which so many are held at a time."""
        for batch in self._read(question, rows):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)

    def _terms(self) -> tuple[dict[str, int], dict[str, list[int]]]:
        """Return in how many articles each term of the day stands, and the last events with each that is searched, ascending."""
        frequencies: dict[str, int] = {}
        with_term: dict[str, list[int]] = {}
        once: dict[int, int] = {}  # an event has many terms
        for term, number, events in self._rows(window_sql.TERMS, _TERMS_AT_A_TIME):
            if number:
                frequencies[term] = number
            if is_searched(term):
                with_term[term] = [once.setdefault(event, event) for event in sorted(events)]
        return frequencies, with_term

    def _first_of(self, name: str, asked: Iterable[Search]) -> dict[tuple[str, str], list[int]]:
        """Return the first event of each of the day's works or stories, by it and the event's key."""
        keys = sorted({(getattr(one.trace, name), one.trace.event_key) for one in asked if one.is_added})
        own = {"own": pa.array([key for key, _ in keys], pa.string()), "event_key": pa.array([event for _, event in keys], pa.string())}
        self._register("own_keys", own)
        rows = self._database.execute(window_sql.first_events(name)).fetchall()
        return {(key, event): [number] for key, event, number in rows}

    def _spill(self, wanted: Iterable[int]) -> None:
        """Keep the events of these numbers."""
        self._register("own_numbers", {"number": pa.array(sorted(wanted), pa.int64())})
        for number, *values in self._rows(window_sql.TRACES_OF, _TRACES_AT_A_TIME):
            self._spilled.keep(number, EventTrace(**dict(zip(window_sql.COLUMNS, map(_frozen, values), strict=True))))


def _wanted(asked: Iterable[Search], search: TermSearch) -> set[int]:
    """Return the numbers of the window's events with which an event of the day is compared."""
    wanted: set[int] = set()
    following = _FOLLOWING
    for one in asked:
        wanted.update(number for number in search.candidates(one.trace) if number < _FOLLOWING)
        if one.is_added:
            search.add(one.trace, following)
            following += 1
    return wanted


def _frozen(value: Any) -> Any:  # noqa: ANN401 - of any column
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
