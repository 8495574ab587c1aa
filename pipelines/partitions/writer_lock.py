"""The lock for writing to the warehouse: one run at a time changes partitions or the published file."""

import fcntl
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from pipelines.partitions.parquet_files import told_remedy

PATIENCE_S = 1.0
_PAUSE_S = 0.02
_log = logging.getLogger(__name__)


@contextmanager
def writer_lock(warehouse: Path) -> Iterator[None]:
    """Hold the lock that serialises everything that writes to the warehouse; it dies with its process."""
    with told_remedy(warehouse):
        warehouse.mkdir(parents=True, exist_ok=True)
        opened = (warehouse / ".lock").open("a+")
    with opened as file:
        _lock(file, warehouse)
        # tells a waiting run who writes; the lock itself is the kernel's
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _lock(file: TextIO, warehouse: Path) -> None:
    """Wait for the lock, and after a second say which process holds it."""
    began, told = time.monotonic(), False
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not told and time.monotonic() - began > PATIENCE_S:
                file.seek(0)
                _log.warning("%s: waiting for process %s, which writes to this warehouse", warehouse / ".lock", file.read() or "(unknown)")
                told = True
            time.sleep(_PAUSE_S)
        else:
            return
