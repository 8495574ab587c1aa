"""The labelled articles that the weights are learned from: all of ours are in the format, and what is not names file, line and reason."""

import datetime as dt
from pathlib import Path

import pytest

from benchmarks.events.labelled_articles import own_article, own_articles, window
from benchmarks.events.truth import same_time

HEAD = "published: 2024-05-08\ntitle: Fire\nkind: made up\n---\nNine men died in Lyon.\n---\n"


def test_our_own_articles_are_in_the_format() -> None:
    articles = list(own_articles())
    assert len(articles) > 400
    assert all(article.labels for article in articles)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("killed | 9 | Ten men | Lyon | - | FR | 2024-05-08 | news | -", "'Ten men' stands 0 times"),
        ("killed | 9 | Nine men", "not enough values"),
        ("killed | 9 | Nine men | Lyon | - | FR | 2024-13-08 | news | -", "month must be in"),
    ],
)
def test_a_fact_that_cannot_be_read_names_file_line_and_reason(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "fire.txt"
    path.write_text(HEAD + line, encoding="utf-8")
    with pytest.raises(ValueError, match=rf"fire.txt:7: .*{reason}"):
        own_article(path)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2023", (2023, 1, 1), (2023, 12, 31)),
        ("2023-12/2024-05-08", (2023, 12, 1), (2024, 5, 8)),
    ],
)
def test_windows(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert window(text) == (dt.date(*first), dt.date(*last))


def test_a_short_event_is_met_by_a_short_window_and_a_long_one_by_half_of_it() -> None:
    monday, week, month = window("2024-05-06"), window("2024-05-06/2024-05-12"), window("2024-05")
    assert same_time(monday, window("2024-05-05/2024-05-06"))
    assert not same_time(monday, week)
    assert not same_time(week, month)
    assert same_time(month, window("2024-05-10/2024-05-31"))
