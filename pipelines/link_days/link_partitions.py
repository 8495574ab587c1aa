"""The link partitions: from the core tables of all days to stories, incident links and reports, day by day.

The links of a day depend on its own core partitions, on what the WINDOW_DAYS before it remember, and on older days that its articles name,
so days are linked in order, and a run computes only the days whose inputs have changed. What a link is decided by is in `pipelines.link`.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain, takewhile
from pathlib import Path
from typing import Any

from pipelines.contract.tables import TABLES, Article, EventTrace, IncidentCount, IncidentLink, Statement
from pipelines.link.link_articles import WINDOW_DAYS, days_recalled, link_articles
from pipelines.link.link_records import ArticleRows, Linked
from pipelines.link.merge_decisions import Decisions
from pipelines.link_days.day_index import INPUTS, DayFiles, DayIndex
from pipelines.link_days.day_notes import (
    LINK_TABLES,
    TRACES,
    Note,
    joint_hash,
    last_note,
    note_path,
    partition_digest,
    read_note,
    sha256_of_file,
    write_note,
)
from pipelines.link_days.day_windows import Window
from pipelines.link_days.linking_code import rules_digest
from pipelines.link_days.merges_file import FILE as MERGES
from pipelines.link_days.merges_file import read_merges
from pipelines.link_days.older_events import OlderEvents, days_of
from pipelines.link_days.replaced_reports import links_recorded
from pipelines.partitions.article_ranges import ALL, ArticleRange, article_ranges
from pipelines.partitions.day_transaction import settle, write_day
from pipelines.partitions.parquet_files import partition_path, read_table
from pipelines.settings import Settings

__all__ = ["LINK_TABLES", "TRACES", "LinkingRun", "Window", "link_days", "read_articles", "read_links"]

_NOT_EXTRACTED = "materialise the core assets of that day, or run `newsledger build {day}`"
_NO_MATCH = "no incident, article or claim of these ids is in the link tables; check the ids, or delete the line"


@dataclass(slots=True)
class LinkingRun:
    """What one run did.

    linked: rows by table of each day that was linked; the other days were up to date.  skipped: days that were passed over because
    a core partition is missing.  warnings: lines of merges.csv that concern no day. Both with file and remedy.
    """

    linked: dict[dt.date, dict[str, int]] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def link_days(settings: Settings, *, now: dt.datetime | None = None) -> LinkingRun:
    """Bring the link partitions of all days up to date with the core partitions and merges.csv. Call it under the writer lock.

    The same inputs give the same bytes, in whatever order and in however many runs the days came in. A day whose core partitions are not
    all there is passed over with a warning. What other rules had linked differently is recorded first, as replaced at `now`, by default the
    present moment. Raises PartitionError where a partition is damaged, CurationError where merges.csv is.
    """
    warehouse, run, moment = settings.warehouse, LinkingRun(), now or dt.datetime.now(dt.UTC)
    settle(warehouse)
    decisions = read_merges(settings.curation / MERGES)
    lines = joint_hash(sorted(merge.content for merge in decisions.merges))
    rules = rules_digest()
    linker = _Linker(warehouse, decisions, lines, rules, moment, Window(warehouse), OlderEvents(warehouse), {})
    files = DayFiles(warehouse)
    index = DayIndex(warehouse, files, rules, lines)
    used: set[str] = set()
    for day in files.days():
        if missing := files.missing(day):
            index.passed_over(day)
            run.skipped.append(
                f"{warehouse / missing[0]}: not there, so the articles of {day} are not linked; {_NOT_EXTRACTED.format(day=day)}"
            )
            continue
        note = index.unchanged(day, day - dt.timedelta(days=WINDOW_DAYS))
        if note is None:
            note = linker.look(day, run.linked)
            index.looked_at(day, note)
        linker.traces[day] = str(note["traces"])
        used.update(note["decided"])
    index.write()
    run.warnings = _unused(settings, decisions, used)
    return run


@dataclass(frozen=True, slots=True)
class _Linker:
    """Looks at one day of a run after the other, and links it where its inputs have changed.

    lines, rules: digests of merges.csv and of the code that links.  moment: of the run.  traces: SHA-256 of the traces of the days before.
    """

    warehouse: Path
    decisions: Decisions
    lines: str
    rules: str
    moment: dt.datetime
    window: Window
    older: OlderEvents
    traces: dict[dt.date, str]

    def look(self, day: dt.date, linked: dict[dt.date, dict[str, int]]) -> Note:
        """Return the note of a day, which is linked where the last one does not hold; linked: takes its rows by table."""
        first = day - dt.timedelta(days=WINDOW_DAYS)
        days = _days_before(day, self.traces)
        known = note = read_note(self.warehouse, day, self.rules)
        noted = note.get("files", {})
        files = {table: partition_digest(self.warehouse, table, day, noted.get(table, {})) for table in INPUTS}
        inputs = [self.rules, *(files[table]["sha256"] for table in INPUTS), *(self.traces[other] for other in days)]
        before = [*inputs, *(self.traces[other] for other in days_of(note.get("recalled", []), self.traces, first))]
        decided = note.get("decided", []) if note.get("merges") == self.lines else _decided(self.warehouse, day, self.decisions, note)
        if note.get("inputs") != joint_hash([*before, *decided]):
            linked[day], note, long_ago = self.link(day, days, [other for other in self.traces if other < first])
            before = [*inputs, *(self.traces[other] for other in long_ago)]
            decided = _decided(self.warehouse, day, self.decisions, note)
        done = {"inputs": joint_hash([*before, *decided]), "merges": self.lines, "decided": decided}
        if (made := {**note, "files": files, "rules": self.rules, **done}) != known:
            write_note(self.warehouse, day, made)
        return made

    def link(self, day: dt.date, days: list[dt.date], long_ago: list[dt.date]) -> tuple[dict[str, int], Note, list[dt.date]]:
        """Link a day, and return its rows by table, its note, and those of the days before its window that its articles name.

        days: of its window.  long_ago: the days before it.
        """
        articles = _articles(self.warehouse, day)
        named = days_recalled(articles(), day - dt.timedelta(days=WINDOW_DAYS))
        asked = days_of(map(str, named), long_ago, day)
        with self.window.before(days) as memory:
            linked = link_articles(articles(), memory, self.decisions, self.older.traces(named, asked))
        noted = last_note(self.warehouse, day)
        with links_recorded(self.warehouse, day, articles(), linked, self.rules, noted, self.moment) as linked_at:
            rows = _write_day(self.warehouse, day, linked)
        self.window.add(day, linked.traces)
        sha256 = sha256_of_file(partition_path(self.warehouse, TRACES, day))
        return rows, {"traces": sha256, "linked_at": linked_at, "recalled": sorted(map(str, named))}, asked


def _unused(settings: Settings, decisions: Decisions, used: set[str]) -> list[str]:
    """Return a warning for each line of merges.csv that has to do with no day."""
    unused = [merge for merge in decisions.merges if merge.content not in used]
    return [f"{settings.curation / MERGES}:{merge.line}: {_NO_MATCH}" for merge in unused]


def _days_before(day: dt.date, known: Iterable[dt.date]) -> list[dt.date]:
    """Return those of the days, which are in order, that lie in the window of a day."""
    first = day - dt.timedelta(days=WINDOW_DAYS)
    return list(takewhile(lambda other: other >= first, reversed(list(known))))[::-1]


def _decided(warehouse: Path, day: dt.date, decisions: Decisions, note: dict[str, Any]) -> list[str]:
    """Return what the lines of merges.csv say that have to do with a day's link partitions; nothing of a day that is not linked yet."""
    if not decisions.merges or not note:
        return []
    links = read_table(partition_path(warehouse, "incident_links", day), IncidentLink)
    traces = read_table(partition_path(warehouse, TRACES, day), EventTrace)
    ruled = {link.claim_id: link.ruled_incident_id for link in links} | {trace.event_id: trace.ruled_incident_id for trace in traces}
    claims, articles = {link.claim_id for link in links}, {trace.article_id for trace in traces}
    return sorted(merge.content for merge in decisions.touching(ruled, claims, articles))


