"""Rows on standard output in the form that the user or a program wants."""

import csv
import datetime as dt
import json
import sys
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.commands.text_tables import text_table
from pipelines.plain_text import markdown_text, spreadsheet_cell


def print_rows(names: Sequence[str], rows: Sequence[Sequence[Any]], form: str, *, raw: bool = False) -> None:
    """Print rows. form: table, csv, json or markdown.  raw: cells of CSV as they are."""
    if form == "csv":
        _print_csv(names, rows, raw=raw)
    elif form == "json":
        for row in rows:
            print(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=_for_json))  # noqa: T201
    elif form == "markdown":
        print("\n".join([_markdown(names), "|" + "---|" * len(names), *(_markdown(row) for row in rows)]))  # noqa: T201
    else:
        print(text_table(names, rows))  # noqa: T201


def print_parquet(table: pa.Table) -> None:
    """Write a table to standard output as a Parquet file. Raises ValueError at a terminal, and for two columns of one name."""
    if sys.stdout.isatty():
        raise ValueError("Parquet cannot be shown at a terminal; write it into a file with `> answer.parquet`")
    if len(set(table.column_names)) < table.num_columns:
        raise ValueError(
            f"two columns have the same name ({', '.join(table.column_names)}), which Parquet does not allow; name one with AS"
        )
    file = BytesIO()
    pq.write_table(table, file)
    sys.stdout.buffer.write(file.getvalue())


def _print_csv(names: Sequence[str], rows: Sequence[Sequence[Any]], *, raw: bool) -> None:
    for row in (names, *rows):
        cells = [_csv_cell(value, raw=raw) for value in row]
        is_broken = any("\r" in str(cell) for cell in cells)  # before Python 3.13 a carriage return alone is not quoted
        csv.writer(sys.stdout, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC if is_broken else csv.QUOTE_MINIMAL).writerow(cells)


def _csv_cell(value: Any, *, raw: bool) -> Any:  # noqa: ANN401 — of any type that a table has
    if isinstance(value, list):
        value = ";".join(map(str, value))
    return value if raw or not isinstance(value, str) else spreadsheet_cell(value)


def _for_json(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _markdown(row: Sequence[Any]) -> str:
    cells = ("" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value) for value in row)
    return f"| {' | '.join(markdown_text(cell) for cell in cells)} |"
