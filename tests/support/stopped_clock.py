"""A clock that stands still but for the pauses that are asked for, so that a test can tell which pauses were made and waits for none."""

import asyncio
from types import ModuleType

import pytest


class StoppedClock:
    """Stands in for the module `asyncio` or `time` in a module that waits. slept: the pauses in seconds, in their order."""

    Lock = asyncio.Lock
    Semaphore = asyncio.Semaphore

    def __init__(self) -> None:
        """Start at an early moment."""
        self.now = 1_000.0
        self.slept: list[float] = []

    def get_running_loop(self) -> "StoppedClock":
        """Return what tells the time: this clock."""
        return self

    def time(self) -> float:
        """Tell the moment in seconds."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Note the pause and be past it."""
        self.slept.append(round(seconds, 6))
        self.now += seconds
        await asyncio.sleep(0)


def stop_the_clock(monkeypatch: pytest.MonkeyPatch, module: ModuleType) -> StoppedClock:
    """Give a module of coroutines a clock that stands still."""
    clock = StoppedClock()
    monkeypatch.setattr(module, "asyncio", clock)
    return clock
