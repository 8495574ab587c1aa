"""kill -9 at any moment leaves the old state or the new one, for readers of the warehouse and of the partitions."""

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from endless_writer import ARTICLES
from records import DAY

from pipelines.build import build
from pipelines.publish import DATABASE
from pipelines.settings import Settings
from pipelines.store import partition_path, read_table, remove_temporary_files
from pipelines.tables import Article
from pipelines.warehouse import open_read_only

KILLS = 15
LONGEST_S = 0.5
PAUSE_S = 0.03
"""Between two reads, so that the reader leaves the writer a core."""
STATE = """
SELECT count(*), count(DISTINCT title), any_value(title) = 'round ' || any_value(claim.value), count(DISTINCT claim.value),
    (SELECT sum(n_claims) FROM claims_by_side), (SELECT count(*) FROM why('a000:0:Three people'))
FROM articles JOIN incident_counts AS claim USING (article_id)
"""


class Reader(threading.Thread):
    """Reads the published file and a partition over and over, and keeps what it finds wrong."""

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
        """Read once."""
        database = open_read_only(self.warehouse)
        state = database.run(STATE)[0]
        database.close()
        if state != (ARTICLES, 1, True, 1, ARTICLES, 1):
            self.wrong.append(f"published: {state}")
        titles = {row.title for row in read_table(partition_path(self.warehouse, "articles", DAY), Article)}
        if len(titles) != 1:
            self.wrong.append(f"partition: {titles}")


class Writers:
    """Starts and kills writers."""

    def __init__(self, root: Path) -> None:
        """Start the process that forks them."""
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
        command = [sys.executable, str(Path(__file__).with_name("endless_writer.py")), str(root)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        self.writer = 0

    def start(self, first_round: int) -> None:
        """Start a writer and wait until it has published its first round."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{first_round}\n")
        self.process.stdin.flush()
        number = 0
        while number != first_round:  # what the killed writer has printed last may come first
            self.writer, number = (int(word) for word in self.process.stdout.readline().split())

    def kill(self) -> None:
        """Kill the writer, whatever it is doing."""
        os.kill(self.writer, signal.SIGKILL)

    def close(self) -> None:
        """End the process that forks them."""
        self.process.kill()
        self.process.communicate()


@pytest.mark.slow
def test_a_killed_writer_leaves_the_old_state_or_the_new_one(tmp_path: Path) -> None:
    settings = Settings(root=tmp_path, warehouse=tmp_path / "warehouse", curation=tmp_path)
    moments = random.Random(20261124)  # noqa: S311 — the moments of the kills, the same in every run
    writers = Writers(tmp_path)
    writers.start(1_000)
    reader = Reader(settings.warehouse)
    reader.start()
    try:
        for number in range(2, KILLS + 2):
            reader.stopped.wait(moments.uniform(0, LONGEST_S))
            writers.kill()
            assert (settings.warehouse / DATABASE).resolve(strict=True).suffix == ".duckdb"
            writers.start(number * 1_000)
        writers.kill()
    finally:
        writers.close()
        reader.stopped.set()
        reader.join()
    assert reader.wrong == []
    assert reader.reads > KILLS
    remove_temporary_files(settings.warehouse)
    build(settings)
    reader.read()
    assert reader.wrong == []
    assert len(list((settings.warehouse / "versions").iterdir())) == 2
    assert [path.name for path in (settings.warehouse / "core").rglob("*.tmp")] == []
