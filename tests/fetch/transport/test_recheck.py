"""When a page is asked for again."""

import datetime as dt

import pytest
from support.loopback_site import NOW

from pipelines.fetch.records.known_inputs import Past
from pipelines.fetch.transport.recheck import is_due, may_try, window

HOURS = (1, 6, 24)


@pytest.mark.parametrize(
    ("first", "last", "due"),
    [
        (0.5, 0.5, False),
        (1.5, 1.5, True),
        (2, 0.9, False),
        (7, 5, True),
        (7, 0.5, False),
        (25, 18, True),
        (25, 0.5, False),
        (999, 23, False),
        (999, 999, True),
    ],
)
def test_each_step_once(first: float, last: float, due: bool) -> None:  # noqa: FBT001
    ago = {"first": NOW - dt.timedelta(hours=first), "last": NOW - dt.timedelta(hours=last)}
    assert is_due(NOW, HOURS, **ago) is due


def test_new_and_changed_pages() -> None:
    assert is_due(NOW, HOURS, first=None, last=None)
    assert is_due(NOW, (), first=None, last=None)
    old = NOW - dt.timedelta(days=300)
    assert not is_due(NOW, HOURS, first=old, last=old + dt.timedelta(days=9))
    assert is_due(NOW, HOURS, first=old, last=old + dt.timedelta(days=9), changed=NOW - dt.timedelta(hours=2))
    assert not is_due(NOW, (), first=old, last=old, changed=NOW + dt.timedelta(days=2)), "a date in the future says nothing"


def test_window() -> None:
    assert window(HOURS) == dt.timedelta(hours=48)
    assert window(()) == dt.timedelta()


@pytest.mark.parametrize(
    ("failures", "is_final", "hours"),
    [
        (1, True, 24),
        (2, True, 72),
        (3, True, 216),
        (4, True, 648),
        (400, True, 648),
        (1, False, 0.5),
        (2, False, 1),
        (4, False, 4),
        (7, False, 4),
    ],
)
def test_what_failed_waits_longer_each_time(failures: int, is_final: bool, hours: float) -> None:  # noqa: FBT001
    past = Past(failures=failures, failed_at=NOW, is_final=is_final)
    pause = dt.timedelta(hours=hours)
    assert not may_try(past, NOW + pause * 0.94)
    assert may_try(past, NOW + pause)
    assert may_try(past, NOW + pause * 0.5, changed=NOW + pause * 0.4), "the listing says that it changed since"
    assert not may_try(past, NOW + pause * 0.5, changed=NOW - pause)
    assert may_try(Past(), NOW)
