"""`newsledger status`: sources, versions, disk and locks, for a person who wants to know whether all is well."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from pipelines import __version__
from pipelines.commands.text_tables import text_table
from pipelines.fetch.archive.archived_pages import archived_days
from pipelines.lake.file_lock import holder
from pipelines.lake.lake import CORE
from pipelines.lake.local_folder import lock_path
from pipelines.lake.working_folder import address_of
from pipelines.partitions.parquet_files import partition_days
from pipelines.publish.database import open_read_only
from pipelines.report.facts.overview import read_source_states
from pipelines.report.facts.published_file import version_of
from pipelines.report.pages.words import several
from pipelines.settings import DATABASE, REPORT, Settings, load_settings
from pipelines.sources.source import load_sources

_PARTS = ("raw", "core", ".build", "versions", REPORT)


def run_status(*, as_json: bool = False) -> int:
    """Print what is known of the project; return 1 where nothing is published or a source is silent."""
    settings = load_settings()
    found = _status(settings)
    if as_json:
        print(json.dumps(found, indent=1, ensure_ascii=False, default=str))  # noqa: T201
    else:
        _print(found)
    return 1 if found["published"] is None or any(source["silence"] for source in found["sources"]) else 0


def _status(settings: Settings) -> dict[str, Any]:
    warehouse = settings.warehouse
    days = partition_days(warehouse, "articles")
    return {
        "program": __version__,
        "project": str(settings.root),
        "warehouse": str(warehouse),
        "lake": address_of(warehouse) or None,
        "published": _published(warehouse),
        "days": {"number": len(days), "first": days[0] if days else None, "last": days[-1] if days else None},
        "disk bytes": {part: _size(warehouse / part) for part in _PARTS if (warehouse / part).exists()},
        "written by process": holder(lock_path(warehouse, CORE)),
        "sources": _sources(settings),
    }


def _published(warehouse: Path) -> dict[str, Any] | None:
    if not (warehouse / DATABASE).exists():
        return None
    name, at = version_of(warehouse)
    report = warehouse / REPORT / "index.html"
    written = dt.datetime.fromtimestamp(int(report.stat().st_mtime), dt.UTC) if report.exists() else None
    return {"version": name, "at": at, "report": written}


def _sources(settings: Settings) -> list[dict[str, Any]]:
    """Return every source with its last collection; with what the published file knows of it, where there is one."""
    states = {}
    if (settings.warehouse / DATABASE).exists():
        database = open_read_only(settings.warehouse)
        try:
            states = {state.name: state for state in read_source_states(database)}
        finally:
            database.close()
    defined = {source.name: source.kind for source in load_sources(settings.sources)}
    rows = []
    for name in sorted({*defined, *states}):
        days, state = archived_days(settings.warehouse, name), states.get(name)
        rows.append(
            {
                "source": name,
                "kind": str(defined.get(name, "no definition")),
                "last collected": days[-1] if days else None,
                "last article": state.last_article if state else None,
                "articles": state.n_articles if state else 0,
                "refused": state.n_refused if state else 0,
                "silence": state.silence if state else "",
            }
        )
    return rows


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _print(found: dict[str, Any]) -> None:
    published, days, writer = found["published"], found["days"], found["written by process"]
    print(f"newsledger {found['program']}, project {found['project']}")  # noqa: T201
    if found["lake"]:
        print(f"lake: {found['lake']}, working folder {found['warehouse']}")  # noqa: T201
    if published is None:
        print(f"nothing is published in {found['warehouse']}: run `newsledger run`")  # noqa: T201
    else:
        report = f"report of {published['report']:%Y-%m-%d %H:%M} UTC" if published["report"] else "no report: run `newsledger report`"
        print(f"version {published['version']}, published {published['at']:%Y-%m-%d %H:%M} UTC; {report}")  # noqa: T201
    if days["number"]:
        print(f"{several(days['number'], 'day')} from {days['first']} to {days['last']}")  # noqa: T201
    sizes = ", ".join(f"{part} {size / 1e6:,.1f} MB" for part, size in found["disk bytes"].items())
    print(f"disk: {sizes or 'nothing yet'}")  # noqa: T201
    if writer:
        print(f"process {writer} is writing to the warehouse")  # noqa: T201
    rows = [list(source.values()) for source in found["sources"]]
    print(text_table(["source", "kind", "last collected", "last article", "articles", "refused", "silence"], rows))  # noqa: T201
