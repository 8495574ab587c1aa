"""What changed since the last report: the figures of both are compared, so that nothing depends on when something was collected."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pipelines.report.facts.overview import Overview
from pipelines.report.facts.records import Total
from pipelines.report.pages.cards import Card
from pipelines.report.pages.version import Version
from pipelines.report.pages.words import STATES, bounds, counted, iso

Noted = list[Any]
"""A figure as a report notes it: low, value, high, state, grade."""

MOST_FIRST = 50
"""Incidents that the feed of a first report names."""

KINDS = {
    "new": ("new incident", "new incidents"),
    "raised": ("figure raised", "figures raised"),
    "lowered": ("figure lowered", "figures lowered"),
    "contested": ("newly contested", "newly contested"),
    "changed": ("otherwise changed", "otherwise changed"),
    "gone": ("incident gone or merged", "incidents gone or merged"),
    "silent": ("source fell silent", "sources fell silent"),
}
"""What can have happened, in the order in which it is told, with its words after one and after several."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is new.

    what: the metric and class of a figure, or empty.  told: in one sentence.  at: publication of the warehouse that first had it, ISO 8601.
    """

    kind: str
    incident_id: str | None
    what: str
    title: str
    told: str
    at: str
    version: str

    @property
    def is_gone(self) -> bool:
        """Whether there is no page to lead to."""
        return self.kind == "gone"


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the report of another version. since: its name.  is_first: whether there was none."""

    is_first: bool
    since: str
    entries: list[Entry]

    @property
    def told(self) -> str:
        """How many of each kind, in words."""
        numbers = Counter(entry.kind for entry in self.entries)
        return ", ".join(f"{numbers[kind]} {told[numbers[kind] != 1]}" for kind, told in KINDS.items() if numbers[kind])


def noted_figures(overview: Overview) -> dict[str, dict[str, Noted]]:
    """Return today's figures as the next report will compare them: by incident, then by what is counted."""
    return {
        incident.incident_id: {
            _name(total): [total.low, total.value, total.high, total.state, total.grade]
            for total in overview.totals.get(incident.incident_id, [])
            if total.object is None
        }
        for incident in overview.incidents
    }


def _name(total: Total) -> str:
    return f"{total.metric}/{total.object_class}"


def first_entries(cards: list[Card], version: Version) -> list[Entry]:
    """Return the newest incidents as entries of a first report, which has nothing to compare with."""
    at = iso(version.at)
    return [Entry("new", card.incident.incident_id, "", card.title, _first_told(card), at, version.name) for card in cards[:MOST_FIRST]]


def compare(before: Mapping[str, Any], cards: list[Card], overview: Overview, silent: list[str], version: Version) -> list[Entry]:
    """Return what is new, the most important first. before: what the last report noted: figures, titles, silent."""
    today = noted_figures(overview)
    at = iso(version.at)
    entries = []
    for card in cards:
        name = card.incident.incident_id
        if name not in before["figures"]:
            entries.append(Entry("new", name, "", card.title, _first_told(card), at, version.name))
            continue
        for cell, figures in today[name].items():
            old = before["figures"][name].get(cell)
            kind = _kind(old, figures)
            if kind:
                entries.append(Entry(kind, name, cell, card.title, _told(cell, old, figures), at, version.name))
    for name in before["figures"]:
        if name not in today:
            told = "not in this report any more: merged with another incident, split, or no longer read this way"
            entries.append(Entry("gone", name, "", before["titles"].get(name, name), told, at, version.name))
    entries += [
        Entry("silent", None, "", name, "the source fell silent", at, version.name) for name in silent if name not in before["silent"]
    ]
    return sorted(entries, key=lambda entry: [*KINDS].index(entry.kind))


def _first_told(card: Card) -> str:
    figures = "; ".join(
        f"{bounds(total.low, total.value, total.high) if total.state not in STATES else STATES[total.state]} {told}"
        for total, told in card.headline
    )
    return f"new: {card.when}, {card.place}" + (f": {figures}" if figures else "")


def _kind(old: Noted | None, new: Noted) -> str | None:
    """Return what became of a figure; None where it is the same."""
    if old is None:
        return "changed"
    if new[4] == "Contested" != old[4]:
        return "contested"
    if old[:4] == new[:4]:
        return None
    before, after = _middle(old), _middle(new)
    if before is None or after is None or before == after:
        return "changed"
    return "raised" if after > before else "lowered"


def _middle(figure: Noted) -> float | None:
    low, value, high = figure[:3]
    return next((number for number in (value, low, high) if number is not None), None)


def _told(cell: str, old: Noted | None, new: Noted) -> str:
    metric, _, group = cell.partition("/")
    what = counted(metric, group, None)
    now = STATES.get(new[3]) or bounds(*new[:3])
    if old is None:
        return f"first figure for {what}: {now} ({new[4]})"
    then = STATES.get(old[3]) or bounds(*old[:3])
    return f"{what}: {then} became {now} ({new[4]})" if then != now else f"{what}: {now}, {old[4]} became {new[4]}"


def as_rows(entries: list[Entry]) -> list[dict[str, str | None]]:
    """Return entries for JSON."""
    return [asdict(entry) for entry in entries]
