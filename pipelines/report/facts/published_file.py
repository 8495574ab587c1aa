"""Reading records from the published file: the fields of a named tuple are the columns that are asked for, so no list is written twice."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pipelines.publish.database import QueryError, Warehouse
from pipelines.settings import DATABASE

Record = TypeVar("Record", bound="NamedTuple")

_NANOSECONDS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Scope:
    """Which incidents a report is about. since: first day.  country: ISO 3166-1 code.  source: a source that reports them."""

    since: dt.date | None = None
    country: str | None = None
    source: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it is about everything."""
        return self == Scope()

    @property
    def told(self) -> str:
        """The scope in words; empty where it is about everything."""
        parts = [
            f"since {self.since}" if self.since else "",
            f"in {self.country}" if self.country else "",
            f"reported by the source {self.source}" if self.source else "",
        ]
        return ", ".join(filter(None, parts))


def read(database: Warehouse, record: type[Record], rest: str, parameters: Sequence[Any] = ()) -> list[Record]:
    """Return the rows of a SELECT of the record's fields. rest: what follows them, from FROM on.

    Raises QueryError with the remedy where the file lacks a column, because another version of the program published it.
    """
    try:
        rows = database.run(f"SELECT {_names(record)} {rest}", list(parameters))
    except QueryError as error:
        raise QueryError(
            f"{str(error).splitlines()[0]}; where another version of newsledger published it, run `newsledger build`"
        ) from error
    return list(map(record._make, rows))


def read_in_turn(database: Warehouse, record: type[Record], rest: str, parameters: Sequence[Any] = ()) -> Iterator[Record]:
    """Yield what `read` returns, without holding all of it; until the last one, nothing else can be asked of the database."""
    return map(record._make, database.rows(f"SELECT {_names(record)} {rest}", list(parameters)))


def _names(record: type[NamedTuple]) -> str:
    return ", ".join(f'"{name}"' for name in record._fields)


def version_of(warehouse: Path) -> tuple[str, dt.datetime]:
    """Return the name of the published version and the moment at which it was published, in UTC."""
    name = (warehouse / DATABASE).resolve().parent.name
    if not name.isdigit():  # a file that was not published here but copied
        return name, dt.datetime.fromtimestamp(int((warehouse / DATABASE).stat().st_mtime), dt.UTC)
    return name.lstrip("0"), dt.datetime.fromtimestamp(int(name) // _NANOSECONDS, dt.UTC)
