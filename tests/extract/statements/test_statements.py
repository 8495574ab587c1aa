"""Statements of whole texts: who said what, how, when; the texts are our own."""

import datetime as dt

import pytest

from pipelines.contract.tables import Statement
from pipelines.contract.vocabulary import CueClass, Modality, Polarity, SpeakerType, StatementKind
from pipelines.extract.statements.find_statements import find_statements
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.syntax.parser import load_parser

PUBLISHED = dt.date(2026, 3, 12)  # a Thursday


def statements(text: str, language: str | None = "en", title: str | None = None) -> tuple[Statement, ...]:
    document = document_of_text(text, article_id="test", title=title, published=PUBLISHED, language=language, parser=load_parser())
    return find_statements(document, load_gazetteer())


def said(text: str) -> list[tuple[str | None, str]]:
    """Return speaker and content, the parts of a split quotation joined by a bar."""
    return [(one.speaker, " | ".join(text[start:end] for start, end in one.parts)) for one in statements(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Anna Berg said that the bridge was closed.", [("Anna Berg", "the bridge was closed")]),
        ("Mayor Anna Berg said Wednesday the bridge was closed.", [("Anna Berg", "the bridge was closed")]),
        ("The bridge was closed, Mayor Anna Berg said.", [("Anna Berg", "The bridge was closed")]),
        ("The bridge was closed, said Mayor Anna Berg.", [("Anna Berg", "The bridge was closed")]),
        ("The bridge, Mayor Anna Berg said, was closed on Monday.", [("Anna Berg", "The bridge | was closed on Monday")]),
        ('"The bridge is closed," Mayor Anna Berg said.', [("Anna Berg", "The bridge is closed")]),
        (
            '"The bridge is closed," Mayor Anna Berg said. "It will open soon."',
            [("Anna Berg", "The bridge is closed | It will open soon.")],
        ),
        ('Mayor Anna Berg said: "The bridge is closed."', [("Anna Berg", "The bridge is closed.")]),
        ("According to police, the bridge was closed.", [("police", "the bridge was closed")]),
        ("The bridge was closed, according to police.", [("police", "The bridge was closed")]),
        ("Mayor Anna Berg vowed to reopen the bridge.", [("Anna Berg", "to reopen the bridge")]),
        ("Mayor Anna Berg asked whether the bridge was safe.", [("Anna Berg", "whether the bridge was safe")]),
        ("Mayor Anna Berg called on drivers to avoid the bridge.", [("Anna Berg", "drivers to avoid the bridge")]),
        ("Mayor Anna Berg called for an inquiry into the fire.", [("Anna Berg", "an inquiry into the fire")]),
        (
            "Mayor Anna Berg, who took office in May, said the bridge was closed.",
            [("Anna Berg", "the bridge was closed")],
        ),
        (
            "Mayor Anna Berg said the bridge was closed, adding that the tunnel was open.",
            [("Anna Berg", "the bridge was closed"), ("Anna Berg", "the tunnel was open")],
        ),
        (
            "Mayor Anna Berg said the bridge was closed, a day after saying it would stay open.",
            [("Anna Berg", "the bridge was closed"), ("Anna Berg", "it would stay open")],
        ),
        (
            "Mayor Anna Berg promised to reopen the bridge and said the work would end in May.",
            [("Anna Berg", "to reopen the bridge"), ("Anna Berg", "the work would end in May")],
        ),
    ],
)
def test_patterns(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed on Monday.",
        "Mayor Anna Berg declined to comment.",
        "Mayor Anna Berg did not say when the bridge would open.",
        "The sign above the bridge is old.",
        'They call him "Tiny" in the port.',
        'Her novel "The Long Bridge" is out.',
        "My neighbour believes that the bridge is haunted.",
        "Officials could say more on Friday.",
    ],
)
def test_no_statement(text: str) -> None:
    assert said(text) == []


