"""The checks on one partition find each kind of wrong row, and nothing in right ones."""

from dataclasses import replace
from typing import Any

import pytest
from support.contract_rows import TEXT, article, claim, figure, statement

from pipelines.contract.tables import TABLES, IncidentCount
from pipelines.contract.vocabulary import CountState, StatementKind
from pipelines.partitions.contract_checks import contract_violations
from pipelines.read.proof_checks import figure_violations, span_violations
from pipelines.read.read_day import CORE_TABLES

ARTICLE = article("a1")
SAID = statement(ARTICLE, "nine soldiers had been killed", speaker="The other side")
CLAIM = claim(ARTICLE, "nine soldiers", 9, SAID, number_text="nine", number_start=TEXT.index("nine"), number_end=TEXT.index("nine") + 4)


def rows(**tables: Any) -> dict[str, list[Any]]:  # noqa: ANN401 — rows of any table
    """Return a partition of all core tables with these rows."""
    return {table: list(tables.get(table, [])) for table in CORE_TABLES}


RIGHT = rows(articles=[ARTICLE], statements=[SAID], incident_counts=[CLAIM], article_counts=[figure([CLAIM])])


def test_right_rows_have_no_violations() -> None:
    assert [contract_violations(table, TABLES[table], RIGHT) for table in CORE_TABLES] == [[]] * len(CORE_TABLES)
    assert span_violations(RIGHT) == []
    assert figure_violations(RIGHT) == []


def test_a_doubled_key_is_named() -> None:
    assert contract_violations("articles", TABLES["articles"], rows(articles=[ARTICLE, ARTICLE])) == [
        "articles.article_id 'a1' stands 2 times"
    ]


def test_a_missing_value_is_named() -> None:
    nothing: Any = None
    wrong = rows(articles=[replace(ARTICLE, text=nothing)])
    assert contract_violations("articles", TABLES["articles"], wrong) == ["articles.text of a1 is missing"]


def test_references_to_nothing_are_named() -> None:
    lost = replace(CLAIM, article_id="gone", part_of_claim_id="whole")
    assert contract_violations("incident_counts", TABLES["incident_counts"], rows(articles=[ARTICLE], incident_counts=[lost])) == [
        f"incident_counts.article_id of {lost.claim_id} points to gone, which is not in articles.article_id",
        f"incident_counts.statement_id of {lost.claim_id} points to {SAID.statement_id}, which is not in statements.statement_id",
        f"incident_counts.part_of_claim_id of {lost.claim_id} points to whole, which is not in incident_counts.claim_id",
    ]


def test_each_claim_behind_a_figure_has_to_be_there() -> None:
    other = replace(CLAIM, claim_id="other")
    found = contract_violations("article_counts", TABLES["article_counts"], RIGHT | {"article_counts": [figure([CLAIM, other])]})
    assert found == ["article_counts.claim_ids of a1:killed:people points to other, which is not in incident_counts.claim_id"]


def test_words_that_are_not_the_article_s_are_named() -> None:
    wrong = replace(SAID, end=SAID.end + 1)
    assert span_violations(rows(articles=[ARTICLE], statements=[wrong])) == [
        f"statement {SAID.statement_id}: its text is not that of a1.txt [{SAID.start}, {SAID.end + 1})"
    ]
    assert span_violations(rows(articles=[ARTICLE], incident_counts=[replace(CLAIM, text="Nine soldiers")])) != []


def test_a_headline_s_words_are_looked_up_in_the_title() -> None:
    headline = replace(SAID, kind=StatementKind.HEADLINE, start=0, end=12, text="Three killed")
    assert span_violations(rows(articles=[ARTICLE], statements=[headline])) == []
    assert len(span_violations(rows(articles=[replace(ARTICLE, title=None)], statements=[headline]))) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"number_start": 90, "number_end": 94},
        {"number_start": CLAIM.end - 2, "number_end": CLAIM.end + 2},
        {"number_text": "ten"},
        {"number_start": CLAIM.start + 4, "number_end": CLAIM.start},
    ],
)
def test_a_number_outside_its_claim_is_named(changes: dict[str, Any]) -> None:
    found = span_violations(rows(articles=[ARTICLE], incident_counts=[replace(CLAIM, **changes)]))
    assert len(found) == 1
    assert "does not lie inside it" in found[0]


def test_offsets_count_code_points_beyond_the_basic_plane() -> None:
    emoji = article("a2", text="🚒🚒 Nine people were rescued.")
    assert span_violations(rows(articles=[emoji], incident_counts=[claim(emoji, "Nine people", 9)])) == []


FITTING: list[dict[str, Any]] = [
    {"value": 9, "low": 9, "high": 9},
    {"value": None, "low": 2, "high": None},
    {"value": None, "low": 2, "high": 4},
    {"value": 0, "low": 0, "high": 0, "state": CountState.ZERO},
    {"value": None, "low": None, "high": None, "state": CountState.UNKNOWN},
]
WRONG: list[dict[str, Any]] = [
    {"value": 9, "low": 10, "high": None},
    {"value": 9, "low": 9, "high": 8},
    {"value": None, "low": 5, "high": 4},
    {"value": -1, "low": -1, "high": -1},
    {"value": 0, "low": 0, "high": 0, "state": CountState.STATED},
    {"value": 1, "low": 1, "high": 1, "state": CountState.ZERO},
    {"value": None, "low": None, "high": None, "state": CountState.ZERO},
    {"value": 3, "low": 3, "high": 3, "state": CountState.WITHHELD},
    {"value": None, "low": 3, "high": None, "state": CountState.UNKNOWN},
]


def counted(changes: dict[str, Any]) -> IncidentCount:
    """Return the claim with other numbers."""
    return replace(CLAIM, **({"state": CountState.STATED} | changes))


@pytest.mark.parametrize("changes", FITTING)
def test_numbers_that_fit_their_state(changes: dict[str, Any]) -> None:
    row = counted(changes)
    assert figure_violations(rows(incident_counts=[row], article_counts=[figure([row])])) == []


@pytest.mark.parametrize("changes", WRONG)
def test_numbers_that_do_not_fit_are_named_in_claims_and_figures(changes: dict[str, Any]) -> None:
    row = counted(changes)
    found = figure_violations(rows(incident_counts=[row], article_counts=[figure([row])]))
    assert [message.split(":")[0] for message in found] == ["claim a1", "figure a1"]
