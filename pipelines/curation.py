"""The user's own CSV files, kept under version control in curation/. Places are read by `gazetteer.lookup`."""

import csv
import io
from pathlib import Path

import pyarrow as pa

SIDES_HEADER = ["speaker", "side"]


class CurationError(ValueError):
    """A CSV file of the user's that cannot be used; the message names file, line and remedy."""


def read_sides(path: Path) -> pa.Table:
    """Return sides.csv as a table of speaker and side; empty where the file is absent.

    speaker is a canonical name as in statements.speaker, in any case; side is the user's own name for a party.
    Raises CurationError for another header, a missing value, a doubled speaker or bytes that are not UTF-8.
    """
    sides: dict[str, str] = {}
    for position, (number, row) in enumerate(_rows(path)):
        if position == 0:
            if row != SIDES_HEADER:
                raise CurationError(f"{path}:{number}: the header is {','.join(row)!r}; write {','.join(SIDES_HEADER)!r}")
        elif row:
            speaker, side = _pair(path, number, row)
            if speaker.lower() in (known.lower() for known in sides):
                raise CurationError(f"{path}:{number}: {speaker!r} has a side already; keep one of the lines")
            sides[speaker] = side
    schema = pa.schema([pa.field(name, pa.string()) for name in SIDES_HEADER])
    return pa.Table.from_arrays([pa.array(sides.keys(), pa.string()), pa.array(sides.values(), pa.string())], schema=schema)


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    """Return each row with the number of the line that it ends on."""
    if not path.exists():
        return []
    try:
        reader = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
    except UnicodeDecodeError as error:
        raise CurationError(f"{path}: not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise CurationError(f"{path}:{reader.line_num}: {error}; look for a quotation mark that is not closed") from error


def _pair(path: Path, number: int, row: list[str]) -> tuple[str, str]:
    if len(row) != len(SIDES_HEADER) or not all(cell.strip() for cell in row):
        raise CurationError(f"{path}:{number}: {','.join(row)!r} needs two values, speaker and side, with a comma between them")
    return row[0].strip(), row[1].strip()
