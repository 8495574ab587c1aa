"""A manifest: the files that a part of the lake consists of, and which object holds each of them. Putting it changes the part in one step.

A part is a day of the tables, a day of a source's archive, or what is noted for all days: `core/2026-03-12`, `raw/inbox/2026-03-12`,
`notes/core`, `notes/raw`.
"""

import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath

FORMAT = 1
FOLDER = "manifests/"
OBJECTS = "objects/"

_DAY = r"\d{4}-\d{2}-\d{2}"
_PARTS = (
    (re.compile(rf"core/[^/]+/({_DAY})\.(?:[a-z]+\.)?(?:parquet|json)"), "core/{}"),
    (re.compile(rf"raw/([^/]+/{_DAY})/(?:[^/]+\.warc\.gz|fetches\.parquet|unfinished)"), "raw/{}"),
    (re.compile(r"(core|raw)/(?!renames)[^/.]+\.json"), "notes/{}"),
)


class ManifestError(ValueError):
    """A manifest that is none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file. key: of the object that holds it.  size: bytes.  mtime_ns: when the file was written.  sha256: of the content."""

    key: str
    size: int
    mtime_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """See the module. files: by name, relative to the warehouse.  written_by: for people.  write_id: no two manifests have the same."""

    part: str
    files: Mapping[str, Entry]
    written_by: str = ""
    write_id: str = field(default_factory=lambda: uuid.uuid4().hex)

    def content(self) -> bytes:
        """Return the bytes of the object."""
        files = {name: asdict(entry) for name, entry in sorted(self.files.items())}
        made = {"format": FORMAT, "part": self.part, "written_by": self.written_by, "write_id": self.write_id, "files": files}
        return json.dumps(made, indent=1).encode()


def read_manifest(content: bytes, place: str) -> Manifest:
    """Return the manifest that an object holds. Raises ManifestError naming its place and the remedy."""
    try:
        found = json.loads(content)
        if found["format"] != FORMAT:
            raise ManifestError(f"{place}: a manifest of format {found['format']}, written by a later newsledger: install that version")
        files = {name: Entry(**entry) for name, entry in found["files"].items()}
        return Manifest(found["part"], files, found["written_by"], found["write_id"])
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        if isinstance(error, ManifestError):
            raise
        remedy = "take an earlier version of it from the store, or delete it; evidence: `newsledger lake check` tells what it leaves alone"
        raise ManifestError(f"{place}: not a manifest ({error}); {remedy}") from error


@lru_cache(maxsize=200_000)
def part_of(name: str) -> str | None:
    """Return the part that a file belongs to; None for what is not kept: locks, temporary files, what is made of the rest."""
    for pattern, part in _PARTS:
        if found := pattern.fullmatch(name):
            return part.format(found[1])
    return None


def manifest_key(part: str) -> str:
    """Return the key of a part's manifest."""
    return f"{FOLDER}{part}.json"


def new_object_key(name: str) -> str:
    """Return a key that no object has had: an object never changes."""
    path = PurePosixPath(name)
    return f"{OBJECTS}{path.parent}/{uuid.uuid4().hex}-{path.name}"
