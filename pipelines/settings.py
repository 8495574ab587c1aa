"""Where things lie: the project's folders.

A project is a clone, or a folder that `newsledger init` made; it is found from the working folder upwards, and else it is the clone that
is installed. NEWSLEDGER_WAREHOUSE moves the warehouse elsewhere: to another folder, or to object storage, before which it has a working
folder on this machine. NEWSLEDGER_CLUSTER names a cluster that reads the pages.
"""

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipelines.lake.working_folder import is_address, work_for

DATABASE = "news.duckdb"
"""Name of the published file in the warehouse folder."""

REPORT = "report"
"""Name of the report's folder in the warehouse folder."""

PROJECT = Path(__file__).resolve().parents[1]
"""The clone whose code runs; for an installed wheel the folder of packages, which is no project."""

MARK = "newsledger.toml"
"""The file that marks a folder as a project that `newsledger init` made."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The folders of one installation.

    root: inputs are named relative to it.  warehouse: raw/, core/, versions/ and news.duckdb.  sources: TOML definitions.
    curation: the user's own CSV files.  sql: load/, marts/, macros/, exports/, checks/, queries/, charts/.
    cluster: address of the cluster that reads pages, from NEWSLEDGER_CLUSTER; empty for this machine.
    """

    root: Path = PROJECT
    warehouse: Path = PROJECT / "warehouse"
    sources: Path = PROJECT / "pipelines" / "sources"
    curation: Path = PROJECT / "curation"
    sql: Path = PROJECT / "sql"
    cluster: str = ""


class NoProjectError(ValueError):
    """There is no project where one is needed."""


def load_settings() -> Settings:
    """Return the settings of the project in or above the working folder, else of this clone. Raises NoProjectError where there is none."""
    settings = replace(_found(), cluster=os.environ.get("NEWSLEDGER_CLUSTER", ""))
    warehouse = os.environ.get("NEWSLEDGER_WAREHOUSE")
    if not warehouse:
        return settings
    return replace(settings, warehouse=warehouse_folder(warehouse, settings.root))


def warehouse_folder(warehouse: str, root: Path) -> Path:
    """Return the folder of a warehouse that is stated as a path, or as the address of a store such as s3://bucket/prefix.

    For an address that is the working folder: NEWSLEDGER_WORKING_FOLDER, or a folder below warehouse/ of the project at `root`.
    """
    if warehouse.startswith("file://"):
        return Path(unquote(urlsplit(warehouse).path)).resolve()
    if not is_address(warehouse):
        return Path(warehouse).resolve()
    given = os.environ.get("NEWSLEDGER_WORKING_FOLDER")
    folder = Path(given).resolve() if given else root / "warehouse" / "lakes" / re.sub(r"[^A-Za-z0-9.-]+", "-", warehouse).strip("-")
    work_for(folder, warehouse)
    return folder


def _found() -> Settings:
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / MARK).is_file():
            return Settings(folder, folder / "warehouse", folder / "sources", folder / "curation", folder / "sql")
    if not is_clone():
        raise NoProjectError(f"{here}: no project here or above; make one with `newsledger init FOLDER`, or go into the folder of yours")
    return Settings()


def is_clone() -> bool:
    """Tell whether the code that runs lies in a clone, with everything that a project has."""
    return (PROJECT / "sql" / "marts").is_dir() and (PROJECT / "pyproject.toml").is_file()
