"""The metric `evacuated`: people who were brought or told to go to safety.  Data; the examples run as tests."""

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.metrics.entries import intransitive, noun, numbered, planned, state, verb, verbs
from pipelines.extract.counts.metrics.metric_record import EventCodes, MetricRecord, Trait
from pipelines.extract.counts.metrics.metric_word import MetricFrame, MetricWord
from pipelines.extract.text.word_lists import word_set

_PEOPLE = ObjectClass.PEOPLE
_SAFE = (
    "to safety",
    "to safer places",
    "to safer ground",
    "to a safer place",
    "to safer areas",
    "to a safer area",
    "to higher ground",
    "to shelters",
    "to temporary shelters",
    "to evacuation centres",
    "to evacuation centers",
    "out of danger",
    "out of the area",
    "off the island",
    "to schools",
    "to a school",
    "to camps",
)
_TOLD_TO_GO = planned(
    word
    for told in ("tell tells told telling", "ask asks asked asking", "order orders ordered ordering", "urge urges urged urging")
    for word in verbs(
        Metric.EVACUATED,
        told,
        ("to evacuate", "to leave", "to move to safer places", "to move to higher ground"),
        f"Some 700 villagers were {told.split()[2]} {{}}.",
    )
) + planned(
    (
        state(
            Metric.EVACUATED,
            ("under evacuation orders", "under an evacuation order", "under evacuation warnings"),
            ("Some 900 people were under evacuation orders.",),
            ("The orders were under review.",),
        ),
        *(
            MetricWord(
                MetricFrame.OBJECT,
                {_PEOPLE: Metric.EVACUATED},
                ("", "", f"evacuation {orders}", f"evacuation {orders}"),
                (f"The mayor issued evacuation {orders} 900 people.",),
                (f"The mayor issued evacuation {orders} the port.",),
                numbered=True,
            )
            for orders in ("orders for", "order for", "orders affecting", "order affecting", "orders covering", "warnings for")
        ),
    )
)
_EVACUATED = (
    verb(Metric.EVACUATED, "evacuate evacuates evacuated evacuating", ("About 300 residents were evacuated.",), ("They left the area.",)),
    intransitive(
        Metric.EVACUATED, "evacuate evacuates evacuated evacuating", ("Some 900 people had to evacuate.",), ("They plan to evacuate.",)
    ),
    state(Metric.EVACUATED, ("evacuees",), ("The number of evacuees rose to 900.",), ("Some 900 evacuees slept there.",)),
    noun(
        Metric.EVACUATED,
        "evacuation evacuations",
        ("The fire forced the evacuation of 40 families.",),
        ("The evacuation went on.", "The town opened 12 evacuation centres."),
    ),
    verb(
        Metric.EVACUATED,
        "force forces forced forcing",
        ("The flood forced 3,000 people to evacuate.",),
        ("He was forced to resign.",),
        tail="to evacuate",
    ),
    *verbs(Metric.EVACUATED, "move moves moved moving", (*_SAFE, "into shelters"), "Some 700 villagers were moved {}."),
    *numbered(
        (
            verb(
                Metric.EVACUATED,
                "move moves moved moving",
                ("Some 700 villagers were moved by road.",),
                ("Some 700 villagers moved here.",),
            ),
        )
    ),
    *(
        intransitive(Metric.EVACUATED, "move moves moved moving", (f"Some 700 villagers moved {place}.",), tail=place)
        for place in _SAFE[:-3]
    ),
    *verbs(Metric.EVACUATED, "take takes took taking taken", _SAFE, "Rescuers took 60 villagers {}."),
    *verbs(Metric.EVACUATED, "shift shifts shifted shifting", (*_SAFE, "elsewhere"), "Nearly 500 people were shifted {}."),
    *verbs(Metric.EVACUATED, "bring brings brought bringing", (_SAFE[0], "to shelters"), "The crew brought 80 passengers {}."),
    *verbs(Metric.EVACUATED, "transfer transfers transferred transferring", _SAFE, "Nearly 500 people were transferred {}."),
    *verbs(Metric.EVACUATED, "relocate relocates relocated relocating", ("", *_SAFE), "Some 90 families were relocated {}."),
    *numbered(verbs(Metric.EVACUATED, "ferry ferries ferried ferrying", ("", "off", *_SAFE[:1]), "Some 400 guests were ferried {}.")),
    *verbs(
        Metric.EVACUATED,
        "fly flies flew flying flown",
        ("out of the area", "to safety"),
        "Helicopters had flown 320 civilians {}.",
    ),
)
MOVED = MetricWord(
    MetricFrame.OBJECT,
    {_PEOPLE: Metric.EVACUATED},
    ("move", "moves", "moved", "moving"),
    ("Some 900 people were shifted to 12 relief camps.", "The army moved 900 villagers to a temporary shelter."),
    ("Some 900 people were taken to shopping centres.",),
)
"""Found by `places_of_refuge`."""

EVACUATED_METRICS = (
    MetricRecord(
        Metric.EVACUATED,
        EventCodes(gkg="EVACUATION"),
        (*_TOLD_TO_GO, *_EVACUATED),
        frozenset({Trait.ATTRIBUTIVE, Trait.PLANNABLE, Trait.TOLD_BY_PARTS}),
        words_of_rules=(MOVED,),
        unknown=word_set("evacuated"),
    ),
)
