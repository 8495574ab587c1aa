"""The manifests of a lake as they were at the last look, with copies beside the working folder, so that each is asked for once."""

import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pipelines.lake.manifest import FOLDER, Manifest, manifest_key, read_manifest
from pipelines.lake.object_store import ObjectStore

AT_ONCE = 16
"""Requests under way at a time: a store answers each after some milliseconds, whatever it is."""


class ManifestShelf:
    """Manifests by part."""

    def __init__(self, store: ObjectStore, folder: Path) -> None:
        """folder: of the copies."""
        self._store = store
        self._folder = folder
        self._tags: dict[str, str] = {}
        self._manifests: dict[str, tuple[str, Manifest]] = {}

    def look(self, prefix: str = "") -> None:
        """Ask the store which manifests there are now. prefix: only those of parts that begin so; ends with a slash."""
        found = {listed.key.removeprefix(FOLDER).removesuffix(".json"): listed.tag for listed in self._store.list(FOLDER + prefix)}
        kept = {part: tag for part, tag in self._tags.items() if not part.startswith(prefix)}
        self._tags = kept | found

    def parts(self, prefix: str = "") -> list[str]:
        """Return the parts that begin so, as of the last look, in order."""
        return sorted(part for part in self._tags if part.startswith(prefix))

    def tag(self, part: str) -> str:
        """Return the tag of a part's manifest as of the last look; empty where there was none."""
        return self._tags.get(part, "")

    def get(self, part: str) -> Manifest | None:
        """Return a part's manifest; None where it has none. One that was put since the last look may be newer."""
        tag = self._tags.get(part)
        if tag is None:
            return None
        known = self._manifests.get(part) or self._copy(part)
        if known is None or known[0] != tag:
            found = self._store.get(manifest_key(part))
            if found is None:
                self._tags.pop(part, None)
                return None
            known = found[1], read_manifest(found[0], f"{self._store.address}/{manifest_key(part)}")
            self._tags[part] = found[1]
            self._write_copy(part, found[1], found[0])
        self._manifests[part] = known
        return known[1]

    def get_all(self, parts: Iterable[str]) -> dict[str, Manifest]:
        """Return the manifests of several parts."""
        wanted = list(parts)
        if unknown := [part for part in wanted if part in self._tags and self._manifests.get(part, ("",))[0] != self._tags[part]]:
            with ThreadPoolExecutor(AT_ONCE) as pool:
                list(pool.map(self.get, unknown))
        return {part: manifest for part in wanted if (manifest := self.get(part))}

    def put(self, manifest: Manifest) -> bool:
        """Put a part's manifest in the place of the one of the last look; return False where another has been put meanwhile."""
        content, before = manifest.content(), self._tags.get(manifest.part)
        key = manifest_key(manifest.part)
        tag = self._store.replace(key, content, before) if before else self._store.create(key, content)
        if tag is None:
            return False
        self._tags[manifest.part], self._manifests[manifest.part] = tag, (tag, manifest)
        self._write_copy(manifest.part, tag, content)
        return True

    def delete(self, part: str) -> None:
        """Delete a part's manifest."""
        self._store.delete([manifest_key(part)])
        self._tags.pop(part, None)

    def _copy(self, part: str) -> tuple[str, Manifest] | None:
        try:
            noted = json.loads((self._folder / f"{part}.json").read_bytes())
            return noted["tag"], read_manifest(noted["content"].encode(), part)
        except (OSError, ValueError, KeyError):
            return None

    def _write_copy(self, part: str, tag: str, content: bytes) -> None:
        path = self._folder / f"{part}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        building = path.with_name(f"{path.name}.{id(self)}.tmp")
        building.write_text(json.dumps({"tag": tag, "content": content.decode()}))
        building.replace(path)
