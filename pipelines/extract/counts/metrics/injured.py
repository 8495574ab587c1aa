"""Metrics of harm short of death, or of all harm: injured, casualties.  Data; the examples run as tests."""

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.metrics.entries import absent, act, intransitive, noun, numbered, state, verb, verb_of
from pipelines.extract.counts.metrics.metric_record import EventCodes, MetricRecord, Trait
from pipelines.extract.counts.metrics.metric_word import MetricFrame, MetricWord
from pipelines.extract.text.word_lists import word_set

_PEOPLE, _BUILDING, _PLACE = ObjectClass.PEOPLE, ObjectClass.BUILDING, ObjectClass.PLACE
_INJURED = (
    MetricWord(
        MetricFrame.NOUN,
        {_PEOPLE: Metric.INJURED},
        ("shooting", "stabbing"),
        ("Police look into a quadruple shooting.",),
        ("The shooting went on.",),
        soft=True,
    ),
    verb(Metric.INJURED, "injure injures injured injuring", ("The blast injured four people.",), ("Fires could injure ten men.",)),
    verb(Metric.INJURED, "wound wounds wounded wounding", ("Two soldiers were wounded.",), ("The wound healed.",)),
    verb(Metric.INJURED, "hurt hurts hurt hurting", ("No one was hurt.", "Three were hurt."), ("The strike hurt the economy.",)),
    verb(Metric.INJURED, "maim maims maimed maiming", ("A mine maimed a boy.",)),
    verb(Metric.INJURED, "treat treats treated treating", ("Forty guests were treated in hospital.",), ("Treated wood lasts.",)),
    verb(
        Metric.INJURED,
        "take takes took taking taken",
        ("Nine guests were taken to hospital.",),
        ("Nine guests were taken to the hall.",),
        tail="to hospital",
        soft=True,
    ),
    verb(Metric.INJURED, "hospitalize hospitalizes hospitalized hospitalizing hospitalised", ("Nine guests were hospitalized.",)),
    verb(Metric.INJURED, "shoot shoots shot shooting", ("A man was shot in the leg.",), ("The film was shot in two towns.",), soft=True),
    verb(Metric.INJURED, "stab stabs stabbed stabbing", ("A man was stabbed.",), soft=True),
    *(
        verb(Metric.INJURED, forms, (f"A man was {past} {tail}.",), (), tail=tail, soft=True)
        for forms, past in (("hit hits hit hitting", "hit"), ("strike strikes struck striking", "struck"))
        for tail in (
            *("by gunfire", "by a bullet", "by a stray bullet", "by bullets", "by shrapnel"),
            *(f"in the {part}" for part in ("leg", "arm", "chest", "head", "back", "face", "foot", "neck", "shoulder", "stomach", "hand")),
        )
    ),
    verb(Metric.INJURED, "graze grazes grazed grazing", ("A guard was grazed by a bullet.",), soft=True),
    MetricWord(
        MetricFrame.OBJECT,
        {_PEOPLE: Metric.INJURED},
        ("critically injure", "critically injures", "critically injured", "critically injuring"),
        ("A rider was critically injured.",),
        (),
    ),
    state(
        Metric.INJURED,
        (
            "in critical condition",
            "in critical but stable condition",
            "in stable condition",
            "in serious condition",
            "in serious but stable condition",
            "in fair condition",
            "in good condition",
            "in guarded condition",
            "in grave condition",
            "in extremely critical condition",
            *(f"in a {state} condition" for state in ("critical", "serious", "stable", "critical but stable", "grave", "life-threatening")),
            "in intensive care",
            "in stable but critical condition",
            "seriously",
            "critically",
            "expected to survive",
            "expected to recover",
            "expected to live",
            "expected to be okay",
            *(f"{verb} for {life}" for verb in ("fighting", "battling") for life in ("his life", "her life", "their lives", "life")),
            "clinging to life",
            "recovering",
        ),
        ("A woman was in critical condition.", "Fifteen were hurt, three seriously."),
        ("The truck was in good condition.",),
        soft=True,
    ),
    *numbered((state(Metric.INJURED, ("critical",), ("One was critical.",), ("The clerk was critical.",), soft=True),)),
    act(
        Metric.INJURED,
        "wounding",
        ("The attack led to the wounding of a guard.",),
        ("The wounding went on.",),
    ),
    noun(
        Metric.INJURED,
        "injuries injured wounded",
        ("Officials reported ten injuries.", "Twelve wounded reached the clinic."),
        ("The injuries healed.",),
    ),
)
_GUNFIRE = (
    MetricWord(
        MetricFrame.OBJECT, {_PEOPLE: Metric.INJURED}, ("", "", "", "striking"), ("Shots rang out, striking a guard.",), (), soft=True
    ),
    MetricWord(
        MetricFrame.OBJECT, {_PEOPLE: Metric.INJURED}, ("", "", "", "hitting"), ("The bus skidded, hitting two nuns.",), (), soft=True
    ),
    MetricWord(MetricFrame.OBJECT, {_PEOPLE: Metric.INJURED}, ("", "", "bullet struck", ""), ("A bullet struck a guard.",), (), soft=True),
    MetricWord(MetricFrame.OBJECT, {_PEOPLE: Metric.INJURED}, ("", "", "bullet hit", ""), ("A bullet hit a guard.",), (), soft=True),
    MetricWord(
        MetricFrame.OBJECT, {_PEOPLE: Metric.INJURED}, ("", "", "gunfire struck", ""), ("Gunfire struck two guards.",), (), soft=True
    ),
    MetricWord(MetricFrame.OBJECT, {_PEOPLE: Metric.INJURED}, ("", "", "shots hit", ""), ("The shots hit two guards.",), (), soft=True),
)
_HELP = ("help", "attention", "assistance", "care", "treatment", "aid")


