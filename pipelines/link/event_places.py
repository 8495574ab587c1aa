"""Where claims locate an event, and the distance between two places.

Which events this separates is decided in `article_events` and `likeness`.
"""

import math
from collections.abc import Iterable

from pipelines.contract.tables import IncidentCount

Spot = tuple[int, int]
"""Latitude and longitude in thousandths of a degree."""

SAME_PLACE_KM = 20.0
"""A quarter, a suburb and their city are one place."""
_SETTLEMENT, _UNIT = 2, 4  # place precision
_KM_OF_A_SPOT = 0.1112


def unit(claim: IncidentCount) -> str | None:
    """Return the code of the first-level unit of a claim's place, of the country where only that is known."""
    return claim.admin1_code or claim.country


def settlement(claim: IncidentCount) -> str | None:
    """Return the GeoNames number of a claim's settlement, @name:unit of one that only places.csv knows, None for a larger place."""
    if claim.place_precision is None or claim.place_precision > _SETTLEMENT or (claim.geonameid is None and claim.place is None):
        return None
    return f"@{claim.place}:{unit(claim)}" if claim.geonameid is None else str(claim.geonameid)


def _unlisted(claim: IncidentCount) -> str | None:
    """Return @name:unit of a village that stands in no list, so that the text alone tells its unit; None for other places."""
    is_named = claim.place_precision == _UNIT and claim.geonameid is None and claim.place not in {None, claim.admin1}
    return f"@{claim.place}:{unit(claim)}" if is_named else None


def spot(claim: IncidentCount) -> Spot | None:
    """Return where the settlement of a claim lies, as far as that is known."""
    if settlement(claim) is None or claim.lat is None or claim.lon is None:
        return None
    return round(1000 * claim.lat), round(1000 * claim.lon)


def places(claims: Iterable[IncidentCount]) -> tuple[str, ...]:
    """Return the codes of all places of the claims, sorted: ISO 3166-1 countries, first-level units, settlements."""
    found = ((claim.country, claim.admin1_code, settlement(claim) or _unlisted(claim)) for claim in claims)
    codes = {code for of_claim in found for code in of_claim if code is not None}
    return tuple(sorted(codes))


def is_settlement(code: str) -> bool:
    """Tell whether a code of `places` is that of a settlement."""
    return code.isdigit() or code.startswith("@")


def spots(claims: Iterable[IncidentCount]) -> tuple[Spot, ...]:
    """Return where the settlements of the claims lie, sorted."""
    return tuple(sorted({found for claim in claims if (found := spot(claim)) is not None}))


def distance_km(one: Spot, other: Spot) -> float:
    """Return the distance of two spots in kilometres, on a sphere and for short distances."""
    east = (one[1] - other[1]) * math.cos(math.radians((one[0] + other[0]) / 2000))
    return _KM_OF_A_SPOT * math.hypot(one[0] - other[0], east)
