"""Metrics of attacks and their weapons: launched, shot down, failed, hit, attacked.  Data; the examples run as tests."""

from pipelines.contract.vocabulary import Metric, Object, ObjectClass
from pipelines.extract.counts.metrics.entries import verb_of_things
from pipelines.extract.counts.metrics.metric_record import CIVILIANS, DEVELOPMENTS, REMOTE, EventCodes, MetricRecord, Trait
from pipelines.extract.counts.metrics.metric_word import MetricFrame, MetricWord

_WEAPON, _VEHICLE, _BUILDING, _PLACE = ObjectClass.WEAPON, ObjectClass.VEHICLE, ObjectClass.BUILDING, ObjectClass.PLACE
_DOWNED = {_WEAPON: Metric.SHOT_DOWN, _VEHICLE: Metric.SHOT_DOWN}
_STRUCK = {_VEHICLE: Metric.HIT, _BUILDING: Metric.HIT, _PLACE: Metric.HIT}
_FIRED = {_WEAPON: Metric.LAUNCHED}
_SHOT_DOWN = (
    verb_of_things(
        _DOWNED, "shoot shoots shot shooting", ("The army shot down 13 missiles.", "Two helicopters were shot down."), tail="down"
    ),
    verb_of_things(_DOWNED, "bring brings brought bringing", ("Gunners brought down two drones.",), tail="down"),
    verb_of_things(_DOWNED, "down downs downed downing", ("Crews downed 40 drones.",), ("He went down.",)),
    verb_of_things(
        _DOWNED, "intercept intercepts intercepted intercepting", ("Nine rockets were intercepted.",), ("They intercepted a call.",)
    ),
    verb_of_things(_DOWNED, "jam jams jammed jamming", ("Five drones were jammed.",)),
    verb_of_things(_DOWNED, "suppress suppresses suppressed suppressing", ("Three drones were suppressed by electronic warfare.",)),
    verb_of_things(_DOWNED, "neutralize neutralizes neutralized neutralizing neutralised", ("They neutralized 12 drones.",)),
    verb_of_things(
        _DOWNED,
        "shoot_out_of_the_sky shoots_out_of_the_sky shot_out_of_the_sky shooting_out_of_the_sky",
        ("Six drones were shot out of the sky.",),
    ),
)
_LAUNCHED = (
    verb_of_things(
        _FIRED,
        "launch launches launched launching",
        ("They launched 30 drones.", "Thirty drones were launched."),
        ("They launched a website.",),
    ),
    verb_of_things(_FIRED, "fire fires fired firing", ("The ship fired six missiles.",), ("He fired two aides.",)),
    verb_of_things(_FIRED, "lob lobs lobbed lobbing", ("Militants lobbed two grenades.",)),
)
_FAILED = (
    verb_of_things(
        {_WEAPON: Metric.FAILED},
        "fail_to_reach fails_to_reach failed_to_reach failing_to_reach",
        ("Four missiles failed to reach their targets.",),
        frame=MetricFrame.SUBJECT,
    ),
    verb_of_things(
        {_WEAPON: Metric.FAILED}, "fall_short falls_short fell_short falling_short", ("Two rockets fell short.",), frame=MetricFrame.SUBJECT
    ),
    verb_of_things(
        {_WEAPON: Metric.FAILED}, "lose loses lost losing", ("Two drones were lost from radar.",), ("The team lost.",), tail="from radar"
    ),
    verb_of_things(
        {_WEAPON: Metric.FAILED},
        "disappear disappears disappeared disappearing",
        ("Two drones disappeared from radar.",),
        tail="from radar",
        frame=MetricFrame.SUBJECT,
    ),
    verb_of_things(
        {_WEAPON: Metric.FAILED},
        "not_reach does_not_reach did_not_reach not_reaching",
        ("Two missiles did not reach their targets.",),
        frame=MetricFrame.SUBJECT,
    ),
)
_HIT = (
    MetricWord(
        MetricFrame.STATE,
        {_WEAPON: Metric.HIT},
        ("hit", "struck", "landed", "fell", "crashed"),
        ("Two rockets landed near the gate.", "Four missiles hit the port."),
        ("He landed a job.",),
    ),
    verb_of_things(_STRUCK, "hit hits hit hitting", ("The strike hit two schools.",), ("The song hit the charts.",)),
    verb_of_things(_STRUCK, "strike strikes struck striking", ("A rocket struck a hospital.",)),
    verb_of_things(_STRUCK, "shell shells shelled shelling", ("The army shelled two villages.",)),
    verb_of_things(_STRUCK, "bomb bombs bombed bombing", ("Jets bombed a factory.",)),
)
EVENT_WORD = MetricWord(
    MetricFrame.NOUN, {ObjectClass.EVENT: Metric.ATTACKED}, ("event",), ("Rebels made three raids.",), ("A raid began.",)
)
"""Found by `find_mentions`: the nouns of events are in `nouns_of_things`."""
ATTACKED_WITH = MetricWord(
    MetricFrame.OBJECT,
    _FIRED,
    ("attacked with",),
    (
        "Norland attacked the port of Orlen with 87 drones and six missiles.",
        "The city was attacked by 20 drones.",
        "The enemy attacked with 80 drones.",
        "It was an attack using 40 rockets.",
    ),
    ("They attacked a lorry that was loaded with 20 rockets.", "The army shot down a jet with two missiles.", "He attacked with a hammer."),
)
HIT_BY = MetricWord(
    MetricFrame.OBJECT,
    {_WEAPON: Metric.HIT},
    ("hit by",),
    ("The plant was hit by three missiles.", "The school was struck by two rockets."),
    ("The plant was hit by three storms.",),
)
"""Both are found by `weapons_used`."""
_ARMED_CLASH = EventCodes("ASSAULT", "Battles", "Armed clash")
_STRIKE = EventCodes("ASSAULT", REMOTE, "Air/drone strike")
_SHELLING = EventCodes("ASSAULT", REMOTE, "Shelling/artillery/missile attack")
_NO_VIOLENCE = EventCodes(why_none="no attack: none of the systems has a code for accidents and warnings")

