"""Takedowns are applied: archive, lake, published versions, reports and the previews of the run history lose what takedowns.csv names.

A note beside the archive says which list was applied to it. So a list that was changed, an archive that comes from an older backup, and a
command that was killed half way are all cured by the next command that reads or publishes.
"""

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from pipelines.contract.takedown import Takedowns
from pipelines.curation.takedowns_file import FILE, read_takedowns
from pipelines.fetch.archive.archived_pages import archived_names
from pipelines.fetch.archive.blanked_inputs import blank_inputs, held_source, read_log
from pipelines.lake.lake import bring, lake_of
from pipelines.partitions.parquet_files import delete_unfinished, write_atomically
from pipelines.partitions.removed_articles import remove_articles
from pipelines.publish.swap import withdraw_versions
from pipelines.settings import REPORT, Settings
from pipelines.takedowns.run_history import blank_previews
from pipelines.takedowns.takedown_scope import Scope, articles_of

NOTE = "takedowns.json"


@dataclass(frozen=True, slots=True)
class Applied:
    """What was taken out. records: of the archive.  rows: of core/.  articles: versions of articles."""

    records: int = 0
    rows: int = 0
    articles: int = 0


def apply_takedowns(settings: Settings) -> Applied:
    """Take out of everything what takedowns.csv names, where that is not done yet.

    Call it under the writer lock, and link the days after it.
    Raises CurationError for a mistake in the list, PartitionError where a partition is damaged, OSError where a file cannot be written.
    """
    for path in (settings.curation / FILE, settings.warehouse / "raw" / NOTE):
        delete_unfinished(path)
    takedowns, wanted = read_takedowns(settings.curation / FILE), _digest(settings.curation / FILE)
    noted = _noted(settings.warehouse)
    if not takedowns or noted.get("applied") == wanted or not archived_names(settings.warehouse):
        return Applied()
    lake_of(settings.warehouse).erase_replaced()
    _note(settings.warehouse, {"begun": wanted})
    done = _take_out(settings, takedowns)
    if done != Applied() or "begun" in noted:
        _withdraw(settings)
    _note(settings.warehouse, {"applied": wanted})
    return done


def _take_out(settings: Settings, takedowns: Takedowns) -> Applied:
    warehouse = settings.warehouse
    articles = articles_of(warehouse, takedowns)
    scope = Scope(warehouse, takedowns)
    scope.add_articles(articles)
    sources = archived_names(warehouse)
    for source in sources:
        with held_source(warehouse, source) as days:
            for day in days:
                scope.add_inputs(read_log(warehouse, source, day))
    records = 0
    for source in sources:
        with held_source(warehouse, source) as days:
            records += sum(blank_inputs(warehouse, source, day, scope.concerns) for day in days)
    ids = {row["article_id"] for row in articles}
    return Applied(records, remove_articles(warehouse, ids, scope.refused), len(ids))


def _withdraw(settings: Settings) -> None:
    """Delete what was made of the rows: the master, the reports, and every published version as soon as another is published."""
    shutil.rmtree(settings.warehouse / ".build", ignore_errors=True)
    withdraw_versions(settings.warehouse)
    for folder in (settings.warehouse / REPORT, *settings.warehouse.glob(f"{REPORT}-*")):
        shutil.rmtree(folder, ignore_errors=True)
    blank_previews(settings.root)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def _noted(warehouse: Path) -> dict[str, str]:
    try:
        noted: dict[str, str] = json.loads(bring(warehouse, warehouse / "raw" / NOTE).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return noted


def _note(warehouse: Path, note: dict[str, str]) -> None:
    write_atomically(warehouse / "raw" / NOTE, json.dumps(note).encode())
