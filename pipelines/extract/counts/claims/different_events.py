"""Whether two claims are of different events: their words name different places or days.

Only what the claim's own sentence says counts; a place or day that was taken from elsewhere in the article is no evidence here.
"""

from pipelines.contract.vocabulary import SpanSource
from pipelines.extract.counts.claims.claim_draft import Draft
from pipelines.gazetteer.place import Place

_OWN = frozenset({SpanSource.PHRASE, SpanSource.SENTENCE})
_KINDS = frozenset({"settlement", "own"})
_DAY = 1  # UCDP date precision


def apart(one: Draft, other: Draft) -> bool:
    """Whether the claims name different towns, provinces or days, so that they are no claims of one event."""
    first, second = one.circumstances, other.circumstances
    if one.sentence.no == other.sentence.no or first is None or second is None:
        return False
    places = first.place and second.place and first.place_source in _OWN and second.place_source in _OWN
    if first.place and second.place and places and _elsewhere(first.place.place, second.place.place):
        return True
    a, b = first.date, second.date
    dated = a.source in _OWN and b.source in _OWN and a.day_from and a.day_to and b.day_from and b.day_to
    if not dated or max(a.precision or 0, b.precision or 0) > _DAY:
        return False
    return bool(a.day_to and b.day_from and b.day_to and a.day_from and (a.day_to < b.day_from or b.day_to < a.day_from))


def _elsewhere(one: Place, other: Place) -> bool:
    if one.kind in _KINDS and other.kind in _KINDS:
        return one.name != other.name
    units = one.admin1_code and other.admin1_code and one.admin1_code != other.admin1_code
    return bool(units) or (one.country is not None and other.country is not None and one.country != other.country)
