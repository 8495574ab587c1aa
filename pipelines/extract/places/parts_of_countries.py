"""Parts of countries that the article tells more of: southwestern Pakistan, in a text that goes on about Quetta, is Balochistan.

A part of a country means a first-level unit where the article names places of one unit in that part before all; the direction is seen
from the middle of the country's people.  The country stays a candidate of its own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.extract.places.place_mention import PlaceMention, PlaceRole
from pipelines.extract.text.document import Span
from pipelines.gazetteer.place import Gazetteer, Place

_PART = re.compile(
    r"(?<!km )(?<!miles )\b(?:(?=north|south|east|west)(?P<north>north|south)?-?(?P<east>east|west)?(?:ern)?(?:most)?|central)"
    r"(?: (?:parts?|corner|tip|end))?(?: of)?(?: the)? $",
    re.IGNORECASE,
)
_ITS_PART = re.compile(
    r"['’]s (?:far |extreme )?(?:(?P<north>north|south)-?(?P<east>east|west)?|(?P<side>east|west))(?: coast)?\b"
    r"(?!-| (?-i:[A-Z]))",
    re.IGNORECASE,
)
_REACH = 40  # characters before a country in which its part is named
_MAIN = 0.6  # of the mentions of places in that part
_PLACED = frozenset({PlaceRole.LOCATION, PlaceRole.CONTAINER})
_UNIT_PRECISION = 4  # UCDP
_LIKELY = 0.6


def parts_of_countries(
    text: str, inside: Sequence[PlaceMention], everywhere: Sequence[PlaceMention], gazetteer: Gazetteer
) -> Iterator[PlaceMention]:
    """Yield the units that parts of countries mean.  inside: mentions of the text; everywhere: those of title and dateline too."""
    for mention in inside:
        if mention.place.kind != "country" or mention.role is not PlaceRole.LOCATION:
            continue
        part = _PART.search(text, max(0, mention.span.start - _REACH), mention.span.start)
        its = _ITS_PART.match(text, mention.span.end) if part is None else None
        found = part or its
        if found is None:
            continue
        unit = _main_unit(
            mention.place,
            (_way(found["north"], "north"), _way(found["east"] or found.groupdict().get("side"), "east")),
            everywhere,
            gazetteer,
        )
        if unit is not None:
            span = Span(part.start() if part else mention.span.start, its.end() if its else mention.span.end)
            yield replace(mention, span=span, text=text[span.start : span.end], place=unit, precision=_UNIT_PRECISION, confidence=_LIKELY)


def _way(word: str | None, positive: str) -> int:
    return 0 if word is None else 1 if word.lower() == positive else -1


def _main_unit(country: Place, way: tuple[int, int], mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Place | None:
    """Return the unit in a part of a country that most places of the article in that part lie in, None where there is no such one."""
    units: Counter[Place] = Counter()
    for mention in mentions:
        if mention.role in _PLACED and mention.place.country == country.country and mention.place.admin1_code:
            unit = gazetteer.unit_of(mention.place)
            if unit is not None and _lies(unit, country, way):
                units[unit] += 1
    best = units.most_common(1)
    return best[0][0] if best and best[0][1] >= _MAIN * units.total() else None


def _lies(unit: Place, country: Place, way: tuple[int, int]) -> bool:
    """Whether a unit lies on that side of the middle of its country; the middle itself, (0, 0), is not asked for."""
    if way == (0, 0):
        return True
    if unit.lat is None or unit.lon is None or country.lat is None or country.lon is None:
        return False
    return way[0] * (unit.lat - country.lat) + way[1] * (unit.lon - country.lon) > 0