def test_what_is_said_inside_a_statement_is_none() -> None:
    assert len(statements('"He told me that she left," Mayor Anna Berg said.')) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Anna Berg left at noon. Berg said the bridge was closed.", "Anna Berg"),
        ("Mayor Anna Berg left at noon. She said the bridge was closed.", "Anna Berg"),
        ("Mayor Anna Berg left at noon. The mayor said the bridge was closed.", "Anna Berg"),
        ("Ukraine said the bridge was closed.", "Ukrainian government"),
        ("Kyiv said the bridge was closed.", "Ukrainian government"),
        ("Ukraine's Defense Ministry said the bridge was closed.", "Ukrainian Defense Ministry"),
        ("Ukraine's Defense Ministry met. The bridge fell. The ministry said it was closed.", None),
        ("Residents said the bridge was closed.", "residents"),
        ("The Foreign Ministry of Norway said the bridge was closed. It said a new one would come.", "Foreign Ministry of Norway"),
    ],
)
def test_speakers(text: str, speaker: str | None) -> None:
    found = [one.speaker for one in statements(text)]
    assert found
    assert speaker is None or set(found) == {speaker}


def test_columns_of_a_direct_statement() -> None:
    text = '"The bridge is closed," Norrin Governor Pavel Holm said on Telegram on Wednesday.'
    (row,) = statements(text)
    assert row.kind is StatementKind.DIRECT
    assert (row.cue_text, row.cue_lemma, row.cue_class) == ("said", "say", CueClass.ASSERT)
    assert (row.speaker, row.speaker_type, row.speaker_role) == ("Pavel Holm", SpeakerType.PERSON, "Norrin Governor")
    assert row.medium == "on Telegram"
    assert (row.said_from, row.said_to, row.said_precision) == (dt.date(2026, 3, 11), dt.date(2026, 3, 11), 1)
    assert text[row.start : row.end] == row.text
    assert 0 < row.confidence <= 1


def test_mixed_kind_and_polarity_and_modality() -> None:
    (mixed,) = statements('The governor said the plan was a "cruel joke" for farmers.')
    assert mixed.kind is StatementKind.MIXED
    (denied,) = statements("The ministry denied that its forces shelled the town.")
    assert denied.polarity is Polarity.DENY
    (planned,) = statements("The ministry said 900 children would be moved.")
    assert planned.modality is Modality.PLANNED
    (early,) = statements("The ministry said the blast was possibly an accident.")
    assert early.modality is Modality.PRELIMINARY


def test_day_before_another_statement() -> None:
    rows = statements("Governor Pavel Holm said Wednesday the bridge was closed, a day after saying it would stay open.")
    assert [row.said_from for row in rows] == [dt.date(2026, 3, 11), dt.date(2026, 3, 10)]


def test_transcript() -> None:
    text = "ANNA BERG: The bridge is closed.\n\nTOM REED: For how long?\n\nANNA BERG: Until May."
    assert said(text) == [("Anna Berg", "The bridge is closed."), ("Tom Reed", "For how long?"), ("Anna Berg", "Until May.")]


def test_signed_quotation() -> None:
    text = "“The bridge must be closed before someone dies there.”\n\n― Anna Berg"
    assert said(text) == [("Anna Berg", "The bridge must be closed before someone dies there.")]


def test_headline() -> None:
    text = "Mayor Anna Berg said the bridge was closed."
    title = "Berg: Bridge will stay closed until May"
    headline, body = statements(text, title=title)
    assert (headline.kind, headline.speaker) == (StatementKind.HEADLINE, "Anna Berg")
    assert title[headline.start : headline.end] == headline.text == "Bridge will stay closed until May"
    assert body.kind is StatementKind.INDIRECT
    assert [row.kind for row in statements(text, title="Recipe: Soup with beans and rice")] == [StatementKind.INDIRECT]


def test_outlet_passes_on() -> None:
    rows = statements("Residents said the bridge was closed, the Daily Herald newspaper reported.")
    assert [(row.speaker, row.text, row.cited_via) for row in rows] == [
        ("residents", "the bridge was closed", "the Daily Herald newspaper"),
    ]


def test_setting_goes_on() -> None:
    text = (
        "Mayor Anna Berg spoke on Monday, addressing students at the port.\n\n"
        '"The bridge is closed," Berg said.\n\n"It will open in May," she added.\n\n"Good," student Tom Reed said.'
    )
    assert [row.medium for row in statements(text)] == ["addressing students", "addressing students", None]


def test_other_languages_give_no_rows() -> None:
    assert statements("Le maire a dit : « Le pont est fermé. »", language="fr") == ()


def test_without_a_parser_there_are_no_rows_and_no_error() -> None:
    document = document_of_text('"The bridge is closed," Anna Berg said.', article_id="test", language="en")
    assert find_statements(document, load_gazetteer()) == ()
