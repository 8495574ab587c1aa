"""The published file: the master brought up to date with partitions and sql/, checked, copied and swapped in."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines.contract.schema import SCHEMA_NAME
from pipelines.contract.tables import TABLES
from pipelines.lake.lake import lake_of
from pipelines.partitions.changed_files import Changes, PartitionFile, changes, check_partitions, partition_files
from pipelines.partitions.day_transaction import settle
from pipelines.partitions.writer_lock import writer_lock
from pipelines.publish.database import QueryError, StorageError, Warehouse, attach, detach, in_memory
from pipelines.publish.increment.apply_changes import apply_changes
from pipelines.publish.loading import comment_tables, load_tables, paths_by_table, stage_tables
from pipelines.publish.marts import Found, in_words, make_all, violations, warnings
from pipelines.publish.master import inputs, master_path, note_inputs, noted_files, noted_state, open_books
from pipelines.publish.sql_files import SqlFileError, sql_files
from pipelines.publish.swap import publish_copy, replace_file, sweep
from pipelines.settings import DATABASE, Settings

LARGEST_SHARE = 1 / 3
"""Where a larger share of the partitions has changed, by bytes, everything is made anew: that is quicker, and it leaves no deleted rows."""

REPLACED_SHARE = 1.0
"""Everything is made anew once changes have replaced this share of all partitions, because replaced rows leave gaps in the file."""

SMALL = 1_000_000
"""Bytes of all partitions below which DuckDB works on one thread: for less, handing work to a second one costs more than it saves."""

_NO_MASTER = "there is no master file that can be read"


@dataclass(frozen=True, slots=True)
class Built:
    """What one build made.

    path: the published file.  rows: by table.  violations: rows that each blocking check found, by check; a mart's is named mart.grain.
    warnings: rows that each check with `severity: warn` found; they do not stop the publishing.  steps: seconds of each step.
    partitions: how many are new, changed or gone since the last build.  full: why everything was made anew; empty where only what the
    changed partitions touch was.
    """

    path: Path
    rows: dict[str, int]
    violations: Found
    warnings: Found
    seconds: float
    steps: dict[str, float]
    partitions: int
    full: str

    @property
    def work(self) -> str:
        """What was done, in a few words."""
        changed = f"{self.partitions or 'no'} partition{'' if self.partitions == 1 else 's'} changed"
        return f"everything made anew, because {self.full}" if self.full else changed


class InvariantError(ValueError):
    """The new warehouse breaks an invariant, so it was not published.

    violations: the rows by blocking check.  warnings: by check that only warns.
    """

    def __init__(self, violations: Found, warnings: Found) -> None:
        """Keep what was found and name the blocking checks that found something."""
        self.violations, self.warnings = violations, warnings
        broken = ", ".join(f"{name} ({len(rows)} rows, such as {in_words(rows[0])})" for name, rows in violations.items() if rows)
        super().__init__(f"not published, the last good file stays: {broken}; see sql/checks/ and the grain in sql/marts/")


def build_warehouse(settings: Settings) -> Built:
    """Bring the warehouse up to date with all partitions, check it and publish it; a failure leaves the published file as it was.

    Raises PartitionError, SqlFileError or CurationError naming the file at fault and the remedy, InvariantError where a check of
    sql/checks/ or a mart's grain finds rows, OSError where the disk is full.
    """
    begin = time.monotonic()
    with writer_lock(settings.warehouse):
        sweep(settings.warehouse)
        settle(settings.warehouse)
        try:
            made = _bring_up_to_date(settings)
            copying = time.monotonic()
            path = publish_copy(settings.warehouse, made.path)
        except BaseException:
            sweep(settings.warehouse)
            raise
    ended = time.monotonic()
    return replace(made, path=path, seconds=ended - begin, steps={**made.steps, "copy and swap": ended - copying})


def _bring_up_to_date(settings: Settings) -> Built:
    """Bring the master into line with the partitions: change it, or make it anew."""
    files, wanted = partition_files(settings.warehouse), inputs(settings)
    if not master_path(settings.warehouse).exists():
        return _anew(settings, changes(files, {}), wanted, _NO_MASTER)
    found, why = changes((), {}), _NO_MASTER
    database = _opened(settings, files)
    try:
        attach(database, master_path(settings.warehouse))
        state = noted_state(database)
        found = changes(files, noted_files(database))
        replaced = found.replaced_bytes + int(state.get("replaced", 0))
        why = _why_anew(found, replaced, is_same_rules=state.get("rules") == wanted["rules"])
        if not why:
            is_same = not found.count and wanted.items() <= state.items()
            return _unchanged(database, settings) if is_same else _changed(database, settings, found, {**wanted, "replaced": str(replaced)})
    except (QueryError, StorageError, SqlFileError) as error:
        # a master is a cache: any fault in it, or in changing it, is cured by making it anew
        why = why or f"the master could not be changed ({error})"
    finally:
        database.close()
    return _anew(settings, found if found.files else changes(files, {}), wanted, why)


def _opened(settings: Settings, files: Iterable[PartitionFile]) -> Warehouse:
    """Open a database in which a master of these partitions can be made or changed."""
    is_small = sum(file.size for file in files) < SMALL
    return in_memory(settings.warehouse / ".build" / "spill.building", threads=1 if is_small else None)


def _why_anew(found: Changes, replaced: int, *, is_same_rules: bool) -> str:
    """Return why the master is not to be changed; empty where it is. replaced: bytes of replaced partitions, this change included."""
    if not is_same_rules:
        return "sql/, sides.csv, speakers.csv or the version have changed"
    if found.share > LARGEST_SHARE:
        return f"{found.count} partitions, much of the whole, have changed"
    if replaced > REPLACED_SHARE * sum(file.size for file in found.files):
        return "as much has been replaced as there is"
    return ""


def published(database: Warehouse, settings: Settings) -> Built:
    """Return what is in the published file. database: opened from it. Blocking checks found nothing, else it would not be published."""
    return replace(_unchanged(database, settings), path=(settings.warehouse / DATABASE).resolve())


def _unchanged(database: Warehouse, settings: Settings) -> Built:
    """Return what is in a master that needs no change."""
    names = [f"{file.name}.grain" for file in sql_files(settings.sql / "marts")]
    names += [file.name for file in sql_files(settings.sql / "checks") if not file.warns]
    return _built(database, settings, {name: [] for name in names}, warnings(database, settings))


def _changed(database: Warehouse, settings: Settings, found: Changes, state: Mapping[str, str]) -> Built:
    """Change the master as the partitions have changed, and note its new state."""
    lake_of(settings.warehouse).bring(file.name for file in found.changed)
    check_partitions(found.changed)
    database.run("BEGIN")
    blocking, warning = apply_changes(database, settings, found)
    if any(blocking.values()):
        raise InvariantError(blocking, warning)
    made = replace(_built(database, settings, blocking, warning), partitions=found.count)
    _commit(database, found.files, state)
    return made


def _anew(settings: Settings, found: Changes, wanted: Mapping[str, str], why: str) -> Built:
    """Make the master anew."""
    lake_of(settings.warehouse).bring(file.name for file in found.files)
    check_partitions(found.files)
    target = master_path(settings.warehouse)
    building = target.with_name(f"{target.name}.building")
    target.parent.mkdir(parents=True, exist_ok=True)
    database = _opened(settings, found.files)
    try:
        attach(database, building)
        database.run("BEGIN")  # one transaction: each commit of its own would sync the file
        paths = paths_by_table(found.files)
        stage_tables(database, settings, TABLES, paths)
        load_tables(database, settings, TABLES, paths)
        comment_tables(database)
        make_all(database, settings)
        open_books(database)
        blocking, warning = violations(database, settings)
        if any(blocking.values()):
            raise InvariantError(blocking, warning)
        made = replace(_built(database, settings, blocking, warning), partitions=found.count, full=why)
        _commit(database, found.files, {**wanted, "replaced": "0"})
    finally:
        database.close()
    replace_file(building, target)
    return made


def _commit(database: Warehouse, files: tuple[PartitionFile, ...], state: Mapping[str, str]) -> None:
    note_inputs(database, files, state)
    with database.step("write"):
        database.run("COMMIT")
        detach(database)


def _built(database: Warehouse, settings: Settings, blocking: Found, warning: Found) -> Built:
    names = [*TABLES, *(file.name for file in sql_files(settings.sql / "marts"))]
    rows = {name: database.run(f"SELECT count(*) FROM {SCHEMA_NAME}.{name}")[0][0] for name in names}  # noqa: S608
    return Built(master_path(settings.warehouse), rows, blocking, warning, 0.0, database.steps, 0, "")
