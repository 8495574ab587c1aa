"""The master file brought up to date: rows of changed partitions and of everything that they touch are loaded anew, the others stay.

What is touched: works with an article in a changed partition or a new entry in the fetch log, with all their versions on other days. What
is made of their rows, and what that touches, is in `touched_marts`.
"""

from collections.abc import Iterable

import pyarrow as pa

from pipelines.contract.schema import SCHEMA_NAME, key_column
from pipelines.contract.tables import TABLES, Article
from pipelines.lake.lake import lake_of
from pipelines.partitions.changed_files import Changes, PartitionFile
from pipelines.partitions.parquet_files import read_columns
from pipelines.publish.database import Warehouse
from pipelines.publish.increment.slices import put
from pipelines.publish.increment.touched_marts import Touched, remake
from pipelines.publish.loading import ARTICLE_TABLES, EVENT_TABLES, load_tables, paths_by_table, stage_tables, stage_works
from pipelines.publish.marts import Found
from pipelines.publish.master import COLLECTED, ENTRIES, PAGE
from pipelines.settings import Settings

_LOGS = {"fetches": "fetched_at", "quarantine": "refused_at"}
"""The tables that are logs, with their moment."""


def apply_changes(master: Warehouse, settings: Settings, changes: Changes) -> tuple[Found, Found]:
    """Change the master as the partitions have changed, in the open transaction; return what blocking and warning checks found.

    Raises PartitionError, CurationError and SqlFileError as a full build does.
    """
    stage_tables(master, settings, (), {})
    touched = Touched(old=master.beside(), new=master.beside(), events=master.beside(), days=pa.table({"day": pa.array([], pa.date32())}))
    try:
        with master.step("touched logs"):
            pages = _replace_logs(master, settings, changes, touched)
        with master.step("touched works"):
            works, files = _touched_works(master, settings, changes, pages)
            _read_old(master, touched.old, works)
        with master.step("touched rows"):
            _load_new(master, settings, touched.new, works, files)
        with master.step("replace rows"):
            _replace_articles(master, touched, works)
        return remake(master, settings, touched)
    finally:
        for database in (touched.old, touched.new, touched.events):
            database.close()


def _changed(changes: Changes, tables: Iterable[str]) -> list[PartitionFile]:
    wanted = set(tables)
    return [file for file in changes.changed if file.table in wanted]


def _replace_logs(master: Warehouse, settings: Settings, changes: Changes, touched: Touched) -> pa.Table:
    """Replace the rows of changed logs and all sources; return the pages that old and new rows are about, in the column page."""
    files, events = _changed(changes, EVENT_TABLES), touched.events
    stage_tables(events, settings, EVENT_TABLES, paths_by_table(files))
    load_tables(events, settings, EVENT_TABLES, paths_by_table(files))
    _replace_all(master, "sources", events)
    names = [*(file.name for file in files), *changes.gone]
    master.register("changed_files", pa.table({"name": pa.array(names, pa.string())}))
    master.register("old_entries", master.arrow("SELECT id FROM build.entries SEMI JOIN changed_files USING (name)"))
    pages = [master.arrow(f"SELECT {PAGE} AS page FROM main.fetches SEMI JOIN old_entries ON id = fetch_id")]  # noqa: S608
    pages.append(events.arrow(f"SELECT {PAGE} AS page FROM main.fetches"))  # noqa: S608
    days = []
    for table, moment in _LOGS.items():
        key = key_column(TABLES[table])
        days.append(master.arrow(f"SELECT CAST({moment} AS DATE) AS day FROM main.{table} SEMI JOIN old_entries ON id = {key}"))  # noqa: S608
        days.append(events.arrow(f"SELECT CAST({moment} AS DATE) AS day FROM main.{table}"))  # noqa: S608
        master.run(f"DELETE FROM main.{table} WHERE {key} IN (SELECT id FROM old_entries)")  # noqa: S608
        _insert(master, f"{SCHEMA_NAME}.{table}", events.arrow(f"FROM main.{table}"))
    master.run("DELETE FROM build.entries WHERE name IN (SELECT name FROM changed_files)")
    _insert(master, "build.entries", events.arrow(ENTRIES))
    touched.days = pa.concat_tables(days)
    return pa.concat_tables(pages)


def _replace_all(master: Warehouse, table: str, source: Warehouse) -> None:
    master.run(f"DELETE FROM main.{table}")  # noqa: S608
    _insert(master, f"{SCHEMA_NAME}.{table}", source.arrow(f"FROM main.{table}"))


