"""Search by rare terms: which earlier events share the most weight of rare terms with an event.

To which of them it belongs is decided in `incidents`.
"""

from collections.abc import Iterable, Mapping

from pipelines.contract.tables import EventTrace
from pipelines.link.distinctive_words import TermWeights, is_searched
from pipelines.link.inverted_index import Postings

_MOST_SEARCHED_TERMS = 60
MOST_EVENTS_OF_A_TERM = 60
_MOST_COMPARED = 40
_SEARCHED_FROM = 3.5
"""Terms below this weight stand in more than three articles in 100 and find too many."""


class TermSearch:
    """The numbers of events by their terms. Numbers ascend in the order of the events; the first ones leave first."""

    def __init__(self, weights: TermWeights, known: Mapping[str, Iterable[int]] | None = None) -> None:
        """Start with what is known. weights: kept up to date by the caller.

        known: by term the numbers of earlier events, ascending; of a term that is searched the last MOST_EVENTS_OF_A_TERM at least.
        """
        self._weights = weights
        self._with_term = Postings[str](known)

    def add(self, trace: EventTrace, number: int) -> None:
        """Remember an event."""
        for term in trace.terms:
            if is_searched(term):
                self._with_term.add(term, number)

    def forget(self, trace: EventTrace) -> None:
        """Forget the first event."""
        for term in trace.terms:
            if is_searched(term):
                self._with_term.drop_first(term)

    def candidates(self, trace: EventTrace) -> list[int]:
        """Return the events that share the most weight of rare terms; of a term in many events, the latest are looked at."""
        shared: dict[int, float] = {}
        for term in self._searched(trace):
            weight = self._weights[term]
            for number in self._with_term.last(term, MOST_EVENTS_OF_A_TERM):
                shared[number] = shared.get(number, 0.0) + weight
        return sorted(shared, key=lambda number: (-shared[number], number))[:_MOST_COMPARED]

    def _searched(self, trace: EventTrace) -> list[str]:
        """Return the terms by which an event is found: its rarest."""
        weights = self._weights
        rare = [term for term in trace.terms if weights[term] >= _SEARCHED_FROM and is_searched(term)]
        return sorted(rare, key=lambda term: (-weights[term], term))[:_MOST_SEARCHED_TERMS]
