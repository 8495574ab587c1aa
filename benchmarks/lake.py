"""What a lake on object storage costs beside a folder: processor time and requests of days that are written, fetched and asked.

    python benchmarks/synthetic_partitions.py FOLDER --articles 10000
    python benchmarks/lake.py FOLDER s3://bucket/prefix

The days of FOLDER are written one after another, each under the lock as a run does: into another folder, and into the bucket, where nothing
should be yet. Then a machine that has nothing fetches them all, and a question is asked of the tables where they lie. Keys and endpoint of
the store come from the environment.
"""

import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from pipelines.lake.lake import lake_of
from pipelines.lake.object_store import ObjectStore
from pipelines.lake.working_folder import work_for
from pipelines.partitions.writer_lock import writer_lock
from pipelines.publish.lake_tables import tables_now

QUESTION = "SELECT metric, count(*), sum(value) FROM incident_counts JOIN articles USING (article_id) GROUP BY ALL"
_requests: Counter[str] = Counter()


def count_requests() -> None:
    """Count what is asked of a store, by method."""
    for name in ("get", "piece", "fetch", "put_file", "create", "replace", "list", "delete"):
        setattr(ObjectStore, name, _counted(name, getattr(ObjectStore, name)))


def _counted(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def counted(*arguments: Any) -> Any:  # noqa: ANN401 — those of the method
        _requests[name] += 1
        return method(*arguments)

    return counted


def write_days(given: Path, warehouse: Path) -> int:
    """Write each day of a warehouse folder into another warehouse and return how many there are."""
    days = sorted({path.stem for path in given.glob("core/*/*.parquet")})
    for day in days:
        with writer_lock(warehouse):
            for path in given.glob(f"core/*/{day}.parquet"):
                target = warehouse / path.relative_to(given)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
    return len(days)


def told(name: str, work: Callable[[], Any], days: int) -> Any:  # noqa: ANN401 — what the work returns
    """Do something and print its time and requests for each day."""
    _requests.clear()
    began, processor = time.monotonic(), time.process_time()
    made = work()
    took, used = time.monotonic() - began, time.process_time() - processor
    asked = ", ".join(f"{n / days:.1f} {method}" for method, n in sorted(_requests.items()))
    print(f"{name}: a day {used / days * 1000:.1f} ms of processor time, {took / days * 1000:.0f} ms in all; requests: {asked or 'none'}")
    return made


def ask(warehouse: Path) -> int:
    """Return the number of rows that the question gives."""
    database = tables_now(warehouse)
    try:
        return len(database.run(QUESTION))
    finally:
        database.close()


def main() -> None:
    """Measure as the module says."""
    given, address = Path(sys.argv[1]), sys.argv[2]
    days = len({path.stem for path in given.glob("core/*/*.parquet")})
    count_requests()
    with tempfile.TemporaryDirectory() as folder:
        local, first, second = (Path(folder) / name for name in ("local", "first", "second"))
        for working in (first, second):
            work_for(working, address)
        told("written into a folder", lambda: write_days(given, local), days)
        told("written into the bucket", lambda: write_days(given, first), days)
        told("written again as they are", lambda: write_days(given, first), days)
        told("fetched by another machine", lambda: lake_of(second).bring(lake_of(second).names("core/*/*.parquet")), days)
        told("asked in the folder", lambda: ask(local), days)
        told("asked in the bucket", lambda: ask(second), days)


if __name__ == "__main__":
    main()
