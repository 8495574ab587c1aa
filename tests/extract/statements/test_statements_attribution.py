"""Attributions that need more than a verb of saying beside its subject: questions, nouns, headlines, short quotations; texts of our own."""

import datetime as dt

import pytest

from pipelines.contract.tables import Statement
from pipelines.contract.vocabulary import CueClass, StatementKind
from pipelines.extract.statements.find_statements import find_statements
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.syntax.parser import load_parser

PUBLISHED = dt.date(2026, 3, 12)
BODY = 'Mayor Anna Berg spoke on Monday. "The bridge will open," Berg said. Governor Pia Lunde agreed, police said.'


def statements(text: str, title: str | None = None) -> tuple[Statement, ...]:
    document = document_of_text(text, article_id="test", title=title, published=PUBLISHED, language="en", parser=load_parser())
    return find_statements(document, load_gazetteer())


def said(text: str) -> list[tuple[str | None, str]]:
    return [(one.speaker_text, " | ".join(text[start:end] for start, end in one.parts)) for one in statements(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The risk is too high," Quick said after the vote.', [("Quick", "The risk is too high")]),
        ('"It is all a fraud," says Suckling, who is director of the Centre.', [("Suckling", "It is all a fraud")]),
        ('"Come to the town," the editorial read.', [("the editorial", "Come to the town")]),
        ('"Denver," he answered.', [("he", "Denver")]),
        ("“The bridge is open.” Berg said.\n\nThe council left.", [("Berg", "The bridge is open.")]),
        ('"We are here," said BT-ORU President Tom Velders, who was there.', [("BT-ORU President Tom Velders", "We are here")]),
        (
            'Hundreds marched through the town, past the old hall, while chanting, "Hands up, do not shoot."',
            [("Hundreds", "Hands up, do not shoot.")],
        ),
        (
            'Berg suggested the plan was poor - "It is very poor," she said twice - and left.',
            [("Berg", "the plan was poor"), ("she", "It is very poor")],
        ),
        (
            'When Lunde said that the tax was low, Berg fired back: "It is far too high."',
            [("Lunde", "the tax was low"), ("Berg", "It is far too high.")],
        ),
    ],
)
def test_quotations(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Asked whether she had read the letter, Berg nodded.", None, "whether she had read the letter"),
        ("Berg was asked by reporters how the fire began.", "reporters", "how the fire began"),
        ("When asked about the cost of the bridge, Berg left the room.", None, "the cost of the bridge"),
    ],
)
def test_questions_in_the_passive(text: str, speaker: str | None, content: str) -> None:
    (row,) = statements(text)
    assert (row.speaker_text, row.text, row.cue_class) == (speaker, content, CueClass.ASK)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("His criticism of the mayor has angered residents.", "His", "the mayor"),
        ("Berg renewed his call for a special prosecutor.", "Berg", "a special prosecutor"),
        ("Lunde launched scathing attacks on the council.", "Lunde", "the council"),
    ],
)
def test_nouns_of_criticism_and_demand(text: str, speaker: str, content: str) -> None:
    assert said(text) == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Varland's attack on the town killed three people.",
        "The army launched an attack on the town.",
        "The city faced criticism of the plan.",
        "In a survey, 60 percent of voters said they were content.",
        "Six in 10 say that they are content.",
        "The poll shows that most residents back the mayor.",
        "Residents believe the mayor lied.",
        "The drones fell on the town. They signal that the war goes on.",
    ],
)
def test_deeds_beliefs_and_polls_are_no_statements(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("title", "speaker", "content"),
    [
        ("Berg: town will open bridge", "Anna Berg", "town will open bridge"),
        ("Berg vows to open bridge", "Anna Berg", "to open bridge"),
        ("Bridge will open in May, says mayor", "Anna Berg", "Bridge will open in May"),
        ("Bridge will open in May, governor says", "Pia Lunde", "Bridge will open in May"),
        ("'We will open it': Berg on the bridge", "Anna Berg", "We will open it"),
        ("Norway warns of floods after storm", "Norwegian government", "floods after storm"),
        ("Two dead in crash - police", "police", "Two dead in crash"),
        ("Berg calls plan 'a cruel joke'", "Anna Berg", "plan 'a cruel joke'"),
        ("Lunde accuses Berg of lying about bridge", "Pia Lunde", "Berg of lying about bridge"),
    ],
)
def test_headlines(title: str, speaker: str, content: str) -> None:
    row = statements(BODY, title)[0]
    assert (row.kind, row.speaker, row.text) == (StatementKind.HEADLINE, speaker, content)
    assert title[row.start : row.end] == content


