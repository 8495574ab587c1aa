"""Metrics of buildings, vehicles and places: damaged, destroyed, seized, without power.  Data; the examples run as tests."""

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.metrics.entries import numbered, verb_of_things
from pipelines.extract.counts.metrics.metric_record import EventCodes, MetricRecord, Trait
from pipelines.extract.counts.metrics.metric_word import MetricFrame, MetricWord

_WEAPON, _VEHICLE, _BUILDING, _PLACE = ObjectClass.WEAPON, ObjectClass.VEHICLE, ObjectClass.BUILDING, ObjectClass.PLACE
_RUINED = {_WEAPON: Metric.SHOT_DOWN, _VEHICLE: Metric.DESTROYED, _BUILDING: Metric.DESTROYED, _PLACE: Metric.DESTROYED}
_HARMED = {_VEHICLE: Metric.DAMAGED, _BUILDING: Metric.DAMAGED, _PLACE: Metric.DAMAGED}
_DARK = {ObjectClass.PEOPLE: Metric.WITHOUT_POWER, _BUILDING: Metric.WITHOUT_POWER, _PLACE: Metric.WITHOUT_POWER}
_DAMAGED = (
    verb_of_things(
        _HARMED, "damage damages damaged damaging", ("Four homes were damaged.", "The blast damaged a school."), ("It damaged trust.",)
    ),
    verb_of_things(_HARMED, "set sets set setting", ("Shelling set a school on fire.", "Two trucks were set on fire."), tail="on fire"),
    verb_of_things(_HARMED, "set sets set setting", ("Two trucks were set ablaze.",), tail="ablaze"),
    verb_of_things(
        {_BUILDING: Metric.DAMAGED},
        "develop develops developed developing",
        ("Nine houses developed cracks.",),
        ("He developed cracks.",),
        tail="cracks",
        frame=MetricFrame.SUBJECT,
    ),
    MetricWord(
        MetricFrame.STATE,
        {_BUILDING: Metric.DAMAGED},
        ("with cracks", "with cracked walls"),
        ("The quake left 3,111 houses with cracks.",),
        ("He left nine plates with cracks.",),
    ),
    verb_of_things(_HARMED, "torch torches torched torching", ("Rioters torched three cars.",)),
    verb_of_things(
        _HARMED, "catch_fire catches_fire caught_fire catching_fire", ("Two warehouses caught fire.",), frame=MetricFrame.SUBJECT
    ),
)
_FLOODED = (
    *tuple(
        verb_of_things(
            {_BUILDING: Metric.DAMAGED}, forms, (f"Some 4,200 homes were {forms.split()[2]}.",), (f"They {forms.split()[2]} the market.",)
        )
        for forms in (
            "flood floods flooded flooding",
            "inundate inundates inundated inundating",
            "submerge submerges submerged submerging",
            "swamp swamps swamped swamping",
        )
    ),
    MetricWord(
        MetricFrame.STATE,
        {_BUILDING: Metric.DAMAGED},
        ("under water", "underwater"),
        ("About 4,200 houses are under water.",),
        ("About 20 divers are under water.",),
    ),
)
_WHOLLY = ("totally", "fully", "completely", "entirely")
_GONE = (
    *(
        MetricWord(
            MetricFrame.OBJECT,
            {_BUILDING: Metric.DESTROYED, _VEHICLE: Metric.DESTROYED},
            ("", "", f"{degree} {ruined}", ""),
            (f"Some 4,200 houses were {degree} {ruined}.",),
            (f"His mood was {degree} {ruined}.",),
        )
        for degree in _WHOLLY
        for ruined in ("damaged", "destroyed")
    ),
    verb_of_things(_RUINED, "wash washes washed washing", ("Some 4,200 houses were washed away.",), tail="away"),
    verb_of_things(_RUINED, "sweep sweeps swept sweeping", ("The floods swept away 4,200 huts.",), tail="away"),
    verb_of_things(_RUINED, "carry carries carried carrying", ("The river carried away nine huts.",), tail="away"),
    verb_of_things(_RUINED, "reduce reduces reduced reducing", ("Nine houses were reduced to rubble.",), tail="to rubble"),
    verb_of_things(_RUINED, "reduce reduces reduced reducing", ("Nine houses were reduced to ashes.",), tail="to ashes"),
    *(
        verb_of_things(_RUINED, forms, (f"The fire {forms.split()[2]} nine houses.",), (f"It {forms.split()[2]} his mood.",))
        for forms in (
            "gut guts gutted gutting",
            "ruin ruins ruined ruining",
            "pulverise pulverises pulverised pulverising pulverized",
            "consume consumes consumed consuming",
            "incinerate incinerates incinerated incinerating",
        )
    ),
    *numbered(
        (
            verb_of_things(
                {_BUILDING: Metric.DESTROYED, _VEHICLE: Metric.DESTROYED},
                "burn burns burned burning burnt",
                ("About 4,200 homes have burned.",),
                ("The candles burned.", "A depot burned."),
                frame=MetricFrame.SUBJECT,
            ),
            verb_of_things(
                {_BUILDING: Metric.DESTROYED, _VEHICLE: Metric.DESTROYED},
                "burn burns burned burning burnt",
                ("The mob burned nine houses.",),
            ),
        )
    ),
    *(
        MetricWord(
            MetricFrame.OBJECT,
            {_BUILDING: Metric.DESTROYED},
            (f"{base} the {part}", f"{third} the {part}", f"{past} the {part}", f"{ing} the {part}"),
            (f"The storm {past} the {part} 4,200 houses.",),
            (f"The clerk {past} the {part} nine books.",),
        )
        for base, third, past, ing in (
            ("tear", "tears", "tore", "tearing"),
            ("rip", "rips", "ripped", "ripping"),
            ("blow", "blows", "blew", "blowing"),
        )
        for part in ("roofs off", "roof off", "roofs from", "roofs of")
    ),
    *(
        MetricWord(
            MetricFrame.OBJECT,
            {_BUILDING: Metric.DESTROYED},
            ("", "", f"{past} off {the}{part}", f"{ing} off {the}{part}"),
            (f"The storm {past} off {the}{part} 4,200 houses.",),
            (f"The clerk {past} off {the}{part} nine books.",),
        )
        for past, ing in (("tore", "tearing"), ("ripped", "ripping"), ("blew", "blowing"))
        for the in ("the ", "")
        for part in ("roofs of", "roof of")
    ),
    verb_of_things({_BUILDING: Metric.DESTROYED}, "unroof unroofs unroofed unroofing", ("The storm unroofed nine houses.",)),
    verb_of_things(
        {_BUILDING: Metric.DESTROYED},
        "lose loses lost losing",
        ("Nine houses lost their roofs.",),
        tail="their roofs",
        frame=MetricFrame.SUBJECT,
    ),
    *numbered(
        (
            verb_of_things(
                {_BUILDING: Metric.DESTROYED}, "bury buries buried burying", ("The slide buried 15 homes.",), ("The slide buried a house.",)
            ),
            verb_of_things({_BUILDING: Metric.DESTROYED}, "crush crushes crushed crushing", ("The slide crushed seven houses.",)),
        )
    ),
)
_DESTROYED = (
    *_GONE,
    verb_of_things(
        _RUINED,
        "destroy destroys destroyed destroying",
        ("The fire destroyed 12 homes.", "Six drones were destroyed."),
        ("It destroyed his mood.",),
    ),
    verb_of_things(_RUINED, "demolish demolishes demolished demolishing", ("Two houses were demolished.",)),
    verb_of_things(_RUINED, "flatten flattens flattened flattening", ("The storm flattened nine homes.",)),
    verb_of_things(_RUINED, "raze razes razed razing", ("Six villages were razed.",)),
    verb_of_things({_VEHICLE: Metric.DESTROYED}, "knock knocks knocked knocking", ("Four tanks were knocked out.",), tail="out"),
    verb_of_things(_RUINED, "wreck wrecks wrecked wrecking", ("Three shops were wrecked.",)),
    verb_of_things(_RUINED, "burn burns burned burning burnt", ("Twenty houses were burned down.",), tail="down"),
    verb_of_things(
        _RUINED,
        "burn_down burns_down burned_down burning_down burnt_down",
        ("Twenty houses had burned down.", "Some 20 houses burned down."),
        ("The candles burned down.",),
        frame=MetricFrame.SUBJECT,
    ),
    verb_of_things(
        {_BUILDING: Metric.DESTROYED},
        "collapse collapses collapsed collapsing",
        ("Three buildings collapsed.",),
        ("Three men collapsed.",),
        frame=MetricFrame.SUBJECT,
    ),
    verb_of_things(_RUINED, "blow blows blew blowing blown", ("Rebels blew up two bridges.",), tail="up"),
    verb_of_things(
        _RUINED,
        "burn burns burned burning burnt",
        ("Two houses burned to the ground.", "Nine houses were damaged and two had burned to the ground."),
        tail="to the ground",
        frame=MetricFrame.SUBJECT,
    ),
    verb_of_things(
        {_WEAPON: Metric.FAILED, _VEHICLE: Metric.DESTROYED},
        "lose loses lost losing",
        ("One of its drones had been lost.", "The army lost nine tanks."),
        ("The army lost nine battles.", "She had lost the key to the car."),
    ),
    verb_of_things({_VEHICLE: Metric.DESTROYED}, "sink sinks sank sinking sunk", ("Two boats were sunk.",)),
)
_DAMAGED_OR_DESTROYED = (
    MetricWord(
        MetricFrame.STATE,
        {_BUILDING: Metric.DAMAGED_OR_DESTROYED, _VEHICLE: Metric.DAMAGED_OR_DESTROYED, _PLACE: Metric.DAMAGED_OR_DESTROYED},
        ("damaged or destroyed", "destroyed or damaged", "damaged and destroyed", "destroyed and damaged"),
        ("About 300 houses were damaged or destroyed.",),
        (),
    ),
)
_SEIZED = (
    verb_of_things({_PLACE: Metric.SEIZED}, "capture captures captured capturing", ("Troops captured two villages.",)),
    verb_of_things({_PLACE: Metric.SEIZED}, "seize seizes seized seizing", ("Rebels seized four towns.",)),
    verb_of_things({_PLACE: Metric.SEIZED}, "liberate liberates liberated liberating", ("The army liberated nine settlements.",)),
    verb_of_things({_PLACE: Metric.SEIZED}, "retake retakes retook retaking retaken", ("The army retook two villages.",)),
)
_WITHOUT_POWER = (
    MetricWord(
        MetricFrame.STATE,
        _DARK,
        ("without power", "without electricity", "lost power", "lost electricity", "in the dark", "cut off from power"),
        ("Some 9,000 customers were without power.", "The storm left 3,000 people without electricity."),
        ("He ruled without power.",),
    ),
    *(
        MetricWord(
            MetricFrame.OBJECT,
            _DARK,
            ("", "", wording, wording.replace("cut ", "cutting ", 1) if wording.startswith("cut ") else ""),
            (f"A fault in the grid: {wording} 40,000 homes.",),
            (f"A fault in the grid: {wording} the pump.",),
        )
        for wording in (
            *(f"{supply} was {cut} to" for supply in ("power", "electricity") for cut in ("cut", "cut off", "lost", "knocked out")),
            *(f"{cut} {supply} to" for supply in ("power", "electricity") for cut in ("cut", "cut off", "knocked out")),
        )
    ),
)

DAMAGE_METRICS = (
    MetricRecord(Metric.DAMAGED, EventCodes(plover="ASSAULT"), (*_DAMAGED, *_FLOODED)),
    MetricRecord(Metric.DESTROYED, EventCodes(plover="ASSAULT"), _DESTROYED, frozenset({Trait.SUCCESS})),
    MetricRecord(Metric.DAMAGED_OR_DESTROYED, EventCodes(plover="ASSAULT"), _DAMAGED_OR_DESTROYED),
    MetricRecord(
        Metric.SEIZED,
        EventCodes("COERCE", "Battles", "Non-state actor overtakes territory", "SEIZE"),
        _SEIZED,
        frozenset({Trait.SUCCESS}),
    ),
    MetricRecord(Metric.WITHOUT_POWER, EventCodes(gkg="AFFECT"), _WITHOUT_POWER),
)
