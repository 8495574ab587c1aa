"""Slices: the rows that belong to some keys, in a database of their own, in which a SELECT gives for them what it gives in the whole.

A mart's line `slice: incident_id` promises that all its rows of an incident follow from the rows of that incident, so that a run makes only
those of the incidents that it touched; `slice: day = news_day` names the column and the kind of key where the names differ. A check's
line promises the same of the rows that it finds. How a run uses this is in `apply_changes`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa

from pipelines.contract.schema import SCHEMA_NAME, key_column
from pipelines.contract.tables import TABLES
from pipelines.publish.database import FIRST_LOCAL_ROW, Warehouse, in_memory
from pipelines.publish.loading import ARTICLE_TABLES
from pipelines.publish.sql_files import SqlFile, SqlFileError


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of key.

    touched: SELECT of the keys that rows of articles belong to, from tables that hold these rows alone.
    articles, incidents: SELECT of the ids that belong to the keys in `keys`, from the whole file; empty where none can be told.
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
"""Small tables that every slice holds whole; a run tells by itself what a change of them touches."""


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
    """Return the clause that leaves the rows of a table that belong to the keys of a kind; empty where it cannot be told."""
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


def among(column: str, keys: pa.Table) -> str:
    """Return the condition that a column has one of the keys in the registered table `keys`, NULL being a key like any other."""
    found = f"{column} IN (SELECT key FROM keys WHERE key IS NOT NULL)"  # noqa: S608
    return f"({found} OR {column} IS NULL)" if keys["key"].null_count else found


def _with_keys(sql: str, keys: pa.Table) -> str:
    """Replace each `{column}` by the condition that it has one of the keys."""
    head, *parts = sql.split("{")
    pieces = (part.partition("}") for part in parts)
    return head + "".join(f"{among(column, keys)}{rest}" for column, _, rest in pieces)


def open_slice(master: Warehouse, name: str, keys: pa.Table, tables: Iterable[str], marts: Mapping[str, SqlFile]) -> Warehouse:
    """Return a database in memory with the rows of the tables that belong to the keys. keys: in the column key."""
    kind = KINDS[name]
    master.register("keys", keys)
    for what, select in (("article", kind.articles), ("incident", kind.incidents)):
        if select:
            master.register(f"slice_{what}s", master.arrow(f"SELECT DISTINCT {what}_id FROM ({_with_keys(select, keys)})"))  # noqa: S608
    database = in_memory()
    database.register("keys", keys)
    for table in sorted(tables):
        clause = _with_keys(condition(name, table, marts), keys)
        put(database, table, rows_of(master, table, clause))
    return database


def open_same_ids(master: Warehouse, touched: Iterable[Warehouse], tables: Iterable[str]) -> Warehouse:
    """Return a database in memory with the rows of the tables whose id a row of the touched databases has."""
    sources = tuple(touched)
    database = in_memory()
    for table in sorted(tables):
        key = key_column(TABLES[table])
        held = (source for source in sources if source.has(table))
        master.register("keys", pa.concat_tables(source.arrow(f"SELECT {key} FROM {SCHEMA_NAME}.{table}") for source in held))  # noqa: S608
        put(database, table, rows_of(master, table, f"SEMI JOIN keys USING ({key})"))
    return database


def rows_of(master: Warehouse, table: str, clause: str) -> pa.Table:
    """Return the rows of a table that a clause leaves.

    They are found first and read then: the texts of all other rows would be unpacked too, which takes longer than everything else. Rows
    of the open transaction are read apart, because with them the range of the row numbers is that of the whole table.
    """
    if clause == "WHERE true":
        return master.arrow(f"FROM {SCHEMA_NAME}.{table}")
    master.register("found_rows", master.arrow(f"SELECT {table}.rowid AS id FROM {SCHEMA_NAME}.{table} {clause}"))  # noqa: S608
    halves = (f"SELECT id FROM found_rows WHERE id {side} {FIRST_LOCAL_ROW}" for side in ("<", ">="))  # noqa: S608
    return pa.concat_tables(master.arrow(f"FROM {SCHEMA_NAME}.{table} WHERE rowid IN ({half})") for half in halves)


def put(database: Warehouse, table: str, rows: pa.Table) -> None:
    """Make a table of these rows, or of none with their columns."""
    database.register("put_rows", rows)
    database.run(f"CREATE TABLE {SCHEMA_NAME}.{table} AS SELECT * FROM put_rows")  # noqa: S608
    database.unregister("put_rows")
