"""Metric words for people: killed, injured, missing, captured, detained, moved.  Data with examples that run as tests."""

from pipelines.extract.lexicon import word_set
from pipelines.extract.metrics import Frame, MetricWord
from pipelines.vocabulary import Metric, ObjectClass

_PEOPLE = ObjectClass.PEOPLE


def _verb(
    metric: Metric, forms: str, examples: tuple[str, ...], counter: tuple[str, ...] = (), *, tail: str = "", soft: bool = False
) -> MetricWord:
    return MetricWord(Frame.OBJECT, {_PEOPLE: metric}, tuple(forms.split()), examples, counter, tail, soft)


def _subject(metric: Metric, forms: str, examples: tuple[str, ...], counter: tuple[str, ...] = (), *, tail: str = "") -> MetricWord:
    return MetricWord(Frame.SUBJECT, {_PEOPLE: metric}, tuple(forms.split()), examples, counter, tail)


def _state(
    metric: Metric, wordings: tuple[str, ...], examples: tuple[str, ...], counter: tuple[str, ...] = (), *, soft: bool = False
) -> MetricWord:
    return MetricWord(Frame.STATE, {_PEOPLE: metric}, wordings, examples, counter, soft=soft)


def _nouns(metric: Metric, forms: str, nouns: str, examples: tuple[str, ...], counter: tuple[str, ...] = ()) -> MetricWord:
    return MetricWord(Frame.OBJECT, {_PEOPLE: metric}, tuple(forms.split()), examples, counter, nouns=word_set(nouns))


def _noun(metric: Metric, wordings: str, examples: tuple[str, ...], counter: tuple[str, ...] = ()) -> MetricWord:
    return MetricWord(Frame.NOUN, {_PEOPLE: metric}, tuple(w.replace("_", " ") for w in wordings.split()), examples, counter)


