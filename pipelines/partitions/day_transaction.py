"""Partitions of several tables that change in one step: after a crash all of a day's files are new, or none is.

The new files are written under temporary names, then a journal names them (a redo log), then they are renamed. The next run that changes
core/ finishes what a journal names, and deletes the temporary files that no journal names. How one file is written is in `parquet_files`.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.contract.schema import RecordClass
from pipelines.partitions.parquet_files import (
    PartitionError,
    partition_path,
    sync_folder,
    temporary_path,
    write_arrow_beside,
    write_atomically,
    write_beside,
)

Rows = Mapping[str, tuple[RecordClass, Iterable[Any]]]
"""Record class and rows by table."""

_JOURNAL = "renames.json"


def write_day(warehouse: Path, day: dt.date, tables: Rows) -> None:
    """Replace a day's partitions of these tables in one step. Call it under the writer lock, after `settle`.

    Raises OSError naming the file where the disk is full; all partitions are then as they were before.
    """
    paths = {partition_path(warehouse, table, day): rows for table, rows in tables.items()}
    _replace(warehouse / "core", {path: partial(write_beside, path, record, rows) for path, (record, rows) in paths.items()})


def replace_tables(warehouse: Path, tables: Mapping[Path, pa.Table]) -> None:
    """Replace partitions, of whatever days, by other rows in the columns that they have, in one step, as `write_day` does."""
    _replace(warehouse / "core", {path: partial(write_arrow_beside, path, table) for path, table in tables.items()})


def _replace(core: Path, writers: Mapping[Path, Callable[[], object]]) -> None:
    """Write new content beside each file, and put all of it in its place in one step."""
    paths = [*writers]
    try:
        for write in writers.values():
            write()
        renames = {str(temporary_path(path).relative_to(core)): str(path.relative_to(core)) for path in paths}
        write_atomically(core / _JOURNAL, json.dumps(renames, indent=1).encode())
    except BaseException:
        if not (core / _JOURNAL).exists():
            for path in paths:
                temporary_path(path).unlink(missing_ok=True)
        raise
    _finish(core / _JOURNAL)


def settle(warehouse: Path) -> int:
    """Finish what a killed run had written whole, delete what it left half-written below core/, and return how many files were left.

    Call it under the writer lock. Raises PartitionError where the journal is damaged.
    """
    core = warehouse / "core"
    if (core / _JOURNAL).exists():
        _finish(core / _JOURNAL)
    found = [*core.glob("*.tmp"), *core.glob("*/*.tmp")]
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


def _finish(journal: Path) -> None:
    """Rename the files that a journal names, where that is not done yet, and delete the journal."""
    try:
        renames = {journal.parent / new: journal.parent / old for new, old in json.loads(journal.read_bytes()).items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise PartitionError(f"{journal}: not the list of files that a run wrote; delete it and run `newsledger build`") from error
    for new, old in renames.items():
        if new.exists():
            new.replace(old)
    for folder in {old.parent for old in renames.values()}:
        sync_folder(folder)
    journal.unlink()
    sync_folder(journal.parent)