WEAPON_METRICS = (
    MetricRecord(
        Metric.SHOT_DOWN,
        EventCodes("ASSAULT", DEVELOPMENTS, "Disrupted weapons use"),
        _SHOT_DOWN,
        frozenset({Trait.NATIONWIDE, Trait.SUCCESS}),
        codes_of={Object.AIRCRAFT: _ARMED_CLASH, Object.HELICOPTER: _ARMED_CLASH},
    ),
    MetricRecord(
        Metric.LAUNCHED,
        _SHELLING,
        _LAUNCHED,
        frozenset({Trait.PLANNABLE, Trait.NATIONWIDE, Trait.OWN_DEED}),
        codes_of={Object.DRONE: _STRIKE},
        words_of_rules=(ATTACKED_WITH,),
    ),
    MetricRecord(Metric.FAILED, EventCodes(acled=DEVELOPMENTS, acled_sub="Disrupted weapons use"), _FAILED, frozenset({Trait.SUCCESS})),
    MetricRecord(Metric.HIT, _SHELLING, _HIT, codes_of={Object.DRONE: _STRIKE}, words_of_rules=(HIT_BY,)),
    MetricRecord(
        Metric.ATTACKED,
        EventCodes(plover="ASSAULT"),
        (),
        frozenset({Trait.ORDINAL, Trait.TOTALLED, Trait.SUCCESS}),
        codes_of={
            Object.STRIKE: _STRIKE,
            Object.INCURSION: _ARMED_CLASH,
            Object.CLASH: _ARMED_CLASH,
            Object.EXPLOSION: EventCodes("ASSAULT", REMOTE, "Remote explosive/landmine/IED"),
            Object.SHOOTING: EventCodes("ASSAULT", CIVILIANS, "Attack"),
            Object.FIRE: _NO_VIOLENCE,
            Object.CRASH: _NO_VIOLENCE,
            Object.ALERT: _NO_VIOLENCE,
        },
        words_of_rules=(EVENT_WORD,),
    ),
)
