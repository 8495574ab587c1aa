"""A pool of spawned workers that no item can bring down or hold up: bounded window, kept order, and no process left behind.

What the workers do is passed in as a module-level function. Standard library only, so that a worker imports what its function needs
and no more. Each worker has a pipe of its own and a thread here that waits for its answer: whatever happens to one worker, the others do
not notice, and every wait ends with the death of the worker, which comes at the latest when its time is up.
"""

import ctypes
import math
import multiprocessing
import os
import pickle
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from functools import partial
from itertools import chain, repeat
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from threading import Lock
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Read = Callable[[list[Item]], list[Result]]
_Answer = tuple[list[Result] | None, Exception | None]
"""What a worker sends back: results, or the error it met; neither to the function, which is the first it gets."""

START_SECONDS = 60
"""Time that a worker may take to start, on a busy machine."""
_STARTS = 3
"""So often is a worker started before the pool gives up: what keeps it from starting is no item."""
_LOOK_SECONDS = 1.0
"""How often is looked whether a worker that gives no answer is still there, and within its time."""


class WorkerStartError(RuntimeError):
    """No worker can be started."""


def in_pool(
    batches: Iterator[list[Item]], read: Read[Item, Result], killed: Callable[[Item], Result], processes: int, *, seconds: float = 600
) -> Generator[Result, None, None]:
    """Yield the results of all batches in their order; closing the generator ends the processes.

    read: runs in a worker, so it has to be importable by name; what it raises is raised here. killed: gives the result of an item that,
    read alone, killed its worker or held it up for longer than `seconds`. At most 2 batches for each process are in memory at a time.
    Raises WorkerStartError where workers die or hang before they are given anything.
    """
    workers = [_Worker(read) for _ in range(processes)]
    idle: SimpleQueue[_Worker[Item, Result]] = SimpleQueue()
    for worker in workers:
        idle.put(worker)
    threads = ThreadPoolExecutor(processes)
    window: deque[Future[list[Result]]] = deque()
    try:
        for batch in chain(batches, repeat(None)):
            if batch is not None:
                window.append(threads.submit(_read_or_blame, idle, batch, killed, seconds))
                if len(window) < 2 * processes:
                    continue
            if not window:
                break
            yield from _awaited(window.popleft(), workers)
    finally:
        for worker in workers:
            worker.close()
        threads.shutdown(cancel_futures=True)


def each_in_pool(
    tasks: Iterable[Item], do: Callable[[Item], Result], processes: int, *, seconds: float
) -> Generator[Result | None, None, None]:
    """Yield what each task gives, in their order; None for one that killed its worker, or held it up for longer than `seconds`.

    do: runs in a worker, so it has to be importable by name; what it raises is raised here.
    """
    return in_pool(([task] for task in tasks), partial(_do_each, do), _killed, processes, seconds=seconds)


def _do_each(do: Callable[[Item], Result], tasks: list[Item]) -> list[Result | None]:
    return [do(task) for task in tasks]


def _killed(_: object) -> None:
    return None


