"""Claims of none: what is a zero of which metric, and what is none."""

import datetime as dt

import pytest

from pipelines.contract.tables import IncidentCount
from pipelines.contract.vocabulary import CountState, Metric
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.article.article_figures import article_figures
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer

ALL = {Metric.CASUALTIES, Metric.KILLED, Metric.INJURED}


def rows_of(text: str) -> tuple[IncidentCount, ...]:
    return find_counts(
        document_of_text(text, article_id="a", published=dt.date(2024, 5, 8), language="en"), (), load_gazetteer(), load_event_model()
    )


def zeros_of(text: str) -> set[Metric]:
    return {row.metric for row in rows_of(text) if row.state is CountState.ZERO}


ZEROS: dict[str, set[Metric]] = {
    "The blast caused no casualties.": ALL,
    "The blast wrecked a hall without causing any victims.": ALL,
    "No damage or casualties resulted from the blast.": ALL,
    "No one was killed or wounded in the blast.": ALL,
    "There were no dead or wounded.": ALL,
    "The army suffered no casualties.": {Metric.CASUALTIES},
    "There were no casualties among the troops.": {Metric.CASUALTIES},
    "There were no military casualties.": {Metric.CASUALTIES},
    "The strike hit a depot without causing casualties.": ALL,
    "The quake did not cause casualties or damage.": ALL,
    "The quake did not result in casualties.": ALL,
    "The blasts caused neither casualties nor damage.": ALL,
    "There was neither damage nor casualties.": ALL,
    "Not a single casualty was reported.": ALL,
    "Zero casualties were reported.": ALL,
    "No human losses were reported.": ALL,
    "The blast caused only material damage.": {Metric.CASUALTIES},
    "No one was hurt or killed.": {Metric.KILLED, Metric.INJURED},
    "The blast did not kill or injure anyone.": {Metric.KILLED, Metric.INJURED},
    "There were neither dead nor wounded.": {Metric.KILLED, Metric.INJURED},
    "No lives were lost.": {Metric.KILLED},
    "The fire claimed no lives.": {Metric.KILLED},
    "There was no loss of life.": {Metric.KILLED},
    "The storm did not kill any people.": {Metric.KILLED},
    "Miraculously, all 12 survived.": {Metric.KILLED},
    "Nine of the 12 survived.": set(),
    "Not a single person was killed.": {Metric.KILLED},
    "Neither the mayor nor his wife was hurt.": {Metric.INJURED},
    "Neither man was hurt.": {Metric.INJURED},
    "Neither of the two men was injured.": {Metric.INJURED},
    "The two officers were not injured.": {Metric.INJURED},
    "Nobody was harmed.": {Metric.INJURED},
    "Everyone on board escaped unhurt.": {Metric.INJURED},
    "The mayor suffered no injuries.": set(),
    "No officers suffered serious injuries.": set(),
    "The guards drove off the men and the mayor escaped unharmed.": set(),
    "No serious injuries were reported.": set(),
    "We, the workers, have not murdered anyone.": set(),
    "No one died in the drill.": set(),
    "There were no reports of casualties.": set(),
    "No one was injured.": {Metric.INJURED},
    "No injuries were reported.": {Metric.INJURED},
    "There were no deaths.": {Metric.KILLED},
    "All the passengers escaped unhurt.": {Metric.INJURED},
    "The passengers were not hurt.": {Metric.INJURED},
    "The mayor escaped unharmed.": set(),
    "Ann Poe was not hurt.": set(),
    "She was not killed.": set(),
    "No one was seriously hurt.": set(),
    "No casualty figures were given.": set(),
    "The army did not report any casualties.": set(),
    "It is not known whether the rebels had any casualties.": set(),
    "We do not want any more casualties.": set(),
    "They spoke of a country without killed priests.": set(),
}


def test_zeros() -> None:
    assert {text: zeros_of(text) for text in ZEROS} == ZEROS


def test_nobody_hurt_is_nobody_killed_only_where_nobody_died() -> None:
    calm = article_figures("a", rows_of("A shed burned. No one was hurt."))
    deadly = article_figures("a", rows_of("A shed burned in Lyon. No one was hurt. Two men died in a crash in Lille."))
    assert {(f.metric, f.value) for f in calm} == {(Metric.INJURED, 0), (Metric.KILLED, 0)}
    assert {(f.metric, f.value) for f in deadly if f.metric is Metric.KILLED} == {(Metric.KILLED, 2)}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Police say the blast did not kill anyone.", "did not kill anyone"),
        ("However, neither the mayor nor his wife was hurt.", "neither the mayor nor his wife was hurt"),
        ("The ship sank without causing casualties.", "without causing casualties"),
        ("Luckily, all the passengers survived.", "the passengers survived"),
    ],
)
def test_the_claim_holds_the_words_that_say_none(text: str, claim: str) -> None:
    assert {row.text for row in rows_of(text)} == {claim}


def test_a_zero_has_no_number_of_another_size() -> None:
    rows = rows_of("The two officers were not injured. There were 0 deaths.")
    assert [(row.number_text, row.value, row.state) for row in rows] == [(None, 0, CountState.ZERO)] * 2


def test_one_sides_losses_are_no_figure_of_the_article() -> None:
    assert {f.metric for f in article_figures("a", rows_of("The army suffered no casualties."))} == {Metric.CASUALTIES}


def test_zeros_of_two_events_are_two_facts() -> None:
    text = "A bomb went off in Lyon. There were no casualties in Lyon. A bomb went off in Lille. There were no casualties in Lille."
    facts = {row.fact_no for row in rows_of(text) if row.metric is Metric.KILLED}
    assert len(facts) == 2


def test_none_of_two_groups_is_none_of_both() -> None:
    rows = rows_of("None of the four cooks and 90 guests was hurt.")
    assert {(row.metric, row.value) for row in rows} == {(Metric.INJURED, 0)}
