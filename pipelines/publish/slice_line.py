"""The line `slice` of a mart or a check: it says that a part of the rows is enough to make the file's rows of some keys, and which part.

A mart's line `slice: incident_id` promises that all its rows of an incident follow from the rows of that incident, so that a run makes only
those of the incidents that it touched; `slice: day = news_day` names the column and the kind of key where the names differ. A check's
line promises the same of the rows that it finds. How a run uses this is in `increment`: see docs/increment.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipelines.contract.tables import TABLES
from pipelines.publish.loading import ARTICLE_TABLES
from pipelines.publish.sql_files import SqlFile, SqlFileError


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of key.

    touched: SELECT of the keys that rows of articles belong to, from tables that hold only these rows.
    articles, incidents: SELECT of the ids that belong to the keys in `keys`, from the whole file; empty where they cannot be told.
    tables: other tables that can be read, with the condition that their rows belong to the keys.
    """

    touched: str
    articles: str = ""
    incidents: str = ""
    tables: Mapping[str, str] | None = None


KINDS: Mapping[str, Kind] = {
    "article_id": Kind("SELECT article_id FROM main.articles", articles="SELECT key AS article_id FROM keys"),
    "incident_id": Kind(
        """SELECT incident_id FROM main.incident_links UNION SELECT ruled_incident_id FROM main.incident_links
        UNION SELECT incident_id FROM main.incident_reports
        UNION SELECT incident_id FROM main.earlier_claims UNION SELECT ruled_incident_id FROM main.earlier_claims
        UNION SELECT incident_id FROM main.earlier_reports UNION SELECT ruled_incident_id FROM main.earlier_reports""",
        articles="""SELECT article_id FROM main.incident_links SEMI JOIN keys ON keys.key = incident_id
        UNION SELECT article_id FROM main.incident_links SEMI JOIN keys ON keys.key = ruled_incident_id
        UNION SELECT article_id FROM main.incident_reports SEMI JOIN keys ON keys.key = incident_id
        UNION SELECT article_id FROM main.earlier_claims SEMI JOIN keys ON keys.key IN (incident_id, ruled_incident_id)
        UNION SELECT article_id FROM main.earlier_reports SEMI JOIN keys ON keys.key IN (incident_id, ruled_incident_id)""",
        incidents="SELECT key AS incident_id FROM keys",
    ),
    "news_day": Kind(
        "SELECT published_day FROM main.articles",
        articles="SELECT article_id FROM main.articles WHERE {published_day}",
        incidents="SELECT incident_id FROM main.incidents WHERE {day}",
    ),
    "collection_day": Kind(
        "SELECT CAST(fetched_at AS DATE) FROM main.articles",
        articles="SELECT article_id FROM main.articles WHERE {CAST(fetched_at AS DATE)}",
        tables={"fetches": "{CAST(fetched_at AS DATE)}", "quarantine": "{CAST(refused_at AS DATE)}"},
    ),
}
"""The kinds of keys by name: an article; an incident, by rules or merges.csv; a day of publication or of an event; a day of collection."""

SAME_ID = "same_id"
"""The slice of a check that looks for ids that stand twice: the rows that share an id with a touched row."""

WHOLE = ("overrides", "sources", "speakers")
"""Small tables that every slice holds whole; what a change of them touches, a run works out separately."""


def slice_of(file: SqlFile) -> tuple[str, str]:
    """Return column and kind of a file's line `slice`, both empty where it has none. Raises SqlFileError where it makes no sense."""
    if not file.slice:
        return "", ""
    column, _, kind = (part.strip() for part in file.slice.partition("="))
    kind = kind or column
    known = (*KINDS, SAME_ID) if not file.grain else tuple(KINDS)
    if kind not in known or (file.grain and column not in file.columns):
        raise SqlFileError(
            f"{file.path}: slice {file.slice!r}; write `column` or `column = kind` with one of {', '.join(known)}, or leave it out"
        )
    return column, kind


def check_reach(file: SqlFile, tables: Iterable[str], marts: Mapping[str, SqlFile]) -> None:
    """Raise SqlFileError where a file with a slice reads a table whose rows cannot be told to belong to its keys."""
    _, name = slice_of(file)
    for table in sorted(set(tables)) if name else ():
        if not (
            table in TABLES if name == SAME_ID else condition(name, table, marts) or (table in marts and slice_of(marts[table])[1] == name)
        ):
            raise SqlFileError(
                f"{file.path}: slice {file.slice!r}: which rows of {table} belong to one {name} cannot be told; leave the line out"
            )


def condition(name: str, table: str, marts: Mapping[str, SqlFile]) -> str:
    """Return the clause that keeps the rows of a table that belong to the keys of a kind; empty where it cannot be told."""
    kind = KINDS[name]
    if table in WHOLE:
        return "WHERE true"
    if kind.tables and table in kind.tables:
        return f"WHERE {kind.tables[table]}"
    column, of = slice_of(marts[table]) if table in marts else ("", "")
    if kind.articles and (table in ARTICLE_TABLES or of == "article_id"):
        return f"SEMI JOIN slice_articles ON slice_articles.article_id = {table}.{column or 'article_id'}"
    if kind.incidents and of == "incident_id":
        return f"SEMI JOIN slice_incidents ON slice_incidents.incident_id = {table}.{column}"
    return ""
