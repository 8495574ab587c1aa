"""An input that is blanked leaves a record of exactly its length, and what was taken down is neither asked for nor kept."""

import datetime as dt
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from support.loopback_site import DAY, NOW, PAGE, Site

from pipelines.contract.takedown import Takedown, Takedowns
from pipelines.contract.vocabulary import FetchOutcome, Purpose
from pipelines.fetch.archive.archived_pages import read_fetches
from pipelines.fetch.archive.blanked_inputs import blank_inputs, held_source
from pipelines.fetch.archive.evidence_keeper import Keeper
from pipelines.fetch.archive.warc_records import complete_inputs
from pipelines.fetch.archive.warc_segment import Segment
from pipelines.fetch.collect import collect_source
from pipelines.fetch.records.known_inputs import Pasts
from pipelines.fetch.records.received import Received
from pipelines.sources.source import Source


def taken_down(*addresses: str) -> Takedowns:
    """Return a list of these addresses."""
    return Takedowns(tuple(Takedown(address=one, date=dt.date(2026, 5, 4), author="desk", reason="a person asked") for one in addresses))


@pytest.mark.parametrize("length", [0, 1, 3, 40, 1_000, 100_000])
@pytest.mark.parametrize("error", [None, "the page has gone: check the address"], ids=["page", "failure"])
def test_what_is_blanked_keeps_its_length(pages: Source, warehouse: Path, length: int, error: str | None) -> None:
    source = replace(pages, kind="page")
    folder = warehouse / "raw" / "pages" / DAY.isoformat()
    folder.mkdir(parents=True)
    path = folder / "1.warc.gz"
    with path.open("wb") as file:
        segment = Segment(file, path.relative_to(warehouse).as_posix())
        segment.begin(NOW)
        keeper = Keeper(source, Pasts(warehouse), segment)
        for name in ("https://a.example/1", "https://a.example/2", "https://a.example/3"):
            body = None if error else f"{name} ".encode() * length
            keeper.keep(Received(input_ref=name, uri=name, fetched_at=NOW, raw=body, body=body or b"", error=error))
    before = path.read_bytes()
    with held_source(warehouse, "pages") as days:
        assert [blank_inputs(warehouse, "pages", day, lambda row: row.input_ref.endswith("/2")) for day in days] == [1]
        assert [blank_inputs(warehouse, "pages", day, lambda row: row.input_ref.endswith("/2")) for day in days] == [0]
    after = path.read_bytes()
    assert len(after) == len(before)
    rows = [row for row, _ in complete_inputs(BytesIO(after), "raw/pages/x/1.warc.gz")]
    assert [row.outcome is FetchOutcome.TAKEN_DOWN for row in rows] == [False, True, False]
    assert [row.fetch_id for row in rows] == [row.fetch_id for row, _ in complete_inputs(BytesIO(before), "")]
    assert sorted(row.warc_offset or 0 for row in read_fetches(warehouse, DAY)) == [row.warc_offset for row in rows]


@pytest.mark.parametrize("path", ["/ok", "/moved"])  # the second leads to the first
def test_what_was_taken_down_is_not_kept(pages: Source, site: Site, warehouse: Path, path: str) -> None:
    done = collect_source(
        pages,
        DAY,
        warehouse=warehouse,
        root=warehouse,
        now=NOW,
        urls=[site.base + path, site.base + "/zipped"],
        takedowns=taken_down(site.base.replace("http://", "https://www.") + "/ok#part"),
    )
    assert done.archived == 1
    kept = {row.input_ref.removeprefix(site.base): row.outcome for row in read_fetches(warehouse, DAY) if row.purpose is Purpose.PAGE}
    assert kept == {"/zipped": FetchOutcome.ARCHIVED} | ({"/moved": FetchOutcome.TAKEN_DOWN} if path == "/moved" else {})


def test_a_listing_that_names_it_is_read_and_not_kept(pages: Source, warehouse: Path) -> None:
    listing = b"<item><title>Four hurt</title><link>https://a.example/2?x=1&amp;y=2</link></item>"
    source = replace(pages, takedowns=taken_down("https://a.example/2?x=1&y=2"))
    keeper = Keeper(source, Pasts(warehouse), Segment(BytesIO(), "raw/pages/x/1.warc.gz"))
    feed = Received(input_ref="f", uri="https://a.example/feed", fetched_at=NOW, raw=listing, body=listing, purpose=Purpose.LISTING)
    assert keeper.keep(feed).outcome is FetchOutcome.TAKEN_DOWN
    other = replace(feed, raw=PAGE.encode(), body=PAGE.encode())
    assert keeper.keep(other).outcome is FetchOutcome.ARCHIVED
