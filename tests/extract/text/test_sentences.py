"""Paragraphs and sentences: where they end, exact offsets, nothing lost, linear time."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.text.sentences import LONGEST_SENTENCE, find_paragraphs, find_sentences
from pipelines.extract.text_to_document import document_of_text


def split(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_sentences(text, find_paragraphs(text))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Gov. Anna Berg met Sgt. Tom Reed.", "They spoke."],
        ["It began at 11:30 a.m. Moscow time.", "It ended at 5 p.m.", "The crew left."],
        ["The drill ended at 5 p.m. Monday.", "Nobody was hurt."],
        ["J. R. Holm and George W. Reed voted.", "So did No. 5."],
        ["The U.S. Army came.", "He moved to the U.S.", "He liked it."],
        ["On Jan. 5 it snowed.", "It cost 3.5 million."],
        ["“It was bad. ", "Very bad.” ", "He left."],
        ["“Why?” he asked.", "“Why me?” Smith asked.", "Then he left."],
        ["''It was bad.''", "''Very bad.''"],
        ["TESSEN (Reuters) – ", "The bridge fell."],
    ],
)
def test_sentence_ends(sentences: list[str]) -> None:
    assert split(" ".join(one.strip() for one in sentences)) == [one.strip() for one in sentences]


def test_lost_spaces() -> None:
    assert split("The bridge fell.Nobody was hurt.") == ["The bridge fell.", "Nobody was hurt."]
    assert split("He wrote to example.com about it.") == ["He wrote to example.com about it."]


def test_paragraphs_and_lines() -> None:
    text = "  One.\n\n \nTwo\ngoes on.\nThree.\n"
    assert [text[one.start : one.end] for one in find_paragraphs(text)] == ["One.", "Two\ngoes on.\nThree."]
    assert split(text) == ["One.", "Two\ngoes on.", "Three."]


def test_numbers() -> None:
    found = find_sentences(text := "It is here. He is there.\n\nShe left.", find_paragraphs(text))
    assert [(one.no, one.paragraph_no) for one in found] == [(0, 0), (1, 0), (2, 1)]


def test_no_sentence_is_endless() -> None:
    pieces = split("word " * 20_000)
    assert max(map(len, pieces)) <= LONGEST_SENTENCE
    assert "".join(pieces).replace(" ", "") == "word" * 20_000


@pytest.mark.parametrize("text", ["", " \n\n ", "\x00\x01", '"""', "\u202eשלום\u202c عربى"])
def test_odd_texts(text: str) -> None:
    assert "".join("".join(split(text)).split()) == "".join(text.split())


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_every_character_is_in_one_sentence(text: str) -> None:
    found = find_sentences(text, find_paragraphs(text))
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert "".join("".join(text[one.start : one.end] for one in found).split()) == "".join(text.split())


def test_links_and_captions_have_no_speech() -> None:
    caption = "A crowd at the gate chants “No more.” (AP Photo/Ann Poe)"
    text = f"The mayor left.\n\nREAD NEXT: “We fled,” say residents\n\n{caption}\n\n“We stay,” he said."
    document = document_of_text(text, article_id="a", language="en")
    assert [text[one.start : one.end] for one in document.quotations] == ["We stay,"]
    assert not any("READ NEXT" in text[one.start : one.end] for one in document.sentences)
    assert all(document.paragraphs[one.paragraph_no].start <= one.start for one in document.sentences)
