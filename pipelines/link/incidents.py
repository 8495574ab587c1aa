"""Incidents: each event is given to the most similar incident, or founds one."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.identity import content_id
from pipelines.tables import EventTrace

FOUNDER, SAME_WORK, SAME_STORY, SCORE = "founder", "same_work", "same_story", "score"
_ENOUGH = 0.3


@dataclass(frozen=True, slots=True)
class Decision:
    """The incident of an event, and why. score: 0 to 1."""

    incident_id: str
    score: float
    rule: str


class IncidentIndex:
    """The events of the window with their incidents, findable by work, story and terms."""

    def __init__(self, memory: Sequence[EventTrace]) -> None:
        """Take over what earlier days remember."""
        self._of_work: dict[tuple[str, str], str] = {}
        self._of_story: dict[tuple[str, str], str] = {}
        self._traces: list[EventTrace] = []
        self._with_term: dict[str, list[int]] = {}
        self._frequency: Counter[str] = Counter()
        for trace in memory:
            self.add(trace, trace.incident_id)

    def add(self, trace: EventTrace, incident_id: str) -> EventTrace:
        """Remember an event and its incident, and return its trace."""
        known = replace(trace, incident_id=incident_id, ruled_incident_id=incident_id)
        self._of_work.setdefault((trace.work_id, trace.event_key), incident_id)
        self._of_story.setdefault((trace.story_id, trace.event_key), incident_id)
        for term in trace.terms:
            self._with_term.setdefault(term, []).append(len(self._traces))
        self._frequency.update(trace.terms)
        self._traces.append(known)
        return known

    def assign(self, trace: EventTrace) -> Decision:
        """Return the incident of an event: that of its work, of its story, the most similar one, else a new one."""
        if (known := self._of_work.get((trace.work_id, trace.event_key))) is not None:
            return Decision(known, 1.0, SAME_WORK)
        if (known := self._of_story.get((trace.story_id, trace.event_key))) is not None:
            return Decision(known, 1.0, SAME_STORY)
        score, best = self._most_similar(trace)
        if best is not None and score >= _ENOUGH:
            return Decision(best.incident_id, round(score, 4), SCORE)
        return Decision(content_id(trace.work_id, trace.event_key), 1.0, FOUNDER)

    def _weight(self, term: str) -> float:
        return math.log((len(self._traces) + 1) / (self._frequency[term] + 1)) + 0.1

    def _most_similar(self, trace: EventTrace) -> tuple[float, EventTrace | None]:
        shared: Counter[int] = Counter()
        for term in sorted(trace.terms, key=lambda term: (self._frequency[term], term))[:40]:
            for number in self._with_term.get(term, ())[-200:]:
                shared[number] += 1
        found = [(self._cosine(trace, self._traces[number]), number) for number, _ in shared.most_common(20)]
        score, number = max(found, key=lambda one: (one[0], -one[1]), default=(0.0, -1))
        return score, self._traces[number] if number >= 0 else None

    def _cosine(self, one: EventTrace, other: EventTrace) -> float:
        if one.places and other.places and one.places[:2] != other.places[:2]:
            return 0.0
        if abs((one.published_day - other.published_day).days) > 10:  # noqa: PLR2004
            return 0.0
        common = set(one.terms) & set(other.terms)
        inner = sum(self._weight(term) ** 2 for term in common)
        norms = [math.sqrt(sum(self._weight(term) ** 2 for term in trace.terms)) for trace in (one, other)]
        return inner / (norms[0] * norms[1]) if norms[0] and norms[1] else 0.0
