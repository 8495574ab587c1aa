"""The functions of sql/functions/: scalar macros, such as the rule of a figure, that marts, views, checks and questions share."""

from pipelines.contract.schema import SCHEMA_NAME
from pipelines.publish.database import QueryError, Warehouse, quoted
from pipelines.publish.sql_files import SqlFile, SqlFileError, sql_files
from pipelines.settings import Settings

FUNCTIONS = "functions"
"""The folder of sql/ whose files are scalar macros: after the header stands one expression."""


def make_functions(database: Warehouse, settings: Settings) -> None:
    """Make the macros of sql/functions/ with their comments; one may use another. Raises SqlFileError naming the file at fault."""
    files = sql_files(settings.sql / FUNCTIONS)
    for file in files:
        if not file.parameters:
            raise SqlFileError(f"{file.path}: no line `-- parameters: …` in the header; see docs/sql.md for the form")
        _run(database, file, f"CREATE OR REPLACE MACRO {_name(file)}({', '.join(file.parameters)}) AS ({file.select})")
        database.run(f"COMMENT ON MACRO {_name(file)} IS {quoted(file.description)}")
    for file in files:
        _run(database, file, f"SELECT {_name(file)}({', '.join('NULL' for _ in file.parameters)})")


def _name(file: SqlFile) -> str:
    return f"{SCHEMA_NAME}.{file.name}"


def _run(database: Warehouse, file: SqlFile, statement: str) -> None:
    try:
        database.run(statement)
    except QueryError as error:
        raise SqlFileError(f"{file.path}: {error}") from error
