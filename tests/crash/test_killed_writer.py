"""kill -9 at any moment leaves the old state or the new one, for readers of the warehouse and of the partitions.

Kills at every named point are in `test_named_points`; these are at moments by chance. Their number is that of NEWSLEDGER_KILLS, 5 by
default: `NEWSLEDGER_KILLS=200 ./run test -m slow tests/crash`.
"""

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from support.contract_rows import DAY
from support.endless_writer import ARTICLES

from pipelines.contract.tables import Article
from pipelines.partitions.parquet_files import partition_path, read_table
from pipelines.publish.build import build_warehouse
from pipelines.publish.database import Warehouse, open_read_only
from pipelines.settings import DATABASE, Settings

KILLS = int(os.environ.get("NEWSLEDGER_KILLS", "5"))
LONGEST_S = 0.4
LEAST_READS = 3
PAUSE_S = 0.05
"""Between two reads, so that the readers leave the writer a core."""
STATE = """
SELECT count(*), count(DISTINCT title), any_value(title) = 'round ' || any_value(claim.value), count(DISTINCT claim.value),
    (SELECT sum(n_claims) FROM claims_by_side), (SELECT count(*) FROM why('a000:0:Three people')),
    (SELECT count(*) FROM incident_totals_as_of(TIMESTAMPTZ 'infinity')), (SELECT max(value) FROM incident_totals) = any_value(claim.value)
FROM articles JOIN incident_counts AS claim USING (article_id)
"""
WHOLE = (ARTICLES, 1, True, 1, ARTICLES, 1, 1, True)


class Reader(threading.Thread):
    """Reads over and over until it is told to stop, and keeps what it finds wrong."""

    def __init__(self, warehouse: Path) -> None:
        """Get ready to read this warehouse."""
        super().__init__()
        self.warehouse = warehouse
        self.wrong: list[str] = []
        self.reads = 0
        self.stopped = threading.Event()

    def run(self) -> None:
        """Read until told to stop."""
        while not self.stopped.wait(PAUSE_S):
            try:
                self.read()
            except Exception as error:  # noqa: BLE001 — any error of a reader is what the test is about
                self.wrong.append(f"{type(error).__name__}: {error}")
            self.reads += 1

    def read(self) -> None:
        """Open the published file, read it, and let it go."""
        database = open_read_only(self.warehouse)
        state = database.run(STATE)[0]
        database.close()
        if state != WHOLE:
            self.wrong.append(f"published: {state}")


class PartitionReader(Reader):
    """Reads a partition of the day that is written."""

    def read(self) -> None:
        """Read the partition once."""
        titles = [row.title for row in read_table(partition_path(self.warehouse, "articles", DAY), Article)]
        if (len(titles), len(set(titles))) != (ARTICLES, 1):
            self.wrong.append(f"partition: {len(titles)} rows of {set(titles)}")


class HoldingReader(Reader):
    """Holds the version that it opened first for the whole test: it has to answer the same at the end as at the beginning."""

    def __init__(self, warehouse: Path) -> None:
        """Open the published file."""
        super().__init__(warehouse)
        self.database: Warehouse = open_read_only(warehouse)
        self.first = self._titles()

    def _titles(self) -> list[object]:
        return [*self.database.run(STATE), *self.database.run("SELECT title FROM articles ORDER BY article_id")]

    def read(self) -> None:
        """Read the held version once."""
        if self._titles() != self.first:
            self.wrong.append("the version that was held has changed")


class Writers:
    """Starts and kills writers."""

    def __init__(self, root: Path, largest_share: float) -> None:
        """Start the process that forks them. largest_share: 0 for builds that begin anew each time, 1 for builds that change the master."""
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
        command = [sys.executable, "-m", "support.endless_writer", str(root), str(largest_share)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        self.writer = 0

    def start(self, first_round: int, *, wait: bool) -> None:
        """Start a writer; wait until it has published its first round, or only until it runs."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{first_round}\n")
        self.process.stdin.flush()
        wanted = first_round if wait else -first_round
        number = 0
        while number != wanted:  # what the killed writer has printed last may come first
            self.writer, number = (int(word) for word in self.process.stdout.readline().split())

    def kill(self) -> None:
        """Kill the writer, whatever it is doing."""
        os.kill(self.writer, signal.SIGKILL)

    def close(self) -> None:
        """End the process that forks them."""
        self.process.kill()
        self.process.communicate()


@pytest.mark.slow
@pytest.mark.parametrize("largest_share", [0, 1], ids=["anew", "changed"])
def test_a_killed_writer_leaves_the_old_state_or_the_new_one(tmp_path: Path, largest_share: float) -> None:
    settings = Settings(root=tmp_path, warehouse=tmp_path / "warehouse", curation=tmp_path)
    moments = random.Random(20261124)  # noqa: S311 — the moments of the kills, the same in every run
    writers = Writers(tmp_path, largest_share)
    writers.start(1_000, wait=True)
    readers = [kind(settings.warehouse) for kind in (Reader, PartitionReader, HoldingReader)]
    for reader in readers:
        reader.start()
    try:
        for number in range(2, KILLS + 2):
            readers[0].stopped.wait(moments.uniform(0, LONGEST_S if number % 4 else 4 * LONGEST_S))
            writers.kill()
            assert (settings.warehouse / DATABASE).resolve(strict=True).suffix == ".duckdb"
            writers.start(number * 1_000, wait=number % 4 == 0)
        writers.kill()
        while not all(reader.wrong or reader.reads >= LEAST_READS for reader in readers):
            readers[0].stopped.wait(0.1)
    finally:
        writers.close()
        for reader in readers:
            reader.stopped.set()
            reader.join()
    assert [wrong for reader in readers for wrong in reader.wrong] == []
    build_warehouse(settings)
    readers[0].read()
    readers[1].read()
    assert [wrong for reader in readers for wrong in reader.wrong] == []
    assert len(list((settings.warehouse / "versions").iterdir())) == 2
    assert [path.name for path in (settings.warehouse / "core").rglob("*.tmp")] == []
    print(f"{KILLS} kills, {sum(reader.reads for reader in readers)} reads, no error")  # noqa: T201
