"""Which place a name means in this article: the other places of the article decide between namesakes.

Names are found in `place_names`.
"""

from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from pipelines.extract.places.article_context import Context, lies_in
from pipelines.extract.places.containers import containers_of, told_elsewhere
from pipelines.extract.places.everyday_words import COMMON_WORDS
from pipelines.extract.places.place_names import Name, Reading
from pipelines.extract.places.place_words import STRONG_LOCATIVE, UNIT_WORDS
from pipelines.gazetteer.name_keys import key_of
from pipelines.gazetteer.place import Gazetteer, Place

_KNOWN, _TOWN, _VILLAGE = 100_000, 15_000, 3_000
_ALIAS_PENALTY, _CAPITAL_BONUS, _SEA_BONUS, _REGION_BONUS, _QUARTER_BONUS, _BESIDE, _NEAR = 1.2, 1.0, 8.0, 3.0, 1.5, 1.5, 1.0
_UNIT_KINDS = {"county": ("admin2", "admin1", "settlement"), "state": ("admin1", "region"), "region": ("admin1", "region")}
_STREETS_ARE_BARE = "US"  # where streets are told without the word street
_SPOKEN_OF = 2  # weight of a country that an article is about
_PASSES = 2  # the second one sees the places that the first one found behind a name
_BESIDE_CHARS = 120  # in which a country or its people stand before a name, or behind it, that is told by them
_ACRONYM = 4
_SHORT = 3  # letters: Fes, Goa, Osh are towns; Kim, Lee, Van are mostly not


@dataclass(frozen=True, slots=True)
class Resolved:
    """A name with its place.  certain: named together with its state or country, or without a rival."""

    name: Name
    place: Place
    end: int
    certain: bool


class Resolution(NamedTuple):
    """found: the place of each name that means one, by the name's number.  settled: the place that each key means in the article."""

    found: dict[int, Resolved]
    settled: dict[str, Place]


def resolve(text: str, reading: Reading, gazetteer: Gazetteer, context: Context, settled: dict[str, Place] | None = None) -> Resolution:
    """Return the places of a text's names.

    context may hold hints from outside; it is filled further.  settled: what keys already mean in the article.
    """
    containers = containers_of(text, reading, gazetteer)
    count_sure_ones(reading, gazetteer, containers, context)
    chosen = dict(settled or {})
    countries = _countries(reading, gazetteer)
    open_keys = _by_key(reading, containers, told_elsewhere(text, reading, containers, gazetteer), gazetteer)
    for _ in range(_PASSES):
        known = len(context.points)
        for key, numbers in open_keys.items():
            names = [reading.names[number] for number in numbers]
            inside = next(
                (place for number in numbers if (place := _inside(reading.names[number], containers.get(number), gazetteer))), None
            )
            place = chosen.get(key) or inside or _best(key, names, gazetteer, context, reading, countries)
            if place is not None:
                chosen[key] = place
                context.add(place, 0.3)
        open_keys = {key: numbers for key, numbers in open_keys.items() if key not in chosen}
        if len(context.points) == known:
            break
    found = {}
    for number, name in enumerate(reading.names):
        resolved = _resolved(name, containers.get(number), chosen, gazetteer, context)
        if resolved is not None:
            found[number] = resolved
    return Resolution(found, chosen)


def _by_key(reading: Reading, containers: dict[int, tuple[Place, int]], elsewhere: set[str], gazetteer: Gazetteer) -> dict[str, list[int]]:
    """Return numbers of the names by key, most certain keys first, names of parts of towns last; without the keys of elsewhere."""
    keys: dict[str, list[int]] = {}
    for number, name in enumerate(reading.names):
        if name.key not in elsewhere:
            keys.setdefault(name.key, []).append(number)

    def order(item: tuple[str, list[int]]) -> tuple[bool, bool]:
        is_contained = any(number in containers for number in item[1])
        return not is_contained, any(place.city for place in gazetteer.find(item[0]))

    return dict(sorted(keys.items(), key=order))


def count_sure_ones(reading: Reading, gazetteer: Gazetteer, containers: dict[int, tuple[Place, int]], context: Context) -> None:
    """Fill the context with countries, demonyms, containers, and names that hardly anything else has."""
    keys = {name.key for name in reading.names}
    for number, name in enumerate(reading.names):
        if number in containers:
            context.add(containers[number][0], 1.5)
            continue
        demonym = gazetteer.demonym(name.text)
        if demonym:
            context.countries[demonym] += 0.3  # type: ignore[assignment]
            continue
        if name.person:
            continue
        places = gazetteer.find(name.key)
        country = next((place for place in places if place.kind == "country"), None)
        if country is not None and len([place for place in places if place.kind in {"country", "admin1"}]) == 1:
            context.add(country, 1.0)
        elif name.unit and UNIT_WORDS[name.unit] == 4 and len({place.country for place in places if place.kind == "admin1"}) == 1:  # noqa: PLR2004
            context.add(next(place for place in places if place.kind == "admin1"), 1.0)
        elif _is_only_unit(places):
            context.add(places[0], 0.7)
        elif _is_dominant(places) and not any(place.city and key_of(place.city.name) in keys for place in places):
            context.add(places[0], 0.5 if name.preposition else 0.25)