_BODIES = "body bodies corpse corpses remains"
KILLED = (
    _verb(
        Metric.KILLED,
        "kill kills killed killing",
        ("The blast killed four people.", "Two men were killed."),
        ("He vowed to kill two men.",),
    ),
    _verb(Metric.KILLED, "murder murders murdered murdering", ("Three nuns were murdered.",), ("The murder weapon was found.",)),
    _verb(Metric.KILLED, "slay slays slew slaying slain", ("A guard was slain at the gate.",)),
    _verb(Metric.KILLED, "assassinate assassinates assassinated assassinating", ("Gunmen assassinated a judge.",)),
    _verb(
        Metric.KILLED, "execute executes executed executing", ("Rebels executed two prisoners.",), ("Police executed a search warrant.",)
    ),
    _verb(Metric.KILLED, "massacre massacres massacred massacring", ("Fifty villagers were massacred.",)),
    _verb(Metric.KILLED, "slaughter slaughters slaughtered slaughtering", ("Ten farmers were slaughtered.",)),
    _verb(Metric.KILLED, "behead beheads beheaded beheading", ("Two hostages were beheaded.",)),
    _verb(Metric.KILLED, "strangle strangles strangled strangling", ("A woman was strangled.",)),
    _verb(Metric.KILLED, "electrocute electrocutes electrocuted electrocuting", ("A worker was electrocuted.",)),
    _verb(Metric.KILLED, "shoot shoots shot shooting", ("Soldiers shot dead three men.",), tail="dead"),
    _verb(Metric.KILLED, "shoot shoots shot shooting", ("A man was shot to death.",), tail="to death"),
    _verb(Metric.KILLED, "gun guns gunned gunning", ("A priest was gunned down.",), tail="down"),
    _verb(Metric.KILLED, "stab stabs stabbed stabbing", ("A clerk was stabbed to death.",), tail="to death"),
    _verb(Metric.KILLED, "beat beats beat beating beaten", ("A man was beaten to death.",), tail="to death"),
    _verb(Metric.KILLED, "hack hacks hacked hacking", ("A writer was hacked to death.",), tail="to death"),
    _verb(Metric.KILLED, "burn burns burned burning burnt", ("Two girls were burned to death.",), tail="to death"),
    _verb(Metric.KILLED, "crush crushes crushed crushing", ("Five fans were crushed to death.",), tail="to death"),
    _verb(Metric.KILLED, "trample tramples trampled trampling", ("Six pilgrims were trampled to death.",), tail="to death"),
    _verb(Metric.KILLED, "blow blows blew blowing blown", ("Two sappers were blown to bits.",), tail="to bits"),
    MetricWord(
        Frame.OBJECT,
        {_PEOPLE: Metric.KILLED},
        ("fatally shoot", "fatally shoots", "fatally shot", "fatally shooting"),
        ("A woman was fatally shot.",),
        (),
    ),
    MetricWord(
        Frame.OBJECT,
        {_PEOPLE: Metric.KILLED},
        ("fatally wound", "fatally wounds", "fatally wounded", "fatally wounding"),
        ("A gunman opened fire, fatally wounding a guard.",),
        (),
    ),
    MetricWord(
        Frame.OBJECT,
        {_PEOPLE: Metric.KILLED},
        ("fatally injure", "fatally injures", "fatally injured", "fatally injuring"),
        ("A driver was fatally injured.",),
        (),
    ),
    MetricWord(
        Frame.OBJECT,
        {_PEOPLE: Metric.KILLED},
        ("fatally strike", "fatally strikes", "fatally struck", "fatally striking"),
        ("A cyclist was fatally struck.",),
        (),
    ),
    MetricWord(
        Frame.OBJECT,
        {_PEOPLE: Metric.KILLED},
        ("fatally stab", "fatally stabs", "fatally stabbed", "fatally stabbing"),
        ("A student was fatally stabbed.",),
        (),
    ),
    MetricWord(
        Frame.OBJECT,
        {_PEOPLE: Metric.KILLED},
        ("mortally wound", "mortally wounds", "mortally wounded", "mortally wounding"),
        ("A sergeant was mortally wounded.",),
        (),
    ),
    _subject(Metric.KILLED, "die dies died dying", ("A man died.", "Two of the girls died at a hospital."), ("The wind died down.",)),
    _subject(Metric.KILLED, "perish perishes perished perishing", ("Nine sailors perished.",)),
    _subject(Metric.KILLED, "succumb succumbs succumbed succumbing", ("A guard succumbed to his wounds.",)),
    _subject(Metric.KILLED, "drown drowns drowned drowning", ("Four migrants drowned.",)),
    _subject(Metric.KILLED, "pass passes passed passing", ("A nurse passed away at noon.",), tail="away"),
    _state(
        Metric.KILLED,
        ("dead", "deceased", "fatally", "dead on arrival"),
        ("Six people are dead.", "The crash left two dead.", "Doctors pronounced the man dead."),
        ("The road was a dead end.",),
    ),
    _state(
        Metric.KILLED,
        ("lost his life", "lost her life", "lost their lives", "lose their lives", "losing their lives"),
        ("Two men lost their lives.",),
    ),
    _noun(
        Metric.KILLED,
        "death deaths fatality fatalities dead homicide homicides murder murders killing killings slaying slayings "
        "assassination execution lives drowning drownings",
        ("The flood caused nine deaths.", "Police reported the death of a boy.", "The fire claimed three lives."),
        ("Death is a theme of the novel.",),
    ),
    _noun(
        Metric.KILLED,
        "shooting_death shooting_deaths stabbing_death fatal_shooting fatal_shootings deadly_shooting fatal_stabbing "
        "shooting-death murder-suicide",
        ("He was arrested in the shooting death of a clerk.",),
    ),
)
TOLL = (
    _noun(
        Metric.KILLED,
        "death_toll",
        ("The death toll rose to 195.", "The death toll from the storm stands at nine."),
        ("Its death toll is high.",),
    ),
)
SUICIDE = (
    _subject(Metric.KILLED, "commit commits committed committing", ("A guard committed suicide.",), tail="suicide"),
    _subject(Metric.KILLED, "take takes took taking taken", ("The gunman took his own life.",), tail="his own life"),
    _subject(Metric.KILLED, "take takes took taking taken", ("A nurse took her own life.",), tail="her own life"),
    _subject(Metric.KILLED, "turn turns turned turning", ("The man turned the gun on himself.",), tail="the gun on himself"),
)
INJURED = (
    MetricWord(
        Frame.NOUN,
        {_PEOPLE: Metric.INJURED},
        ("shooting", "stabbing"),
        ("Police look into a quadruple shooting.",),
        ("The shooting went on.",),
        soft=True,
    ),
    _verb(Metric.INJURED, "injure injures injured injuring", ("The blast injured four people.",), ("Fires could injure ten men.",)),
    _verb(Metric.INJURED, "wound wounds wounded wounding", ("Two soldiers were wounded.",), ("The wound healed.",)),
    _verb(Metric.INJURED, "hurt hurts hurt hurting", ("No one was hurt.", "Three were hurt."), ("The strike hurt the economy.",)),
    _verb(Metric.INJURED, "maim maims maimed maiming", ("A mine maimed a boy.",)),
    _verb(Metric.INJURED, "treat treats treated treating", ("Forty guests were treated in hospital.",), ("Treated wood lasts.",)),
    _verb(Metric.INJURED, "hospitalize hospitalizes hospitalized hospitalizing hospitalised", ("Nine guests were hospitalized.",)),
    _verb(Metric.INJURED, "shoot shoots shot shooting", ("A man was shot in the leg.",), ("The film was shot in two towns.",), soft=True),
    _verb(Metric.INJURED, "stab stabs stabbed stabbing", ("A man was stabbed.",), soft=True),
    _verb(Metric.INJURED, "hit hits hit hitting", ("A guard was hit by gunfire.",), tail="by gunfire", soft=True),
    _verb(Metric.INJURED, "strike strikes struck striking", ("A guard was struck by gunfire.",), tail="by gunfire", soft=True),
    _verb(Metric.INJURED, "hit hits hit hitting", ("A girl was hit by a bullet.",), tail="by a bullet", soft=True),
    _verb(Metric.INJURED, "strike strikes struck striking", ("A girl was struck by a bullet.",), tail="by a bullet", soft=True),
    _verb(Metric.INJURED, "hit hits hit hitting", ("A nurse was hit by a stray bullet.",), tail="by a stray bullet", soft=True),
    _verb(
        Metric.INJURED, "strike strikes struck striking", ("A nurse was struck by a stray bullet.",), tail="by a stray bullet", soft=True
    ),
    _verb(Metric.INJURED, "hit hits hit hitting", ("A driver was hit by bullets.",), tail="by bullets", soft=True),
    _verb(Metric.INJURED, "strike strikes struck striking", ("A driver was struck by bullets.",), tail="by bullets", soft=True),
    _verb(Metric.INJURED, "hit hits hit hitting", ("A boy was hit by shrapnel.",), tail="by shrapnel", soft=True),
    _verb(Metric.INJURED, "strike strikes struck striking", ("A boy was struck by shrapnel.",), tail="by shrapnel", soft=True),
    _verb(Metric.INJURED, "hit hits hit hitting", ("A man was hit in the leg.",), tail="in the leg", soft=True),
    _verb(Metric.INJURED, "strike strikes struck striking", ("A man was struck in the leg.",), tail="in the leg", soft=True),
    _verb(Metric.INJURED, "hit hits hit hitting", ("A man was hit in the arm.",), tail="in the arm", soft=True),
    _verb(Metric.INJURED, "strike strikes struck striking", ("A man was struck in the arm.",), tail="in the arm", soft=True),
    _verb(Metric.INJURED, "hit hits hit hitting", ("A man was hit in the chest.",), tail="in the chest", soft=True),
    _verb(Metric.INJURED, "strike strikes struck striking", ("A man was struck in the chest.",), tail="in the chest", soft=True),
    _verb(Metric.INJURED, "hit hits hit hitting", ("A man was hit in the head.",), tail="in the head", soft=True),
    _verb(Metric.INJURED, "strike strikes struck striking", ("A man was struck in the head.",), tail="in the head", soft=True),
    _verb(Metric.INJURED, "hit hits hit hitting", ("A man was hit in the back.",), tail="in the back", soft=True),
    _verb(Metric.INJURED, "strike strikes struck striking", ("A man was struck in the back.",), tail="in the back", soft=True),
    _verb(Metric.INJURED, "hit hits hit hitting", ("A man was hit in the face.",), tail="in the face", soft=True),
    _verb(Metric.INJURED, "strike strikes struck striking", ("A man was struck in the face.",), tail="in the face", soft=True),
    _verb(Metric.INJURED, "hit hits hit hitting", ("A man was hit in the foot.",), tail="in the foot", soft=True),
    _verb(Metric.INJURED, "strike strikes struck striking", ("A man was struck in the foot.",), tail="in the foot", soft=True),
    _verb(Metric.INJURED, "hit hits hit hitting", ("A man was hit in the neck.",), tail="in the neck", soft=True),
    _verb(Metric.INJURED, "strike strikes struck striking", ("A man was struck in the neck.",), tail="in the neck", soft=True),
    _verb(Metric.INJURED, "hit hits hit hitting", ("A man was hit in the shoulder.",), tail="in the shoulder", soft=True),
    _verb(Metric.INJURED, "strike strikes struck striking", ("A man was struck in the shoulder.",), tail="in the shoulder", soft=True),
    _verb(Metric.INJURED, "hit hits hit hitting", ("A man was hit in the stomach.",), tail="in the stomach", soft=True),
    _verb(Metric.INJURED, "strike strikes struck striking", ("A man was struck in the stomach.",), tail="in the stomach", soft=True),
    _verb(Metric.INJURED, "hit hits hit hitting", ("A man was hit in the hand.",), tail="in the hand", soft=True),
    _verb(Metric.INJURED, "strike strikes struck striking", ("A man was struck in the hand.",), tail="in the hand", soft=True),
    _verb(Metric.INJURED, "graze grazes grazed grazing", ("A guard was grazed by a bullet.",), soft=True),
    MetricWord(
        Frame.OBJECT,
        {_PEOPLE: Metric.INJURED},
        ("critically injure", "critically injures", "critically injured", "critically injuring"),
        ("A rider was critically injured.",),
        (),
    ),
    _state(
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
            "in intensive care",
            "in stable but critical condition",
            "seriously",
            "critically",
            "expected to survive",
            "expected to recover",
            "expected to live",
            "expected to be okay",
            "fighting for his life",
            "fighting for her life",
            "fighting for their lives",
            "clinging to life",
            "recovering",
        ),
        ("A woman was in critical condition.", "Fifteen were hurt, three seriously."),
        ("The truck was in good condition.",),
        soft=True,
    ),
    _noun(
        Metric.INJURED,
        "injuries injured wounded",
        ("Officials reported ten injuries.", "Twelve wounded reached the clinic."),
        ("The injuries healed.",),
    ),
)
GUNFIRE = (
    MetricWord(Frame.OBJECT, {_PEOPLE: Metric.INJURED}, ("", "", "", "striking"), ("Shots rang out, striking a guard.",), (), soft=True),
    MetricWord(Frame.OBJECT, {_PEOPLE: Metric.INJURED}, ("", "", "", "hitting"), ("The bus skidded, hitting two nuns.",), (), soft=True),
    MetricWord(Frame.OBJECT, {_PEOPLE: Metric.INJURED}, ("", "", "bullet struck", ""), ("A bullet struck a guard.",), (), soft=True),
    MetricWord(Frame.OBJECT, {_PEOPLE: Metric.INJURED}, ("", "", "bullet hit", ""), ("A bullet hit a guard.",), (), soft=True),
    MetricWord(Frame.OBJECT, {_PEOPLE: Metric.INJURED}, ("", "", "gunfire struck", ""), ("Gunfire struck two guards.",), (), soft=True),
    MetricWord(Frame.OBJECT, {_PEOPLE: Metric.INJURED}, ("", "", "shots hit", ""), ("The shots hit two guards.",), (), soft=True),
)
UNHARMED = MetricWord(
    Frame.STATE,
    {_PEOPLE: Metric.INJURED},
    ("unharmed", "unhurt", "uninjured", "unscathed", "escaped injury", "escape injury", "safe and sound"),
    ("The mayor escaped unharmed.",),
    (),
    absent=True,
)
VICTIMS = MetricWord(
    Frame.NOUN,
    {_PEOPLE: Metric.CASUALTIES},
    ("victims", "victim"),
    ("There were no victims.",),
    ("Five victims were buried.",),
    absent=True,
)
OTHERS = (
    _nouns(Metric.BODIES_RECOVERED, "recover recovers recovered recovering", _BODIES, ("Divers recovered four bodies.",)),
    _nouns(Metric.BODIES_RECOVERED, "retrieve retrieves retrieved retrieving", _BODIES, ("Two bodies were retrieved.",)),
    _nouns(Metric.BODIES_RECOVERED, "find finds found finding", _BODIES, ("Crews found three bodies.",)),
    _nouns(Metric.BODIES_RECOVERED, "discover discovers discovered discovering", _BODIES, ("Nine bodies were discovered.",)),
    _nouns(Metric.BODIES_RECOVERED, "exhume exhumes exhumed exhuming", _BODIES, ("Ten bodies were exhumed.",)),
    _nouns(Metric.BODIES_RECOVERED, "pull pulls pulled pulling", _BODIES, ("Rescuers pulled six bodies from the rubble.",)),
    _nouns(
        Metric.CAPTURED,
        "take takes took taking taken",
        "hostage hostages prisoner prisoners captive captives",
        ("Rebels took six hostages.",),
    ),
    _nouns(
        Metric.CAPTURED,
        "seize seizes seized seizing",
        "hostage hostages prisoner prisoners captive captives",
        ("Rebels seized two hostages.",),
    ),
    _nouns(
        Metric.CAPTURED,
        "capture captures captured capturing",
        "soldier soldiers troops fighter fighters militants prisoner prisoners",
        ("They captured two soldiers.",),
    ),
    _nouns(
        Metric.HELD, "hold holds held holding", "hostage hostages prisoner prisoners captive captives", ("The group holds ten hostages.",)
    ),
    _noun(
        Metric.CASUALTIES,
        "casualties casualty",
        ("There were no casualties.", "The army suffered 30 casualties."),
        ("Casualties mounted.",),
    ),
    _state(
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
    _state(
        Metric.MISSING,
        ("missing", "unaccounted for"),
        ("Three sailors are missing.", "Ten were unaccounted for."),
        ("A page was missing.",),
    ),
    _verb(Metric.CAPTURED, "kidnap kidnaps kidnapped kidnapping", ("Rebels kidnapped two teachers.",), ("The kidnapping ended.",)),
    _verb(Metric.CAPTURED, "abduct abducts abducted abducting", ("Four nurses were abducted.",)),
    _verb(Metric.CAPTURED, "take takes took taking taken", ("Fighters took six guards hostage.",), ("He took two buses.",), tail="hostage"),
    _verb(Metric.CAPTURED, "take takes took taking taken", ("Ten men were taken prisoner.",), tail="prisoner"),
    _verb(Metric.CAPTURED, "take takes took taking taken", ("Ten men were taken captive.",), tail="captive"),
    _verb(Metric.HELD, "hold holds held holding", ("Twelve guests were held hostage.",), tail="hostage"),
    _verb(Metric.DETAINED, "arrest arrests arrested arresting", ("Police arrested three men.",), ("His arrest is near.",)),
    _verb(Metric.DETAINED, "detain detains detained detaining", ("Two drivers were detained.",)),
    _verb(Metric.DETAINED, "take takes took taking taken", ("A suspect was taken into custody.",), tail="into custody"),
    _state(Metric.DETAINED, ("in custody", "into custody", "under arrest"), ("Two men are in custody.", "Police took a man into custody.")),
    _verb(Metric.CHARGED, "charge charges charged charging", ("Two men were charged with arson.",), ("He paid the charges.",)),
    _verb(Metric.RELEASED, "release releases released releasing", ("Rebels released five hostages.",), ("Police released a photo.",)),
    _verb(Metric.RELEASED, "free frees freed freeing", ("Forty prisoners were freed.",)),
    _verb(
        Metric.EVACUATED,
        "evacuate evacuates evacuated evacuating",
        ("About 300 residents were evacuated.",),
        ("They left in an evacuation.",),
    ),
    _verb(Metric.DISPLACED, "displace displaces displaced displacing", ("The floods displaced 4,000 people.",)),
    _subject(Metric.DISPLACED, "flee flees fled fleeing", ("Some 2,000 villagers fled.",), ("The suspect fled.",)),
    _state(Metric.DISPLACED, ("sheltering",), ("About 700 families are sheltering in schools.",)),
    _state(
        Metric.DISPLACED, ("homeless", "from their homes", "to flee", "internally displaced"), ("The quake left 90 families homeless.",)
    ),
    _verb(Metric.RESCUED, "rescue rescues rescued rescuing", ("Crews rescued eight sailors.",), ("The rescue failed.",)),
    _verb(Metric.INFECTED, "infect infects infected infecting", ("The virus infected 40 people.",)),
    _verb(Metric.AFFECTED, "affect affects affected affecting", ("The drought affected 5,000 families.",)),
)

PEOPLE_METRICS = KILLED + TOLL + SUICIDE + INJURED + GUNFIRE + (UNHARMED, VICTIMS) + OTHERS
