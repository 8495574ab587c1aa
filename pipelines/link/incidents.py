"""Incidents: each event joins the incident that it most likely belongs to, or starts a new one.

One pass in the order of publication: an event is compared with earlier ones that share rare terms, and the likelihood of an incident
is the average over its most similar events. A decision is never changed by a later event.
"""

from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from pipelines.contract.identity import content_id
from pipelines.contract.tables import EventTrace
from pipelines.link.distinctive_words import TermWeights
from pipelines.link.event_sketches import Sketch, sketch
from pipelines.link.inverted_index import Postings
from pipelines.link.likeness import can_be_one, is_same_day, likeness
from pipelines.link.term_search import TermSearch

FOUNDER, SAME_WORK, SAME_STORY, SCORE, RECALLED = "founder", "same_work", "same_story", "score", "recalled"
ENOUGH = 0.4
"""Chosen where pairwise F1 is highest; see docs/decisions/2026-11-24-linking.md."""
MOST_SKETCHES = 25_000
"""Events that are held ready to be compared, some 20 kB each; others are made ready again from their traces, which take a fifth of that."""
_AVERAGED = 3
_MANY = 50


@dataclass(frozen=True, slots=True)
class Decision:
    """The incident of an event, and why. score: 0 to 1."""

    incident_id: str
    score: float
    rule: str


@dataclass(frozen=True, slots=True)
class KnownEvents:
    """Earlier events that are kept elsewhere than in memory, as far as the events that follow can ask for them.

    sizes, anchors: events of each incident, and those of them that have a place or a day.  with_term: as `known` of `TermSearch`.
    first_of_work, first_of_story: the number of the first event of a work or story and an event's key, alone in a list.
    sketches: by number.  following: a number greater than all.
    """

    sizes: Mapping[str, int] = field(default_factory=dict)
    anchors: Mapping[str, int] = field(default_factory=dict)
    with_term: Mapping[str, Iterable[int]] = field(default_factory=dict)
    first_of_work: Mapping[tuple[str, str], Iterable[int]] = field(default_factory=dict)
    first_of_story: Mapping[tuple[str, str], Iterable[int]] = field(default_factory=dict)
    sketches: Mapping[int, Sketch] = field(default_factory=dict)
    following: int = 0


