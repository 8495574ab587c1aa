"""A lake on object storage, with a working folder before it: files are brought there when they are asked for, and kept when a scope ends.

What is kept are objects that never change, and one manifest a part that says which of them it consists of (see `manifest`). A scope is held
by a lock file against other processes of this machine and by a lease against other machines; what decides is the manifest, which is put
only in the place of the one that was read. The working folder is a cache: it can be deleted whenever no run is at work, but for what was
fetched and could not be put yet.
"""

import os
import shutil
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.lake.file_lock import if_free, locked
from pipelines.lake.kept_file import KeptFile
from pipelines.lake.lease import leased
from pipelines.lake.local_folder import lock_path
from pipelines.lake.manifest import Entry, part_of
from pipelines.lake.manifest_shelf import AT_ONCE, ManifestShelf
from pipelines.lake.name_patterns import fits
from pipelines.lake.object_store import LakeError, ObjectStore
from pipelines.lake.scope_changes import ScopeChanges, is_as_kept
from pipelines.lake.working_folder import BOOKS, machine_name

if TYPE_CHECKING:
    from pipelines.lake.snapshot import Snapshot

_IDLE_S = 10.0
"""Seconds without a question after which the next one looks anew."""

_RAW_GONE = "restore the object from a backup or an older version in the store; `newsledger lake check` lists what is missing"
_CORE_GONE = "`newsledger lake check --drop` takes it off the list, and `newsledger build {day}` makes the day again from raw/"


