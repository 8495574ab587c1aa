"""The input of the task that reads one shard, and where its files lie. It imports little: the run that hands out tasks needs no parser."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipelines import __version__
from pipelines.contract.schema import schema_version
from pipelines.contract.tables import TABLES
from pipelines.contract.takedown import Takedowns
from pipelines.fetch.archive.day_shards import Shard
from pipelines.lake.write_remedies import told_remedy
from pipelines.partitions.parquet_files import to_arrow
from pipelines.sources.source import Source

VERSION = f"{__version__} (tables {schema_version()})"
"""Which newsledger this is: workers of another one would write other rows."""
_CODE = (".py", ".csv", ".json", ".parquet", ".npz", ".txt")
"""How the names of files end that rows depend on: modules, and what they read."""
_ROW_GROUP = 2_000


@cache
def own_version() -> str:
    """Return which newsledger this process has, with a digest of its code as it was when this was asked first.

    Machines that are updated one after the other have the same version and other rules. It takes a few hundredths of a second, so only
    tasks of a cluster carry it; a pool has the code of its run.
    """
    return f"{VERSION}, code {code_digest(Path(__file__).parents[1])}"


def code_digest(package: Path) -> str:
    """Return a digest of all files of a package that rows can depend on."""
    digest = hashlib.sha256()
    for path in sorted(path for path in package.rglob("*") if path.suffix in _CODE):
        digest.update(f"{path.relative_to(package).as_posix()}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


class ShardError(OSError):
    """A worker cannot do its task as it was meant; the message names the machine and the remedy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardTask:
    """One shard of a day to read: everything that its rows depend on, but for the archive.

    warehouse: of the archive.  sources: by name.  places: the user's places.csv or None.  folder: for the files.  pages: how many inputs
    the shard has.  version: of the newsledger that made the task; `own_version` where a worker may have another one.
    """

    warehouse: Path
    day: dt.date
    shard: Shard
    sources: Mapping[str, Source]
    takedowns: Takedowns
    places: Path | None
    folder: Path
    pages: int
    version: str = VERSION


def shard_path(folder: Path, table: str, shard: Shard) -> Path:
    """Return the file of a table's rows of a shard."""
    return folder / f"{table}.{shard.number}-of-{shard.count}.parquet"


def write_rows(path: Path, table: str, rows: Iterable[Any]) -> None:
    """Write rows of a table sorted by their key; the file is there whole or not at all. It need not outlive a power failure."""
    beside = path.with_name(f"{path.name}.{uuid.uuid4().hex}.tmp")  # two machines may write the same file at once
    with told_remedy(path):
        pq.write_table(to_arrow(TABLES[table], rows), beside, compression="lz4", row_group_size=_ROW_GROUP)
        beside.replace(path)
