"""The published file: built beside from partitions and sql/, checked, and swapped in."""

import time
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines.loading import check_partitions, load_tables
from pipelines.marts import make_all, violations
from pipelines.publish import new_version, swap_in, sweep, writer_lock
from pipelines.schema import SCHEMA_NAME
from pipelines.settings import Settings
from pipelines.tables import TABLES
from pipelines.warehouse import attach, detach, in_memory


@dataclass(frozen=True, slots=True)
class Built:
    """What one build made.

    path: the published file.  rows: by table.  violations: rows that each blocking check found, by check; a mart's is named mart.grain.
    warnings: rows that each check with `severity: warn` found; they do not stop the publishing.  steps: seconds of each step.
    """

    path: Path
    rows: dict[str, int]
    violations: dict[str, list[str]]
    warnings: dict[str, list[str]]
    seconds: float
    steps: dict[str, float]


class InvariantError(ValueError):
    """The new warehouse breaks an invariant, so it was not published; violations holds the rows by check."""

    def __init__(self, violations: dict[str, list[str]]) -> None:
        """Keep the violations and name the checks that found some."""
        self.violations = violations
        broken = ", ".join(f"{name} ({len(rows)} rows, such as {rows[0]})" for name, rows in violations.items() if rows)
        super().__init__(f"not published, the last good file stays: {broken}; see sql/checks/ and the grain in sql/marts/")


def build(settings: Settings) -> Built:
    """Build the warehouse from all partitions, check it and publish it; a failure leaves the published file as it was.

    Raises PartitionError, SqlFileError or CurationError naming the file at fault and the remedy, InvariantError where a check of
    sql/checks/ or a mart's grain finds rows, OSError where the disk is full.
    """
    begin = time.monotonic()
    with writer_lock(settings.warehouse):
        check_partitions(settings.warehouse)
        target = new_version(settings.warehouse, time.time_ns())
        try:
            made = _build_file(settings, target)
            path = swap_in(target)
        except BaseException:
            sweep(settings.warehouse)
            raise
    return replace(made, path=path, seconds=time.monotonic() - begin)


def _build_file(settings: Settings, target: Path) -> Built:
    """Build the file at `target`."""
    database = in_memory(target.with_name(f"{target.name}.spill"))
    try:
        attach(database, target)
        database.run("BEGIN")  # one transaction: each commit of its own would sync the file
        load_tables(database, settings)
        names = [*TABLES, *make_all(database, settings)]
        rows = {name: database.run(f"SELECT count(*) FROM {SCHEMA_NAME}.{name}")[0][0] for name in names}  # noqa: S608
        blocking, warning = violations(database, settings)
        if any(blocking.values()):
            raise InvariantError(blocking)
        with database.step("write"):
            database.run("COMMIT")
            detach(database)
    finally:
        database.close()
    return Built(target, rows, blocking, warning, 0.0, database.steps)
