"""The lexicon of cues: every verb and noun finds the contents of its examples and nothing in its counter-examples."""

import pytest

from pipelines.extract.cue_groups import CueGroup
from pipelines.extract.cues import cue_noun, cue_verb
from pipelines.extract.cues_acts import ACTS
from pipelines.extract.cues_nouns import NOUN_GROUPS, NounGroup
from pipelines.extract.cues_verbs import SAYING
from pipelines.extract.inflection import past, plural, verb_forms
from pipelines.extract.reading import read
from pipelines.extract.statements import find_statements
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.syntax.parser import load_parser
from pipelines.tables import Statement
from pipelines.vocabulary import CueClass

GROUPS = (*SAYING, *ACTS)


def statements_of(text: str) -> tuple[Statement, ...]:
    return find_statements(read(text, article_id="test", language="en", parser=load_parser()), load_gazetteer())


def contents_of(text: str) -> list[str]:
    return [one.text for one in statements_of(text)]


@pytest.mark.parametrize("group", GROUPS, ids=[group.name for group in GROUPS])
def test_examples_of_verbs(group: CueGroup) -> None:
    assert group.examples
    missed = [
        f"{sentence} -> {found}"
        for verb in group.verbs
        for template, content in group.examples
        if content not in (found := contents_of(sentence := template.format(past=past(verb))))
    ]
    assert missed == []


@pytest.mark.parametrize("group", GROUPS, ids=[group.name for group in GROUPS])
def test_counter_examples_of_verbs(group: CueGroup) -> None:
    assert group.counter_examples
    found = {
        sentence: contents_of(sentence)
        for sentence in {one.format(past=past(verb)) for one in group.counter_examples for verb in group.verbs}
    }
    assert {sentence: contents for sentence, contents in found.items() if contents} == {}


@pytest.mark.parametrize("group", NOUN_GROUPS, ids=[group.name for group in NOUN_GROUPS])
def test_examples_of_nouns(group: NounGroup) -> None:
    missed = [
        f"{sentence} -> {found}"
        for noun in group.nouns
        for template, content in group.examples
        if content not in (found := contents_of(sentence := template.format(noun=noun)))
    ]
    assert missed == []


@pytest.mark.parametrize("group", NOUN_GROUPS, ids=[group.name for group in NOUN_GROUPS])
def test_counter_examples_of_nouns(group: NounGroup) -> None:
    found = [contents_of(one.format(noun=noun)) for one in group.counter_examples for noun in group.nouns]
    assert not any(found)


def test_forms() -> None:
    assert verb_forms("deny") == ("deny", "denies", "denied", "denying")
    assert verb_forms("quip")[2:] == ("quipped", "quipping")
    assert plural("remark") == "remarks"
    assert plural("denial") == "denials"


def test_lookup() -> None:
    said = cue_verb("Said")
    assert said is not None
    assert said.lemma == "say"
    assert said.cue_class is CueClass.ASSERT
    assert cue_verb("walked") is None
    assert cue_noun("claims") is not None
    assert cue_noun("bridge") is None
