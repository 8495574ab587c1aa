"""The front page and the lists by month."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pipelines.report.drawing.timeline import DayFigure, binned, draw_timeline
from pipelines.report.facts.overview import Overview, day_of
from pipelines.report.facts.records import Incident, SideFigure
from pipelines.report.facts.source_states import SourceState
from pipelines.report.pages.cards import Card, card_of
from pipelines.report.pages.changes import Changes
from pipelines.report.pages.incident_maps import FICTIONAL, IncidentMap, incident_maps
from pipelines.report.pages.rendering import render
from pipelines.report.pages.version import Version

CONTESTED, NEWEST, CHANGES = 9, 18, 30
"""How many cards and changes the front page shows."""
_NO_DAY = "undated"


@dataclass(frozen=True, slots=True)
class Timeline:
    """A picture of figures per day with its table."""

    title: str
    svg: Markup
    note: str
    column: str
    unit: str
    rows: list[DayFigure]


@dataclass(frozen=True, slots=True)
class Month:
    """A list of a month's incidents."""

    name: str
    title: str
    number: int


@dataclass(frozen=True, slots=True)
class FrontView:
    """Everything that the front page shows."""

    n_incidents: int
    is_fictional: bool
    changes: Changes
    most_changes: int
    silent: list[SourceState]
    contested: list[Card]
    newest: list[Card]
    months: list[Month]
    maps: list[IncidentMap]
    timelines: list[Timeline]
    sources: list[SourceState]


def shown_ids(overview: Overview) -> list[str]:
    """Return the incidents that the front page shows with their sides."""
    return [incident.incident_id for incident in (*overview.incidents[:NEWEST], *_contested(overview))]


def _contested(overview: Overview) -> list[Incident]:
    contested = [
        incident
        for incident in overview.incidents
        if any(total.grade == "Contested" and total.object is None for total in overview.totals.get(incident.incident_id, []))
    ]
    return sorted(contested, key=lambda incident: -incident.n_articles)[:CONTESTED]


def front_page(
    overview: Overview,
    cards: list[Card],
    sides: Mapping[str, Sequence[SideFigure]],
    changes: Changes,
    sources: list[SourceState],
    version: Version,
) -> str:
    """Return the front page as HTML. cards: of all incidents, the newest first.  sides: by incident, of those that are shown."""
    contested = [card_of(incident, overview, sides.get(incident.incident_id, ())) for incident in _contested(overview)]
    told = {card.incident.incident_id for card in contested}
    newest = [incident for incident in overview.incidents[:NEWEST] if incident.incident_id not in told]
    view = FrontView(
        n_incidents=len(cards),
        is_fictional=is_fictional(cards),
        changes=changes,
        most_changes=CHANGES,
        silent=[source for source in sources if source.silence],
        contested=contested,
        newest=[card_of(incident, overview, sides.get(incident.incident_id, ())) for incident in newest],
        months=[Month(name, month_title(name), len(group)) for name, group in by_month(cards).items()],
        maps=incident_maps(cards, overview),
        timelines=_timelines(overview, cards),
        sources=sources,
    )
    return render(
        "front.html", view=view, overview=overview, version=version, root="", scripts=("page.js",), preliminary=overview.preliminary
    )


def is_fictional(cards: list[Card]) -> bool:
    """Tell whether all incidents happened in the countries of the sample, which are invented."""
    return bool(cards) and all(card.incident.country in FICTIONAL for card in cards)


def by_month(cards: list[Card]) -> dict[str, list[Card]]:
    """Return incidents by month, YYYY-MM, the newest month first; those without any day under `undated`."""
    grouped: defaultdict[str, list[Card]] = defaultdict(list)
    for card in cards:
        day = day_of(card.incident)
        grouped[f"{day:%Y-%m}" if day else _NO_DAY].append(card)
    return dict(sorted(grouped.items(), reverse=True))


def month_title(name: str) -> str:
    """Return a month as people write it."""
    return f"{dt.date.fromisoformat(f'{name}-01'):%B %Y}" if name != _NO_DAY else "Without a day"


def month_page(name: str, cards: list[Card], version: Version) -> str:
    """Return the list of a month's incidents as HTML, the last day first."""
    ordered = sorted(cards, key=lambda card: (day_of(card.incident) or dt.date.min, card.incident.incident_id), reverse=True)
    return render("month.html", title=month_title(name), cards=ordered, version=version, root="../", scripts=())


def _timelines(overview: Overview, cards: list[Card]) -> list[Timeline]:
    made = []
    if overview.killed:
        rows = [DayFigure(day.day, day.low, day.high) for day in overview.killed]
        note = "What is certain, all incidents of a day added up; the line above a bar leads to the upper bound where there is one."
        made.append(_timeline("People killed, by day of the event", rows, "people killed", note, 1))
    numbers = Counter(day for card in cards if (day := day_of(card.incident)))
    if numbers:
        rows = [DayFigure(day, number, number) for day, number in sorted(numbers.items())]
        made.append(_timeline("Incidents, by day of the event", rows, "incidents", "Days are as far apart as they are in time.", 0))
    return made


def _timeline(title: str, rows: list[DayFigure], unit: str, note: str, series: int) -> Timeline:
    svg = Markup(draw_timeline(rows, unit, title, series))  # noqa: S704 — every text in it is escaped
    kept = binned(rows, (max(row.day for row in rows) - min(row.day for row in rows)).days)
    return Timeline(title, svg, note, "From" if len(kept) < len(rows) else "Day", unit, kept)
