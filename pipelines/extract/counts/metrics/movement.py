"""Metrics of people away from home: displaced (fled, in shelters), returned.  Data; the examples run as tests."""

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.metrics.entries import intransitive, noun, state, verb, verb_of, verbs
from pipelines.extract.counts.metrics.metric_record import EventCodes, MetricRecord, Trait
from pipelines.extract.counts.metrics.metric_word import MetricFrame, MetricWord
from pipelines.extract.text.word_lists import word_set

_PEOPLE = ObjectClass.PEOPLE
_FORCE = "force forces forced forcing"
_DRIVE = "drive drives drove driving driven"
_HOMES = ("their homes", "their houses", "their villages", "the area", "the city", "the town", "the island")
_AWAY = ("from their homes", "out of their homes", "from their houses", "from their villages", "out of their villages", "from home")
_LEAVE = ("to leave their homes", "to leave", "to flee", "to flee their homes", "to abandon their homes")
_REFUGEES = "refugee refugees idp idps asylum-seeker asylum-seekers seekers migrant migrants evacuee evacuees returnees displaced arrivals"

_DISPLACED = (
    verb(
        Metric.DISPLACED, "displace displaces displaced displacing", ("The floods displaced 4,000 people.",), ("The pump displaced water.",)
    ),
    verb(Metric.DISPLACED, "uproot uproots uprooted uprooting", ("The war uprooted 2 million people.",), ("The storm uprooted trees.",)),
    intransitive(
        Metric.DISPLACED, "flee flees fled fleeing", ("Some 2,000 villagers fled.",), ("The suspect fled.", "Some 90 troops fled.")
    ),
    *verbs(
        Metric.DISPLACED,
        _FORCE,
        (*_AWAY, *_LEAVE, "into shelters", "into temporary shelters", "from their land"),
        "The fighting forced 6,000 people {}.",
    ),
    *verbs(Metric.DISPLACED, _DRIVE, (*_AWAY, "from their shelters", "from their land"), "The fighting drove 6,000 people {}."),
    verb(Metric.DISPLACED, "make makes made making", ("The shelling made 900 people flee.",), tail="flee"),
    *verbs(
        Metric.DISPLACED,
        "leave leaves left leaving",
        (
            "homeless",
            "without shelter",
            "without a home",
            "without homes",
            "without a roof",
            "with no roof",
            "with no home",
            "with no shelter",
        ),
        "The quake left 90 families {}.",
    ),
    *verbs(Metric.DISPLACED, "make makes made making", ("homeless",), "Some 90 families were made {}."),
    *verbs(Metric.DISPLACED, "render renders rendered rendering", ("homeless",), "Some 90 families were rendered {}."),
    *(
        intransitive(Metric.DISPLACED, "cross crosses crossed crossing", (f"Some 900 families crossed {tail}.",), tail=tail)
        for tail in ("into neighbouring countries", "into neighboring countries", "into exile", "the border", "the frontier")
    ),
    intransitive(
        Metric.DISPLACED,
        "cross crosses crossed crossing",
        ("Some 900 families crossed into Chad.",),
        ("Some 90 soldiers crossed into Chad.", "Two drones crossed into Chad."),
        tail="into",
    ),
    intransitive(Metric.DISPLACED, "cross crosses crossed crossing", ("Some 900 families crossed over into Chad.",), tail="over into"),
    *(
        intransitive(Metric.DISPLACED, "leave leaves left leaving", (f"Some 400 residents left {tail}.",), tail=tail)
        for tail in ("their homes", "their houses", "their villages")
    ),
    *(
        intransitive(Metric.DISPLACED, "abandon abandons abandoned abandoning", (f"Some 400 residents abandoned {tail}.",), tail=tail)
        for tail in ("their homes", "their houses", "their villages")
    ),
    *(
        intransitive(Metric.DISPLACED, "lose loses lost losing", (f"Some 400 families lost {tail}.",), tail=tail)
        for tail in ("their homes", "their houses", "their home", "their shelters", "the roof over their heads")
    ),
    *(
        intransitive(Metric.DISPLACED, forms, (f"About 700 families {forms.split()[2]} {tail} in schools.",), tail=tail)
        for forms in ("take takes took taking taken", "seek seeks sought seeking", "find finds found finding")
        for tail in ("shelter", "refuge")
    ),
    intransitive(Metric.DISPLACED, "seek seeks sought seeking", ("About 700 families sought asylum in Chad.",), tail="asylum"),
    *(
        intransitive(Metric.DISPLACED, "move moves moved moving", (f"About 700 families moved in with {hosts}.",), tail=f"in with {hosts}")
        for hosts in ("relatives", "friends", "host families", "neighbours", "neighbors")
    ),
    *(
        intransitive(Metric.DISPLACED, "move moves moved moving", (f"About 700 families moved {place}.",), tail=place)
        for place in ("into tents", "into schools", "into camps", "to schools", "to camps")
    ),
    verb(
        Metric.DISPLACED,
        "resettle resettles resettled resettling",
        ("Some 900 families have been resettled.",),
        ("They resettled the stones.",),
    ),
    *(
        verb_of(Metric.DISPLACED, forms, _REFUGEES, (example,), (counter,))
        for forms, example, counter in (
            ("host hosts hosted hosting", "The country hosts 9,000 refugees.", "The town hosts 9,000 guests."),
            ("receive receives received receiving", "The town received 900 refugees.", "The town received 900 guests."),
            ("register registers registered registering", "Some 900 new arrivals were registered.", "Some 900 voters were registered."),
            ("shelter shelters sheltered sheltering", "The town shelters 900 refugees.", "The hall shelters 900 books."),
        )
    ),
    MetricWord(
        MetricFrame.OBJECT,
        {_PEOPLE: Metric.DISPLACED},
        ("take", "takes", "took", "taking", "taken"),
        ("The country has taken in 300,000 refugees.",),
        ("The firm took in 300 clerks.",),
        tail="in",
        nouns=word_set(_REFUGEES),
    ),
    MetricWord(
        MetricFrame.SUBJECT,
        {_PEOPLE: Metric.DISPLACED},
        ("arrive", "arrives", "arrived", "arriving"),
        ("About 900 refugees arrived in Malawi.",),
        ("About 900 guests arrived in Malawi.",),
        nouns=word_set(_REFUGEES),
    ),
    *(
        MetricWord(
            MetricFrame.SUBJECT,
            {_PEOPLE: Metric.DISPLACED},
            tuple(forms.split()),
            (f"About 900 asylum seekers {past} the island.",),
            (f"About 900 guests {past} the island.",),
            nouns=word_set(_REFUGEES) - {"migrant", "migrants", "arrivals"},
            numbered=True,
        )
        for forms, past in (("reach reaches reached reaching", "reached"), ("enter enters entered entering", "entered"))
    ),
    *(
        intransitive(Metric.DISPLACED, "arrive arrives arrived arriving", (f"Some 900 people arrived {place}.",), tail=place)
        for place in ("in camps", "in the camps", "in the camp", "at the camp", "at camps", "at the border")
    ),
    state(
        Metric.DISPLACED,
        (
            "sheltering",
            "living in displacement",
            "on the move",
            "refugees",
            "accommodated in shelters",
            "accommodated in camps",
            "away from home",
            "away from their homes",
            "without homes",
            "without a roof",
            "without a home",
            "without shelter",
        ),
        ("About 700 families are sheltering in schools.", "Some 90 people are without homes."),
        ("The tents are without homes.",),
    ),
    state(
        Metric.DISPLACED,
        ("homeless", "from their homes", "to flee", "to seek refuge", "to cross into", "to cross the border", "internally displaced"),
        (
            "The storm made 30 families homeless.",
            "Some 900 people are internally displaced.",
            "The raids forced 900 families to cross into Chad.",
        ),
    ),
    noun(
        Metric.DISPLACED,
        "idps internally_displaced_persons internally_displaced_people",
        ("The province hosts 8,000 IDPs.", "Aid reached 900 internally displaced persons."),
        ("The IDPs came home.",),
    ),
    noun(
        Metric.DISPLACED, "displacement displacements", ("The war led to the displacement of 900 people.",), ("The displacement goes on.",)
    ),
)
_BACK = ("home", "to their homes", "to their houses", "to their villages", "to their areas", "to their places of origin")
_RETURNED = (
    *(
        intransitive(Metric.RETURNED, forms, (f"Some 400 families {past} {tail}.",), (f"The mayor {past} {tail}.",), tail=tail)
        for forms, past, places in (
            ("return returns returned returning", "returned", _BACK),
            ("go goes went going gone", "went", tuple(f"back {place}" for place in _BACK)),
            ("come comes came coming", "came", tuple(f"back {place}" for place in _BACK)),
        )
        for tail in places
    ),
)
SHELTERED = MetricWord(
    MetricFrame.SUBJECT,
    {_PEOPLE: Metric.DISPLACED},
    ("staying", "staying", "stayed", "staying"),
    (
        "Some 900 people are sleeping in schools.",
        "Some 900 people spent the night in the open.",
        "Some 900 people live in a tent camp.",
        "Some 900 people were staying with relatives.",
    ),
    ("Some 900 people are staying in the town.", "Some 90 soldiers sleep in tents."),
)
IN_SHELTERS = MetricWord(
    MetricFrame.STATE,
    {_PEOPLE: Metric.DISPLACED},
    ("in shelters",),
    ("Some 900 people are in evacuation centres.", "Some 900 people remain in a relief camp."),
    ("Some 900 people are in shopping centres.",),
)
HOSTED = MetricWord(
    MetricFrame.OBJECT,
    {_PEOPLE: Metric.DISPLACED},
    ("host", "hosts", "hosted", "hosting"),
    ("Some 900 people are being hosted in 12 accommodation centres.", "The camp is hosting 900 people."),
    ("The hall hosts 600 guests.",),
)
"""All three are found by `places_of_refuge`: a verb or preposition, and a place of refuge beside it."""

MOVEMENT_METRICS = (
    MetricRecord(
        Metric.DISPLACED,
        EventCodes(gkg="DISPLACED"),
        _DISPLACED,
        frozenset({Trait.NEEDS_NUMBER, Trait.PLANNABLE, Trait.TOLL, Trait.TOTALLED, Trait.CIVIL, Trait.TOLD_BY_PARTS}),
        words_of_rules=(SHELTERED, IN_SHELTERS, HOSTED),
        unknown=word_set("displaced homeless"),
    ),
    MetricRecord(
        Metric.RETURNED,
        EventCodes(why_none="that people come home is no event in any of the systems"),
        _RETURNED,
        frozenset({Trait.NEEDS_NUMBER, Trait.PLANNABLE, Trait.CIVIL}),
    ),
)
