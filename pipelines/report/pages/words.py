"""Records in words: figures with their bounds, days, places, and what the words of the vocabulary mean."""

import datetime as dt
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Protocol
from urllib.parse import urlsplit

from pipelines.contract.vocabulary import Certainty, CountBasis, Metric, Object
from pipelines.report.facts.records import Claim, Incident, Total

HEADLINE_METRICS = (
    "killed",
    "casualties",
    "missing",
    "bodies_recovered",
    "injured",
    "captured",
    "held",
    "detained",
    "evacuated",
    "displaced",
    "rescued",
)
"""Metrics in the order in which a short list shows them; others follow."""

GRADES = {
    "Confirmed": "the side that did it says so itself",
    "Fair": "two or more independent voices",
    "Weak": "one voice",
    "Contested": "two sides exclude each other, or one denies it",
    "Discounted": "zero, after a figure above zero",
}
"""What each grade means."""

METHODS = {
    "override": "a person's correction",
    "priority_source": "a source to which speakers.csv gives priority",
    "range": "figures that exclude each other; their range is shown",
    "single": "one story gives it",
    "majority": "the newest figure, and most stories give it",
    "latest": "the newest figure",
    "not_stated": "no number is given",
}
"""What each method of a total means."""

CAUSES = {
    "new_article": "a further article",
    "article_edited": "an article was edited",
    "speaker_revised": "the same speaker gave another figure",
    "merge": "incidents were merged in merges.csv",
    "split": "reports were split off in merges.csv",
    "override": "a person's correction",
    "rule_changed": "other rules read or linked an article differently",
}
"""What makes a total change."""

PRECISIONS = {
    1: "exact place",
    2: "near this place",
    3: "district",
    4: "first-level unit as a whole",
    5: "part of the country",
    6: "country as a whole",
    7: "sea or air",
}
"""What each place precision means."""

APART = {
    "cumulative": "running totals since a beginning",
    "period": "totals over a period",
    "background": "older or other events, told as background",
    "planned": "what has not happened",
    "other": "events that could not be told apart",
}
"""Of what a number is that belongs to no incident."""

UNSURE = 0.75
"""Share of right rows below which a rule's claims are marked."""

STATES = {"unknown": "not known", "withheld": "withheld", "denied": "denied"}
"""How a state without a number is written."""

_CLASSES = {
    "people": ("person", "people"),
    "weapon": ("weapon", "weapons"),
    "vehicle": ("vehicle or piece of equipment", "vehicles and pieces of equipment"),
    "building": ("building", "buildings"),
    "place": ("place", "places"),
    "event": ("event", "events"),
}
_IRREGULAR = {
    "person": ("person", "people"),
    "child": ("child", "children"),
    "police": ("police officer", "police officers"),
    "aircraft": ("aircraft", "aircraft"),
    "artillery": ("gun", "guns"),
    "air_defence": ("air defence system", "air defence systems"),
    "equipment": ("piece of equipment", "pieces of equipment"),
    "infrastructure": ("piece of infrastructure", "pieces of infrastructure"),
    "business": ("business", "businesses"),
}
_NO_SIDES = {"narrator": "the articles themselves", "other": "others"}
_PHRASES = {"bodies_recovered": "recovered dead", "casualties": "killed or injured", "attacked": ""}
"""How a metric is written after what is counted, where it is not its own name; of `attacked` the events themselves are counted."""


class Figure(Protocol):
    """Anything with bounds and a state."""

    @property
    def low(self) -> int | None:
        """Lower bound; None where none is known."""

    @property
    def value(self) -> int | None:
        """The figure; None where only bounds are known."""

    @property
    def high(self) -> int | None:
        """Upper bound; None where it is open."""

    @property
    def state(self) -> str:
        """One of stated, zero, unknown, withheld."""


def figure(of: Figure) -> str:
    """Return a figure as its bounds allow it: 5, 4–9, 4 or more, about 3,600, not known."""
    return STATES.get(of.state) or bounds(of.low, of.value, of.high)


def bounds(low: int | None, value: int | None, high: int | None) -> str:
    """Return bounds in words, as the macro figure_text does, with commas between thousands."""
    if low is not None and high is not None:
        span = f"{low:,}–{high:,}"
        return f"{low:,}" if low == high else span if value in {None, low} else f"{value:,} ({span})"
    if low is not None:
        return f"{low:,} or more"
    if high is not None:
        return f"up to {high:,}"
    return f"about {value:,}" if value is not None else "not known"


def stated(claim: Claim) -> str:
    """Return a claim's number as the text limits it: at least 4, several, nobody."""
    if claim.bound == "vague" and claim.vague_term:
        return claim.vague_term
    if claim.bound == "more_than" and claim.value is not None:
        return f"more than {claim.value:,}"
    if claim.bound == "less_than" and claim.high is not None:
        return f"less than {claim.high:,}"
    return figure(claim)


def counted(metric: str, object_class: str, thing: str | None, *, one: bool = False) -> str:
    """Return what a figure counts: people killed, houses damaged. one: whether the figure is a single one."""
    happened = _PHRASES.get(metric, metric.replace("_", " "))
    return f"{things(object_class, thing, one=one)} {happened}".strip()


