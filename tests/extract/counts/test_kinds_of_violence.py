"""Which kind of violence a sentence tells of, in the terms of ACLED: the examples of the data, and what claims get of it."""

import pytest
from support.read_texts import read_texts

from pipelines.contract.vocabulary import Metric
from pipelines.extract.counts.metrics.kinds_of_violence import KINDS, STRIKE, Violence, violence_codes


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in (*KINDS, STRIKE) for text in kind.examples])
def test_examples_are_of_their_kind(kind: Violence, text: str) -> None:
    codes = violence_codes(text)
    assert codes is not None
    assert (codes.acled, codes.acled_sub) == (kind.acled, kind.acled_sub)


@pytest.mark.parametrize("text", [text for kind in (*KINDS, STRIKE) for text in kind.counter_examples])
def test_counter_examples_are_of_none(text: str) -> None:
    assert violence_codes(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed in an attack on Kharkiv.",
        "Two people were killed in a strike during an exercise.",
        "Militants and police clashed at a protest and two people were hurt.",
        "Three soldiers were wounded by a mortar during an exercise.",
        "The flood killed four people.",
    ],
)
def test_what_no_word_tells_has_no_kind(text: str) -> None:
    assert violence_codes(text) is None


def test_a_strike_with_a_named_means_is_of_that_means() -> None:
    codes = violence_codes("Two people were killed in a strike on Kharkiv, where a drone hit a car.")
    assert codes is not None
    assert codes.acled_sub == "Air/drone strike"


def test_a_death_has_the_kind_that_its_sentence_tells() -> None:
    text = (
        "Shelling killed two people in Kharkiv on Monday. Three people died in a fire in Odesa. Police arrested four people with a drone."
    )
    [rows] = read_texts(("2026-06-02", "News", text))
    kinds = {(claim.metric, claim.value): (claim.acled_event_type, claim.acled_sub_event_type) for claim in rows.claims}
    assert kinds[Metric.KILLED, 2] == ("Explosions/Remote violence", "Shelling/artillery/missile attack")
    assert kinds[Metric.KILLED, 3] == (None, None)
    assert kinds[Metric.DETAINED, 4] == ("Strategic developments", "Arrests")
