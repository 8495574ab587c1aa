"""Events inside one article: which claims tell of the same event, and which event the article mainly reports.

Background, planned, cumulative and period figures found no event. What an event is compared by is in `words` and `likeness`.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count

from pipelines.extract.counts.article_counts import article_figures
from pipelines.tables import IncidentCount, Statement
from pipelines.vocabulary import Certainty, CountBasis, Metric, SpanSource

MAIN = "main"
_OF_ONE_EVENT = frozenset({CountBasis.INCIDENT, CountBasis.INCREMENT})
_OWN = frozenset({SpanSource.PHRASE, SpanSource.SENTENCE})
"""Where a place or a date stands that is the claim's own: what is taken over from elsewhere in the article tells no events apart."""
_AFTERMATH = frozenset({Metric.DETAINED, Metric.CHARGED, Metric.RELEASED, Metric.RESCUED, Metric.BODIES_RECOVERED})
"""What follows from an event, days later and elsewhere, is no other event."""
_SETTLEMENT = 2
_SAME_PLACE_KM = 20.0
"""A quarter, a suburb and their city are one place."""
_KM_OF_A_DEGREE = 111.2
_SAME_EVENT_DAYS = 2
"""A night's attack is told of with the day before and the day after, and the hurt die a day later."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event that an article tells of. key: unique in the article, and the same in its next version."""

    key: str
    claims: tuple[IncidentCount, ...]

    @property
    def is_main(self) -> bool:
        """Tell whether it is the event that the article mainly reports."""
        return self.key == MAIN


@dataclass(slots=True)
class _Group:
    """Claims of one event while they are gathered: the finest place and the days that its claims agree on."""

    claims: list[IncidentCount] = field(default_factory=list)
    unit: str | None = None
    settlement: IncidentCount | None = None
    days: tuple[int, int] | None = None

    def add(self, claim: IncidentCount) -> None:
        """Take a claim in and learn its place and days, as far as they are its own."""
        self.claims.append(claim)
        if claim.place_source in _OWN:
            self.unit = self.unit or _unit(claim)
            self.settlement = self.settlement or _settlement(claim)
        if claim.date_source in _OWN:
            self.days = self.days or _days(claim)

    def fits(self, claim: IncidentCount) -> bool:
        """Tell whether a claim can be of this event: it names no other place and no other day."""
        return self._fits_place(claim) and self._fits_days(claim)

    def _fits_place(self, claim: IncidentCount) -> bool:
        own, other = self.settlement, _settlement(claim)
        if own is not None and other is not None:
            return _settlement_code(own) == _settlement_code(other) or distance_km(own, other) <= _SAME_PLACE_KM
        return self.unit is None or _unit(claim) in {None, self.unit}

    def _fits_days(self, claim: IncidentCount) -> bool:
        days = _days(claim)
        if claim.date_source not in _OWN or days is None or self.days is None:
            return True
        return days[0] - self.days[1] <= _SAME_EVENT_DAYS and self.days[0] - days[1] <= _SAME_EVENT_DAYS


def _unit(claim: IncidentCount) -> str | None:
    return claim.admin1_code or claim.country


def _settlement(claim: IncidentCount) -> IncidentCount | None:
    precise = claim.place_precision is not None and claim.place_precision <= _SETTLEMENT and claim.lat is not None
    return claim if precise else None


def _settlement_code(claim: IncidentCount) -> str:
    """Return the GeoNames number of a settlement; of one that only the user's places.csv knows its name and unit."""
    return f"@{claim.place}:{_unit(claim)}" if claim.geonameid is None else str(claim.geonameid)


def _days(claim: IncidentCount) -> tuple[int, int] | None:
    if claim.event_from is None:
        return None
    return claim.event_from.toordinal(), (claim.event_to or claim.event_from).toordinal()


