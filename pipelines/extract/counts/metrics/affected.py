"""Metrics of lasting need and sickness: infected, food insecure, affected.  Data; the examples run as tests."""

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.metrics.entries import intransitive, noun, numbered, state, verb, verb_of_things, verbs
from pipelines.extract.counts.metrics.metric_record import EventCodes, MetricRecord, Trait

_PEOPLE, _BUILDING, _PLACE = ObjectClass.PEOPLE, ObjectClass.BUILDING, ObjectClass.PLACE
_CAUGHT = (
    *("cholera", "measles", "malaria", "dengue", "dengue fever", "mpox", "ebola", "covid", "the flu", "typhoid", "diarrhoea"),
    *("diarrhea", "acute diarrhoea", "lassa fever", "meningitis", "hepatitis", "polio", "diphtheria", "food poisoning", "fever"),
)  # what people contract, come down with and suffer from
_INFECTED = (
    verb(Metric.INFECTED, "infect infects infected infecting", ("The virus infected 40 people.",)),
    verb(Metric.INFECTED, "sicken sickens sickened sickening", ("The tainted water sickened 40 pupils.",)),
    *numbered(
        intransitive(Metric.INFECTED, forms, (f"Some 320 people {past} {tail}.",), (f"The {tail} was near.",), tail=tail)
        for forms, past, tail in (
            ("test tests tested testing", "tested", "positive"),
            ("fall falls fell falling fallen", "fell", "ill"),
            ("fall falls fell falling fallen", "fell", "sick"),
            ("become becomes became becoming", "became", "ill"),
            *(("contract contracts contracted contracting", "contracted", disease) for disease in _CAUGHT),
            *(("come comes came coming", "came", f"down with {disease}") for disease in _CAUGHT),
            ("take takes took taking", "took", "ill"),
            ("contract contracts contracted contracting", "contracted", "the disease"),
            ("contract contracts contracted contracting", "contracted", "the virus"),
            ("catch catches caught catching", "caught", "the virus"),
        )
    ),
    *numbered(verbs(Metric.INFECTED, "make makes made making", ("ill", "sick"), "The water made 2,000 pupils {}.")),
    *numbered(
        verb(
            Metric.INFECTED,
            "diagnose diagnoses diagnosed diagnosing",
            (f"Nine boys were diagnosed with {disease}.",),
            tail=f"with {disease}",
        )
        for disease in _CAUGHT
    ),
    *numbered(
        (
            state(
                Metric.INFECTED,
                (
                    *("taken ill", "taken sick", "ill with", "sick with"),
                    *(f"{state} {disease}" for state in ("suffering from", "down with", "hospitalised with") for disease in _CAUGHT),
                ),
                ("Some 320 people were taken ill.", "Nine boys were suffering from diarrhoea."),
                ("Nine boys were suffering from stress.",),
            ),
        )
    ),
)
CASES = noun(
    Metric.INFECTED,
    "cases case infections infection",
    (
        "There were 320 new cases of cholera.",
        "Malawi has 77 confirmed cases.",
        "The number of cases rose to 320.",
        "Some 24 118 new measles cases were reported.",
    ),
    (
        "The court heard 320 cases.",
        "In 12 cases the police found nothing.",
        "They bought 320 cases of wine.",
        "Police look into nine rape cases.",
    ),
)
"""Found by `noun_frames` where `disease_cases` says that the cases are of a disease."""
_AFFECTED = (
    verb(Metric.AFFECTED, "affect affects affected affecting", ("The drought affected 5,000 families.",)),
    verb(
        Metric.AFFECTED, "impact impacts impacted impacting", ("Some 5,000 families were impacted.",), ("The talks impacted the markets.",)
    ),
    verb(
        Metric.AFFECTED,
        "strand strands stranded stranding",
        ("The snow stranded 500 travellers.", "Some 90 people were stranded."),
        ("The strand broke.",),
    ),
    verb(Metric.AFFECTED, "maroon maroons marooned marooning", ("The flood marooned 500 villagers.",)),
    *numbered(
        (
            *(
                verb(
                    Metric.AFFECTED,
                    "hit hits hit hitting",
                    (f"Some 500 families were hit {tail}.",),
                    (f"The truck was hit {tail}.",),
                    tail=tail,
                )
                for tail in ("by floods", "by the floods", "by flooding", "by the storm", "by drought", "by the drought", "by the quake")
            ),
            *(
                verb(
                    Metric.AFFECTED,
                    "cut cuts cut cutting",
                    (f"The floods cut {tail} 500 families.",),
                    (f"They cut {tail} the rope.",),
                    tail=tail,
                )
                for tail in ("off",)
            ),
            state(
                Metric.AFFECTED,
                (
                    "stuck at",
                    "stuck on",
                    "stuck in traffic",
                    "stuck inside",
                    "trapped inside",
                    "in need",
                    "in urgent need",
                    "in dire need",
                    "shut in by snow",
                    "without drinking water",
                    "without clean water",
                ),
                ("Some 500 people are in need of aid.", "About 500 people were left without drinking water."),
                ("The road is in need of repair.",),
            ),
            *(
                intransitive(
                    Metric.AFFECTED, "need needs needed needing need", (f"Some 500 people need {tail}.",), (f"The {tail} came.",), tail=tail
                )
                for tail in ("aid", "help", "humanitarian", "humanitarian aid", "humanitarian assistance", "emergency aid", "urgent help")
            ),
        )
    ),
    verb_of_things(
        {_PLACE: Metric.AFFECTED, _BUILDING: Metric.AFFECTED}, "affect affects affected affecting", ("The flood affected 30 villages.",)
    ),
)
_FOOD_INSECURE = numbered(
    (
        state(
            Metric.FOOD_INSECURE,
            ("food insecure", "acutely food insecure", "without enough food", "on the brink of famine", "at risk of starvation"),
            ("Some 900 people are food insecure.", "About 900 people were without enough food."),
            ("The province is food insecure.",),
        ),
        *(
            intransitive(Metric.FOOD_INSECURE, forms, (f"Some 900 people {present} {tail}.",), (f"The talks {present} {tail}.",), tail=tail)
            for forms, present in (("face faces faced facing face", "face"),)
            for tail in (
                "hunger", "acute hunger", "severe hunger", "food insecurity", "acute food insecurity", "severe food insecurity",
                "high levels of acute food insecurity", "famine", "starvation", "food shortages",
            )
        ),
        *(
            intransitive(Metric.FOOD_INSECURE, "need needs needed needing need", (f"Some 900 people need {tail}.",), (), tail=tail)
            for tail in ("food aid", "food assistance")
        ),
    )
)  # fmt: skip
AFFECTED_METRICS = (
    MetricRecord(
        Metric.INFECTED,
        EventCodes(gkg="SICKENED"),
        (*_INFECTED, CASES),
        frozenset({Trait.TOTALLED, Trait.TOLD_BY_PARTS}),
    ),
    MetricRecord(Metric.FOOD_INSECURE, EventCodes(gkg="AFFECT"), _FOOD_INSECURE),
    MetricRecord(Metric.AFFECTED, EventCodes(gkg="AFFECT"), _AFFECTED, frozenset({Trait.TOLD_BY_PARTS})),
)
