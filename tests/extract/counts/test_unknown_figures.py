"""Claims that say that a number is not known or not given."""

import pytest

from pipelines.contract.tables import IncidentCount
from pipelines.contract.vocabulary import Bound, Certainty, CountState, Metric, Object, Polarity
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.article.article_figures import article_figures
from pipelines.extract.counts.claims.unknown_figures import PATTERNS
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer


def rows_of(text: str) -> tuple[IncidentCount, ...]:
    return find_counts(document_of_text(text, article_id="a", published=None, language="en"), (), load_gazetteer(), load_event_model())


@pytest.mark.parametrize(("state", "sentence"), [(state, example) for state, _, examples, _ in PATTERNS for example in examples])
def test_examples(state: CountState, sentence: str) -> None:
    row = rows_of(sentence)[0]
    assert (row.state, row.bound, row.value, row.low, row.high) == (state, Bound.NONE, None, None, None)


@pytest.mark.parametrize("sentence", [other for _, _, _, others in PATTERNS for other in others])
def test_counter_examples(sentence: str) -> None:
    assert all(row.bound is not Bound.NONE for row in rows_of(sentence))


def test_what_is_unknown_is_no_figure_of_the_article() -> None:
    rows = rows_of("Three people were killed. The number of wounded was not yet known.")
    assert [(f.metric, f.value) for f in article_figures("a", rows)] == [(Metric.KILLED, 3)]


def test_a_denial_is_a_claim_that_is_no_figure() -> None:
    rows = rows_of("Two civilians were killed in Sumy. Moscow denied that civilians had been killed.")
    [denial] = [row for row in rows if row.state is CountState.DENIED]
    assert (denial.text, denial.metric, denial.object, denial.certainty, denial.polarity) == (
        "civilians had been killed",
        Metric.KILLED,
        Object.CIVILIAN,
        Certainty.DENIED,
        Polarity.DENY,
    )
    assert [(f.metric, f.value) for f in article_figures("a", rows)] == [(Metric.KILLED, 2)]
