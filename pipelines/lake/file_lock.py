"""A lock file: one process at a time holds it, and it dies with its process."""

import fcntl
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from pipelines.lake.write_remedies import told_remedy

PATIENCE_S = 1.0
"""Seconds of waiting after which it is said who holds the lock."""
_PAUSE_S = 0.02
_log = logging.getLogger(__name__)


@contextmanager
def locked(path: Path) -> Iterator[int]:
    """Hold a lock file and give its number. Raises OSError naming its folder where this user may not write there."""
    with told_remedy(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        opened = path.open("a+")
    with opened as file:
        _lock(file, path)
        # tells a waiting run who writes; the lock itself is the kernel's
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield file.fileno()


def _lock(file: TextIO, path: Path) -> None:
    """Wait for the lock, and after a second say which process holds it."""
    began, told = time.monotonic(), False
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not told and time.monotonic() - began > PATIENCE_S:
                file.seek(0)
                _log.warning("%s: waiting for process %s, which writes to this warehouse", path, file.read() or "(unknown)")
                told = True
            time.sleep(_PAUSE_S)
        else:
            return


@contextmanager
def if_free(path: Path) -> Iterator[bool]:
    """Hold a lock file for a moment if nobody else does, and tell whether it is held."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def holder(path: Path) -> str | None:
    """Return the process that holds a lock file now; None where none does."""
    if not path.exists():
        return None
    with path.open("r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return file.read() or "unknown"
    return None
