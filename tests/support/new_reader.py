"""A reader that opens the published file anew for one question, as another process would."""

from pathlib import Path
from typing import Any

from pipelines.publish.database import open_read_only


def answer(warehouse: Path, sql: str) -> list[tuple[Any, ...]]:
    """Return the rows that the published file of a warehouse has for a question, and let it go."""
    database = open_read_only(warehouse)
    try:
        return database.run(sql)
    finally:
        database.close()
