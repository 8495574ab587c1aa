"""What was done outside Dagster shows in the UI as what a run has done: rows, days and checks, each once."""

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import dagster as dg
import pytest

from pipelines.defs.outside_work import outside_work
from pipelines.defs.publish_assets import NEWS, mart_key
from pipelines.defs.raw_assets import raw_key
from pipelines.defs.shown_tables import core_key
from pipelines.publish.build import build_warehouse
from pipelines.read.read_day import build_day
from pipelines.settings import Settings
from pipelines.sources.source import load_source

SAMPLE_DAYS = {"2026-03-12", "2026-03-13"}


@pytest.fixture
def settings(sample_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    warehouse = tmp_path / "warehouse"
    shutil.copytree(sample_settings.warehouse, warehouse, symlinks=True)
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(warehouse))
    return replace(sample_settings, warehouse=warehouse)


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as made:
        yield made


def look(instance: dg.DagsterInstance, cursor: str | None = None) -> tuple[set[tuple[str, str | None]], str | None]:
    """Let the sensor look until it finds nothing more; return the assets and days that it told of, and its cursor."""
    told: set[tuple[str, str | None]] = set()
    while isinstance(found := outside_work(dg.build_sensor_context(instance=instance, cursor=cursor)), dg.SensorResult):
        for event in found.asset_events:
            instance.report_runless_asset_event(event)
            if isinstance(event, dg.AssetMaterialization):
                told.add((event.asset_key.to_user_string(), event.partition))
        cursor = found.cursor
    assert isinstance(found, dg.SkipReason)
    return told, cursor


@pytest.mark.slow
def test_a_build_on_the_command_line_shows_as_a_run_does(settings: Settings, instance: dg.DagsterInstance) -> None:
    told, cursor = look(instance)
    sample = load_source(settings.sources / "sample.toml")
    for key in (raw_key(sample), core_key("articles"), core_key("incident_links")):
        assert instance.get_materialized_partitions(key) == SAMPLE_DAYS
    assert {("warehouse/news", None), ("marts/incidents", None)} <= told
    newest = instance.get_latest_materialization_event(mart_key("incidents"))
    assert newest is not None
    assert newest.asset_materialization is not None
    assert newest.asset_materialization.metadata["dagster/row_count"].value > 5
    names = [("grain", mart_key("incidents")), ("keys_are_unique", NEWS), ("overrides_match", NEWS), ("spans", core_key("statements"))]
    keys = [dg.AssetCheckKey(asset, name) for name, asset in names]
    seen = instance.event_log_storage.get_latest_asset_check_execution_by_key(keys)
    assert {one.status.value for one in seen.values()} == {"SUCCEEDED"}
    assert len(seen) == len(keys)
    assert look(instance, cursor)[0] == set(), "nothing has happened since"
    assert look(instance)[0] == set(), "all of it is known"
    build_day(settings, dt.date(2026, 3, 13))
    build_warehouse(settings)
    again, _ = look(instance, cursor)
    assert {day for asset, day in again if asset.startswith("core/")} == {"2026-03-13"}
    assert not any(asset.startswith("raw/") for asset, _ in again)


def test_the_sensor_waits_for_a_run_that_is_at_work(settings: Settings, instance: dg.DagsterInstance) -> None:
    assert settings.warehouse.is_dir()
    instance.add_run(dg.DagsterRun(job_name="daily", status=dg.DagsterRunStatus.STARTED))
    found = outside_work(dg.build_sensor_context(instance=instance))
    assert isinstance(found, dg.SkipReason)
    assert "a run is at work" in str(found.skip_message)
