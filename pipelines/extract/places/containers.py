"""Which state or country the text says that a name lies in: Springfield, Illinois; Durham, a city in northern England."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipelines.extract.places.article_context import lies_in
from pipelines.extract.places.place_names import Name, Reading
from pipelines.extract.places.place_words import POSTAL_CODES, STATE_ABBREVIATIONS
from pipelines.gazetteer.place import Gazetteer, Place

_FAR = 60
_COMMA = re.compile(r",\s+(?:(?:a|the)\s(?:[a-z]+\s){0,3}(?:in|of|near)\s(?:the\s)?(?:[a-z]+\s){0,2})?")
_IN = re.compile(
    r",?\s(?:(?:and [A-Z]\w+ )?(?:district|county|raion|municipality|community|area|city|town|village|province),?\s)?"
    r"(?:in|of)\s(?:the\s)?(?:[a-z]+\s){0,3}(?:(?:[A-Z]\w+)['’]s\s)?"
)
_SITE_IN = re.compile(
    r"(?: (?:mine|quarry|prison|camp|village|town|hamlet|district|island|dam|base|ranch|estate))? in (?:(?:north|south|east|west)\w* )?"
)
_STATE = re.compile(
    r",\s(" + "|".join(re.escape(short) for short in sorted(STATE_ABBREVIATIONS, key=len, reverse=True)) + r")|,\s([A-Z]{2})\b(?!\.)"
)


def containers_of(text: str, reading: Reading, gazetteer: Gazetteer) -> dict[int, tuple[Place, int]]:
    """Return, by number of a name, the place that a comma or "in" after it names, and where that ends: Springfield, Illinois."""
    found: dict[int, tuple[Place, int]] = {}
    for number in range(len(reading.names) - 1, -1, -1):
        name = reading.names[number]
        state = _STATE.match(text, name.end)
        short = state and (STATE_ABBREVIATIONS.get(state[1] or "") or POSTAL_CODES.get(state[2] or ""))
        if state and short:
            unit = next((place for place in gazetteer.find(short) if place.country == "US" and place.kind == "admin1"), None)
            if unit:
                found[number] = unit, state.end()
        elif number + 1 < len(reading.names):
            around = _named_container(text, name, reading.names[number + 1], gazetteer)
            if around is not None:
                following = reading.names[number + 1]
                found[number] = around, following.end if text[name.end : following.start] == ", " else name.end
    return found


def states_of_towns(text: str, gazetteer: Gazetteer) -> Iterator[Place]:
    """Yield the states of the United States whose abbreviation stands behind a name, of a known town or not: PINE HOLLOW, W.Va."""
    for state in _STATE.finditer(text):
        name = STATE_ABBREVIATIONS.get(state[1] or "")
        if name and text[max(0, state.start() - 1) : state.start()].isalpha():
            yield from [place for place in gazetteer.find(name) if place.country == "US" and place.kind == "admin1"][:1]


def _named_container(text: str, name: Name, following: Name, gazetteer: Gazetteer) -> Place | None:
    gap = text[name.end : following.start]
    by_comma = _COMMA.fullmatch(gap) is not None and text[following.end : following.end + 2] not in {"'s", "’s"}
    if len(gap) > _FAR or not (by_comma or (_IN.fullmatch(gap) and not name.person)):
        return None
    areas = [place for place in gazetteer.find(following.key) if place.kind in {"admin1", "country", "region"}]
    inside = gazetteer.find(name.key)
    for area in areas:
        if any(lies_in(place, area) for place in inside):
            return area
    return None


def told_elsewhere(text: str, reading: Reading, containers: dict[int, tuple[Place, int]], gazetteer: Gazetteer) -> set[str]:
    """Return the keys of names that the text puts into a country where the gazetteer has no such place: the Velsa mine in Chile."""
    found = set()
    for number, (name, following) in enumerate(pairwise(reading.names)):
        country = gazetteer.country(following.text) if _SITE_IN.fullmatch(text, name.end, following.start) else None
        if country and number not in containers and all(place.country != country for place in gazetteer.find(name.key)):
            found.add(name.key)
    return found
