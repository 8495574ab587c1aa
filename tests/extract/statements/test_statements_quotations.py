"""Quotations whose cue is told by its place, and the names of their speakers; the texts are our own."""

import datetime as dt

import pytest

from pipelines.contract.tables import Statement
from pipelines.contract.vocabulary import SpeakerType
from pipelines.extract.statements.find_statements import find_statements
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.syntax.parser import load_parser

PUBLISHED = dt.date(2026, 3, 12)


def statements(text: str) -> tuple[Statement, ...]:
    document = document_of_text(text, article_id="test", title=None, published=PUBLISHED, language="en", parser=load_parser())
    return find_statements(document, load_gazetteer())


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            'Mr. Holm said it was early but added, "You can all guess how it ends."',
            "Holm",
            "You can all guess how it ends.",
        ),
        ('Marta Holm was prompted to say, "I cannot believe how calm it is."', "Marta Holm", "I cannot believe how calm it is."),
        ('Berg raised his arms, then leaned in and boomed: "Let us win this in May."', "Berg", "Let us win this in May."),
        ('"This is fantastic!" beamed Anna Holm of Varland, who came early.', "Anna Holm", "This is fantastic!"),
        ('Senator Anna Holm called over her shoulder, "His comments are not helping."', "Anna Holm", "His comments are not helping."),
        ('It does not surprise the pollster Daron Holm: "Small parties win early."', "Daron Holm", "Small parties win early."),
        ('"We must go now," Rep. Anna Holm (D-Wis.) said.', "Anna Holm", "We must go now"),
        ('They were asked.\n\n"I voted because the road needs repair."\n\n- Berg.', "Berg", "I voted because the road needs repair."),
    ],
)
def test_a_quotation_finds_its_speaker(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in [(one.speaker, one.text) for one in statements(text)]


@pytest.mark.parametrize(
    "text",
    [
        'The book "My Long Road Home," published in May, sold well.',
        "Correction: An earlier version of this article said that seven people had been wounded.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert statements(text) == ()


def test_labels_in_capitals_divide_a_transcript_without_line_breaks() -> None:
    text = '"BERG: Should the town pay? HOLM: The town should pay for it. BERG: So the town pays. HOLM: Yes, it does."'
    assert [one.speaker for one in statements(text)] == ["Berg", "Holm", "Berg", "Holm"]


def test_an_owner_keeps_its_capital_letter() -> None:
    assert statements("Korrath's army said that the depot was empty.")[0].speaker == "Korrath's army"


def test_a_mission_is_an_organisation() -> None:
    assert statements("The Border Monitoring Mission said that the depot was empty.")[0].speaker_type is SpeakerType.ORGANISATION


def test_no_country_is_taken_from_an_unrelated_name() -> None:
    row = statements("Holm spoke in the Café Zaïre on Monday. The health ministry said that the depot was empty.")[0]
    assert (row.speaker, row.speaker_country) == ("health ministry", None)


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Anna Berg told reporters that the bridge was closed.", "told reporters"),
        ("Anna Berg told the town that the bridge was closed.", None),
        ("Anna Berg told this magazine that the bridge was closed.", "told this magazine"),
    ],
)
def test_only_known_listeners_are_a_medium(text: str, medium: str | None) -> None:
    assert statements(text)[0].medium == medium
