"""A writer of a lake in a process of its own: FOLDER ADDRESS DAYS NUMBER SEED. It prints a line for each day that it has overwritten.

Each time it reads what the day holds, under the lock, and writes a day that says one more, in two tables that have to agree.
"""

import datetime as dt
import random
import sys
from pathlib import Path

from pipelines.contract.tables import Article, IncidentCount
from pipelines.lake.working_folder import work_for
from pipelines.partitions.day_transaction import settle, write_day
from pipelines.partitions.parquet_files import partition_path, read_table
from pipelines.partitions.writer_lock import writer_lock
from support.contract_rows import DAY, article, claim


def count_of(warehouse: Path, day: dt.date) -> int:
    """Return how often a day was written."""
    path = partition_path(warehouse, "articles", day)
    return len(read_table(path, Article)) if path.exists() else 0


def overwrite(warehouse: Path, day: dt.date) -> int:
    """Write a day with one more article than it has, each with a claim, and return how many it has then."""
    settle(warehouse)
    number = count_of(warehouse, day) + 1
    articles = [article(f"{day}-{count}", title=str(number)) for count in range(number)]
    claims = [claim(one, "Three people", number) for one in articles]
    write_day(warehouse, day, {"articles": (Article, articles), "incident_counts": (IncidentCount, claims)})
    return number


def main() -> None:
    """Write as the arguments say."""
    folder, address, days, number, seed = sys.argv[1:]
    work_for(Path(folder), address)
    chosen = random.Random(int(seed))  # noqa: S311 — the days that are overwritten
    for _ in range(int(number)):
        day = DAY + dt.timedelta(days=chosen.randrange(int(days)))
        with writer_lock(Path(folder)):
            count = overwrite(Path(folder), day)
        sys.stdout.write(f"{day} {count}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
