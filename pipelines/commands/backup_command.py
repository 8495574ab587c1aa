"""`newsledger backup` and `restore`: what cannot be made again, in one file with a checksum of each part; also the way to another machine.

Kept are the archive, the lake (with what earlier rules had read), curation and the history of runs. The published file is made again.
"""

import datetime as dt
import hashlib
import io
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from pipelines import __version__
from pipelines.curation.takedowns_file import FILE as TAKEDOWNS
from pipelines.curation.takedowns_file import read_takedowns
from pipelines.lake.lake import lake_of
from pipelines.lake.working_folder import address_of
from pipelines.partitions.parquet_files import sync_folder
from pipelines.partitions.writer_lock import writer_lock
from pipelines.settings import Settings, load_settings
from pipelines.takedowns.apply_takedowns import apply_takedowns
from pipelines.takedowns.takedown_list import add_lines

MANIFEST = "manifest.json"
_HISTORY = ".dagster"
_PIECE = 1 << 20
_LEFT_OUT = (".tmp", ".building", "-wal", "-shm", "-journal", ".lock")
"""Ends of names of what is being written, and of logs of databases, whose content the copy holds."""


def _roots(settings: Settings) -> dict[str, Path]:
    """Return the folders that are kept, by their names in the file."""
    warehouse = settings.warehouse
    return {"raw": warehouse / "raw", "core": warehouse / "core", "curation": settings.curation, "history": settings.root / _HISTORY}


def run_backup(target: Path) -> int:
    """Write everything that cannot be made again into one file and print what it holds; return the exit status.

    Raises FileExistsError where the file is there already, OSError where it cannot be written; then nothing of it is left.
    """
    settings = load_settings()
    if target.exists():
        raise FileExistsError(f"{target}: is there already; name another file, or move it away")
    partial = target.with_name(f"{target.name}.partial")
    try:
        with writer_lock(settings.warehouse), partial.open("wb") as file:
            _bring_all(settings.warehouse)
            names = _write(settings, file)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    sync_folder(target.absolute().parent)
    print(f"{target}: {names} files, {target.stat().st_size:,} bytes; `newsledger restore {target}` brings them back")  # noqa: T201
    return 0


def _bring_all(warehouse: Path) -> None:
    lake = lake_of(warehouse)
    for pattern in ("raw/*", "raw/*/*/*", "core/*", "core/*/*"):
        lake.bring(lake.names(pattern))


def _write(settings: Settings, file: IO[bytes]) -> int:
    sums: dict[str, str] = {}
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for name, path in _files(settings):
            with _steady(path) as content:
                sums[name] = _add(tar, name, content)
        about = {"newsledger": __version__, "made_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"), "sha256": sums}
        _add(tar, MANIFEST, io.BytesIO(json.dumps(about, indent=1).encode()))
    return len(sums)


def _files(settings: Settings) -> Iterator[tuple[str, Path]]:
    for root, folder in _roots(settings).items():
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink() and not path.name.endswith(_LEFT_OUT):
                yield f"{root}/{path.relative_to(folder).as_posix()}", path


