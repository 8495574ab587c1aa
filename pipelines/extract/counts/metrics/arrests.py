"""Metrics of people in the hands of the law: detained, charged.  Data; the examples run as tests."""

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.metrics.entries import act, intransitive, noun, numbered, state, verb, verb_of, verbs
from pipelines.extract.counts.metrics.metric_record import DEVELOPMENTS, EventCodes, MetricRecord, Trait
from pipelines.extract.counts.metrics.metric_word import MetricFrame, MetricWord
from pipelines.extract.text.word_lists import word_set

_PEOPLE = ObjectClass.PEOPLE
_DETAINED = (
    verb(Metric.DETAINED, "arrest arrests arrested arresting", ("Police arrested three men.",), ("His arrest is near.",)),
    verb(Metric.DETAINED, "detain detains detained detaining", ("Two drivers were detained.",)),
    verb_of(
        Metric.DETAINED,
        "capture captures captured capturing",
        "suspect suspects fugitive fugitives robber robbers smuggler smugglers",
        ("Two suspects were captured.",),
        ("Two castles were captured.",),
    ),
    verb_of(
        Metric.DETAINED,
        "catch catches caught catching",
        "suspect suspects fugitive fugitives smuggler smugglers escapee escapees",
        ("Some 52 suspects were caught.",),
        ("Some 52 trains were caught.",),
    ),
    verb(Metric.DETAINED, "apprehend apprehends apprehended apprehending", ("Two drivers were apprehended.",)),
    verb(Metric.DETAINED, "nab nabs nabbed nabbing", ("Two drivers were nabbed.",)),
    verb(Metric.DETAINED, "remand remands remanded remanding", ("Two drivers were remanded in custody.",)),
    *numbered(
        (
            *verbs(
                Metric.DETAINED,
                "pick picks picked picking",
                ("up for questioning", "up over", "up in connection"),
                "Nine men were picked {}.",
            ),
            *verbs(
                Metric.DETAINED,
                "hold holds held holding",
                ("for questioning", "by police", "at police stations", "in connection with"),
                "Nine men were held {}.",
            ),
            *verbs(Metric.DETAINED, "bust busts busted busting", ("",), "Nine dealers were busted {}."),
        )
    ),
    verb(Metric.DETAINED, "round rounds rounded rounding", ("Police rounded up 40 men.",), tail="up"),
    noun(
        Metric.DETAINED,
        "arrests detentions",
        ("In all, 41 arrests were made.", "The interior ministry spoke of 700 detentions."),
        ("The arrests drew protests.",),
    ),
    act(
        Metric.DETAINED,
        "arrest detention",
        ("The union deplored the arrest of several strikers.",),
        ("Police issued three arrest warrants.", "The arrest of the year was his."),
    ),
    verb(Metric.DETAINED, "take takes took taking taken", ("A suspect was taken into custody.",), tail="into custody"),
    state(Metric.DETAINED, ("in custody", "into custody", "under arrest"), ("Two men are in custody.", "Police took a man into custody.")),
)
_CHARGED = (
    verb(Metric.CHARGED, "arraign arraigns arraigned arraigning", ("Six men were arraigned.",)),
    verb(Metric.CHARGED, "indict indicts indicted indicting", ("Six men were indicted.",)),
    verb(Metric.CHARGED, "charge charges charged charging", ("Two men were charged with arson.",), ("He paid the charges.",)),
    *numbered(
        (
            *(
                MetricWord(
                    MetricFrame.OBJECT,
                    {_PEOPLE: Metric.CHARGED},
                    (f"{base} charges against", f"{base}s charges against", f"{past} charges against", f"{ing} charges against"),
                    (f"The state {past} charges against four clerks.",),
                    (f"The state {past} charges against the plan.",),
                )
                for base, past, ing in (
                    ("file", "filed", "filing"),
                    ("bring", "brought", "bringing"),
                    ("prefer", "preferred", "preferring"),
                )
            ),
            *verbs(Metric.CHARGED, "book books booked booking", ("under", "for", "on charges"), "Six men were booked {} theft."),
            *verbs(Metric.CHARGED, "bring brings brought bringing", ("before a court", "before a magistrate"), "Six men were brought {}."),
            *(
                intransitive(Metric.CHARGED, "appear appears appeared appearing", (f"Six men appeared {tail}.",), tail=tail)
                for tail in ("in court charged", "in court accused", "in court on charges")
            ),
        )
    ),
)

ARREST_METRICS = (
    MetricRecord(
        Metric.DETAINED,
        EventCodes("COERCE", DEVELOPMENTS, "Arrests", "ARREST"),
        _DETAINED,
        frozenset({Trait.ATTRIBUTIVE, Trait.CUSTODY, Trait.AFTERMATH, Trait.TOLD_BY_PARTS}),
        unknown=word_set("arrested detained"),
    ),
    MetricRecord(
        Metric.CHARGED,
        EventCodes(plover="COERCE", gkg="ARREST"),
        _CHARGED,
        frozenset({Trait.PLANNABLE, Trait.CUSTODY, Trait.AFTERMATH}),
    ),
)
