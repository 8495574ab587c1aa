"""Words and marks of news texts, cut as the treebanks cut them; exact places and linear time whatever the text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.counted_work import grows_linearly

from pipelines.syntax.token_rules import EXCEPTIONS
from pipelines.syntax.tokenizer import cut_words, plain_marks

CUTS = [
    "do n't", "Ca n't", "would n't 've", "they 've", "I 'm", "she 'd", "you 'll", "let 's", "can not", "gon na", "do nt",
    "Lindt 's", "LINDT 'S", "ministers '", "Lindt ’s", "did n’t", "O'Brien", "o'clock", "y' all",
    "U.S.", "U.N. ,", "a.m.", "p.m. ,", "10 a.m.", "7 pm", "Mr.", "Gen.", "Lt. Col.", "( Dr. )", "Sept.", "J.",
    "9,000", "1.5", "40 %", "$ 3.5", "€ 20", "500 €", "US$ 9", "5 km", "3 M", "10:30", "24/7", "1,200,000", "+ people", "+5",
    "15 - year - old", "F-16", "COVID-19", "T-72", "U.S.-led", "north - east", "well - known", "Paris – Nice", "2010 – 2015", "-5",
    "he / she", "and/or", "www.example.org/a-b", "https://example.org/a?b=c", "press-office@example.org", "@name", "# tag",
    "wait ...", "... and", "wait …", "yes ... No", "town . The", "Mr. Weiss",
    "“ Yes , ”", "' No . '", '" Why ? "', "'' so ''", "`` so ''", "( a )", "[ ... ]", "( b ) .", "« Non »", "/",
    "--", "so — he", "a -- b", "Why ? !",
    "✓ done", "C++", ":)", "wed", "id", "Well", "its", "were", "Wed.",
]  # fmt: skip


def test_cut() -> None:
    for line in CUTS:
        glued = line.replace(" ", "")
        assert [glued[start:end] for start, end in cut_words(glued)] == line.split()


def test_every_exception_stands_alone_and_in_brackets() -> None:
    for word, parts in EXCEPTIONS.items():
        assert [word[start:end] for start, end in cut_words(word)] == list(parts)
        assert "".join(parts) == word
        if word[0].isalpha() and word[-1].isalpha():
            assert [f"({word})"[start:end] for start, end in cut_words(f"({word})")] == ["(", *parts, ")"]


def test_blanks_of_all_kinds_part_words() -> None:
    assert cut_words("a\u00a0b\u200bc\x00d\ud800e\n") == [(0, 1), (2, 3), (4, 5), (6, 7), (8, 9)]
    assert cut_words("") == cut_words(" \t") == []


@given(st.text(alphabet=st.one_of(st.sampled_from(" .,\"“”'-()\n\tasdAS19$%’…—/:@"), st.characters()), max_size=60))
def test_places(text: str) -> None:
    places = cut_words(text)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(left[1] <= right[0] for left, right in pairwise(places))
    assert "".join(text[start:end] for start, end in places) == "".join(run for run in _without_blanks(text))
    assert len(plain_marks(text)) == len(text)


def _without_blanks(text: str) -> str:
    """Return what has to be in tokens."""
    odd = {"\u200b", "\u2060", "\ufeff"}
    return "".join(c for c in text if not (c.isspace() or c < " " or "\x7f" <= c <= "\x9f" or c in odd or "\ud800" <= c <= "\udfff"))


@pytest.mark.parametrize(
    "piece", ["(", "'", "a-", ".", "..", "U.S.", "1,", "🙂", "http://a.b/", "a@", "a:", "x" * 50 + ".", "a--", "_.", "%"]
)
def test_work_is_linear(piece: str) -> None:
    assert grows_linearly(lambda size: cut_words(piece * (size // len(piece))), 1_000, 10_000)