@contextmanager
def _steady(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for reading; of a database that is written to, a copy of one moment."""
    if path.suffix != ".db":
        with path.open("rb") as file:
            yield file
        return
    with tempfile.NamedTemporaryFile() as copy:
        with closing(sqlite3.connect(path)) as live, closing(sqlite3.connect(copy.name)) as still:
            live.backup(still)
        with Path(copy.name).open("rb") as file:
            yield file


def _add(tar: tarfile.TarFile, name: str, content: IO[bytes]) -> str:
    """Add a file as long as it is now and return the SHA-256 of what was added."""
    counted = _Counted(content)
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = content.seek(0, os.SEEK_END), 0o644
    content.seek(0)
    tar.addfile(entry, counted)
    return counted.sum.hexdigest()


class _Counted(io.RawIOBase):
    """A file of which the checksum is made while it is read."""

    def __init__(self, content: IO[bytes]) -> None:
        """Read from the content."""
        super().__init__()
        self._content = content
        self.sum = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        piece = self._content.read(size)
        self.sum.update(piece)
        return piece


def run_restore(source: Path) -> int:
    """Bring back what a backup holds, after every checksum was compared; print what to do next and return the exit status.

    Raises ValueError where the file is damaged or no backup, FileExistsError where a warehouse is here already; then nothing is changed.
    """
    settings = load_settings()
    roots = _roots(settings)
    if address := address_of(settings.warehouse):
        remedy = f"restore into a folder with NEWSLEDGER_WAREHOUSE=/new/folder, then put that into {address} with `newsledger lake import`"
        raise FileExistsError(f"{address}: a backup is brought back into a folder; {remedy}")
    for name in ("raw", "core"):
        if any(roots[name].glob("*")):
            raise FileExistsError(
                f"{roots[name]}: a warehouse is here already; move it away, or restore beside it: NEWSLEDGER_WAREHOUSE=/another/folder"
            )
    settings.warehouse.mkdir(parents=True, exist_ok=True)
    with writer_lock(settings.warehouse), tempfile.TemporaryDirectory(dir=settings.warehouse, prefix=".restoring-") as staging:
        number = _unpack(source, Path(staging))
        if (Path(staging) / "curation" / TAKEDOWNS).exists():  # what was taken down since stays so
            add_lines(Path(staging) / "curation" / TAKEDOWNS, read_takedowns(settings.curation / TAKEDOWNS).lines)
        told = [line for name, folder in roots.items() for line in _put(Path(staging) / name, folder)]
        apply_takedowns(settings)
    print("\n".join([f"{number} files are back; `newsledger build` makes the warehouse of them", *told]))  # noqa: T201
    return 0


def _unpack(source: Path, staging: Path) -> int:
    sums: dict[str, str] = {}
    wanted: dict[str, str] | None = None
    try:
        with tarfile.open(source, mode="r:") as tar:
            for entry in tar:
                content = tar.extractfile(entry) if entry.isreg() else None
                if content is None:
                    raise ValueError(f"{source}: holds {entry.name!r}, which is not a file; this is not a backup of newsledger")
                if entry.name == MANIFEST:
                    wanted = json.loads(content.read())["sha256"]
                else:
                    sums[entry.name] = _unpack_one(source, entry.name, content, staging)
    except (tarfile.TarError, EOFError, KeyError, json.JSONDecodeError) as error:
        raise ValueError(f"{source}: is damaged, or is not a backup of newsledger ({error}); take another copy of it") from error
    if wanted != sums:
        wrong = sorted(name for name in {*sums, *(wanted or {})} if (wanted or {}).get(name) != sums.get(name))
        raise ValueError(f"{source}: {len(wrong)} files differ from their checksums, such as {wrong[:1]}; take another copy of it")
    return len(sums)


def _unpack_one(source: Path, name: str, content: IO[bytes], staging: Path) -> str:
    parts = PurePosixPath(name).parts
    if parts[:1] not in {("raw",), ("core",), ("curation",), ("history",)} or ".." in parts:
        raise ValueError(f"{source}: holds {name!r}, which belongs nowhere in a warehouse; this is not a backup of newsledger")
    target = staging.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    sum_ = hashlib.sha256()
    with target.open("wb") as file:
        while piece := content.read(_PIECE):
            sum_.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return sum_.hexdigest()


def _put(restored: Path, folder: Path) -> Iterator[str]:
    """Move restored files to their folder, and yield what was done with those that were there."""
    if restored.exists() and folder.name == _HISTORY and folder.exists():
        yield f"{folder}: the history of runs that is here stays; that of the backup is left out"
        return
    for path in sorted(restored.rglob("*")) if restored.exists() else ():
        target = folder / path.relative_to(restored)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and target.read_bytes() != path.read_bytes():
            before = target.with_name(f"{target.name}.before-restore")
            target.replace(before)
            yield f"{target}: is that of the backup; the one that was here is {before.name}"
        shutil.move(path, target)
