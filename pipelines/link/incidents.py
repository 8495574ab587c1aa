"""Incidents: each event is given to the incident that it is most likely part of, or founds one.

One pass in the order of publication: an event is compared with earlier ones that share rare terms, and an incident is as likely as its
most similar events are on average. A decision is never changed by a later event.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from pipelines.identity import content_id
from pipelines.link.likeness import Sketch, can_be_one, likeness, sketch
from pipelines.link.words import Weights
from pipelines.tables import EventTrace

FOUNDER, SAME_WORK, SAME_STORY, SCORE = "founder", "same_work", "same_story", "score"
ENOUGH = 0.4
"""Chosen where pairwise F1 is highest; see docs/decisions/2026-11-24-linking.md."""
_AVERAGED = 3
_MOST_SEARCHED_TERMS = 60
_MOST_EVENTS_OF_A_TERM = 60
_MOST_COMPARED = 40
_SEARCHED_FROM = 3.5
"""Terms below this weight stand in more than three articles in 100 and find too many."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The incident of an event, and why. score: 0 to 1."""

    incident_id: str
    score: float
    rule: str


class IncidentIndex:
    """The events of the window with their incidents, findable by work, story and terms."""

    def __init__(self, memory: Sequence[EventTrace], weights: Weights) -> None:
        """Take over what earlier days remember."""
        self._weights = weights
        self._of_work: dict[tuple[str, str], str] = {}
        self._of_story: dict[tuple[str, str], int] = {}
        self._sketches: list[Sketch] = []
        self._incidents: list[str] = []
        self._sizes: Counter[str] = Counter()
        self._with_term: dict[str, list[int]] = {}
        for trace in memory:
            self.add(sketch(trace, weights), trace.incident_id)

    def add(self, own: Sketch, incident_id: str) -> None:
        """Remember an event and its incident."""
        trace = own.trace
        self._of_work.setdefault((trace.work_id, trace.event_key), incident_id)
        self._of_story.setdefault((trace.story_id, trace.event_key), len(self._sketches))
        self._sizes[incident_id] += 1
        for term in self._searched(trace):
            self._with_term.setdefault(term, []).append(len(self._sketches))
        self._sketches.append(own)
        self._incidents.append(incident_id)

    def assign(self, own: Sketch, taken: Collection[str] = ()) -> Decision:
        """Return the incident of an event: that of its work, of its story, the most similar one, else a new one.

        taken: incidents of other events of the same article.
        """
        trace = own.trace
        if (known := self._of_work.get((trace.work_id, trace.event_key))) is not None:
            return Decision(known, 1.0, SAME_WORK)
        told = self._of_story.get((trace.story_id, trace.event_key))
        if told is not None and can_be_one(own, self._sketches[told]):
            return Decision(self._incidents[told], 1.0, SAME_STORY)
        score, best = self._most_likely(own, taken)
        if score >= ENOUGH:
            return Decision(best, round(score, 4), SCORE)
        return Decision(content_id(trace.work_id, trace.event_key), 1.0, FOUNDER)

    def _searched(self, trace: EventTrace) -> list[str]:
        """Return the terms by which an event is found: its rarest."""
        weights = self._weights
        rare = [term for term in trace.terms if weights[term] >= _SEARCHED_FROM]
        return sorted(rare, key=lambda term: (-weights[term], term))[:_MOST_SEARCHED_TERMS]

    def candidates(self, trace: EventTrace) -> Iterable[int]:
        """Return the events that share the most weight of rare terms; of a term in many events, the latest are looked at."""
        shared: dict[int, float] = {}
        for term in self._searched(trace):
            weight = self._weights[term]
            for number in self._with_term.get(term, ())[-_MOST_EVENTS_OF_A_TERM:]:
                shared[number] = shared.get(number, 0.0) + weight
        return sorted(shared, key=lambda number: (-shared[number], number))[:_MOST_COMPARED]

    def _most_likely(self, own: Sketch, taken: Collection[str]) -> tuple[float, str]:
        """Return the incident whose most similar events are most similar on average, and that average."""
        likely: dict[str, list[float]] = {}
        for number in self.candidates(own.trace):
            if self._incidents[number] not in taken:
                likely.setdefault(self._incidents[number], []).append(likeness(own, self._sketches[number], self._weights))
        scores = {incident: self._average(incident, found) for incident, found in likely.items()}
        return max(((score, incident) for incident, score in scores.items()), default=(0.0, ""))

    def _average(self, incident_id: str, found: list[float]) -> float:
        return sum(sorted(found, reverse=True)[:_AVERAGED]) / min(_AVERAGED, self._sizes[incident_id])
