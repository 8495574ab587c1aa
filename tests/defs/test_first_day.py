"""Partitions begin with the first day that has something, archived or waiting in a folder of its day."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.defs.first_day import first_day
from pipelines.settings import Settings

TODAY = dt.date(2026, 5, 4)


@pytest.fixture
def empty(tmp_path: Path) -> Settings:
    """Give a project with one folder source and nothing in it."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "inbox.toml").write_text('title = "Inbox"\nkind = "folder"\npath = "inbox"\n')
    return replace(Settings(), root=tmp_path, warehouse=tmp_path / "warehouse", sources=tmp_path / "sources")


def test_without_anything_it_is_today(empty: Settings) -> None:
    assert first_day(empty, TODAY) == TODAY


def test_an_archived_day_and_a_folder_named_after_a_day_count(empty: Settings) -> None:
    (empty.warehouse / "raw" / "herald" / "2026-04-01").mkdir(parents=True)
    assert first_day(empty, TODAY) == dt.date(2026, 4, 1)
    (empty.root / "inbox" / "2019-12-31").mkdir(parents=True)
    (empty.root / "inbox" / "1999-99-99").mkdir()
    assert first_day(empty, TODAY) == dt.date(2019, 12, 31)


def test_what_is_of_a_later_day_does_not_move_it_beyond_today(empty: Settings) -> None:
    (empty.root / "inbox" / "2030-01-01").mkdir(parents=True)
    assert first_day(empty, TODAY) == TODAY


def test_a_mistake_in_a_source_is_told_elsewhere(empty: Settings) -> None:
    (empty.sources / "broken.toml").write_text("kind = ")
    assert first_day(empty, TODAY) == TODAY
