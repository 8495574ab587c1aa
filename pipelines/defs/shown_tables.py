"""What the UI shows of a daily table: rows, a preview and its checks, gathered bit by bit so that no day has to be in memory."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import dagster as dg

from pipelines.defs.asset_metadata import PREVIEW_ROWS, check_result, preview

Rows = Mapping[str, list[Any]]
"""Rows by table."""
Violations = Callable[[str, str, Rows], list[str]]
"""Gives what a check of a table finds wrong in some rows."""


def core_key(table: str) -> dg.AssetKey:
    """Return the asset key of a core table."""
    return dg.AssetKey(["core", table])


class Shown:
    """What is known so far of a table of some days."""

    def __init__(self, table: str, checks: Sequence[str], columns: Sequence[str]) -> None:
        """Start without rows. checks: names of those of the table.  columns: of the preview."""
        self._table, self._columns = table, columns
        self._rows = 0
        self._first: list[Any] = []
        self._violations: dict[str, list[str]] = {name: [] for name in checks}

    def add(self, rows: Rows, violations: Violations) -> None:
        """Take in some rows of one day, with all that they refer to."""
        own = rows[self._table]
        self._rows += len(own)
        self._first += own[: PREVIEW_ROWS - len(self._first)]
        for name, found in self._violations.items():
            found.extend(violations(name, self._table, rows))

    def add_violations(self, check: str, violations: Sequence[str]) -> None:
        """Take in what other checks found wrong."""
        self._violations[check] += [violation for violation in violations if violation not in self._violations[check]]

    def result(self, more: Sequence[dg.AssetCheckResult] = ()) -> dg.MaterializeResult[None]:
        """Return what the UI shows; more: results of further checks."""
        key = core_key(self._table)
        return dg.MaterializeResult(
            asset_key=key,
            metadata={"dagster/row_count": self._rows, "preview": preview(self._first, self._columns)},
            check_results=[*(check_result(name, key, found) for name, found in self._violations.items()), *more],
        )
