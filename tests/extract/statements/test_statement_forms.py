"""Forms of statements: where contents end, passives, attributions with as, participles, verbs that need a person; texts of our own."""

import datetime as dt

import pytest

from pipelines.extract.statements.find_statements import find_statements
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.syntax.parser import load_parser

PUBLISHED = dt.date(2026, 3, 12)


def said(text: str) -> list[tuple[str | None, str]]:
    document = document_of_text(text, article_id="test", published=PUBLISHED, language="en", parser=load_parser())
    return [
        (one.speaker_text, " | ".join(text[start:end] for start, end in one.parts)) for one in find_statements(document, load_gazetteer())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Berg said there was “one good plan left,” adding that it was cheap.",
            [("Berg", "there was “one good plan left,”"), ("Berg", "it was cheap")],
        ),
        (
            "While the mayor argued that the bridge was safe, the council has closed it.",
            [("the mayor", "the bridge was safe")],
        ),
        ("Even as Berg said the bridge was safe, Governor Pia Lunde (R) closed it.", [("Berg", "the bridge was safe")]),
        (
            "Berg's office denied that the bridge is old and went on with the works.",
            [("Berg's office", "the bridge is old")],
        ),
        (
            "Berg criticised the plan, saying it would cost too much, and reminded the council of the flood.",
            [("Berg", "the plan"), ("Berg", "it would cost too much"), ("Berg", "the flood")],
        ),
        (
            "Berg praised the plan, which she said would save the town a million a year.",
            [("Berg", "the plan"), ("she", "would save the town a million a year")],
        ),
        (
            "Doctors say that towns like Arda and Belm make it hard to find beds.",
            [("Doctors", "towns like Arda and Belm make it hard to find beds")],
        ),
        (
            "Berg warned that Pia Lunde, even as a guest, had closed the road.",
            [("Berg", "Pia Lunde, even as a guest, had closed the road")],
        ),
        (
            "According to the survey, in a race of twelve, Berg is ahead of all the others.",
            [("the survey", "in a race of twelve, Berg is ahead of all the others")],
        ),
        (
            "As the Harbour Post reported, even if Berg won in Arda, he would need half of the votes in Belm.",
            [("the Harbour Post", "even if Berg won in Arda, he would need half of the votes in Belm")],
        ),
    ],
)
def test_where_a_content_ends(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As the Harbour Post reported, the bridge had been closed.", [("the Harbour Post", "the bridge had been closed")]),
        ("As first reported by the Harbour Post, the bridge had been closed.", [("the Harbour Post", "the bridge had been closed")]),
        ("The bridge is too old, as several engineers have said.", [("several engineers", "The bridge is too old")]),
        ("Noting that both ferries were old, Berg left the room.", [("Berg", "both ferries were old")]),
        ("After saying she was nervous, the engineer left the room.", [("the engineer", "she was nervous")]),
        ("When Berg began her work by talking about the bridge, nobody came.", [("Berg", "the bridge")]),
        (
            "The contrast with the old bridge, said Berg and others, would be clear.",
            [("Berg and others", "The contrast with the old bridge | would be clear")],
        ),
        ('The risk, Berg said, "is very small."', [("Berg", "The risk | is very small.")]),
        (
            "According to the Arda Bridge Authority (ABA), two people were hurt.",
            [("the Arda Bridge Authority", "two people were hurt")],
        ),
        (
            "According to Ola Lind, a nurse who lives in the village, ten people were hurt.",
            [("Ola Lind", "ten people were hurt")],
        ),
        ("He added, that the bridge would stay closed.", [("He", "the bridge would stay closed")]),
        ("Berg said — on the radio, as it happens — that she had won.", [("Berg", "she had won")]),
        ('Berg promised to "be a voice for the harbour" if elected.', [("Berg", 'to "be a voice for the harbour" if elected')]),
        ("He's said he believes the bridge is safe.", [("He", "he believes the bridge is safe")]),
        ("Jolly said he would be careful.", [("Jolly", "he would be careful")]),
        ("Berg's aides say their office has no plan.", [("Berg's aides", "their office has no plan")]),
        ("Berg asked the court for a quick ruling.", [("Berg", "a quick ruling")]),
        ("Berg went on to say that the bridge was old.", [("Berg", "the bridge was old")]),
        ("Berg called the plan unsafe.", [("Berg", "the plan unsafe")]),
    ],
)
def test_attributions_that_no_plain_verb_makes(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was announced on Monday that the bridge would open.", [(None, "the bridge would open")]),
        ("It was confirmed by the ministry that the bridge was safe.", [("the ministry", "the bridge was safe")]),
        ("The plan was criticised by residents for its cost.", [("residents", "The plan | for its cost")]),
        ("The report was denied by the army.", [("the army", "The report")]),
        ("The plan was criticised.", []),
        ("It was not confirmed that the bridge was safe.", []),
    ],
)
def test_reports_in_the_passive(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister mentioned the cost of the bridge.", [("The minister", "the cost of the bridge")]),
        ("The minister railed against the cost of the bridge.", [("The minister", "the cost of the bridge")]),
        ("The sign outlined the bridge.", []),
        ("The fog signalled the end of the season.", []),
    ],
)
def test_verbs_that_need_a_person(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


def test_a_title_in_marks_is_no_speech() -> None:
    assert said("On “The Evening Hour,” Berg said the bridge was old.") == [("Berg", "the bridge was old")]
    assert said("Berg, citing “the heavy cost,” said the engineer was wrong.")[-1] == ("Berg", "the engineer was wrong")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berg said the bridge was safe. “Nobody has to worry.”", [("Berg", "the bridge was safe | Nobody has to worry.")]),
        ("The bridge was safe, Berg said. “Nobody has to worry.”", [("Berg", "The bridge was safe | Nobody has to worry.")]),
        ("Berg said the bridge was safe.\n\n“Nobody has to worry.”", [("Berg", "the bridge was safe | Nobody has to worry.")]),
        ("Berg said the bridge was safe. The works went on. “Nobody has to worry.”", [("Berg", "the bridge was safe")]),
        ("Berg said the bridge was safe.\n\n“Nobody has to worry.” The sign hung on the door.", [("Berg", "the bridge was safe")]),
    ],
)
def test_quotations_go_on_with_the_rendering_before_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Berg said,“Nobody has to worry.”",
        'Berg said,"Nobody has to worry."',
        "“Nobody has to worry,”Berg said.",
        '"Nobody has to worry,"Berg said.',
        "Berg said:“Nobody has to worry.”",
    ],
)
def test_a_blank_is_missing_beside_a_quotation(text: str) -> None:
    assert [(speaker, words.rstrip(".")) for speaker, words in said(text)] == [("Berg", "Nobody has to worry")]
