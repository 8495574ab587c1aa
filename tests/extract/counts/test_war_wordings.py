"""Wordings of a whole war make running totals; wordings of one event do not."""

import pytest

from pipelines.contract.vocabulary import CountBasis
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.claims.war_wordings import WARS, War
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer

TOTALS = {CountBasis.CUMULATIVE, CountBasis.PERIOD}


def bases_of(text: str) -> set[CountBasis]:
    rows = find_counts(document_of_text(text, article_id="a", language="en"), (), load_gazetteer(), load_event_model())
    return {row.count_basis for row in rows if row.value != 1}


@pytest.mark.parametrize(("war", "example"), [(war, example) for war in WARS for example in war.examples])
def test_running_total(war: War, example: str) -> None:
    assert bases_of(example), war.regex
    assert bases_of(example) <= TOTALS


@pytest.mark.parametrize("example", [example for war in WARS for example in war.counter_examples])
def test_one_event(example: str) -> None:
    assert not bases_of(example) & TOTALS


def test_a_crowd_without_day_or_event_is_no_figure_of_an_event() -> None:
    assert bases_of("Thousands of farmers have been killed.") == {CountBasis.CUMULATIVE}
    assert bases_of("Hundreds of farmers were killed in the flood.") == {CountBasis.INCIDENT}
