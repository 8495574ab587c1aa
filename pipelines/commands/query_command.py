"""`newsledger query`: the documented questions, and SQL of one's own, against the published warehouse."""

import csv
import difflib
import sys
from collections.abc import Sequence
from typing import Any

from pipelines.commands.text_tables import text_table
from pipelines.plain_text import spreadsheet_cell
from pipelines.publish.database import open_read_only
from pipelines.publish.sql_files import sql_files
from pipelines.settings import load_settings


def run_query(question: str | None, *, as_csv: bool = False, raw: bool = False) -> int:
    """Print the answer to a question of sql/queries/ or to a SELECT; without one, print the questions. Return the exit status.

    as_csv: print only the answer, as CSV with a header, no cell cut, NULL as an empty cell, a list as its items with a semicolon between.
    raw: cells of CSV as they are; else a text that a spreadsheet would take for a formula begins with an apostrophe, and control characters
    are replaced.
    Raises ValueError for an unknown question or wrong SQL, FileNotFoundError where nothing is published.
    """
    settings = load_settings()
    known = {file.name: file for file in sql_files(settings.sql / "queries")}
    if question is None:
        _print(["question", "what it answers"], [(file.name, file.description) for file in known.values()], as_csv=as_csv, raw=raw)
        return 0
    if question not in known and " " not in question.strip():
        near = difflib.get_close_matches(question, known, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ";"
        raise ValueError(f"{question!r} is not in sql/queries/{hint} `newsledger query` lists the questions")
    if question in known and not as_csv:
        print(known[question].description, end="\n\n")  # noqa: T201
    database = open_read_only(settings.warehouse)
    try:
        answer = database.arrow(known[question].select if question in known else question)
    finally:
        database.close()
    columns = [_values(name, column) for name, column in zip(answer.column_names, answer.columns, strict=True)]
    _print(answer.column_names, list(zip(*columns, strict=True)), as_csv=as_csv, raw=raw)  # not by name, which two columns can share
    return 0


def _values(name: str, column: Any) -> list[Any]:  # noqa: ANN401 — a column of Arrow, whose package has no annotations
    try:
        return list(column.to_pylist())
    except OverflowError as error:
        raise ValueError(f'column "{name}" holds a date beyond the years 1 to 9999; select CAST("{name}" AS VARCHAR)') from error


def _print(names: Sequence[str], rows: Sequence[Sequence[Any]], *, as_csv: bool, raw: bool) -> None:
    if as_csv:
        for row in (names, *rows):
            cells = [_csv_cell(value, raw=raw) for value in row]
            is_broken = any("\r" in str(cell) for cell in cells)  # before Python 3.13 a carriage return alone is not quoted
            csv.writer(sys.stdout, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC if is_broken else csv.QUOTE_MINIMAL).writerow(cells)
    else:
        print(text_table(names, rows))  # noqa: T201


def _csv_cell(value: Any, *, raw: bool) -> Any:  # noqa: ANN401 — of any type that a table has
    if isinstance(value, list):
        value = ";".join(map(str, value))
    return value if raw or not isinstance(value, str) else spreadsheet_cell(value)
