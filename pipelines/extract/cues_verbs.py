"""Cue verbs: the words that mark an attribution, grouped by what they do and by what may follow them.

Data only: to add a verb, put it into the group whose examples it fits.  `{past}` stands for the verb's simple past; an example
gives a sentence and the content that must be found in it, a counter-example a sentence in which no statement may be found.
How a cue is looked up belongs in `cues`, how its content is found in `contents`.
"""

from dataclasses import dataclass
from enum import StrEnum

from pipelines.extract.lexicon import words
from pipelines.vocabulary import CueClass


class Frame(StrEnum):
    """What may follow a cue as its content."""

    QUOTE = "quote"  # a quotation
    CLAUSE = "clause"  # a finite clause, with or without "that"
    WH = "wh"  # a clause with whether, if, how, why, what …
    INFINITIVE = "infinitive"  # to do something
    OBJECT = "object"  # a noun phrase with all that follows it: criticised the plan, accused him of theft
    QUOTED_OBJECT = "quoted_object"  # a noun phrase, a statement only because quoted words stand in it
    ORDER = "order"  # someone to do something; the someone is part of the content
    ADDRESSEE = "addressee"  # the object is who was spoken to, no content


@dataclass(frozen=True, slots=True)
class CueGroup:
    """Cue verbs that do the same and take the same complements."""

    name: str
    cue_class: CueClass
    frames: frozenset[Frame]
    verbs: tuple[str, ...]
    prepositions: tuple[str, ...] = ()
    examples: tuple[tuple[str, str], ...] = ()
    counter_examples: tuple[str, ...] = ()
    official_only: bool = False


def _frames(names: str) -> frozenset[Frame]:
    return frozenset(Frame(name) for name in names.split())


