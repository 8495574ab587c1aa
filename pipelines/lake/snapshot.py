"""The files of a lake at one moment, as a file system that DuckDB and others can read: `lake:///core/articles/2026-03-12.parquet`.

Objects never change, so whoever reads through a snapshot sees each day whole, as it was at that moment, whatever is put meanwhile.
"""

import datetime as dt
import io
from collections.abc import Mapping
from typing import Any

from fsspec import AbstractFileSystem

from pipelines.lake.manifest import Entry
from pipelines.lake.manifest_shelf import ManifestShelf
from pipelines.lake.name_patterns import fits
from pipelines.lake.object_store import ObjectStore

PROTOCOL = "lake"
_BUFFER = 1_000_000


class Snapshot(AbstractFileSystem):  # type: ignore[misc] # fsspec has no types
    """See the module. The names are those of files in the warehouse folder."""

    protocol = PROTOCOL
    cachable = False

    def __init__(self, store: ObjectStore, entries: Mapping[str, Entry]) -> None:
        """entries: the files by name."""
        super().__init__()
        self._store = store
        self._entries = entries

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return path.removeprefix(f"{PROTOCOL}://").lstrip("/")

    def unstrip_protocol(self, name: str) -> str:
        """Return the name as it is opened."""
        return f"{PROTOCOL}:///{self._strip_protocol(name)}"

    @property
    def filesystem(self) -> "Snapshot":
        """Itself."""
        return self

    def addresses(self, pattern: str) -> list[str]:
        """Return the addresses of the files that fit a pattern, in order."""
        return [self.unstrip_protocol(name) for name in self.glob(pattern)]

    def glob(self, path: str, **_: Any) -> list[str]:  # noqa: ANN401 — as fsspec has it
        """Return the names that fit a pattern."""
        return sorted(name for name in self._entries if fits(name, self._strip_protocol(path)))

    def info(self, path: str, **_: Any) -> dict[str, Any]:  # noqa: ANN401
        """Describe a file. Raises FileNotFoundError."""
        entry = self._entry(path)
        return {"name": self._strip_protocol(path), "size": entry.size, "type": "file", "mtime": entry.mtime_ns / 1e9}

    def modified(self, path: str) -> dt.datetime:
        """Return when a file was written. Raises FileNotFoundError."""
        return dt.datetime.fromtimestamp(self._entry(path).mtime_ns / 1e9, dt.UTC)

    def _entry(self, path: str) -> Entry:
        entry = self._entries.get(self._strip_protocol(path))
        if entry is None:
            raise FileNotFoundError(f"{path}: not in this snapshot of {self._store.address}")
        return entry

    def _open(self, path: str, mode: str = "rb", *_: Any, **__: Any) -> io.BufferedReader:  # noqa: ANN401
        if mode != "rb":
            raise PermissionError(f"{path}: a snapshot is for reading")
        entry = self._entry(path)
        return io.BufferedReader(_ObjectFile(self._store, entry.key, entry.size), _BUFFER)


class _ObjectFile(io.RawIOBase):
    """An object as an open file."""

    def __init__(self, store: ObjectStore, key: str, size: int) -> None:
        self._store, self._key, self._size, self._at = store, key, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + (0, self._at, self._size)[whence]
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 — any writable buffer
        length = min(len(buffer), self._size - self._at)
        if length <= 0:
            return 0
        buffer[:length] = self._store.piece(self._key, self._at, length)
        self._at += length
        return length


def snapshot_of(store: ObjectStore, shelf: ManifestShelf) -> Snapshot:
    """Return the files of all parts as they are now."""
    shelf.look()
    manifests = shelf.get_all(shelf.parts()).values()
    return Snapshot(store, {name: entry for manifest in manifests for name, entry in manifest.files.items()})
