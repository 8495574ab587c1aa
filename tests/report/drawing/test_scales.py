"""Axes: marks are round, in order and within what is drawn, and days are as far apart as they are in time."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.report.drawing.scales import Scale, number_marks, time_marks

MOMENTS = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2060, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001 — the zone comes with it


def test_a_scale_is_a_straight_line() -> None:
    scale = Scale(10, 20, 100, 300)
    assert [scale(10), scale(15), scale(20)] == [100, 200, 300]
    assert Scale(5, 5, 0, 100)(5) == 50


@given(st.floats(0, 1e9))
def test_number_marks_begin_at_zero_and_reach_the_most(most: float) -> None:
    marks = number_marks(most)
    assert marks[0] == 0
    assert marks[-1] >= most * 0.999
    assert marks == sorted(set(marks))
    assert len(marks) <= 8


@pytest.mark.parametrize(
    ("most", "marks"), [(0, [0, 1]), (5, [0, 2, 4, 6]), (30, [0, 10, 20, 30]), (1, [0, 0.5, 1.0]), (4100, [0, 2000, 4000, 6000])]
)
def test_number_marks_are_round(most: float, marks: list[float]) -> None:
    assert number_marks(most) == marks


@given(MOMENTS, MOMENTS, st.booleans())
def test_time_marks_lie_between_both_ends_and_are_few(one: dt.datetime, other: dt.datetime, with_hours: bool) -> None:  # noqa: FBT001
    first, last = sorted((one, other))
    marks = time_marks(first, last, 10, with_hours=with_hours)
    moments = [at for at, _ in marks]
    assert moments == sorted(set(moments))
    assert all(first <= at <= last for at in moments)
    assert len(marks) <= 14


def test_a_long_time_is_marked_by_months_or_years() -> None:
    first, last = dt.datetime(2020, 1, 15, tzinfo=dt.UTC), dt.datetime(2026, 11, 30, tzinfo=dt.UTC)
    assert [label for _, label in time_marks(first, last, 10)] == ["2021", "2022", "2023", "2024", "2025", "2026"]