def things(object_class: str, thing: str | None, *, one: bool = False) -> str:
    """Return to what or whom it happened; the class as a whole where it is not told."""
    if thing is None:
        return _CLASSES.get(object_class, (object_class, object_class))[not one]
    if thing in _IRREGULAR:
        return _IRREGULAR[thing][not one]
    name = thing.replace("_", " ")
    if one:
        return name
    if name.endswith("y"):
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith(("ch", "sh", "s")) else f"{name}s"


def is_one(of: Figure) -> bool:
    """Tell whether a figure is exactly one."""
    return of.low == of.high == 1 or (of.low is None and of.high is None and of.value == 1)


def several(number: int, word: str) -> str:
    """Return a number of things: 1 incident, 3,000 incidents. word: what one of them is called."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def is_unsure(claim: Claim | None) -> bool:
    """Tell whether a claim rests on a rule that is right less often than others; nothing can be told where there is no claim."""
    return claim is not None and claim.confidence is not None and claim.confidence < UNSURE


def why_uncounted(note: str | None, apart: Sequence[str] = ()) -> str:
    """Return why an article gives no figure of an event. note: of the article, such as its language.  apart: what its numbers are of."""
    if apart:
        return f"no figure of one event of its own, only of {', '.join(APART[kind] for kind in apart)}"
    return note or "no number of people or things that an event concerns"


def headline_totals(totals: list[Total], most: int) -> list[Total]:
    """Return the figures by which an incident is told in a few words: those that count, people before things, numbers before unknowns."""
    return sorted((total for total in totals if total.is_count), key=_importance)[:most]


def _importance(total: Total) -> tuple[bool, bool, int, str]:
    rank = HEADLINE_METRICS.index(total.metric) if total.metric in HEADLINE_METRICS else len(HEADLINE_METRICS)
    return total.object_class != "people", total.state in STATES, rank, total.metric


def told_object(total: Total, totals: list[Total]) -> str | None:
    """Return the object of a total; of a class as a whole its only part where that has the same figure, else None."""
    if total.object is not None:
        return total.object
    parts = [other for other in totals if other.object and (other.metric, other.object_class) == (total.metric, total.object_class)]
    if len(parts) != 1 or parts[0].object == "person":
        return None
    [part] = parts
    is_same = (part.low, part.value, part.high, part.state) == (total.low, total.value, total.high, total.state)
    return part.object if is_same else None


def side_name(side: str, country_names: dict[str, str]) -> str:
    """Return the name of a side: that of its country where it is called by a country's code."""
    return _NO_SIDES.get(side) or country_names.get(side, side)


def place_of(incident: Incident, country_names: dict[str, str]) -> str:
    """Return the place from the smallest to the country, without repeating a name."""
    country = country_names.get(incident.country or "", incident.country)
    parts = [part for part in (incident.place, incident.admin1, country) if part]
    return ", ".join(dict.fromkeys(parts)) or "place not known"


def when(incident: Incident) -> str:
    """Return the day of an event, or the days between which it lies."""
    if incident.day:
        return day(incident.day)
    if incident.event_from and incident.event_to:
        return f"between {day(incident.event_from)} and {day(incident.event_to)}"
    return "day not known"


def event_days(claim: Claim) -> str:
    """Return the day of what a claim counts, or the days between which it lies; empty where it is not known."""
    if claim.event_from is None or claim.event_to is None or claim.event_from == claim.event_to:
        return day(claim.event_from)
    return f"between {day(claim.event_from)} and {day(claim.event_to)}"


def day(value: dt.date | None) -> str:
    """Return a day as 13 March 2026."""
    return f"{value.day} {value:%B %Y}" if value else ""


@lru_cache(10_000)
def moment(value: dt.datetime | None) -> str:
    """Return a moment as 13 March 2026, 12:10 UTC; midnight as the day alone, because a day without an hour is kept so."""
    if value is None:
        return ""
    value = value.astimezone(dt.UTC)
    return day(value) if value.time() == dt.time() else f"{day(value)}, {value:%H:%M} UTC"


def version_day(name: str) -> str:
    """Return when a version was published, by its name, which counts nanoseconds; the name of a file that was copied stays as it is."""
    if not name.isdigit():
        return f"version {name}"
    return f"{moment(dt.datetime.fromtimestamp(int(name) // 1_000_000_000, dt.UTC))} (version {name})"


def by_then(value: dt.datetime) -> str:
    """Return a moment from which a report counts. Midnight is the day before it: a page that states only its day counts from its end."""
    return moment(value if value.astimezone(dt.UTC).time() != dt.time() else value - dt.timedelta(days=1))


def iso(value: dt.date | None) -> str:
    """Return a day or a moment for machines."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat() if value else ""


def web_address(address: str | None) -> str | None:
    """Return an address that may become a link; None for what is no page on the web, such as `javascript:`."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.netloc else None


@cache
def meaning(word: str) -> str:
    """Return what a word of the vocabulary means; empty for another one."""
    for vocabulary in (Metric, Object, Certainty, CountBasis):
        if word in list(vocabulary):
            return str(vocabulary(word).meaning)
    return ""