class _Worker(Generic[Item, Result]):
    """A process that answers, started when there is something to do, and again after it has died."""

    def __init__(self, read: Read[Item, Result]) -> None:
        self._read = read
        self._turn = Lock()
        self._is_closed = False
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._until = math.inf

    def ask(self, items: list[Item], seconds: float) -> list[Result] | None:
        """Return what the process makes of the items; None where it died or took longer. Raises what `read` raises."""
        pipe = self._started()
        answer = self._told(pipe, items, seconds)
        if answer is None:
            self._end()
            return None
        results, error = answer
        if error is not None:
            raise error
        return results

    def end_if_late(self) -> None:
        """Kill the process where its time is up; whoever waits for its answer sees that."""
        with self._turn:  # so that it is not ended for an answer that has just come
            if self._process is not None and time.monotonic() > self._until:
                self._process.kill()

    def close(self) -> None:
        """Kill the process and start no other."""
        self._is_closed = True
        self._end()

    def _started(self) -> Connection:
        """Return the pipe to a process that waits for items. Raises WorkerStartError, and what the import of `read` raises."""
        for _ in range(_STARTS):
            if self._process is not None and self._pipe is not None and self._process.is_alive():
                return self._pipe
            pipe = self._start()
            # sent, not given to the process as an argument: starting one with much to say waits until it listens
            answer = self._told(pipe, self._read, START_SECONDS)
            if answer is None:
                self._end()
            elif answer[1] is None:
                return pipe
            else:
                raise answer[1]
        raise WorkerStartError(
            f"a process that should read has died, or has not started within {START_SECONDS} s, {_STARTS} times; "
            "look at the messages above, free some memory and run it again"
        )

    def _start(self) -> Connection:
        spawn = multiprocessing.get_context("spawn")
        here, there = spawn.Pipe()
        with self._turn, there:
            if self._is_closed:
                raise CancelledError
            # a daemon, so that it ends with an interpreter that has not closed the pool
            process = spawn.Process(target=_work, args=(there, os.getpid()), daemon=True)
            process.start()
            self._process, self._pipe = process, here
        return here

    def _told(self, pipe: Connection, what: object, seconds: float) -> _Answer[Result] | None:
        """Send something and return the answer, None where none comes."""
        with self._turn:
            self._until = time.monotonic() + seconds
        try:
            pipe.send(what)
            while not pipe.poll(_LOOK_SECONDS):
                # the end of the pipe tells of a death, unless a fork of this program holds the pipe open
                if (self._process is None or not self._process.is_alive()) and not pipe.poll():
                    return None
            answer = pipe.recv_bytes()
        except (EOFError, OSError):
            return None
        finally:
            with self._turn:
                self._until = math.inf
        told: _Answer[Result] = pickle.loads(answer)  # noqa: S301 — from a process of this program
        return told

    def _end(self) -> None:
        with self._turn:
            process, self._process = self._process, None
        if process is not None:
            process.kill()  # a worker that hangs in a library reacts to no gentler signal
            process.join(START_SECONDS)


def _read_or_blame(
    idle: "SimpleQueue[_Worker[Item, Result]]", items: list[Item], killed: Callable[[Item], Result], seconds: float
) -> list[Result]:
    """Have a worker read the items, and where it dies or hangs, each of them alone, so that the item that did it is known."""
    worker = idle.get()
    try:
        together = worker.ask(items, seconds * len(items))
        if together is not None:
            return together
        results: list[Result] = []
        for item in items:
            alone = worker.ask([item], seconds)
            results += [killed(item)] if alone is None else alone
        return results
    finally:
        idle.put(worker)


def _awaited(future: Future[list[Result]], workers: Iterable[_Worker[Item, Result]]) -> list[Result]:
    """Return the future's result, and meanwhile end workers that are late."""
    while not wait([future], _LOOK_SECONDS).done:
        for worker in workers:
            worker.end_if_late()
    return future.result()


def _work(pipe: Connection, parent: int) -> None:
    """Answer what comes through the pipe, until it ends; runs in a worker. The first that comes is the function."""
    _die_with_parent(parent)
    read: Callable[[object], object] | None = None
    while True:
        try:
            message = pipe.recv_bytes()
        except EOFError:
            return
        results = None
        try:
            if read is None:
                read = pickle.loads(message)  # noqa: S301 — from the program that started this process
            else:
                results = read(pickle.loads(message))  # noqa: S301
            told = pickle.dumps((results, None))
        except Exception as error:  # noqa: BLE001 — the program that started this process decides what it means
            told = _failure(error)
        pipe.send_bytes(told)


def _failure(error: Exception) -> bytes:
    error.add_note(f"in a worker:\n{''.join(traceback.format_exception(error))}")
    try:
        return pickle.dumps((None, error))
    except Exception:  # noqa: BLE001 — whatever keeps it from being sent, its text can be
        return pickle.dumps((None, RuntimeError(f"{type(error).__name__}: {error}")))


def _die_with_parent(parent: int) -> None:
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)
    if os.getppid() != parent:  # the parent died while this worker started, so no signal will come
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
