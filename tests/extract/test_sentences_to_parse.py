"""A sentence is parsed where a stage reads its parse: for who says something, and where a metric word tells who did what to whom."""

import pytest

from pipelines.contract.vocabulary import ObjectClass
from pipelines.extract.counts.metrics.all_metrics import RECORDS
from pipelines.extract.counts.metrics.entries import verb_of_things
from pipelines.extract.counts.metrics.metric_record import EventCodes, MetricRecord
from pipelines.extract.sentences_to_parse import needs_syntax, tells_of_a_count, wordings_of, words_of

EXAMPLES = sorted({example for record in RECORDS for word in record.words for example in word.examples})


def test_what_a_metric_word_counts_is_parsed() -> None:
    assert len(EXAMPLES) > 300
    assert [example for example in EXAMPLES if not needs_syntax(example)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "“We are safe here.”",
        "The mayor said that the bridge was closed.",
        "Mayor: the bridge is closed.",
        "Twelve villagers were slain by militiamen.",
        "TWELVE VILLAGERS WERE SLAIN BY MILITIAMEN.",
        "Rescuers searched the site.",
        "The slaying’s motive was unclear.",
        "Militiamen took two of the teachers hostage.",
        "Divers retrieved three bodies.",
    ],
)
def test_a_sentence_is_parsed(sentence: str) -> None:
    assert needs_syntax(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge over the river was closed at noon.",
        "Divers retrieved three coats.",
        "They took the road to the market.",
        "The skill of the diesel mechanics was famous.",
    ],
)
def test_a_sentence_is_not_parsed(sentence: str) -> None:
    assert not needs_syntax(sentence)


def test_a_new_metric_word_is_known_at_once() -> None:
    word = verb_of_things(
        {ObjectClass.BUILDING: RECORDS[0].metric}, "plunder plunders plundered plundering", ("Two shops were plundered.",)
    )
    known = wordings_of((MetricRecord(RECORDS[0].metric, EventCodes(gkg="KILL"), (word,)),))
    assert tells_of_a_count(words_of("Two shops were plundered."), known)
    assert not tells_of_a_count(words_of("Two shops were painted."), known)
