"""Pictures of series, tolls and days: well-formed, with the words of their figures, true to time, and with texts of others as text."""

import datetime as dt
import re
from xml.etree import ElementTree as ET

import pytest

from pipelines.report.drawing.series import FORMS, Series, draw_series
from pipelines.report.drawing.timeline import DayFigure, binned, draw_timeline
from pipelines.report.drawing.toll import Bounds, Report, Step, draw_toll

SVG = "{http://www.w3.org/2000/svg}"
NOON = dt.datetime(2026, 3, 12, 12, tzinfo=dt.UTC)
DAY = dt.date(2026, 3, 1)


def elements(picture: str, name: str) -> list[ET.Element]:
    return list(ET.fromstring(picture).iter(f"{SVG}{name}"))  # noqa: S314 — our own


@pytest.mark.parametrize("form", FORMS)
def test_days_are_as_far_apart_as_they_are_in_time(form: str) -> None:
    days = [DAY, DAY + dt.timedelta(1), DAY + dt.timedelta(11)]
    picture = draw_series(form, Series(days, {"killed": [1, 2, 3]}), "people", "Title")
    shape, axis = ("circle", "cx") if form == "lines" else ("rect", "x")
    places = [float(found.attrib[axis]) for found in elements(picture, shape) if found.find(f"{SVG}title") is not None]
    assert (places[2] - places[1]) / (places[1] - places[0]) == pytest.approx(10, rel=0.05)


@pytest.mark.parametrize("form", FORMS)
def test_names_are_text_whatever_they_hold(form: str) -> None:
    picture = draw_series(form, Series(["<b>&</b>"], {"</svg><script>": [1]}), "<i>", "<title>")
    assert not elements(picture, "script")
    assert "<b>&</b>" in [found.text for found in elements(picture, "text")]


def test_stacked_bars_stand_on_each_other() -> None:
    picture = draw_series("stacked bars", Series(["a"], {"one": [3], "two": [4]}), "things", "Title")
    lower, upper = [found for found in elements(picture, "rect") if found.find(f"{SVG}title") is not None]
    assert float(upper.attrib["y"]) + float(upper.attrib["height"]) == pytest.approx(float(lower.attrib["y"]), abs=0.2)


def test_a_gap_breaks_a_line() -> None:
    picture = draw_series("lines", Series(["a", "b", "c", "d"], {"one": [1, None, 2, 3]}), "things", "Title")
    assert len(re.findall("M", elements(picture, "path")[-1].attrib["d"])) == 2


def toll(*bounds: Bounds | None) -> str:
    steps = [Step(NOON + dt.timedelta(hours=at), one, str(one)) for at, one in enumerate(bounds)]
    reports = [Report(step.at, step.bounds, 0, ("told",), "#c-1") for step in steps if step.bounds]
    return draw_toll(steps, reports, ["Side <A>"], "people killed", "Title")


def test_a_toll_has_a_point_for_each_report_that_leads_to_its_claim() -> None:
    picture = toll(Bounds(3, 3, 3), Bounds(5, 5, 5))
    assert [link.attrib["href"] for link in elements(picture, "a")] == ["#c-1", "#c-1"]
    assert "Side <A>" in [found.text for found in elements(picture, "text")]
    assert "from 2026-03-12 12:00 UTC" in (elements(picture, "desc")[0].text or "")


def test_a_range_is_a_band_and_an_open_bound_an_arrow() -> None:
    bands = [found for found in elements(toll(Bounds(3, None, 9)), "rect") if found.attrib.get("class") == "band"]
    assert len(bands) == 1
    assert [found for found in elements(toll(Bounds(4, None, None)), "path") if "5" in found.attrib["d"]]


def test_what_is_not_known_leaves_a_gap() -> None:
    [line] = [found for found in elements(toll(Bounds(3, 3, 3), None, Bounds(5, 5, 5)), "path") if found.attrib.get("class") == "toll"]
    assert line.attrib["d"].count("M") == 2
    assert "V" not in line.attrib["d"]
    [whole] = [found for found in elements(toll(Bounds(3, 3, 3), Bounds(5, 5, 5)), "path") if found.attrib.get("class") == "toll"]
    assert whole.attrib["d"].count("V") == 1


def test_many_days_are_added_up_by_week_or_month() -> None:
    days = [DayFigure(DAY + dt.timedelta(number), 1, 1 if number else None) for number in range(400)]
    weeks = binned(days, 399)
    assert sum(week.low for week in weeks) == 400
    assert weeks[0].high is None
    assert weeks[1] == DayFigure(dt.date(2026, 3, 2), 7, 7)
    assert len(binned(days, 900)) == 14
    assert "per week" in draw_timeline(days, "people killed", "Title")


def test_a_day_shows_its_bounds() -> None:
    picture = draw_timeline([DayFigure(DAY, 3, 9), DayFigure(DAY + dt.timedelta(2), 4, None)], "people", "Title")
    assert {"2026-03-01\n3–9", "2026-03-03\n4 or more"} <= {found.text for found in elements(picture, "title")}
