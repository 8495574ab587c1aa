"""Texts in capitals are read in running case, each letter in its place."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.text.true_case import true_cased
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.gazetteer.place import Gazetteer
from pipelines.syntax.small_words import load_small_words


@cache
def _words() -> tuple[frozenset[str], Gazetteer]:
    return load_small_words(), load_gazetteer(None)


def _read(text: str) -> str:
    return true_cased(text, *_words())


@pytest.mark.parametrize(
    ("capitals", "running"),
    [
        ("TWELVE MINERS DIED ON TUESDAY IN ORURO.", "Twelve miners died on Tuesday in Oruro."),
        ("THE MAYOR, PEDRO QUISBERT, SAID SO. HE LEFT.", "The mayor, Pedro Quisbert, said so. He left."),
        ("GENERAL QUISBERT MET THE GENERAL STAFF ON 4 MAY.", "General Quisbert met the general staff on 4 May."),
        ("THEY MAY RETURN TO NEW YORK IN MARCH 2021", "They may return to New York in March 2021"),
        ("THE NATIONAL FREEDOM ARMY [NFA] SHOT MEN; THE NFA", "The National Freedom Army [NFA] shot men; the NFA"),
        ("TROOPS OF THE U.S. ARMY WERE AMBUSHED.", "Troops of the U.S. Army were ambushed."),
        ("A BUS OVERTURNED NEAR LA QUEMADA, ZUNAL DEPARTMENT.", "A bus overturned near La Quemada, Zunal Department."),
    ],
)  # fmt: skip
def test_names_have_a_capital_and_other_words_do_not(capitals: str, running: str) -> None:
    assert _read(capitals) == running


@pytest.mark.parametrize(
    "text",
    [
        "Twelve miners died in Oruro, the UN said.",
        "NATO",
        "TV ABC",
        "",
        "Officials of NATO, the UN and UNICEF met IOM and WHO staff there.",
    ],
)
def test_running_text_stays(text: str) -> None:
    assert _read(text) == text


def test_only_paragraphs_in_capitals_change() -> None:
    text = "FLOODS KILL NINE IN THE VALLEY OF ZUNAL\n\nNine people drowned, NATO said."
    assert _read(text) == "Floods kill nine in the valley of Zunal\n\nNine people drowned, NATO said."


@given(st.text(alphabet=st.sampled_from("ABCXYZ İßŉŁabc\n.!?[]()'\"“”12 "), max_size=120))
def test_every_character_keeps_its_place(text: str) -> None:
    read = _read(text)
    assert len(read) == len(text)
    assert read.lower() == text.lower()
