"""A folder on this machine that keeps everything itself: what is written there is kept already, and a lock file keeps writers apart."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pipelines.lake.file_lock import locked
from pipelines.lake.kept_file import KeptFile


@dataclass(frozen=True, slots=True)
class LocalFolder:
    """See `lake.Lake`.

    folder: the warehouse.
    """

    folder: Path

    @contextmanager
    def held(self, scope: str) -> Iterator[int]:
        """Hold the lock file of a scope; it dies with the last process that has it open."""
        with locked(lock_path(self.folder, scope)) as number:
            yield number

    def bring(self, names: Iterable[str]) -> None:
        """Do nothing: the files lie where they are kept."""

    def names(self, pattern: str) -> list[str]:
        """Return what lies there."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.glob(pattern))

    def folders(self, folder: str) -> list[str]:
        """Return what lies there."""
        return sorted(path.name for path in (self.folder / folder).glob("*") if path.is_dir())

    def describe(self, name: str) -> KeptFile | None:
        """Return size and time; the content would have to be read for its digest."""
        try:
            status = (self.folder / name).stat()
        except FileNotFoundError:
            return None
        return KeptFile(status.st_size, status.st_mtime_ns)

    def kept(self, folder: str) -> dict[str, KeptFile]:
        """Return size and time of what lies there."""
        try:
            with os.scandir(self.folder / folder) as found:
                return {f"{folder}/{file.name}": KeptFile(file.stat().st_size, file.stat().st_mtime_ns) for file in found}
        except FileNotFoundError:
            return {}

    @property
    def filesystem(self) -> None:
        """None: the files are read as they lie there."""
        return None

    def addresses(self, pattern: str) -> list[str]:
        """Return paths."""
        return [str(self.folder / name) for name in self.names(pattern)]

    def snapshot(self) -> Self:
        """Return the folder itself, which changes when it is written to."""
        return self

    def drop(self, folder: str) -> None:
        """Delete the folder."""
        shutil.rmtree(self.folder / folder, ignore_errors=True)

    def erase_replaced(self) -> None:
        """Do nothing: what is replaced is gone."""

    def refresh(self) -> None:
        """Do nothing: each look is a new one."""


def lock_path(folder: Path, scope: str) -> Path:
    """Return the lock file of a scope: that of `core` lies in the warehouse folder, because all that is made of it is written under it."""
    return folder / ".lock" if scope == "core" else folder / scope / ".lock"
