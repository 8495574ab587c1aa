"""Events inside one article: which claims tell of the same event, and which event the article mainly reports.

Background, planned, cumulative and period figures start no event. What an event is compared by is in `distinctive_words` and `likeness`.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipelines.contract.tables import IncidentCount, Statement
from pipelines.contract.vocabulary import Certainty, CountBasis, Method, SpanSource
from pipelines.extract.counts.article.article_figures import article_figures
from pipelines.extract.counts.metrics.all_metrics import metrics_with
from pipelines.extract.counts.metrics.metric_record import Trait
from pipelines.link.event_places import SAME_PLACE_KM, Spot, distance_km, settlement, spot, unit

MAIN = "main"
_OF_ONE_EVENT = frozenset({CountBasis.INCIDENT, CountBasis.INCREMENT})
_OWN = frozenset({SpanSource.PHRASE, SpanSource.SENTENCE})
"""Sources of a place or a date that are the claim's own. What was inherited from elsewhere in the article does not separate events."""
_STATED = _OWN | {SpanSource.PARAGRAPH}
_AFTERMATH = metrics_with(Trait.AFTERMATH)
"""What follows from an event days later and elsewhere (an arrest, a release) is not another event."""
_SAME_EVENT_DAYS = 1
"""Reports date a night's attack to the day before or the day after, and the wounded may die a day later."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event that an article reports. key: unique in the article, and the same in its next version."""

    key: str
    claims: tuple[IncidentCount, ...]

    @property
    def is_main(self) -> bool:
        """Tell whether it is the event that the article mainly reports."""
        return self.key == MAIN


@dataclass(slots=True)
class _Group:
    """Claims of one event while they are collected, with the most precise place and the days that they agree on."""

    claims: list[IncidentCount] = field(default_factory=list)
    country: str | None = None
    unit: str | None = None
    settlement: str | None = None
    spot: Spot | None = None
    days: tuple[int, int] | None = None

    def add(self, claim: IncidentCount) -> None:
        """Add a claim, with its place and days where they are its own."""
        self.claims.append(claim)
        if claim.place_source in _OWN:
            self.country = self.country or claim.country
            self.unit = unit(claim) if self.unit in {None, claim.country} else self.unit
            self.settlement = self.settlement or settlement(claim)
            self.spot = self.spot or spot(claim)
        if claim.date_source in _OWN:
            self.days = self.days or _days(claim)

    def fits(self, claim: IncidentCount) -> bool:
        """Tell whether a claim can belong to this event: it names no other place and no other day."""
        return self._fits_place(claim) and self._fits_days(claim)

    def _fits_place(self, claim: IncidentCount) -> bool:
        named, other = settlement(claim), spot(claim)
        if self.settlement is not None and named is not None:
            is_near = self.spot is not None and other is not None and distance_km(self.spot, other) <= SAME_PLACE_KM
            return self.settlement == named or is_near
        return self.unit is None or unit(claim) in {None, self.unit, self.country} or (self.unit == self.country == claim.country)

    def _fits_days(self, claim: IncidentCount) -> bool:
        days = _days(claim)
        if claim.date_source not in _OWN or days is None or self.days is None:
            return True
        return days[0] - self.days[1] <= _SAME_EVENT_DAYS and self.days[0] - days[1] <= _SAME_EVENT_DAYS


def _days(claim: IncidentCount) -> tuple[int, int] | None:
    if claim.event_from is None:
        return None
    return claim.event_from.toordinal(), (claim.event_to or claim.event_from).toordinal()


def is_of_event(claim: IncidentCount) -> bool:
    """Tell whether a claim counts something of a single event that has happened and that the article reports as news."""
    return claim.count_basis in _OF_ONE_EVENT and not claim.is_background and claim.certainty is not Certainty.PLANNED


def is_of_toll(claim: IncidentCount, toll: IncidentCount | None) -> bool:
    """Tell whether a claim is a death that a toll of its sentence holds: a girl died in a hospital elsewhere, bringing the toll to five.

    It belongs to the toll's event, and neither the hospital nor the day of the death is that of the event.
    """
    return (
        toll is not None
        and toll is not claim
        and claim.count_basis is CountBasis.INCREMENT
        and (claim.metric, claim.object_class) == (toll.metric, toll.object_class)
    )


def is_later_death(claim: IncidentCount) -> bool:
    """Tell whether a claim is of somebody who died after the event: the day of the death can be another one."""
    return claim.rule_id.startswith(Method.LATER_DEATH)


def events_of_article(claims: Iterable[IncidentCount]) -> tuple[Event, ...]:
    """Return the events of an article, the main one first. The main event exists even where nothing is counted.

    The main event is the one with most claims; of equal ones, the first that is mentioned.
    """
    counted = sorted((claim for claim in claims if is_of_event(claim)), key=_in_text)
    tolls = {toll.sentence_no: toll for toll in counted if toll.rule_id.startswith("toll")}
    later = [claim for claim in counted if is_of_toll(claim, tolls.get(claim.sentence_no))]
    groups = _groups(claim for claim in counted if claim not in later)
    for claim in later:
        next(group for group in groups if tolls[claim.sentence_no] in group.claims).claims.append(claim)
    main = max(groups, key=lambda group: len(group.claims), default=_Group())
    return (Event(MAIN, tuple(main.claims)), *_keyed([group for group in groups if group is not main]))


