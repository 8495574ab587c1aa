"""The text of a claim: the smallest run of words that shows what is counted and what happened to it."""

import datetime as dt

import pytest

from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer


def claims_of(text: str) -> list[str]:
    rows = find_counts(
        document_of_text(text, article_id="a", published=dt.date(2024, 5, 8), language="en"), (), load_gazetteer(), load_event_model()
    )
    return [row.text for row in rows]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Two men were killed in the blast on Monday.", "Two men were killed"),
        ("The guard was in his hut when it caved in and died of his burns at the scene.", "died of his burns at the scene"),
        ("The guard was in his hut when it caved in and died on Monday.", "died"),
        ("The guard was in his hut when it caved in and died after two hours.", "died"),
        ("Fighters made several incursions last week on two towns.", "several incursions last week"),
        ("It was the third attack in less than two months on the port.", "the third attack in less than two months"),
        ("It was the third attack on the port.", "the third attack"),
        ("It was the third attack in the town of Lyon.", "the third attack"),
        ("Doctors pronounced the man dead at the hospital.", "pronounced the man dead at the hospital"),
        ("The blast did not cause any deaths.", "did not cause any deaths"),
    ],
)
def test_claim(text: str, claim: str) -> None:
    assert claim in claims_of(text)


def test_a_claim_at_the_end_of_the_text_ends_there() -> None:
    assert claims_of("The guard was in his hut when it caved in and died of his") == ["died"]