def _write_day(warehouse: Path, day: dt.date, linked: Linked) -> dict[str, int]:
    # without its note the day is linked again, so a killed run leaves no half-written day behind
    note_path(warehouse, day).unlink(missing_ok=True)
    rows = _rows_by_table(linked)
    write_day(warehouse, day, {table: (TABLES.get(table, EventTrace), made) for table, made in rows.items()})
    return {table: len(rows[table]) for table in LINK_TABLES}


def _rows_by_table(linked: Linked) -> dict[str, list[Any]]:
    return {
        "article_stories": list(linked.stories),
        "incident_links": list(linked.links),
        "incident_reports": list(linked.reports),
        TRACES: list(linked.traces),
    }


def _articles(warehouse: Path, day: dt.date) -> Callable[[], Iterable[ArticleRows]]:
    """Return what gives the articles of a day: those of a small day are held, those of a large one read anew, some thousand at a time."""
    ranges = article_ranges([partition_path(warehouse, "articles", day)])
    if len(ranges) > 1:
        return lambda: chain.from_iterable(read_articles(warehouse, day, part) for part in ranges)
    held = read_articles(warehouse, day, ranges[0])
    return lambda: held


def read_articles(warehouse: Path, day: dt.date, articles: ArticleRange = ALL) -> list[ArticleRows]:
    """Return the articles of a day with their claims and statements. articles: of which they are wanted."""
    kept = None if articles == ALL else articles.rows
    claims: dict[str, list[IncidentCount]] = {}
    for claim in read_table(partition_path(warehouse, "incident_counts", day), IncidentCount, kept=kept):
        claims.setdefault(claim.article_id, []).append(claim)
    said: dict[str, list[Statement]] = {}
    for statement in read_table(partition_path(warehouse, "statements", day), Statement, kept=kept):
        said.setdefault(statement.article_id, []).append(statement)
    found = read_table(partition_path(warehouse, "articles", day), Article, kept=kept)
    return [ArticleRows(a, tuple(claims.get(a.article_id, ())), tuple(said.get(a.article_id, ()))) for a in found]


def read_links(warehouse: Path, day: dt.date, articles: ArticleRange = ALL) -> dict[str, list[Any]]:
    """Return the rows of a day's link partitions by table. articles: of which they are wanted.

    Raises PartitionError where a partition is missing or damaged.
    """
    kept = None if articles == ALL else articles.rows
    return {table: read_table(partition_path(warehouse, table, day), TABLES[table], kept=kept) for table in LINK_TABLES}
