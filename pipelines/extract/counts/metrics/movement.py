"""Metrics of people who had to leave: evacuated, displaced (fled, made homeless, in shelters).  Data; the examples run as tests."""

from pipelines.contract.vocabulary import Metric
from pipelines.extract.counts.metrics.entries import intransitive, noun, state, verb, verbs
from pipelines.extract.counts.metrics.metric_record import EventCodes, MetricRecord, Trait
from pipelines.extract.text.word_lists import word_set

_FORCE = "force forces forced forcing"
_DRIVE = "drive drives drove driving driven"
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

_EVACUATED = (
    verb(Metric.EVACUATED, "evacuate evacuates evacuated evacuating", ("About 300 residents were evacuated.",), ("They left the area.",)),
    intransitive(
        Metric.EVACUATED, "evacuate evacuates evacuated evacuating", ("Some 900 people had to evacuate.",), ("They plan to evacuate.",)
    ),
    noun(Metric.EVACUATED, "evacuation evacuations", ("The fire forced the evacuation of 40 families.",), ("The evacuation went on.",)),
    verb(Metric.EVACUATED, _FORCE, ("The flood forced 3,000 people to evacuate.",), ("He was forced to resign.",), tail="to evacuate"),
    *verbs(Metric.EVACUATED, "move moves moved moving", _SAFE, "Some 700 villagers were moved {}."),
    *verbs(Metric.EVACUATED, "take takes took taking taken", _SAFE, "Rescuers took 60 villagers {}."),
    *verbs(Metric.EVACUATED, "shift shifts shifted shifting", _SAFE, "Nearly 500 people were shifted {}."),
    *verbs(Metric.EVACUATED, "bring brings brought bringing", _SAFE[:1], "The crew brought 80 passengers {}."),
    *verbs(Metric.EVACUATED, "relocate relocates relocated relocating", ("", *_SAFE), "Some 90 families were relocated {}."),
)
_DISPLACED = (
    verb(
        Metric.DISPLACED, "displace displaces displaced displacing", ("The floods displaced 4,000 people.",), ("The pump displaced water.",)
    ),
    verb(Metric.DISPLACED, "uproot uproots uprooted uprooting", ("The war uprooted 2 million people.",), ("The storm uprooted trees.",)),
    intransitive(Metric.DISPLACED, "flee flees fled fleeing", ("Some 2,000 villagers fled.",), ("The suspect fled.",)),
    *verbs(Metric.DISPLACED, _FORCE, (*_AWAY, *_LEAVE, "into shelters", "into temporary shelters"), "The fighting forced 6,000 people {}."),
    *verbs(Metric.DISPLACED, _DRIVE, _AWAY, "The fighting drove 6,000 people {}."),
    *verbs(
        Metric.DISPLACED, "leave leaves left leaving", ("homeless", "without shelter", "without a home"), "The quake left 90 families {}."
    ),
    *verbs(Metric.DISPLACED, "make makes made making", ("homeless",), "Some 90 families were made {}."),
    *verbs(Metric.DISPLACED, "render renders rendered rendering", ("homeless",), "Some 90 families were rendered {}."),
    *(
        intransitive(Metric.DISPLACED, "cross crosses crossed crossing", (f"Some 900 families crossed {tail}.",), tail=tail)
        for tail in ("into neighbouring countries", "into neighboring countries", "the border into exile")
    ),
    intransitive(Metric.DISPLACED, "leave leaves left leaving", ("Some 400 residents left their homes.",), tail="their homes"),
    intransitive(
        Metric.DISPLACED, "abandon abandons abandoned abandoning", ("Some 400 residents abandoned their homes.",), tail="their homes"
    ),
    intransitive(Metric.DISPLACED, "lose loses lost losing", ("Some 400 residents lost their homes.",), tail="their homes"),
    intransitive(Metric.DISPLACED, "lose loses lost losing", ("Some 400 families lost their houses.",), tail="their houses"),
    intransitive(Metric.DISPLACED, "take takes took taking taken", ("About 700 families took shelter in schools.",), tail="shelter"),
    intransitive(Metric.DISPLACED, "take takes took taking taken", ("About 700 families took refuge in a church.",), tail="refuge"),
    intransitive(Metric.DISPLACED, "seek seeks sought seeking", ("About 700 families sought refuge in a church.",), tail="refuge"),
    intransitive(Metric.DISPLACED, "seek seeks sought seeking", ("About 700 families sought shelter in schools.",), tail="shelter"),
    state(
        Metric.DISPLACED,
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
        Metric.DISPLACED,
        ("homeless", "from their homes", "to flee", "internally displaced"),
        ("The storm made 30 families homeless.", "Some 900 people are internally displaced."),
    ),
    noun(
        Metric.DISPLACED,
        "idps internally_displaced_persons internally_displaced_people",
        ("The province hosts 8,000 IDPs.", "Aid reached 900 internally displaced persons."),
        ("The IDPs came home.",),
    ),
)
_TOLL = (
    noun(
        Metric.DISPLACED,
        "number_of_displaced number_of_people_displaced number_of_displaced_people number_of_displaced_persons "
        "number_of_displaced_families",
        ("The number of displaced rose to 4,000.", "The number of displaced families is estimated to be 350."),
        ("The number of displaced is rising in 40 towns.",),
    ),
)

MOVEMENT_METRICS = (
    MetricRecord(
        Metric.EVACUATED,
        EventCodes(gkg="EVACUATION"),
        _EVACUATED,
        frozenset({Trait.ATTRIBUTIVE, Trait.PLANNABLE}),
        unknown=word_set("evacuated"),
    ),
    MetricRecord(
        Metric.DISPLACED,
        EventCodes(gkg="DISPLACED"),
        (*_TOLL, *_DISPLACED),
        frozenset({Trait.NEEDS_NUMBER, Trait.PLANNABLE, Trait.TOLL, Trait.TOTALLED}),
        unknown=word_set("displaced homeless"),
    ),
)
