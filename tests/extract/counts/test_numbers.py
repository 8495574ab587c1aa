"""Numbers as they are written in news: digits, words, ranges, bounds, vague words; and what is no number."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.contract.vocabulary import Bound
from pipelines.extract.counts.words.numbers import LARGEST, find_numbers
from pipelines.extract.counts.words.sentence_words import split_words

CASES = [
    ("thirteen men", 13, 13, 13, Bound.EXACT),
    ("twenty-five men", 25, 25, 25, Bound.EXACT),
    ("three hundred and six men", 306, 306, 306, Bound.EXACT),
    ("1,200 men", 1200, 1200, 1200, Bound.EXACT),
    ("1.2 million men", 1_200_000, 1_200_000, 1_200_000, Bound.EXACT),
    ("9 300 households", 9300, 9300, 9300, Bound.EXACT),
    ("half a million men", 500_000, 500_000, 500_000, Bound.EXACT),
    ("two dozen men", 24, 24, 24, Bound.EXACT),
    ("a dozen men", 12, 12, 12, Bound.EXACT),
    ("a couple of men", 2, 2, 2, Bound.EXACT),
    ("at least four men", 4, 4, None, Bound.AT_LEAST),
    ("no fewer than four men", 4, 4, None, Bound.AT_LEAST),
    ("four or more men", 4, 4, None, Bound.AT_LEAST),
    ("more than 40 men", 40, 40, None, Bound.MORE_THAN),
    ("over 40 men", 40, 40, None, Bound.MORE_THAN),
    ("up to 40 men", 40, None, 40, Bound.AT_MOST),
    ("as many as 40 men", 40, None, 40, Bound.AT_MOST),
    ("nearly 40 men", 40, None, 40, Bound.LESS_THAN),
    ("fewer than 40 men", 40, None, 40, Bound.LESS_THAN),
    ("about 40 men", 40, None, None, Bound.APPROX),
    ("some 40 men", 40, None, None, Bound.APPROX),
    ("some 24,118 men", 24_118, 24_118, 24_118, Bound.EXACT),
    ("an estimated 24,110 men", 24_110, None, None, Bound.APPROX),
    ("about 43 men", 43, None, None, Bound.APPROX),
    ("10 to 12 men", None, 10, 12, Bound.RANGE),
    ("between ten and twelve men", None, 10, 12, Bound.RANGE),
    ("10-12 men", None, 10, 12, Bound.RANGE),
    ("several men", None, 2, None, Bound.VAGUE),
    ("dozens of men", None, 24, None, Bound.VAGUE),
    ("hundreds of men", None, 200, None, Bound.VAGUE),
    ("tens of thousands of men", None, 20_000, None, Bound.VAGUE),
    ("٣٤ men", 34, 34, 34, Bound.EXACT),
]


@pytest.mark.parametrize(("text", "value", "low", "high", "bound"), CASES)
def test_number(text: str, value: int | None, low: int | None, high: int | None, bound: Bound) -> None:
    [number] = find_numbers(split_words(text, 0, len(text)))
    assert (number.value, number.low, number.high, number.bound) == (value, low, high, bound)
    assert number.veto is None


@pytest.mark.parametrize(
    "text", ["Ann Poe, 25, left", "men, ages 21, 32 and 49, left", "on Jan. 5 they", "in 1998 they", "a 6-year-old", "call 911."]
)
def test_ages_and_dates_are_no_counts(text: str) -> None:
    assert all(number.veto for number in find_numbers(split_words(text, 0, len(text))))


@pytest.mark.parametrize("text", ["S-300", "AK-47", "11:30", "MH17", "3rd-degree", "1" * 400])
def test_no_number(text: str) -> None:
    assert find_numbers(split_words(text, 0, len(text))) == ()


def test_ordinal() -> None:
    [number] = find_numbers(split_words("a sixth man", 0, 11))
    assert (number.value, number.ordinal) == (6, True)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789,.- abthousndmilorewxyfv%$٣½Ⅷ²"), max_size=80))
def test_any_text_gives_ordered_numbers_within_bounds(text: str) -> None:
    words = split_words(text, 0, len(text))
    assert all(text[word.start : word.end] == word.text for word in words)
    last = 0
    for number in find_numbers(words):
        assert last <= number.first <= number.core < number.last <= len(words)
        assert all(size is None or 0 <= size <= LARGEST for size in (number.value, number.low, number.high))
        last = number.last


def test_ten_thousand_numbers_in_one_sentence() -> None:
    text = "12 men, " * 10_000
    assert len(find_numbers(split_words(text, 0, len(text)))) == 10_000
