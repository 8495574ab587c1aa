"""One day of evidence to core partitions: nothing is lost, and the same evidence gives the same bytes."""

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from support.contract_rows import article, claim

from pipelines.contract.page import Page
from pipelines.contract.vocabulary import InputKind, Stage
from pipelines.extract.extraction import Extraction
from pipelines.fetch.collect import collect_source
from pipelines.partitions.parquet_files import PartitionError, partition_path
from pipelines.read.day_rows import collect_rows
from pipelines.read.page_workers import POOL_FROM_PAGES, Outcome
from pipelines.read.read_day import CORE_TABLES, build_day, read_day
from pipelines.settings import PROJECT, Settings
from pipelines.sources.source import load_source

DAY = dt.date(2026, 5, 4)
NOON = dt.datetime(2026, 5, 4, 12, tzinfo=dt.UTC)
ARTICLE = """Fire kills {n} in Lower Brask

May 3, 2026

A fire killed {n} people in Lower Brask on Sunday, the mayor said. "Nobody is missing," said Ada Brom, a spokeswoman for the police.
"""
SOURCE = 'title = "Inbox"\nkind = "folder"\npath = "inbox"\n[limits]\nmax_bytes = 5000\n'


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give an installation with one source, a folder; the places are the project's, so that the gazetteer is loaded once."""
    (tmp_path / "inbox").mkdir()
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "inbox.toml").write_text(SOURCE)
    return Settings(root=tmp_path, warehouse=tmp_path / "warehouse", sources=tmp_path / "sources", curation=PROJECT / "curation")


Collect = Callable[..., None]


@pytest.fixture
def collect_files(settings: Settings) -> Collect:
    """Give a function that puts files into the folder and collects them."""

    def put(**files: bytes | str) -> None:
        for name, content in files.items():
            body = content.encode() if isinstance(content, str) else content
            (settings.root / "inbox" / f"{name}.txt").write_bytes(body)
        source = load_source(settings.sources / "inbox.toml")
        collect_source(source, DAY, warehouse=settings.warehouse, root=settings.root, now=NOON)

    return put


def partitions(settings: Settings) -> dict[str, bytes]:
    """Return the bytes of the day's partitions by table."""
    return {table: partition_path(settings.warehouse, table, DAY).read_bytes() for table in CORE_TABLES}


def test_every_input_is_an_article_or_in_quarantine_with_a_reason(settings: Settings, collect_files: Collect) -> None:
    collect_files(good=ARTICLE.format(n=4), empty=b"", large=b"word " * 2_000, picture=b"\x89PNG\r\n\x1a\n" + bytes(64))
    counts = build_day(settings, DAY)
    rows = read_day(settings, DAY)
    assert counts == {table: len(rows[table]) for table in CORE_TABLES}
    assert [row.input_ref for row in rows["articles"]] == ["inbox/good.txt"]
    refused = {row.input_ref: row for row in rows["quarantine"]}
    assert {name: row.stage for name, row in refused.items()} == {
        "inbox/empty.txt": Stage.EXTRACT,
        "inbox/large.txt": Stage.FETCH,
        "inbox/picture.txt": Stage.EXTRACT,
    }
    assert "0 bytes" in refused["inbox/empty.txt"].reason
    assert "more than the limit of 5000" in refused["inbox/large.txt"].reason
    assert (refused["inbox/picture.txt"].raw_path or "").startswith("raw/inbox/2026-05-04/1.warc.gz#")
    assert {row.refused_at for row in refused.values()} == {NOON}


def test_a_second_run_and_a_rebuild_from_raw_write_the_same_bytes(settings: Settings, collect_files: Collect) -> None:
    collect_files(one=ARTICLE.format(n=4), two=ARTICLE.format(n=5), empty=b"")
    build_day(settings, DAY)
    first = partitions(settings)
    build_day(settings, DAY)
    assert partitions(settings) == first
    for table in CORE_TABLES:
        partition_path(settings.warehouse, table, DAY).unlink()
    (settings.root / "inbox" / "one.txt").unlink()
    build_day(settings, DAY)
    assert partitions(settings) == first


@pytest.mark.slow
def test_one_process_and_the_pool_write_the_same_bytes(settings: Settings, collect_files: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    collect_files(**{f"page{n}": ARTICLE.format(n=n + 2) for n in range(POOL_FROM_PAGES)})
    written = []
    for processes in (1, 2):
        monkeypatch.setattr(os, "cpu_count", lambda n=processes: n)
        build_day(settings, DAY)
        written.append(partitions(settings))
    assert written[0] == written[1]
    assert len(read_day(settings, DAY)["articles"]) == POOL_FROM_PAGES


def test_lost_evidence_is_named_and_the_others_go_on(settings: Settings, collect_files: Collect) -> None:
    collect_files(one=ARTICLE.format(n=4))
    collect_files(two=ARTICLE.format(n=5))
    (settings.warehouse / "raw" / "inbox" / "2026-05-04" / "1.warc.gz").unlink()
    assert build_day(settings, DAY)["articles"] == 1
    (lost,) = read_day(settings, DAY)["quarantine"]
    assert (lost.stage, lost.input_ref) == (Stage.FETCH, "inbox/one.txt")
    assert "1.warc.gz" in lost.reason
    assert "backup" in lost.reason


def test_a_day_without_inputs_has_empty_partitions(settings: Settings) -> None:
    assert build_day(settings, DAY) == dict.fromkeys(CORE_TABLES, 0)
    assert read_day(settings, DAY) == {table: [] for table in CORE_TABLES}


def test_a_missing_partition_is_named(settings: Settings) -> None:
    build_day(settings, DAY)
    path = partition_path(settings.warehouse, "statements", DAY)
    path.unlink()
    with pytest.raises(PartitionError, match=str(path)):
        read_day(settings, DAY)


def test_half_written_files_of_a_killed_run_are_swept(settings: Settings) -> None:
    path = partition_path(settings.warehouse, "articles", DAY)
    path.parent.mkdir(parents=True)
    path.with_name(f"{path.name}.77.tmp").write_bytes(b"half")
    build_day(settings, DAY)
    assert list(path.parent.iterdir()) == [path]


# ── gathering ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def page(reference: str) -> Page:
    """Return an archived page."""
    return Page(source="made", input_kind=InputKind.FOLDER, input_ref=reference, body=b"", fetched_at=NOON, raw_path=f"{reference}#0")


def test_the_same_article_twice_gives_its_rows_once() -> None:
    one = article("a1")
    extraction = Extraction(one, incident_counts=(claim(one, "Three people", 3),))
    again = replace(extraction, article=replace(one, fetched_at=NOON + dt.timedelta(hours=1)))
    day = collect_rows([Outcome(page("1"), extraction), Outcome(page("2"), again)])
    assert day.rows["articles"] == [one]
    assert day.counts() == {"articles": 1, "article_blocks": 0, "statements": 0, "incident_counts": 1, "article_counts": 0, "quarantine": 0}


def test_refused_pages_have_ids_of_their_own() -> None:
    day = collect_rows([Outcome(page(reference), reason="empty") for reference in ("1", "2")])
    assert [row.reason for row in day.rows["quarantine"]] == ["empty", "empty"]
    assert len({row.quarantine_id for row in day.rows["quarantine"]}) == 2
