"""A line that a command adds to a file of curation/: checked with the whole file before anything is written."""

import csv
import io
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.curation.csv_files import CurationError


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line that may be written. text: the line as it stands in the file.  added: the bytes to append, with a header if there is none."""

    path: Path
    text: str
    added: bytes

    def write(self) -> None:
        """Append the line; what stands in the file stays as it is."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab") as file:
            file.write(self.added)


def new_line(path: Path, header: Sequence[str], row: Mapping[str, str], check: Callable[[Path], object]) -> NewLine:
    """Return the line of a row. header: the columns of the file.  row: by column; those left out are empty.

    check: reads the whole file with the line in it. Raises CurationError where it refuses, with the path of the real file.
    """
    before = path.read_bytes() if path.exists() else b""
    end = "\r\n" if b"\r\n" in before else "\n"
    text = _line([row.get(name, "") for name in header])
    missing = (_line(header) if not before.strip() else "", end if before and not before.endswith(b"\n") else "")
    added = f"{missing[1]}{missing[0] + end if missing[0] else ''}{text}{end}".encode()
    with tempfile.TemporaryDirectory() as folder:
        candidate = Path(folder) / path.name
        candidate.write_bytes(before + added)
        try:
            check(candidate)
        except CurationError as error:
            raise CurationError(str(error).replace(str(candidate), str(path))) from error
    return NewLine(path, text, added)


def _line(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow(cells)
    return written.getvalue()
