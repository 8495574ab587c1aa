"""Places that neither the gazetteer nor a word such as "village" tells of: killed nine people in Velsa Talata; In Velsa, two were hurt.

Where an article has not yet said of any known town that something happened there, or a sentence begins with such a name, the name
stands for a place of its own: of it the country is known, or the first-level unit that stands beside it.  Elsewhere an unknown name is
likely a quarter of the town that the article is about, and gives no mention.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipelines.extract.places.place_mention import PlaceMention, PlaceRole
from pipelines.extract.places.place_words import (
    EVENT_PREPOSITIONS,
    FACILITY_WORDS,
    FUNCTION_WORDS,
    NEVER_PLACES,
    ORGANISATION_WORDS,
    STREET_WORDS,
)
from pipelines.extract.text.document import Span
from pipelines.gazetteer.place import Gazetteer, Place

_NAME = r"(?P<name>[A-Z][a-z’'-]+(?:[ -](?:(?:al|el|de|du|la|as|ar) )?[A-Z][a-z’'-]+){0,2})"
_INSIDE = re.compile(
    rf"\b(?P<preposition>in|near|outside) {_NAME}"
    r"(?=[,.;]|,? (?:on|late|early|overnight|and|killing|wounding|injuring|when|after|before|as|yesterday|today)\b)"
)
_OPENING = re.compile(rf"(?:^|(?<=[.!?\n”\"] )|(?<=\n))(?P<preposition>In|Near|Outside) {_NAME}, (?=[a-z\d])")
_NO_NAMES = FUNCTION_WORDS | NEVER_PLACES | ORGANISATION_WORDS | FACILITY_WORDS | STREET_WORDS
_SURE = 0.8
_INSIDE_OF = re.compile(r",? (?:in|of) (?:the )?(?:[a-z]+ ){0,4}(?:[A-Z]\w+['’]s )?")
_BESIDE = len(", in the northern part of the ")  # characters between a place and the unit that holds it, at most


def stranger_mentions(text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """Yield mentions of places by unknown names; none in an article without known places.

    mentions: those of title and dateline, then those of the text in their order.
    """
    country = _country(mentions, gazetteer)
    if country is None:
        return
    towns = (
        m.span.start for m in mentions if m.place.kind in {"settlement", "own"} and m.role is PlaceRole.LOCATION and _is_event_place(m)
    )
    first_town = min(towns, default=len(text))
    own = [m for m in mentions if m.origin is None]
    starts = [m.span.start for m in own]
    found: set[int] = set()
    for pattern in (_OPENING, _INSIDE):
        for match in pattern.finditer(text, 0, len(text) if pattern is _OPENING else first_town):
            start, end = match.span("name")
            after = bisect_left(starts, end)
            is_known = start in found or (after > 0 and own[after - 1].span.end > start)
            if is_known or _is_no_name(match["name"], gazetteer):
                continue
            found.add(start)
            around = (_unit_beside(text, end, own[after], gazetteer) if after < len(own) else None) or country
            yield PlaceMention(
                span=Span(start, end),
                text=match["name"],
                place=around,
                precision=6 if around.kind == "country" else 4,
                confidence=_SURE,
                preposition=match["preposition"].lower(),
                is_unlisted=True,
            )


def _is_event_place(mention: PlaceMention) -> bool:
    return mention.preposition in EVENT_PREPOSITIONS or mention.preposition == "dateline" or mention.origin is not None


def _is_no_name(name: str, gazetteer: Gazetteer) -> bool:
    words = name.lower().replace("-", " ").split()
    return any(word in _NO_NAMES for word in words) or gazetteer.demonym(name) is not None or name.endswith(("'s", "’s"))


def _country(mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Place | None:
    """Return the country of all places of the article that are sure; None where they are of several."""
    codes = {m.place.country for m in mentions if m.confidence >= _SURE and m.place.country and m.role is not PlaceRole.DEMONYM}
    return gazetteer.country_place(next(iter(codes)) or "") if len(codes) == 1 else None


def _unit_beside(text: str, end: int, after: PlaceMention, gazetteer: Gazetteer) -> Place | None:
    """Return the first-level unit that is named right behind a name: in Velsa, in the Orlen region."""
    if not after.place.admin1 or _INSIDE_OF.fullmatch(text, end, min(after.span.start, end + _BESIDE)) is None:
        return None
    return next((p for p in gazetteer.find(after.place.admin1) if p.kind == "admin1" and p.admin1_code == after.place.admin1_code), None)