def _care(forms: str, tail: str, example: str, counter: str) -> MetricWord:
    return intransitive(Metric.INJURED, forms, (example,), (counter,), tail=tail)


_CARE = tuple(
    _care(
        forms, f"{before}medical {thing}", f"Nineteen guests {past} {before}medical {thing}.", f"The {thing} was paid by nineteen guests."
    )
    for forms, past, before in (
        ("seek seeks sought seeking", "sought", ""),
        ("ask asks asked asking", "asked", "for "),
        ("receive receives received receiving", "received", ""),
        ("require requires required requiring", "required", ""),
        ("need needs needed needing", "needed", ""),
    )
    for thing in _HELP
)
_UNHARMED = absent(
    MetricFrame.STATE,
    Metric.INJURED,
    (
        "unharmed",
        "unhurt",
        "uninjured",
        "unscathed",
        "escaped injury",
        "escaped injuries",
        "escape injury",
        "escaped safely",
        "without injury",
        "without a scratch",
        "safe and sound",
    ),
    (
        "All the passengers escaped unharmed.",
        "Everyone on board escaped unhurt.",
        "All aboard were safe and sound.",
        "The family was unhurt.",
        "The crew got out without injury.",
    ),
    ("The mayor escaped unharmed.", "A clerk escaped without a scratch."),
)
_HARMED = absent(
    MetricFrame.OBJECT,
    Metric.INJURED,
    ("harm", "harms", "harmed", "harming"),
    ("No one was harmed.", "The blast harmed nobody."),
    ("Two men were harmed.", "The drought harmed the economy."),
)
_NO_INJURY = absent(
    MetricFrame.NOUN,
    Metric.INJURED,
    ("injury",),
    ("No injury was reported.",),
    ("A knee injury kept her at home.", "No serious injury was reported."),
)
_CASUALTIES = (
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
    *(
        MetricWord(
            MetricFrame.OBJECT,
            {_PEOPLE: Metric.CASUALTIES},
            ("", f"kills {joint} {hurt[0]}", f"killed {joint} {hurt[1]}", f"killing {joint} {hurt[2]}"),
            (f"The shells killed {joint} {hurt[1]} 20 people.", f"They fell on a market, killing {joint} {hurt[2]} dozens of shoppers."),
            (f"The shells killed {joint} {hurt[1]} nine cows.",),
        )
        for joint in ("and", "or")
        for hurt in (("wounds", "wounded", "wounding"), ("injures", "injured", "injuring"))
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
            "killed or missing",
            "dead or missing",
            "killed or went missing",
            "died or went missing",
            "dead and missing",
        ),
        ("Forty men were killed or wounded.", "Forty men are dead or missing."),
    ),
)
_VICTIMS = absent(
    MetricFrame.NOUN,
    Metric.CASUALTIES,
    ("victims", "victim", "human losses", "human loss"),
    ("There were no victims.", "No human losses were reported."),
    ("Five victims were buried.", "They mourned their human losses."),
)
ONLY_DAMAGE = absent(
    MetricFrame.NOUN,
    Metric.CASUALTIES,
    ("material damage", "property damage", "material losses"),
    ("The blast caused only material damage.", "Only property damage was reported.", "It did property damage only."),
    ("The blast caused material damage.", "Material damage was the only topic."),
)
SUFFERED = MetricWord(
    MetricFrame.SUBJECT,
    {_PEOPLE: Metric.INJURED},
    ("suffer injuries",),
    ("Two men suffered burns.", "A woman was taken away with gunshot wounds."),
    ("The team suffered a loss.",),
    soft=True,
)
HOSPITALISED = MetricWord(
    MetricFrame.OBJECT,
    {_PEOPLE: Metric.INJURED},
    ("send to hospital", "sends to hospital", "taken to hospital", "sending to hospital"),
    (
        "Two boys were taken to Mercy Hospital.",
        "A man was rushed to a local hospital.",
        "The blast sent two boys to hospital.",
        "Two boys were transported to Mercy Hospital.",
    ),
    ("Nine guests were taken to the Mercy hall.", "Two boys were taken to the town of Hospital Hill."),
    soft=True,
)
"""Both are found by `metric_triggers`."""

INJURED_METRICS = (
    MetricRecord(
        Metric.INJURED,
        EventCodes(plover="ASSAULT", gkg="WOUND"),
        (*_INJURED, *_GUNFIRE, _UNHARMED, _HARMED, _NO_INJURY, *_CARE),
        frozenset({Trait.ATTRIBUTIVE, Trait.HARM, Trait.TOLD_BY_PARTS, Trait.TOLL, Trait.TOTALLED, Trait.ENEMY_LOSS}),
        words_of_rules=(SUFFERED, HOSPITALISED),
        unknown=word_set("injured wounded hurt injuries"),
        group=("injured", "wounded", "hurt"),
    ),
    MetricRecord(
        Metric.CASUALTIES,
        EventCodes(plover="ASSAULT"),
        (*_CASUALTIES, _VICTIMS, ONLY_DAMAGE),
        frozenset({Trait.TOLD_BY_PARTS, Trait.TOLL, Trait.TOTALLED, Trait.ENEMY_LOSS}),
        unknown=word_set("casualties losses"),
    ),
)
