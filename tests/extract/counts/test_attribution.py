"""Whose claim a count is, beyond the statement that holds it."""

import datetime as dt

import pytest

from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.statements.find_statements import find_statements
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.syntax.parser import load_parser


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("According to the ministry, two men were killed in Lyon. It also recorded nine injured people.", ["ministry", "ministry"]),
        ("According to the ministry, two men were killed in Lyon. Nine people were injured.", ["ministry", None]),
        ("Two men were killed in Lyon. It also recorded nine injured people.", [None, None]),
    ],
)
def test_running_report(text: str, speakers: list[str | None]) -> None:
    document = document_of_text(text, article_id="a", published=dt.date(2024, 5, 8), language="en", parser=load_parser())
    statements = tuple(find_statements(document, load_gazetteer()))
    by_id = {statement.statement_id: statement.speaker for statement in statements}
    rows = find_counts(document, statements, load_gazetteer(), load_event_model())
    assert [by_id.get(row.statement_id or "") for row in rows] == speakers


def test_the_area_of_an_official_goes_before_the_place_of_another_event() -> None:
    text = "About 40 villagers would be evacuated on Friday, the governor of Bavaria said, hours after a raid on the town of Augsburg."
    document = document_of_text(text, article_id="a", published=dt.date(2024, 5, 8), language="en", parser=load_parser())
    statements = tuple(find_statements(document, load_gazetteer()))
    (row,) = find_counts(document, statements, load_gazetteer(), load_event_model())
    assert (row.place_text, row.place_precision) == ("Bavaria", 4)
