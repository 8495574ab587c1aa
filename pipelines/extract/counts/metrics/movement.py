"""Metric words for people who had to leave: evacuated, fled, made homeless, in shelters; and for people who were carried off.

Data with examples that run as tests.  People detained, charged, freed or rescued are in `missing_held_helped`.
"""

from pipelines.contract.vocabulary import Metric
from pipelines.extract.counts.metrics.entries import intransitive, noun, state, verb
from pipelines.extract.counts.metrics.metric_word import MetricWord

_EVACUATED, _DISPLACED, _CAPTURED = Metric.EVACUATED, Metric.DISPLACED, Metric.CAPTURED
_FORCE = "force forces forced forcing"
_DRIVE = "drive drives drove driving driven"


def _verbs(metric: Metric, forms: str, tails: tuple[str, ...], example: str) -> tuple[MetricWord, ...]:
    """Return one verb with each of these endings; the example has {} where the ending stands."""
    return tuple(verb(metric, forms, (example.format(tail),), tail=tail) for tail in tails)


_SAFE = (
    "to safety",
    "to safer places",
    "to safer areas",
    "to higher ground",
    "to shelters",
    "to temporary shelters",
    "to evacuation centres",
)
_AWAY = ("from their homes", "out of their homes", "from their houses", "from their villages")
_LEAVE = ("to leave their homes", "to leave", "to flee", "to flee their homes", "to abandon their homes")

EVACUATED = (
    verb(_EVACUATED, "evacuate evacuates evacuated evacuating", ("About 300 residents were evacuated.",), ("They left the area.",)),
    intransitive(_EVACUATED, "evacuate evacuates evacuated evacuating", ("Some 900 people had to evacuate.",), ("They plan to evacuate.",)),
    noun(_EVACUATED, "evacuation evacuations", ("The fire forced the evacuation of 40 families.",), ("The evacuation went on.",)),
    verb(_EVACUATED, _FORCE, ("The flood forced 3,000 people to evacuate.",), ("He was forced to resign.",), tail="to evacuate"),
    *_verbs(_EVACUATED, "move moves moved moving", _SAFE, "Some 700 villagers were moved {}."),
    *_verbs(_EVACUATED, "take takes took taking taken", _SAFE, "Rescuers took 60 villagers {}."),
    *_verbs(_EVACUATED, "shift shifts shifted shifting", _SAFE, "Nearly 500 people were shifted {}."),
    *_verbs(_EVACUATED, "bring brings brought bringing", _SAFE[:1], "The crew brought 80 passengers {}."),
    *_verbs(_EVACUATED, "relocate relocates relocated relocating", ("", *_SAFE), "Some 90 families were relocated {}."),
)
DISPLACED = (
    verb(_DISPLACED, "displace displaces displaced displacing", ("The floods displaced 4,000 people.",), ("The pump displaced water.",)),
    verb(_DISPLACED, "uproot uproots uprooted uprooting", ("The war uprooted 2 million people.",), ("The storm uprooted trees.",)),
    intransitive(_DISPLACED, "flee flees fled fleeing", ("Some 2,000 villagers fled.",), ("The suspect fled.",)),
    *_verbs(_DISPLACED, _FORCE, (*_AWAY, *_LEAVE, "into shelters", "into temporary shelters"), "The fighting forced 6,000 people {}."),
    *_verbs(_DISPLACED, _DRIVE, _AWAY, "The fighting drove 6,000 people {}."),
    *_verbs(_DISPLACED, "leave leaves left leaving", ("homeless", "without shelter", "without a home"), "The quake left 90 families {}."),
    *_verbs(_DISPLACED, "make makes made making", ("homeless",), "Some 90 families were made {}."),
    *_verbs(_DISPLACED, "render renders rendered rendering", ("homeless",), "Some 90 families were rendered {}."),
    *(
        intransitive(_DISPLACED, "cross crosses crossed crossing", (f"Some 900 families crossed {tail}.",), tail=tail)
        for tail in ("into neighbouring countries", "into neighboring countries", "the border into exile")
    ),
    intransitive(_DISPLACED, "leave leaves left leaving", ("Some 400 residents left their homes.",), tail="their homes"),
    intransitive(_DISPLACED, "abandon abandons abandoned abandoning", ("Some 400 residents abandoned their homes.",), tail="their homes"),
    intransitive(_DISPLACED, "lose loses lost losing", ("Some 400 residents lost their homes.",), tail="their homes"),
    intransitive(_DISPLACED, "lose loses lost losing", ("Some 400 families lost their houses.",), tail="their houses"),
    intransitive(_DISPLACED, "take takes took taking taken", ("About 700 families took shelter in schools.",), tail="shelter"),
    intransitive(_DISPLACED, "take takes took taking taken", ("About 700 families took refuge in a church.",), tail="refuge"),
    intransitive(_DISPLACED, "seek seeks sought seeking", ("About 700 families sought refuge in a church.",), tail="refuge"),
    intransitive(_DISPLACED, "seek seeks sought seeking", ("About 700 families sought shelter in schools.",), tail="shelter"),
    state(
        _DISPLACED,
        (
            "sheltering",
            "living in displacement",
            "living in camps",
            "living in tents",
            "living in shelters",
            "staying in shelters",
            "in temporary shelters",
            "in emergency shelters",
            "in relief camps",
            "accommodated in shelters",
            "accommodated in camps",
        ),
        ("About 700 families are sheltering in schools.", "Some 90 people are in temporary shelters."),
        ("The tents are in temporary shelters.",),
    ),
    state(
        _DISPLACED,
        ("homeless", "from their homes", "to flee", "internally displaced"),
        ("The storm made 30 families homeless.", "Some 900 people are internally displaced."),
    ),
    noun(
        _DISPLACED,
        "idps internally_displaced_persons internally_displaced_people",
        ("The province hosts 8,000 IDPs.", "Aid reached 900 internally displaced persons."),
        ("The IDPs came home.",),
    ),
)
CAPTURED = (
    verb(_CAPTURED, "kidnap kidnaps kidnapped kidnapping", ("Rebels kidnapped two teachers.",), ("The kidnapping ended.",)),
    verb(_CAPTURED, "abduct abducts abducted abducting", ("Four nurses were abducted.",)),
    *_verbs(_CAPTURED, "take takes took taking taken", ("hostage", "as hostages", "prisoner", "captive"), "Fighters took six guards {}."),
    noun(
        _CAPTURED,
        "kidnapping kidnappings abduction abductions",
        ("The kidnapping of two engineers drew protests.",),
        ("Nine kidnappings went unsolved.", "The kidnapping ended."),
    ),
)

MOVEMENT = EVACUATED + DISPLACED + CAPTURED
