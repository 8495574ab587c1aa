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
        self._numbers: dict[Key, deque[int] | int] = {key: deque(numbers) for key, numbers in (known or {}).items()}

    def add(self, key: Key, number: int) -> None:
        """Add a number under a key. It must be greater than those already there."""
        known = self._numbers.setdefault(key, number)  # most keys have one number, and a deque of one takes 700 bytes
        if isinstance(known, deque):
            known.append(number)
        elif known != number:
            self._numbers[key] = deque((known, number))

    def drop_first(self, key: Key) -> None:
        """Remove the first number of a key."""
        numbers = self._numbers[key]
        if isinstance(numbers, deque) and len(numbers) > 1:
            numbers.popleft()
        else:
            del self._numbers[key]

    def first(self, key: Key, most: int) -> Iterable[int]:
        """Return the first numbers of a key, in their order."""
        numbers = self._numbers.get(key, ())
        return (numbers,) if isinstance(numbers, int) else islice(numbers, most)

    def last(self, key: Key, most: int) -> Iterable[int]:
        """Return the last numbers of a key, the last one first."""
        numbers = self._numbers.get(key, ())
        return (numbers,) if isinstance(numbers, int) else islice(reversed(numbers), most)
