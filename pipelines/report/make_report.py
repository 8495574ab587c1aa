"""The report: the published file becomes a folder of pages that open without a server."""

import gzip
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.publish.database import Warehouse, open_read_only
from pipelines.report.facts.overview import Overview, read_overview
from pipelines.report.facts.published_file import Scope, read, version_of
from pipelines.report.facts.records import SideFigure
from pipelines.report.facts.search_rows import months, read_search_rows
from pipelines.report.facts.source_states import SourceState, source_states
from pipelines.report.incident_files import Job, page_name, write_incidents
from pipelines.report.pages.cards import Card, card_of
from pipelines.report.pages.changes import Changes, Entry, as_rows, compare, first_entries, noted_figures
from pipelines.report.pages.feeds import MOST_ENTRIES, atom, new_json
from pipelines.report.pages.front_page import by_month, front_page, is_fictional, month_page, month_title, shown_ids
from pipelines.report.pages.review_page import read_review, review_page
from pipelines.report.pages.search_page import Names, search_page
from pipelines.report.pages.version import Version
from pipelines.report.report_files import ReportFiles
from pipelines.settings import REPORT

STATE = "state.json.gz"
"""What a report notes for the next one; it also marks a folder as a report's."""

CLAIMS_A_PAGE = 150_000
"""Where there are more claims, the search has a page for each month."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished report. index: its front page.  files: all.  written: the new or changed ones.  entries: changes since the last report."""

    index: Path
    incidents: int
    files: int
    written: int
    bytes: int
    seconds: float
    entries: int


def make_report(
    warehouse: Path, folder: Path | None = None, scope: Scope | None = None, *, on_page: Callable[[int, int], None] | None = None
) -> Made:
    """Write the report of the published file over the last one; pages of incidents of which nothing has changed are kept.

    folder: warehouse/report by default.  scope: which incidents; all by default.  on_page: is called with how many pages of incidents are
    done, and of how many.
    Raises FileNotFoundError where nothing is published, ValueError where the folder holds other files or the source or country is unknown.
    """
    begin = time.monotonic()
    target, scope = folder or warehouse / REPORT, scope or Scope()
    _refuse_foreign(target)
    database = open_read_only(warehouse)
    try:
        version = Version(*version_of(warehouse), scope.told)
        overview = read_overview(database, scope)
        files = ReportFiles(target)
        last = _state(target)
        if not last:
            files.write(STATE, _packed({}))  # marks the folder as a report's, should this one be killed
        pages: dict[str, str] = {}
        for page in write_incidents(Job(warehouse, target, version, last.get("pages", {})), database, overview):
            files.note(page_name(page.incident_id), page.bytes)
            pages[page.incident_id] = page.fingerprint
            if on_page is not None:
                on_page(len(pages), len(overview.incidents))
        changes = _write(database, files, last, overview, scope, version, pages)
        files.delete_others()
    finally:
        database.close()
    seconds = time.monotonic() - begin
    return Made(target / "index.html", len(pages), len(files.names), files.written, files.size, seconds, len(changes.entries))


def _refuse_foreign(target: Path) -> None:
    if target.exists() and not (target.is_dir() and ((target / STATE).exists() or not any(target.iterdir()))):
        raise ValueError(f"{target}: holds something else than a report; name an empty folder or a new one with --out")


def _write(
    database: Warehouse,
    files: ReportFiles,
    last: dict[str, Any],
    overview: Overview,
    scope: Scope,
    version: Version,
    pages: dict[str, str],
) -> Changes:
    """Write everything but the pages of incidents, the front page after what it leads to. pages: fingerprints by incident."""
    cards = [card_of(incident, overview) for incident in overview.incidents]
    sources = source_states(overview.source_days, overview.sources if scope.source is None else [])
    changes, feed = _changes(last, cards, overview, sources, version)
    _write_lists(database, files.write, scope, cards, overview, version)
    wanted = "FROM main.claims_by_side WHERE incident_id IN (SELECT unnest(?1)) ORDER BY metric, object, side"
    sides: dict[str, list[SideFigure]] = {}
    for side in read(database, SideFigure, wanted, [shown_ids(overview)]):
        sides.setdefault(side.incident_id, []).append(side)
    files.write("index.html", front_page(overview, cards, sides, changes, sources, version))
    files.write("feed.xml", atom(feed, version))
    files.write("new.json", new_json(changes.entries, changes.since, version))
    files.write(STATE, _packed({**_noted(overview, cards, sources, changes, feed, version), "pages": pages}))
    return changes


