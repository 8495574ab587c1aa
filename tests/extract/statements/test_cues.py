"""The lexicon of cues: every verb and noun finds the contents of its examples and nothing in its counter-examples."""

import pytest

from pipelines.contract.vocabulary import CueClass
from pipelines.extract.statements.cue_groups import CueGroup
from pipelines.extract.statements.cue_lookup import cue_noun, cue_verb
from pipelines.extract.statements.cue_nouns import NOUN_GROUPS, NounGroup
from pipelines.extract.statements.cue_verbs_of_acts import ACTS
from pipelines.extract.statements.cue_verbs_of_saying import SAYING
from pipelines.extract.statements.find_statements import find_statements
from pipelines.extract.text.inflection import past, plural, verb_forms
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.syntax.parser import load_parser

GROUPS = (*SAYING, *ACTS)


def contents_of(sentences: list[str]) -> list[list[str]]:
    """Return the contents found in each sentence; all are read as the paragraphs of one text, which is faster."""
    document = document_of_text("\n\n".join(sentences), article_id="test", language="en", parser=load_parser())
    found: list[list[str]] = [[] for _ in sentences]
    for row in find_statements(document, load_gazetteer()):
        found[document.sentences[row.sentence_no].paragraph_no].append(row.text)
    return found


def missed(cases: list[tuple[str, str]]) -> list[str]:
    """Return the examples whose content is not found."""
    found = contents_of([sentence for sentence, _ in cases])
    return [f"{sentence} -> {contents}" for (sentence, content), contents in zip(cases, found, strict=True) if content not in contents]


@pytest.mark.parametrize("group", GROUPS, ids=[group.name for group in GROUPS])
def test_verbs(group: CueGroup) -> None:
    assert group.examples
    assert group.counter_examples
    assert missed([(template.format(past=past(verb)), content) for verb in group.verbs for template, content in group.examples]) == []
    sentences = sorted({one.format(past=past(verb)) for one in group.counter_examples for verb in group.verbs})
    assert dict(zip(sentences, contents_of(sentences), strict=True)) == {sentence: [] for sentence in sentences}


@pytest.mark.parametrize("group", NOUN_GROUPS, ids=[group.name for group in NOUN_GROUPS])
def test_nouns(group: NounGroup) -> None:
    assert missed([(template.format(noun=noun), content) for noun in group.nouns for template, content in group.examples]) == []
    assert not any(contents_of([one.format(noun=noun) for one in group.counter_examples for noun in group.nouns]))


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
