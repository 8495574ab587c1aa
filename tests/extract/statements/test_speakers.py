"""Speakers: the one person or institution behind a statement, however the text calls it; texts of our own."""

import datetime as dt

import pytest

from pipelines.contract.tables import Statement
from pipelines.extract.statements.acronyms import Acronyms
from pipelines.extract.statements.find_statements import find_statements
from pipelines.extract.statements.short_names import full_name, named_kind
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.syntax.parser import load_parser

PUBLISHED = dt.date(2026, 3, 12)


def statements(text: str) -> tuple[Statement, ...]:
    document = document_of_text(text, article_id="test", published=PUBLISHED, language="en", parser=load_parser())
    return find_statements(document, load_gazetteer())


def speakers(text: str) -> list[str | None]:
    return [one.speaker for one in statements(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Three people have died,” Jayed Alam, a regional police chief, told reporters.", ["Jayed Alam"]),
        ("Inspector Mira Dole said the road was shut. The officer said the driver had fled.", ["Mira Dole", "Mira Dole"]),
        ("Arda Chief Minister Mira Dole said nine had died. The CM said the state would pay.", ["Mira Dole", "Mira Dole"]),
        ("Mayor Mira Dole and fire chief Jon Velders said the fire was out.", ["Mira Dole; Jon Velders"]),
        ("District Collector Mira Dole said boats had been sent.", ["Mira Dole"]),
        ("Palestinian health authorities said nine people had died.", ["Palestinian health authorities"]),
        ("Nine people drowned on Wednesday, said Mira Dole.", ["Mira Dole"]),
        ("A clerk, who did not want to be named, told AFP the blast was loud.", ["a clerk"]),
        ("The raiders came at midnight, a resident, Jon Velders, told the Arda Post by phone.", ["Jon Velders"]),
        ("DGP Jon Velders said seven men had been arrested.", ["Jon Velders"]),
        ("As per the police, the driver fled.", ["police"]),
        ("As per the rules, the driver paid.", []),
        ("The storm killed 42 people, according to provisional figures released by the health ministry on Monday.", ["health ministry"]),
        ("More than 900 homes burned, according to a report issued Dec. 24 by the Arda Relief Council.", ["Arda Relief Council"]),
        ("Nine people died, according to police records obtained by the Herald.", ["police records obtained by the Herald"]),
        ("The Arda Water Supply and Drainage Board said 19 people were missing.", ["Arda Water Supply and Drainage Board"]),
        (
            "Typhoon Berta crossed Arda. Berta was the worst of the year. Nine had died, a lawmaker said. He said two were missing.",
            ["a lawmaker", "a lawmaker"],
        ),
        ("Nine people drowned on Wednesday, said district judge Mira Dole.", ["Mira Dole"]),
        ("Nine people drowned on Wednesday, said Mira Dole, district judge.", ["Mira Dole"]),
        ("The police on Friday said they had arrested five men.", ["police"]),
        ("The Commissioner of Police, Mr. Jon Velders, who saw the site, said three men had been held.", ["Jon Velders"]),
        ("When contacted, the Police Public Relations Officer, Mira Dole, confirmed the fire.", ["Mira Dole"]),
        ('"The road is closed," Mira Dole, a spokeswoman for the fire service, told the radio.', ["Mira Dole"]),
        (
            "A regional police chief said nine people had drowned. The boats were old. The search went on, police chief Jayed Alam said.",
            ["Jayed Alam", "Jayed Alam"],
        ),
        (
            "A regional police chief said nine drowned.\n\nIt was dark.\n\n“We saw it,” said Jayed Alam, the regional police chief.",
            ["Jayed Alam", "Jayed Alam"],
        ),
        (
            "A senior health official said the fever had spread. The official, Nora Vance, said two wards were full.",
            ["Nora Vance", "Nora Vance"],
        ),
        (
            "A police officer said the man had fled. Police officer Ola Lind said he was armed.",
            ["a police officer", "Ola Lind"],
        ),
        (
            "A rebel commander said his men had taken the town. Another rebel said they would hold it.",
            ["a rebel commander", "another rebel"],
        ),
        ("One survivor said the roof had fallen. A third said nothing had worked.", ["one survivor", "a third"]),
        ("Berg's campaign manager said she had raised a million.", ["Berg's campaign manager"]),
    ],
)
def test_described_first_and_named_later(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four people were killed in an avalanche, police in southwestern Switzerland said.", ["police in southwestern Switzerland"]),
        ("The bridge is closed, said officials in northern Arda.", ["officials in northern Arda"]),
        (
            "The Ministry of Water and Power said the dam was safe. The ministry said it would be inspected.",
            ["Ministry of Water and Power"] * 2,
        ),
        ("The Department for Roads and Bridges said the bridge was closed.", ["Department for Roads and Bridges"]),
        (
            "Nine were hurt, the Central Board for Hazard and Emergency Planning (CBHE) said.",
            ["Central Board for Hazard and Emergency Planning"],
        ),
        (
            "The Food and Farming Agency said the harvest was poor, and the agency added that prices would rise.",
            ["Food and Farming Agency"] * 2,
        ),
        ("Rita Nyeri and Ola Lind said the bridge was closed.", ["Rita Nyeri; Ola Lind"]),
        ("The raft flipped, said Benue Flood Relief Agency (BFRA) head Abdul Arah.", ["Abdul Arah"]),
        ("A hospital in the town of Belm said it had admitted nine people.", ["a hospital in the town of Belm"]),
    ],
)
def test_places_and_organisations(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The head of the agency, Abdul Arah, spoke to families. Mr Arah's statement said 88 villagers were safe.", ["Abdul Arah"]),
        ("A statement from the coastguard said the boat had sunk.", ["coastguard"]),
        ("A note by the Interior Ministry said two officers had been hurt.", ["Interior Ministry"]),
        ("Two bridges fell, the council's website said.", ["council"]),
        ("The police report said the driver had fled.", ["police report"]),
        ("The Water Board closed two wells. It said the water was unsafe.", ["Water Board"]),
        ("The army said it had shelled the depot. It also said that two soldiers had died.", ["army", "army"]),
        (
            "Squamish Rescue said dogs were used. A newer note later that day said the search was halted.",
            ["Squamish Rescue", "a newer note"],
        ),
        ("The bridge is closed, the council said Tuesday in a notice on its website.", ["council"]),
        ("Tuesday's attack killed nine people, the governor said late Tuesday.", ["governor"]),
        ("Some roads are blocked, residents and local officials have said.", ["residents and local officials"]),
        ("Two passengers died, the railway operator had said on Friday.", ["railway operator"]),
        ("The governor of the Orlen region said nine of the boats were sunk at the quay.", ["governor of the Orlen region"]),
        ("Nine bodies were found and four persons reported missing in the river.", []),
        ("Three villagers were reported dead and five more declared missing after the storm.", []),
    ],
)
def test_no_document_time_or_event_speaks(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("“The train was slow,” the Press Trust of India cited Hari Lal, a shopkeeper, as saying.", "Hari Lal", "the Press Trust of India"),
        ("The Daily Herald quoted Mira Dole, a nurse, as saying the ward was full.", "Mira Dole", "The Daily Herald"),
        ("The agency cited the minister as saying that the dam was safe.", "minister", "The agency"),
        ('"There was a loud bang," AFP quoted resident Ola Lind as saying.', "Ola Lind", "AFP"),
        ("Two people drowned, Governor Pia Lunde was quoted by the Daily Herald as saying.", "Pia Lunde", "the Daily Herald"),
        ('"There was a loud bang," resident Ola Lind told AFP.', "Ola Lind", None),
    ],
)
def test_relayed_words_are_those_of_who_said_them(text: str, speaker: str, via: str | None) -> None:
    assert [(one.speaker, one.cited_via) for one in statements(text)] == [(speaker, via)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The World Food Programme said it was late. WFP said 12 lorries were missing. The agency called for help.",
            "World Food Programme",
        ),
        ("The UN Refugee Agency (UNHCR) said 400 people had fled. UNHCR said it needed tents.", "UN Refugee Agency"),
        ("Human Rights Watch said 40 people had been held. The group said they had been beaten.", "Human Rights Watch"),
        ("The Belm County Sheriff's Office said two had fled. The sheriff's office said they were armed.", "Belm County Sheriff's Office"),
        ("The Arda Police Department was there. Police said he would live.", "Arda Police Department"),
        ("Andrei Lund, head of the Arda region police, came to the square. Police said nine people had died.", "Arda region police"),
        ("The Varland navy searched the strait. Forty bodies had been found, the navy said.", "Varland navy"),
        ("Victims were taken to Mercy General Hospital. The hospital said nine were in a grave state.", "Mercy General Hospital"),
        ("The Ministry of Health sent doctors. The ministry said 40 people were ill.", "Ministry of Health"),
        ("The Belm Times wrote about the fire. The paper said the roof had fallen in.", "Belm Times"),
        ("A Norrin Air plane went down. The airline said 40 people were on board.", "Norrin Air"),
    ],
)
def test_short_forms(text: str, expected: str) -> None:
    assert set(speakers(text)) == {expected}


