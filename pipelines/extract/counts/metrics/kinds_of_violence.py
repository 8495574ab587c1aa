"""What kind of violence killed, hurt or destroyed, by the words of the sentence, in the terms of ACLED.  Data; the examples run as tests.

A death tells no kind of event: people die in floods, too. Words for an attack by whatever means (attack, blast) tell none either,
as they are used of all of these, and neither do a shooting or a bomb without a party to a conflict, which ACLED does not code. A strike is
remote violence, from the air or by missiles, and does not tell by which.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipelines.contract.vocabulary import Metric
from pipelines.extract.counts.metrics.metric_record import CIVILIANS, REMOTE, EventCodes

TOLD_BY_MEANS = frozenset(
    {Metric.KILLED, Metric.INJURED, Metric.CASUALTIES, Metric.DAMAGED, Metric.DESTROYED, Metric.DAMAGED_OR_DESTROYED, Metric.WITHOUT_POWER}
) | {Metric.HIT}
"""The metrics whose kind of violence other words of the sentence tell, before the metric's own: a house is hit by a drone or by a shell."""

_PARTY = (
    r"(?:soldiers?|troops|army|military|rebels?|fighters|militants?|insurgents?|gunmen|militia(?:men|s)?|jihadists?|guerrillas?"
    r"|paramilitar\w+)"
)
_FIGHT = r"(?:clash\w*|firefights?|gun ?battles?|fighting|combat|ambush\w*)"
_BANDS = r"(?:gunmen|militants?|rebels?|insurgents?|jihadists?|bandits|militia(?:men)?)"

_HARMED = r"(?:killed|killing|wounded|wounding|injured|injuring|hurt|died|dead|damaged|damaging|destroyed|destroying)"
_NO_ATTACK = r"(?!(?:lightning|hunger|bird|general|transport|rail|miners?|labou?r|doctors?|teachers?|nurses?|sit-down)\b)"
_NO_DAY = r"(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)"