def recalled_events(claims: Iterable[IncidentCount]) -> tuple[Event, ...]:
    """Return the events that an article recalls as background, with their day and place; their claims are theirs, and no background."""
    recalled = (replace(claim, is_background=False) for claim in claims if claim.is_background and is_told_with_day(claim))
    return tuple(_keyed(_groups(sorted(recalled, key=_in_text))))


def is_told_with_day(claim: IncidentCount) -> bool:
    """Tell whether a claim counts something of a single event, its own or one that it recalls, with the day and a place."""
    counts = claim.count_basis in _OF_ONE_EVENT and claim.certainty is not Certainty.PLANNED
    return counts and unit(claim) is not None and claim.date_source in _STATED and _is_day(claim)


def _in_text(claim: IncidentCount) -> tuple[int, str]:
    return claim.start, claim.claim_id


def _groups(claims: Iterable[IncidentCount]) -> list[_Group]:
    """Return the events of claims, which are in the order of the text.

    A claim joins the event mentioned last if it fits there, else the first event that it fits, else it starts an event of its own.
    """
    groups: list[_Group] = []
    current: _Group | None = None
    for claim in claims:
        if current is None or not current.fits(claim):
            current = next((group for group in groups if group.fits(claim)), None if _can_open(claim, groups) else groups[0])
            if current is None:
                current = _Group()
                groups.append(current)
        current.add(claim)
    return groups


def _can_open(claim: IncidentCount, groups: Sequence[_Group]) -> bool:
    """Tell whether a claim that fits no earlier event starts a new one: it has a place of its own and is not an aftermath.

    The paragraph's place is its own only where it lies in a unit that no other event of the article has.
    """
    if not groups:
        return True
    if claim.metric in _AFTERMATH:
        return False
    elsewhere = unit(claim) not in {None, *(group.unit for group in groups)}
    return claim.place_source in _OWN or (claim.place_source is SpanSource.PARAGRAPH and elsewhere)


def _keyed(groups: Sequence[_Group]) -> Iterator[Event]:
    """Yield the events of groups; the key is the finest place and the day; of those that share them all but the first get a number."""
    seen: Counter[str] = Counter()
    for group in groups:
        first = group.claims[0]
        place = settlement(first) or unit(first) or "somewhere"
        key = f"{place}:{first.event_from or 'some day'}"
        seen[key] += 1
        yield Event(key if seen[key] == 1 else f"{key}:{seen[key]}", tuple(group.claims))


def days(claims: Iterable[IncidentCount], published: dt.date) -> tuple[dt.date | None, dt.date | None, bool]:
    """Return the first and the last day that the claims of an event name, and whether the text states a day.

    What the text states goes before what it leaves to its date; the day of an arrest, a release or a later death is not that of the event,
    and a longer time than a night is none. published: day of the article; of a later death it is taken for the day of the death.
    """
    dated = [claim for claim in claims if claim.event_from and not _is_aftermath(claim, published)]
    told = [claim for claim in dated if claim.date_source in _STATED and _is_day(claim)]
    used = told or dated[:1]
    first = min((claim.event_from for claim in used if claim.event_from), default=None)
    return first, max((claim.event_to or claim.event_from for claim in used if claim.event_from), default=None), bool(told)


def _is_aftermath(claim: IncidentCount, published: dt.date) -> bool:
    span = _days(claim)
    is_death = is_later_death(claim) and span is not None and span[1] >= published.toordinal() - _SAME_EVENT_DAYS
    return claim.metric in _AFTERMATH or is_death


def _is_day(claim: IncidentCount) -> bool:
    span = _days(claim)
    return span is not None and span[1] - span[0] <= 1


def figures(article_id: str, claims: Iterable[IncidentCount], statements: Iterable[Statement]) -> tuple[str, ...]:
    """Return metric, object class and number of the article's own figures for an event; a later death alone is no figure of it.

    statements: of the article, for who claims what.
    """
    rows = article_figures(article_id, tuple(claim for claim in claims if not is_later_death(claim)), statements=statements)
    numbers = [(row, next((number for number in (row.value, row.low, row.high) if number is not None), None)) for row in rows]
    return tuple(sorted(f"{row.metric}/{row.object_class}={number}" for row, number in numbers if number is not None))


def own_paragraphs(text: str, claims: Iterable[IncidentCount]) -> str:
    """Return the paragraphs of an article that hold the claims."""
    spans = {(text.rfind("\n\n", 0, claim.start) + 1, text.find("\n\n", claim.end)) for claim in claims}
    return "\n\n".join(text[start : None if end < 0 else end] for start, end in sorted(spans))
