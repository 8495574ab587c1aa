"""Looking after a lake on object storage: objects that no manifest names, manifests whose objects are gone, a folder that moves into it."""

import datetime as dt
import shutil
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipelines.lake.manifest import OBJECTS, Manifest, part_of
from pipelines.lake.object_lake import ObjectLake
from pipelines.lake.object_store import LakeError, Listed

GRACE = dt.timedelta(hours=24)
"""Age from which an object that no manifest names is taken for left behind: a run puts its objects shortly before their manifest."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What was deleted. objects: how many.  size: bytes."""

    objects: int
    size: int


def clean(lake: ObjectLake, grace: dt.timedelta = GRACE) -> Cleaned:
    """Delete the objects that no manifest names and that are older than the grace, by the clock of the store.

    Other runs may be at work meanwhile, unless the grace is shorter than the time from their first object to their last manifest. A reader
    that began before the grace no longer finds replaced objects; its error says that it has to begin again.
    """
    now = _store_time(lake)
    listed = [*lake.store.list(OBJECTS)]  # before the manifests, so that whatever was put since is named
    lake.refresh()
    named = {entry.key for manifest in lake.shelf.get_all(lake.shelf.parts()).values() for entry in manifest.files.values()}
    left: list[Listed] = [found for found in listed if found.key not in named and now - found.at >= grace]
    lake.store.delete(found.key for found in left)
    return Cleaned(len(left), sum(found.size for found in left))


def _store_time(lake: ObjectLake) -> dt.datetime:
    """Return the time by the clock of the store, from an object that is put for it; that of this machine may be wrong."""
    name = uuid.uuid4().hex
    key = f"clock/{name}"
    lake.store.create(key, b"")
    try:
        return next(found.at for found in lake.store.list("clock/") if found.key.endswith(name))
    finally:
        lake.store.delete([key])


def missing(lake: ObjectLake) -> dict[str, list[str]]:
    """Return the names of files whose objects are gone, by part."""
    there = {found.key: found.size for found in lake.store.list(OBJECTS)}
    lake.refresh()
    manifests = lake.shelf.get_all(lake.shelf.parts())
    found = {
        part: sorted(name for name, entry in manifest.files.items() if there.get(entry.key) != entry.size)
        for part, manifest in manifests.items()
    }
    return {part: names for part, names in found.items() if names}


def take_off(lake: ObjectLake, lost: dict[str, list[str]]) -> None:
    """Take files whose objects are gone off the manifests. Raises LakeError where another writer has put one meanwhile."""
    for part, names in lost.items():
        manifest = lake.shelf.get(part)
        files = {name: entry for name, entry in (manifest.files if manifest else {}).items() if name not in names}
        if not lake.shelf.put(Manifest(part, files, "newsledger lake check")):
            raise LakeError(f"{lake.store.address}: {part}: another writer has changed it meanwhile; run again")


def bring_over(lake: ObjectLake, folder: Path) -> Iterator[tuple[str, int]]:
    """Put the archive and the tables of a warehouse folder into the lake; yield each scope with the number of files.

    Files that the lake has already stay as they are there, so that what was interrupted can be run again.
    Raises ValueError where the folder is no warehouse.
    """
    if not any((folder / name).is_dir() for name in ("raw", "core")):
        raise ValueError(f"{folder}: no warehouse folder, which would hold raw/ and core/")
    sources = sorted(path.name for path in (folder / "raw").glob("*") if path.is_dir())
    for scope in (*(f"raw/{source}" for source in sources), "core"):
        patterns = ("core/*/*", "core/*.json", "raw/*.json") if scope == "core" else (f"{scope}/*/*",)
        names = [path.relative_to(folder).as_posix() for pattern in patterns for path in sorted(folder.glob(pattern))]
        with lake.held(scope):
            new = [name for name in names if part_of(name) and lake.describe(name) is None]
            for name in new:
                target = lake.folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(folder / name, target)
        yield scope, len(new)
