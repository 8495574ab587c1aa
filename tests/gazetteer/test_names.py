"""Lookup keys make spellings of one name equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.gazetteer.name_keys import key_of, without_marks


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Deir el-Balah", "deir el balah"),
        ("Kramators'k", "kramatorsk"),
        ("Kramators’k", "kramatorsk"),
        ("St. Louis", "st louis"),
        ("Saint Louis", "st louis"),
        ("Mount Airy", "mt airy"),
        ("São Paulo", "sao paulo"),
        ("Łódź", "lodz"),
        ("U.S.", "us"),
        ("Saint", "saint"),
        ("", ""),
    ],
)
def test_key(name: str, key: str) -> None:
    assert key_of(name) == key


def test_marks_are_dropped() -> None:
    assert without_marks("Khān Yūnis") == "Khan Yunis"


@given(st.text())
def test_any_text_has_a_stable_key(name: str) -> None:
    key = key_of(name)
    assert key == key.strip()
    assert "  " not in key
