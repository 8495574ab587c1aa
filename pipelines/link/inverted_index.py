"""An inverted index over a moving window: for each key the numbers filed under it, in the order in which they were added.

What the numbers stand for, and when they are removed, is decided by the caller.
"""

from collections import deque
from collections.abc import Hashable, Iterable, Mapping
from itertools import islice
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Postings(Generic[Key]):
    """Ascending numbers by key. Numbers are removed in the order in which they were added."""

    def __init__(self, known: Mapping[Key, Iterable[int]] | None = None) -> None:
        """Start with the numbers that are known, ascending by key."""
        self._numbers: dict[Key, deque[int]] = {key: deque(numbers) for key, numbers in (known or {}).items()}

    def add(self, key: Key, number: int) -> None:
        """Add a number under a key. It must be greater than those already there."""
        self._numbers.setdefault(key, deque()).append(number)

    def drop_first(self, key: Key) -> None:
        """Remove the first number of a key."""
        numbers = self._numbers[key]
        numbers.popleft()
        if not numbers:
            del self._numbers[key]

    def first(self, key: Key, most: int) -> Iterable[int]:
        """Return the first numbers of a key, in their order."""
        return islice(self._numbers.get(key, ()), most)

    def last(self, key: Key, most: int) -> Iterable[int]:
        """Return the last numbers of a key, the last one first."""
        return islice(reversed(self._numbers.get(key, ())), most)
