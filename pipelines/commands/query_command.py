"""`newsledger query`: the documented questions, and SQL of one's own, against the published warehouse."""

import difflib
from typing import Any

from pipelines.commands.answer_forms import print_parquet, print_rows
from pipelines.publish.database import open_read_only
from pipelines.publish.sql_files import sql_files
from pipelines.settings import load_settings


def run_query(question: str | None, *, form: str = "table", raw: bool = False) -> int:
    """Print the answer to a question of sql/queries/ or to a SELECT; without one, print the questions. Return the exit status.

    form: table for people; csv: only the answer, with a header, no cell cut, NULL as an empty cell, a list as its items with a semicolon
    between; json: an object a row; markdown: a table, every text as text; parquet: the bytes of a file.
    raw: cells of CSV as they are; else a text that a spreadsheet would take for a formula begins with an apostrophe, and control characters
    are replaced.
    Raises ValueError for an unknown question or wrong SQL, FileNotFoundError where nothing is published.
    """
    settings = load_settings()
    known = {file.name: file for file in sql_files(settings.sql / "queries")}
    if question is None:
        rows = [(file.name, file.description) for file in known.values()]
        print_rows(["question", "what it answers"], rows, "table" if form == "parquet" else form, raw=raw)
        return 0
    if question not in known and " " not in question.strip():
        near = difflib.get_close_matches(question, known, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ";"
        raise ValueError(f"{question!r} is not in sql/queries/{hint} `newsledger query` lists the questions")
    if question in known and form == "table":
        print(known[question].description, end="\n\n")  # noqa: T201
    database = open_read_only(settings.warehouse)
    try:
        answer = database.arrow(known[question].select if question in known else question)
    finally:
        database.close()
    if form == "parquet":
        print_parquet(answer)
        return 0
    columns = [_values(name, column) for name, column in zip(answer.column_names, answer.columns, strict=True)]
    print_rows(answer.column_names, list(zip(*columns, strict=True)), form, raw=raw)  # not by name, which two columns can share
    return 0


def _values(name: str, column: Any) -> list[Any]:  # noqa: ANN401 — a column of Arrow, whose package has no annotations
    try:
        return list(column.to_pylist())
    except OverflowError as error:
        raise ValueError(f'column "{name}" holds a date beyond the years 1 to 9999; select CAST("{name}" AS VARCHAR)') from error
