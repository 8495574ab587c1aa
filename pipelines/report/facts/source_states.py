"""The state of each source: when it last brought an article, and whether it fell silent."""

import datetime as dt
import itertools
import statistics
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.report.facts.records import SourceDay, SourceDefinition

_FEWEST_DAYS = 3
"""Fewer days with articles do not tell how often a source brings some."""
_LEAST_SILENCE = 3
"""Days without an article that are no silence yet."""
_TIMES_USUAL = 3


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source. last_article: day of collection.  silence: what is wrong, in words; empty where nothing is."""

    name: str
    title: str
    last_article: dt.date | None
    n_articles: int
    n_claims: int
    n_refused: int
    silence: str


def source_states(days: Iterable[SourceDay], definitions: Iterable[SourceDefinition]) -> list[SourceState]:
    """Return every source that is defined or has brought something, silent ones first."""
    by_source: defaultdict[str, list[SourceDay]] = defaultdict(list)
    for day in days:
        by_source[day.source].append(day)
    defined = {definition.name: definition for definition in definitions}
    newest = max((day.day for rows in by_source.values() for day in rows), default=None)
    states = [_state(name, by_source[name], defined.get(name), newest) for name in {*by_source, *defined}]
    return sorted(states, key=lambda state: (not state.silence, state.last_article is None, state.name))


def _state(name: str, days: list[SourceDay], definition: SourceDefinition | None, newest: dt.date | None) -> SourceState:
    with_articles = sorted(day.day for day in days if day.n_articles)
    last = with_articles[-1] if with_articles else None
    return SourceState(
        name,
        definition.title if definition else name,
        last,
        sum(day.n_articles for day in days),
        sum(day.n_claims for day in days),
        sum(day.n_failed + day.n_quarantined for day in days),
        _silence(with_articles, newest) if newest else "",
    )


def _silence(with_articles: list[dt.date], newest: dt.date) -> str:
    """Return how long a source has been silent, where that is far longer than it usually is."""
    if len(with_articles) < _FEWEST_DAYS:
        return ""
    gaps = [(after - before).days for before, after in itertools.pairwise(with_articles)]
    usual = statistics.median(gaps)
    silent = (newest - with_articles[-1]).days
    if silent <= max(_LEAST_SILENCE, _TIMES_USUAL * usual):
        return ""
    often = "every day" if usual <= 1 else f"every {usual:g} days"
    return f"silent for {silent} days, it used to bring articles {often}"
