"""The published file in a lake on object storage: an object that never changes, and a manifest that says which one it is now.

It is made by one machine from the tables of all days, put there when that is asked for, and fetched by machines that only read.
"""

import hashlib
import time
from pathlib import Path

from pipelines.lake.manifest import Entry, Manifest, new_object_key
from pipelines.lake.object_lake import ObjectLake
from pipelines.lake.object_store import LakeError
from pipelines.lake.scope_changes import PUBLISHED

_NAME = f"{PUBLISHED}/news.duckdb"
_PART = f"{PUBLISHED}/now"


def put_published(lake: ObjectLake, path: Path) -> str:
    """Put a published file, and return the key of its object. `newsledger lake clean` deletes the one before.

    Raises LakeError where the store fails, or another machine has put one meanwhile.
    """
    lake.shelf.look(f"{PUBLISHED}/")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    key = new_object_key(_NAME)
    lake.store.put_file(key, path)
    entry = Entry(key, path.stat().st_size, time.time_ns(), digest)
    if not lake.shelf.put(Manifest(_PART, {_NAME: entry}, "newsledger lake publish")):
        raise LakeError(f"{lake.store.address}: {_PART}: another machine has put a published file meanwhile; decide which one is to stay")
    return key


def fetch_published(lake: ObjectLake, path: Path) -> None:
    """Write the published file that is there now into a file. Raises LakeError where there is none, or it is damaged."""
    for _ in range(2):  # it may be replaced, and the one before deleted, while it is fetched
        lake.shelf.look(f"{PUBLISHED}/")
        manifest = lake.shelf.get(_PART)
        if manifest is None:
            told = "no published file is there; put one with `newsledger lake publish` on the machine that makes it"
            raise LakeError(f"{lake.store.address}: {told}")
        entry = manifest.files[_NAME]
        if lake.store.fetch(entry.key, entry.size, path) == entry.sha256:
            return
    raise LakeError(f"{lake.store.address}/{entry.key}: the published file is gone or damaged; put it again with `newsledger lake publish`")
