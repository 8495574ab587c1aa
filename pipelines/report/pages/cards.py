"""An incident in a few lines: day, place, title, its first figures, and both sides next to each other."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.plain_text import one_line
from pipelines.report.facts.overview import Overview
from pipelines.report.facts.records import Incident, SideFigure, Total
from pipelines.report.pages.words import bounds, counted, figure, headline_totals, is_one, place_of, side_name, told_object, when

SHOWN_FIGURES = 3
_SIDES_OF_NOBODY = frozenset(("narrator", "other"))


@dataclass(frozen=True, slots=True)
class Card:
    """An incident as lists show it. headline: totals with what they count.  sides: the names of the sides with their figures in words.

    title: the headline of an article that mainly reports it, else its first figure and its place.  beside: the headline of the article
    that tells of it beside something else; empty where the title is a headline of its own.
    """

    incident: Incident
    title: str
    beside: str
    when: str
    place: str
    headline: list[tuple[Total, str]]
    sides: list[tuple[str, str]]


def card_of(incident: Incident, overview: Overview, sides: Sequence[SideFigure] = ()) -> Card:
    """Return the card of an incident. sides: what its sides say; left out where lists have no room for it."""
    totals = overview.totals.get(incident.incident_id, [])
    place = place_of(incident, overview.country_names)
    headline = [(total, told(total, totals)) for total in headline_totals(totals, SHOWN_FIGURES)]
    title, beside = one_line(incident.title), ""
    if incident.incident_id not in overview.main or not title:
        title, beside = _described(headline, place), title
    named = [(side_name(side, overview.country_names), told) for side, told in _told_sides(sides)]
    return Card(incident, title, beside, when(incident), place, headline, named)


def _described(headline: Sequence[tuple[Total, str]], place: str) -> str:
    """Return an incident without a headline of its own in words: its first figure and its place."""
    if not headline:
        return f"Event in {place}"
    total, counts = headline[0]
    words = f"{figure(total)} {counts}, {place}"
    return words[0].upper() + words[1:]


def told(total: Total, totals: list[Total]) -> str:
    """Return what a total counts, by its only kind of object where there is one."""
    return counted(total.metric, total.object_class, told_object(total, totals), one=is_one(total))


def _told_sides(sides: Sequence[SideFigure]) -> list[tuple[str, str]]:
    """Return what each side says of the one metric on which most sides speak, people before things."""
    named = [side for side in sides if side.side not in _SIDES_OF_NOBODY]
    speaking: defaultdict[str, set[str]] = defaultdict(set)
    for side in named:
        speaking[side.metric].add(side.side)
    if not speaking:
        return []
    metric = max(speaking, key=lambda name: (len(speaking[name]), name == "killed", name))
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for side in named:
        if side.metric == metric:
            what = counted(side.metric, side.object_class, side.object, one=side.low == side.high == 1)
            lines[side.side].append(f"{bounds(side.low, side.value, side.high)} {what}")
    return [(name, "; ".join(parts)) for name, parts in lines.items()]