GROUPS = (
    CueGroup(
        "say",
        CueClass.ASSERT,
        _frames("quote clause wh"),
        words("say add state remark observe mention reiterate conclude recount retort opine quip proclaim specify clarify elaborate aver"),
        (),
        (("The mayor {past} that the bridge was closed.", "the bridge was closed"),),
        ("The mayor {past} nothing.",),
    ),
    CueGroup(
        "argue",
        CueClass.ASSERT,
        _frames("quote clause"),
        words("argue insist stress emphasize emphasise joke quip counter theorize theorise posit speculate surmise reckon reason muse"),
        (),
        (("The mayor {past} that the bridge was safe.", "the bridge was safe"),),
        ("The mayor left the room before the vote.",),
    ),
    CueGroup(
        "note",
        CueClass.ASSERT,
        _frames("quote clause wh quoted_object"),
        words("note recall explain repeat remember underline underscore highlight recollect relate"),
        (),
        (("The mayor {past} that the bridge was closed.", "the bridge was closed"),),
        ("The mayor wore a note on his coat.",),
    ),
    CueGroup(
        "write",
        CueClass.ASSERT,
        _frames("quote clause"),
        words("write tweet post retweet blog text comment reply respond answer continue conclude begin email"),
        (),
        (('"The bridge is closed," the mayor {past}.', "The bridge is closed,"),),
        ("The mayor opened the post office in May.",),
    ),
    CueGroup(
        "shout",
        CueClass.ASSERT,
        _frames("quote"),
        words(
            "put jeer shout yell scream cry chant whisper mutter exclaim interject snap laugh sigh smile shrug read go "
            "start interrupt intone deadpan thunder bark roar sing finish offer agree declare recall crow chime gush "
            "enthuse"
        ),
        (),
        (('"The bridge is closed," the mayor {past}.', "The bridge is closed,"),),
        ("The mayor walked across the bridge.",),
    ),
    CueGroup(
        "tell",
        CueClass.ASSERT,
        _frames("quote clause wh order addressee"),
        words("tell inform notify remind"),
        ("about", "of"),
        (("The mayor {past} reporters that the bridge was closed.", "the bridge was closed"),),
        ("The mayor {past} reporters.",),
    ),
    CueGroup(
        "assure",
        CueClass.PROMISE,
        _frames("quote clause addressee"),
        words("assure reassure"),
        (),
        (("The mayor {past} reporters that the bridge was safe.", "the bridge was safe"),),
        ("The mayor {past} reporters.",),
    ),
    CueGroup(
        "persuade",
        CueClass.ASSERT,
        _frames("clause addressee"),
        words("brief advise caution"),
        (),
        (("The mayor {past} reporters that the bridge was safe.", "the bridge was safe"),),
        ("The mayor {past} reporters.",),
    ),
    CueGroup(
        "report",
        CueClass.ASSERT,
        _frames("quote clause object"),
        ("report",),
        (),
        (("The mayor {past} fires in two districts.", "fires in two districts"),),
        ("The {past} fires went out.",),
    ),
    CueGroup(
        "announce",
        CueClass.ASSERT,
        _frames("quote clause wh object"),
        words("announce reveal disclose declare"),
        (),
        (("The mayor {past} the closure of the bridge.", "the closure of the bridge"),),
        ("The bridge stayed closed all day.",),
    ),
    CueGroup(
        "suggest",
        CueClass.ASSERT,
        _frames("quote clause wh object"),
        words("suggest propose recommend"),
        (),
        (("The mayor {past} that the bridge be closed.", "the bridge be closed"),),
        ("The bridge stayed closed all day.",),
    ),
    CueGroup(
        "indicate",
        CueClass.ASSERT,
        _frames("clause wh"),
        words("indicate imply hint signal"),
        (),
        (("The mayor {past} that the bridge was safe.", "the bridge was safe"),),
        ("The mayor saw a signal on the bridge.",),
    ),
    CueGroup(
        "assess",
        CueClass.ASSERT,
        _frames("quote clause wh"),
        words("estimate determine rule find calculate assess stipulate decree"),
        (),
        (("The ministry {past} that the bridge was unsafe.", "the bridge was unsafe"),),
        ("The mayor found his keys.", "The mayor broke a rule."),
        official_only=False,
    ),
    CueGroup(
        "believe",
        CueClass.ASSERT,
        _frames("clause"),
        words("believe suspect think fear"),
        (),
        (("Police {past} that the driver fled.", "the driver fled"),),
        ("My neighbour {past} that the driver fled.",),
        official_only=True,
    ),
    CueGroup(
        "boast",
        CueClass.ASSERT,
        _frames("quote clause"),
        words("boast brag complain lament gripe fume vent bemoan"),
        ("about", "of"),
        (("The mayor {past} that the bridge was his work.", "the bridge was his work"),),
        ("The mayor crossed the bridge.",),
    ),
    CueGroup(
        "claim",
        CueClass.CLAIM,
        _frames("quote clause infinitive object"),
        words("claim allege"),
        (),
        (("The rebels {past} that they held the town.", "they held the town"),),
        ("The flood {past} nobody.",),
    ),
    CueGroup(
        "assert",
        CueClass.CLAIM,
        _frames("quote clause"),
        words("assert contend maintain purport profess"),
        (),
        (("The rebels {past} that they held the town.", "they held the town"),),
        ("The rebels held the town.",),
    ),
    CueGroup(
        "confirm",
        CueClass.CONFIRM,
        _frames("quote clause wh object"),
        words("confirm acknowledge admit concede affirm reaffirm"),
        (),
        (("The mayor {past} that the bridge was closed.", "the bridge was closed"),),
        ("The bridge stayed closed all day.",),
    ),
    CueGroup(
        "agree",
        CueClass.CONFIRM,
        _frames("quote clause infinitive"),
        words("agree concur testify swear certify"),
        (),
        (("The mayor {past} that the bridge was closed.", "the bridge was closed"),),
        ("The mayor closed the bridge.",),
    ),
    CueGroup(
        "deny",
        CueClass.DENY,
        _frames("clause quote object"),
        words("deny"),
        (),
        (
            ("The mayor {past} that the bridge was closed.", "the bridge was closed"),
            ("The army {past} shelling the town.", "shelling the town"),
        ),
        ("The town was {past} help.",),
    ),
    CueGroup(
        "reject",
        CueClass.DENY,
        _frames("quoted_object object"),
        words("reject dismiss refute rebut dispute"),
        (),
        (("The mayor {past} the charge that he was paid.", "the charge that he was paid"),),
        ("The bridge was closed.",),
    ),
    CueGroup(
        "promise",
        CueClass.PROMISE,
        _frames("quote clause infinitive object"),
        words("promise pledge vow"),
        (),
        (("The mayor {past} to open the bridge.", "to open the bridge"),),
        ("The bridge was closed.",),
    ),
    CueGroup(
        "threaten",
        CueClass.PROMISE,
        _frames("infinitive quote clause"),
        words("threaten"),
        (),
        (("The mayor {past} to close the bridge.", "to close the bridge"),),
        ("The flood {past} the bridge.",),
    ),
    CueGroup(
        "refuse",
        CueClass.DENY,
        _frames("infinitive"),
        words("refuse decline"),
        (),
        (("The mayor {past} to close the bridge.", "to close the bridge"),),
        ("The price {past} sharply.",),
    ),
    CueGroup(
        "order",
        CueClass.ORDER,
        _frames("order clause object"),
        words("order instruct command direct"),
        (),
        (("The mayor {past} residents to leave the town.", "residents to leave the town"),),
        ("The mayor put his desk in order.",),
    ),
    CueGroup(
        "urge",
        CueClass.ORDER,
        _frames("order clause object quote infinitive"),
        words("urge demand request"),
        (),
        (("The mayor {past} that the bridge be opened.", "the bridge be opened"),),
        ("The bridge was closed.",),
    ),
    CueGroup(
        "advise",
        CueClass.ORDER,
        _frames("order quote clause"),
        words("advise encourage implore beg exhort invite beseech counsel"),
        (),
        (("The mayor {past} residents to leave the town.", "residents to leave the town"),),
        ("The mayor left the town.",),
    ),
    CueGroup(
        "call",
        CueClass.ORDER,
        _frames("quoted_object"),
        ("call",),
        ("for", "on", "upon"),
        (
            ("The mayor {past} for an inquiry.", "an inquiry"),
            ("The mayor {past} on residents to leave the town.", "residents to leave the town"),
            ('The mayor {past} the plan "a cruel joke."', 'the plan "a cruel joke."'),
        ),
        ("The mayor {past} his wife.",),
    ),
    CueGroup(
        "appeal",
        CueClass.ORDER,
        _frames("quote"),
        words("appeal plead push press lobby"),
        ("for", "to"),
        (("The mayor {past} for calm in the town.", "calm in the town"),),
        ("The mayor left the town.",),
    ),
    CueGroup(
        "warn",
        CueClass.WARN,
        _frames("quote clause addressee"),
        words("warn caution"),
        ("of", "against", "about"),
        (
            ("The mayor {past} that the bridge could fall.", "the bridge could fall"),
            ("The mayor {past} against crossing the bridge.", "crossing the bridge"),
        ),
        ("The mayor {past} residents.",),
    ),
    CueGroup(
        "predict",
        CueClass.WARN,
        _frames("quote clause object"),
        words("predict forecast foresee foretell prophesy envision"),
        (),
        (("The mayor {past} that the bridge would fall.", "the bridge would fall"),),
        ("The bridge fell.",),
    ),
    CueGroup(
        "ask",
        CueClass.ASK,
        _frames("quote wh order addressee"),
        ("ask",),
        ("for", "about"),
        (
            ("The mayor {past} whether the bridge was safe.", "whether the bridge was safe"),
            ("The mayor {past} residents to leave the town.", "residents to leave the town"),
        ),
        ("The mayor {past} his wife.",),
    ),
    CueGroup(
        "wonder",
        CueClass.ASK,
        _frames("quote wh"),
        words("wonder inquire enquire query"),
        (),
        (("The mayor {past} whether the bridge was safe.", "whether the bridge was safe"),),
        ("The bridge is a wonder of the world.",),
    ),
    CueGroup(
        "question",
        CueClass.ASK,
        _frames("wh object"),
        words("question"),
        (),
        (("The mayor {past} whether the bridge was safe.", "whether the bridge was safe"),),
        ("There was a question.",),
    ),
    CueGroup(
        "praise",
        CueClass.PRAISE,
        _frames("object"),
        words("praise thank applaud hail congratulate tout commend laud salute celebrate"),
        (),
        (('The mayor {past} the "courage of the town."', 'the "courage of the town."'),),
        ("The town was quiet.",),
    ),
    CueGroup(
        "endorse",
        CueClass.PRAISE,
        _frames("object"),
        words("endorse defend"),
        (),
        (('The mayor {past} the "courage of the town."', 'the "courage of the town."'),),
        ("The town was quiet.",),
    ),
    CueGroup(
        "blame",
        CueClass.BLAME,
        _frames("object"),
        words("blame accuse fault chide scold rebuke berate lambaste chastise reprimand"),
        (),
        (("The mayor {past} the army for the fire.", "the army for the fire"),),
        ("The town was quiet.",),
    ),
    CueGroup(
        "criticise",
        CueClass.BLAME,
        _frames("object"),
        words(
            "criticize criticise condemn denounce slam blast mock decry deride ridicule assail lambast bash rip trash knock skewer pan "
            "disparage belittle excoriate castigate "
            "vilify malign taunt"
        ),
        (),
        (('The mayor {past} the plan as "a cruel joke."', 'the plan as "a cruel joke."'),),
        ("The town was quiet.",),
    ),
    CueGroup(
        "attack",
        CueClass.BLAME,
        _frames("quoted_object"),
        words("attack hit hammer challenge charge"),
        (),
        (('The mayor {past} the plan as "a cruel joke."', 'the plan as "a cruel joke."'),),
        ("The army {past} the town.",),
    ),
    CueGroup(
        "describe",
        CueClass.ASSERT,
        _frames("object wh"),
        words("describe characterize characterise portray depict"),
        (),
        (("The mayor {past} the bridge as unsafe.", "the bridge as unsafe"),),
        ("The town was quiet.",),
    ),
    CueGroup(
        "label",
        CueClass.ASSERT,
        _frames("quoted_object"),
        words("label brand dub deem term liken compare cite quote discuss address outline detail welcome deplore voice"),
        (),
        (('The mayor {past} the plan "a cruel joke."', 'the plan "a cruel joke."'),),
        ("The town was quiet.",),
    ),
    CueGroup(
        "refer",
        CueClass.ASSERT,
        frozenset(),
        ("refer",),
        ("to",),
        (("The mayor {past} to the bridge as unsafe.", "the bridge as unsafe"),),
        ("The town was quiet.",),
    ),
    CueGroup(
        "speak",
        CueClass.ASSERT,
        _frames("quote"),
        words("speak talk"),
        ("of", "about"),
        (("The mayor {past} of panic after the fire.", "panic after the fire"),),
        ("The mayor {past} to his wife.",),
    ),
    CueGroup(
        "point",
        CueClass.ASSERT,
        frozenset(),
        ("point",),
        ("to",),
        (("The mayor {past} to the cost of the bridge.", "the cost of the bridge"),),
        ("The mayor missed the point.",),
    ),
    CueGroup(
        "express",
        CueClass.ASSERT,
        _frames("object"),
        ("express", "voice"),
        (),
        (("The mayor {past} concern about the bridge.", "concern about the bridge"),),
        ("The express train left.",),
    ),
)
