"""Pages to outcomes: every failure is a reason, few pages need no pool, many come back in order."""

import datetime as dt
import re
import signal
import threading
from contextlib import suppress
from typing import Any

import pytest

from pipelines.contract.page import Page
from pipelines.contract.vocabulary import InputKind
from pipelines.extract.pages.read_input import Unreadable
from pipelines.read import page_workers
from pipelines.read.page_workers import Outcome, extract_pages

MOMENT = dt.datetime(2026, 5, 4, tzinfo=dt.UTC)
TEXT = (
    "Fire kills {n} in Lower Brask\n\nMay 3, 2026\n\nA fire killed {n} people in Lower Brask on Sunday, police said. Nobody is missing.\n"
)


def page(n: int, body: bytes | None = None) -> Page:
    """Return a page with a number of its own."""
    text = TEXT.format(n=n + 2).encode() if body is None else body
    return Page(source="made", input_kind=InputKind.FOLDER, input_ref=f"{n}.txt", body=text, fetched_at=MOMENT, media_type="text/plain")


def test_few_pages_or_one_process_start_no_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_workers, "load_tools", lambda _: None)
    monkeypatch.setattr(page_workers, "extract_one", lambda each, _: Outcome(each, reason="here"))
    monkeypatch.setattr(page_workers, "in_pool", None)
    few = [page(n) for n in range(page_workers.POOL_FROM_PAGES - 1)]
    assert [outcome.page for outcome in extract_pages(few, places=None, processes=8)] == few
    many = [page(n) for n in range(page_workers.POOL_FROM_PAGES * 2)]
    assert [outcome.page for outcome in extract_pages(many, places=None, processes=1)] == many
    assert list(extract_pages([], places=None, processes=2)) == []


@pytest.mark.parametrize(
    ("raised", "reason"),
    [
        (Unreadable("the input is empty (0 bytes)"), "the input is empty (0 bytes)"),
        (RecursionError("too deep"), "RecursionError: too deep; this is a bug in newsledger, please report it with the page"),
    ],
)
def test_every_failure_of_a_page_is_a_reason(monkeypatch: pytest.MonkeyPatch, raised: Exception, reason: str) -> None:
    def failing(_page: Page, _tools: object) -> None:
        raise raised

    monkeypatch.setattr(page_workers, "extract", failing)
    tools: Any = None
    assert page_workers.extract_one(page(1), tools) == Outcome(page(1), reason=reason)


def endless(read: Page, _tools: object) -> str:
    """Never end with the first page, and swallow what interrupts, as libraries do."""
    while read.input_ref == "1.txt":
        with suppress(Exception):
            sum(range(10_000))
    return "rows"


def test_a_page_that_takes_too_long_is_refused_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_workers, "extract", endless)
    monkeypatch.setattr(page_workers, "PAGE_SECONDS", 0.2)
    tools: Any = None
    refused, fine = page_workers.extract_one(page(1), tools), page_workers.extract_one(page(2), tools)
    assert refused.reason is not None
    assert refused.reason.startswith("time limit: the page needs more than 0.2 seconds of processor time (")
    assert (fine.extraction, fine.reason) == ("rows", None)
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_an_expression_that_goes_back_again_and_again_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    def searching(_page: Page, _tools: object) -> object:
        return re.match("(a+)+b", "a" * 60)

    monkeypatch.setattr(page_workers, "extract", searching)
    monkeypatch.setattr(page_workers, "PAGE_SECONDS", 0.1)
    tools: Any = None
    assert "time limit" in (page_workers.extract_one(page(1), tools).reason or "")


def test_a_page_in_another_thread_has_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a Dask worker, which does its tasks in threads; what is read afterwards in the thread is not interrupted."""
    monkeypatch.setattr(page_workers, "extract", endless)
    monkeypatch.setattr(page_workers, "PAGE_SECONDS", 0.05)
    found: list[Outcome] = []
    tools: Any = None
    before = set(threading.enumerate())
    thread = threading.Thread(target=lambda: found.extend(page_workers.extract_one(page(number), tools) for number in (1, 2)))
    thread.start()
    thread.join()
    refused, fine = found
    assert (refused.reason or "").startswith("time limit: the page needs more than 0.05 seconds of processor time (")
    assert (fine.extraction, fine.reason) == ("rows", None)
    assert set(threading.enumerate()) <= before, "nobody watches any more"
