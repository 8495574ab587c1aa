"""The report: the published file becomes a folder of pages that open without a server."""

import gzip
import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.publish.database import Warehouse, open_read_only
from pipelines.report.facts.incident_evidence import read_evidence
from pipelines.report.facts.overview import Overview, read_overview
from pipelines.report.facts.published_file import Scope, in_parts, read, version_of
from pipelines.report.facts.records import SideFigure
from pipelines.report.facts.review_rows import doubtful_claims, doubtful_links
from pipelines.report.facts.search_rows import months, read_search_rows
from pipelines.report.pages.cards import Card, card_of
from pipelines.report.pages.changes import Changes, Entry, as_rows, compare, first_entries, noted_figures
from pipelines.report.pages.feeds import MOST_ENTRIES, atom, new_json
from pipelines.report.pages.front_page import MOST_REVIEWED, by_month, front_page, month_page, month_title, review_page, shown_ids
from pipelines.report.pages.incident_page import incident_page
from pipelines.report.pages.search_page import Names, search_page
from pipelines.report.pages.source_states import SourceState, source_states
from pipelines.report.pages.version import Version
from pipelines.settings import REPORT

STATE = "state.json.gz"
"""What a report notes for the next one; it also marks a folder as a report's."""

CLAIMS_A_PAGE = 150_000
"""Where there are more claims, the search has a page for each month."""

_PART = 500
"""Incidents whose evidence is in memory at once."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished report. index: its front page.  entries: what changed since the last report."""

    index: Path
    incidents: int
    files: int
    bytes: int
    seconds: float
    entries: int


def make_report(warehouse: Path, folder: Path | None = None, scope: Scope | None = None) -> Made:
    """Write the report of the published file, and put it in the place of the last one when it is complete.

    folder: warehouse/report by default.  scope: which incidents; all by default.
    Raises FileNotFoundError where nothing is published, ValueError where the folder holds other files or the source is unknown.
    """
    begin = time.monotonic()
    target, scope = folder or warehouse / REPORT, scope or Scope()
    _refuse_foreign(target)
    database = open_read_only(warehouse)
    name, at = version_of(warehouse)
    target.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        writer = _Writer(building)
        incidents, entries = _write(database, writer, _state(target), scope, Version(name, at, scope.told))
        building.chmod(0o755)
        _swap(building, target)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    finally:
        database.close()
    return Made(target / "index.html", incidents, writer.files, writer.bytes, time.monotonic() - begin, entries)


def _refuse_foreign(target: Path) -> None:
    if target.exists() and not (target.is_dir() and ((target / STATE).exists() or not any(target.iterdir()))):
        raise ValueError(f"{target}: holds something else than a report; name an empty folder or a new one with --out")


def _swap(building: Path, target: Path) -> None:
    old = None
    if target.exists():
        old = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent)) / "old"
        target.replace(old)
    building.replace(target)
    if old is not None:
        shutil.rmtree(old.parent)


class _Writer:
    """Writes files into a folder and counts them."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.files, self.bytes = folder, 0, 0

    def __call__(self, name: str, content: str | bytes) -> None:
        """Write a file. name: its path in the folder."""
        data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
        path = self._folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        self.files += 1
        self.bytes += len(data)


def _write(database: Warehouse, write: _Writer, last: dict[str, Any], scope: Scope, version: Version) -> tuple[int, int]:
    overview = read_overview(database, scope)
    cards = [card_of(incident, overview) for incident in overview.incidents]
    sources = source_states(overview.source_days, overview.sources if scope.source is None else [])
    changes, feed = _changes(last, cards, overview, sources, version)
    _write_lists(database, write, scope, cards, overview, version)
    wanted = "FROM main.claims_by_side WHERE incident_id IN (SELECT unnest(?1)) ORDER BY metric, object, side"
    sides: dict[str, list[SideFigure]] = {}
    for side in read(database, SideFigure, wanted, [shown_ids(overview)]):
        sides.setdefault(side.incident_id, []).append(side)
    write("index.html", front_page(overview, cards, sides, changes, sources, version))
    for part in in_parts([incident.incident_id for incident in overview.incidents], _PART):
        found = read_evidence(database, part)
        known = {card.incident.incident_id: card.incident for card in cards}
        for incident_id in part:
            write(f"incidents/{incident_id}.html", incident_page(known[incident_id], found[incident_id], overview, version))
    write("feed.xml", atom(feed, version))
    write("new.json", new_json(changes.entries, changes.since, version))
    write(STATE, _packed(_noted(overview, cards, sources, changes, feed, version)))
    return len(cards), len(changes.entries)


def _write_lists(database: Warehouse, write: _Writer, scope: Scope, cards: list[Card], overview: Overview, version: Version) -> None:
    by_id = {card.incident.incident_id: card for card in cards}
    for month, group in by_month(cards).items():
        write(f"months/{month}.html", month_page(month, group, version))
    links, claims = doubtful_links(database, scope, MOST_REVIEWED), doubtful_claims(database, scope, MOST_REVIEWED)
    write("review.html", review_page(by_id, links, claims, version))
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
        told = {claim.incident_id for claim in rows.claims}
        names = Names(
            overview.country_names, month_title(month), tuple((files[other], month_title(other)) for other, _ in found if other != month)
        )
        yield file, search_page(rows, [card for card in cards if card.incident.incident_id in told], states, version, names)


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
    """Return what changed since the last report of another version and the same scope, and the entries of the feed."""
    if not last or last["scope"] != version.scope:
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
        "since": changes.since,
        "figures": noted_figures(overview),
        "titles": {card.incident.incident_id: card.title for card in cards},
        "silent": [source.name for source in sources if source.silence],
        "changes": as_rows(changes.entries),
        "feed": as_rows(feed),
    }
