"""Takedowns: what was to be removed from everywhere, and is not to be collected again.  Standard library only.

The list is the user's file takedowns.csv; what is done about it is in the package `takedowns`, and `fetch` refuses to collect it again.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Takedown:
    """One line of the list.

    address: of a page, or a file's path as in `input_ref`; None where a whole source is meant.  source: its name, None for an address.
    date: day of the decision.  author, reason: who decided, and why.  line: in the file.
    """

    address: str | None = None
    source: str | None = None
    date: dt.date
    author: str
    reason: str
    line: int = 0

    @property
    def told(self) -> str:
        """The sentence that is shown in place of the page."""
        return f"taken down on {self.date}: {self.reason}"


def same_place(place: str) -> str:
    """Return an address or path without what does not make it another page: scheme, www, the part behind #, a trailing slash."""
    text = place.strip().partition("#")[0]
    scheme, mark, rest = text.partition("://")
    if not mark or scheme.lower() not in {"http", "https"}:
        return text
    host, _, path = rest.partition("/")
    return f"{host.lower().removeprefix('www.')}/{path}".rstrip("/")


@dataclass(frozen=True, slots=True)
class Takedowns:
    """The list, to be asked by place. lines: in their order."""

    lines: tuple[Takedown, ...] = ()
    _places: dict[str, Takedown] = field(default_factory=dict, init=False, compare=False, repr=False)
    _sources: dict[str, Takedown] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Index the lines."""
        for line in self.lines:
            if line.source:
                self._sources.setdefault(line.source, line)
            elif line.address:
                self._places.setdefault(same_place(line.address), line)

    def __bool__(self) -> bool:
        """Tell whether there is any line."""
        return bool(self.lines)

    def of_source(self, name: str) -> Takedown | None:
        """Return the line that takes down a whole source."""
        return self._sources.get(name)

    def of_place(self, *places: str | None) -> Takedown | None:
        """Return the line that one of the addresses or paths of a page stands in."""
        if not self._places:
            return None
        found = (self._places.get(same_place(place)) for place in places if place)
        return next((line for line in found if line), None)

    def of(self, source: str, *places: str | None) -> Takedown | None:
        """Return the line that concerns a page of a source."""
        return self.of_source(source) or self.of_place(*places)

    def named_in(self, content: bytes) -> Takedown | None:
        """Return a line whose address stands in the bytes of a listing, as it is or with & written as &amp;."""
        found = (line for line in self.lines if line.address and any(name in content for name in _spellings(line.address)))
        return next(found, None)


def _spellings(address: str) -> Iterator[bytes]:
    if len(same_place(address)) > _SHORTEST:
        bare = address.strip().partition("#")[0]
        yield from (text.encode("utf-8", "replace") for text in _distinct((bare, bare.replace("&", "&amp;"))))


_SHORTEST = 8
"""Characters of an address below which finding it in other bytes would mean nothing."""


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
