"""Incidents that Hypothesis makes up: a few articles each, with claims of any bound, state, object, speaker and basis, some of them denied.

The reports are those that linking makes of such claims, so that whatever can come of a text can come here.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from hypothesis import strategies as st

from pipelines.contract.tables import ArticleStory
from pipelines.contract.vocabulary import (
    OBJECT_CLASSES,
    Bound,
    Certainty,
    CountBasis,
    CountState,
    Metric,
    Object,
    ObjectClass,
    Polarity,
    SyndicationRole,
)
from pipelines.link.incident_reports import reports_of_article
from pipelines.link.link_records import ArticleRows
from support.contract_rows import DAY, NOON, article, claim, link, statement

SIDES = "speaker,side\nNorth,north\nSouth,south\n"
_WORDS = ("Three people", "five were injured", "nine soldiers", "Nobody is missing")
_PLACES: tuple[dict[str, Any], ...] = (
    {"place": "Lower Brask", "admin1": "Brask", "admin1_code": "XV-BR"},
    {"place": "Veld", "admin1": "Veld", "admin1_code": "XV-VE"},
    {"place": None, "admin1": None, "admin1_code": None},
)
_numbers = st.integers(1, 12)

Incident: TypeAlias = tuple[dict[str, Any], list[dict[str, Any]]]
"""The columns of its place, and its articles."""


def _of_bound(bound: Bound, number: int) -> dict[str, Any]:
    """Return the columns of a claim as extraction fills them for a bound."""
    low, value, high = {
        Bound.EXACT: (number, number, number),
        Bound.AT_LEAST: (number, None, None),
        Bound.MORE_THAN: (number, number, None),
        Bound.AT_MOST: (None, number, number),
        Bound.LESS_THAN: (None, None, number),
        Bound.APPROX: (None, number, None),
        Bound.RANGE: (number, None, number + 3),
        Bound.VAGUE: (number, None, None),
    }[bound]
    return {"bound": bound, "low": low, "value": value, "high": high}


_figures = st.one_of(
    st.builds(_of_bound, st.sampled_from([bound for bound in Bound if bound is not Bound.NONE]), _numbers),
    st.just({"bound": Bound.EXACT, "low": 0, "value": 0, "high": 0, "state": CountState.ZERO}),
    st.sampled_from(
        [
            {"bound": Bound.NONE, "low": None, "value": None, "high": None, "state": state}
            for state in (CountState.UNKNOWN, CountState.WITHHELD)
        ]
    ),
)


@st.composite
def _claims(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the columns of a claim."""
    kind = draw(st.sampled_from([Object.PERSON] * 3 + [Object.CIVILIAN, Object.SOLDIER, Object.CHILD, Object.DRONE, Object.MISSILE]))
    metrics = [Metric.KILLED, Metric.INJURED] if kind not in OBJECT_CLASSES else [Metric.SHOT_DOWN]
    denied = draw(st.integers(0, 9)) == 0
    basis = draw(st.sampled_from([CountBasis.INCIDENT] * 5 + [CountBasis.INCREMENT]))
    return draw(_figures) | {
        "object": kind,
        "object_class": OBJECT_CLASSES.get(kind, ObjectClass.PEOPLE),
        "metric": draw(st.sampled_from(metrics)),
        "speaker": draw(st.sampled_from([None, None, "North", "South", "The mayor"])),
        "certainty": Certainty.DENIED if denied else draw(st.sampled_from([Certainty.ASSERTED] * 3 + [Certainty.CLAIMED])),
        "polarity": Polarity.DENY if denied else Polarity.AFFIRM,
        "count_basis": basis,
        "rule_id": draw(st.sampled_from(["test", "later_death:die"])) if basis is CountBasis.INCREMENT else "test",
    }


@st.composite
def _articles(draw: st.DrawFn) -> dict[str, Any]:
    """Draw an article: when, where published, how many hours later collected, copied or not, with its claims."""
    return {
        "hours": draw(st.integers(0, 40)),
        "collected": draw(st.sampled_from([0, 0, 1, 30])),
        "outlet": draw(st.sampled_from("ABC")),
        "is_copy": draw(st.integers(0, 4)) == 0,
        "claims": draw(st.lists(_claims(), min_size=1, max_size=len(_WORDS))),
    }


@dataclass(frozen=True, slots=True)
class Made:
    """Incidents that were made up; a message does not show them, because they would fill screens."""

    incidents: list[Incident] = field(repr=False)

    def rows(self) -> list[list[Any]]:
        """Return the rows of each incident."""
        return [_rows_of(number, incident) for number, incident in enumerate(self.incidents)]


incidents = st.tuples(st.sampled_from(_PLACES), st.lists(_articles(), min_size=1, max_size=4))


def _rows_of(number: int, incident: Incident) -> list[Any]:
    """Return the rows of an incident."""
    place, articles = incident
    rows: list[Any] = []
    for no, told in enumerate(articles):
        moment = NOON + dt.timedelta(hours=told["hours"])
        name = f"i{number}a{no}"
        one = article(
            name,
            fetched_at=moment + dt.timedelta(hours=told["collected"]),
            published_at=moment,
            published_precision="minute",
            publisher=told["outlet"],
            title=f"Incident {number}",
        )
        said, claims = {}, []
        for words, columns in zip(_WORDS, told["claims"], strict=False):
            speaker = columns["speaker"]
            if speaker and speaker not in said:
                said[speaker] = statement(one, "Three people were killed", speaker=speaker)
            changes = {key: value for key, value in columns.items() if key not in {"speaker", "value"}}
            claims.append(claim(one, words, columns["value"], said.get(speaker), event_from=DAY, event_to=DAY, **place, **changes))
        links = link(claims, f"i{number}", one)
        rows += [one, *said.values(), *claims, *links]
        rows += reports_of_article(ArticleRows(one, tuple(claims), tuple(said.values())), links)
        story = f"i{number}a0" if told["is_copy"] else name
        rows.append(ArticleStory(article_id=name, story_id=story, syndication_role=SyndicationRole.ORIGINAL))
    return rows
