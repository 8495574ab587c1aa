"""`newsledger merge` and `newsledger split`: a person decides which reports are about one incident, by a line of curation/merges.csv."""

from pipelines.commands.curation_lines import author_of, find_id, need_id, now, write_if_wanted
from pipelines.curation.new_lines import new_line
from pipelines.link_days.merges_file import FILE, HEADER, read_merges
from pipelines.plain_text import one_line
from pipelines.publish.database import Warehouse, open_read_only
from pipelines.report.pages.words import STATES, bounds
from pipelines.settings import load_settings

_INCIDENT = "SELECT coalesce(title, place, incident_id), day, place, n_articles, n_claims FROM main.incidents WHERE incident_id = ?"
_FIGURES = """
    SELECT metric, object_class, low, value, high, state FROM main.incident_totals WHERE incident_id = ? AND object IS NULL
    ORDER BY metric <> 'killed', metric, object_class
"""
_OF_ARTICLE = """
    SELECT DISTINCT incident_id, ruled_incident_id, coalesce(article.title, article.input_ref)
    FROM main.incident_links AS link
    JOIN main.incident_counts AS claim USING (claim_id)
    JOIN main.articles AS article ON article.article_id = claim.article_id
    WHERE claim.article_id = ? AND NOT claim.is_background ORDER BY ALL
"""
_OF_CLAIM = """
    SELECT incident_id, ruled_incident_id, claim.text
    FROM main.incident_links JOIN main.incident_counts AS claim USING (claim_id) WHERE claim_id = ?
"""


def run_merge(incident: str, into: str, reason: str, author: str | None, *, is_sure: bool = False, is_published: bool = False) -> int:
    """Show two incidents, ask, and append the line that makes them one. Return 1 where the person does not agree.

    Raises ValueError for an unknown id, an incident that would go into itself, and what merges.csv does not allow.
    """
    database = open_read_only(load_settings().warehouse)
    try:
        gone, kept = need_id(database, "incident", incident), need_id(database, "incident", into)
        if gone == kept:
            raise ValueError(f"{gone} cannot go into itself; name two incidents")
        print(f"goes   {_told(database, gone)}\ninto   {_told(database, kept)}")  # noqa: T201
    finally:
        database.close()
    return _write({"action": "merge", "incident_id": gone, "into": kept}, reason, author, is_sure=is_sure, is_published=is_published)


def run_split(
    target: str, of: str | None, into: str | None, reason: str, author: str | None, *, is_sure: bool = False, is_published: bool = False
) -> int:
    """Show what a claim or an article leaves, ask, and append the line. Return 1 where the person does not agree.

    of: the incident that an article leaves; all of its incidents by default.  into: where it goes; an incident of its own by default.
    Raises ValueError for an unknown id, and for a target without an incident.
    """
    database = open_read_only(load_settings().warehouse)
    try:
        row = _split_row(database, target, of, into)
    finally:
        database.close()
    return _write(row, reason, author, is_sure=is_sure, is_published=is_published)


def _split_row(database: Warehouse, target: str, of: str | None, into: str | None) -> dict[str, str]:
    claim_id = find_id(database, "claim", target)
    article_id = None if claim_id else need_id(database, "article", target)
    left = need_id(database, "incident", of) if of else ""
    links = database.run(_OF_CLAIM if claim_id else _OF_ARTICLE, [claim_id or article_id])
    leaving = [link for link in links if left in {"", link[0]}]
    if not leaving:
        raise ValueError(f"{claim_id or article_id} is in no incident{f' {left}' if left else ''}, so nothing can be taken out")
    ruled = leaving[0][1] if left else ""
    if any(link[1] != ruled for link in leaving) and left:
        raise ValueError(f"{left} was merged of several incidents of this article; take its claims out one by one")
    for incident_id, _, text in leaving:
        print(f"“{one_line(text)}”\nleaves {_told(database, incident_id)}")  # noqa: T201
    goes = need_id(database, "incident", into) if into else ""
    print(f"into   {_told(database, goes) if goes else 'an incident of its own'}")  # noqa: T201
    return {"action": "split", "incident_id": ruled, "article_id": article_id or "", "claim_id": claim_id or "", "into": goes}


def _told(database: Warehouse, incident_id: str) -> str:
    [(title, day, place, articles, claims)] = database.run(_INCIDENT, [incident_id])
    figures = [
        f"{metric} {group} {STATES.get(state) or bounds(low, value, high)}"
        for metric, group, low, value, high, state in database.run(_FIGURES, [incident_id])
    ]
    lines = f"{one_line(place)}, {day or 'no day'}; {articles} articles, {claims} claims", "; ".join(figures)
    return "\n       ".join((f"{incident_id} “{one_line(title)}”", *filter(None, lines)))


def _write(row: dict[str, str], reason: str, author: str | None, *, is_sure: bool, is_published: bool) -> int:
    settings = load_settings()
    row |= {"author": author_of(author), "date": now().date().isoformat(), "reason": reason}
    line = new_line(settings.curation / FILE, HEADER, row, read_merges)
    return write_if_wanted(line, settings, is_sure=is_sure, is_published=is_published)
