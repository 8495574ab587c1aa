"""`newsledger query`: the documented questions, and SQL of one's own, against the published warehouse."""

import difflib
import sys
from collections.abc import Mapping
from typing import Any

from pipelines.commands.answer_forms import print_parquet, print_rows
from pipelines.commands.catalogue import columns, tables
from pipelines.commands.query_prompt import run_prompt
from pipelines.publish.database import open_read_only
from pipelines.publish.sql_files import SqlFile, sql_files
from pipelines.settings import Settings, load_settings


def run_query(question: str | None, *, form: str | None = None, raw: bool = False) -> int:
    """Print the answer to a question of sql/queries/ or to a SELECT. Return the exit status.

    Without a question and a form, a person at a terminal gets a prompt; else the questions are listed.
    form: table for people; csv: only the answer, with a header, no cell cut, NULL as an empty cell, a list as its items with a semicolon
    between; json: an object a row; markdown: a table, every text as text; parquet: the bytes of a file.
    raw: cells of CSV as they are; else a text that a spreadsheet would take for a formula begins with an apostrophe, and control characters
    are replaced.
    Raises ValueError for an unknown question or wrong SQL, FileNotFoundError where nothing is published.
    """
    settings = load_settings()
    known = {file.name: file for file in sql_files(settings.sql / "queries")}
    if question is not None:
        _answer(settings, known, question, form or "table", raw=raw)
        return 0
    if form is None and sys.stdin.isatty() and sys.stdout.isatty():
        return _prompt(settings, known)
    _print_questions(known, "table" if form in {None, "parquet"} else str(form), raw=raw)
    return 0


def _prompt(settings: Settings, known: Mapping[str, SqlFile]) -> int:
    database = open_read_only(settings.warehouse)
    try:
        named = [name for name, _ in tables(database)]
        words = {*known, *named, *(column for name in named for column, *_ in columns(database, name))}
    finally:
        database.close()
    return run_prompt(lambda asked, form: _answer_line(settings, known, asked, form), words)


def _answer_line(settings: Settings, known: Mapping[str, SqlFile], asked: str, form: str) -> None:
    """Print the answer to a line of the prompt. The file is opened for each, so that answers are of the newest version."""
    word, _, rest = asked.partition(" ")
    if word == ".questions":
        _print_questions(known, form)
    elif word in {".tables", ".columns"}:
        database = open_read_only(settings.warehouse)
        try:
            if word == ".tables":
                print_rows(["table", "a row is"], tables(database), form)
            else:
                print_rows(["column", "type", "meaning", "nullable"], columns(database, rest.strip()), form)
        finally:
            database.close()
    else:
        _answer(settings, known, asked, form)


def _print_questions(known: Mapping[str, SqlFile], form: str, *, raw: bool = False) -> None:
    print_rows(["question", "what it answers"], [(file.name, file.description) for file in known.values()], form, raw=raw)


def _answer(settings: Settings, known: Mapping[str, SqlFile], question: str, form: str, *, raw: bool = False) -> None:
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
        return
    cells = [_values(name, column) for name, column in zip(answer.column_names, answer.columns, strict=True)]
    print_rows(answer.column_names, list(zip(*cells, strict=True)), form, raw=raw)  # not by name, which two columns can share


def _values(name: str, column: Any) -> list[Any]:  # noqa: ANN401 — a column of Arrow, whose package has no annotations
    try:
        return list(column.to_pylist())
    except OverflowError as error:
        raise ValueError(f'column "{name}" holds a date beyond the years 1 to 9999; select CAST("{name}" AS VARCHAR)') from error
