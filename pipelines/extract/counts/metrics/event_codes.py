"""Event codes of the field for each metric: PLOVER, ACLED, GDELT GKG.  Data.

Sources: PLOVER codebook (event types), ACLED codebook (event and sub-event types), GDELT GKG 2.1 codebook (count types).
"""

from dataclasses import dataclass

from pipelines.contract.vocabulary import Metric, Object


@dataclass(frozen=True, slots=True)
class EventCodes:
    """Codes of one kind of event; None where a system has none."""

    plover: str | None = None
    acled: str | None = None
    acled_sub: str | None = None
    gkg: str | None = None


_REMOTE = "Explosions/Remote violence"
_CIVILIANS = "Violence against civilians"

BY_METRIC = {
    Metric.KILLED: EventCodes("ASSAULT", None, None, "KILL"),
    Metric.INJURED: EventCodes("ASSAULT", None, None, "WOUND"),
    Metric.CASUALTIES: EventCodes("ASSAULT", None, None, None),
    Metric.CAPTURED: EventCodes("COERCE", _CIVILIANS, "Abduction/forced disappearance", "KIDNAP"),
    Metric.HELD: EventCodes("COERCE", _CIVILIANS, "Abduction/forced disappearance", "KIDNAP"),
    Metric.DETAINED: EventCodes("COERCE", "Strategic developments", "Arrests", "ARREST"),
    Metric.CHARGED: EventCodes("COERCE", None, None, "ARREST"),
    Metric.RELEASED: EventCodes("RETREAT", None, None, None),
    Metric.EVACUATED: EventCodes(None, None, None, "EVACUATION"),
    Metric.DISPLACED: EventCodes(None, "Strategic developments", "Other", "DISPLACED"),
    Metric.INFECTED: EventCodes(None, None, None, "SICKENED"),
    Metric.AFFECTED: EventCodes(None, None, None, "AFFECT"),
    Metric.LAUNCHED: EventCodes("ASSAULT", _REMOTE, "Shelling/artillery/missile attack", None),
    Metric.SHOT_DOWN: EventCodes("ASSAULT", "Strategic developments", "Disrupted weapons use", None),
    Metric.FAILED: EventCodes(None, "Strategic developments", "Disrupted weapons use", None),
    Metric.HIT: EventCodes("ASSAULT", _REMOTE, "Shelling/artillery/missile attack", None),
    Metric.DAMAGED: EventCodes("ASSAULT", None, None, None),
    Metric.DESTROYED: EventCodes("ASSAULT", None, None, None),
    Metric.DAMAGED_OR_DESTROYED: EventCodes("ASSAULT", None, None, None),
    Metric.ATTACKED: EventCodes("ASSAULT", None, None, None),
    Metric.SEIZED: EventCodes("COERCE", "Battles", "Non-state actor overtakes territory", "SEIZE"),
    Metric.MISSING: EventCodes(None, None, None, None),
    Metric.RESCUED: EventCodes("AID", None, None, None),
}
# The counted thing tells more than the metric.
BY_OBJECT = {
    (Metric.SHOT_DOWN, Object.AIRCRAFT): EventCodes("ASSAULT", "Battles", "Armed clash", None),
    (Metric.SHOT_DOWN, Object.HELICOPTER): EventCodes("ASSAULT", "Battles", "Armed clash", None),
    (Metric.LAUNCHED, Object.DRONE): EventCodes("ASSAULT", _REMOTE, "Air/drone strike", None),
    (Metric.HIT, Object.DRONE): EventCodes("ASSAULT", _REMOTE, "Air/drone strike", None),
    (Metric.ATTACKED, Object.STRIKE): EventCodes("ASSAULT", _REMOTE, "Air/drone strike", None),
    (Metric.ATTACKED, Object.INCURSION): EventCodes("ASSAULT", "Battles", "Armed clash", None),
    (Metric.ATTACKED, Object.CLASH): EventCodes("ASSAULT", "Battles", "Armed clash", None),
    (Metric.ATTACKED, Object.EXPLOSION): EventCodes("ASSAULT", _REMOTE, "Remote explosive/landmine/IED", None),
    (Metric.ATTACKED, Object.SHOOTING): EventCodes("ASSAULT", _CIVILIANS, "Attack", None),
    (Metric.ATTACKED, Object.FIRE): EventCodes(),
    (Metric.ATTACKED, Object.CRASH): EventCodes(),
    (Metric.ATTACKED, Object.ALERT): EventCodes(),
}


def event_codes(metric: Metric, counted: Object) -> EventCodes:
    """Return the codes of a metric and the thing counted."""
    return BY_OBJECT.get((metric, counted)) or BY_METRIC.get(metric, EventCodes())
