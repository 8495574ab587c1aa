"""Writers that never stop by themselves: each rewrites a day's partitions and publishes, round after round, until it is killed.

This process imports everything once and forks a writer for each line of standard input, so that a writer starts at once.  Every row
of a round carries the number of the round, so that a reader can tell a mixed state.
"""

import os
import sys
from itertools import count
from pathlib import Path

from pipelines.contract.tables import Article
from pipelines.partitions.day_transaction import settle
from pipelines.partitions.parquet_files import to_arrow
from pipelines.publish import build as builds
from pipelines.publish.build import build_warehouse
from pipelines.settings import Settings
from support.contract_rows import article, claim, link, report, write_day

ARTICLES = 40


def write_for_ever(settings: Settings, first_round: int) -> None:
    """Write and publish for ever; print process and round once a round is published, and the first round below zero at the start."""
    print(os.getpid(), -first_round, flush=True)  # noqa: T201
    for number in count(first_round):
        articles = [article(f"a{n:03}", title=f"round {number}") for n in range(ARTICLES)]
        settle(settings.warehouse)
        counts = [(each, claim(each, "Three people", number)) for each in articles]
        linked = [row for each, count in counts for row in (count, *link([count], "i1", each), report(each, count, "i1"))]
        write_day(settings.warehouse, [*articles, *linked])
        build_warehouse(settings)
        print(os.getpid(), number, flush=True)  # noqa: T201


def main(root: Path, largest_share: float) -> None:
    """Fork a writer for each first round that is read, and wait for its end before the next.

    largest_share: the share of the partitions from which on a build begins anew; 1 for builds that change the master each time.
    """
    builds.LARGEST_SHARE, builds.REPLACED_SHARE = largest_share, 1e9
    settings = Settings(root=root, warehouse=root / "warehouse", curation=root)
    to_arrow(Article, [article()])  # pyarrow imports pandas with the first array
    for line in sys.stdin:
        writer = os.fork()
        if writer == 0:
            write_for_ever(settings, int(line))
        os.waitpid(writer, 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
