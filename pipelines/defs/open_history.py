"""The local instance for one long run in this process: the files of its history are opened once and stay open until its end.

Dagster's SQLite storage opens a connection for every event and every question, nine hundred for the sample, and makes SQLAlchemy compile
every statement anew for each. The files, their tables and what the UI reads of them are the same. Only a process that ends soon may keep
them open: the UI sees that a run goes on when one of its files is closed, so runs of the UI keep to Dagster's own storage.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dagster as dg
from dagster._core.instance.ref import InstanceRef
from dagster._core.storage.event_log.sqlite.sqlite_event_log import SqliteEventLogStorage
from dagster._core.storage.runs.sqlite.sqlite_run_storage import SqliteRunStorage
from dagster._core.storage.sql import create_engine
from dagster._core.storage.sqlite_storage import DagsterSqliteStorage
from dagster._serdes import ConfigurableClassData

from pipelines.defs.history_folders import HistoryStorage, beside_configuration

WAIT_SECONDS = 30
"""How long a statement waits for another process that writes, as in Dagster's storage of events."""


class OpenEventLog(SqliteEventLogStorage):
    """Dagster's log of events in SQLite files, one for each run and one for all assets, each with a connection that stays open."""

    def __init__(self, base_dir: str) -> None:
        """Open the log in a folder; base_dir: the folder of the files, made where it is missing."""
        self._engines: dict[str, Any] = {}
        self._tables: set[str] = set()
        super().__init__(base_dir)

    @contextmanager
    def _connect(self, shard: str) -> Iterator[Any]:
        """Lend the connection of a file for one transaction, as the method that this one replaces does with a new connection."""
        with self._db_lock:
            if shard not in self._engines:
                self._engines[shard] = create_engine(self.conn_string_for_shard(shard), pool_size=1, connect_args={"timeout": WAIT_SECONDS})
            if shard not in self._initialized_dbs:
                self._initdb(self._engines[shard])
                self._initialized_dbs.add(shard)
            with self._engines[shard].begin() as connection:
                yield connection

    def has_table(self, table_name: str) -> bool:
        """Whether the index has a table; one that was there is not looked for again."""
        if table_name not in self._tables and super().has_table(table_name):
            self._tables.add(table_name)
        return table_name in self._tables

    def dispose(self) -> None:
        """Close the files."""
        super().dispose()
        for engine in self._engines.values():
            engine.dispose()


class OpenRuns(SqliteRunStorage):
    """Dagster's list of runs in a SQLite file with a connection that stays open."""

    _engine: Any = None

    @contextmanager
    def connect(self) -> Iterator[Any]:
        """Lend the connection for one transaction."""
        if self._engine is None:
            self._engine = create_engine(self._conn_string, pool_size=1, connect_args={"timeout": WAIT_SECONDS})
        with self._engine.begin() as connection:
            yield connection

    def dispose(self) -> None:
        """Close the file."""
        super().dispose()
        if self._engine is not None:
            self._engine.dispose()


class OpenHistory(DagsterSqliteStorage):
    """Runs, events and schedules in the folders in which `storage` of dagster.yaml keeps them."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        """Open the history below base_dir; Dagster's own storage makes what is missing there."""
        super().__init__(base_dir, inst_data)
        self._event_log_storage = OpenEventLog(self._event_log_storage._base_dir)  # noqa: SLF001 — a subclass's business
        self._run_storage = OpenRuns(self._run_storage._conn_string)  # noqa: SLF001

    @classmethod
    def from_config_value(cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, Any]) -> "OpenHistory":
        """Return the storage of a configuration, as Dagster reads it from dagster.yaml."""
        return cls(beside_configuration(config_value)["base_dir"], inst_data)


def open_instance() -> dg.DagsterInstance:
    """Return the instance of DAGSTER_HOME with its history kept open; one that is not kept in SQLite is returned as it is.

    Raises what `DagsterInstance.get` raises where DAGSTER_HOME is not set or is no folder.
    """
    home = os.environ.get("DAGSTER_HOME", "")
    if not Path(home).is_absolute() or not Path(home).is_dir():
        return dg.DagsterInstance.get()  # raises, and says what is wrong
    reference = InstanceRef.from_dir(home)
    storage = reference.storage_data
    if storage is not None and storage.class_name in {DagsterSqliteStorage.__name__, HistoryStorage.__name__}:
        storage = ConfigurableClassData(OpenHistory.__module__, OpenHistory.__name__, storage.config_yaml)
        reference = reference._replace(storage_data=storage)
    return dg.DagsterInstance.from_ref(reference)
