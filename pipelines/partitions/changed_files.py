"""Which partition files there are, and which of them have changed since a build.

A file is known by its size and time; its content is read only where these differ. What is done with the changes is in `build`.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from pipelines.contract.tables import TABLES, Fetch
from pipelines.lake.kept_file import KeptFile
from pipelines.lake.lake import lake_of
from pipelines.partitions.parquet_files import check_arrow


@dataclass(frozen=True, slots=True)
class PartitionFile:
    """One Parquet file.

    table; day: ISO.  path; name: relative to the warehouse folder.  size: bytes.  mtime_ns: since 1970.  sha256: of the content, empty
    while it is not known.
    """

    table: str
    day: str
    path: Path
    name: str
    size: int
    mtime_ns: int
    sha256: str = ""

    def known(self) -> tuple[str, int, int, str]:
        """Return what a build notes of the file: name, size, time and hash."""
        return self.name, self.size, self.mtime_ns, self.sha256


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between the partitions and those that a build has read.

    files: all that are there, with their hashes.  changed: of these, the new ones and those with other content.
    gone: names of those that are no longer there.  replaced_bytes: size that changed and gone files had when they were read.
    """

    files: tuple[PartitionFile, ...]
    changed: tuple[PartitionFile, ...]
    gone: tuple[str, ...]
    replaced_bytes: int

    @property
    def count(self) -> int:
        """The number of partitions that are new, changed or gone."""
        return len(self.changed) + len(self.gone)

    @property
    def share(self) -> float:
        """The bytes of new and changed files, or of those that they replace, as a share of all bytes."""
        moved = max(sum(file.size for file in self.changed), self.replaced_bytes)
        return moved / max(1, moved, sum(file.size for file in self.files))


def partition_files(warehouse: Path) -> tuple[PartitionFile, ...]:
    """Return every partition file of every table of the warehouse, the oldest of each table first, without its hash.

    Raises FileNotFoundError for one that is deleted meanwhile.
    """
    return tuple(
        PartitionFile(table, day, warehouse / name, name, kept.size, kept.mtime_ns, kept.sha256)
        for table in TABLES
        for day, name, kept in sorted(_kept(warehouse, table), key=lambda file: file[:2])
    )


def _kept(warehouse: Path, table: str) -> Iterator[tuple[str, str, KeptFile]]:
    """Yield day, name and description of each partition of a table."""
    lake = lake_of(warehouse)
    if TABLES[table] is not Fetch:
        yield from ((PurePath(name).stem, name, kept) for name, kept in lake.kept(f"core/{table}").items() if name.endswith(".parquet"))
        return
    for name in lake.names("raw/*/*/fetches.parquet"):
        kept = lake.describe(name)
        if kept is None:
            raise FileNotFoundError(f"{warehouse / name}: deleted while it was looked at; run again")
        yield PurePath(name).parent.name, name, kept


def hashed(file: PartitionFile) -> PartitionFile:
    """Return the file with the hash of its content, which is read where the hash is not known."""
    if file.sha256:
        return file
    with file.path.open("rb") as content:
        return replace(file, sha256=hashlib.file_digest(content, "sha256").hexdigest())


def changes(files: Iterable[PartitionFile], known: Mapping[str, tuple[int, int, str]]) -> Changes:
    """Compare the files with what a build has noted: size, time and hash by name."""
    found: list[PartitionFile] = []
    changed: list[PartitionFile] = []
    for file in files:
        size, mtime_ns, sha256 = known.get(file.name, (-1, -1, ""))
        is_same = not file.sha256 and (size, mtime_ns) == (file.size, file.mtime_ns)
        now = replace(file, sha256=sha256) if is_same else hashed(file)
        found.append(now)
        if now.sha256 != sha256:
            changed.append(now)
    names = {file.name for file in found}
    gone = tuple(sorted(known.keys() - names))
    replaced = sum(known[name][0] for name in (*gone, *(file.name for file in changed)) if name in known)
    return Changes(tuple(found), tuple(changed), gone, replaced)


def check_partitions(files: Iterable[PartitionFile]) -> None:
    """Raise PartitionError naming the file where a partition is damaged or differs from the contract, from its footer alone."""
    for file in files:
        check_arrow(file.path, TABLES[file.table])
