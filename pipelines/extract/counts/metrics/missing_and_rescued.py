"""Metrics of who is looked for: missing, bodies recovered, rescued.  Data; the examples run as tests."""

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.metrics.entries import state, verb, verb_of
from pipelines.extract.counts.metrics.metric_record import EventCodes, MetricRecord, Trait
from pipelines.extract.counts.metrics.metric_word import MetricFrame, MetricWord
from pipelines.extract.text.word_lists import word_set

_PEOPLE = ObjectClass.PEOPLE
_BODIES = "body bodies corpse corpses remains"
_MISSING = (
    state(
        Metric.MISSING,
        ("missing", "unaccounted for"),
        ("Three sailors are missing.", "Ten were unaccounted for."),
        ("A page was missing.",),
    ),
)
_BODIES_RECOVERED = (
    verb_of(Metric.BODIES_RECOVERED, "recover recovers recovered recovering", _BODIES, ("Divers recovered four bodies.",)),
    verb_of(Metric.BODIES_RECOVERED, "retrieve retrieves retrieved retrieving", _BODIES, ("Two bodies were retrieved.",)),
    verb_of(Metric.BODIES_RECOVERED, "find finds found finding", _BODIES, ("Crews found three bodies.",)),
    verb_of(Metric.BODIES_RECOVERED, "discover discovers discovered discovering", _BODIES, ("Nine bodies were discovered.",)),
    verb_of(Metric.BODIES_RECOVERED, "exhume exhumes exhumed exhuming", _BODIES, ("Ten bodies were exhumed.",)),
    verb_of(Metric.BODIES_RECOVERED, "pull pulls pulled pulling", _BODIES, ("Rescuers pulled six bodies from the rubble.",)),
    verb_of(Metric.BODIES_RECOVERED, "count counts counted counting", _BODIES, ("Nurses counted 72 bodies.",)),
    verb_of(
        Metric.BODIES_RECOVERED,
        "bring brings brought bringing",
        _BODIES,
        ("Some 265 bodies had been brought to the clinic.",),
        ("Some 265 chairs had been brought to the clinic.",),
    ),
)
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
        for tail in ("alive from", "out alive from", "out of", "from the rubble of")
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
    # That bodies are found tells nothing of how they died, so neither PLOVER nor ACLED has an event of it; GKG counts the dead.
    MetricRecord(Metric.BODIES_RECOVERED, EventCodes(gkg="KILL"), _BODIES_RECOVERED, frozenset({Trait.AFTERMATH})),
    MetricRecord(Metric.RESCUED, EventCodes(plover="AID"), _RESCUED, frozenset({Trait.ATTRIBUTIVE, Trait.PLANNABLE, Trait.AFTERMATH})),
)
