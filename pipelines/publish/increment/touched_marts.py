"""Marts and checks after some works have changed: of each, the rows of the touched keys are made anew in a slice and put in their place.

A mart without a line `slice` is made anew whole. Which rows a slice has is in `slice_line`, how the core tables change in `apply_changes`.
"""

from dataclasses import dataclass, field

import pyarrow as pa

from pipelines.contract.schema import SCHEMA_NAME
from pipelines.contract.tables import TABLES
from pipelines.publish.database import QueryError, Warehouse
from pipelines.publish.functions import make_functions
from pipelines.publish.increment.slices import among, open_same_ids, open_slice, put
from pipelines.publish.marts import Found, Row, doubled_rows, in_order, make_macro, mart_dependencies, violating_rows
from pipelines.publish.slice_line import KINDS, SAME_ID, WHOLE, slice_of
from pipelines.publish.sql_files import SqlFile, SqlFileError, sql_files
from pipelines.settings import Settings

_ARTICLE = "article_id"


@dataclass(slots=True)
class Touched:
    """What a run has touched.

    old, new: databases with the rows of the touched works before and after.  events: one with the new rows of changed logs.
    days: days of old and new rows of the logs, in the column day.
    """

    old: Warehouse
    new: Warehouse
    events: Warehouse
    days: pa.Table


@dataclass(slots=True)
class _Run:
    """The files of sql/, what each reads, and what checks have found.

    incidents: touched by overrides.csv, in the column key.  days_before: days of the touched incidents as they were.
    """

    master: Warehouse
    settings: Settings
    touched: Touched
    marts: dict[str, SqlFile]
    macros: dict[str, SqlFile]
    checks: dict[str, SqlFile]
    reads: dict[str, set[str]]
    incidents: pa.Table = field(default_factory=lambda: pa.table({"key": pa.array([], pa.string())}))
    days_before: pa.Table = field(default_factory=lambda: pa.table({"key": pa.array([], pa.date32())}))
    blocking: Found = field(default_factory=dict)
    warning: Found = field(default_factory=dict)

    def of_kind(self, files: dict[str, SqlFile], kind: str) -> list[SqlFile]:
        """Return the files whose slice is of a kind."""
        return [file for file in files.values() if slice_of(file)[1] == kind]


def remake(master: Warehouse, settings: Settings, touched: Touched) -> tuple[Found, Found]:
    """Bring marts up to date and check what has changed; return what blocking and warning checks found.

    Raises SqlFileError naming the file at fault.
    """
    marts, macros, checks = ({file.name: file for file in sql_files(settings.sql / kind)} for kind in ("marts", "macros", "checks"))
    reads = mart_dependencies((*marts.values(), *checks.values()), tuple(macros.values()))
    run = _Run(master, settings, touched, marts, macros, checks, reads)
    early, late = _whole_marts(run)
    for file in early:
        _remake_whole(run, file)
    run.days_before = _incident_days(run)
    for kind in KINDS:
        _remake_kind(run, kind)
    for file in late:
        _remake_whole(run, file)
    _check_ids(run)
    for file in run.of_kind(checks, ""):
        _keep(run, file, violating_rows(master, file, file.select))
    return _in_file_order(run)


def _in_file_order(run: _Run) -> tuple[Found, Found]:
    names = [*(f"{name}.grain" for name in run.marts), *run.checks]
    return {name: run.blocking[name] for name in names if name in run.blocking}, run.warning


def _keep(run: _Run, file: SqlFile, rows: list[Row]) -> None:
    (run.warning if file.warns else run.blocking)[file.name] = rows


def _whole_marts(run: _Run) -> tuple[list[SqlFile], list[SqlFile]]:
    """Return the marts without a slice in their order: those that read only core tables, and the others."""
    whole = {file.name for file in run.of_kind(run.marts, "")}
    ordered = [file for file in in_order((*run.macros.values(), *run.marts.values())) if file.name in whole]
    early = [file for file in ordered if run.reads[file.name] <= {*TABLES}]
    return early, [file for file in ordered if file not in early]


def _remake_whole(run: _Run, file: SqlFile) -> None:
    before = run.master.arrow("FROM main.overrides") if file.name == "overrides" else None
    with run.master.step(f"make {file.name}"):
        run.master.run(f"DELETE FROM {SCHEMA_NAME}.{file.name}")  # noqa: S608
        try:
            run.master.run(f"INSERT INTO {SCHEMA_NAME}.{file.name} {file.select}")
        except QueryError as error:
            raise SqlFileError(f"{file.path}: {error}") from error
    if before is not None:
        run.incidents = _corrected_incidents(run.master, before)
    run.blocking[f"{file.name}.grain"] = violating_rows(run.master, file, doubled_rows(file))


def _corrected_incidents(master: Warehouse, before: pa.Table) -> pa.Table:
    """Return the incidents that a line of overrides.csv corrects now and did not before, or the other way round."""
    master.register("overrides_before", before)
    changed = master.arrow("(FROM overrides_before EXCEPT FROM main.overrides) UNION (FROM main.overrides EXCEPT FROM overrides_before)")
    master.register("changed_overrides", changed)
    if not changed.num_rows:
        return pa.table({"key": pa.array([], pa.string())})
    articles = master.arrow(
        """SELECT article_id FROM main.incident_counts SEMI JOIN changed_overrides USING (claim_id)
        UNION SELECT article_id FROM main.earlier_claims SEMI JOIN changed_overrides USING (claim_id)"""
    )
    master.register("corrected_articles", articles)
    return master.arrow(
        """SELECT incident_id AS key FROM changed_overrides WHERE incident_id IS NOT NULL
        UNION SELECT incident_id FROM main.incident_links SEMI JOIN corrected_articles USING (article_id)
        UNION SELECT ruled_incident_id FROM main.incident_links SEMI JOIN corrected_articles USING (article_id)
        UNION SELECT incident_id FROM main.incident_reports SEMI JOIN corrected_articles USING (article_id)
        UNION SELECT incident_id FROM main.earlier_reports SEMI JOIN corrected_articles USING (article_id)
        UNION SELECT ruled_incident_id FROM main.earlier_reports SEMI JOIN corrected_articles USING (article_id)"""
    )


