"""The metric `killed`: its words, codes and traits.  Data; the examples run as tests."""

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.metrics.entries import absent, intransitive, noun, state, verb, verb_of
from pipelines.extract.counts.metrics.metric_record import EventCodes, MetricRecord, Trait
from pipelines.extract.counts.metrics.metric_word import MetricFrame, MetricWord
from pipelines.extract.text.word_lists import word_set

_PEOPLE = ObjectClass.PEOPLE
_FIGHTERS = (
    "militant militants terrorist terrorists insurgent insurgents rebel rebels bandit bandits fighter fighters gunman gunmen soldiers"
    " troops jihadist jihadists operative operatives commander commanders maoists naxals naxalites cadres assailants attackers servicemen"
)  # whom an army says that it neutralised
_KILLED = (
    verb(
        Metric.KILLED,
        "kill kills killed killing",
        ("The blast killed four people.", "Two men were killed."),
        ("He vowed to kill two men.",),
    ),
    verb(Metric.KILLED, "murder murders murdered murdering", ("Three nuns were murdered.",), ("The murder weapon was found.",)),
    verb(Metric.KILLED, "slay slays slew slaying slain", ("A guard was slain at the gate.",)),
    verb(Metric.KILLED, "assassinate assassinates assassinated assassinating", ("Gunmen assassinated a judge.",)),
    verb(Metric.KILLED, "execute executes executed executing", ("Rebels executed two prisoners.",), ("Police executed a search warrant.",)),
    verb(Metric.KILLED, "massacre massacres massacred massacring", ("Fifty villagers were massacred.",)),
    verb(Metric.KILLED, "slaughter slaughters slaughtered slaughtering", ("Ten farmers were slaughtered.",)),
    verb(Metric.KILLED, "behead beheads beheaded beheading", ("Two hostages were beheaded.",)),
    verb(Metric.KILLED, "strangle strangles strangled strangling", ("A woman was strangled.",)),
    verb(Metric.KILLED, "electrocute electrocutes electrocuted electrocuting", ("A worker was electrocuted.",)),
    verb(Metric.KILLED, "shoot shoots shot shooting", ("Soldiers shot dead three men.",), tail="dead"),
    verb(Metric.KILLED, "shoot shoots shot shooting", ("A man was shot to death.",), tail="to death"),
    verb(Metric.KILLED, "gun guns gunned gunning", ("A priest was gunned down.",), tail="down"),
    *(
        verb(Metric.KILLED, forms, (f"Nine people were {past} to death.",), tail="to death")
        for forms, past in (
            ("stab stabs stabbed stabbing", "stabbed"),
            ("beat beats beat beating beaten", "beaten"),
            ("hack hacks hacked hacking", "hacked"),
            ("burn burns burned burning burnt", "burned"),
            ("crush crushes crushed crushing", "crushed"),
            ("trample tramples trampled trampling", "trampled"),
            ("char chars charred charring", "charred"),
            ("maul mauls mauled mauling", "mauled"),
            ("gore gores gored goring", "gored"),
            ("sting stings stung stinging", "stung"),
            ("stone stones stoned stoning", "stoned"),
            ("bludgeon bludgeons bludgeoned bludgeoning", "bludgeoned"),
            ("club clubs clubbed clubbing", "clubbed"),
            ("batter batters battered battering", "battered"),
            ("lynch lynches lynched lynching", "lynched"),
            ("thrash thrashes thrashed thrashing", "thrashed"),
            ("kick kicks kicked kicking", "kicked"),
            ("torture tortures tortured torturing", "tortured"),
            ("scald scalds scalded scalding", "scalded"),
            ("roast roasts roasted roasting", "roasted"),
            ("knife knifes knifed knifing", "knifed"),
        )
    ),
    verb(Metric.KILLED, "blow blows blew blowing blown", ("Two sappers were blown to bits.",), tail="to bits"),
    verb(Metric.KILLED, "mow mows mowed mowing mown", ("The lorry mowed down nine porters.",), ("He mowed the lawn.",), tail="down"),
    verb(Metric.KILLED, "bury buries buried burying", ("Three girls were buried alive.",), ("Three girls were buried.",), tail="alive"),
    verb(Metric.KILLED, "martyr martyrs martyred martyring", ("Nine guards were martyred in the raid.",)),
    *(
        verb_of(Metric.KILLED, forms, _FIGHTERS, (f"Troops {past} nine insurgents.",), (f"Troops {past} the threat.",))
        for forms, past in (
            ("neutralise neutralises neutralised neutralising", "neutralised"),
            ("neutralize neutralizes neutralized neutralizing", "neutralized"),
            ("eliminate eliminates eliminated eliminating", "eliminated"),
            ("liquidate liquidates liquidated liquidating", "liquidated"),
        )
    ),
    verb(Metric.KILLED, "blow blows blew blowing blown", ("Two sappers were blown to bits.",), tail="to bits"),
    MetricWord(
        MetricFrame.OBJECT,
        {_PEOPLE: Metric.KILLED},
        ("fatally shoot", "fatally shoots", "fatally shot", "fatally shooting"),
        ("A woman was fatally shot.",),
        (),
    ),
    MetricWord(
        MetricFrame.OBJECT,
        {_PEOPLE: Metric.KILLED},
        ("fatally wound", "fatally wounds", "fatally wounded", "fatally wounding"),
        ("A gunman opened fire, fatally wounding a guard.",),
        (),
    ),
    MetricWord(
        MetricFrame.OBJECT,
        {_PEOPLE: Metric.KILLED},
        ("fatally injure", "fatally injures", "fatally injured", "fatally injuring"),
        ("A driver was fatally injured.",),
        (),
    ),
    MetricWord(
        MetricFrame.OBJECT,
        {_PEOPLE: Metric.KILLED},
        ("fatally strike", "fatally strikes", "fatally struck", "fatally striking"),
        ("A cyclist was fatally struck.",),
        (),
    ),
    MetricWord(
        MetricFrame.OBJECT,
        {_PEOPLE: Metric.KILLED},
        ("fatally stab", "fatally stabs", "fatally stabbed", "fatally stabbing"),
        ("A student was fatally stabbed.",),
        (),
    ),
    MetricWord(
        MetricFrame.OBJECT,
        {_PEOPLE: Metric.KILLED},
        ("mortally wound", "mortally wounds", "mortally wounded", "mortally wounding"),
        ("A sergeant was mortally wounded.",),
        (),
    ),
    intransitive(Metric.KILLED, "die dies died dying", ("A man died.", "Two of the girls died at a hospital."), ("The wind died down.",)),
    intransitive(Metric.KILLED, "perish perishes perished perishing", ("Nine sailors perished.",)),
    intransitive(Metric.KILLED, "succumb succumbs succumbed succumbing", ("A guard succumbed to his wounds.",)),
    intransitive(Metric.KILLED, "drown drowns drowned drowning", ("Four migrants drowned.",)),
    intransitive(Metric.KILLED, "pass passes passed passing", ("A nurse passed away at noon.",), tail="away"),
    state(
        Metric.KILLED,
        ("dead", "deceased", "fatally", "dead on arrival", "lifeless"),
        ("Six people are dead.", "The crash left two dead.", "Doctors pronounced the man dead."),
        ("The road was a dead end.",),
    ),
    state(
        Metric.KILLED,
        ("did not survive", "didn't survive", "had not survived", "did not make it", "didn't make it"),
        ("Four people were shot, and two did not survive.",),
        ("The plan did not survive.",),
    ),
    verb(Metric.KILLED, "take takes took taking taken", ("The fire took the life of a nurse.",), tail="the life of"),
    verb(Metric.KILLED, "take takes took taking taken", ("The fire took the lives of two nurses.",), tail="the lives of"),
    verb(Metric.KILLED, "claim claims claimed claiming", ("The fire claimed the life of a nurse.",), tail="the life of"),
    verb(Metric.KILLED, "claim claims claimed claiming", ("The fire claimed the lives of two nurses.",), tail="the lives of"),
    *(
        intransitive(Metric.KILLED, "lose loses lost losing", ("Two men lost their lives.", f"A man lost {life}."), tail=life)
        for life in ("his life", "her life", "their lives", "their life")
    ),
    *(
        intransitive(Metric.KILLED, forms, (f"Three men {past} {tail}.",), (f"He kept {tail}.",), tail=tail)
        for forms, past, tails in (
            ("breathe breathes breathed breathing", "breathed", ("his last", "her last", "their last")),
            ("meet meets met meeting", "met", ("a watery grave", "their deaths", "their death", "his death", "her death", "their end")),
        )
        for tail in tails
    ),
    *(
        intransitive(Metric.KILLED, "freeze freezes froze freezing frozen", (f"Nine herders froze {tail}.",), tail=tail)
        for tail in ("to death",)
    ),
    intransitive(Metric.KILLED, "starve starves starved starving", ("Nine herders starved to death.",), tail="to death"),
    intransitive(Metric.KILLED, "burn burns burned burning burnt", ("Nine girls burned to death.",), tail="to death"),
    intransitive(Metric.KILLED, "suffocate suffocates suffocated suffocating", ("Two women suffocated.",)),
    verb(Metric.KILLED, "burn burns burned burning burnt", ("A policeman was burned alive.",), tail="alive"),
    verb(Metric.KILLED, "lynch lynches lynched lynching", ("A driver was lynched.",)),
    noun(
        Metric.KILLED,
        "death deaths fatality fatalities dead homicide homicides murder murders killing killings slaying slayings "
        "assassination execution lives drowning drownings",
        ("The flood caused nine deaths.", "Police reported the death of a boy.", "The fire claimed three lives."),
        ("Death is a theme of the novel.",),
    ),
    noun(
        Metric.KILLED,
        "shooting_death shooting_deaths stabbing_death fatal_shooting fatal_shootings deadly_shooting fatal_stabbing "
        "shooting-death murder-suicide",
        ("He was arrested in the shooting death of a clerk.",),
    ),
)
_TOLL = (
    noun(
        Metric.KILLED,
        "death_toll",
        ("The death toll rose to 195.", "The death toll from the storm stands at nine."),
        ("Its death toll is high.",),
    ),
    noun(
        Metric.KILLED,
        "death_count body_count",
        ("The death count reached nine.", "The body count has risen to 44."),
        ("Doctors took a body count.",),
    ),
    noun(
        Metric.KILLED,
        "toll",
        ("Officials put the toll at three.", "The toll from the storm rose to 44."),
        ("The toll road is 40 miles long.", "The bridge takes a toll of 3 dollars.", "The storm took a heavy toll on 40 towns."),
    ),
)
_SUICIDE = (
    intransitive(Metric.KILLED, "commit commits committed committing", ("A guard committed suicide.",), tail="suicide"),
    intransitive(Metric.KILLED, "take takes took taking taken", ("The gunman took his own life.",), tail="his own life"),
    intransitive(Metric.KILLED, "take takes took taking taken", ("A nurse took her own life.",), tail="her own life"),
    intransitive(Metric.KILLED, "turn turns turned turning", ("The man turned the gun on himself.",), tail="the gun on himself"),
)
SURVIVED = absent(
    MetricFrame.STATE,
    Metric.KILLED,
    ("survived", "survive"),
    ("All the passengers survived.", "Everyone on board survived the crash."),
    ("Nine passengers survived.", "The mayor survived."),
)
_LOSS_OF_LIFE = absent(
    MetricFrame.NOUN,
    Metric.KILLED,
    ("loss of life", "loss of lives", "loss of human life", "loss of human lives"),
    ("There was no loss of life.", "The ship sank without loss of life."),
    ("The loss of life shocked the town.",),
)
SUFFERED_FATALLY = MetricWord(
    MetricFrame.SUBJECT, {_PEOPLE: Metric.KILLED}, ("suffer fatal injuries",), ("A man suffered fatal injuries.",), ()
)
"""Found by `metric_triggers`."""

KILLED_METRICS = (
    MetricRecord(
        Metric.KILLED,
        EventCodes(plover="ASSAULT", gkg="KILL"),
        (*_KILLED, *_TOLL, *_SUICIDE, SURVIVED, _LOSS_OF_LIFE),
        frozenset({Trait.ORDINAL, Trait.HARM, Trait.TOLD_BY_PARTS, Trait.TOLL, Trait.TOTALLED, Trait.ENEMY_LOSS}),
        words_of_rules=(SUFFERED_FATALLY,),
        unknown=word_set("killed dead deaths died fatalities victims"),
        group=("dead", "killed", "deceased", "fatalities"),
    ),
)
