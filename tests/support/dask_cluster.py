"""A Dask cluster of this machine: a scheduler and workers on loopback, as separate processes that can be killed."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE_S = 120
"""Guards against a scheduler or worker that never starts."""
_ENVIRONMENT = {"DASK_CONFIG": str(Path(__file__).parents[2] / "deploy" / "dask.yaml")}


class LocalCluster:
    """Processes of one cluster. address: as NEWSLEDGER_CLUSTER has it."""

    def __init__(self, folder: Path) -> None:
        """Start a scheduler that writes its output into the folder."""
        self._folder, self._started = folder, 0
        self.scheduler = self._start("distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard", "--no-show")
        self.place = self._told("0.log", r"Scheduler at: +tcp://(\S+)")
        self.workers: list[subprocess.Popen[bytes]] = []

    @property
    def address(self) -> str:
        """Return the address of the scheduler."""
        return f"dask://{self.place}"

    def add_worker(self) -> None:
        """Start a worker with one thread, in a process that starts it again when it dies, and wait until it is registered."""
        number = self._started
        self.workers.append(self._start("distributed.cli.dask_worker", f"tcp://{self.place}", "--nthreads", "1", "--no-dashboard"))
        self._told(f"{number}.log", r"(Registered to)")

    def _start(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self._folder / f"{self._started}.log").open("wb") as log:
            self._started += 1
            command = [sys.executable, "-m", module, *arguments, "--host", "127.0.0.1"]
            return subprocess.Popen(command, cwd=self._folder, stdout=log, stderr=log, env={**os.environ, **_ENVIRONMENT})

    def _told(self, log: str, pattern: str) -> str:
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            if found := re.search(pattern, (self._folder / log).read_text()):
                return found[1]
            time.sleep(0.05)
        raise TimeoutError((self._folder / log).read_text())

    def kill_worker(self, number: int) -> None:
        """Kill the process of a worker; the one that watches over it starts another."""
        for child in children(self.workers[number].pid):
            os.kill(child, signal.SIGKILL)

    def stop(self) -> None:
        """End all processes."""
        processes = [*self.workers, self.scheduler]
        below = [child for process in processes for child in children(process.pid)]
        for process in processes:
            process.kill()
            process.wait()
        for child in below:
            try:
                os.kill(child, signal.SIGKILL)
            except ProcessLookupError:
                continue


def children(pid: int) -> list[int]:
    """Return the processes that a process has started and that are there."""
    found: list[int] = []
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += map(int, thread.read_text().split())
    return found


@contextmanager
def local_cluster(folder: Path, workers: int) -> Iterator[LocalCluster]:
    """Run a cluster with so many workers for the block. folder: for what its processes say."""
    folder.mkdir(parents=True, exist_ok=True)
    cluster = LocalCluster(folder)
    try:
        for _ in range(workers):
            cluster.add_worker()
        yield cluster
    finally:
        cluster.stop()
