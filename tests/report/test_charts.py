"""The charts: a picture whatever the data, and a mart with a chart is two SQL files."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import dagster as dg
import pytest

from pipelines.defs import publish_assets
from pipelines.defs.resources import Folders
from pipelines.publish.database import Warehouse
from pipelines.publish.sql_files import SqlFile, SqlFileError, parse_sql_file
from pipelines.report.chart_pictures import draw
from pipelines.report.charts import charts
from pipelines.settings import PROJECT, Settings, load_settings

FIGURES = parse_sql_file(PROJECT / "sql" / "charts" / "figures_per_day.sql")
HEAD = "-- Fish landed.\n-- mart: incidents\n-- draw: bars\n-- unit: crates\n--\n"


def shown(picture: str) -> set[str]:
    """Return the words that the picture shows."""
    return {text for element in ET.fromstring(picture).iter() for text in (element.text or "").split("\n") if text}  # noqa: S314 — our own


@pytest.fixture
def chart(tmp_path: Path) -> Callable[[str], SqlFile]:
    """Give a function that writes a chart into a folder of its own and reads it with the others."""

    def written(text: str) -> SqlFile:
        path = tmp_path / "charts" / "fish.sql"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        [file] = charts(tmp_path, ["incidents"])
        return file

    return written


def test_a_chart_names_its_days_and_metrics(sample: Warehouse) -> None:
    words = shown(draw(sample, FIGURES))
    assert {"2026-03-12", "2026-03-13", "killed", "injured", "missing", "people"} <= words
    assert "evacuated" not in words  # thousands beside which the dead would not be seen


def test_a_chart_loads_nothing_from_elsewhere(sample: Warehouse) -> None:
    assert "<script xlink" not in draw(sample, FIGURES)
    assert "@import" not in draw(sample, FIGURES)


def test_no_figures_give_a_picture_that_says_so(sample: Warehouse) -> None:
    none = replace(FIGURES, select=f"SELECT * FROM ({FIGURES.select}) WHERE false")  # noqa: S608 — our own
    assert "no figures yet" in shown(draw(sample, none))


@pytest.mark.parametrize("form", ["bars", "stacked bars", "lines"])
def test_places_stand_in_the_order_of_the_rows_and_gaps_stay(sample: Warehouse, chart: Callable[[str], SqlFile], form: str) -> None:
    head = HEAD.replace("bars", form) + "-- port: Where.\n-- kind: What.\n-- crates: Number.\n"
    rows = "('Zell', 'cod', 2.5), ('Zell', 'eel', 7), ('Aber', 'cod', 3), (NULL, 'eel', NULL)"
    picture = draw(sample, chart(f"{head}FROM (VALUES {rows}) AS landed(port, kind, crates)"))
    assert {"Zell", "Aber", "not known", "cod", "eel", "crates", "2.5", "7", "3"} <= shown(picture)
    assert picture.index(">Zell<") < picture.index(">Aber<") < picture.index(">not known<")


def test_two_columns_are_one_colour(sample: Warehouse, chart: Callable[[str], SqlFile]) -> None:
    file = chart(f"{HEAD}-- year: When.\n-- crates: Number.\nSELECT 2024 AS year, sum(n) AS crates FROM (VALUES (1), (2)) AS landed(n)")
    assert {"2024", "crates", "3"} <= shown(draw(sample, file))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("-- Fish.\n-- draw: bars\n-- unit: crates\n-- a: A.\n-- b: B.\nSELECT 1", "no line `-- mart: …` in the header"),
        ("-- Fish.\n-- mart: incidents\n-- unit: crates\n-- a: A.\n-- b: B.\nSELECT 1", "no line `-- draw: …` in the header"),
        (f"{HEAD.replace('incidents', 'ports')}-- a: A.\n-- b: B.\nSELECT 1", "mart 'ports' is unknown; write one of incidents"),
        (f"{HEAD.replace('bars', 'cake')}-- a: A.\n-- b: B.\nSELECT 1", "draw 'cake' is unknown; write one of bars, lines, stacked bars"),
        (f"{HEAD}-- a: A.\nSELECT 1 AS a", "1 columns; document two or three"),
    ],
)
def test_a_header_that_cannot_be_drawn_is_named(chart: Callable[[str], SqlFile], text: str, message: str) -> None:
    with pytest.raises(SqlFileError, match=re.escape(message)) as raised:
        chart(text)
    assert "fish.sql: " in str(raised.value)


@pytest.mark.parametrize(
    ("select", "message"),
    [
        ("SELECT 'Zell' AS a, 1 AS c", "documented and produced columns differ"),
        ("SELECT 'Zell' AS a, 'many' AS b", "b holds something else than numbers"),
        ("SELECT * FROM (VALUES ('Zell', 1), ('Zell', 2)) AS landed(a, b)", "two rows of Zell; add them up"),
        ("SELECT port AS a, 1 AS b FROM main.no_such_table", "no_such_table"),
    ],
)
def test_rows_that_cannot_be_drawn_are_named(sample: Warehouse, chart: Callable[[str], SqlFile], select: str, message: str) -> None:
    file = chart(f"{HEAD}-- a: A.\n-- b: B.\n{select}")
    with pytest.raises(SqlFileError, match=re.escape(message)) as raised:
        draw(sample, file)
    assert "fish.sql: " in str(raised.value)


def added_in_the_guide() -> dict[str, str]:
    """Return the mart and the chart that docs/sql.md shows, by the folder that it says to put them into."""
    page = (PROJECT / "docs" / "sql.md").read_text(encoding="utf-8")
    blocks = {
        title: re.search(rf"^### Add a {title}\n.*?^```sql\n(.*?)^```$", page, re.MULTILINE | re.DOTALL) for title in ("mart", "chart")
    }
    return {f"{title}s": found[1] for title, found in blocks.items() if found}


@pytest.mark.slow
def test_a_mart_with_a_chart_is_two_sql_files(own_sql: Settings, monkeypatch: pytest.MonkeyPatch, sample_settings: Settings) -> None:
    """Only SQL is copied and changed: the program is the one under test, so no Python can have been touched."""
    settings = replace(own_sql, warehouse=own_sql.root / "warehouse")
    settings.warehouse.mkdir()
    for part in ("core", "raw"):
        (settings.warehouse / part).symlink_to(sample_settings.warehouse / part)
    for folder, text in added_in_the_guide().items():
        (settings.sql / folder / ("deaths_by_outlet.sql" if folder == "marts" else "deaths_drawn.sql")).write_text(text)
    monkeypatch.setattr(publish_assets, "load_settings", lambda: settings)
    monkeypatch.setattr(Folders, "settings", lambda _: settings)
    with dg.DagsterInstance.ephemeral() as instance:
        result = dg.materialize([publish_assets.publish_assets()], resources={"folders": Folders()}, instance=instance)
    events = result.asset_materializations_for_node("publish")
    [made] = [event for event in events if event.asset_key.path == ["marts", "deaths_by_outlet"]]
    assert str(made.metadata["chart deaths_drawn"].value).startswith("![deaths drawn](data:image/svg+xml;base64,")
    assert made.metadata["dagster/row_count"].value


def test_the_environment_moves_the_warehouse(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NEWSLEDGER_WAREHOUSE", raising=False)
    assert load_settings().warehouse == PROJECT / "warehouse"
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(tmp_path / "elsewhere"))
    assert load_settings() == Settings(warehouse=tmp_path / "elsewhere")