def _is_only_unit(places: tuple[Place, ...]) -> bool:
    """Whether the name is that of one large first-level unit before all: Illinois."""
    return bool(places) and places[0].kind == "admin1" and all(place.population * 20 < places[0].population for place in places[1:])


def _is_dominant(places: tuple[Place, ...]) -> bool:
    """Whether one place of the name is so much larger that the others do not count."""
    settlements = [place for place in places if place.kind == "settlement"]
    return (
        bool(settlements)
        and settlements[0].city is None
        and settlements[0].population >= _KNOWN
        and all(settlements[0].population > 8 * other.population for other in settlements[1:2])
    )


def _best(
    key: str, names: list[Name], gazetteer: Gazetteer, context: Context, reading: Reading, countries: list[tuple[Name, str]]
) -> Place | None:
    """Return the place that a name means in the article, None where it means none or nothing decides."""
    first = names[0]
    places = _possible(gazetteer.find(first.text if first.text.isupper() else key), context)
    if not places or all(name.person for name in names) or gazetteer.demonym(first.text):
        return None
    areas = any(name.unit for name in names)
    strong = areas or any((name.preposition in STRONG_LOCATIVE or name.settlement) and not name.person for name in names)
    if key in reading.surnames and not strong and places[0].kind != "country":
        return None
    if key in COMMON_WORDS or (len(key) <= _SHORT and not first.text.isupper() and places[0].kind != "country"):
        return _common_word(places, names, context)
    candidates = [place for place in places if place.kind != "admin1" or not _is_named_after_town(place, places)]
    if any(name.quarter for name in names):
        candidates = [place for place in candidates if place.city or (place.admin1_code and context.units[place.admin1_code] >= 1)]
    if all(name.preposition == "on" and not name.owner for name in names):  # a street: the house on Winthrop
        candidates = [place for place in candidates if place.kind != "settlement" or place.country != _STREETS_ARE_BARE]
    beside = _countries_beside(names, countries)
    best = max(candidates, key=lambda place: _rank(place, key, context, beside), default=None)
    if best is None or _is_foreign_alias(best, key, countries, context):
        return None
    is_acronym = first.text.isupper() and len(key) <= _ACRONYM and best.kind == "settlement"  # OAS is no town in the Philippines
    if (is_acronym and best.population < _KNOWN) or (key in reading.first_names and not strong and best.population < 2 * _KNOWN):
        return None
    located = areas or any((name.preposition or name.settlement or name.attributive) and not name.person for name in names)
    told = located and best.kind == "settlement" and best.country in beside and best.population >= _VILLAGE
    return best if told or (located and best.city) or _is_accepted(best, candidates, context, located=located) else None


def _is_foreign_alias(best: Place, key: str, countries: list[tuple[Name, str]], context: Context) -> bool:
    """Whether a name is only another one of a town in a country that the article does not name: a Wawa in New Jersey is not Warsaw."""
    told = max(context.countries.values(), default=0) >= _SPOKEN_OF and all(code != best.country for _, code in countries)
    return told and best.kind == "settlement" and key_of(best.name) != key and not context.is_near(best)


def _possible(places: tuple[Place, ...], context: Context) -> tuple[Place, ...]:
    """Return the places without the parts of towns of which the article names neither the town nor its unit."""
    return tuple(
        place for place in places if place.city is None or context.names(place.city) or context.units[place.admin1_code or ""] >= 1
    )


def _rank(place: Place, key: str, context: Context, beside: set[str]) -> float:
    """Return how likely a namesake is meant; nearness decides only in a country that the article does not name."""
    near = context.countries[place.country or ""] < 1 and context.is_near(place)
    quarter = _QUARTER_BONUS * (place.city is not None)
    return context.score(place) + _bonus(place, key) + quarter + _BESIDE * (place.country in beside) + _NEAR * near


def _countries_beside(names: list[Name], countries: list[tuple[Name, str]]) -> set[str]:
    """Return the countries that stand, by name or as a people, close before or behind a name: Chilean police said a boat sank off Arica."""
    found: set[str] = set()
    for name in names:
        first = bisect_left(countries, name.start - _BESIDE_CHARS, key=_start)
        last = bisect_left(countries, name.end + _BESIDE_CHARS, key=_start)
        found.update(code for other, code in countries[first:last] if other.key != name.key)
    return found


def _start(country: tuple[Name, str]) -> int:
    return country[0].start