class ObjectLake:
    """See `lake.Lake`.

    folder: the working folder.  scopes: what this process changes now.
    """

    def __init__(self, folder: Path, address: str) -> None:
        """address: such as s3://bucket/prefix."""
        self.folder = folder
        self.store = ObjectStore(address)
        self.shelf = ManifestShelf(self.store, folder / BOOKS / "manifests")
        self.scopes: list[ScopeChanges] = []
        self._looked_at: float | None = None

    # reading

    def refresh(self) -> None:
        """List the manifests anew."""
        self.shelf.look()
        self._looked_at = time.monotonic()

    def _see(self) -> None:
        """Look, where that is long ago. What is read in one go, and while a scope is held, is of one look."""
        now = time.monotonic()
        if self._looked_at is None or (not self.scopes and now - self._looked_at > _IDLE_S):
            self.refresh()
        self._looked_at = now

    def bring(self, names: Iterable[str]) -> None:
        """Fetch what does not lie in the working folder as it is kept. What this process changes itself is left as it is there."""
        wanted = [name for name in dict.fromkeys(names) if part_of(name) and self._is_wanted(name)]
        if len(wanted) == 1:
            self._bring(wanted[0])
        elif wanted:
            with ThreadPoolExecutor(AT_ONCE) as pool:
                list(pool.map(self._bring, wanted))

    def _is_wanted(self, name: str) -> bool:
        entry = self.entry(name)
        scope = self._scope_of(name)
        if scope is not None and not scope.asks_first_for(name):
            return False
        if entry is None:
            return False
        path = self.folder / name
        return not path.exists() if scope is not None else not is_as_kept(path, entry)

    def _scope_of(self, name: str) -> ScopeChanges | None:
        return next((scope for scope in reversed(self.scopes) if scope.covers(name)), None)

    def entry(self, name: str) -> Entry | None:
        """Return what the manifest of its part says of a file; None where it does not name it."""
        self._see()
        part = part_of(name)
        manifest = self.shelf.get(part) if part else None
        return manifest.files.get(name) if manifest else None

    def _bring(self, name: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._fetched(name) as building:
            if building is None:
                return
            if self._scope_of(name):
                building.replace(path)
                return
            lock = lock_path(self.folder, self._lock_scope(name))
            with if_free(lock) as is_free:
                if is_free:
                    building.replace(path)
                else:  # another process of this machine is writing there: what it has written already stays
                    with suppress(FileExistsError):
                        os.link(building, path)

    @staticmethod
    def _lock_scope(name: str) -> str:
        parts = name.split("/")
        return "core" if parts[0] == "core" or len(parts) == 2 else f"raw/{parts[1]}"  # noqa: PLR2004 — raw/<note>

    @contextmanager
    def _fetched(self, name: str) -> Iterator[Path | None]:
        """Fetch a file beside its place; None where a newer manifest does not name it any more."""
        building = (self.folder / name).with_name(f".{Path(name).name}.{os.getpid()}.brought")
        try:
            yield building if self._fetch(name, building) else None
        finally:
            building.unlink(missing_ok=True)

    def _fetch(self, name: str, building: Path) -> bool:
        for is_last in (False, True):
            entry = self.entry(name)
            if entry is None:
                return False
            digest = self.store.fetch(entry.key, entry.size, building)
            if digest == entry.sha256:
                os.utime(building, ns=(entry.mtime_ns, entry.mtime_ns))
                return True
            if is_last:
                what = "is not there" if digest is None else "is damaged: its SHA-256 is another"
                remedy = _CORE_GONE.format(day=Path(name).name[:10]) if name.startswith("core/") else _RAW_GONE
                raise LakeError(f"{self.store.address}/{entry.key}: the object of {name} {what}; {remedy}")
            self.shelf.look(f"{Path(part_of(name) or '').parent.as_posix()}/")  # it may have been replaced since the last look
        return False

    def describe(self, name: str) -> KeptFile | None:
        """Describe a file from the manifest, or from the working folder where this process has changed it."""
        entry, path = self.entry(name), self.folder / name
        kept = KeptFile(entry.size, entry.mtime_ns, entry.sha256) if entry else None
        if self._scope_of(name) is None or (entry and is_as_kept(path, entry)):
            return kept
        if not path.exists():
            return None if self._is_deleted(name) else kept
        status = path.stat()
        return KeptFile(status.st_size, status.st_mtime_ns)

    def kept(self, folder: str) -> dict[str, KeptFile]:
        """Describe the files of a folder as `describe` does."""
        return {name: file for name in self.names(f"{folder}/*") if (file := self.describe(name))}

    def names(self, pattern: str) -> list[str]:
        """Return what the manifests name, and what this process has written and not kept yet."""
        self._see()
        found: set[str] = set()
        for manifest in self.shelf.get_all(part for part in self.shelf.parts() if _can_hold(part, pattern)).values():
            found.update(name for name in manifest.files if fits(name, pattern))
        here = (path.relative_to(self.folder).as_posix() for path in self.folder.glob(pattern))
        for name in (name for name in here if part_of(name) and self._scope_of(name)):
            found.add(name)
        return sorted(name for name in found if not self._is_deleted(name))

    def _is_deleted(self, name: str) -> bool:
        scope = self._scope_of(name)
        return scope is not None and scope.has_asked_for(name) and not (self.folder / name).exists()

    def folders(self, folder: str) -> list[str]:
        """Return folders of what the manifests name, and of what this process has written and not kept yet."""
        self._see()
        depth, prefix = folder.count("/") + 1, f"{folder}/"
        found = {part.split("/")[depth] for part in self.shelf.parts(prefix)}
        if self._scope_of(f"{folder}/0001-01-01/1.warc.gz"):
            found |= {path.name for path in (self.folder / folder).glob("*") if path.is_dir()}
        return sorted(found)

    def snapshot(self) -> "Snapshot":
        """Return the files of this moment; objects never change."""
        from pipelines.lake.snapshot import snapshot_of  # noqa: PLC0415 — fsspec is not needed else

        return snapshot_of(self.store, ManifestShelf(self.store, self.folder / BOOKS / "manifests"))

    # writing

    @contextmanager
    def held(self, scope: str) -> Iterator[int]:
        """Hold lock file and lease; keep what has changed where the block ends well, and what was fetched however it ends."""
        with locked(lock_path(self.folder, scope)) as number, leased(self.store, scope, machine_name(self.folder)) as lease:
            changes = ScopeChanges(self.folder, self.store, self.shelf, scope, lease)
            self._begin(changes)
            self.scopes.append(changes)
            try:
                yield number
            except BaseException:
                self.scopes.remove(changes)
                if scope.startswith("raw/"):
                    changes.keep()
                raise
            self.scopes.remove(changes)
            changes.keep()

    def _begin(self, changes: ScopeChanges) -> None:
        if changes.scope == "core":
            self.refresh()  # all of it: whether the evidence of a day has changed is asked while the scope is held
        else:
            self._see()
            self.shelf.look(f"{changes.scope}/")
        changes.begin()

    def erase_replaced(self) -> None:
        """Have the objects of what is replaced or deleted in the scopes that are held deleted, too."""
        for scope in self.scopes:
            scope.erases = True

    def drop(self, folder: str) -> None:
        """Delete the manifests of a folder, and the folder; `newsledger lake clean` deletes the objects."""
        self._see()
        self.shelf.look(f"{folder}/")
        for part in self.shelf.parts(f"{folder}/"):
            self.shelf.delete(part)
        shutil.rmtree(self.folder / folder, ignore_errors=True)


def _can_hold(part: str, pattern: str) -> bool:
    """Tell whether files of a part can fit a pattern."""
    kind, _, rest = pattern.partition("/")
    if "/" not in rest:
        return part == f"notes/{kind}"
    return part.startswith("core/") if kind == "core" else fits(part, pattern.rpartition("/")[0])
