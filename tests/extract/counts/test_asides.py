"""Asides in brackets are stepped over, offsets stay those of the text."""

import pytest

from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.counts.phrases.asides import without_asides
from pipelines.extract.counts.words.sentence_words import split_words
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Members of the front (PF) fled", "Members of the front fled"),
        ("Ann Poe (25) fled", "Ann Poe ( 25 ) fled"),
        ("A raid (nobody was killed) ended", "A raid ( nobody was killed ) ended"),
        ("An open ( bracket", "An open ( bracket"),
        ("The death of, according to the clinic, two guards", "The death of two guards"),
        ("The sale of, according to one of 12 clerks, two vans", "The sale of , according to one of 12 clerks , two vans"),
        ("Two men, according to police, fled", "Two men , according to police , fled"),
    ],
)
def test_asides(text: str, kept: str) -> None:
    assert " ".join(word.text for word in without_asides(split_words(text, 0, len(text)))) == kept


def test_claim_around_an_aside_has_the_characters_of_the_text() -> None:
    text = "Two members (of the choir) were killed."
    [row] = find_counts(document_of_text(text, article_id="a", language="en"), (), load_gazetteer(), load_event_model())
    assert (row.text, row.value) == ("Two members (of the choir) were killed", 2)


def test_people_beside_animals_are_counted() -> None:
    for text in ("Floods killed 300 cattle and two herders.", "Floods killed 300 cattle, 40 sheep and two herders."):
        [row] = find_counts(document_of_text(text, article_id="a", language="en"), (), load_gazetteer(), load_event_model())
        assert (row.text, row.value) == ("two herders", 2)
