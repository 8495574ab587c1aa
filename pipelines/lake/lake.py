"""What every place that keeps the archive and the tables of days can do, and which one a warehouse folder stands for.

All names are relative to the warehouse folder: `core/articles/2026-03-12.parquet`, `raw/inbox/2026-03-12/1.warc.gz`. Whoever reads asks for
a name first, so that it lies in the folder; whoever writes holds the scope and writes into the folder, and what has changed there is kept
when the scope is let go.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from pipelines.lake.kept_file import KeptFile
from pipelines.lake.local_folder import LocalFolder
from pipelines.lake.working_folder import address_of

CORE = "core"
"""The scope of the tables of all days, and of what is noted for all of them."""


def archive_of(source: str) -> str:
    """Return the scope of what is archived of one source."""
    return f"raw/{source}"


class Snapshot(Protocol):
    """The files of a lake, to be read where they lie by programs that read through a file system.

    Of object storage they are those of one moment.
    """

    @property
    def filesystem(self) -> Any:  # noqa: ANN401 — of fsspec, which is an extra
        """The file system to read through; None where the addresses are paths."""

    def addresses(self, pattern: str) -> list[str]:
        """Return the addresses of the files whose names fit a pattern, in order."""


class Lake(Protocol):
    """A place that keeps files. Its methods raise OSError naming the file and the remedy."""

    def held(self, scope: str) -> AbstractContextManager[int]:
        """Hold a scope alone, and give the number of the open lock file, which a process can inherit to hold it on.

        What has changed in the folder below the scope is kept when the block ends well. A killed holder holds it no longer.
        """

    def bring(self, names: Iterable[str]) -> None:
        """See that files lie in the warehouse folder as they are kept; names of what is not kept are passed over."""

    def names(self, pattern: str) -> list[str]:
        """Return the names of all files that are kept and fit a pattern, in order; `*` stands for anything without a slash."""

    def folders(self, folder: str) -> list[str]:
        """Return the names, without their path, of the folders in a folder, in order."""

    def describe(self, name: str) -> KeptFile | None:
        """Describe a file without reading it; None where it is not kept."""

    def kept(self, folder: str) -> dict[str, KeptFile]:
        """Describe all files in a folder, by name: many times faster than one after the other."""

    def snapshot(self) -> Snapshot:
        """Return all that is kept now."""

    def drop(self, folder: str) -> None:
        """Delete a folder and all that is kept in it. Call it where nobody else writes into it."""

    def erase_replaced(self) -> None:
        """Let nothing remain of what was or is replaced or deleted below the scopes that are held now: it is to be forgotten."""

    def refresh(self) -> None:
        """Look at what others have changed since the last look."""


def lake_of(warehouse: Path) -> Lake:
    """Return the place that a warehouse folder stands for: the folder itself, or the store that it works for."""
    address = address_of(warehouse)
    return _elsewhere(warehouse, address) if address else LocalFolder(warehouse)


@cache
def _elsewhere(warehouse: Path, address: str) -> Lake:
    from pipelines.lake.object_lake import ObjectLake  # noqa: PLC0415 — few need it

    return ObjectLake(warehouse, address)


def bring(warehouse: Path, path: Path) -> Path:
    """See that a file of the warehouse lies in the folder as it is kept, if it is, and return its path."""
    lake_of(warehouse).bring([path.relative_to(warehouse).as_posix()])
    return path
