"""Every metric word finds its examples and leaves its counter-examples alone; every veto of numbers likewise."""

from dataclasses import replace

import pytest

from pipelines.contract.vocabulary import Metric
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.article.article_figures import article_figures
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.counts.metrics.all_metrics import RECORDS
from pipelines.extract.counts.metrics.metric_record import MetricRecord
from pipelines.extract.counts.metrics.metric_word import MetricWord, wordings
from pipelines.extract.counts.words.nouns_of_people import PEOPLE
from pipelines.extract.counts.words.nouns_of_things import THINGS
from pipelines.extract.counts.words.number_vetoes import VETOES, Veto
from pipelines.extract.counts.words.numbers import find_numbers
from pipelines.extract.counts.words.sentence_words import split_words
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer

WORDS = [word for record in RECORDS for word in record.words]


def metrics_in(sentence: str) -> set[Metric]:
    document = document_of_text(sentence, article_id="a", language="en")
    return {row.metric for row in find_counts(document, (), load_gazetteer(), load_event_model())}


def is_counted(word: MetricWord, example: str) -> bool:
    return bool(metrics_in(example) & set(word.metrics.values()))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.metric)
def test_examples_are_counted_and_counter_examples_are_not(record: MetricRecord) -> None:
    missed = [example for word in record.words for example in word.examples if not is_counted(word, example)]
    wrong = [example for word in record.words for example in word.counter_examples if is_counted(word, example)]
    assert (missed, wrong) == ([], [])


def test_every_metric_word_has_an_example() -> None:
    assert all(word.examples and all(wordings(word)) for word in WORDS)


@pytest.mark.parametrize(("veto", "example"), [(veto, example) for veto in VETOES for example in veto.examples])
def test_veto(veto: Veto, example: str) -> None:
    numbers = find_numbers(split_words(example, 0, len(example)))
    assert [number.veto for number in numbers] == [veto.reason]


@pytest.mark.parametrize("example", [example for veto in VETOES for example in veto.counter_examples])
def test_no_veto(example: str) -> None:
    numbers = find_numbers(split_words(example, 0, len(example)))
    assert numbers
    assert all(number.veto is None for number in numbers)


def test_no_noun_counts_two_kinds_of_person() -> None:
    nouns = [noun for people in PEOPLE for noun in people.singular]
    twice = {noun for noun in nouns if nouns.count(noun) > 1}
    assert twice <= {"trooper", "deputy", "colleague", "fatality"}, twice


def test_no_noun_counts_two_kinds_of_thing() -> None:
    nouns = [noun for thing in THINGS for noun in set(thing.nouns)]
    assert {noun for noun in nouns if nouns.count(noun) > 1} <= {"generator"}


def test_figures_follow_from_rows_alone() -> None:
    document = document_of_text("Three men were killed.", article_id="a", language="en")
    rows = find_counts(document, (), load_gazetteer(), load_event_model())
    hidden = tuple(replace(row, is_background=True) for row in rows)
    assert [figure.value for figure in article_figures("a", rows)] == [3]
    assert article_figures("a", hidden) == ()
