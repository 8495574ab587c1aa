"""The solar calendar of Iran, and month names of many languages."""

import datetime as dt

import pytest

from pipelines.extract.pages.metadata_stamps import read_stamp
from pipelines.extract.pages.month_names import MONTH_NAMES
from pipelines.extract.pages.persian_calendar import from_persian, is_leap


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ((1357, 11, 22), "1979-02-11"),
        ((1398, 11, 29), "2020-02-18"),
        ((1400, 1, 1), "2021-03-21"),
        ((1403, 12, 30), "2025-03-20"),
        ((1404, 1, 1), "2025-03-21"),
    ],
)
def test_days_of_the_solar_calendar(written: tuple[int, int, int], day: str) -> None:
    assert from_persian(*written) == dt.date.fromisoformat(day)


def test_every_year_begins_the_day_after_the_one_before_it_ends() -> None:
    for year in range(1350, 1440):
        assert from_persian(year + 1, 1, 1) - from_persian(year, 12, 29) == dt.timedelta(1 + is_leap(year))


@pytest.mark.parametrize("impossible", [(1398, 0, 1), (1398, 13, 1), (1398, 7, 31), (1398, 12, 30)])
def test_days_that_the_calendar_does_not_have(impossible: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no day"):
        from_persian(*impossible)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("۲۹ بهمن ۱۳۹۸ - ۰۶:۵۵", "2020-02-18"),
        ("تاریخ انتشار: ۲۱ ارديبهشت ۱۳۹۹", "2020-05-10"),
        ("۱۳۹۹/۰۲/۲۱ - ۱۸:۵۹", "2020-05-10"),
        ("الجمعة 24 نيسان / أبريل 2020 09:22 مساءً", "2020-04-24"),
        ("9 تشرين الثاني/ نوفمبر 2025", "2025-11-09"),
        ("الثلاثاء ٢٤ / ١٢ / ٢٠٢٤", "2024-12-24"),
        ("2026 / 04 / 09 星期四", "2026-04-09"),
        ("2026. április 9., csütörtök 9:15", "2026-04-09"),
        ("2026 m. balandžio 9 d. 9:15", "2026-04-09"),
        ("9 gusht 2025, 09:08", "2025-08-09"),
        ("۳۵ بهمن ۱۳۹۸", None),
    ],
)
def test_dates_as_pages_write_them(written: str, day: str | None) -> None:
    stamp = read_stamp(written)
    assert (stamp.day.isoformat() if stamp else None) == day


def test_no_name_stands_for_two_months() -> None:
    names = [(name, number) for names in MONTH_NAMES.values() for number, name in enumerate(names.split(), start=1)]
    assert len(set(names)) == len({name for name, _ in names})
    assert len(names) == 12 * len(MONTH_NAMES)