def _write_lists(
    database: Warehouse, write: Callable[[str, str], None], scope: Scope, cards: list[Card], overview: Overview, version: Version
) -> None:
    by_id = {card.incident.incident_id: card for card in cards}
    for month, group in by_month(cards).items():
        write(f"months/{month}.html", month_page(month, group, version))
    write("review.html", review_page(read_review(database, scope, by_id), version))
    for name, page in _search_pages(database, scope, cards, overview, version):
        write(name, page)


def _search_pages(database: Warehouse, scope: Scope, cards: list[Card], overview: Overview, version: Version) -> Iterator[tuple[str, str]]:
    """Yield the files of the search: one, or one for each month, of which the newest is `search.html`."""
    states = {name: [total.state for total in totals if total.object is None] for name, totals in overview.totals.items()}
    found = months(database, scope)
    if sum(number for _, number in found) <= CLAIMS_A_PAGE:
        yield "search.html", search_page(read_search_rows(database, scope, None), cards, states, version, Names(overview.country_names))
        return
    files = {month: "search.html" if at == 0 else f"search-{month}.html" for at, (month, _) in enumerate(found)}
    for month, file in files.items():
        rows = read_search_rows(database, scope, month)
        names = Names(
            overview.country_names, month_title(month), tuple((files[other], month_title(other)) for other, _ in found if other != month)
        )
        yield file, search_page(rows, [card for card in cards if card.incident.incident_id in rows.sources], states, version, names)


def _state(target: Path) -> dict[str, Any]:
    """Return what the last report in this folder noted; nothing where there is none that can be read."""
    try:
        state: dict[str, Any] = json.loads(gzip.decompress((target / STATE).read_bytes()))
    except (OSError, ValueError, EOFError):
        return {}
    return state


def _packed(state: dict[str, Any]) -> bytes:
    return gzip.compress(json.dumps(state, ensure_ascii=False, separators=(",", ":")).encode(), 6, mtime=0)


def _changes(
    last: dict[str, Any], cards: list[Card], overview: Overview, sources: list[SourceState], version: Version
) -> tuple[Changes, list[Entry]]:
    """Return what changed since the last report of another version and the same scope, and the entries of the feed.

    Own articles are not compared with the invented ones that left when the first of them came.
    """
    if not last or last["scope"] != version.scope or last.get("is_fictional", False) != is_fictional(cards):
        return Changes(is_first=True, since="", entries=[]), first_entries(cards, version)
    if last["version"] == version.name:  # made again: what changed then is still what changed
        return Changes(last["is_first"], last["since"], [Entry(**row) for row in last["changes"]]), [Entry(**row) for row in last["feed"]]
    entries = compare(last, cards, overview, [source.name for source in sources if source.silence], version)
    feed = [*entries, *(Entry(**row) for row in last["feed"])]
    return Changes(is_first=False, since=last["version"], entries=entries), feed[:MOST_ENTRIES]


def _noted(
    overview: Overview, cards: list[Card], sources: list[SourceState], changes: Changes, feed: list[Entry], version: Version
) -> dict[str, Any]:
    return {
        "version": version.name,
        "scope": version.scope,
        "is_first": changes.is_first,
        "is_fictional": is_fictional(cards),
        "since": changes.since,
        "figures": noted_figures(overview),
        "titles": {card.incident.incident_id: card.title for card in cards},
        "silent": [source.name for source in sources if source.silence],
        "changes": as_rows(changes.entries),
        "feed": as_rows(feed),
    }
