"""Versions of a work over several days: which is the latest, also where an earlier text comes back."""

import datetime as dt

import pytest
from support.contract_rows import DAY, NOON, article, write_day
from support.plain_builds import build_plainly

from pipelines.contract.tables import Article, Fetch
from pipelines.contract.vocabulary import FetchOutcome, InputKind
from pipelines.fetch.archive.archived_pages import LOG_NAME, day_folder
from pipelines.partitions.parquet_files import write_table
from pipelines.publish.database import open_read_only
from pipelines.settings import Settings

A, B = "The bridge is closed. Three people were hurt.", "The bridge is open. Three people were hurt."
DAYS = [DAY + dt.timedelta(days=number) for number in range(4)]


def _at(day: int) -> dt.datetime:
    return NOON + dt.timedelta(days=day)


def _version(work: str, day: int, text: str) -> Article:
    """Return an article of a work as it was collected on a day."""
    page = {"input_ref": f"http://a.example/{work}", "raw_sha256": text, "fetched_at": _at(day)}
    return article(f"{work} {text}", work_id=work, text=text, **page)


def _again(work: str, day: int, text: str, outcome: FetchOutcome) -> Fetch:
    """Return the log's row of a body that came again on a day, as the recorder writes it."""
    page = {"input_kind": InputKind.URLS, "input_ref": f"http://a.example/{work}", "raw_sha256": text, "fetched_at": _at(day)}
    return Fetch(fetch_id=f"{work} {day}", source="made", outcome=outcome, **page)


UNCHANGED, RETURNED = FetchOutcome.UNCHANGED, FetchOutcome.RETURNED
CASES: dict[str, tuple[dict[int, tuple[str, FetchOutcome]], list[tuple[object, ...]]]] = {
    "the text seen first last is the latest": ({}, [(A, 1, False, _at(0), _at(1)), (B, 2, True, _at(1), None)]),
    "a text that stays was seen until the last request": (
        {3: (B, UNCHANGED)},
        [(A, 1, False, _at(0), _at(1)), (B, 2, True, _at(3), None)],
    ),
    "an earlier text that comes back is the latest again": (
        {2: (A, RETURNED)},
        [(A, 1, True, _at(2), None), (B, 2, False, _at(1), _at(2))],
    ),
    "and the later one can come back too": (
        {2: (A, RETURNED), 3: (B, RETURNED)},
        [(A, 1, False, _at(2), _at(3)), (B, 2, True, _at(3), None)],
    ),
}
"""Which bodies came again, by day, after A was collected on the first day and B on the second; the versions that are published."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Publish a work for each case."""
    root = tmp_path_factory.mktemp("versions")
    settings = Settings(root=root, warehouse=root / "warehouse", curation=root / "curation")
    for day, text in enumerate((A, B)):
        write_day(settings.warehouse, [_version(work, day, text) for work in CASES], DAYS[day])
    for day in (2, 3):
        log = [_again(work, day, *again[day]) for work, (again, _) in CASES.items() if day in again]
        write_table(day_folder(settings.warehouse, "made", DAYS[day]) / LOG_NAME, Fetch, log)
    build_plainly(settings)
    return settings


@pytest.mark.parametrize("work", CASES)
def test_versions(made: Settings, work: str) -> None:
    database = open_read_only(made.warehouse)
    columns = "text, version_no, is_latest, last_seen_at, superseded_at"
    rows = database.run(f"SELECT {columns} FROM articles WHERE work_id = ? ORDER BY version_no", [work])  # noqa: S608
    database.close()
    assert rows == CASES[work][1]
