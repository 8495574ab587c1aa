"""What linking remembers of the days of its window, ready to be searched: it moves forward day by day and is not rebuilt.

Which days the window holds, and where their traces lie, belongs in `pipelines.link_days.link_partitions`.
"""

from collections.abc import Iterable

from pipelines.contract.tables import EventTrace
from pipelines.link.article_events import MAIN
from pipelines.link.distinctive_words import TermWeights
from pipelines.link.event_sketches import sketch
from pipelines.link.incidents import IncidentIndex
from pipelines.link.stories import StoryIndex


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