def distance_km(one: IncidentCount, other: IncidentCount) -> float:
    """Return the distance of two claims' places in kilometres, on a sphere and for short distances; infinite where one is not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    east = (one.lon - other.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    return _KM_OF_A_DEGREE * math.hypot(one.lat - other.lat, east)


def is_of_event(claim: IncidentCount) -> bool:
    """Tell whether a claim counts something of a single event that has happened and that the article reports as news."""
    return claim.count_basis in _OF_ONE_EVENT and not claim.is_background and claim.certainty is not Certainty.PLANNED


def events(claims: Iterable[IncidentCount]) -> tuple[Event, ...]:
    """Return the events of an article, the main one first; it is there even where nothing is counted.

    A claim is of the last event told of where it fits there, else of the first one that it fits, else of one of its own. Main is the event
    of most claims, of equal ones the first told of.
    """
    groups: list[_Group] = []
    current: _Group | None = None
    for claim in sorted((claim for claim in claims if is_of_event(claim)), key=lambda claim: (claim.start, claim.claim_id)):
        if current is None or not current.fits(claim):
            current = next((group for group in groups if group.fits(claim)), None if _can_open(claim, groups) else groups[0])
            if current is None:
                current = _Group()
                groups.append(current)
        current.add(claim)
    main = max(groups, key=lambda group: len(group.claims), default=_Group())
    others = [group for group in groups if group is not main]
    keys = _keys(others)
    return (Event(MAIN, tuple(main.claims)), *(Event(key, tuple(group.claims)) for key, group in zip(keys, others, strict=True)))


def _can_open(claim: IncidentCount, groups: Sequence[_Group]) -> bool:
    """Tell whether a claim that fits no event told of before is of another one: it has a place of its own and is no aftermath.

    The paragraph's place is its own only where it lies in a unit that no other event of the article has.
    """
    if not groups:
        return True
    if claim.metric in _AFTERMATH:
        return False
    elsewhere = _unit(claim) not in {None, *(group.unit for group in groups)}
    return claim.place_source in _OWN or (claim.place_source is SpanSource.PARAGRAPH and elsewhere)


def _keys(groups: Sequence[_Group]) -> list[str]:
    """Return the finest place and the day of each group; of those that share them all but the first get a number."""
    keys: list[str] = []
    for group in groups:
        first = group.claims[0]
        precise = _settlement(first)
        place = _settlement_code(precise) if precise else _unit(first) or "somewhere"
        key = f"{place}:{first.event_from or 'some day'}"
        keys.append(key if key not in keys else next(name for n in count(2) if (name := f"{key}:{n}") not in keys))
    return keys


def places(claims: Iterable[IncidentCount]) -> tuple[str, ...]:
    """Return the codes of all places of the claims, sorted: ISO 3166-1 countries, first-level units, settlements.

    A settlement is a GeoNames number, or @name:unit where only the user's places.csv knows it.
    """
    known = tuple(claims)
    codes = {code for claim in known for code in (claim.country, claim.admin1_code) if code is not None}
    numbers = {str(claim.geonameid) for claim in known if claim.geonameid is not None}
    own = {_settlement_code(claim) for claim in known if claim.geonameid is None and _settlement(claim)}
    return tuple(sorted(codes | numbers | own))


def is_settlement(code: str) -> bool:
    """Tell whether a code of `places` is that of a settlement."""
    return code.isdigit() or code.startswith("@")


def day_claim(claims: Iterable[IncidentCount]) -> tuple[IncidentCount | None, bool]:
    """Return the claim whose days are those of the event, and whether the text states that day: the first with a date of its own.

    The date of an arrest or of a release is not that of the event. Without a stated day, the first claim with any date.
    """
    dated = [claim for claim in claims if claim.event_from]
    stated = [claim for claim in dated if claim.date_source in _OWN and claim.metric not in _AFTERMATH and _is_day(claim)]
    return next(iter(stated or dated), None), bool(stated)


def _is_day(claim: IncidentCount) -> bool:
    days = _days(claim)
    return days is not None and days[1] - days[0] <= 1


def figures(article_id: str, claims: Iterable[IncidentCount], statements: Iterable[Statement]) -> tuple[str, ...]:
    """Return metric, object class and number of the article's own figures for an event. statements: of the article, for who claims what."""
    rows = article_figures(article_id, tuple(claims), statements=statements)
    return tuple(sorted(f"{row.metric}/{row.object_class}={row.value if row.value is not None else row.low}" for row in rows))


def own_paragraphs(text: str, claims: Iterable[IncidentCount]) -> str:
    """Return the paragraphs of an article that hold the claims."""
    spans = {(text.rfind("\n\n", 0, claim.start) + 1, text.find("\n\n", claim.end)) for claim in claims}
    return "\n\n".join(text[start : None if end < 0 else end] for start, end in sorted(spans))