@dataclass(frozen=True, slots=True)
class Violence:
    """A kind of violence: the pattern of its words in lower case, its type and sub-type; sentences that have it and that do not."""

    words: str
    acled: str
    acled_sub: str | None
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the words as a pattern of whole words."""
        return re.compile(rf"\b(?:{self.words})\b")


KINDS = (
    Violence(
        r"suicide (?:bomb\w*|attack\w*|vest)|blew (?:himself|herself|themselves) up",
        REMOTE,
        "Suicide bomb",
        (
            "Nine people were killed when a suicide bomber struck a market.",
            "A woman blew herself up at a checkpoint, killing two soldiers.",
        ),
        ("Two soldiers died by suicide.",),
    ),
    Violence(
        r"landmines?|mine explosions?|(?:anti-?personnel|anti-?tank|land|sea) mines?|(?:hit|struck|stepped on|drove over) an? mine"
        r"|improvised explosive\w*(?: devices?)?|ieds?"
        r"|(?:car|truck|roadside|parcel|pressure-cooker) bomb\w*|explosive devices?|booby[ -]trap\w*|unexploded \w+",
        REMOTE,
        "Remote explosive/landmine/IED",
        (
            "A landmine killed three farmers.",
            "Four officers were wounded by a roadside bomb.",
            "The truck drove over a mine and two people died.",
        ),
        ("Eleven miners were killed in a coal mine.",),
    ),
    Violence(
        r"(?<!gas )(?<!stun )grenades?",
        REMOTE,
        "Grenade",
        ("A grenade thrown into a bar killed one person.",),
        ("A student was hurt by a tear gas grenade.",),
    ),
    Violence(
        r"drones?|uavs?|quadcopters?|shaheds?|air ?strikes?|air raids?|aerial (?:bomb\w*|attacks?)"
        r"|(?:glide|guided) bombs?|war ?planes?|fighter jets?",
        REMOTE,
        "Air/drone strike",
        ("A drone killed two people in a car.", "Five villagers were killed in an airstrike.", "Glide bombs wounded seven residents."),
        ("Two people were hurt in a train crash.",),
    ),
    Violence(
        r"shell(?:ed|ing|fire)|artillery|mortars?|howitzers?|missiles?|rockets?(?! (?:league|launch (?:site|pad)))|cruise missiles?",
        REMOTE,
        "Shelling/artillery/missile attack",
        ("Shelling killed an elderly man.", "Three people died when a missile hit a block of flats.", "Rockets injured two children."),
        ("Two people died when a shell company burned down.",),
    ),
    Violence(
        rf"{_FIGHT}\b.{{0,80}}\b{_PARTY}|{_PARTY}\b.{{0,80}}\b{_FIGHT}",
        "Battles",
        "Armed clash",
        ("Six soldiers were killed in clashes with rebels.", "Militants ambushed a convoy, killing four troops."),
        ("Two people were injured in clashes between fans.", "A soldier was hurt in a car crash."),
    ),
    Violence(
        rf"{_BANDS} (?:\w+ ){{0,6}}?(?:killed|kill|massacred|shot|murdered|beheaded|opened fire)"
        rf"|(?:killed|shot|murdered|massacred|beheaded)(?: dead)? by (?:\w+ ){{0,3}}?{_BANDS}",
        CIVILIANS,
        "Attack",
        ("Gunmen killed nine worshippers in a mosque.", "Four villagers were shot dead by gunmen."),
        ("A man shot his neighbour dead.",),
    ),
)
"""In the order in which they are asked where two of them begin at one word."""
STRIKE = Violence(
    rf"(?:{_HARMED} (?:in|by) (?:an? |the |overnight |{_NO_ATTACK}\w+ ){{0,3}}?{_NO_ATTACK}strikes?(?! (?:by|over|for)\b)"
    rf"|(?<!on )(?<!hunger )(?<!lightning )strikes? (?:(?:on|against|in|near) {_NO_DAY}(?:\w+ ){{0,6}}?)?{_HARMED}"
    rf"|{_HARMED}\b.{{0,60}}?(?<!on )(?<!hunger )(?<!lightning )\bstrikes? (?:on|against) {_NO_DAY}\w+)",
    REMOTE,
    None,
    (
        "Three people were killed in a strike on the town.",
        "Overnight strikes killed four villagers.",
        "Six residents were injured in the latest strikes.",
        "A strike on a market wounded nine people.",
        "The dead were two nurses, killed by a strike.",
        "Four people died after a strike against a depot.",
    ),
    (
        "Two hikers were killed in a lightning strike.",
        "One miner was killed in a strike over pay.",
        "Two pickets were hurt when drivers went on strike on Monday.",
        "A prisoner died in a hunger strike.",
        "A bus driver was injured in a strike by transport workers.",
    ),
)
"""Asked only where a sentence has none of the others, as these tell by what means."""
_PATTERNS = tuple(kind.pattern for kind in KINDS)
_CROWDS = re.compile(r"\b(?:protest\w*|demonstrat\w*|riot\w*|rally|rallies|fans)\b")
_EXERCISES = re.compile(r"\b(?:exercises?|drills?|training)\b")


@lru_cache(256)  # several claims of a sentence ask one after the other
def violence_codes(sentence: str) -> EventCodes | None:
    """Return type and sub-type of the first kind of violence that a sentence names; None where it names none.

    Fights and shots where people protest are not those of a war, and an exercise is none.
    """
    words = sentence.lower()
    found = [(match.start(), no) for no, pattern in enumerate(_PATTERNS) if (match := pattern.search(words))]
    if (not found and not STRIKE.pattern.search(words)) or _EXERCISES.search(words):
        return None
    kind = KINDS[min(found)[1]] if found else STRIKE
    if kind.acled != REMOTE and _CROWDS.search(words):
        return None
    return EventCodes(acled=kind.acled, acled_sub=kind.acled_sub)
