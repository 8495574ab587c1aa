"""Columns that quote the article hold its own characters, also where the text was read in another case than it came in."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar

from pipelines.contract.tables import Article, IncidentCount, Statement
from pipelines.extract.text.document import Document

_Row = TypeVar("_Row", Statement, IncidentCount)


def as_written(article: Article, document: Document, rows: Iterable[_Row]) -> Iterator[_Row]:
    """Yield the rows with the article's characters in each column that quotes its text or its title (text, number_text, place_text ...)."""
    sources = ((document.text, article.text), (document.title or "", article.title or ""))
    if all(read == written for read, written in sources):
        yield from rows
        return
    for row in rows:
        quotes: dict[str, Any] = dict(_quotes(row, sources))
        yield replace(row, **quotes)


def _quoting(kind: type[Any]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of a quoting column and the one that holds its offset."""
    names = {field.name for field in fields(kind)}
    pairs = ((name, name.removesuffix("text") + "start") for name in names if name.endswith("text"))
    return tuple((text, start) for text, start in pairs if start in names)


_QUOTING = {kind: _quoting(kind) for kind in (Statement, IncidentCount)}


def _quotes(row: _Row, sources: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for column, offset in _QUOTING[type(row)]:
        quote, start = getattr(row, column), getattr(row, offset)
        if quote is not None and start is not None:
            end = start + len(quote)
            yield from ((column, written[start:end]) for read, written in sources if read[start:end] == quote != written[start:end])
