"""Metrics of who is looked for: missing, rescued.  Data; the examples run as tests."""

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.metrics.entries import act, intransitive, noun, numbered, state, verb, verb_of
from pipelines.extract.counts.metrics.metric_record import EventCodes, MetricRecord, Trait
from pipelines.extract.counts.metrics.metric_word import MetricFrame, MetricWord
from pipelines.extract.text.word_lists import word_set

_PEOPLE = ObjectClass.PEOPLE
_SOUGHT = (
    "miner miners boy boys girl girls child children fisherman fishermen sailor sailors crew passengers hiker hikers climber climbers"
    " swimmer swimmers workers tourists skiers migrants students villagers pilgrims survivors labourers residents divers"
)  # whom rescuers, and not police, search for
_MISSING = (
    state(
        Metric.MISSING,
        ("missing", "unaccounted for"),
        ("Three sailors are missing.", "Ten were unaccounted for."),
        ("A page was missing.",),
    ),
    *numbered(
        (
            *(
                state(
                    Metric.MISSING,
                    (f"under {the}{heap}",),
                    (f"Four people are still under {the}{heap}.",),
                    (f"The cat was under {the}{heap}.",),
                )
                for the in ("the ", "")
                for heap in ("debris", "rubble", "mud", "ruins")
            ),
            *(
                verb(
                    Metric.MISSING,
                    "trap traps trapped trapping",
                    (f"Nine miners are trapped {where}.",),
                    (f"The gas was trapped {where}.",),
                    tail=where,
                )
                for where in (
                    "underground",
                    "under the rubble",
                    "under rubble",
                    "under the debris",
                    "under debris",
                    "beneath the rubble",
                    "in the rubble",
                    "in the mine",
                    "in a mine",
                    "in the shaft",
                    "in the tunnel",
                    "under the ruins",
                    "inside the mine",
                )
            ),
            *(
                verb(
                    Metric.MISSING,
                    "bury buries buried burying",
                    (f"Nine villagers are buried {where}.",),
                    (f"The gold was buried {where}.",),
                    tail=where,
                )
                for where in ("under the rubble", "under the debris", "under the mud", "under rubble", "under debris", "beneath the rubble")
            ),
            intransitive(
                Metric.MISSING, "go goes went going gone", ("Nine sailors went missing.",), ("The page went missing.",), tail="missing"
            ),
            state(
                Metric.MISSING,
                (
                    *(
                        "never found",
                        "never been found",
                        "never been seen",
                        "not been found",
                        "not yet been found",
                        "not been seen",
                        "never seen again",
                        "not been heard from",
                    ),
                    *(
                        "not been heard of",
                        "could not be found",
                        "cannot be found",
                        "could not be accounted for",
                        "cannot be accounted for",
                    ),
                    *("not been accounted for", "not accounted for", "untraced", "remained trapped", "remain trapped", "still trapped"),
                    *("still buried", "still sought", "being looked for", "being searched for"),
                    *(f"yet to be {found}" for found in ("found", "traced", "located", "accounted for")),
                ),
                ("Five men have not been found.", "Seven hikers have not been seen since.", "Some 13 men could not be found."),
                ("The ring was never found.", "The ring could not be found."),
            ),
            intransitive(
                Metric.MISSING, "disappear disappears disappeared disappearing", ("Some 40 men disappeared.",), ("The ring disappeared.",)
            ),
            intransitive(
                Metric.MISSING,
                "become becomes became becoming",
                ("Nine miners became trapped.",),
                ("The gas became trapped.",),
                tail="trapped",
            ),
            *(
                MetricWord(
                    MetricFrame.OBJECT,
                    {_PEOPLE: Metric.MISSING},
                    tuple(forms.split()),
                    (f"Divers were {forms.split()[3]} {tail} three boys.",),
                    (f"Police were {forms.split()[3]} {tail} three suspects.",),
                    tail=tail,
                    nouns=word_set(_SOUGHT),
                )
                for forms, tail in (
                    ("search searches searched searching", "for"),
                    ("look looks looked looking", "for"),
                )
            ),
            MetricWord(
                MetricFrame.NOUN,
                {_PEOPLE: Metric.MISSING},
                ("whereabouts",),
                ("The whereabouts of nine miners are not known.",),
                ("The whereabouts of two gunmen are not known.",),
                nouns=word_set(f"{_SOUGHT} people persons women victims"),
                owned=True,
            ),
            intransitive(Metric.MISSING, "vanish vanishes vanished vanishing", ("Some 40 men vanished.",), ("The ring vanished.",)),
        )
    ),
)
SURVIVORS = noun(
    Metric.RESCUED,
    "survivors survivor",
    ("There were 38 survivors.", "The 28 survivors came ashore."),
    ("A group of 38 survivors of abuse met.", "The survivors sang."),
)
"""Found by `noun_frames`: not survivors of something."""
_RESCUED = (
    verb_of(Metric.RESCUED, "find finds found finding", "survivor survivors", ("Crews found two survivors.",), ("Crews found two coats.",)),
    MetricWord(
        MetricFrame.OBJECT,
        {_PEOPLE: Metric.RESCUED},
        ("pull", "pulls", "pulled", "pulling"),
        ("Rescuers pulled out two survivors.",),
        ("Rescuers pulled out two ropes.",),
        tail="out",
        nouns=word_set("survivor survivors"),
    ),
    verb(Metric.RESCUED, "rescue rescues rescued rescuing", ("Crews rescued eight sailors.",), ("The rescue failed.",)),
    *(
        verb(Metric.RESCUED, "pull pulls pulled pulling", (f"Two girls were pulled {tail} a cellar.",), tail=tail)
        for tail in ("alive from", "out alive from", "out of", "from the rubble of", "out alive", "alive", "to the surface")
    ),
    verb(
        Metric.RESCUED,
        "pull pulls pulled pulling",
        ("Two boys were pulled from the rubble.",),
        ("Two ropes broke.",),
        tail="from the rubble",
    ),
    verb(Metric.RESCUED, "pull pulls pulled pulling", ("A swimmer was pulled from the water.",), tail="from the water"),
    verb(Metric.RESCUED, "pull pulls pulled pulling", ("Firefighters pulled two boys to safety.",), tail="to safety"),
    verb(Metric.RESCUED, "dig digs dug digging", ("Three miners were dug out alive.",), tail="out alive"),
    verb(Metric.RESCUED, "find finds found finding", ("Two hikers were found alive.",), ("Two hikers were found.",), tail="alive"),
    *numbered(
        (
            verb(Metric.RESCUED, "save saves saved saving", ("Over 1,900 migrants were saved.",), ("He saved the club.",)),
            verb(
                Metric.RESCUED,
                "airlift airlifts airlifted airlifting",
                ("The air force airlifted 420 people.",),
                ("They airlifted the food.",),
            ),
            verb(Metric.RESCUED, "winch winches winched winching", ("Helicopters winched 42 sailors.",)),
            verb(Metric.RESCUED, "lead leads led leading", ("Six residents were led to safety.",), tail="to safety"),
            verb(Metric.RESCUED, "pluck plucks plucked plucking", ("The crew plucked 42 migrants from the sea.",)),
            verb(Metric.RESCUED, "extricate extricates extricated extricating", ("Two drivers were extricated.",)),
            *(
                verb(Metric.RESCUED, "bring brings brought bringing", (f"Some 172 migrants were brought {tail}.",), tail=tail)
                for tail in ("ashore", "to shore", "out alive", "to the surface", "up alive", "down alive")
            ),
            verb(Metric.RESCUED, "lift lifts lifted lifting", ("Some 420 men were lifted to safety.",), tail="to safety"),
            verb(Metric.RESCUED, "carry carries carried carrying", ("Some 420 men were carried to safety.",), tail="to safety"),
            verb(Metric.RESCUED, "pick picks picked picking", ("Three men were picked up alive.",), tail="up alive"),
            verb(Metric.RESCUED, "find finds found finding", ("Three men were found safe.",), tail="safe"),
            intransitive(
                Metric.RESCUED,
                "survive survives survived surviving",
                ("Some 33 miners survived two months underground.",),
                ("The mayor survived.", "He is survived by two sons."),
            ),
        )
    ),
    MetricWord(
        MetricFrame.OBJECT,
        {_PEOPLE: Metric.RESCUED},
        ("pick", "picks", "picked", "picking"),
        ("Rescuers picked up 4,200 migrants.",),
        ("Police picked up three suspects.",),
        tail="up",
        nouns=word_set("migrants refugees survivors survivor castaways sailors fishermen passengers rohingya swimmers crew"),
        numbered=True,
    ),
    noun(Metric.RESCUED, "rescues", ("Crews carried out about three dozen rescues.",), ("The rescues went on.",)),
    act(Metric.RESCUED, "rescue", ("The navy reported the rescue of 40 sailors.",), ("The rescue of the bank drew protests.",)),
    SURVIVORS,
)

MISSING_METRICS = (
    MetricRecord(
        Metric.MISSING,
        EventCodes(why_none="no system counts the missing: that somebody is not found is no event"),
        _MISSING,
        frozenset({Trait.ATTRIBUTIVE, Trait.TOLD_BY_PARTS, Trait.TOLL, Trait.TOTALLED}),
        unknown=word_set("missing unaccounted"),
        group=("missing",),
    ),
    MetricRecord(Metric.RESCUED, EventCodes(plover="AID"), _RESCUED, frozenset({Trait.ATTRIBUTIVE, Trait.PLANNABLE, Trait.AFTERMATH})),
)
