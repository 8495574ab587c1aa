"""Pages to rows on all cores: a bounded window of spawned workers that no page can bring down.

Nothing here may import dagster: each worker imports this module, and dagster would cost it two seconds.
"""

import ctypes
import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice, repeat
from pathlib import Path

from pipelines.extract.article import Unreadable
from pipelines.extract.extraction import Extraction, Tools, extract
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.page import Page
from pipelines.syntax.parser import load_parser

BATCH_PAGES = 8
POOL_FROM_PAGES = 24
"""With fewer pages the start of the workers costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A page and either its rows or the reason why there are none."""

    page: Page
    extraction: Extraction | None = None
    reason: str | None = None


@cache
def load_tools(places: Path | None) -> Tools:
    """Load parser and gazetteer once per process; places is the user's places.csv or None."""
    return Tools(load_parser(), load_gazetteer(places))


def extract_one(page: Page, tools: Tools) -> Outcome:
    """Extract one page; every failure becomes a reason."""
    try:
        return Outcome(page, extract(page, tools))
    except Unreadable as error:
        return Outcome(page, reason=str(error))
    except Exception as error:  # noqa: BLE001 — the stage boundary: a page must not end the run
        return Outcome(page, reason=f"{type(error).__name__}: {error}; this is a bug in newsledger, please report it with the page")


def extract_pages(pages: Iterable[Page], *, places: Path | None, processes: int) -> Iterator[Outcome]:
    """Extract pages on several processes and yield the outcomes in the order of the pages.

    At most a few batches are in memory at a time. A page that kills its worker is found by bisection and gets a reason.
    """
    iterator = iter(pages)
    first = list(islice(iterator, POOL_FROM_PAGES))
    if len(first) < POOL_FROM_PAGES or processes < 2:  # noqa: PLR2004 — one process is no pool
        tools = load_tools(places)
        yield from (extract_one(page, tools) for page in chain(first, iterator))
    else:
        yield from _extract_in_pool(_batches(chain(first, iterator)), places, processes)


def _batches(pages: Iterator[Page]) -> Iterator[list[Page]]:
    while batch := list(islice(pages, BATCH_PAGES)):
        yield batch


def _extract_in_pool(batches: Iterator[list[Page]], places: Path | None, processes: int) -> Iterator[Outcome]:
    executor = _start(processes)
    window: deque[tuple[list[Page], Future[list[Outcome]]]] = deque()
    try:
        for batch in chain(batches, repeat(None)):
            if batch is not None:
                window.append((batch, executor.submit(_extract_batch, batch, places)))
                if len(window) < 2 * processes:
                    continue
            if not window:
                break
            try:
                outcomes = window[0][1].result()
                window.popleft()
            except BrokenProcessPool:
                # every batch in flight fails with the pool; each is run again alone, which finds the page that kills
                outcomes = [outcome for suspect, _ in window for outcome in _isolate(suspect, places)]
                window.clear()
                _stop(executor)
                executor = _start(processes)
            yield from outcomes
    finally:
        _stop(executor)


def _isolate(batch: list[Page], places: Path | None) -> list[Outcome]:
    executor = _start(1)
    try:
        return executor.submit(_extract_batch, batch, places).result()
    except BrokenProcessPool:
        if len(batch) == 1:
            return [Outcome(batch[0], reason="the page killed the process that read it (memory or a crash in a library); please report it")]
        middle = len(batch) // 2
        return _isolate(batch[:middle], places) + _isolate(batch[middle:], places)
    finally:
        _stop(executor)


def _extract_batch(batch: list[Page], places: Path | None) -> list[Outcome]:
    tools = load_tools(places)
    return [extract_one(page, tools) for page in batch]


def _start(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"), initializer=_die_with_parent)


def _die_with_parent() -> None:
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means


def _stop(executor: ProcessPoolExecutor) -> None:
    workers = list((executor._processes or {}).values())  # noqa: SLF001 — Python 3.14's kill_workers is not in 3.11
    executor.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.terminate()
        worker.join()
