"""Hands what a fast run receives to a process that keeps it, and takes the rows back at the end.

The process itself is in `writer_process`. A run that was killed leaves it to write what it was handed; it holds the lock of the source
until then.
"""

import asyncio
import fcntl
import os
import pickle
import select
import subprocess
import sys
import tempfile
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import Any

import pipelines
from pipelines.contract.tables import Fetch
from pipelines.fetch.archive.writer_process import Start, pack, read_rows
from pipelines.fetch.records.received import Received

_BATCH = 16
"""Inputs that are handed over together."""
_LONGEST_S = 0.2
"""Seconds that an input may wait for others."""
_PIPE_BYTES = 1 << 20
_MOST_WAITING = 16_000_000
"""Bytes that wait in this process before it waits itself for the writer."""


class Handover:
    """A writer at work.

    process: the writer.
    """

    def __init__(self, start: Start, lock: int) -> None:
        """Start the process. lock: number of the open lock file of the source, which the process holds, too."""
        self._path = start.file
        self._batch: list[tuple[Any, ...]] = []
        self._waiting: deque[memoryview] = deque()
        self._n_waiting = 0
        self._is_over = False
        self._rows = tempfile.TemporaryFile()  # noqa: SIM115 — closed in `end`
        there, self._pipe = os.pipe()
        try:
            _widen(self._pipe)
            handed = (there, self._rows.fileno(), lock)
            self.process = subprocess.Popen(  # noqa: S603 — this interpreter, numbers as arguments
                [sys.executable, "-c", "from pipelines.fetch.archive.writer_process import main; main()", *map(str, handed)],
                stdin=subprocess.DEVNULL,
                pass_fds=handed,
                env=_environment(),
                start_new_session=True,  # Ctrl-C is for the run, at whose end the writer ends
            )
        finally:
            os.close(there)
        os.set_blocking(self._pipe, False)
        self._send(pickle.dumps(start, protocol=pickle.HIGHEST_PROTOCOL))

    def keep(self, received: Received) -> None:
        """Hand an input over. Raises OSError where the writer has ended."""
        if not self._batch:
            asyncio.get_running_loop().call_later(_LONGEST_S, self._send_late)
        self._batch.append(pack(received))
        if len(self._batch) >= _BATCH:
            self._send_batch()

    def _send_late(self) -> None:
        if not self._is_over:
            try:
                self._send_batch()
            except OSError:
                self._is_over = True  # the next input, or the end of the run, raises the error

    def _send_batch(self) -> None:
        if self._is_over:
            raise self._failure()
        batch, self._batch = self._batch, []
        self._send(pickle.dumps(batch, protocol=pickle.HIGHEST_PROTOCOL) if batch else b"")

    def _send(self, message: bytes) -> None:
        if message:
            self._waiting.append(memoryview(message))
            self._n_waiting += len(message)
        self._write()
        while self._n_waiting > _MOST_WAITING:
            self._wait()

    def _wait(self) -> None:
        poll = select.poll()  # select() knows no file numbers above 1,023
        poll.register(self._pipe, select.POLLOUT)
        poll.poll()
        self._write()

    def _write(self) -> None:
        while self._waiting:
            first = self._waiting[0]
            try:
                written = os.write(self._pipe, first)
            except BlockingIOError:
                return
            except BrokenPipeError as error:
                raise self._failure() from error
            self._n_waiting -= written
            if written < len(first):
                self._waiting[0] = first[written:]
            else:
                self._waiting.popleft()

    def end(self) -> list[Fetch]:
        """Hand over the rest, wait for the end of the process and return its rows. Raises OSError where it could not write."""
        with self._rows:
            try:
                self._send_batch()
                while self._waiting:
                    self._wait()
            finally:
                self._is_over = True
                os.close(self._pipe)
                code = self.process.wait()
            if code:
                raise self._failure()
            self._rows.seek(0)
            return read_rows(self._rows)

    def _failure(self) -> OSError:
        problem = "the process that writes the evidence has ended, its message is above: mend what it names, and run again"
        return OSError(f"{self._path}: {problem}; what was written is taken up then")


def _widen(pipe: int) -> None:
    if hasattr(
        fcntl, "F_SETPIPE_SZ"
    ):  # Linux; elsewhere, and above a user's share, the pipe keeps its size, and more waits in this process
        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def _environment() -> dict[str, str]:
    # the same package as this process has, wherever it was started
    paths = [str(Path(pipelines.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
