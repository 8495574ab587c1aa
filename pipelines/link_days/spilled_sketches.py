"""Events of the window in a temporary file, read when they are compared; a few thousand are held in memory at a time."""

import pickle
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipelines.contract.tables import EventTrace
from pipelines.link.event_sketches import Sketch, sketch, with_words_once

_HELD = 8_000
"""Sketches in memory, of some 30 kB each."""


class SpilledSketches(Mapping[int, Sketch]):
    """Sketches by number. The file is this process's own, and lies in a folder that its owner removes."""

    def __init__(self, path: Path) -> None:
        """Make the file."""
        self._file = path.open("w+b")
        self._places: dict[int, int] = {}
        self._held: dict[int, Sketch] = {}
        self.terms: dict[str, str] = {}
        """By itself, all terms and words of the leads that were kept."""

    def keep(self, number: int, trace: EventTrace) -> None:
        """Write an event to the file."""
        self._places[number] = self._file.tell()
        pickle.dump(with_words_once(trace, self.terms), self._file, protocol=pickle.HIGHEST_PROTOCOL)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __getitem__(self, number: int) -> Sketch:
        """Return a sketch, from the file where it is not in memory."""
        found = self._held.get(number)
        if found is None:
            self._file.seek(self._places[number])
            trace: EventTrace = pickle.load(self._file)  # noqa: S301 - what this process wrote a moment ago
            found = sketch(with_words_once(trace, self.terms))
            if len(self._held) >= _HELD:
                del self._held[next(iter(self._held))]
            self._held[number] = found
        return found

    def __iter__(self) -> Iterator[int]:
        """Yield the numbers."""
        return iter(self._places)

    def __len__(self) -> int:
        """Return how many events there are."""
        return len(self._places)
