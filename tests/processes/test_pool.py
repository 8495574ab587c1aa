"""The pool of workers: order, an item that kills its worker, and that no process stays behind."""

import multiprocessing
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from support import SUPPORT
from support.crashing_workers import FOREVER, HALF, POISON, STOPPED, UNSENDABLE, EndsWhereItIsRead, killed, read

from pipelines.processes.worker_pool import WorkerStartError, in_pool

BATCH = 3


def batches_of(items: list[str]) -> Iterator[list[str]]:
    """Yield the items in batches."""
    return (items[n : n + BATCH] for n in range(0, len(items), BATCH))


@pytest.fixture(autouse=True)
def no_worker_is_left() -> Iterator[None]:
    """Fail where a test leaves a worker behind."""
    yield
    patience = time.monotonic() + 120
    while multiprocessing.active_children() and time.monotonic() < patience:
        time.sleep(0.05)
    assert multiprocessing.active_children() == []


def test_results_come_in_the_order_of_the_items() -> None:
    items = [str(n) for n in range(20)]
    assert list(in_pool(batches_of(items), read, killed, 2)) == [f"read {item}" for item in items]


def test_no_items_are_no_results() -> None:
    assert list(in_pool(iter([]), read, killed, 2)) == []


def test_an_item_that_kills_its_worker_gets_a_result_of_its_own() -> None:
    items = [str(n) for n in range(20)]
    items[4] = items[5] = items[19] = POISON
    assert list(in_pool(batches_of(items), read, killed, 2)) == [killed(item) if item == POISON else f"read {item}" for item in items]


def test_a_worker_that_dies_while_it_sends_its_answer_holds_up_nobody() -> None:
    items = ["0", HALF, "2", "3", HALF]
    assert list(in_pool(batches_of(items), read, killed, 2)) == [killed(item) if item == HALF else f"read {item}" for item in items]


@pytest.mark.slow
@pytest.mark.parametrize("held_up", [FOREVER, STOPPED])
def test_an_item_that_hangs_ends_with_its_worker(held_up: str) -> None:
    items = ["0", held_up, "2", "3"]
    results = list(in_pool(([item] for item in items), read, killed, 2, seconds=3))
    assert results == [killed(item) if item == held_up else f"read {item}" for item in items]


def test_workers_that_do_not_start_are_told_and_no_item_is_blamed() -> None:
    with pytest.raises(WorkerStartError, match=r"has died.* 3 times; look at the messages above, free some memory"):
        list(in_pool(batches_of(["0"]), EndsWhereItIsRead(), killed, 1))


def test_an_error_that_cannot_be_sent_reaches_the_caller_as_text() -> None:
    with pytest.raises(RuntimeError, match="UnsendableError: <function"):
        list(in_pool(batches_of([UNSENDABLE]), read, killed, 1))


def test_an_exception_of_a_worker_reaches_the_caller() -> None:
    with pytest.raises(TypeError):
        list(in_pool(iter([[1]]), len, killed, 2))  # type: ignore[arg-type]


def test_a_caller_that_stops_early_ends_the_workers() -> None:
    results = in_pool(batches_of(["0", "1", "2", *[FOREVER] * 20]), read, killed, 2)
    assert next(results) == "read 0"
    assert multiprocessing.active_children()
    results.close()


def test_an_interrupt_ends_the_workers() -> None:
    def interrupted() -> Iterator[list[str]]:
        yield from ([FOREVER], [FOREVER])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        next(in_pool(interrupted(), read, killed, 2))


def test_items_are_taken_as_they_are_needed() -> None:
    taken = 0

    def counted() -> Iterator[list[str]]:
        nonlocal taken
        for taken in range(1, 1_000):
            yield [str(taken)]

    results = in_pool(counted(), read, killed, 2)
    next(results)
    assert taken <= 2 * 2
    results.close()


def test_workers_die_with_a_killed_parent() -> None:
    script = SUPPORT / "crashing_workers.py"
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        # the workers inherit the pipe, so it ends when the last of them is gone
        assert process.stdout.read() == "read first\n"
    assert process.returncode == -9
