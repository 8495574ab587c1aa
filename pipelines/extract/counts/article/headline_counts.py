"""What the headline counts: evidence for which of the text's figures are the article's own.  No rows are made of it."""

from pipelines.contract.tables import IncidentCount
from pipelines.event_model.log_linear import EventModel
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.text.document import Document
from pipelines.gazetteer.place import Gazetteer

_LONGEST = 300  # characters; a longer title is no headline


def headline_counts(title: Document | None, gazetteer: Gazetteer, model: EventModel) -> tuple[IncidentCount, ...]:
    """Return the claims of a title, with offsets into the title; empty where there is none or where it is too long for a headline."""
    if title is None or len(title.text) > _LONGEST:
        return ()
    return find_counts(title, (), gazetteer, model)
