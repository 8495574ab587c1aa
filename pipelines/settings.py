"""Where things lie: the project's folders.

The project is used from its clone, so every folder is relative to it; NEWSLEDGER_WAREHOUSE moves the warehouse elsewhere.
"""

import os
from dataclasses import dataclass
from pathlib import Path

DATABASE = "news.duckdb"
"""Name of the published file in the warehouse folder."""

REPORT = "report"
"""Name of the report's folder in the warehouse folder."""

PROJECT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Settings:
    """The folders of one installation.

    root: inputs are named relative to it.  warehouse: raw/, core/, versions/ and news.duckdb.  sources: TOML definitions.
    curation: the user's own CSV files.  sql: load/, marts/, macros/, exports/, checks/, queries/, charts/.
    """

    root: Path = PROJECT
    warehouse: Path = PROJECT / "warehouse"
    sources: Path = PROJECT / "pipelines" / "sources"
    curation: Path = PROJECT / "curation"
    sql: Path = PROJECT / "sql"


def load_settings() -> Settings:
    """Return the settings of this clone; the environment variable NEWSLEDGER_WAREHOUSE names another warehouse folder."""
    warehouse = os.environ.get("NEWSLEDGER_WAREHOUSE")
    return Settings(warehouse=Path(warehouse).resolve()) if warehouse else Settings()
