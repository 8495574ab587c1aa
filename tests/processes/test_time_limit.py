"""Calls that use too much processor time are ended, in the main thread and in others, and leave nothing behind."""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Thread
from typing import TypeVar

import pytest

from pipelines.processes.time_limit import OverTimeError, time_limit

T = TypeVar("T")


def in_main_thread(work: Callable[[], T]) -> T:
    return work()


def in_other_thread(work: Callable[[], T]) -> T:
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


WHERE = pytest.mark.parametrize("run", [in_main_thread, in_other_thread])


def never_ends() -> None:
    with time_limit(0.02):
        while True:
            pass


@WHERE
def test_a_call_that_never_ends_is_ended(run: Callable[[Callable[[], None]], None]) -> None:
    with pytest.raises(OverTimeError, match=r"more than 0\.02 seconds of processor time"):
        run(never_ends)


@WHERE
def test_a_call_that_ends_in_time_gives_its_answer(run: Callable[[Callable[[], int]], int]) -> None:
    def answer() -> int:
        with time_limit(60):
            return 7

    assert run(answer) == 7


def ends_in_time() -> None:
    with time_limit(60):
        pass


@pytest.mark.parametrize("work", [never_ends, ends_in_time])
def test_a_profiler_runs_after_it(work: Callable[[], None]) -> None:
    """Python 3.11 went round for ever in the next call that a profiler looked at, because the interruption was taken back."""
    with suppress(OverTimeError):
        in_other_thread(work)
    seen: list[str] = []

    def profiled() -> None:
        sys.setprofile(lambda _frame, event, _thing: seen.append(event))
        in_main_thread(list)
        sys.setprofile(None)

    thread = Thread(target=profiled, daemon=True)
    thread.start()
    thread.join(30)
    assert "call" in seen
    assert not thread.is_alive()
