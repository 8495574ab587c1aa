"""Place and Gazetteer: what is known about places, in memory.  Pure; files are read in `lookup`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pipelines.gazetteer.countries import COUNTRIES
from pipelines.gazetteer.name_keys import key_of

_FIRST_KINDS = {"country": 0, "own": 1, "sea": 2, "region": 3}
_ARTICLES = ("al ", "el ", "ar ", "as ", "ash ", "ad ", "an ", "at ", "az ", "the ")

_REMEMBERED = 100_000
_SHORTEST_PLURAL = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A place.

    geonameid: NULL for first-level units, regions, seas and the user's own places.  kind: settlement, admin1, admin2 (county),
    country, region (no administrative unit), sea, own (from the user's file).  admin1_code: ISO 3166-2, else country.GeoNames
    code.  country: ISO 3166-1 alpha-2, of the internationally recognised territory; None for seas.  lat, lon: degrees; of areas
    the mean of their people.  precision: UCDP code of a mention of the place itself.  admin2: name of the county or district of a
    settlement, where the gazetteer holds it.  city: the town of which it is a part; None for all that is a place of its own.
    """

    geonameid: int | None
    name: str
    kind: str
    admin1: str | None
    admin1_code: str | None
    country: str | None
    lat: float | None
    lon: float | None
    population: int
    precision: int
    is_disputed: bool
    is_capital: bool = False
    admin2: str | None = None
    city: "Place | None" = None


class Gazetteer:
    """Places by name.  Rows are turned into Place objects only when they are asked for."""

    def __init__(
        self,
        index: Mapping[str, int | list[int]],
        row: Callable[[int], Place],
        countries: Mapping[str, int],
        capitals: Mapping[str, int],
        own: Iterable[tuple[str, Place]] = (),
    ) -> None:
        """index: row number, or numbers, by lookup key.  row: makes the Place of a row.

        countries, capitals: row number of a country and of its capital by ISO 3166-1 code.  own: key and place of the user's own places.
        """
        self._index = index
        self._row = row
        self._own: dict[str, list[Place]] = {}
        for key, place in own:
            self._own.setdefault(key, []).append(place)
        self._found: dict[str, tuple[Place, ...]] = {}
        self._demonyms = {key_of(word): code for code, words in COUNTRIES.items() for word in words.demonyms}
        self._countries, self._capitals = countries, capitals

    def __contains__(self, name: str) -> bool:
        """Whether any place has this name."""
        key = key_of(name)
        return key in self._index or key in self._own

    def knows(self, key: str) -> bool:
        """Whether any place or demonym has this lookup key."""
        return key in self._index or key in self._own or key in self._demonyms or self._is_plural(key)

    def find(self, name: str) -> tuple[Place, ...]:
        """Return all places of this name, best first: countries, the user's own, seas and regions, then by population."""
        key = key_of(name)
        found = self._found.get(key)
        if found is None:
            found = self._look_up(key)
            if len(self._found) < _REMEMBERED:
                self._found[key] = found
        return found

    def _look_up(self, key: str) -> tuple[Place, ...]:
        rows = self._index.get(key, ())
        places = [self._row(number) for number in ((rows,) if isinstance(rows, int) else rows)]
        places += self._own.get(key, [])
        if not places:
            shorter = next((key[len(article) :] for article in _ARTICLES if key.startswith(article)), "")
            return self._look_up(shorter) if shorter else ()
        return tuple(sorted(places, key=lambda place: (_FIRST_KINDS.get(place.kind, len(_FIRST_KINDS)), -place.population)))

    def country(self, name_or_demonym: str) -> str | None:
        """Return the ISO 3166-1 code of a country by its name or demonym (Ukraine, Ukrainian, Ukrainians, U.S.), else None."""
        key = key_of(name_or_demonym)
        if key in {"us", "uk"} and name_or_demonym.islower():
            return None
        place = next((place for place in self.find(key) if place.kind == "country"), None)
        return place.country if place is not None else self.demonym(name_or_demonym)

    def country_place(self, code: str) -> Place | None:
        """Return the country of an ISO 3166-1 code."""
        number = self._countries.get(code)
        return None if number is None else self._row(number)

    def capital_place(self, code: str) -> Place | None:
        """Return the capital of a country by ISO 3166-1 code."""
        number = self._capitals.get(code)
        return None if number is None else self._row(number)

    def unit_of(self, place: Place) -> Place | None:
        """Return the first-level unit that a place lies in, or is."""
        named = self.find(place.admin1) if place.admin1 else ()
        return next((unit for unit in named if unit.kind == "admin1" and unit.admin1_code == place.admin1_code), None)

    def demonym(self, word: str) -> str | None:
        """Return the country of a demonym alone: Ukrainian gives UA, Ukraine gives None."""
        key = key_of(word)
        if key in self._demonyms or not self._is_plural(key):
            return self._demonyms.get(key)
        return None if any(place.kind == "country" for place in self.find(word)) else self._demonyms[key[:-1]]

    def _is_plural(self, key: str) -> bool:
        return len(key) > _SHORTEST_PLURAL and key.endswith("s") and key[:-1] in self._demonyms

    def capital_of(self, name: str) -> str | None:
        """Return the country of which a place of this name is the capital, else None."""
        return next((place.country for place in self.find(name) if place.is_capital), None)
