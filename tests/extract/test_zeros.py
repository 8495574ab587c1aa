"""Claims of none: what is a zero of which metric, and what is none."""

import datetime as dt

import pytest

from pipelines.extract.counts.article_counts import article_figures
from pipelines.extract.counts.finding import find_counts
from pipelines.extract.text.reading import read
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.tables import IncidentCount
from pipelines.vocabulary import CountState, Metric

ALL = {Metric.CASUALTIES, Metric.KILLED, Metric.INJURED}


def rows_of(text: str) -> tuple[IncidentCount, ...]:
    return find_counts(read(text, article_id="a", published=dt.date(2024, 5, 8), language="en"), (), load_gazetteer())


def zeros_of(text: str) -> set[Metric]:
    return {row.metric for row in rows_of(text) if row.state is CountState.ZERO}


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("The blast caused no casualties.", ALL),
        ("The blast wrecked a hall without causing any victims.", ALL),
        ("No damage or casualties resulted from the blast.", ALL),
        ("No one was killed or wounded in the blast.", ALL),
        ("There were no dead or wounded.", ALL),
        ("The army suffered no casualties.", {Metric.CASUALTIES}),
        ("There were no casualties among the troops.", {Metric.CASUALTIES}),
        ("There were no military casualties.", {Metric.CASUALTIES}),
        ("No one was injured.", {Metric.INJURED}),
        ("No injuries were reported.", {Metric.INJURED}),
        ("There were no deaths.", {Metric.KILLED}),
        ("All the passengers escaped unhurt.", {Metric.INJURED}),
        ("The passengers were not hurt.", {Metric.INJURED}),
        ("The mayor escaped unharmed.", set()),
        ("Ann Poe was not hurt.", set()),
        ("She was not killed.", set()),
        ("No one was seriously hurt.", set()),
        ("No casualty figures were given.", set()),
        ("The army did not report any casualties.", set()),
        ("It is not known whether the rebels had any casualties.", set()),
        ("We do not want any more casualties.", set()),
        ("They spoke of a country without killed priests.", set()),
    ],
)
def test_zeros(text: str, metrics: set[Metric]) -> None:
    assert zeros_of(text) == metrics


def test_nobody_hurt_is_nobody_killed_only_where_nobody_died() -> None:
    calm = article_figures("a", rows_of("A shed burned. No one was hurt."))
    deadly = article_figures("a", rows_of("A shed burned in Lyon. No one was hurt. Two men died in a crash in Lille."))
    assert {(f.metric, f.value) for f in calm} == {(Metric.INJURED, 0), (Metric.KILLED, 0)}
    assert {(f.metric, f.value) for f in deadly if f.metric is Metric.KILLED} == {(Metric.KILLED, 2)}


def test_zeros_of_two_events_are_two_facts() -> None:
    text = "A bomb went off in Lyon. There were no casualties in Lyon. A bomb went off in Lille. There were no casualties in Lille."
    facts = {row.fact_no for row in rows_of(text) if row.metric is Metric.KILLED}
    assert len(facts) == 2


def test_none_of_two_groups_is_none_of_both() -> None:
    rows = rows_of("None of the four cooks and 90 guests was hurt.")
    assert {(row.metric, row.value) for row in rows} == {(Metric.INJURED, 0)}
