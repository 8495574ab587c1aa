"""The day of the event that bodies found and people who return belong to, where the sentence names it."""

import datetime as dt

import pytest
from support.read_texts import read_texts

FOUND = {
    "The bodies of two women were recovered on Monday from ruins of the market in Kharkiv that a missile hit on 12 March.": "2026-03-12",
    "Two bodies of victims of the 12 March missile strike on a market in Kharkiv were found on Monday, the police said.": "2026-03-12",
    "Three fishermen missing since two boats sank off Odesa on 15 March returned alive on Monday, the port authority said.": "2026-03-15",
    "Four hostages seized on 12 March in Kharkiv were released on Monday, officials said.": "2026-03-12",
    "Rescuers recovered two bodies on Monday in Kharkiv.": None,
    "Two bodies were found on Monday in Kharkiv, where women vanished on 3 March and on 8 March.": None,
    "A drone killed two people in Kharkiv on Monday, after an attack on 12 March.": None,
}


@pytest.mark.parametrize(("text", "day"), FOUND.items())
def test_the_day_of_the_event_is_the_other_day_of_the_sentence(text: str, day: str | None) -> None:
    [rows] = read_texts(("2026-06-02", "News", text))
    assert rows.claims
    assert {claim.follows_day for claim in rows.claims} - {None} == ({dt.date.fromisoformat(day)} if day else set())
