"""Villages and camps that no gazetteer holds: "the village of Velsa", "Velsa refugee camp".

The text says that they are places.  A mention keeps the name as written; what is known of it is the unit or country around it, which the
other places of the article tell.  Names that the gazetteer holds are in `place_names`.
"""

import re
from collections.abc import Iterator, Sequence

from pipelines.extract.places.place_mention import PlaceMention, PlaceRole
from pipelines.extract.places.place_words import FUNCTION_WORDS
from pipelines.extract.text.document import Span
from pipelines.gazetteer.place import Gazetteer, Place

_NAME = r"(?P<name>[A-Z][\w’'-]+(?: (?:al|el|de|du|la|as|ar) [A-Z][\w’'-]+| [A-Z][\w’'-]+){0,2})"
_PREPOSITION = r"(?P<preposition>in|at|near|outside|around|across|over|on|into|from|to|of|hit|struck|shelled|attacked|entered|reached)"
_KINDS = r"(?:village|town|settlement|hamlet|community|commune|township|municipality|locality|refugee camp|camp)"
_OF = re.compile(rf"\b(?:{_PREPOSITION} )?(?:the |a )?(?:[a-z-]+ ){{0,2}}{_KINDS} (?:of|called|named) {_NAME}")
_KIND_BEFORE = re.compile(rf"\b{_PREPOSITION} (?:the )(?:[a-z-]+ ){{0,2}}{_KINDS} {_NAME}")
_KIND_AFTER = re.compile(rf"\b{_PREPOSITION} (?:the )?(?:nearby )?{_NAME} {_KINDS}\b")
_SURE, _KNOWN = 0.8, 0.6
_UNIT_PRECISION, _COUNTRY_PRECISION = 4, 6  # UCDP
_AROUND = frozenset({PlaceRole.LOCATION, PlaceRole.CONTAINER})
_FOLLOWS = 60  # characters to a place that follows and holds it: the village of Velsa in the Orlen region


def unlisted_mentions(text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """Yield mentions of places that words such as "village" make places and the gazetteer does not hold.

    mentions: those of the text in their order.  A name without any place around it in the article gives none.
    """
    taken = [(m.span.start, m.span.end) for m in mentions]
    for pattern in (_OF, _KIND_BEFORE, _KIND_AFTER):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if match["name"].split()[0].lower() in FUNCTION_WORDS or any(first < end and start < last for first, last in taken):
                continue
            around = _unit_around(start, mentions, gazetteer)
            if around is not None:
                taken.append((start, end))
                yield _mention(match["name"], Span(start, end), around, match["preposition"] or "")


def _mention(name: str, span: Span, around: Place, preposition: str) -> PlaceMention:
    return PlaceMention(
        span=span,
        text=name,
        place=around,
        precision=_COUNTRY_PRECISION if around.kind == "country" else _UNIT_PRECISION,
        confidence=_SURE,
        preposition=preposition,
        is_unlisted=True,
    )


def _unit_around(at: int, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Place | None:
    """Return the first-level unit of the nearest place, else its country: places before count as nearer."""
    near = [m for m in mentions if m.origin is None and m.role in _AROUND and m.confidence >= _KNOWN and m.place.country]
    after = next((m for m in near if m.span.start > at), None)
    before = next((m for m in reversed(near) if m.span.start < at), None)
    follows = after is not None and after.span.start - at < _FOLLOWS
    chosen = after if follows or before is None else before
    if chosen is None or chosen.place.country is None:
        return None
    units = gazetteer.find(chosen.place.admin1) if chosen.place.admin1 else ()
    unit = next((p for p in units if p.kind == "admin1" and p.admin1_code == chosen.place.admin1_code), None)
    return unit or gazetteer.country_place(chosen.place.country)