def _insert(master: Warehouse, table: str, rows: pa.Table) -> None:
    master.register("new_rows", rows)
    master.run(f"INSERT INTO {table} SELECT * FROM new_rows")  # noqa: S608


def _touched_works(master: Warehouse, settings: Settings, changes: Changes, pages: pa.Table) -> tuple[pa.Table, list[PartitionFile]]:
    """Return the ids of the touched works, and the files of the days that these stand on."""
    files = _changed(changes, ARTICLE_TABLES)
    gone = [name.removesuffix(".parquet").split("/")[1:] for name in changes.gone if name.startswith("core/")]
    days = {file.day for file in files} | {day for table, day in gone if table in ARTICLE_TABLES}
    fresh = [read_columns(file.path, Article, ["work_id"]) for file in files if file.table == "articles"]
    master.register("changed_days", pa.table({"day": pa.array(sorted(days), pa.string())}))
    master.register("touched_pages", pages)
    master.register(
        "fresh_works", pa.concat_tables([pa.schema([("work_id", pa.string())]).empty_table(), *fresh], promote_options="permissive")
    )
    works = master.arrow(
        """SELECT work_id FROM build.collected SEMI JOIN (SELECT CAST(day AS DATE) AS partition_day FROM changed_days) USING (partition_day)
        UNION SELECT work_id FROM build.collected SEMI JOIN touched_pages USING (page)
        UNION SELECT work_id FROM fresh_works"""
    )
    master.register("touched_works", works)
    held = master.run("SELECT DISTINCT CAST(partition_day AS VARCHAR) FROM build.collected SEMI JOIN touched_works USING (work_id)")
    days |= {day for (day,) in held}
    standing = [file for file in changes.files if file.table in ARTICLE_TABLES and file.day in days]
    lake_of(settings.warehouse).bring(file.name for file in standing)
    return works, standing


def _read_old(master: Warehouse, old: Warehouse, works: pa.Table) -> None:
    """Read the rows of the touched works as they were, with the columns that tell what else they touch."""
    master.register("touched_works", works)
    put(
        old,
        "articles",
        master.arrow("SELECT article_id, published_day, fetched_at FROM main.articles SEMI JOIN touched_works USING (work_id)"),
    )
    master.register("old_articles", old.arrow("SELECT article_id FROM main.articles"))
    put(
        old,
        "incident_links",
        master.arrow("SELECT incident_id, ruled_incident_id FROM main.incident_links SEMI JOIN old_articles USING (article_id)"),
    )
    put(old, "incident_reports", master.arrow("SELECT incident_id FROM main.incident_reports SEMI JOIN old_articles USING (article_id)"))
    for table in ("earlier_claims", "earlier_reports"):
        rows = master.arrow(f"SELECT incident_id, ruled_incident_id FROM main.{table} SEMI JOIN old_articles USING (article_id)")  # noqa: S608
        put(old, table, rows)


def _load_new(master: Warehouse, settings: Settings, new: Warehouse, works: pa.Table, files: list[PartitionFile]) -> None:
    """Load the touched works from the partitions of all their days, as sql/load/ says."""
    paths = paths_by_table(files)
    stage_tables(new, settings, ("sources",), {})
    stage_works(new, settings, paths, works)
    master.register("touched_pages", new.arrow(f"SELECT DISTINCT {PAGE} AS page FROM staged_articles"))  # noqa: S608
    fetches = master.arrow(f"SELECT * FROM main.fetches WHERE {PAGE} IN (SELECT page FROM touched_pages)")  # noqa: S608
    new.register("staged_fetches", fetches)
    load_tables(new, settings, ARTICLE_TABLES, paths)


def _replace_articles(master: Warehouse, touched: Touched, works: pa.Table) -> None:
    """Put the new rows of the touched works in the place of the old ones."""
    master.register("touched_works", works)
    master.register("old_articles", touched.old.arrow("SELECT article_id FROM main.articles"))
    for table in ARTICLE_TABLES:
        master.run(f"DELETE FROM main.{table} WHERE article_id IN (SELECT article_id FROM old_articles)")  # noqa: S608
        _insert(master, f"{SCHEMA_NAME}.{table}", touched.new.arrow(f"FROM main.{table}"))
    master.run("DELETE FROM build.collected WHERE work_id IN (SELECT work_id FROM touched_works)")
    _insert(master, "build.collected", touched.new.arrow(COLLECTED))
