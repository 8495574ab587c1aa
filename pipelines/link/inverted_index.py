"""Which numbers stand under a key, in the order in which they came: the index lists of a window that moves.

What is numbered, and when it leaves, belongs to the index that uses them.
"""

from collections import deque
from collections.abc import Hashable, Iterable
from itertools import islice
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Postings(Generic[Key]):
    """Ascending numbers by key; numbers leave in the order in which they came."""

    def __init__(self) -> None:
        """Start empty."""
        self._numbers: dict[Key, deque[int]] = {}

    def add(self, key: Key, number: int) -> None:
        """Put a number under a key; it is above those that stand there."""
        self._numbers.setdefault(key, deque()).append(number)

    def drop_first(self, key: Key) -> None:
        """Take the first number of a key away."""
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
