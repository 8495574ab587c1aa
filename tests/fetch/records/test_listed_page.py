"""What a listing said of a page: kept with the evidence, handed on with the page."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from support.loopback_site import DAY, NOW

from pipelines.contract.page import Page
from pipelines.contract.vocabulary import Purpose
from pipelines.fetch.archive.archived_pages import LOG_NAME, day_folder, read_fetches, read_pages
from pipelines.fetch.archive.recorder import recording
from pipelines.fetch.records.received import Received
from pipelines.sources.source import Source

SOURCE = Source(name="inbox", title="Inbox", kind="folder", path="inbox")
LISTED = Received(
    input_ref="https://daily.example/1",
    uri="https://daily.example/1",
    fetched_at=NOW,
    raw=b"<p>one</p>",
    body=b"<p>one</p>",
    listed_by="https://daily.example/feed",
    listed_published="Mon, 04 May 2026 09:00:00 +0200",
    listed_title="The bridge reopens",
)


def _pages(warehouse: Path) -> list[Page]:
    return list(read_pages(warehouse, {SOURCE.name: SOURCE}, DAY))


def test_it_is_handed_on_and_survives_the_loss_of_the_log(warehouse: Path) -> None:
    with recording(warehouse, SOURCE, DAY, NOW) as recorder:
        recorder.keep(LISTED)
    [page] = before = _pages(warehouse)
    assert (page.listed_by, page.listed_published, page.listed_title) == (
        LISTED.listed_by,
        LISTED.listed_published,
        LISTED.listed_title,
    )
    (day_folder(warehouse, SOURCE.name, DAY) / LOG_NAME).unlink()
    with recording(warehouse, SOURCE, DAY, NOW + dt.timedelta(hours=1)):
        pass
    assert _pages(warehouse) == before


def test_a_listing_is_evidence_but_no_page(warehouse: Path) -> None:
    with recording(warehouse, SOURCE, DAY, NOW) as recorder:
        recorder.keep(replace(LISTED, purpose=Purpose.LISTING))
    (day_folder(warehouse, SOURCE.name, DAY) / LOG_NAME).unlink()
    with recording(warehouse, SOURCE, DAY, NOW):
        pass
    assert [row.purpose for row in read_fetches(warehouse, DAY)] == [Purpose.LISTING]
    assert _pages(warehouse) == []
