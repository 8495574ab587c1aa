"""merges.csv: the user's decisions which reports are about one incident. What the lines do is in `pipelines.link.merge_decisions`."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from pipelines.curation.csv_files import CurationError, Row, records
from pipelines.link.merge_decisions import Action, Decisions, Merge

FILE = "merges.csv"
HEADER = ("action", "incident_id", "article_id", "claim_id", "into", "author", "date", "reason")


def read_merges(path: Path) -> Decisions:
    """Return the decisions of merges.csv; none where the file is absent.

    Raises CurationError with file and line for an unknown action, a missing or needless target, a date that is not one, a target with two
    decisions, and merges that lead in a circle.
    """
    merges: dict[object, Merge] = {}
    for where, row in records(path, HEADER, required=("action", "author", "date", "reason")):
        merge = _merge(where, row)
        target = (merge.action, merge.claim_id or merge.article_id or "", merge.incident_id)
        if target in merges:
            raise CurationError(f"{where}: line {merges[target].line} has decided on the same; keep one of the lines")
        merges[target] = merge
    _check_circles(path, merges.values())
    return Decisions(merges.values())


def _merge(where: str, row: Row) -> Merge:
    try:
        action = Action(row["action"])
    except ValueError as error:
        raise CurationError(f"{where}: action {row['action']!r}; write merge or split") from error
    try:
        day = dt.date.fromisoformat(row["date"])
    except ValueError as error:
        raise CurationError(f"{where}: {row['date']!r} is not a date; write it as YYYY-MM-DD") from error
    given = {name: row[name] or None for name in ("incident_id", "article_id", "claim_id", "into")}
    if action is Action.MERGE and (not given["incident_id"] or not given["into"] or given["article_id"] or given["claim_id"]):
        raise CurationError(f"{where}: a merge names incident_id and the incident that it goes into, and nothing else")
    if action is Action.SPLIT and bool(given["article_id"]) == bool(given["claim_id"]):
        raise CurationError(f"{where}: a split names either article_id or claim_id; into may stay empty for an incident of its own")
    return Merge(line=int(where.rpartition(":")[2]), action=action, author=row["author"], day=day, reason=row["reason"], **given)


def _check_circles(path: Path, merges: Iterable[Merge]) -> None:
    into = {merge.incident_id: merge for merge in merges if merge.action is Action.MERGE}
    for first in into.values():
        passed, target = {first.incident_id}, first.into
        while target in into:
            if target in passed:
                raise CurationError(f"{path}:{first.line}: merging {first.incident_id} leads back to {target}; remove one of these merges")
            passed.add(target)
            target = into[target].into
        if target in passed:
            raise CurationError(f"{path}:{first.line}: {target} is merged into itself; remove the line")