def _keys(run: _Run, kind: str) -> pa.Table:
    """Return the touched keys of a kind, in the column key."""
    found = [database.arrow(f"SELECT key FROM ({KINDS[kind].touched}) AS found(key)") for database in (run.touched.old, run.touched.new)]  # noqa: S608
    if kind == "incident_id":
        found.append(run.incidents)
    if kind == "collection_day":
        found.append(run.touched.days.rename_columns(["key"]))
    if kind == "news_day":
        found += [run.days_before, _incident_days(run)]
    run.master.register("found_keys", pa.concat_tables(found))
    return run.master.arrow("SELECT DISTINCT key FROM found_keys")


def _incident_days(run: _Run) -> pa.Table:
    """Return the days of the touched incidents."""
    run.master.register("touched_incidents", _keys(run, "incident_id"))
    return run.master.arrow("SELECT day AS key FROM main.incidents JOIN touched_incidents ON key = incident_id")


def _remake_kind(run: _Run, kind: str) -> None:
    """Remake the marts and run the checks of one kind of slice."""
    marts, checks = run.of_kind(run.marts, kind), run.of_kind(run.checks, kind)
    with run.master.step(f"slice {kind}"):
        keys = _keys(run, kind)
        tables = set().union(*(run.reads[file.name] for file in (*marts, *checks))) - {file.name for file in marts}
        database = _slice(run, kind, keys, tables)
    try:
        make_functions(database, run.settings)
        for file in _with_macros(run, marts):
            if file.parameters:
                make_macro(database, file)
            else:
                with run.master.step(f"make {file.name}"):
                    _remake(run, database, file, keys)
        for file in checks:
            with run.master.step(f"check {file.name}"):
                _keep(run, file, violating_rows(database, file, file.select))
    finally:
        if database is not run.touched.new:
            database.close()


def _slice(run: _Run, kind: str, keys: pa.Table, tables: set[str]) -> Warehouse:
    """Open the slice of a kind; the touched works as they are now are that of their articles."""
    if kind != _ARTICLE:
        return open_slice(run.master, kind, keys, tables, run.marts)
    database = run.touched.new
    database.register("keys", keys)
    for table in sorted(tables & {*WHOLE}):
        put(database, table, run.master.arrow(f"FROM {SCHEMA_NAME}.{table}"))
    return database


def _with_macros(run: _Run, marts: list[SqlFile]) -> list[SqlFile]:
    """Return the marts in their order, each after the macros that it reads."""
    wanted = {file.name: file for file in marts}
    direct = mart_dependencies((*run.macros.values(), *run.marts.values()))
    waiting = [*wanted]
    while waiting:
        for name in direct[waiting.pop()] & run.macros.keys() - wanted.keys():
            wanted[name] = run.macros[name]
            waiting.append(name)
    return in_order(tuple(wanted.values()))


def _remake(run: _Run, database: Warehouse, file: SqlFile, keys: pa.Table) -> None:
    """Make a mart's rows of some keys in their slice, and put them in the place of the old ones."""
    column, _ = slice_of(file)
    try:
        rows = database.arrow(f"SELECT * FROM ({file.select}) WHERE {among(column, keys)}")  # noqa: S608
    except QueryError as error:
        raise SqlFileError(f"{file.path}: {error}") from error
    put(database, file.name, rows)
    run.master.register("keys", keys)
    run.master.run(f"DELETE FROM {SCHEMA_NAME}.{file.name} WHERE {among(column, keys)}")  # noqa: S608
    run.master.register("new_rows", rows)
    run.master.run(f"INSERT INTO {SCHEMA_NAME}.{file.name} SELECT * FROM new_rows")  # noqa: S608
    run.blocking[f"{file.name}.grain"] = _doubled(run, database, file, rows)


def _doubled(run: _Run, database: Warehouse, file: SqlFile, rows: pa.Table) -> list[Row]:
    """Return the new rows of a mart that have the grain of another row: of the same key, or of any where the grain is without it."""
    if slice_of(file)[0] in file.grain:
        return violating_rows(database, file, doubled_rows(file))
    first = file.grain[0]
    run.master.register("new_rows", rows.select([first]))
    where = f'"{first}" IN (SELECT "{first}" FROM new_rows) OR "{first}" IS NULL'  # noqa: S608
    return violating_rows(run.master, file, doubled_rows(file, where))


def _check_ids(run: _Run) -> None:
    """Run the checks that look for ids that stand twice, on all rows that share an id with a new one."""
    checks = run.of_kind(run.checks, SAME_ID)
    tables = set().union(*(run.reads[file.name] for file in checks))
    with run.master.step("slice same_id"):
        database = open_same_ids(run.master, (run.touched.new, run.touched.events), tables)
    try:
        for file in checks:
            _keep(run, file, violating_rows(database, file, file.select))
    finally:
        database.close()
