"""The metric `bodies_recovered`.  Data; the examples run as tests."""

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.metrics.entries import verb_of
from pipelines.extract.counts.metrics.metric_record import EventCodes, MetricRecord, Trait
from pipelines.extract.counts.metrics.metric_word import MetricFrame, MetricWord
from pipelines.extract.text.word_lists import word_set

_PEOPLE = ObjectClass.PEOPLE
_BODIES = "body bodies corpse corpses remains"
_BODIES_RECOVERED = (
    verb_of(
        Metric.BODIES_RECOVERED,
        "recover recovers recovered recovering",
        f"{_BODIES} dead",
        ("Divers recovered four bodies.", "The navy recovered four dead migrants."),
        ("The navy recovered four rafts.",),
    ),
    verb_of(Metric.BODIES_RECOVERED, "retrieve retrieves retrieved retrieving", f"{_BODIES} dead", ("Two bodies were retrieved.",)),
    verb_of(Metric.BODIES_RECOVERED, "find finds found finding", _BODIES, ("Crews found three bodies.",)),
    verb_of(Metric.BODIES_RECOVERED, "discover discovers discovered discovering", _BODIES, ("Nine bodies were discovered.",)),
    verb_of(Metric.BODIES_RECOVERED, "exhume exhumes exhumed exhuming", _BODIES, ("Ten bodies were exhumed.",)),
    verb_of(Metric.BODIES_RECOVERED, "pull pulls pulled pulling", _BODIES, ("Rescuers pulled six bodies from the rubble.",)),
    verb_of(Metric.BODIES_RECOVERED, "count counts counted counting", _BODIES, ("Nurses counted 72 bodies.",)),
    *(
        verb_of(Metric.BODIES_RECOVERED, forms, _BODIES, (f"Crews {past} nine bodies.",), (f"Crews {past} nine chairs.",))
        for forms, past in (
            ("collect collects collected collecting", "collected"),
            ("remove removes removed removing", "removed"),
            ("uncover uncovers uncovered uncovering", "uncovered"),
            ("unearth unearths unearthed unearthing", "unearthed"),
            ("receive receives received receiving", "received"),
            ("identify identifies identified identifying", "identified"),
            ("repatriate repatriates repatriated repatriating", "repatriated"),
            ("return returns returned returning", "returned"),
            ("take takes took taking taken", "took"),
        )
    ),
    *(
        MetricWord(
            MetricFrame.OBJECT,
            {_PEOPLE: Metric.BODIES_RECOVERED},
            tuple(forms.split()),
            (f"Crews {forms.split()[2]} {tail} nine bodies.",),
            (f"Crews {forms.split()[2]} {tail} nine chairs.",),
            tail=tail,
            nouns=word_set(_BODIES),
        )
        for forms, tail in (
            ("pick picks picked picking", "up"),
            ("hand hands handed handing", "over"),
            ("dig digs dug digging", "out"),
            ("dig digs dug digging", "up"),
            ("take takes took taking taken", "out"),
            ("bring brings brought bringing", "out"),
            ("pull pulls pulled pulling", "out"),
            ("fish fishes fished fishing", "out"),
            ("fish fishes fished fishing", "from"),
            ("wash washes washed washing", "up"),
            ("wash washes washed washing", "ashore"),
        )
    ),
    MetricWord(
        MetricFrame.SUBJECT,
        {_PEOPLE: Metric.BODIES_RECOVERED},
        ("wash", "washes", "washed", "washing"),
        ("Nine bodies washed ashore.",),
        ("Nine chairs washed ashore.",),
        tail="ashore",
        nouns=word_set(_BODIES),
    ),
    MetricWord(
        MetricFrame.SUBJECT,
        {_PEOPLE: Metric.BODIES_RECOVERED},
        ("arrive", "arrives", "arrived", "arriving"),
        ("Nine bodies arrived at the clinic.",),
        ("Nine chairs arrived at the clinic.",),
        nouns=word_set(_BODIES),
    ),
    verb_of(
        Metric.BODIES_RECOVERED,
        "bring brings brought bringing",
        _BODIES,
        ("Some 265 bodies had been brought to the clinic.",),
        ("Some 265 chairs had been brought to the clinic.",),
    ),
)
BODIES_METRICS = (
    # That bodies are found tells nothing of how they died, so neither PLOVER nor ACLED has an event of it; GKG counts the dead.
    MetricRecord(Metric.BODIES_RECOVERED, EventCodes(gkg="KILL"), _BODIES_RECOVERED, frozenset({Trait.AFTERMATH})),
)
