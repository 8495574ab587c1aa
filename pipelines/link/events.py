"""Events inside one article: which claims tell of the event that the article mainly reports.

Background, planned, cumulative and period figures found no event. What an event is compared by is in `words`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.tables import IncidentCount
from pipelines.vocabulary import Certainty, CountBasis, CountState

MAIN = "main"
_OF_ONE_EVENT = frozenset({CountBasis.INCIDENT, CountBasis.INCREMENT})


@dataclass(frozen=True, slots=True)
class Event:
    """An event that an article tells of. key: unique in the article, and the same in its next version."""

    key: str
    claims: tuple[IncidentCount, ...]

    @property
    def is_main(self) -> bool:
        """Tell whether it is the event that the article mainly reports."""
        return self.key == MAIN


def is_of_event(claim: IncidentCount) -> bool:
    """Tell whether a claim counts something of a single event that has happened and that the article reports as news."""
    return claim.count_basis in _OF_ONE_EVENT and not claim.is_background and claim.certainty is not Certainty.PLANNED


def events(claims: Iterable[IncidentCount]) -> tuple[Event, ...]:
    """Return the events of an article, the main one first; it is there even where nothing is counted."""
    return (Event(MAIN, tuple(claim for claim in claims if is_of_event(claim))),)


def places(claims: Iterable[IncidentCount]) -> tuple[str, ...]:
    """Return the codes of the place that most claims name: country, first-level unit and settlement, as far as they are known."""
    counted = Counter((claim.country, claim.admin1_code, claim.geonameid) for claim in claims if claim.country)
    if not counted:
        return ()
    country, admin1, settlement = max(counted, key=lambda place: (counted[place], str(place)))
    return tuple(str(code) for code in (country, admin1, settlement) if code is not None)


def figures(claims: Iterable[IncidentCount]) -> tuple[str, ...]:
    """Return metric, object class and number of each figure, once."""
    stated = (claim for claim in claims if claim.state in {CountState.STATED, CountState.ZERO})
    return tuple(sorted({f"{c.metric}/{c.object_class}={c.value if c.value is not None else c.low}" for c in stated}))
