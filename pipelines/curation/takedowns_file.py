"""takedowns.csv: what is to be nowhere, by address or source. `newsledger forget` writes it, and a person may."""

import datetime as dt
from pathlib import Path

import pyarrow as pa

from pipelines.contract.takedown import Takedown, Takedowns, same_place
from pipelines.curation.csv_files import CurationError, Row, records

FILE = "takedowns.csv"
COLUMNS = ("address", "source", "date", "author", "reason")


def read_takedowns(path: Path) -> Takedowns:
    """Return the list; empty where the file is absent.

    Raises CurationError for another header, a line that names not exactly one of address and source, and for what is no day.
    """
    return Takedowns(tuple(_line(where, row) for where, row in records(path, COLUMNS, required=("date", "author", "reason"))))


def _line(where: str, row: Row) -> Takedown:
    if bool(row["address"]) == bool(row["source"]):
        raise CurationError(f"{where}: name what is taken down: either the address of a page or the name of a source")
    try:
        day = dt.date.fromisoformat(row["date"])
    except ValueError as error:
        raise CurationError(f"{where}: {row['date']!r} is not a date; write it as YYYY-MM-DD") from error
    named = {name: row[name] or None for name in ("address", "source")}
    return Takedown(**named, date=day, author=row["author"], reason=row["reason"], line=int(where.rpartition(":")[2]))


def takedown_rows(path: Path) -> pa.Table:
    """Return the list as a table: address, source, date, author, reason, line; of lines that say the same of one place, the first."""
    first = {(line.source, line.address and same_place(line.address)): line for line in reversed(read_takedowns(path).lines)}
    lines = sorted(first.values(), key=lambda line: line.line)
    kinds = dict.fromkeys(COLUMNS, pa.string()) | {"date": pa.date32(), "line": pa.int64()}
    return pa.table({name: pa.array([getattr(line, name) for line in lines], kind) for name, kind in kinds.items()})
