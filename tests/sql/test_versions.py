"""Versions of a work over several days: which is the latest, also where an earlier text comes back."""

import datetime as dt

import pytest
from support.contract_rows import DAY, NOON, article, write_day

from pipelines.contract.tables import Article, Fetch
from pipelines.contract.vocabulary import FetchOutcome, InputKind
from pipelines.fetch.archive.archived_pages import LOG_NAME, day_folder
from pipelines.partitions.parquet_files import write_table
from pipelines.publish.build import build_warehouse
from pipelines.publish.database import open_read_only
from pipelines.settings import Settings

A, B = "The bridge is closed. Three people were hurt.", "The bridge is open. Three people were hurt."
DAYS = [DAY + dt.timedelta(days=number) for number in range(4)]


def _version(day: int, text: str) -> Article:
    moment = NOON + dt.timedelta(days=day)
    return article(text, work_id="bridge", text=text, raw_sha256=text, input_ref="http://a.example/bridge", fetched_at=moment)


def _again(settings: Settings, day: int, text: str, outcome: FetchOutcome) -> None:
    """Log that a body came again on a day, as the recorder does."""
    row = Fetch(
        fetch_id=f"{day}",
        source="made",
        input_kind=InputKind.URLS,
        input_ref="http://a.example/bridge",
        fetched_at=NOON + dt.timedelta(days=day),
        outcome=outcome,
        raw_sha256=text,
    )
    write_table(day_folder(settings.warehouse, "made", DAYS[day]) / LOG_NAME, Fetch, [row])


def _published(settings: Settings) -> list[tuple[object, ...]]:
    build_warehouse(settings)
    database = open_read_only(settings.warehouse)
    rows = database.run("SELECT text, version_no, is_latest, last_seen_at, superseded_at FROM articles ORDER BY version_no")
    database.close()
    return [tuple(row) for row in rows]


@pytest.fixture
def settings(installation: Settings) -> Settings:
    """Give an installation where A was collected on the first day and B on the second."""
    write_day(installation.warehouse, [_version(0, A)], DAYS[0])
    write_day(installation.warehouse, [_version(1, B)], DAYS[1])
    return installation


def _at(day: int) -> dt.datetime:
    return NOON + dt.timedelta(days=day)


def test_the_text_seen_first_last_is_the_latest(settings: Settings) -> None:
    assert _published(settings) == [(A, 1, False, _at(0), _at(1)), (B, 2, True, _at(1), None)]


def test_a_text_that_stays_was_seen_until_the_last_request(settings: Settings) -> None:
    _again(settings, 3, B, FetchOutcome.UNCHANGED)
    assert _published(settings) == [(A, 1, False, _at(0), _at(1)), (B, 2, True, _at(3), None)]


def test_an_earlier_text_that_comes_back_is_the_latest_again(settings: Settings) -> None:
    _again(settings, 2, A, FetchOutcome.RETURNED)
    assert _published(settings) == [(A, 1, True, _at(2), None), (B, 2, False, _at(1), _at(2))]


def test_and_the_later_one_can_come_back_too(settings: Settings) -> None:
    _again(settings, 2, A, FetchOutcome.RETURNED)
    _again(settings, 3, B, FetchOutcome.RETURNED)
    assert _published(settings) == [(A, 1, False, _at(2), _at(3)), (B, 2, True, _at(3), None)]
