"""Find the places that an article names.

Names and their surroundings are read in `places_names`, namesakes are told apart in `places_resolve`, and which place applies to a
claim is decided in `places_choice`.
"""

from collections.abc import Iterator

from pipelines.extract.document import Document, Span
from pipelines.extract.places_choice import main_place, place_for
from pipelines.extract.places_mention import PlaceMention, PlaceRole
from pipelines.extract.places_names import Name, Reading, read_names
from pipelines.extract.places_resolve import Context, Resolved, resolve
from pipelines.extract.places_words import UNIT_WORDS
from pipelines.gazetteer.place import Gazetteer, Place
from pipelines.vocabulary import SpanSource

__all__ = ["PlaceMention", "PlaceRole", "find_places", "main_place", "place_for"]

_OUTSIDE = (SpanSource.DATELINE, SpanSource.TITLE)


def find_places(document: Document, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Return the places of the dateline, the title and the text, in this order; each name means one place in the whole article.

    Mentions of dateline and title have their origin set, and their spans count in the dateline or title.
    """
    context = Context()
    _hint(document.publisher or "", gazetteer, context)
    outside = [
        (origin, text, read_names(text, gazetteer))
        for origin, text in zip(_OUTSIDE, (document.dateline_place, document.title), strict=True)
        if text
    ]
    body = read_names(document.text, gazetteer)
    found = resolve(document.text, body, gazetteer, context)
    mentions = [mention for origin, text, reading in outside for mention in _outside(origin, text, reading, gazetteer, context)]
    mentions += _mentions(document.text, body, found, gazetteer)
    return tuple(mentions)


def _hint(publisher: str, gazetteer: Gazetteer, context: Context) -> None:
    """Count the country in a publisher's name as a weak hint."""
    for name in read_names(publisher, gazetteer).names if publisher else ():
        country = gazetteer.country(name.text) or gazetteer.capital_of(name.text)
        if country:
            context.countries[country] += 0.5  # type: ignore[assignment]


def _outside(origin: SpanSource, text: str, reading: Reading, gazetteer: Gazetteer, context: Context) -> Iterator[PlaceMention]:
    found = resolve(text, reading, gazetteer, context)
    for number, resolved in found.items():
        yield _mention(text, reading.names[number], resolved, origin)


def _mentions(text: str, reading: Reading, found: dict[int, Resolved], gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    end = -1
    for number, name in enumerate(reading.names):
        if name.start < end:
            continue  # the state in "Springfield, Illinois" belongs to the town
        resolved = found.get(number)
        if resolved is not None:
            mention = _mention(text, name, resolved, None)
            end = mention.span.end
            yield mention
        else:
            country = gazetteer.demonym(name.text)
            place = _country(country, gazetteer) if country else None
            if place is not None:
                yield PlaceMention(
                    span=Span(name.start, name.end), text=name.text, place=place, precision=6, confidence=0.4, role=PlaceRole.DEMONYM
                )


def _country(code: str, gazetteer: Gazetteer) -> Place | None:
    return gazetteer.country_place(code)


def _mention(text: str, name: Name, resolved: Resolved, origin: SpanSource | None) -> PlaceMention:
    place, end = resolved.place, max(resolved.end, name.end)
    role = PlaceRole.LOCATION
    if name.organisation and not resolved.certain:
        role = PlaceRole.ORGANISATION
    elif name.government and not name.preposition and (place.kind == "country" or place.is_capital):
        role = PlaceRole.GOVERNMENT
    return PlaceMention(
        span=Span(name.start, end),
        text=text[name.start : end],
        place=place,
        precision=_precision(name, place),
        confidence=_confidence(name, resolved),
        role=role,
        preposition=name.preposition,
        origin=origin,
    )


def _precision(name: Name, place: Place) -> int:
    if place.kind == "settlement":
        if name.near:
            return 2
        return max(place.precision, 3 if name.unit and UNIT_WORDS[name.unit] == 3 else 1)  # noqa: PLR2004
    if place.kind == "country" and name.part:
        return 5
    return place.precision


def _confidence(name: Name, resolved: Resolved) -> float:
    if resolved.certain:
        return 0.95
    if name.person:
        return 0.3
    return 0.9 if name.preposition or resolved.place.kind == "country" else 0.7
