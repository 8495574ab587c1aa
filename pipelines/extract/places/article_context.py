"""How much an article speaks of each country and first-level unit, and where on the map its places lie."""

import math
from collections import Counter
from dataclasses import dataclass, field

from pipelines.gazetteer.place import Place

_NEAR_DEGREES = 2.5  # of latitude, 280 km
_POINTS = frozenset({"settlement", "admin1", "admin2", "own"})
_CONTAINED = frozenset({"settlement", "own", "admin2"})


@dataclass
class Context:
    """How much the article speaks of each country and first-level unit.  points: latitude and longitude of its towns and units, degrees."""

    countries: Counter[str] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)
    points: set[tuple[float, float]] = field(default_factory=set)

    def add(self, place: Place, weight: float) -> None:
        """Count a place that is certain enough."""
        if place.country:
            self.countries[place.country] += weight  # type: ignore[assignment]  # Counter holds any number
        if place.admin1_code:
            self.units[place.admin1_code] += weight  # type: ignore[assignment]
        if place.kind in _POINTS and place.lat is not None and place.lon is not None:
            self.points.add((place.lat, place.lon))

    def count_country(self, code: str, weight: float) -> None:
        """Count a hint at a country."""
        self.countries[code] += weight  # type: ignore[assignment]  # Counter holds any number

    def leading_country(self) -> str | None:
        """Return the country that the article speaks of most, None where that is little or another one comes close."""
        likely = self.countries.most_common(2)
        if not likely or likely[0][1] < 1 or (len(likely) > 1 and 2 * likely[1][1] > likely[0][1]):
            return None
        return likely[0][0]

    def names(self, place: Place) -> bool:
        """Whether the article names this town or unit."""
        return (place.lat, place.lon) in self.points

    def is_near(self, place: Place) -> bool:
        """Whether another town or unit that the article names lies within a day's journey."""
        if place.lat is None or place.lon is None:
            return False
        here = (place.lat, place.lon)
        return any(point != here and _is_near(*here, *point) for point in self.points)

    def score(self, place: Place) -> float:
        """Return a number that grows with population and with how much the article speaks of the place's surroundings."""
        country = min(self.countries[place.country], 4.0) if place.country else 0.0
        unit = min(self.units[place.admin1_code], 3.0) if place.admin1_code and place.kind != "admin1" else 0.0
        return math.log10(place.population + 100) + 1.2 * country + 1.0 * unit


def _is_near(lat: float, lon: float, other_lat: float, other_lon: float) -> bool:
    across = (lon - other_lon) * math.cos(math.radians((lat + other_lat) / 2))
    return math.hypot(lat - other_lat, across) <= _NEAR_DEGREES


def lies_in(place: Place, area: Place) -> bool:
    """Whether a town or county lies in the area, or a first-level unit in the country: Pando, Bolivia."""
    kinds = _CONTAINED | {"admin1"} if area.kind == "country" else _CONTAINED
    return place.kind in kinds and _contains(area, place)


def _contains(area: Place, place: Place) -> bool:
    """Whether the place lies in the country or first-level unit."""
    if area.kind in {"country", "region"}:
        return area.country == place.country
    return area.admin1_code == place.admin1_code and area != place
