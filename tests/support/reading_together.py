"""Reads a day as a run does, but waits in the middle of the reading until another process is there, too: `DAY OTHER_DAY` as arguments."""

import datetime as dt
import sys
import time
from collections.abc import Callable
from pathlib import Path

from pipelines.read import read_day
from pipelines.settings import load_settings

PATIENCE_S = 300


def together(own: str, other: str) -> Callable[..., dict[str, Path]]:
    """Return what reads the own day when the other process is about to read its own. Both are in one folder that has a folder `begun`."""
    begun, read = Path("begun"), read_day._read  # noqa: SLF001 — the moment of reading has no other name

    def read_together(*arguments: object) -> dict[str, Path]:
        """Wait for the other process, and read."""
        (begun / own).touch()
        until = time.monotonic() + PATIENCE_S
        while not (begun / other).exists():
            if time.monotonic() > until:
                sys.exit("the other process does not read: it waits for this one")
            time.sleep(0.02)
        return read(*arguments)  # type: ignore[arg-type]

    return read_together


if __name__ == "__main__":
    own, other = sys.argv[1:]
    settings = load_settings()
    read_day._read = together(own, other)  # noqa: SLF001
    for day, counts in read_day.build_days(settings, [dt.date.fromisoformat(own)]):
        print(day, counts["articles"])  # noqa: T201
