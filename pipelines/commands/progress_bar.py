"""A progress bar on standard error, for people at a terminal."""

import sys

from pipelines.fetch.records.progress import Progress

_WIDTH = 30


def draw(progress: Progress) -> None:
    """Draw the bar over the one before; the last one ends the line."""
    filled = _WIDTH * progress.done // max(progress.total, 1)
    end = "\n" if progress.done == progress.total else ""
    # clears the rest of the line, which a longer one may have left
    print(f"\r{'█' * filled}{'░' * (_WIDTH - filled)} {progress}\x1b[K", end=end, file=sys.stderr, flush=True)  # noqa: T201


def clear() -> None:
    """Take the bar away, so that a message can stand in its place."""
    print("\r\x1b[K", end="", file=sys.stderr, flush=True)  # noqa: T201
