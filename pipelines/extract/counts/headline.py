"""What the headline counts: evidence for which of the text's figures are the article's own.  No rows are made of it."""

from pipelines.extract.counts.finding import find_counts
from pipelines.extract.document import Document
from pipelines.extract.text.reading import read
from pipelines.gazetteer.place import Gazetteer
from pipelines.tables import IncidentCount

_LONGEST = 300  # characters; a longer title is no headline


def headline_counts(document: Document, gazetteer: Gazetteer) -> tuple[IncidentCount, ...]:
    """Return the claims of the document's title, with offsets into the title; empty where it has none."""
    if not document.title or len(document.title) > _LONGEST:
        return ()
    title = read(document.title, article_id=document.article_id, published=document.published, language=document.language)
    return find_counts(title, (), gazetteer)
