"""`newsledger query`: the documented questions, and SQL of one's own, against the published warehouse."""

import difflib

from pipelines.commands.tables import text_table
from pipelines.settings import load_settings
from pipelines.sql_files import sql_files
from pipelines.warehouse import open_read_only


def run_query(question: str | None) -> int:
    """Print the answer to a question of sql/queries/ or to a SELECT; without one, print the questions. Return the exit status.

    Raises ValueError for an unknown question or wrong SQL, FileNotFoundError where nothing is published.
    """
    settings = load_settings()
    known = {file.name: file for file in sql_files(settings.sql / "queries")}
    if question is None:
        print(text_table(["question", "what it answers"], [(file.name, file.description) for file in known.values()]))  # noqa: T201
        return 0
    if question not in known and " " not in question.strip():
        near = difflib.get_close_matches(question, known, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise ValueError(f"{question!r} is not in sql/queries/{hint} `newsledger query` lists the questions")
    if question in known:
        print(known[question].description, end="\n\n")  # noqa: T201
    database = open_read_only(settings.warehouse)
    try:
        answer = database.arrow(known[question].select if question in known else question)
    finally:
        database.close()
    print(text_table(answer.column_names, [tuple(row.values()) for row in answer.to_pylist()]))  # noqa: T201
    return 0
