"""The maps of the front page: places with their incidents, those of invented countries on a map of their own."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from pipelines.plain_text import one_line
from pipelines.report.facts.overview import Overview
from pipelines.report.maps.map_picture import Mark, draw_map, is_drawn
from pipelines.report.maps.outlines import Outlines, fictional, world
from pipelines.report.pages.cards import Card
from pipelines.report.pages.words import PRECISIONS, figure

FICTIONAL = frozenset(unit.country for unit in fictional().units)
"""Codes of the sample's countries."""

MOST_PLACES = 400
"""Places on one map and in its table; the search has the others."""
_SHOWN_INCIDENTS = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its incidents, the newest first. more: how many are not named.  search: address of the search for them."""

    anchor: str
    name: str
    precision: str
    cards: list[Card]
    more: int
    search: str


@dataclass(frozen=True, slots=True)
class IncidentMap:
    """A map, the table behind it, places that are only known per country or not at all, and how many are left out."""

    svg: Markup
    places: list[Place]
    without_mark: list[Place]
    left_out: int
    is_real: bool


@dataclass(frozen=True, slots=True)
class _Spot:
    """Incidents at one position, with the people who were killed there."""

    cards: list[Card]
    killed: int

    @property
    def is_marked(self) -> bool:
        """Whether the place is exact enough for a mark."""
        incident = self.cards[0].incident
        return is_drawn(incident.place_precision, incident.lat, incident.lon)


def incident_maps(cards: Iterable[Card], overview: Overview) -> list[IncidentMap]:
    """Return a map of the real world and one of the invented countries, each only where it has a place to show."""
    by_world: dict[bool, list[Card]] = {True: [], False: []}
    for card in cards:
        by_world[card.incident.country not in FICTIONAL].append(card)
    maps = (_map(group, overview, is_real=is_real) for is_real, group in by_world.items() if group)
    return [made for made in maps if made is not None]


def _map(cards: list[Card], overview: Overview, *, is_real: bool) -> IncidentMap | None:
    spots = sorted(_spots(cards, overview), key=lambda spot: (-spot.killed, -len(spot.cards), spot.cards[0].place))
    marked, unmarked = [spot for spot in spots if spot.is_marked], [spot for spot in spots if not spot.is_marked]
    if not marked:
        return None
    shown = marked[:MOST_PLACES]
    outlines: list[Outlines] = [world()] if is_real else [fictional()]
    places = [_place(spot, at, is_real=is_real) for at, spot in enumerate(shown)]
    marks = [_mark(spot, place) for spot, place in zip(shown, places, strict=True)]
    bare = [_place(spot, len(shown) + at, is_real=is_real) for at, spot in enumerate(unmarked[:MOST_PLACES])]
    svg = Markup(draw_map(marks, outlines, "Where incidents happened"))  # noqa: S704 — every text in it is escaped
    return IncidentMap(svg, [*places, *bare], bare, len(spots) - len(places) - len(bare), is_real)


def _spots(cards: list[Card], overview: Overview) -> list[_Spot]:
    grouped: defaultdict[tuple[str, float | None, float | None, bool], list[Card]] = defaultdict(list)
    for card in cards:
        incident = card.incident
        key = (card.place, incident.lat, incident.lon, is_drawn(incident.place_precision, incident.lat, incident.lon))
        grouped[key].append(card)
    return [_Spot(group, sum(_killed(card, overview) for card in group)) for group in grouped.values()]


def _killed(card: Card, overview: Overview) -> int:
    totals = overview.totals.get(card.incident.incident_id, [])
    return max(
        (
            total.low or total.value or 0
            for total in totals
            if (total.metric, total.object_class, total.object) == ("killed", "people", None)
        ),
        default=0,
    )


def _place(spot: _Spot, number: int, *, is_real: bool) -> Place:
    incident = spot.cards[0].incident
    precision = PRECISIONS.get(incident.place_precision or 0, "not known")
    more = len(spot.cards) - _SHOWN_INCIDENTS
    return Place(
        f"place-{'real' if is_real else 'invented'}-{number}", spot.cards[0].place, precision, spot.cards[:_SHOWN_INCIDENTS], max(0, more),
        f"kind=incidents&q={quote(one_line(incident.place or incident.admin1))}",
    )  # fmt: skip


def _mark(spot: _Spot, place: Place) -> Mark:
    incident = spot.cards[0].incident
    if len(spot.cards) == 1:
        card = spot.cards[0]
        told = (place.name, card.title, *(f"{figure(total)} {words}" for total, words in card.headline))
        address = f"incidents/{incident.incident_id}.html"
    else:
        told = (
            place.name,
            f"{len(spot.cards)} incidents",
            f"{spot.killed:,} people killed at least" if spot.killed else "nobody known to be killed",
        )
        address = f"#{place.anchor}"
    precision = incident.place_precision or 0
    return Mark(incident.lat or 0.0, incident.lon or 0.0, spot.killed, precision, tuple(map(one_line, told)), address)
