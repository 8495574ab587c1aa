"""A source is silent when it has brought nothing for far longer than usual; a young or a slow one is not."""

import datetime as dt

from pipelines.report.facts.records import SourceDay, SourceDefinition
from pipelines.report.facts.source_states import source_states

FIRST = dt.date(2026, 3, 1)


def days(source: str, *offsets: int) -> list[SourceDay]:
    return [
        SourceDay(source, FIRST + dt.timedelta(offset), n_fetches=5, n_failed=1, n_quarantined=2, n_articles=3, n_claims=4)
        for offset in offsets
    ]


def test_who_is_silent_and_who_is_not() -> None:
    rows = [
        *days("daily", 0, 1, 2, 3, 4),
        *days("weekly", 0, 7, 14),
        *days("young", 0),
        *days("alive", 0, 5, 10, 20),
        SourceDay("empty", FIRST, n_fetches=5, n_failed=5, n_quarantined=0, n_articles=0, n_claims=0),
    ]
    found = {state.name: state for state in source_states(rows, [SourceDefinition("new", "A new one", "feed", None, None)])}
    assert found["daily"].silence == "silent for 16 days, it used to bring articles every day"
    assert [name for name, state in found.items() if state.silence] == ["daily"]
    assert found["empty"].last_article is None
    assert found["new"].title == "A new one"
    assert (found["weekly"].n_articles, found["weekly"].n_claims, found["weekly"].n_refused) == (9, 12, 9)


def test_silent_ones_come_first_and_nothing_gives_nothing() -> None:
    assert [state.name for state in source_states([*days("a", 0, 1, 2, 30), *days("b", 0, 1, 2)], [])] == ["b", "a"]
    assert source_states([], []) == []