@pytest.mark.parametrize("title", ["Bridge: what we know", "Town opens new bridge", "Storm warns off walkers"])
def test_titles_that_say_nothing(title: str) -> None:
    assert all(row.kind is not StatementKind.HEADLINE for row in statements(BODY, title))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Police and rescuers searched the site. They estimate that 40 people died.", "police and rescuers"),
        (
            "Half were hit, according to work by Pia Lunde of the college and Anna Berg of the hall. In the south, they said it was less.",
            "Pia Lunde; Anna Berg",
        ),
        ("Boris Lunde, the prime minister, spoke. Later the economy minister said prices fell.", "economy minister"),
        ("There were blasts, in a southern part of the capital, the town's mayor, Bo Lunde, said.", "Bo Lunde"),
        ("The Vesta Times newspaper wrote of fires. Dilma Lunde has been at the site.\n\n“It is sad,” she said.", "Dilma Lunde"),
    ],
)
def test_whom_a_mention_means(text: str, speaker: str) -> None:
    assert statements(text)[-1].speaker == speaker


@pytest.mark.parametrize(
    ("text", "org"),
    [
        ("Pia Lunde, a resident of Bergen, said it was unsafe.", None),
        ("Pia Lunde, the mayor of Orlen, said it was unsafe.", None),
        ("Pia Lunde, a spokeswoman for the Bergen Fire Department, said it was unsafe.", "Bergen Fire Department"),
        ("The Bergen Hospital spokesman Bo Lunde said it was unsafe.", "Bergen Hospital"),
    ],
)
def test_a_town_is_no_organisation(text: str, org: str | None) -> None:
    assert statements(text)[0].speaker_org == org


def test_naming_is_no_order() -> None:
    (named,) = statements('The mayor called the plan "a cruel joke."')
    (ordered,) = statements("The mayor called for an inquiry.")
    assert (named.cue_class, ordered.cue_class) == (CueClass.ASSERT, CueClass.ORDER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Four sheds burned, the region's acting governor, Anna Berg, wrote on Telegram early Thursday.",
            [("Anna Berg", "Four sheds burned")],
        ),
        ("Nine men were hurt, the hospital's director, Abu Lunde, told reporters.", [("Abu Lunde", "Nine men were hurt")]),
        ("The road is shut, Sgt. Pia Lunde said.", [("Pia Lunde", "The road is shut")]),
        ("The road is shut, the army said in its evening update on Thursday.", [("army", "The road is shut")]),
        ("The Chair of the Council, Admiral Rob Berg, said that it rains.", [("Rob Berg", "it rains")]),
        ("The Governor put the number of dead across the city at 65.", [("Governor", "the number of dead across the city at 65")]),
        ("The storm put the number of guests in doubt at 65 inns.", []),
        (
            "Secretary General Jens Lunde spoke. He welcomed that some allies had announced aid, and stressed that it counts.",
            [("Jens Lunde", "some allies had announced aid"), ("Jens Lunde", "it counts")],
        ),
        ("Jens Lunde welcomed a new pact of the states that will pay for it.", []),
        ("Deputy Secretary General Jens Lunde spoke. The Deputy Secretary General said it rains.", [("Jens Lunde", "it rains")]),
        ("Secretary-General Jens Lunde spoke. The Secretary-General said it rains.", [("Jens Lunde", "it rains")]),
        (
            "The Bridge Agency (BA) said that it rains. The BA said that it snows.",
            [("Bridge Agency", "it rains"), ("Bridge Agency", "it snows")],
        ),
        ("Rebels in Norway's northern Kel State said it rains.", [("Rebels in Norway's northern Kel State", "it rains")]),
        (
            "The Harbour Lawyers said that it rains. It is cold, it added.",
            [("Harbour Lawyers", "it rains"), ("Harbour Lawyers", "It is cold")],
        ),
    ],
)
def test_speakers_in_reports(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(one.speaker, one.text) for one in statements(text)] == expected


def test_nobody_who_did_not_say_something_is_no_speaker() -> None:
    assert statements("Neither government has said when the next swap will take place.") == ()
    assert statements("No official said whether the bridge was safe.") == ()


def test_the_report_has_no_name_and_mountains_have_no_brother() -> None:
    assert [one.speaker for one in statements("According to the report, two bombs were found in the hall.")] == [None]
    text = 'A slide wiped out the village in the Marra Mountains. "It is gone," his brother said.'
    assert [one.speaker for one in statements(text)] == ["brother"]


def test_a_time_with_a_preposition_stands_behind_the_cue() -> None:
    text = "The storm hurt 22 people and wounded 117, the ministry said late on Thursday."
    assert said(text) == [("the ministry", "The storm hurt 22 people and wounded 117")]
