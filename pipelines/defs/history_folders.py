"""Where Dagster keeps its history: the folders that dagster.yaml names are beside dagster.yaml, wherever a command is started.

Dagster's own classes take a relative `base_dir` from the working folder, so that a script started elsewhere wrote a second history.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dagster._core.storage.local_compute_log_manager import LocalComputeLogManager
from dagster._core.storage.root import LocalArtifactStorage
from dagster._core.storage.sqlite_storage import DagsterSqliteStorage
from dagster._serdes import ConfigurableClassData

Configured = Mapping[str, Any]
Data = ConfigurableClassData | None


def beside_configuration(values: Configured) -> dict[str, Any]:
    """Return the configuration of a class with its `base_dir` below DAGSTER_HOME, where dagster.yaml lies; an absolute one stays."""
    return {**values, "base_dir": str(Path(os.environ.get("DAGSTER_HOME", "")) / values["base_dir"])}


class HistoryStorage(DagsterSqliteStorage):
    """Runs, events and schedules in SQLite files beside dagster.yaml."""

    @classmethod
    def from_config_value(cls, inst_data: Data, config_value: Configured) -> "HistoryStorage":
        """Return the storage of a configuration, as Dagster reads it from dagster.yaml."""
        return cls.from_local(inst_data=inst_data, **beside_configuration(config_value))


class ArtifactFolder(LocalArtifactStorage):
    """The folder of what runs keep, beside dagster.yaml."""

    @classmethod
    def from_config_value(cls, inst_data: Data, config_value: Configured) -> "ArtifactFolder":
        """Return the folder of a configuration."""
        return cls(inst_data=inst_data, **beside_configuration(config_value))


class PrintedOutput(LocalComputeLogManager):
    """What runs print, in files beside dagster.yaml."""

    @classmethod
    def from_config_value(cls, inst_data: Data, config_value: Configured) -> "PrintedOutput":
        """Return the files of a configuration."""
        return cls(inst_data=inst_data, **beside_configuration(config_value))
