"""SQL files and the contract in their headers: pure text, no database.

A file holds one SELECT. Above it stand comment lines: the description, then `grain:` (marts), `parameters:` (macros), `severity: warn`
(checks that do not block), `slice:` (marts and checks that can be made from a part of the rows, see `slice_line`) or `mart:`, `draw:` and
`unit:` (charts, see `charts`), then one `column: sentence` line for each column that comes out. Running the files belongs in `marts`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

CHARTS = "charts"
"""The folder of sql/ whose files are charts."""
DRAWING = ("mart", "draw", "unit")
"""The lines of a chart's header that say how it is drawn."""

_FIELD = re.compile(r"^([A-Za-z][A-Za-z0-9_]*): (\S.*)$")


class SqlFileError(ValueError):
    """A SQL file that breaks the header contract; the message names file, line or column, and remedy."""


@dataclass(frozen=True, slots=True)
class SqlFile:
    """One SQL file.

    name: the file's stem, which is the table, macro or question.  grain: columns that identify a row.  parameters: of a macro.
    warns: whether a check only warns.  slice: what the line `slice` says; empty where there is none.  joins_as_written: whether each join
    keeps its left side as the one that is read through, and remembers its right side.  drawing: what the lines mart, draw and unit of a
    chart say, by these words; empty for a file that is no chart.
    columns: each column that comes out with its sentence, in order.  select: the statement without the header.
    """

    path: Path
    name: str
    description: str
    grain: tuple[str, ...]
    parameters: tuple[str, ...]
    warns: bool
    slice: str
    joins_as_written: bool
    drawing: dict[str, str]
    columns: dict[str, str]
    select: str


def _names(fields: dict[str, str], name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in fields.pop(name, "").split(",") if part.strip())


def _fields(path: Path, comments: list[str], first: int) -> dict[str, str]:
    """Return the lines `name: text` of a header. first: index of the first one, for messages."""
    fields: dict[str, str] = {}
    for number, line in enumerate(comments[first:], first + 1):
        match = _FIELD.match(line)
        if line and not match:
            raise SqlFileError(f"{path}:{number}: expected `-- column: sentence`, found {line!r}")
        if match:
            fields[match[1]] = match[2]
    return fields


def _word(path: Path, fields: dict[str, str], name: str, allowed: tuple[str, ...], remedy: str) -> str:
    """Return the word of a line in which only a few words are allowed; empty where the line is missing."""
    word = fields.pop(name, "")
    if word not in {"", *allowed}:
        raise SqlFileError(f"{path}: {name} {word!r}; write `-- {name}: {allowed[0]}`, or leave the line out {remedy}")
    return word


def parse_sql_file(path: Path) -> SqlFile:
    """Read one SQL file. Raises SqlFileError where the description or the statement is missing or a line makes no sense."""
    return _parsed(path, path.read_text(encoding="utf-8"))


@lru_cache(maxsize=1024)
def _parsed(path: Path, text: str) -> SqlFile:
    """Parse a file's text once: a build asks for each file several times."""
    lines = text.splitlines()
    header_length = next((i for i, line in enumerate(lines) if not line.startswith("--")), len(lines))
    comments = [line[2:].strip() for line in lines[:header_length]]
    select = "\n".join(lines[header_length:]).strip().rstrip(";")
    first_field = next((i for i, line in enumerate(comments) if _FIELD.match(line)), len(comments))
    description = " ".join(line for line in comments[:first_field] if line)
    fields = _fields(path, comments, first_field)
    if not description or not select:
        missing = "a description in the first comment line" if not description else "a SELECT statement"
        raise SqlFileError(f"{path}: {missing} is missing; see docs/sql.md for the form")
    return SqlFile(
        path=path,
        name=path.stem,
        description=description,
        grain=_names(fields, "grain"),
        parameters=_names(fields, "parameters"),
        warns=_word(path, fields, "severity", ("warn", "error"), "for a check that blocks") == "warn",
        slice=fields.pop("slice", ""),
        joins_as_written=_word(path, fields, "joins", ("as written",), "to let DuckDB choose the sides") == "as written",
        drawing={name: fields.pop(name) for name in DRAWING if name in fields} if path.parent.name == CHARTS else {},
        columns=fields,
        select=select,
    )


def sql_files(folder: Path) -> tuple[SqlFile, ...]:
    """Return the SQL files of a folder in the order of their names."""
    return tuple(parse_sql_file(path) for path in sorted(folder.glob("*.sql")))


def compare_columns(file: SqlFile, produced: list[str]) -> None:
    """Raise SqlFileError where the columns that came out are not those that the header documents, in their order."""
    documented = list(file.columns)
    if documented != produced:
        only_header, only_select = sorted(set(documented) - set(produced)), sorted(set(produced) - set(documented))
        raise SqlFileError(
            f"{file.path}: documented and produced columns differ: only in the header {only_header}, only in the SELECT {only_select}"
            f"{'' if only_header or only_select else ', or in another order'}; correct the header or the SELECT"
        )