class IncidentIndex:
    """The events of the window with their incidents, findable by work, story and terms.

    Events have numbers in the order in which they came; the first ones leave first.
    """

    def __init__(self, weights: TermWeights, known: KnownEvents | None = None) -> None:
        """Start with the events that are known elsewhere, if any. weights: those of the window, kept up to date by the caller."""
        known = known or KnownEvents()
        self._weights = weights
        self._next = known.following
        self._known = known.sketches
        self._traces: dict[int, EventTrace] = {}
        self._sketches: OrderedDict[int, Sketch] = OrderedDict()
        self._sizes = Counter(known.sizes)
        self._anchors = Counter(known.anchors)
        self._of_work = Postings[tuple[str, str]](known.first_of_work)
        self._of_story = Postings[tuple[str, str]](known.first_of_story)
        self._search = TermSearch(weights, known.with_term)

    def add(self, own: Sketch) -> None:
        """Remember an event, whose trace names its incident."""
        number, self._next = self._next, self._next + 1
        self._traces[number] = own.trace
        self._hold(number, own)
        self._sizes[own.trace.incident_id] += 1
        self._anchors[own.trace.incident_id] += _is_anchor(own.trace)
        work, story = _keys(own.trace)
        self._of_work.add(work, number)
        self._of_story.add(story, number)
        self._search.add(own.trace, number)

    def forget(self, events: int) -> None:
        """Forget the first events."""
        for number in list(islice(self._traces, events)):
            trace = self._traces.pop(number)
            self._sketches.pop(number, None)
            self._sizes[trace.incident_id] -= 1
            self._anchors[trace.incident_id] -= _is_anchor(trace)
            if not self._sizes[trace.incident_id]:
                del self._sizes[trace.incident_id], self._anchors[trace.incident_id]
            work, story = _keys(trace)
            self._of_work.drop_first(work)
            self._of_story.drop_first(story)
            self._search.forget(trace)

    def has_anchor(self, incident_id: str) -> bool:
        """Tell whether any event of an incident has a place or a day."""
        return self._anchors[incident_id] > 0

    def assign(self, own: Sketch, taken: Collection[str] = ()) -> Decision:
        """Return the incident of an event: that of its work, of its story, the most similar one, else a new one.

        taken: incidents of other events of the same article.
        """
        trace = own.trace
        work, story = _keys(trace)
        for number in self._of_work.first(work, 1):
            return Decision(self._sketch(number).trace.incident_id, 1.0, SAME_WORK)
        for number in self._of_story.first(story, 1):
            if can_be_one(own, self._sketch(number)):
                return Decision(self._sketch(number).trace.incident_id, 1.0, SAME_STORY)
        score, best = self._most_likely(own, taken)
        if score >= ENOUGH:
            return Decision(best, round(score, 4), SCORE)
        return Decision(content_id(trace.work_id, trace.event_key), 1.0, FOUNDER)

    def recall(self, own: Sketch, taken: Collection[str] = ()) -> Decision | None:
        """Return the incident that an event recalls: that of the most similar event of its day, however long ago; None where there is none.

        taken: as for `assign`.
        """
        same_day = (other for other in self._others(own, taken) if own.trace.is_day_stated and is_same_day(own, other))
        score, incident_id = max(
            ((likeness(own, other, self._weights, is_recalled=True), other.trace.incident_id) for other in same_day), default=(0.0, "")
        )
        return Decision(incident_id, round(score, 4), RECALLED) if score >= ENOUGH else None

    def _others(self, own: Sketch, taken: Collection[str]) -> Iterable[Sketch]:
        found = map(self._sketch, self.candidates(own.trace))
        return (other for other in found if other.trace.incident_id not in taken)

    def candidates(self, trace: EventTrace) -> list[int]:
        """Return the numbers of the events that are compared with an event; see `TermSearch.candidates`."""
        return self._search.candidates(trace)

    def _sketch(self, number: int) -> Sketch:
        own = self._sketches.get(number)
        if own is not None:
            return own
        trace = self._traces.get(number)
        return self._known[number] if trace is None else self._hold(number, sketch(trace))

    def _hold(self, number: int, own: Sketch) -> Sketch:
        if len(self._sketches) >= MOST_SKETCHES:
            self._sketches.popitem(last=False)
        self._sketches[number] = own
        return own

    def _most_likely(self, own: Sketch, taken: Collection[str]) -> tuple[float, str]:
        """Return the incident whose most similar events are most similar on average, and that average."""
        likely: dict[str, list[float]] = {}
        for other in self._others(own, taken):
            likely.setdefault(other.trace.incident_id, []).append(likeness(own, other, self._weights))
        scores = {incident: self._average(incident, found) for incident, found in likely.items()}
        return max(((score, incident) for incident, score in scores.items()), default=(0.0, ""))

    def _average(self, incident_id: str, found: list[float]) -> float:
        return sum(sorted(found, reverse=True)[:_AVERAGED]) / min(_AVERAGED, self._sizes[incident_id])


def is_anchored(places: Sequence[str], figures: Iterable[str], *, is_day_stated: bool) -> bool:
    """Tell whether an event can start an incident: it has a place, a day that the text states, or a small figure.

    An article that counts hundreds and names neither place nor day counts a whole war, not one event of it.
    """
    return bool(places) or is_day_stated or all(int(figure.rpartition("=")[2]) < _MANY for figure in figures)


def _is_anchor(trace: EventTrace) -> bool:
    return is_anchored(trace.places, trace.figures, is_day_stated=trace.is_day_stated)


def _keys(trace: EventTrace) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the event of a work, and of a story."""
    return (trace.work_id, trace.event_key), (trace.story_id, trace.event_key)
