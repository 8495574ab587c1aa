"""Progress: how far a run of one source has come.  Figures only; the run log or the command line shows them."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run of one source has come.

    total: inputs that the run has found so far.  done: those that are settled, failures included.  failed: those that brought nothing.
    seconds: since the first input was asked for.
    """

    source: str
    total: int
    done: int
    failed: int
    seconds: float

    @property
    def rate(self) -> float:
        """Inputs per second."""
        return self.done / self.seconds if self.seconds > 0 else 0.0

    @property
    def left_s(self) -> float | None:
        """Seconds that the rest will take at this rate; None where nothing is done yet."""
        return (self.total - self.done) / self.rate if self.rate else None

    def __str__(self) -> str:
        """Return it as a line for a log: done of total, failed, rate, time left."""
        return f"{self.source}: {self.done} of {self.total} done, {self.failed} failed, {_rate(self.rate)}, {_left(self.left_s)}"


Report = Callable[[Progress], None]
"""Is called with the state of a run, more often than a person wants to read."""


def _rate(rate: float) -> str:
    return f"{rate:.1f} a second" if rate >= 1 else f"{60 * rate:.1f} a minute"


def _left(seconds: float | None) -> str:
    if seconds is None:
        return "time left unknown"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02} left"


def every(seconds: float, report: Report) -> Report:
    """Return a report that is passed on at most every so many seconds, and for the last input."""
    last = float("-inf")

    def sparse(progress: Progress) -> None:
        """Pass a state on where the last one is old enough, or where all is done."""
        nonlocal last
        now = time.monotonic()
        if now - last >= seconds or progress.done == progress.total:
            last = now
            report(progress)

    return sparse
