"""Deaths that are added to a toll, ordinals that go on from a figure, and figures that a newer one replaces."""

import datetime as dt

import pytest

from pipelines.contract.tables import IncidentCount
from pipelines.contract.vocabulary import CountBasis, Metric, ObjectClass
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.article.article_figures import article_figures
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer


def rows_of(text: str) -> tuple[IncidentCount, ...]:
    return find_counts(
        document_of_text(text, article_id="a", published=dt.date(2024, 5, 8), language="en"), (), load_gazetteer(), load_event_model()
    )


def killed(text: str) -> int | None:
    figures = article_figures("a", rows_of(text))
    return next((row.value for row in figures if (row.metric, row.object_class) == (Metric.KILLED, ObjectClass.PEOPLE)), None)


ADDED = [
    ("A girl of eight died of her wounds on Tuesday, bringing the number of dead to five.", 5),
    ("Two more guests died overnight, raising the death toll from Friday's fire to nine.", 9),
    ("The death toll rose to nine. A clerk died of his wounds on Tuesday.", 9),
    ("The raid killed seven people. Hours later a boy died in hospital.", 7),
]


@pytest.mark.parametrize(("text", "total"), ADDED)
def test_a_later_death_is_an_addition(text: str, total: int) -> None:
    one = next(row for row in rows_of(text) if row.value in {1, 2})
    assert one.count_basis is CountBasis.INCREMENT
    assert killed(text) == total


NOT_ADDED = [
    "A guard died in the raid, bringing the number of guards killed since 2001 to 19.",
    "Three people were shot. One of them later died in hospital.",
    "A man was shot on Monday. He died in hospital later.",
    "The fire hurt nine guests. A clerk died.",
]


@pytest.mark.parametrize("text", NOT_ADDED)
def test_a_death_that_no_toll_holds_is_none(text: str) -> None:
    assert [row.count_basis for row in rows_of(text) if row.metric is Metric.KILLED and row.value == 1][-1] is CountBasis.INCIDENT
    assert killed(text) == 1


HURT_BEFORE = [
    ("A girl who was wounded in the 2 May missile strike on a market in Kharkiv died in hospital on Monday, the governor said.", True),
    ("A girl injured in last Thursday's attack on Kharkiv died in a hospital in Poltava on Monday, doctors said.", True),
    ("One of those wounded in the 2 May attack on Kharkiv has died.", True),
    ("A soldier who had been injured in Thursday's shelling of Kharkiv died in a military hospital on Monday.", True),
    ("A teenager critically injured in the explosion in Kharkiv on Thursday died on Monday night in Lviv.", True),
    ("A girl has died in hospital of wounds from the missile strike on a market in Kharkiv on 2 May.", True),
    ("A girl wounded in a strike on Kharkiv on Thursday died in hospital on Monday.", False),
]


@pytest.mark.parametrize(("text", "is_known"), HURT_BEFORE)
def test_a_death_of_somebody_hurt_before_has_the_day_and_place_of_the_event(text: str, is_known: bool) -> None:  # noqa: FBT001 — a case
    """An event that the article takes for known has a toll elsewhere; what hurt somebody in an event that it introduces is that event."""
    [died] = rows_of(text)
    assert (died.metric, died.value, died.event_from, died.place) == (Metric.KILLED, 1, dt.date(2024, 5, 2), "Kharkiv")
    assert (died.count_basis is CountBasis.INCREMENT, died.rule_id.startswith("later_death")) == (is_known, is_known)


@pytest.mark.parametrize(
    "text", ["A man was shot in the head on Monday and died.", "A car hit a wall. A man died of injuries from the crash."]
)
def test_a_death_in_the_event_itself_is_its_figure(text: str) -> None:
    assert [row.count_basis for row in rows_of(text) if row.metric is Metric.KILLED] == [CountBasis.INCIDENT]


def test_an_ordinal_goes_on_from_a_figure_of_the_article() -> None:
    assert killed("Eight guests died in the fire. A ninth guest died on Tuesday.") == 9
    assert killed("Five clerks were killed. A sixth clerk died of his wounds.") == 6
    assert killed("Four guests died at the scene and a fifth died in hospital.") == 5
    assert rows_of("A sixth man died there this year.")[0].count_basis is CountBasis.CUMULATIVE


REVISED = [
    ("The raid killed 34 people. The ministry had earlier put the toll at 31; it now stands at 34.", [31], 34),
    ("The ministry had put the toll at three and at four.", [3], 4),
    ("At least 25 people died. The ministry had put the number of dead at 20 and later at 22.", [20, 22], 25),
    ("The raid killed 22 people. The ministry had initially reported 18 dead.", [18], 22),
    ("The raid killed 22 people. It said 18 men were dead.", [], 22),
    ("The ministry reported three people dead and nine wounded.", [], 3),
]


@pytest.mark.parametrize(("text", "stale", "total"), REVISED)
def test_an_earlier_figure_is_replaced(text: str, stale: list[int], total: int) -> None:
    assert [row.value for row in rows_of(text) if row.superseded_by_claim_id] == stale
    assert killed(text) == total


def test_a_part_is_of_the_period_of_its_whole() -> None:
    rows = rows_of("Monitors counted 209 guests killed in March 2023: 187 of the dead were men.")
    assert [row.is_background for row in rows] == [True, True]
    assert rows[1].part_of_claim_id == rows[0].claim_id


def test_some_of_the_hurt_are_a_part_of_those_told_of_before() -> None:
    rows = rows_of("The fire hurt 117 guests. The hall burned down. Fifteen of the injured were flown out.")
    assert rows[-1].part_of_claim_id == rows[0].claim_id
