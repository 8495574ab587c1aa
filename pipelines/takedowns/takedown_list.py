"""Lines are added to takedowns.csv: each place once, the file replaced in one step."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from pipelines.contract.takedown import Takedown
from pipelines.curation.takedowns_file import COLUMNS, read_takedowns
from pipelines.partitions.parquet_files import write_atomically


def add_lines(path: Path, lines: Iterable[Takedown]) -> int:
    """Add the lines whose address or source the list has not, and return how many those are.

    Raises CurationError for a mistake in the list.
    """
    known = read_takedowns(path)
    new: list[Takedown] = []
    for line in lines:
        found = known.of_source(line.source) if line.source else known.of_place(line.address)
        if not found:
            new.append(line)
            known = type(known)((*known.lines, line))
    if new:
        write_atomically(path, _text(path, new).encode())
    return len(new)


def _text(path: Path, new: Iterable[Takedown]) -> str:
    before = path.read_text(encoding="utf-8-sig").rstrip("\n") if path.exists() else ",".join(COLUMNS)
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    for line in new:
        writer.writerow([line.address or "", line.source or "", line.date.isoformat(), line.author, " ".join(line.reason.split())])
    return f"{before}\n{lines.getvalue()}"
