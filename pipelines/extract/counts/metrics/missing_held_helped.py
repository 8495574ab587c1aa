"""Metric words for people who are missing, held, detained or helped.  Data with examples that run as tests."""

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.metrics.care import CARE
from pipelines.extract.counts.metrics.entries import noun, state, verb, verb_of
from pipelines.extract.counts.metrics.harm import HARM_METRICS
from pipelines.extract.counts.metrics.metric_word import MetricFrame, MetricWord
from pipelines.extract.counts.metrics.movement import MOVEMENT
from pipelines.extract.text.word_lists import word_set

_PEOPLE = ObjectClass.PEOPLE
_FREED = "prisoner prisoners pow pows captive captives hostage hostages soldier soldiers servicemen serviceman troops defenders war"
_BODIES = "body bodies corpse corpses remains"
OTHERS = (
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
    verb_of(
        Metric.CAPTURED,
        "take takes took taking taken",
        "hostage hostages prisoner prisoners captive captives",
        ("Rebels took six hostages.",),
    ),
    verb_of(
        Metric.CAPTURED,
        "seize seizes seized seizing",
        "hostage hostages prisoner prisoners captive captives",
        ("Rebels seized two hostages.",),
    ),
    verb_of(
        Metric.CAPTURED,
        "capture captures captured capturing",
        "soldier soldiers troops fighter fighters militants prisoner prisoners",
        ("They captured two soldiers.",),
    ),
    verb_of(
        Metric.HELD,
        "hold holds held holding",
        "hostage hostages prisoner prisoners captive captives soldiers servicemen troops pows",
        ("The group holds ten hostages.", "It still holds 600 soldiers."),
        ("The hall holds 600 guests.",),
    ),
    *(
        verb_of(Metric.RELEASED, forms, _FREED, (example,), (counter,))
        for forms, example, counter in (
            ("exchange exchanges exchanged exchanging", "The sides exchanged 205 prisoners.", "The sides exchanged 205 letters."),
            ("swap swaps swapped swapping", "The sides swapped 40 captives.", "The sides swapped 40 books."),
            ("return returns returned returning", "Forty servicemen were returned.", "Forty books were returned."),
            ("repatriate repatriates repatriated repatriating", "Forty soldiers were repatriated.", "Forty paintings were repatriated."),
        )
    ),
    MetricWord(
        MetricFrame.OBJECT,
        {_PEOPLE: Metric.RELEASED},
        ("hand", "hands", "handed", "handing"),
        ("The sides each handed over 175 prisoners of war.",),
        ("The sides handed over 175 letters.",),
        tail="over",
        nouns=word_set(_FREED),
    ),
    noun(
        Metric.RELEASED,
        "led_to_the_release leading_to_the_release resulted_in_the_release secured_the_release securing_the_release won_the_release"
        " negotiated_the_release brokered_the_release after_the_release",
        ("The talks led to the release of 40 captives.",),
        ("They called for the release of 40 captives.", "The talks led to the release of the film."),
    ),
    MetricWord(
        MetricFrame.SUBJECT,
        {_PEOPLE: Metric.CAPTURED},
        ("surrender", "surrenders", "surrendered", "surrendering"),
        ("Some 38 soldiers surrendered.",),
        ("Some 38 suspects surrendered.",),
        nouns=word_set("soldier soldiers troops servicemen fighter fighters militants rebels"),
    ),
    verb_of(
        Metric.CASUALTIES,
        "lose loses lost losing",
        "soldiers troops servicemen personnel men fighters",
        ("The army lost about 900 troops.",),
        ("The army lost two battles.",),
    ),
    *(
        MetricWord(
            MetricFrame.OBJECT,
            {_PEOPLE: Metric.CASUALTIES, ObjectClass.VEHICLE: Metric.DESTROYED},
            (f"losses {amounted}",),
            (f"The army's losses {amounted} 1,200 servicemen and two tanks.",),
            (f"The firm's losses {amounted} nine million dollars.",),
        )
        for amounted in ("amounted to", "amount to", "totaled", "totalled", "reached")
    ),
    noun(
        Metric.CASUALTIES,
        "casualties casualty",
        ("There were no casualties.", "The army suffered 30 casualties."),
        ("Casualties mounted.",),
    ),
    state(
        Metric.CASUALTIES,
        (
            "killed or wounded",
            "killed and wounded",
            "killed or injured",
            "killed and injured",
            "dead and wounded",
            "dead or wounded",
            "dead and injured",
        ),
        ("Forty men were killed or wounded.",),
    ),
    state(
        Metric.MISSING,
        ("missing", "unaccounted for"),
        ("Three sailors are missing.", "Ten were unaccounted for."),
        ("A page was missing.",),
    ),
    verb(Metric.HELD, "hold holds held holding", ("Twelve guests were held hostage.",), tail="hostage"),
    verb(Metric.DETAINED, "arrest arrests arrested arresting", ("Police arrested three men.",), ("His arrest is near.",)),
    verb(Metric.DETAINED, "detain detains detained detaining", ("Two drivers were detained.",)),
    verb(Metric.DETAINED, "take takes took taking taken", ("A suspect was taken into custody.",), tail="into custody"),
    state(Metric.DETAINED, ("in custody", "into custody", "under arrest"), ("Two men are in custody.", "Police took a man into custody.")),
    verb(Metric.CHARGED, "charge charges charged charging", ("Two men were charged with arson.",), ("He paid the charges.",)),
    verb(Metric.RELEASED, "release releases released releasing", ("Rebels released five hostages.",), ("Police released a photo.",)),
    verb(Metric.RELEASED, "free frees freed freeing", ("Forty prisoners were freed.",)),
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
    verb(Metric.INFECTED, "infect infects infected infecting", ("The virus infected 40 people.",)),
    verb(Metric.AFFECTED, "affect affects affected affecting", ("The drought affected 5,000 families.",)),
)


PEOPLE_METRICS = HARM_METRICS + CARE + OTHERS + MOVEMENT