def test_a_short_form_of_several_stays_short() -> None:
    assert speakers("The Arda Police and the Belm Police sent patrols. Two people died, police said.") == ["police"]
    assert speakers("Three police officers were hurt. Riot police came. Two people died, police said.") == ["police"]
    assert full_name("The Arda Hospital and Mercy Hospital were full.", "hospital") is None


def test_the_last_name_of_a_kind_counts() -> None:
    text = "The Belm Times and the Arda Post wrote about it."
    assert named_kind(text, "paper", len(text)) == "Arda Post"
    assert named_kind(text, "paper", 0) is None


@pytest.mark.parametrize(
    ("text", "acronym", "expected"),
    [
        ("the Bridge Agency (BA)", "BA", "Bridge Agency"),
        ("The UN Refugee Agency (UNHCR) came.", "UNHCR", "UN Refugee Agency"),
        ("The film (GREAT) was shown.", "GREAT", None),
        ("The National Disaster Management Authority helps. NDMA is small.", "NDMA", "National Disaster Management Authority"),
        ("A boat left. NDMA is small.", "NDMA", None),
    ],
)
def test_acronyms(text: str, acronym: str, expected: str | None) -> None:
    assert Acronyms(text).full(acronym) == expected


@pytest.mark.parametrize(
    ("text", "speaker", "country"),
    [
        ("Twenty people died, the Syrian Observatory for Human Rights said.", "Syrian Observatory for Human Rights", None),
        ("The Ukrainian Red Cross said two medics were hurt.", "Ukrainian Red Cross", None),
        ("The Syrian Defence Ministry said two soldiers were hurt.", "Syrian Defence Ministry", "SY"),
        ("The London-based monitor said two guards were hurt.", "London-based monitor", None),
        ("The British-based organization said two guards were hurt.", "British-based organization", None),
    ],
)
def test_only_bodies_of_a_state_have_its_country(text: str, speaker: str, country: str | None) -> None:
    [said] = statements(text)
    assert (said.speaker, said.speaker_country) == (speaker, country)
