"""The link partitions: from the core tables of all days to stories, incident links and reports, day by day.

The links of a day depend on its own core partitions and on what the WINDOW_DAYS before it remember, so days are linked in order, and a
run computes only the days whose inputs have changed. What a link is decided by is in `pipelines.link`.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipelines import __version__
from pipelines.link.linking import WINDOW_DAYS, link_articles
from pipelines.link.merging import Decisions
from pipelines.link.rows import ArticleRows, Linked
from pipelines.merges import FILE as MERGES
from pipelines.merges import read_merges
from pipelines.settings import Settings
from pipelines.store import partition_days, partition_path, read_table, remove_temporary_files, write_atomically, write_table
from pipelines.tables import TABLES, Article, EventTrace, IncidentCount, IncidentLink, Statement

LINK_TABLES = ("article_stories", "incident_links", "incident_reports")
TRACES = "event_traces"
_INPUTS = ("articles", "statements", "incident_counts")
_NO_MATCH = "no incident, article or claim of these ids is in the link tables; check the ids, or delete the line"


@dataclass(slots=True)
class Run:
    """What one run did.

    linked: rows by table of each day that was linked; the other days were up to date.  warnings: lines of merges.csv that have to do with
    no day, with file, line and remedy.
    """

    linked: dict[dt.date, dict[str, int]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def link_days(settings: Settings) -> Run:
    """Bring the link partitions of all days up to date with the core partitions and merges.csv. Call it under the writer lock.

    The same inputs give the same bytes, in whatever order and in however many runs the days came in. Raises PartitionError where a
    partition is damaged, CurationError where merges.csv is.
    """
    warehouse, run = settings.warehouse, Run()
    remove_temporary_files(warehouse)
    decisions = read_merges(settings.curation / MERGES)
    lines = _hash(sorted(merge.content for merge in decisions.merges))
    days = partition_days(warehouse, "articles")
    traces: dict[dt.date, str] = {}
    used: set[str] = set()
    for day in days:
        window = [other for other in days if day - dt.timedelta(days=WINDOW_DAYS) <= other < day]
        note = _read_note(warehouse, day)
        files = {table: _digest(warehouse, table, day, note) for table in _INPUTS}
        before = [__version__, *(files[table]["sha256"] for table in _INPUTS), *(traces[other] for other in window)]
        decided = note.get("decided", []) if note.get("merges") == lines else _decided(warehouse, day, decisions)
        if note.get("inputs") != _hash([*before, *decided]):
            run.linked[day] = _link_day(warehouse, day, window, decisions)
            decided = _decided(warehouse, day, decisions)
            note = {"traces": _sha256_of_traces(warehouse, day)}
        traces[day] = str(note["traces"])
        used.update(decided)
        inputs = _hash([*before, *decided])
        _write_note(warehouse, day, {"files": files, "inputs": inputs, "traces": traces[day], "merges": lines, "decided": decided})
    unused = [merge for merge in decisions.merges if merge.content not in used]
    run.warnings = [f"{settings.curation / MERGES}:{merge.line}: {_NO_MATCH}" for merge in unused]
    return run


def _decided(warehouse: Path, day: dt.date, decisions: Decisions) -> list[str]:
    """Return what the lines of merges.csv say that have to do with a day's link partitions."""
    if not decisions.merges or not partition_path(warehouse, TRACES, day).exists():
        return []
    links = read_table(partition_path(warehouse, "incident_links", day), IncidentLink)
    traces = read_table(partition_path(warehouse, TRACES, day), EventTrace)
    ruled = {link.claim_id: link.ruled_incident_id for link in links} | {trace.event_id: trace.ruled_incident_id for trace in traces}
    claims, articles = {link.claim_id for link in links}, {trace.article_id for trace in traces}
    return sorted(merge.content for merge in decisions.touching(ruled, claims, articles))


def _link_day(warehouse: Path, day: dt.date, window: Iterable[dt.date], decisions: Decisions) -> dict[str, int]:
    # without its note the day is linked again, so a killed run leaves no half-written day behind
    _note_path(warehouse, day).unlink(missing_ok=True)
    linked = link_articles(read_articles(warehouse, day), list(_memory(warehouse, window)), decisions)
    rows = _rows_by_table(linked)
    for table, made in rows.items():
        record: Any = TABLES.get(table, EventTrace)
        write_table(partition_path(warehouse, table, day), record, made)
    return {table: len(rows[table]) for table in LINK_TABLES}


def _rows_by_table(linked: Linked) -> dict[str, list[Any]]:
    return {
        "article_stories": list(linked.stories),
        "incident_links": list(linked.links),
        "incident_reports": list(linked.reports),
        TRACES: list(linked.traces),
    }


def read_articles(warehouse: Path, day: dt.date) -> list[ArticleRows]:
    """Return the articles of a day with their claims and statements."""
    claims: dict[str, list[IncidentCount]] = {}
    for claim in read_table(partition_path(warehouse, "incident_counts", day), IncidentCount):
        claims.setdefault(claim.article_id, []).append(claim)
    said: dict[str, list[Statement]] = {}
    for statement in read_table(partition_path(warehouse, "statements", day), Statement):
        said.setdefault(statement.article_id, []).append(statement)
    articles = read_table(partition_path(warehouse, "articles", day), Article)
    return [ArticleRows(a, tuple(claims.get(a.article_id, ())), tuple(said.get(a.article_id, ()))) for a in articles]


def read_links(warehouse: Path, day: dt.date) -> dict[str, list[Any]]:
    """Return the rows of a day's link partitions by table. Raises PartitionError where one is missing or damaged."""
    return {table: read_table(partition_path(warehouse, table, day), TABLES[table]) for table in LINK_TABLES}


def _memory(warehouse: Path, window: Iterable[dt.date]) -> Iterator[EventTrace]:
    for day in window:
        yield from read_table(partition_path(warehouse, TRACES, day), EventTrace)


def _note_path(warehouse: Path, day: dt.date) -> Path:
    return partition_path(warehouse, TRACES, day).with_suffix(".json")


def _read_note(warehouse: Path, day: dt.date) -> dict[str, Any]:
    """Return what the last run noted of a day's inputs; nothing where it did not come to its end."""
    try:
        known: dict[str, Any] = json.loads(_note_path(warehouse, day).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    written = (*LINK_TABLES, TRACES)
    return known if all(partition_path(warehouse, table, day).exists() for table in written) else {}


def _write_note(warehouse: Path, day: dt.date, note: dict[str, Any]) -> None:
    if _read_note(warehouse, day) != note:
        write_atomically(_note_path(warehouse, day), json.dumps(note, indent=1, sort_keys=True).encode())


def _digest(warehouse: Path, table: str, day: dt.date, known: dict[str, Any]) -> dict[str, Any]:
    """Return size, time and SHA-256 of an input; the hash is computed only where size or time differ from those noted."""
    path = partition_path(warehouse, table, day)
    status = path.stat()
    noted: dict[str, Any] = known.get("files", {}).get(table, {})
    seen = {"size": status.st_size, "mtime_ns": status.st_mtime_ns}
    if {name: noted.get(name) for name in seen} == seen:
        return noted
    return {**seen, "sha256": _sha256(path)}


def _sha256_of_traces(warehouse: Path, day: dt.date) -> str:
    return _sha256(partition_path(warehouse, TRACES, day))


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _hash(values: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(values).encode()).hexdigest()
