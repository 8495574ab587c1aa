"""A pool of spawned workers that no item can bring down or hold up: bounded window, kept order, and no process left behind.

What the workers do is passed in as a module-level function. Standard library only, so that a worker imports what its function needs
and no more.
"""

import ctypes
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, repeat
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


START_SECONDS = 60
"""Time that a worker may take to start, on a busy machine."""


def in_pool(
    batches: Iterator[list[Item]],
    read: Callable[[list[Item]], list[Result]],
    killed: Callable[[Item], Result],
    processes: int,
    *,
    seconds: float = 600,
) -> Generator[Result, None, None]:
    """Yield the results of all batches in their order; closing the generator ends the processes.

    read: runs in a worker, so it has to be importable by name. killed: gives the result of an item that killed its worker or held it
    up for longer than `seconds`. At most 2 batches for each process are in memory at a time.
    """
    executor = _start(processes)
    window: deque[tuple[list[Item], Future[list[Result]]]] = deque()
    try:
        for batch in chain(batches, repeat(None)):
            if batch is not None:
                window.append((batch, _submit(executor, read, batch)))
                if len(window) < 2 * processes:
                    continue
            if not window:
                break
            results = _result(window[0][1], START_SECONDS + seconds * len(window[0][0]))
            if results is not None:
                window.popleft()
            else:
                _stop(executor)
                # every batch in flight fails with the pool, and none says which item it was
                results = _one_by_one([item for suspects, _ in window for item in suspects], read, killed, seconds)
                window.clear()
                executor = _start(processes)
            yield from results
    finally:
        _stop(executor)


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


def _result(future: Future[list[Result]], seconds: float) -> list[Result] | None:
    """Return the future's result, None where its worker died or did not answer in time."""
    try:
        return future.result(seconds)
    except BrokenProcessPool:
        return None
    except TimeoutError:
        if future.done():  # the worker itself raised it
            raise
        return None


def _submit(executor: ProcessPoolExecutor, read: Callable[[list[Item]], list[Result]], batch: list[Item]) -> Future[list[Result]]:
    try:
        return executor.submit(read, batch)
    except BrokenProcessPool as error:
        # a worker died since the last result was taken; the batch fails in its turn, as those in flight do
        failed: Future[list[Result]] = Future()
        failed.set_exception(error)
        return failed


def _one_by_one(
    items: list[Item], read: Callable[[list[Item]], list[Result]], killed: Callable[[Item], Result], seconds: float
) -> list[Result]:
    """Read each item alone in one process, so that the item at which the process dies or hangs is known to be the cause."""
    results: list[Result] = []
    executor = _start(1)
    try:
        for item in items:
            alone = _result(_submit(executor, read, [item]), START_SECONDS + seconds)
            results += [killed(item)] if alone is None else alone
            if alone is None:
                _stop(executor)
                executor = _start(1)
    finally:
        _stop(executor)
    return results


def _start(processes: int) -> ProcessPoolExecutor:
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, mp_context=spawn, initializer=_die_with_parent, initargs=(os.getpid(),))


def _die_with_parent(parent: int) -> None:
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)
    if os.getppid() != parent:  # the parent died while this worker started, so no signal will come
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means


def _stop(executor: ProcessPoolExecutor) -> None:
    workers = list((executor._processes or {}).values())  # noqa: SLF001 — Python 3.14's kill_workers is not in 3.11
    executor.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.kill()  # a worker that hangs in a library reacts to no gentler signal
        worker.join()
