"""The chart of the warehouse asset: a picture whatever the data."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pipelines.publish.build import build_warehouse
from pipelines.publish.database import Warehouse, open_read_only
from pipelines.report.charts import figures_per_day
from pipelines.settings import PROJECT, Settings, load_settings


def shown(picture: str) -> set[str]:
    """Return the words that the picture shows."""
    return {text for element in ET.fromstring(picture).iter() for text in (element.text or "").split("\n") if text}  # noqa: S314 — our own


def test_a_chart_names_its_days_and_metrics(sample: Warehouse) -> None:
    words = shown(figures_per_day(sample))
    assert {"2026-03-12", "2026-03-13", "killed", "injured", "missing"} <= words
    assert "evacuated" not in words  # thousands beside which the dead would not be seen


def test_a_chart_loads_nothing_from_elsewhere(sample: Warehouse) -> None:
    assert "<script xlink" not in figures_per_day(sample)
    assert "@import" not in figures_per_day(sample)


def test_no_figures_give_a_picture_that_says_so(installation: Settings) -> None:
    build_warehouse(installation)
    database = open_read_only(installation.warehouse)
    assert "no figures yet" in shown(figures_per_day(database))
    database.close()


def test_the_environment_moves_the_warehouse(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NEWSLEDGER_WAREHOUSE", raising=False)
    assert load_settings().warehouse == PROJECT / "warehouse"
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(tmp_path / "elsewhere"))
    assert load_settings() == Settings(warehouse=tmp_path / "elsewhere")
