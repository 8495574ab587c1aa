"""Publishing: swap a finished DuckDB file in without disturbing a reader.

`news.duckdb` is a symbolic link to versions/<stamp>/news.duckdb. Each version is a folder, so that every client calls the catalogue `news`:
DuckDB names it after the file that the link leads to. A reader keeps the file that it opened, a new reader gets the new one, and a crash
at any moment leaves the old link or the new one. See docs/decisions/2026-11-24-publishing.md. No DuckDB here.
"""

import errno
import json
import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from pipelines.partitions.parquet_files import sync_folder, write_atomically
from pipelines.settings import DATABASE

KEPT_VERSIONS = 2
_READ_ONLY = 0o444
"""Mode of a published file: a client that opens it for writing by mistake is refused, unless it runs as the administrator."""

_WITHDRAWN = "withdrawn"
"""Name of the mark in a version that is to go as soon as there is another."""

VERSIONS = "versions"
"""Folder of the published versions in the warehouse folder."""


def publish_copy(warehouse: Path, master: Path) -> Path:
    """Publish a copy of the master and return its path; where the published file is such a copy already, nothing is done.

    Call it under the writer lock. Raises OSError naming the file and the remedy where the disk is full.
    """
    known = warehouse / ".build" / "published.json"
    with suppress(OSError, ValueError):
        current = (warehouse / DATABASE).resolve(strict=True)
        if json.loads(known.read_text(encoding="utf-8")) == {"master": _seen(master), "published": _seen(current)}:
            return current
    target = new_version(warehouse, time.time_ns())
    _copy(master, target)
    final = swap_in(target)
    write_atomically(known, json.dumps({"master": _seen(master), "published": _seen(final)}).encode())
    return final


def _seen(path: Path) -> dict[str, str | int]:
    """Return the values by which a change of a file is noticed, made by mistake or on purpose."""
    status = path.stat()
    log = path.with_name(f"{path.name}.wal")  # a log that a writer left; a reader would take it for a part of the file
    return {
        "name": f"{path.parent.name}/{path.name}",
        "size": status.st_size,
        "mtime_ns": status.st_mtime_ns,
        "ctime_ns": status.st_ctime_ns,  # cannot be set back, unlike mtime
        "log": log.stat().st_size if log.exists() else 0,
    }


def _copy(source: Path, target: Path) -> None:
    """Copy a file within its file system, which shares the blocks where it can."""
    if not _copies_in_kernel():
        shutil.copyfile(source, target)
        return
    try:
        with source.open("rb") as given, target.open("wb") as made:
            left = os.fstat(given.fileno()).st_size
            while left > 0 and (copied := os.copy_file_range(given.fileno(), made.fileno(), left)):
                left -= copied
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise OSError(error.errno, f"{target}: no room for the copy to publish; see that the disk has room") from error
        if error.errno not in {errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM}:
            raise
        shutil.copyfile(source, target)


def _copies_in_kernel() -> bool:
    """Tell whether Python can ask the system for a copy: Linux has it, macOS does not."""
    return hasattr(os, "copy_file_range")


def replace_file(built: Path, target: Path) -> None:
    """Put a finished master in the place of the last one and delete the last one's log, which would be taken for the new one's."""
    target.with_name(f"{target.name}.wal").unlink(missing_ok=True)
    built.replace(target)
    sync_folder(target.parent)


def new_version(warehouse: Path, stamp: int) -> Path:
    """Return the path of the next version in a temporary folder, and delete what killed builds left.

    stamp: nanoseconds since 1970, so that versions sort by age. Call it under the writer lock.
    """
    sweep(warehouse)
    folder = warehouse / VERSIONS / f"{stamp:020d}.building"
    folder.mkdir(parents=True)
    return folder / DATABASE


def sweep(warehouse: Path) -> None:
    """Delete builds, copies and notes that were never finished, and their logs. Call it under the writer lock."""
    for folder in (VERSIONS, ".build"):
        for left in (*(warehouse / folder).glob("*.building*"), *(warehouse / folder).glob("*.tmp")):
            if left.is_dir():
                shutil.rmtree(left)
            else:
                left.unlink()


def swap_in(built: Path) -> Path:
    """Make a built version the published one and return its final path.

    The file is synced, its folder renamed, and the link news.duckdb replaced in one step; older versions than the last two are deleted.
    """
    built.chmod(_READ_ONLY)
    with built.open("rb") as file:
        os.fsync(file.fileno())
    sync_folder(built.parent)
    version = built.parent.with_suffix("")
    built.parent.replace(version)
    versions = version.parent
    sync_folder(versions)
    warehouse = versions.parent
    link = warehouse / f".{DATABASE}.link"
    link.unlink(missing_ok=True)
    link.symlink_to(Path(VERSIONS) / version.name / DATABASE)
    link.replace(warehouse / DATABASE)
    sync_folder(warehouse)
    _remove_old(versions, version)
    return version / DATABASE


def withdraw_versions(warehouse: Path) -> None:
    """Mark the present versions as withdrawn: all of them are deleted when the next one is published."""
    for folder in (warehouse / VERSIONS).glob("*"):
        if folder.is_dir() and not folder.suffix:
            write_atomically(folder / _WITHDRAWN, b"")


def _remove_old(versions: Path, current: Path) -> None:
    """Delete all but the current version and the newest of the others, with the logs that readers who opened them read-write have left.

    The current one need not have the latest name: a clock can be set back.
    """
    others = sorted(path for path in versions.iterdir() if path.is_dir() and not path.suffix and path != current)
    kept = [path for path in others[1 - KEPT_VERSIONS :] if not (path / _WITHDRAWN).exists()]
    for old in (path for path in others if path not in kept):
        going = old.with_suffix(".building")  # a kill while it is deleted leaves what the next run sweeps
        old.replace(going)
        shutil.rmtree(going)
    for file in versions.glob("news-*.duckdb*"):  # as newsledger before 0.2 laid them out
        file.unlink()
