"""What the headline counts: evidence for which of the text's figures are the article's own.  No rows are made of it."""

from collections.abc import Iterable

from pipelines.contract.tables import ArticleCount, IncidentCount
from pipelines.contract.vocabulary import Certainty, CountBasis, CountState, Metric, Object, ObjectClass
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


def headline_differs(headline: Iterable[IncidentCount], figures: Iterable[ArticleCount]) -> str | None:
    """Return the figures of people on which headline and text exclude each other, in words; None where there is none.

    headline: claims of the title.  figures: the article's own, of its text.
    """
    of_text = {figure.metric: figure for figure in figures if figure.object_class is ObjectClass.PEOPLE}
    told: dict[Metric, list[IncidentCount]] = {}
    for claim in headline:
        if claim.metric in of_text and _counts_people(claim):
            told.setdefault(claim.metric, []).append(claim)
    apart = {metric: claims[0] for metric, claims in told.items() if not any(_agree(claim, of_text[metric]) for claim in claims)}
    parts = [f"{metric}: {_words(claim)} in the headline, {_words(of_text[metric])} in the text" for metric, claim in apart.items()]
    return "; ".join(parts) or None


def _counts_people(claim: IncidentCount) -> bool:
    """Whether a claim of a title counts people as a whole, of the event itself."""
    is_told = claim.state in {CountState.STATED, CountState.ZERO} and claim.certainty not in {Certainty.PLANNED, Certainty.DENIED}
    return is_told and claim.object is Object.PERSON and claim.count_basis is CountBasis.INCIDENT and not claim.is_background


def _agree(one: IncidentCount | ArticleCount, other: IncidentCount | ArticleCount) -> bool:
    """Whether two figures allow a number in common; of words such as 'about', and of dozens, nothing is known to exclude."""
    exact = [(row.low, row.high) for row in (one, other)]
    return all(low is None or high is None or low <= high for low, _ in exact for _, high in exact)


def _words(row: IncidentCount | ArticleCount) -> str:
    """Return a figure in words, as the macro figure_text has it."""
    if row.low is not None and row.high is not None:
        return str(row.low) if row.low == row.high else f"{row.low}–{row.high}"
    return f"{row.low} or more" if row.low is not None else f"up to {row.high}" if row.high is not None else f"about {row.value}"
