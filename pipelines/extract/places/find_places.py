"""Find the places that an article names.

Names and their surroundings are read in `place_names`, namesakes are told apart in `namesakes`, and which place applies to a
claim is chosen in `events`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipelines.contract.vocabulary import SpanSource
from pipelines.extract.places.article_context import Context
from pipelines.extract.places.containers import containers_of, states_of_towns
from pipelines.extract.places.groups_of_countries import countries_of_groups, group_mentions
from pipelines.extract.places.namesakes import Resolved, count_sure_ones, resolve
from pipelines.extract.places.parts_of_countries import parts_of_countries
from pipelines.extract.places.place_mention import PlaceMention, PlaceRole
from pipelines.extract.places.place_names import Name, Reading, read_names
from pipelines.extract.places.place_words import COUNTRY_SIGNS, UNIT_WORDS
from pipelines.extract.places.unlisted_places import unlisted_mentions
from pipelines.extract.places.unnamed_areas import area_mentions
from pipelines.extract.text.document import Document, Span
from pipelines.gazetteer.place import Gazetteer, Place

__all__ = ["PlaceMention", "PlaceRole", "find_places"]

_DATELINE = re.compile(
    r"\W{0,3}(?P<place>[A-Z][A-Z .'’-]{2,40}(?:,\s(?:[A-Z][\w.]+\s?){1,3}?)?)(?:/[A-Z ]+)?\s?(?:\([^)\n]{2,60}\))?\s?(?:--|[-–—]|:(?=\s))"
)
_SAID_THERE = re.compile(
    r"\b(?:(?:conference|briefing) (?:held )?(?:in|at)|by (?:tele)?phone from|(?:^|[.,]\s)[Ss]peaking (?:in|from)) (?:the (?:\w+ )?)?$"
)
"""Words before a place where something was only said: at a news conference in Geneva, by phone from Dakar."""
_SAYING = 40  # characters before a name in which they stand
_WEAK = 0.5
_ENOUGH_SIGNS = 4
_DEMONYM_CONFIDENCE = 0.4


def find_places(document: Document, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Return the places of the dateline, the title and the text, in this order; each name means one place in the whole article.

    Mentions of dateline and title have their origin set, and their spans count in the dateline or title.
    """
    outside = [
        (origin, text, read_names(text, gazetteer))
        for origin, text in ((SpanSource.DATELINE, document.dateline_place), (SpanSource.TITLE, document.title))
        if text
    ]
    context = _hints(document, outside, gazetteer)
    body = read_names(document.text, gazetteer)
    dateline = _dateline(document)
    body.names[:] = [replace(name, preposition="dateline") if name.start < dateline else name for name in body.names]
    found, settled = resolve(document.text, body, gazetteer, context)
    mentions: list[PlaceMention] = []
    for origin, text, reading in outside:
        reading.names[:] = [replace(name, person=name.person and name.key not in settled) for name in reading.names]
        mentions += _mentions(text, reading, resolve(text, reading, gazetteer, context, settled).found, gazetteer, origin)
    inside = list(_mentions(document.text, body, found, gazetteer, None))
    known = [*mentions, *sorted(inside, key=lambda mention: mention.span.start)]
    inside += list(unlisted_mentions(document.text, known, gazetteer, context.leading_country()))
    inside = [mention for mention in inside if not _is_where_it_was_said(document.text, mention)]
    inside += list(group_mentions(document.text, inside, gazetteer))
    inside += parts_of_countries(document.text, inside, [*mentions, *inside], gazetteer)
    inside += area_mentions(document.text, inside, gazetteer)
    return (*mentions, *sorted(inside, key=lambda mention: mention.span.start))


def _hints(document: Document, outside: list[tuple[SpanSource, str, Reading]], gazetteer: Gazetteer) -> Context:
    """Return what dateline, title, publisher and expressions of one country tell before the text is read."""
    context = Context()
    for _, text, reading in outside:
        count_sure_ones(reading, gazetteer, containers_of(text, reading, gazetteer), context)
    for name in read_names(document.publisher, gazetteer).names if document.publisher else ():
        country = gazetteer.country(name.text) or gazetteer.capital_of(name.text)
        if country:
            context.count_country(country, _WEAK)
    for state in states_of_towns(document.text, gazetteer):
        context.add(state, 1.0)
    for country, signs in COUNTRY_SIGNS.items():
        found = sum(sign in document.text or sign in (document.title or "") for sign in signs)
        context.count_country(country, _WEAK * min(found, _ENOUGH_SIGNS))
    for country, times in countries_of_groups(document.text).items():
        context.count_country(country, _WEAK * min(times, _ENOUGH_SIGNS))
    return context


def _dateline(document: Document) -> int:
    """Return the end of a dateline at the start of the text: LYON, France (AFP) -; 0 where there is none."""
    found = _DATELINE.match(document.text)
    return found.end("place") if found else 0


def _is_where_it_was_said(text: str, mention: PlaceMention) -> bool:
    return _SAID_THERE.search(text[max(0, mention.span.start - _SAYING) : mention.span.start]) is not None


def _mentions(
    text: str, reading: Reading, found: dict[int, Resolved], gazetteer: Gazetteer, origin: SpanSource | None
) -> Iterator[PlaceMention]:
    end = -1
    for number, name in enumerate(reading.names):
        resolved = found.get(number)
        if name.start < end:
            if resolved is not None:
                yield replace(_mention(text, name, resolved, origin), role=PlaceRole.CONTAINER)
            continue
        code = None if resolved else gazetteer.demonym(name.text)
        country = gazetteer.country_place(code) if code else None
        if resolved is not None:
            mention = _mention(text, name, resolved, origin)
            end = mention.span.end
            yield mention
        elif country is not None:
            yield PlaceMention(
                span=Span(name.start, name.end),
                text=name.text,
                place=country,
                precision=6,
                confidence=_DEMONYM_CONFIDENCE,
                role=PlaceRole.DEMONYM,
                origin=origin,
            )


def _mention(text: str, name: Name, resolved: Resolved, origin: SpanSource | None) -> PlaceMention:
    end = max(resolved.end, name.end)
    return PlaceMention(
        span=Span(name.start, end),
        text=text[name.start : end],
        place=resolved.place.city or resolved.place,
        precision=_precision(name, resolved.place),
        confidence=_confidence(name, resolved),
        role=_role(name, resolved),
        preposition=name.preposition,
        origin=origin,
    )


def _role(name: Name, resolved: Resolved) -> PlaceRole:
    place = resolved.place
    if name.organisation and not resolved.certain:
        return PlaceRole.ORGANISATION
    if name.preposition or name.unit or resolved.certain:
        return PlaceRole.LOCATION
    acts = place.kind == "country" and not name.owner
    speaks = name.government and (place.kind == "country" or place.is_capital)
    return PlaceRole.GOVERNMENT if acts or speaks else PlaceRole.LOCATION


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
