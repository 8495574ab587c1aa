"""What workers do in tests of the pool: crash or hang on marked items. Workers import this module by name, so it imports little."""

import os
import signal
import time

from pipelines.processes.worker_pool import in_pool

POISON = "poison"
FOREVER = "forever"


def read(items: list[str]) -> list[str]:
    """Answer each item; die on a poisoned one as a crash in a library does, and hang on an endless one."""
    return [_answer(item) for item in items]


def _answer(item: str) -> str:
    if item == POISON:
        os.kill(os.getpid(), signal.SIGSEGV)
    while item == FOREVER:
        time.sleep(0.1)
    return f"read {item}"


def killed(item: str) -> str:
    """Answer an item that killed its worker."""
    return f"{item} killed its worker"


def main() -> None:
    """Start a pool, take one result, wait until both workers hang, print their ids and die without a chance to clean up."""
    batches = ([item] for item in ["first", *[FOREVER] * 9])
    results = in_pool(batches, read, killed, 2)
    print(next(results), flush=True)  # noqa: T201
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
