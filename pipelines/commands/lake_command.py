"""`newsledger lake`: looking after a warehouse on object storage, and asking its tables where they lie."""

import datetime as dt
import time
from pathlib import Path

from pipelines.commands.answer_forms import print_rows
from pipelines.lake.file_lock import locked
from pipelines.lake.lake import CORE, lake_of
from pipelines.lake.local_folder import lock_path
from pipelines.lake.object_lake import ObjectLake
from pipelines.lake.published_object import fetch_published, put_published
from pipelines.lake.upkeep import bring_over, clean, missing, take_off
from pipelines.publish.lake_tables import tables_now
from pipelines.publish.swap import new_version, swap_in
from pipelines.settings import DATABASE, load_settings


def run_lake_clean(hours: float) -> int:
    """Delete what no manifest names and is older than so many hours, and print how much that was."""
    lake = _lake()
    done = clean(lake, dt.timedelta(hours=hours))
    print(f"{lake.store.address}: {done.objects:,} objects that nothing names were deleted, {done.size / 1e6:,.1f} MB")  # noqa: T201
    return 0


def run_lake_check(*, drop: bool) -> int:
    """Print the files whose objects are gone, and take them off the manifests where that is wanted; return 1 where there are some."""
    lake = _lake()
    lost = missing(lake)
    for name in (name for names in lost.values() for name in names):
        print(f"{name}: its object is gone")  # noqa: T201
    if drop:
        take_off(lake, lost)
        days = sorted({Path(part).name for part in lost if part.startswith("core/")})
        print("taken off the manifests; " + (f"`newsledger build {' '.join(days)}` makes these days again" if days else "nothing to build"))  # noqa: T201
    elif lost:
        print("restore the objects, or let `newsledger lake check --drop` take them off the manifests: days are then built again from raw/")  # noqa: T201
    else:
        print(f"{lake.store.address}: every file of {len(lake.shelf.parts()):,} manifests has its object")  # noqa: T201
    return 1 if lost and not drop else 0


def run_lake_import(folder: Path) -> int:
    """Put a warehouse folder into the lake and print what came."""
    for scope, number in bring_over(_lake(), folder.resolve()):
        print(f"{scope}: {number} files")  # noqa: T201
    return 0


def run_lake_publish() -> int:
    """Put the published file into the lake and print where it is."""
    lake = _lake()
    path = (load_settings().warehouse / DATABASE).resolve()
    if not path.exists():
        raise FileNotFoundError(f"{path}: nothing is published on this machine; run `newsledger publish` first")
    print(f"{lake.store.address}/{put_published(lake, path)}: {path.stat().st_size / 1e6:,.1f} MB put")  # noqa: T201
    return 0


def run_lake_download() -> int:
    """Publish on this machine the file that was put into the lake, and print its path."""
    lake = _lake()
    with locked(lock_path(lake.folder, CORE)):
        target = new_version(lake.folder, time.time_ns())
        fetch_published(lake, target)
        print(f"{swap_in(target)}: published as it was put into {lake.store.address}")  # noqa: T201
    return 0


def run_lake_query(select: str, form: str) -> int:
    """Print the answer of a SELECT over the tables of all days, as they are now, read where they lie."""
    database = tables_now(load_settings().warehouse)
    try:
        answer = database.arrow(select)
    finally:
        database.close()
    print_rows(answer.column_names, list(zip(*(column.to_pylist() for column in answer.columns), strict=True)), form)
    return 0


def _lake() -> ObjectLake:
    warehouse = load_settings().warehouse
    lake = lake_of(warehouse)
    if isinstance(lake, ObjectLake):
        return lake
    raise ValueError(f"{warehouse}: a folder needs no such care; this is for a warehouse such as NEWSLEDGER_WAREHOUSE=s3://bucket/prefix")
