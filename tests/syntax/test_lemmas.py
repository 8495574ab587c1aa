"""Dictionary forms: verbs of news texts by list and by ending, nouns, names, and the table that training writes."""

import pytest

from pipelines.syntax.lemmas import learn_exceptions, lemma_by_rule, lemma_of, read_exceptions
from pipelines.syntax.parser import MODEL

FORMS = [
    ("VBD", "said say, told tell, vowed vow, denied deny, claimed claim, shot shoot, barred bar, stopped stop, died die, added add"),
    ("VBN", "killed kill, wounded wound, damaged damage, shot shoot, hidden hide, denounced denounce, freed free, razed raze"),
    ("VBG", "warning warn, lying lie, dying die, accusing accuse, fleeing flee, hitting hit, buying buy, urging urge"),
    ("VBZ", "says say, denies deny, does do, has have, is be, vows vow, watches watch"),
    ("NNS", "tanks tank, buses bus, injuries injury, children child, people people, houses house, servicemen serviceman, cars car"),
    ("JJR", "larger large, bigger big"),
    ("JJS", "biggest big, deadliest deadly"),
    ("NNP", "Marshes Marshes"),
    ("RB", "n't not"),
]


@pytest.mark.parametrize(("tag", "pairs"), FORMS)
def test_lemma(tag: str, pairs: str) -> None:
    wanted = dict(pair.split() for pair in pairs.split(", "))
    assert {word: lemma_of(word, tag, read_exceptions(MODEL)) for word in wanted} == wanted


def test_learned_table_holds_only_what_the_rules_miss() -> None:
    words = [("Walked", "VBD|VERB", "walk"), ("zogged", "VBD|VERB", "zoggo"), ("said", "VBD|VERB", "said"), ("Velm", "NNP|PROPN", "velm")]
    assert learn_exceptions(words) == {"VBD": {"zogged": "zoggo"}}


@pytest.mark.parametrize("tag", ["VBD", "VBG", "VBZ", "NNS", "NNPS", "JJR", "RBS"])
def test_odd_words(tag: str) -> None:
    for word in ("", "s", "ed", "ing", "eed", "ss", "yyed", "🙂s"):
        assert isinstance(lemma_by_rule(word, tag), str), word
