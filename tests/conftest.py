"""What tests of several modules share: an installation in a temporary folder, and the warehouse of the sample, built once.

The sample is read without Dagster: collect, extract, build, as `newsledger build` does it.
"""

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.fetch.collect import collect
from pipelines.link_days.link_partitions import link_days
from pipelines.publish.build import build
from pipelines.publish.database import Warehouse, open_read_only
from pipelines.read.day import build_day
from pipelines.settings import PROJECT, Settings
from pipelines.sources.source import load_source

SAMPLE_DAYS = (dt.date(2026, 3, 12), dt.date(2026, 3, 13))


@pytest.fixture
def installation(tmp_path: Path) -> Settings:
    """Give an empty installation with the project's SQL and sources, and without curation."""
    return Settings(root=tmp_path, warehouse=tmp_path / "warehouse", curation=tmp_path / "curation")


@pytest.fixture(scope="session")
def sample_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Collect, extract and publish the sample once for the whole run; nobody may write to it."""
    settings = Settings(warehouse=tmp_path_factory.mktemp("sample") / "warehouse")
    source = load_source(settings.sources / "sample.toml")
    for day in SAMPLE_DAYS:
        collected_at = dt.datetime.combine(day, dt.time(20), dt.UTC)
        collect(source, day, warehouse=settings.warehouse, root=PROJECT, now=collected_at)
        build_day(settings, day)
    link_days(settings)
    build(settings)
    return settings


@pytest.fixture
def sample(sample_settings: Settings) -> Iterator[Warehouse]:
    """Open the sample's warehouse for reading."""
    database = open_read_only(sample_settings.warehouse)
    yield database
    database.close()


@pytest.fixture
def own_sql(installation: Settings) -> Settings:
    """Give an installation with a copy of the SQL that a test can change."""
    shutil.copytree(PROJECT / "sql", installation.root / "sql")
    return replace(installation, sql=installation.root / "sql")
