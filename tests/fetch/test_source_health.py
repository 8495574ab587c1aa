"""What is wrong with a source: told loudly where somebody has to act, and not at all for a bad page."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.contract_rows import DAY, NOON, article

from pipelines.contract.tables import Article, Fetch, Quarantined
from pipelines.contract.vocabulary import FetchOutcome, InputKind, Purpose, Stage
from pipelines.fetch.archive.archived_pages import LOG_NAME, day_folder
from pipelines.fetch.collect import Collected
from pipelines.fetch.source_health import delivery, new_pages_per_day, refused_shares, unreadable_sources, usual_shares
from pipelines.partitions.parquet_files import partition_path, write_table
from pipelines.sources.source import Expect, Source

FEED = Source(name="herald", title="Herald", kind="feed", url=("https://herald.example/feed",), expect=Expect(articles_per_day=(5, 50)))


def fetch(name: str, *, error: str | None = None, purpose: Purpose = Purpose.PAGE) -> Fetch:
    """Return the row of a page or listing."""
    return Fetch(
        fetch_id=f"{name} {purpose}",
        source="herald",
        input_kind=InputKind.FEED,
        input_ref=f"https://herald.example/{name}",
        fetched_at=NOON,
        outcome=FetchOutcome.FAILED if error else FetchOutcome.ARCHIVED,
        error=error,
        purpose=purpose,
    )


def test_a_bad_page_is_no_reason_to_complain() -> None:
    run = Collected(archived=1, failed=4, rows=(fetch("1"), *(fetch(str(n), error="404") for n in range(2, 6))))
    assert delivery(FEED, [run], 10).problems == ()


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (Collected(failed=1, rows=(fetch("feed", error="it is no feed", purpose=Purpose.LISTING),)), "herald.example/feed: it is no feed"),
        (Collected(problems=("it lists no page",)), "it lists no page"),
        (Collected(failed=5, rows=tuple(fetch(str(n), error="403 Forbidden") for n in range(5))), "none of 5 pages could be had"),
    ],
    ids=["listing", "empty", "every page"],
)
def test_what_somebody_has_to_act_on(run: Collected, words: str) -> None:
    [problem] = delivery(FEED, [run], 10).problems
    assert words in problem


def test_too_few_are_a_problem_and_too_many_a_warning() -> None:
    few, many = delivery(FEED, [], 4.9), delivery(FEED, [], 51)
    assert "4.9 new pages a day" in few.problems[0]
    assert "pipelines/sources/herald.toml" in few.problems[0]
    assert (many.problems, len(many.warnings)) == ((), 1)
    assert delivery(FEED, [], None) == delivery(FEED, [], 20)
    assert delivery(replace(FEED, expect=None), [], 0).problems == ()


def test_new_pages_a_day_are_those_of_days_with_a_run(tmp_path: Path) -> None:
    assert new_pages_per_day(tmp_path, "herald", DAY) is None
    for back, names in ((1, "abc"), (2, "de"), (30, "f")):
        rows = [fetch(name) for name in names] + [fetch("feed", purpose=Purpose.LISTING), fetch("x", error="404")]
        write_table(day_folder(tmp_path, "herald", DAY - dt.timedelta(days=back)) / LOG_NAME, Fetch, rows)
    write_table(day_folder(tmp_path, "herald", DAY) / LOG_NAME, Fetch, [fetch(str(n)) for n in range(99)])
    assert new_pages_per_day(tmp_path, "herald", DAY) == 2.0
    assert new_pages_per_day(tmp_path, "herald", DAY - dt.timedelta(days=1)) == 1.5
    (day_folder(tmp_path, "herald", DAY - dt.timedelta(days=30)) / LOG_NAME).write_bytes(b"torn")
    assert new_pages_per_day(tmp_path, "herald", DAY) == 2.5, "a damaged log tells nothing"


def rows(source: str, read: int, refused: int) -> Mapping[str, list[Any]]:
    """Return a day's articles and quarantine."""
    articles = [article(f"{source}{n}", source=source) for n in range(read)]
    return {"articles": articles, "quarantine": [quarantined(source, n) for n in range(refused)]}


def quarantined(source: str, number: int, stage: Stage = Stage.EXTRACT) -> Quarantined:
    """Return a page that was refused."""
    return Quarantined(
        quarantine_id=f"{source} {number} {stage}", stage=stage, source=source, input_ref=str(number), reason="no text", refused_at=NOON
    )


@pytest.mark.parametrize(
    ("today", "usual", "is_told"),
    [
        ((5, 5), None, True),
        ((5, 5), (1, 100), True),
        ((4, 5), None, False),
        ((4, 4), None, False),
        ((4, 10), (10, 100), True),
        ((4, 10), (20, 100), False),
        ((2, 10), (0, 100), False),
        ((5, 5), (90, 90), False),
    ],
    ids=["all", "all suddenly", "most, first day", "few pages", "jump", "as usual", "small share", "always all"],
)
def test_a_changed_layout_is_told(today: tuple[int, int], usual: tuple[int, int] | None, is_told: bool) -> None:  # noqa: FBT001
    told = unreadable_sources({"herald": today}, {"herald": usual} if usual else {})
    assert bool(told) is is_told
    assert all("herald" in sentence and "quarantine" in sentence for sentence in told)


def test_shares_count_what_extraction_refused(tmp_path: Path) -> None:
    day = rows("herald", 3, 2)
    day["quarantine"].append(quarantined("herald", 9, Stage.FETCH))
    assert refused_shares({"herald": 3}, {"herald": 2, "mute": 1}) == {"herald": (2, 5), "mute": (1, 1)}
    for back in (1, 14, 15):
        other = DAY - dt.timedelta(days=back)
        write_table(partition_path(tmp_path, "articles", other), Article, day["articles"])
        write_table(partition_path(tmp_path, "quarantine", other), Quarantined, day["quarantine"])
    assert usual_shares(tmp_path, DAY) == {"herald": (4, 10)}
