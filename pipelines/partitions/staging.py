"""Folders in which a run prepares a day's partitions before they take their place: outside of core/, where nobody reads them.

Each belongs to one run and goes with it: the run holds a lock on a file beside the folder, which dies with its process, and the next run
deletes the folders whose lock is free.
"""

import fcntl
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.lake.write_remedies import told_remedy

STAGING = ".reading"
"""Name of the folder of all of them, in the warehouse folder."""
JOURNAL = "renames.json"
"""Name of the journal in core/ that names files which are about to take their places (see `day_transaction`)."""


@contextmanager
def staging_folder(warehouse: Path, name: str) -> Iterator[Path]:
    """Make a folder for this run, and delete it when the block ends. name: begins its name, such as the day."""
    folder = warehouse / STAGING / f"{name}-{uuid.uuid4().hex[:12]}"
    with told_remedy(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        lock = _lock_of(folder).open("a")
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # before the folder is there, so that nobody finds one that seems left behind
        try:
            folder.mkdir()
            yield folder
        finally:
            if not (warehouse / "core" / JOURNAL).exists():  # what it names is still needed, and the next run deletes the rest
                _delete(folder)


def delete_left_behind(warehouse: Path) -> int:
    """Delete the folders of runs that were killed, and return their number. Call it when no journal names their files any more."""
    found = 0
    for folder in (warehouse / STAGING).glob("*/"):
        with _lock_of(folder).open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue  # its run is alive
            _delete(folder)
            found += 1
    return found


def _lock_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.lock")


def _delete(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    _lock_of(folder).unlink(missing_ok=True)
