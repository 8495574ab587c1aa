"""Means of attack: what their words tell."""

import pytest

from pipelines.link.distinctive_words import words_of_text
from pipelines.link.means_of_attack import MEANS, means


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A drone hit a car.", {"drone"}),
        ("The town was shelled; mortars fell on the market.", {"artillery"}),
        ("An Iskander missile struck.", {"missile"}),
        ("Rockets fell.", {"artillery", "missile"}),
        ("An air strike killed two; the blast broke windows.", set()),
        ("Nine drones were shot down.", {"drone"}),
    ],
)
def test_means_are_read_from_their_words(text: str, expected: set[str]) -> None:
    assert means(words_of_text(text)) == expected


def test_words_are_as_terms_are() -> None:
    assert all(words_of_text(listed) == tuple(listed.split()) for listed in MEANS.values())
