"""Metric words for weapons, vehicles, buildings, places and for people by unit of supply.  Data with examples that run as tests."""

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.metrics.metric_word import MetricFrame, MetricWord

_WEAPON, _VEHICLE, _BUILDING, _PLACE = ObjectClass.WEAPON, ObjectClass.VEHICLE, ObjectClass.BUILDING, ObjectClass.PLACE
_SHOT_DOWN = {_WEAPON: Metric.SHOT_DOWN, _VEHICLE: Metric.SHOT_DOWN}
_DESTROYED = {_WEAPON: Metric.SHOT_DOWN, _VEHICLE: Metric.DESTROYED, _BUILDING: Metric.DESTROYED, _PLACE: Metric.DESTROYED}
_DAMAGED = {_VEHICLE: Metric.DAMAGED, _BUILDING: Metric.DAMAGED, _PLACE: Metric.DAMAGED}
_HIT = {_VEHICLE: Metric.HIT, _BUILDING: Metric.HIT, _PLACE: Metric.HIT}
_WITHOUT_POWER = {ObjectClass.PEOPLE: Metric.WITHOUT_POWER, _BUILDING: Metric.WITHOUT_POWER, _PLACE: Metric.WITHOUT_POWER}
_LAUNCHED = {_WEAPON: Metric.LAUNCHED}


def _verb(
    metrics: dict[ObjectClass, Metric],
    forms: str,
    examples: tuple[str, ...],
    counter: tuple[str, ...] = (),
    *,
    tail: str = "",
    frame: MetricFrame = MetricFrame.OBJECT,
) -> MetricWord:
    return MetricWord(frame, metrics, tuple(f.replace("_", " ") for f in forms.split()), examples, counter, tail)


