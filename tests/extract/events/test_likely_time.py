"""The time that answers best of many likely windows."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.events.likely_time import SHORT, Window, agree, likely_time

DAYS = st.integers(0, 400).map(lambda day: dt.date(2024, 1, 1) + dt.timedelta(day))
WINDOWS = st.tuples(DAYS, st.integers(0, 60)).map(lambda pair: (pair[0], pair[0] + dt.timedelta(pair[1])))


def day(number: int, last: int | None = None) -> Window:
    return dt.date(2024, 3, number), dt.date(2024, 3, last or number)


@pytest.mark.parametrize(
    ("likely", "answer", "probability"),
    [
        ({day(4): 0.9, day(5): 0.1}, day(4), 0.9),  # one day is sure enough to stand alone
        ({day(4): 0.5, day(5): 0.45, day(20): 0.05}, day(4, 5), 0.95),  # neither of two neighbours is, both together are
        ({day(4, 5): 0.3, day(5): 0.3, day(20): 0.4}, day(5), 0.6),  # two that meet beat one alone; the narrower one is told
        ({day(4): 0.5, day(20): 0.3, day(28): 0.2}, day(4), 0.5),  # days far from each other are never joined
        ({day(1, 31): 0.6, day(12): 0.4}, day(1, 31), 0.6),  # a day in a month does not tell the month
    ],
)
def test_the_answer_gathers_windows_that_say_the_same(likely: dict[Window, float], answer: Window, probability: float) -> None:
    found = likely_time({window: window for window in likely}, likely, None)
    assert found.window == answer
    assert found.probability == pytest.approx(probability)


def test_what_is_planned_is_not_joined_with_what_was() -> None:
    likely = {day(4): 0.5, day(6): 0.5}
    assert likely_time({window: window for window in likely}, likely, dt.date(2024, 3, 5)).window in likely


def test_without_windows_there_is_no_answer() -> None:
    with pytest.raises(ValueError, match="empty"):
        likely_time({}, {}, None)


@given(WINDOWS, WINDOWS)
def test_agreement_is_mutual_and_needs_a_common_day(one: Window, other: Window) -> None:
    assert agree(one, other) == agree(other, one)
    assert agree(one, one)
    if other[0] > one[1]:
        assert not agree(one, other)


@given(st.dictionaries(WINDOWS, st.floats(0.01, 1), min_size=1, max_size=12))
def test_an_answer_is_a_window_that_was_likely_or_few_days_between_two(likely: dict[Window, float]) -> None:
    found = likely_time({window: window for window in likely}, likely, None)
    assert found.window in likely or (found.window[1] - found.window[0]).days < SHORT
    assert found.probability >= max(likely.values()) - 1e-9
    assert found.key in likely
