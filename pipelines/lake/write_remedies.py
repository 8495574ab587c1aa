"""What to do about an error of the operating system while a file is written."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ROOM = "no room to write it; free some space and run again, the old file is as it was"
_MAY = "this user may not write there; `ls -ld` shows whose it is: run as that user, or give yourself the permission, and run again"
_IS_READ_ONLY = "the file system is mounted read-only; mount it for writing, or take another folder with NEWSLEDGER_WAREHOUSE"


@contextmanager
def told_remedy(path: Path) -> Iterator[None]:
    """Name the file and the remedy where the disk is full, or this user may not write there."""
    try:
        yield
    except OSError as error:
        remedy = write_remedy(error)
        if remedy and remedy not in str(error):
            raise OSError(error.errno, f"{path}: {remedy}") from error
        raise


def write_remedy(error: OSError) -> str:
    """Return what to do about an error while writing, by its number; empty where that says nothing."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return _ROOM
    if error.errno in {errno.EACCES, errno.EPERM}:
        return _MAY
    return _IS_READ_ONLY if error.errno == errno.EROFS else ""
