"""No number is made up: a value stands in the text as the number of that thing, or `number_form` names how it was derived."""

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.events.labelled_articles import OWN, own_articles
from pipelines.contract.tables import IncidentCount
from pipelines.contract.vocabulary import CountState, NumberForm
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.counts.words.nouns_of_people import GROUPS_OF
from pipelines.extract.counts.words.number_words import MULTIPLES
from pipelines.extract.counts.words.numbers import find_numbers
from pipelines.extract.counts.words.sentence_words import split_words
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer

WRITTEN = frozenset({NumberForm.DIGITS, NumberForm.WORDS, NumberForm.VAGUE})
EVENTS = {
    "{} people were killed": 214,
    "{} families are living in tents": 4200,
    "the storm injured {} men": 37,
    "{} houses were washed away": 860,
    "police made {} arrests": 41,
    "there were {} new cases of cholera": 320,
    "{} villagers are in need of aid": 1500,
    "{} inmates were set free": 95,
    "{} sailors could not be found": 16,
    "{} people have returned to their homes": 7300,
}
BESIDE = (
    "in 12 evacuation centres",
    "and the hall has room for 650 guests",
    ", among them brothers aged 8 and 11",
    ", 62 percent more than in 2019",
    ", the mayor, 58, said",
    "at a cost of 75 million dollars",
    ", all but 13 of the wards said",
    "and 540 other houses were in danger of collapsing",
    "while crews were trying to rescue 27 miners",
    "after 9 hours on route 66",
    "and two trawlers were intercepted",
    ", who called for the release of 88 captives",
    "as Rs 2 lakh was promised",
)


def rows_of(text: str) -> tuple[IncidentCount, ...]:
    document = document_of_text(text, article_id="a", language="en")
    return find_counts(document, (), load_gazetteer(), load_event_model())


def derivation_fails(row: IncidentCount, rows: Sequence[IncidentCount]) -> str | None:
    """Return why a row's value does not follow from its number as written, or from what its form says; None where it does."""
    if row.state is not CountState.STATED:
        return None
    if row.number_form in WRITTEN:
        return _written_fails(row)
    if row.number_form is NumberForm.COORDINATED:
        parts = [part.value or part.low or 0 for part in rows if part.part_of_claim_id == row.claim_id]
        return (
            None if sum(parts) <= (row.value or 0) else f"{row.value} is less than {parts}"
        )  # a part that is told of as dead is none of the hurt
    most = 2 if row.number_form is NumberForm.PRONOUN else 1  # both, he; a man, Ann Poe
    return None if row.value is not None and row.value <= most else f"{row.value} for {row.number_form}"


def _written_fails(row: IncidentCount) -> str | None:
    if row.number_text is None:
        return None if row.number_form is NumberForm.WORDS and row.value is not None else "no number in the text"
    written = f"a {row.number_text}" if row.vague_term else row.number_text  # few dozen is a number after 'a' alone
    numbers = find_numbers(split_words(written, 0, len(written)))
    held = {number for read in numbers for number in (read.value, read.low, read.high) if number is not None}
    held |= {number for words in (MULTIPLES, GROUPS_OF) if (number := words.get(row.number_text))}  # a double homicide, a couple
    told = {number for number in (row.value, row.low, row.high) if number is not None}
    return None if told <= held else f"{row.number_text!r} gives {sorted(held)}, the row has {sorted(told)}"


@given(st.sampled_from(sorted(product(EVENTS, BESIDE))), st.sampled_from(["{}", "some {}", "at least {}", "more than {}", "up to {}"]))
@settings(max_examples=120, deadline=None, derandomize=True)
def test_only_the_number_of_the_event_is_counted(case: tuple[str, str], bound: str) -> None:
    event, beside = case
    text = f"In the north {event.format(bound.format(EVENTS[event]))} {beside}.".replace(" ,", ",")
    rows = rows_of(text)
    told = {row.value if row.value is not None else row.low or row.high for row in rows if row.state is CountState.STATED}
    assert told == {EVENTS[event]}, text
    assert [derivation_fails(row, rows) for row in rows] == [None] * len(rows)


@pytest.mark.slow
def test_every_value_of_our_articles_stands_in_the_text() -> None:
    assert OWN.is_dir()
    wrong = []
    for article in own_articles():
        rows = rows_of(article.text)
        wrong += [(article.article_id, row.text, why) for row in rows if (why := derivation_fails(row, rows))]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Some 4,200 families, or 21,000 people, were displaced.", {4200, 21000}),
        ("The fire killed 19 people, and 12 villagers survived.", {19, 12}),
        ("The blast killed 12 people and 600 villagers fled.", {12, 600}),
        ("The blast wounded four men and two women died.", {4, 2}),
        ("The blast killed 12 people and three men escaped.", {12}),
        ("Three men were working on the boiler, and all three died.", {3}),
        ("The oldest was 57 and had been living on the streets.", set()),
        ("The buddy system is credited with saving 117 lives.", set()),
        ("There is no sign that the two cases are linked.", set()),
    ],
)
def test_clauses_are_not_added_up(text: str, values: set[int]) -> None:
    assert {row.value for row in rows_of(text) if row.state is CountState.STATED} == values