def _countries(reading: Reading, gazetteer: Gazetteer) -> list[tuple[Name, str]]:
    """Return the names of countries and peoples with the country's code, in their order."""
    coded = ((name, gazetteer.demonym(name.text) or gazetteer.country(name.text)) for name in reading.names)
    return [(name, code) for name, code in coded if code]


def _common_word(places: tuple[Place, ...], names: list[Name], context: Context) -> Place | None:
    """Return the place of a name that is an English word or very short: only after "in" and the like, in a unit or country named too."""
    if not any(name.preposition in STRONG_LOCATIVE and not name.person for name in names):
        return None
    near = [
        p for p in places if context.units[p.admin1_code or ""] >= 1 or (context.countries[p.country or ""] >= 1 and p.population >= _TOWN)
    ]
    return max(near, key=context.score, default=None)


def _is_named_after_town(unit: Place, places: tuple[Place, ...]) -> bool:
    """Whether the bare name means the town in the unit and not the unit: Belgorod, as against Florida."""
    return any(
        place.kind == "settlement"
        and place.population >= _VILLAGE
        and (place.admin1_code == unit.admin1_code or place.population * 5 > unit.population)
        for place in places
    )


def _bonus(place: Place, key: str) -> float:
    """Return what the kind of place and the kind of name are worth: another name of a large town is no stronger than a town's own name."""
    kind = (
        _SEA_BONUS
        if place.kind == "sea"
        else _REGION_BONUS
        if place.kind == "region"
        else 1.0
        if place.kind in {"country", "own"}
        else _CAPITAL_BONUS
        if place.is_capital
        else 0.0
    )
    return kind - (0.0 if key_of(place.name) == key else _ALIAS_PENALTY)


def _is_accepted(best: Place, candidates: list[Place], context: Context, *, located: bool) -> bool:
    if best.kind in {"country", "own", "sea", "region"}:
        return True
    known_unit = bool(best.admin1_code and context.units[best.admin1_code] >= 1)
    known_country = bool(best.country and context.countries[best.country] >= 1)
    if best.kind in {"admin1", "admin2"}:
        single = all(best.population > 3 * place.population for place in candidates if place is not best)
        return known_unit or single or (best.kind == "admin1" and (located or known_country))
    if best.population >= _KNOWN:
        return located or known_country or best.population >= 5 * _KNOWN or best.is_capital
    if not located:
        return known_unit and best.population >= _VILLAGE
    rivals = [place for place in candidates if place is not best and place.population * 5 > best.population]
    if known_unit or (known_country and all(place.country != best.country for place in rivals)):
        return True
    return _is_likely(best, rivals, context)


def _is_likely(best: Place, rivals: list[Place], context: Context) -> bool:
    """Whether a town in a country that the article does not name is meant: it alone is near, or nothing else has its name."""
    if best.population >= _VILLAGE and context.is_near(best):
        return not any(context.is_near(place) for place in rivals)
    elsewhere = max((weight for code, weight in context.countries.items() if code != best.country), default=0)
    return not rivals and best.population >= (_TOWN if elsewhere else _VILLAGE) and elsewhere < 2  # noqa: PLR2004 - two namings


def _inside(name: Name, container: tuple[Place, int] | None, gazetteer: Gazetteer) -> Place | None:
    """Return the largest settlement of the name inside the container that is named after it, else the first-level unit of the name."""
    if container is None:
        return None
    places = [place for place in gazetteer.find(name.key) if lies_in(place, container[0])]
    return max(places, key=lambda place: (place.kind != "admin1", place.population), default=None)


def _resolved(
    name: Name, container: tuple[Place, int] | None, chosen: dict[str, Place], gazetteer: Gazetteer, context: Context
) -> Resolved | None:
    unit = _unit(name, gazetteer, context) if name.unit and not name.person else None
    if unit is not None:
        return Resolved(name, unit, name.end, certain=True)
    inside = _inside(name, container, gazetteer)
    if inside is not None and container is not None:
        return Resolved(name, inside, container[1], certain=True)
    place = chosen.get(name.key)
    return None if place is None else Resolved(name, place, name.end, certain=False)


def _unit(name: Name, gazetteer: Gazetteer, context: Context) -> Place | None:
    """Return the area that "Belgorod region" or "Sylhet district" means."""
    named = [place for place in gazetteer.find(f"{name.key} {name.unit}") if place.kind in {"admin1", "admin2", "region"}]
    places = _possible(gazetteer.find(name.key), context)
    for kind in _UNIT_KINDS.get(name.unit, ("admin1",) if UNIT_WORDS[name.unit] == 4 else ("admin2", "settlement", "admin1")):  # noqa: PLR2004
        named = named or [place for place in places if place.kind == kind]
    best = max(named, key=lambda place: context.score(place) + _bonus(place, name.key), default=None)
    if best is None or best.kind != "settlement" or best.population >= _KNOWN:
        return best
    return best if context.countries[best.country or ""] >= 1 or context.units[best.admin1_code or ""] >= 1 else None
