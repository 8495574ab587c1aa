"""A progress bar on standard error, for people at a terminal."""

import sys
import time

from pipelines.fetch.records.progress import Progress, every

BAR_S = 0.2
"""Seconds between two drawings of a bar."""

_WIDTH = 30


class Bar:
    """A bar over work whose size is known beforehand. Where standard error is no terminal, nothing is drawn."""

    def __init__(self, name: str, total: int = 0) -> None:
        """Begin to count. name: of the work.  total: how many things there are to do, where that is known already."""
        self._name, self._total, self._done, self._failed = name, total, 0, 0
        self._begin = time.monotonic()
        self._draw = every(BAR_S, draw) if sys.stderr.isatty() else None

    def step(self, *, failed: bool = False) -> None:
        """Note that one more thing is done. failed: whether it brought nothing."""
        self._failed += failed
        self.show(self._done + 1, self._total)

    def show(self, done: int, total: int) -> None:
        """Show how many things are done, of how many."""
        self._done, self._total = done, total
        if self._draw is not None:
            seconds = time.monotonic() - self._begin
            self._draw(Progress(source=self._name, total=total, done=done, failed=self._failed, seconds=seconds))


def tell(stage: str) -> None:
    """Say at a terminal what begins, where nobody knows how long it takes; the next bar or message takes its place."""
    if sys.stderr.isatty():
        print(f"\r{stage} …\x1b[K", end="", file=sys.stderr, flush=True)  # noqa: T201


def draw(progress: Progress) -> None:
    """Draw the bar over the one before; the last one ends the line."""
    filled = _WIDTH * progress.done // max(progress.total, 1)
    end = "\n" if progress.done == progress.total else ""
    # clears the rest of the line, which a longer one may have left
    print(f"\r{'█' * filled}{'░' * (_WIDTH - filled)} {progress}\x1b[K", end=end, file=sys.stderr, flush=True)  # noqa: T201


def clear() -> None:
    """Take what was drawn away, so that a message can stand in its place; nothing where nothing can have been drawn."""
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)  # noqa: T201
