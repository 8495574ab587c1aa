"""What linking remembers of the days of its window, ready to be searched: it moves forward day by day and is not rebuilt.

Which days the window holds, and where their traces lie, belongs in `pipelines.link_days.link_partitions`.
"""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from pipelines.contract.tables import EventTrace
from pipelines.link.article_events import MAIN
from pipelines.link.distinctive_words import TermWeights
from pipelines.link.event_sketches import sketch
from pipelines.link.incidents import IncidentIndex
from pipelines.link.stories import Signature, StoryIndex


class Search(NamedTuple):
    """An event of the day that is linked, which searches the earlier ones. is_added: the later ones of its day can find it."""

    trace: EventTrace
    is_added: bool


class Known(Protocol):
    """What is known of the days before the one that is linked, whether it is held in memory or elsewhere."""

    def stories_of(self, articles: Iterable[tuple[str, Signature, dt.date]]) -> StoryIndex:
        """Return the stories that articles of the day can belong to; articles: their works, signatures and days of publication."""
        ...

    def incidents_of(self, articles: Iterable[tuple[str, ...]], searches: Iterable[Search]) -> IncidentIndex:
        """Return the incidents that events of the day can belong to. articles: their terms.  searches: in the order in which they come."""
        ...


class Memory:
    """The terms, stories and incidents of the window's events.

    It depends only on the traces that it holds and on their order, not on those that it has dropped. So a memory that has moved forward
    gives the same links as one that was made from the same days' traces.
    """

    def __init__(self, traces: Iterable[EventTrace] = ()) -> None:
        """Start with the traces of the days before, each day's in the order of their positions."""
        self.weights = TermWeights()
        self.incidents = IncidentIndex(self.weights)
        self.stories = StoryIndex()
        self.remember(traces)

    def stories_of(self, articles: Iterable[tuple[str, Signature, dt.date]]) -> StoryIndex:  # noqa: ARG002 - all are known
        """Return the stories."""
        return self.stories

    def incidents_of(self, articles: Iterable[tuple[str, ...]], searches: Iterable[Search]) -> IncidentIndex:  # noqa: ARG002 - all are known
        """Return the incidents, and take the terms of the day's articles into the weights."""
        self.weights.add(articles)
        return self.incidents

    def remember(self, traces: Iterable[EventTrace]) -> None:
        """Take in the traces of a day that follows those known, in the order of their positions."""
        told = list(traces)
        self.weights.add(trace.terms for trace in told if trace.event_key == MAIN)
        for trace in told:
            if trace.event_key == MAIN:
                self.stories.add(trace.work_id, trace.signature, trace.published_day, trace.story_id)
            self.incidents.add(sketch(trace))

    def forget(self, traces: Iterable[EventTrace]) -> None:
        """Forget the traces of the first day."""
        told = list(traces)
        articles = [trace.terms for trace in told if trace.event_key == MAIN]
        self.weights.remove(articles)
        self.stories.forget(len(articles))
        self.incidents.forget(len(told))
