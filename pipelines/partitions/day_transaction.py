"""Partitions of several tables that change in one step: after a crash all of a day's files are new, or none is.

The new files are written under temporary names, or elsewhere (see `staging`); then a journal, which is written last, names all files that
the day consists of (a redo log); then they are renamed. The next run that changes core/ finishes what a journal names, and deletes what
no journal names. How one file is written is in `parquet_files`.
"""

import datetime as dt
import json
import os
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
from pipelines.partitions.staging import JOURNAL, delete_left_behind

Rows = Mapping[str, tuple[RecordClass, Iterable[Any]]]
"""Record class and rows by table."""


def write_day(warehouse: Path, day: dt.date, tables: Rows) -> None:
    """Replace a day's partitions of these tables in one step. Call it under the writer lock, after `settle`.

    Raises OSError naming the file where the disk is full; all partitions are then as they were before.
    """
    paths = {partition_path(warehouse, table, day): rows for table, rows in tables.items()}
    _replace(warehouse / "core", {path: partial(write_beside, path, record, rows) for path, (record, rows) in paths.items()})


def replace_tables(warehouse: Path, tables: Mapping[Path, pa.Table]) -> None:
    """Replace partitions, of whatever days, by other rows in the columns that they have, in one step, as `write_day` does."""
    _replace(warehouse / "core", {path: partial(write_arrow_beside, path, table) for path, table in tables.items()})


def put_day(warehouse: Path, day: dt.date, staged: Mapping[str, Path]) -> None:
    """Put files that are written whole into the place of a day's partitions in one step. Call it under the writer lock, after `settle`.

    staged: the file by table, anywhere below the warehouse folder; it is moved.
    """
    core = warehouse / "core"
    core.mkdir(parents=True, exist_ok=True)
    places = {path: partition_path(warehouse, table, day) for table, path in staged.items()}
    for place in places.values():
        place.parent.mkdir(exist_ok=True)
    for folder in {path.parent for path in places}:
        sync_folder(folder)
    _put(core, {os.path.relpath(path, core): str(place.relative_to(core)) for path, place in places.items()})


def _put(core: Path, renames: Mapping[str, str]) -> None:
    """Write down which files take which places, and rename them."""
    write_atomically(core / JOURNAL, json.dumps(renames, indent=1).encode())
    _finish(core / JOURNAL)


def _replace(core: Path, writers: Mapping[Path, Callable[[], object]]) -> None:
    """Write new content beside each file, and put all of it in its place in one step."""
    paths = [*writers]
    try:
        for write in writers.values():
            write()
        _put(core, {str(temporary_path(path).relative_to(core)): str(path.relative_to(core)) for path in paths})
    except BaseException:
        if not (core / JOURNAL).exists():
            for path in paths:
                temporary_path(path).unlink(missing_ok=True)
        raise


def settle(warehouse: Path) -> int:
    """Finish what a killed run had written whole, delete what it left half-written, and return how many files and folders were left.

    Call it under the writer lock. Raises PartitionError where the journal is damaged.
    """
    core = warehouse / "core"
    if (core / JOURNAL).exists():
        _finish(core / JOURNAL)
    found = [*core.glob("*.tmp"), *core.glob("*/*.tmp")]
    for path in found:
        path.unlink(missing_ok=True)
    return len(found) + delete_left_behind(warehouse)


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
