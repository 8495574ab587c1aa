"""Metrics of people in somebody's hands: captured, held, released.  Data; the examples run as tests."""

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.metrics.entries import act, intransitive, noun, numbered, state, verb, verb_of, verbs
from pipelines.extract.counts.metrics.metric_record import CIVILIANS, EventCodes, MetricRecord, Trait
from pipelines.extract.counts.metrics.metric_word import MetricFrame, MetricWord
from pipelines.extract.text.word_lists import word_set

_PEOPLE = ObjectClass.PEOPLE
_FREED = "prisoner prisoners pow pows captive captives hostage hostages soldier soldiers servicemen serviceman troops defenders war"
_FREED_BY_LAW = "prisoner prisoners inmate inmates convict convicts detainee detainees people persons offenders foreigners women men minors"
_CAPTURED = (
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
        "soldier soldiers troops fighter fighters militants prisoner prisoners pilot pilots",
        ("They captured two soldiers.",),
    ),
    MetricWord(
        MetricFrame.SUBJECT,
        {_PEOPLE: Metric.CAPTURED},
        ("surrender", "surrenders", "surrendered", "surrendering"),
        ("Some 38 soldiers surrendered.",),
        ("Some 38 suspects surrendered.",),
        nouns=word_set("soldier soldiers troops servicemen fighter fighters militants rebels"),
    ),
    *numbered(
        (
            verb(Metric.CAPTURED, "seize seizes seized seizing", ("Rebels seized 13 aid workers.",), ("Police seized two pistols.",)),
            *(
                verb(Metric.CAPTURED, forms, (f"Gunmen {forms.split()[2]} {tail} 13 boys.",), tail=tail)
                for forms, tail in (
                    ("march marches marched marching", "off"),
                    ("lead leads led leading", "away"),
                    ("drag drags dragged dragging", "away"),
                    ("whisk whisks whisked whisking", "away"),
                    ("spirit spirits spirited spiriting", "away"),
                    ("go goes went going gone", "away with"),
                )
            ),
        )
    ),
    verb(Metric.CAPTURED, "kidnap kidnaps kidnapped kidnapping", ("Rebels kidnapped two teachers.",), ("The kidnapping ended.",)),
    verb(Metric.CAPTURED, "abduct abducts abducted abducting", ("Four nurses were abducted.",)),
    *verbs(
        Metric.CAPTURED, "take takes took taking taken", ("hostage", "as hostages", "prisoner", "captive"), "Fighters took six guards {}."
    ),
    noun(
        Metric.CAPTURED,
        "kidnapping kidnappings abduction abductions",
        ("The kidnapping of two engineers drew protests.",),
        ("Nine kidnappings went unsolved.", "The kidnapping ended."),
    ),
)
_HELD = (
    verb_of(
        Metric.HELD,
        "hold holds held holding",
        "hostage hostages prisoner prisoners captive captives soldiers servicemen troops pows",
        ("The group holds ten hostages.", "It still holds 600 soldiers."),
        ("The hall holds 600 guests.",),
    ),
    verb(Metric.HELD, "hold holds held holding", ("Twelve guests were held hostage.",), tail="hostage"),
    *numbered(
        (
            state(
                Metric.HELD,
                ("in detention", "in captivity", "behind bars", "in the hands of"),
                ("At least 499 people remain in detention.", "Some 30 soldiers are in captivity."),
                ("The mayor is in detention.",),
            ),
        )
    ),
)
_RELEASED = (
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
        ("return", "returns", "returned", "returning"),
        ("Ten servicemen were returned home.",),
        ("Ten clerks were returned home.",),
        tail="home",
        nouns=word_set(_FREED),
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
    act(
        Metric.RELEASED,
        "release",
        ("The talks led to the release of 40 captives.", "The governor announced the release of 900 inmates."),
        (
            "They called for the release of 40 captives.",
            "The talks led to the release of the film.",
            "They want the release of six nurses.",
        ),
    ),
    verb(Metric.RELEASED, "release releases released releasing", ("Rebels released five hostages.",), ("Police released a photo.",)),
    verb(Metric.RELEASED, "free frees freed freeing", ("Forty prisoners were freed.",)),
    verb(Metric.RELEASED, "pardon pardons pardoned pardoning", ("The president pardoned 2,652 convicts.",), ("He begged her pardon.",)),
    verb(Metric.RELEASED, "set sets set setting", ("Some 1,350 prisoners were set free.",), tail="free"),
    verb(Metric.RELEASED, "let lets let letting", ("The rebels let six nurses go.",), tail="go"),
    *(
        verb_of(Metric.RELEASED, f"{forms}", _FREED_BY_LAW, (example,), (counter,))
        for forms, example, counter in (
            ("amnesty amnesties amnestied amnestying", "The decree amnestied 900 convicts.", "The decree amnestied 900 crimes."),
        )
    ),
    *(
        MetricWord(
            MetricFrame.OBJECT,
            {_PEOPLE: Metric.RELEASED},
            ("", "", f"amnesty {tail}", f"amnesty {tail}"),
            (f"The amnesty {tail} 900 prisoners.",),
            (f"The amnesty {tail} 900 crimes.",),
            nouns=word_set(_FREED_BY_LAW),
        )
        for tail in ("covers", "covered", "includes", "included", "for", "to", "freed", "frees")
    ),
    *numbered(
        (
            *(
                intransitive(Metric.RELEASED, "walk walks walked walking", (f"Some 880 inmates walked {tail}.",), tail=tail)
                for tail in ("free", "out of prison", "out of jail")
            ),
            verb(Metric.RELEASED, "let lets let letting", ("Some 2,040 inmates will be let out.",), tail="out"),
            *(
                intransitive(Metric.RELEASED, forms, (f"Nine pupils {past} {tail}.",), (f"The country {past} {tail}.",), tail=tail)
                for forms, past in (
                    ("regain regains regained regaining", "regained"),
                    ("gain gains gained gaining", "gained"),
                    ("secure secures secured securing", "secured"),
                )
                for tail in ("their freedom", "freedom")
            ),
            verb(Metric.RELEASED, "grant grants granted granting", ("Some 55 inmates were granted bail.",), tail="bail"),
        )
    ),
    MetricWord(
        MetricFrame.SUBJECT,
        {_PEOPLE: Metric.RELEASED},
        ("walk", "walks", "walked", "walking"),
        ("Some 880 inmates walked out of the Central and Harbour prisons.",),
        ("Some 880 clerks walked out of the hall.",),
        tail="out of",
        nouns=word_set("prisoners inmates convicts detainees"),
        numbered=True,
    ),
    MetricWord(
        MetricFrame.SUBJECT,
        {_PEOPLE: Metric.RELEASED},
        ("come", "comes", "came", "coming", "come"),
        ("Some 125 servicemen had come home.",),
        ("Some 125 farmers had come home.",),
        tail="home",
        nouns=word_set("prisoners pows captives hostages soldiers servicemen troops defenders"),
        numbered=True,
    ),
)
HELD_INSIDE = MetricWord(
    MetricFrame.OBJECT,
    {_PEOPLE: Metric.HELD},
    ("hold", "holds", "held", "holding"),
    ("The prison holds 4,210 inmates.", "The jails held 900 people."),
    ("The hall holds 600 guests.",),
    numbered=True,
)
"""Found by `places_of_refuge`, which knows the subject of a verb of keeping."""
CUSTODY_METRICS = (
    MetricRecord(
        Metric.CAPTURED,
        EventCodes("COERCE", CIVILIANS, "Abduction/forced disappearance", "KIDNAP"),
        _CAPTURED,
        frozenset({Trait.ATTRIBUTIVE, Trait.COUNTS_EVENTS, Trait.ENEMY_LOSS, Trait.CUSTODY}),
        unknown=word_set("captured kidnapped abducted"),
    ),
    MetricRecord(
        Metric.HELD,
        EventCodes(plover="COERCE"),  # prisoners who are held, or exchanged, have not been abducted in this event
        _HELD,
        frozenset({Trait.CUSTODY}),
        words_of_rules=(HELD_INSIDE,),
        unknown=word_set("held"),
    ),
    MetricRecord(
        Metric.RELEASED,
        EventCodes(plover="RETREAT"),
        _RELEASED,
        frozenset({Trait.PLANNABLE, Trait.CUSTODY, Trait.AFTERMATH, Trait.TOLD_BY_PARTS}),
    ),
)
