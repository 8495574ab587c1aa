"""PlaceMention: a place found in a text."""

from dataclasses import dataclass
from enum import StrEnum

from pipelines.contract.vocabulary import SpanSource
from pipelines.extract.text.document import Span
from pipelines.gazetteer.place import Place


class PlaceRole(StrEnum):
    """What the name stands for where it is mentioned."""

    LOCATION = "location"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    DEMONYM = "demonym"
    CONTAINER = "container"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A mention of a place.

    span, text: the words ("Belgorod region").  place: what they mean in this article.  precision: UCDP 1 exact, 2 near it, 3 district,
    4 first-level unit, 5 part of a country, 6 country, 7 sea.  confidence: 0 to 1.  role: only LOCATION can be where something
    happened; CONTAINER is the state or country after a town ("Lyon, France").  preposition: the word before it, lower case, "" where
    there is none.  origin: None for the text; TITLE and DATELINE for mentions whose span counts in the title or in the dateline.
    is_area: no name but "the country", "Chilean border towns".  is_unlisted: a village that the gazetteer does not hold; place is the
    unit around it.
    """

    span: Span
    text: str
    place: Place
    precision: int
    confidence: float
    role: PlaceRole = PlaceRole.LOCATION
    preposition: str = ""
    origin: SpanSource | None = None
    is_area: bool = False
    is_unlisted: bool = False
