"""What workers do in tests of the pool: crash or hang on marked items. Workers import this module by name, so it imports little."""

import os
import signal
import time
from multiprocessing.connection import Connection

from pipelines.processes.worker_pool import in_pool

POISON = "poison"
FOREVER = "forever"
STOPPED = "stopped"
HALF = "half"
UNSENDABLE = "unsendable"


def read(items: list[str]) -> list[str]:
    """Answer each item; die on a poisoned one as a crash in a library does, and hang on an endless one."""
    return [_answer(item) for item in items]


def _answer(item: str) -> str:
    if item == POISON:
        os.kill(os.getpid(), signal.SIGSEGV)
    if item == STOPPED:
        os.kill(os.getpid(), signal.SIGSTOP)
    if item == HALF:
        Connection._send_bytes = _die_halfway  # type: ignore[attr-defined]  # noqa: SLF001 — nothing else can be sure to die just there
    if item == UNSENDABLE:
        raise UnsendableError(lambda: None)
    while item == FOREVER:
        time.sleep(0.1)
    return f"read {item}"


class UnsendableError(Exception):
    """Holds what no pipe can carry."""


def _die_halfway(pipe: Connection, content: bytes) -> None:
    """Send the length that an answer has, and half of it, as a process that is killed while it sends."""
    os.write(pipe.fileno(), len(content).to_bytes(4, "big") + content[: len(content) // 2])
    os.kill(os.getpid(), signal.SIGKILL)


class EndsWhereItIsRead:
    """Ends the process that unpickles it, as a module does that cannot be imported for want of memory."""

    def __call__(self, items: list[str]) -> list[str]:
        """Never run."""
        return items

    def __reduce__(self) -> tuple[object, tuple[int]]:
        """Be made by ending the process."""
        return os._exit, (3,)


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