AIR_DEFENCE = (
    _verb(_SHOT_DOWN, "shoot shoots shot shooting", ("The army shot down 13 missiles.", "Two helicopters were shot down."), tail="down"),
    _verb(_SHOT_DOWN, "bring brings brought bringing", ("Gunners brought down two drones.",), tail="down"),
    _verb(_SHOT_DOWN, "down downs downed downing", ("Crews downed 40 drones.",), ("He went down.",)),
    _verb(_SHOT_DOWN, "intercept intercepts intercepted intercepting", ("Nine rockets were intercepted.",), ("They intercepted a call.",)),
    _verb(_SHOT_DOWN, "jam jams jammed jamming", ("Five drones were jammed.",)),
    _verb(_SHOT_DOWN, "suppress suppresses suppressed suppressing", ("Three drones were suppressed by electronic warfare.",)),
    _verb(_SHOT_DOWN, "neutralize neutralizes neutralized neutralizing neutralised", ("They neutralized 12 drones.",)),
    _verb(
        _SHOT_DOWN,
        "shoot_out_of_the_sky shoots_out_of_the_sky shot_out_of_the_sky shooting_out_of_the_sky",
        ("Six drones were shot out of the sky.",),
    ),
    _verb(
        {_WEAPON: Metric.FAILED},
        "fail_to_reach fails_to_reach failed_to_reach failing_to_reach",
        ("Four missiles failed to reach their targets.",),
        frame=MetricFrame.SUBJECT,
    ),
    _verb(
        {_WEAPON: Metric.FAILED}, "fall_short falls_short fell_short falling_short", ("Two rockets fell short.",), frame=MetricFrame.SUBJECT
    ),
    _verb(
        {_WEAPON: Metric.FAILED}, "lose loses lost losing", ("Two drones were lost from radar.",), ("The team lost.",), tail="from radar"
    ),
    _verb(
        {_WEAPON: Metric.FAILED},
        "disappear disappears disappeared disappearing",
        ("Two drones disappeared from radar.",),
        tail="from radar",
        frame=MetricFrame.SUBJECT,
    ),
    _verb(
        _LAUNCHED,
        "launch launches launched launching",
        ("They launched 30 drones.", "Thirty drones were launched."),
        ("They launched a website.",),
    ),
    _verb(_LAUNCHED, "fire fires fired firing", ("The ship fired six missiles.",), ("He fired two aides.",)),
    _verb(_LAUNCHED, "lob lobs lobbed lobbing", ("Militants lobbed two grenades.",)),
    _verb(
        {_WEAPON: Metric.FAILED},
        "not_reach does_not_reach did_not_reach not_reaching",
        ("Two missiles did not reach their targets.",),
        frame=MetricFrame.SUBJECT,
    ),
    MetricWord(
        MetricFrame.STATE,
        {_WEAPON: Metric.HIT},
        ("hit", "struck", "landed", "fell", "crashed"),
        ("Two rockets landed near the gate.", "Four missiles hit the port."),
        ("He landed a job.",),
    ),
)
DAMAGE = (
    _verb(
        _DESTROYED,
        "destroy destroys destroyed destroying",
        ("The fire destroyed 12 homes.", "Six drones were destroyed."),
        ("It destroyed his mood.",),
    ),
    _verb(_DESTROYED, "demolish demolishes demolished demolishing", ("Two houses were demolished.",)),
    _verb(_DESTROYED, "flatten flattens flattened flattening", ("The storm flattened nine homes.",)),
    _verb(_DESTROYED, "raze razes razed razing", ("Six villages were razed.",)),
    _verb(_DESTROYED, "wreck wrecks wrecked wrecking", ("Three shops were wrecked.",)),
    _verb(_DESTROYED, "burn burns burned burning burnt", ("Twenty houses were burned down.",), tail="down"),
    _verb(
        _DESTROYED,
        "burn_down burns_down burned_down burning_down burnt_down",
        ("Twenty houses had burned down.", "Some 20 houses burned down."),
        ("The candles burned down.",),
        frame=MetricFrame.SUBJECT,
    ),
    _verb(
        {_BUILDING: Metric.DESTROYED},
        "collapse collapses collapsed collapsing",
        ("Three buildings collapsed.",),
        ("Three men collapsed.",),
        frame=MetricFrame.SUBJECT,
    ),
    _verb(_DESTROYED, "blow blows blew blowing blown", ("Rebels blew up two bridges.",), tail="up"),
    _verb(
        _DESTROYED,
        "burn burns burned burning burnt",
        ("Two houses burned to the ground.", "Nine houses were damaged and two had burned to the ground."),
        tail="to the ground",
        frame=MetricFrame.SUBJECT,
    ),
    _verb(
        {_WEAPON: Metric.FAILED, _VEHICLE: Metric.DESTROYED},
        "lose loses lost losing",
        ("One of its drones had been lost.", "The army lost nine tanks."),
        ("The army lost nine battles.", "She had lost the key to the car."),
    ),
    _verb({_VEHICLE: Metric.DESTROYED}, "sink sinks sank sinking sunk", ("Two boats were sunk.",)),
    _verb(_DAMAGED, "damage damages damaged damaging", ("Four homes were damaged.", "The blast damaged a school."), ("It damaged trust.",)),
    _verb(_DAMAGED, "set sets set setting", ("Shelling set a school on fire.", "Two trucks were set on fire."), tail="on fire"),
    _verb(_DAMAGED, "set sets set setting", ("Two trucks were set ablaze.",), tail="ablaze"),
    _verb(_DAMAGED, "torch torches torched torching", ("Rioters torched three cars.",)),
    _verb(_DAMAGED, "catch_fire catches_fire caught_fire catching_fire", ("Two warehouses caught fire.",), frame=MetricFrame.SUBJECT),
    _verb(_HIT, "hit hits hit hitting", ("The strike hit two schools.",), ("The song hit the charts.",)),
    _verb(_HIT, "strike strikes struck striking", ("A rocket struck a hospital.",)),
    _verb(_HIT, "shell shells shelled shelling", ("The army shelled two villages.",)),
    _verb(_HIT, "bomb bombs bombed bombing", ("Jets bombed a factory.",)),
    MetricWord(
        MetricFrame.STATE,
        {_BUILDING: Metric.DAMAGED_OR_DESTROYED, _VEHICLE: Metric.DAMAGED_OR_DESTROYED, _PLACE: Metric.DAMAGED_OR_DESTROYED},
        ("damaged or destroyed", "destroyed or damaged", "damaged and destroyed", "destroyed and damaged"),
        ("About 300 houses were damaged or destroyed.",),
        (),
    ),
    _verb({_PLACE: Metric.SEIZED}, "capture captures captured capturing", ("Troops captured two villages.",)),
    _verb({_PLACE: Metric.SEIZED}, "seize seizes seized seizing", ("Rebels seized four towns.",)),
    _verb({_PLACE: Metric.SEIZED}, "liberate liberates liberated liberating", ("The army liberated nine settlements.",)),
    _verb({_PLACE: Metric.SEIZED}, "retake retakes retook retaking retaken", ("The army retook two villages.",)),
    _verb({_PLACE: Metric.AFFECTED, _BUILDING: Metric.AFFECTED}, "affect affects affected affecting", ("The flood affected 30 villages.",)),
    MetricWord(
        MetricFrame.STATE,
        _WITHOUT_POWER,
        ("without power", "without electricity", "lost power", "lost electricity", "in the dark", "cut off from power"),
        ("Some 9,000 customers were without power.", "The storm left 3,000 people without electricity."),
        ("He ruled without power.",),
    ),
    *(
        MetricWord(
            MetricFrame.OBJECT,
            _WITHOUT_POWER,
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

THING_METRICS = AIR_DEFENCE + DAMAGE
