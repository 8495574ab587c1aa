"""The changes that a process makes in a working folder while it holds a scope, and how they are uploaded: objects first, then manifests.

When a scope begins, the folder is brought into line with the manifests. What a killed run left there is dropped, because it can be made
again. Only segments of the archive stay, because nobody can fetch them again: they get a free number where theirs was taken meanwhile, and
the next run of the source recovers them. Files that a run had finished and could not upload are noted, and uploaded when the next scope
begins.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from pipelines.lake.lease import Held
from pipelines.lake.manifest import OBJECTS, Entry, Manifest, new_object_key, part_of
from pipelines.lake.manifest_shelf import AT_ONCE, ManifestShelf
from pipelines.lake.object_store import LakeError, ObjectStore
from pipelines.lake.working_folder import BOOKS

PUBLISHED = "published"
"""The folder of the parts and objects of the published file, see `published_object`."""

_SEGMENT = re.compile(r"(\d+)(\.warc\.gz)(\.tmp)?")

Stamp = tuple[int, int]
"""Size in bytes and time in nanoseconds, by which a file is known to be as it is kept."""


class ScopeChanges:
    """The changes below one scope.

    scope: `core`, or `raw/<source>`.  lease: that is held for it.  erases: whether objects of replaced files are deleted.
    """

    def __init__(self, folder: Path, store: ObjectStore, shelf: ManifestShelf, scope: str, lease: Held) -> None:
        """folder: the working folder."""
        self.scope, self.lease, self.erases = scope, lease, False
        self._folder, self._store, self._shelf = folder, store, shelf
        self._asked: set[str] = set()
        self._pending = folder / BOOKS / "pending" / f"{scope}.json"
        self._known = folder / BOOKS / "known" / f"{scope}.json"

    def covers(self, name: str) -> bool:
        """Tell whether a file belongs to the scope: that of core has the notes on all days, too."""
        return name.startswith(f"{self.scope}/") or (self.scope == "core" and (part_of(name) or "").startswith("notes/"))

    def asks_first_for(self, name: str) -> bool:
        """Note that a file was asked for; return whether that is the first time. From then on the working folder says what it is."""
        is_first = name not in self._asked
        self._asked.add(name)
        return is_first

    def has_asked_for(self, name: str) -> bool:
        """Tell whether a file was asked for."""
        return name in self._asked

    # beginning

    def begin(self) -> None:
        """Put what an earlier run could not put, and bring the working folder into line with the manifests."""
        self._put_pending()
        if self.scope == "core":
            self._drop_left()
            return
        self._take_up(set(_read(self._known).get("segments", [])))
        self._note_known()

    def _note_known(self) -> None:
        """Note which segments are kept, so that one that a killed run leaves can be told from one that others have changed meanwhile."""
        parts = self._shelf.get_all(self._shelf.parts(f"{self.scope}/"))
        segments = sorted(name for manifest in parts.values() for name in manifest.files if _SEGMENT.fullmatch(Path(name).name))
        _write(self._known, {"segments": segments})

    def _put_pending(self) -> None:
        noted = _read(self._pending)
        if noted:
            changed = self._changed()
            for part, tag in noted["parts"].items():
                if self._shelf.tag(part) == tag:
                    self._keep_part(part, changed.get(part, []), noted["deleted"])
            self._pending.unlink()

    def _local(self) -> Iterator[tuple[str, Stamp]]:
        """Yield the files of the scope that lie in the working folder, with size and time. It is done twice a scope, for all days."""
        if self.scope == "core":
            yield from _notes(self._folder, "core")
            yield from _notes(self._folder, "raw")
        for folder in _folders(self._folder / self.scope):
            with os.scandir(folder.path) as files:
                for file in files:
                    name = f"{self.scope}/{folder.name}/{file.name}"
                    if part_of(name):
                        status = file.stat()
                        yield name, (status.st_size, status.st_mtime_ns)

    def _changed(self) -> dict[str, list[str]]:
        """Return the files that are not as they are kept, by part."""
        here = [*self._local()]
        self._shelf.get_all({part_of(name) or "" for name, _ in here})
        changed: dict[str, list[str]] = {}
        for name, stamp in here:
            entry = self._entry(name)
            if entry is None or stamp != (entry.size, entry.mtime_ns):
                changed.setdefault(part_of(name) or "", []).append(name)
        return changed

    def _drop_left(self) -> None:
        for name in (name for names in self._changed().values() for name in names):
            (self._folder / name).unlink()
        core = self._folder / "core"
        for left in (core / "renames.json", *core.glob("*.tmp"), *core.glob("*/*.tmp"), *core.glob("*/.*.brought")):
            left.unlink(missing_ok=True)

    def _take_up(self, known: set[str]) -> None:
        for path in sorted((self._folder / self.scope).glob("*/*")):
            name = path.relative_to(self._folder).as_posix()
            segment = _SEGMENT.fullmatch(path.name)
            final = name.removesuffix(".tmp") if segment else name
            entry = self._entry(final)
            if entry is not None and is_as_kept(path, entry):
                continue
            if segment and final not in known:
                if entry is not None:
                    path.replace(path.with_name(f"{self._free_number(path.parent)}{segment[2]}{segment[3] or ''}"))
            elif part_of(name):
                path.unlink()

    def _free_number(self, folder: Path) -> int:
        manifest = self._shelf.get(folder.relative_to(self._folder).as_posix())
        names = [*(Path(name).name for name in (manifest.files if manifest else ())), *(path.name for path in folder.glob("*"))]
        return max((int(found[1]) for name in names if (found := _SEGMENT.fullmatch(name))), default=0) + 1

    def _entry(self, name: str) -> Entry | None:
        part = part_of(name)
        manifest = self._shelf.get(part) if part else None
        return manifest.files.get(name) if manifest else None

    # end

    def keep(self) -> None:
        """Put what has changed. Raises LakeError where the lease is lost, the store fails, or another writer has put the same part."""
        changed = self._changed()
        deleted = [name for name in sorted(self._asked) if self._entry(name) and not (self._folder / name).exists()]
        parts = sorted({*changed, *(part_of(name) or "" for name in deleted)})
        if parts:
            _write(self._pending, {"parts": {part: self._shelf.tag(part) for part in parts}, "deleted": deleted})
            for part in parts:
                self._keep_part(part, changed.get(part, []), deleted)
            self._pending.unlink()
            if self.scope != "core":
                self._note_known()
        if self.erases:
            self._erase()

    def _erase(self) -> None:
        """Delete what no manifest of the scope names: nobody else writes there now. A published file that was put goes with the tables."""
        if self.scope == "core":
            self._shelf.look(f"{PUBLISHED}/")
            for part in self._shelf.parts(f"{PUBLISHED}/"):
                self._shelf.delete(part)
            self._store.delete(found.key for found in self._store.list(f"{OBJECTS}{PUBLISHED}/"))
        parts = [*self._shelf.parts(f"{self.scope}/"), *self._shelf.parts("notes/")]
        manifests = self._shelf.get_all(parts).values()
        named = {entry.key for manifest in manifests for entry in manifest.files.values()}
        self._store.delete(found.key for found in self._store.list(f"{OBJECTS}{self.scope}/") if found.key not in named)

    def _keep_part(self, part: str, changed: list[str], deleted: list[str]) -> None:
        manifest = self._shelf.get(part)
        before = dict(manifest.files) if manifest else {}
        files = {name: entry for name, entry in before.items() if name not in deleted}
        with ThreadPoolExecutor(AT_ONCE) as pool:
            files |= dict(zip(changed, pool.map(lambda name: self._put(name, before.get(name)), changed), strict=True))
        if files == before:
            return
        self.lease.check()
        if not self._shelf.put(Manifest(part, files, self.lease.holder)):
            told = "another writer has changed it since this run read it; nothing of this run was put there: run again"
            raise LakeError(f"{self._store.address}: {part}: {told}")

    def _put(self, name: str, before: Entry | None) -> Entry:
        """Put a file, unless its content is what is kept already; then it is given its time back."""
        path = self._folder / name
        status = path.stat()
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if before and before.sha256 == digest:
            os.utime(path, ns=(before.mtime_ns, before.mtime_ns))
            return before
        key = new_object_key(name)
        self._store.put_file(key, path)
        return Entry(key, status.st_size, status.st_mtime_ns, digest)


def is_as_kept(path: Path, entry: Entry) -> bool:
    """Tell whether a file in the working folder is the one that is kept, by size and time."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return False
    return (status.st_size, status.st_mtime_ns) == (entry.size, entry.mtime_ns)


def _folders(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return [one for one in found if one.is_dir()]
    except FileNotFoundError:
        return []


def _notes(folder: Path, kind: str) -> Iterator[tuple[str, Stamp]]:
    for path in (folder / kind).glob("*.json"):
        if part_of(name := f"{kind}/{path.name}"):
            status = path.stat()
            yield name, (status.st_size, status.st_mtime_ns)


def _read(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return found


def _write(path: Path, noted: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    building = path.with_name(f"{path.name}.tmp")
    building.write_text(json.dumps(noted), encoding="utf-8")
    building.replace(path)
