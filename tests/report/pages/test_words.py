"""Figures, days and places in words, and addresses that may become links."""

import datetime as dt
import itertools
from dataclasses import dataclass

import pytest

from pipelines.publish.database import Warehouse
from pipelines.report.pages.words import bounds, by_then, counted, figure, side_name, version_day, web_address, why_uncounted


@dataclass(frozen=True, slots=True)
class Told:
    """A figure."""

    low: int | None = None
    value: int | None = None
    high: int | None = None
    state: str = "stated"


def test_a_figure_is_told_as_sql_tells_it(sample: Warehouse) -> None:
    numbers = [None, 0, 3, 4, 5, 60]
    for low, value, high in itertools.product(numbers, repeat=3):
        if {low, value, high} == {None} or not (low or 0) <= (high if high is not None else 99):
            continue
        [(text,)] = sample.run("SELECT figure_text(?::BIGINT, ?::BIGINT, ?::BIGINT, 'stated')", [low, value, high])
        assert bounds(low, value, high) == text, (low, value, high)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (Told(3600, 3600, 3600), "3,600"),
        (Told(value=3600), "about 3,600"),
        (Told(0, 0, 0, "zero"), "0"),
        (Told(state="unknown"), "not known"),
        (Told(state="withheld"), "withheld"),
        (Told(state="denied"), "denied"),
    ],
)
def test_states_and_thousands(told: Told, text: str) -> None:
    assert figure(told) == text


@pytest.mark.parametrize(
    ("metric", "group", "thing", "one", "text"),
    [
        ("killed", "people", None, False, "people killed"),
        ("killed", "people", "child", True, "child killed"),
        ("damaged", "building", "fuel_facility", False, "fuel facilities damaged"),
        ("damaged", "building", "church", False, "churches damaged"),
        ("shot_down", "weapon", "drone", False, "drones shot down"),
        ("bodies_recovered", "people", None, True, "person recovered dead"),
        ("attacked", "event", "strike", False, "strikes"),
    ],
)
def test_what_is_counted(metric: str, group: str, thing: str | None, one: bool, text: str) -> None:  # noqa: FBT001
    assert counted(metric, group, thing, one=one) == text


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "http://",
        "http://[",
        "",
        None,
    ],
)
def test_what_is_no_page_on_the_web_becomes_no_link(address: str | None) -> None:
    assert web_address(address) is None


def test_a_page_on_the_web_becomes_a_link() -> None:
    assert web_address("https://news.example/a?b=c#d") == "https://news.example/a?b=c#d"


def test_an_article_without_a_figure_of_an_event_says_why() -> None:
    assert why_uncounted("language fr: not read") == "language fr: not read"
    assert why_uncounted(None) == "no number of people or things that an event concerns"
    told = why_uncounted(None, ["background", "cumulative"])
    assert told == "no figure of one event of its own, only of older or other events, told as background, running totals since a beginning"


def test_a_report_that_states_its_day_alone_counts_under_this_day() -> None:
    assert by_then(dt.datetime(2026, 3, 14, tzinfo=dt.UTC)) == "13 March 2026"
    assert by_then(dt.datetime(2026, 3, 14, 9, 5, tzinfo=dt.UTC)) == "14 March 2026, 09:05 UTC"


def test_a_side_has_the_name_of_its_country() -> None:
    names = {"RU": "Russia"}
    assert [side_name(side, names) for side in ("RU", "Varland", "narrator")] == ["Russia", "Varland", "the articles themselves"]


def test_a_version_is_told_by_its_moment() -> None:
    assert version_day("1796082851768528355") == "30 November 2026, 23:54 UTC (version 1796082851768528355)"
    assert version_day("copied") == "version copied"
