"""Terms: what an event is told from others by, and how much each term tells."""

import pytest

from pipelines.link.distinctive_words import MOST_TERMS, TermWeights, ages, lead_terms, names, terms, words_of_text


def test_words_are_distinct_in_lower_case_and_without_possessive() -> None:
    assert words_of_text("The Mill's roof; the mill’s ROOF, by 9 at no. 17") == ("the", "mill", "roof")


def test_names_are_pairs_of_capitalised_words() -> None:
    assert names("Ada M. Brom lives on Lower Mill Road near the River Ulm.") == ("ada_brom", "lower_mill", "mill_road", "river_ulm")
    assert names("Élodie Šimić and no one else") == ("élodie_šimić",)


@pytest.mark.parametrize(
    ("text", "expected"), [("a 34-year-old man", ("34y",)), ("Ada Brom, 61, died", ("61y",)), ("9 years old", ("9y",)), ("34 cars", ())]
)
def test_ages(text: str, expected: tuple[str, ...]) -> None:
    assert ages(text) == expected


def test_of_many_words_the_common_ones_are_left_out() -> None:
    rare = [f"zw{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(MOST_TERMS)]
    found = terms("The police said", " ".join(rare))
    assert set(found) == set(rare)
    assert "police" in terms("The police said", "nothing")


def test_the_lead_holds_title_and_beginning() -> None:
    lead = lead_terms("Mill burns", "The roof fell. " + "x" * 600 + " late")
    assert {"mill", "burns", "roof"} <= set(lead)
    assert "late" not in lead


def test_a_common_word_tells_less_than_a_rare_one_however_small_the_window() -> None:
    for window in ([], [["mill"]], [["mill", "police"]] * 30):
        weights = TermWeights(window)
        assert 0 <= weights["police"] < weights["zwqx"]
    assert TermWeights([["mill"]] * 30)["mill"] < TermWeights([])["mill"]


@pytest.mark.parametrize("text", ["", "\ud800", "\x00", "́" * 50, "A" * 100_000, "A. " * 30_000, "Ab " * 30_000])
def test_any_text_gives_terms(text: str) -> None:
    assert isinstance(terms(text, text), tuple)
