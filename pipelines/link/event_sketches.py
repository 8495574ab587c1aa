"""Events in the form in which they are compared: sets instead of columns, numbers instead of days, weights computed on demand."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipelines.contract.tables import EventTrace
from pipelines.link.distinctive_words import TermWeights, is_age, is_name
from pipelines.link.event_places import is_settlement
from pipelines.link.means_of_attack import means

_RARE = 5.0
"""A term of this weight stands in fewer than one article in 150."""


@dataclass(slots=True)
class Sketch:
    """An event as pairs are compared: the trace's terms as sets, its places by level, its days as numbers.

    edition, rare, lengths: results of `weigh`: the weights that were used, the rare words, and the Euclidean norms of the
    weighted lead and of all weighted words. Everything else is taken from the trace and never changes.
    """

    trace: EventTrace
    lead: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    ages: frozenset[str]
    settlements: frozenset[str]
    units: frozenset[str]
    countries: frozenset[str]
    means: frozenset[str]
    figures: dict[str, str]
    published: int
    first_day: int | None
    last_day: int | None
    edition: object = None
    rare: frozenset[str] = frozenset()
    lengths: tuple[float, float] = (0.0, 0.0)

    def weigh(self, weights: TermWeights) -> None:
        """Weigh the terms by these weights, unless this has been done."""
        if self.edition is not weights.edition:
            self.edition = weights.edition
            self.rare = frozenset(word for word in self.words if weights[word] > _RARE)
            self.lengths = _length(self.lead, weights), _length(self.words, weights)


def with_words_once(trace: EventTrace, known: dict[str, str]) -> EventTrace:
    """Return the trace with the words of others where they are the same, which takes a tenth of the memory. known: takes the new ones."""
    lead, terms = (tuple(map(known.setdefault, words, words)) for words in (trace.lead, trace.terms))
    return replace(trace, lead=lead, terms=terms)


def sketch(trace: EventTrace) -> Sketch:
    """Return the sketch of a trace, not yet weighed."""
    named, aged = {t for t in trace.terms if is_name(t)}, {t for t in trace.terms if is_age(t)}
    first = trace.event_from
    last = trace.event_to or first
    return Sketch(
        trace=trace,
        lead=frozenset(trace.lead),
        words=frozenset(trace.terms) - named - aged,
        names=frozenset(named),
        ages=frozenset(aged),
        settlements=frozenset(place for place in trace.places if is_settlement(place)),
        units=frozenset(place for place in trace.places if not is_settlement(place) and len(place) > 2),  # noqa: PLR2004 — ISO 3166-1
        countries=frozenset(place for place in trace.places if len(place) == 2 and not is_settlement(place)),  # noqa: PLR2004 — ISO 3166-1
        means=means(trace.lead),
        figures=dict(figure.split("=", 1) for figure in trace.figures),
        published=trace.published_day.toordinal(),
        first_day=first.toordinal() if first else None,
        last_day=last.toordinal() if last else None,
    )


def _length(terms: Iterable[str], weights: TermWeights) -> float:
    return math.sqrt(weighed(terms, weights))


def weighed(terms: Iterable[str], weights: TermWeights) -> float:
    """Return the sum of the squared weights of terms: what they have in common, or the square of a length."""
    return math.fsum(map(weights.squares.__getitem__, terms))
