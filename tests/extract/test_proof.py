"""Rows that do not hold against the text are left out, and what pointed to them points to nothing."""

from dataclasses import replace
from typing import Any

import pytest
from support.contract_rows import TEXT, article, claim, statement

from pipelines.contract.vocabulary import CountState
from pipelines.extract.proof import claim_stands, dropped_note, figure_fits, proven_claims, proven_statements

ARTICLE = article("a1")
SAID = statement(ARTICLE, "nine soldiers had been killed", speaker="The other side")
NINE = claim(ARTICLE, "nine soldiers", 9, SAID, number_text="nine", number_start=TEXT.index("nine"), number_end=TEXT.index("nine") + 4)


def test_rows_that_hold_stay() -> None:
    assert proven_statements(ARTICLE, [SAID]) == (SAID,)
    assert proven_claims(ARTICLE, [SAID], [NINE]) == (NINE,)
    assert dropped_note(2, 2) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"start": NINE.start + 1},
        {"number_text": "ten"},
        {"number_start": None, "number_end": None},
        {"low": 10},
        {"value": 0, "low": 0, "high": 0},
        {"state": CountState.UNKNOWN},
    ],
)
def test_a_claim_that_does_not_hold_goes(changes: dict[str, Any]) -> None:
    wrong = replace(NINE, **changes)
    assert not (claim_stands(ARTICLE, wrong) and figure_fits(wrong))
    assert proven_claims(ARTICLE, [SAID], [wrong]) == ()


def test_references_to_what_went_are_taken_out() -> None:
    part = replace(NINE, claim_id="part", part_of_claim_id="gone", superseded_by_claim_id="gone", statement_id="gone")
    (kept,) = proven_claims(ARTICLE, [SAID], [part])
    assert (kept.part_of_claim_id, kept.superseded_by_claim_id, kept.statement_id) == (None, None, None)


def test_an_id_stands_once_and_what_went_is_told() -> None:
    assert len(proven_claims(ARTICLE, [SAID], [NINE, NINE])) == 1
    assert "1 rows" in str(dropped_note(3, 2))
