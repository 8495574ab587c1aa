"""People away from home by where they are: sleeping in schools, staying with relatives, in evacuation centres, hosted in a camp.

A verb of staying or hosting, or a preposition, counts people as displaced where a place of refuge stands beside it.
"""

from pipelines.extract.counts.metrics.custody import HELD_INSIDE
from pipelines.extract.counts.metrics.evacuated import MOVED
from pipelines.extract.counts.metrics.metric_word import Form, Trigger
from pipelines.extract.counts.metrics.movement import HOSTED, IN_SHELTERS, SHELTERED
from pipelines.extract.counts.words import function_words
from pipelines.extract.text.word_lists import word_set

_REACH = 8  # words from a verb or preposition to the place of refuge, at most
_BEFORE = 7  # words from a place of refuge that is the subject to its verb, at most
_PRESENT = word_set("sleep live stay shelter camp reside")
_STAYING = {
    **dict.fromkeys(word_set("sleeping living staying sheltering camping residing squatting settled"), Form.ING),
    **dict.fromkeys(word_set("slept lived stayed remain remained sheltered camped resided") | _PRESENT, Form.OTHER),
}
_SPENDING = word_set("spent spending spend")
_NIGHT = 6  # words from 'spent' to its night, at most
_STAYING |= {**dict.fromkeys(_SPENDING, Form.OTHER), "spending": Form.ING}
_HOSTING = {
    **dict.fromkeys(word_set("hosted housed accommodated sheltered lodged placed settled resettled received held"), Form.PAST),
    **dict.fromkeys(word_set("hosting housing accommodating sheltering lodging receiving holding"), Form.ING),
    **dict.fromkeys(word_set("hosts houses accommodates shelters lodges receives holds"), Form.THIRD),
    "hold": Form.OTHER,
}
_KEEPS = word_set(
    "hosted hosting hosts housed housing houses accommodated accommodating accommodates sheltered sheltering shelters"
    " received receiving receives holds"
)  # what a camp does with people; a camp also 'placed' and 'settled' things
_IN = word_set("in at inside under on with within")
_OUTSIDE = word_set("outdoors outside")
_SITES = word_set(
    "centre centres center centers camp camps site sites shelter shelters settlement settlements facilities accommodation tents tent"
)
_KINDS = word_set(
    "evacuation relief reception transit accommodation welfare displacement refugee idp idps temporary emergency makeshift collective"
    " community transitional public tent displaced crowded overcrowded official informal evacuee holding"
)
_MOVING = {
    **dict.fromkeys(word_set("moved shifted taken relocated transferred brought evacuated"), Form.PAST),
    **dict.fromkeys(word_set("moving shifting relocating transferring evacuating"), Form.ING),
}
_BEING = {("was",), ("were",), ("been",), ("being",), ("be",), ("are",)}
_REFUGES = word_set("shelters tents tarpaulins outdoors")  # refuges without a word beside them
_WITH_VERB = _REFUGES | word_set(
    "shelter camp camps tent school schools classrooms church churches mosque mosques temple temples gymnasium gymnasiums gym gyms stadium"
    " halls open streets relatives friends kin families displacement exile sites settlements pavements sidewalks monastery monasteries"
    " barracks dormitories garages caves cars"
)
REFUGE_OPENERS = frozenset(_STAYING) | frozenset(_HOSTING) | frozenset(_MOVING) | _IN
"""Words with which such a metric word begins."""
REFUGE_WORDS = frozenset(_STAYING) | frozenset(_HOSTING) | _REFUGES | _SITES
"""Words of which a sentence without one of them has no such metric word."""
_KEEPERS = _SITES - {"facilities", "accommodation"} | {"complex"}
_SUBJECT = 4  # words of a subject that opens the sentence, at most: the school in Dolmo, built for 900, is hosting
_PRISONS = word_set("prison prisons jail jails penitentiary penitentiaries")
_HOLDING = word_set("hold holds held holding")
_HOSTS = word_set("relatives friends families neighbours neighbors hosts kin host")


def refuge_triggers(lows: tuple[str, ...], at: int) -> tuple[Trigger, ...]:
    """Return the metric word that begins here: staying with a place of refuge, hosted in one or by one, in shelters."""
    low = lows[at]
    if low in _STAYING:
        return _staying(lows, at)
    if low in _HOSTING:
        return _hosted(lows, at)
    if low in _MOVING:
        return _moved(lows, at)
    end = _refuge(lows, at, strict=True) if low in _IN else None
    return (Trigger(at, end, IN_SHELTERS, Form.OTHER),) if end else ()


def _staying(lows: tuple[str, ...], at: int) -> tuple[Trigger, ...]:
    here = at + 1
    if lows[at] in _SPENDING:
        here = next((k + 1 for k in range(at + 2, min(at + _NIGHT, len(lows))) if lows[k] in {"night", "nights"}), len(lows))
    while here < len(lows) and lows[here] in function_words.SUBJECT_ADVERBS:
        here += 1
    if here < len(lows) and lows[here] in _OUTSIDE:
        return (Trigger(at, here + 1, SHELTERED, _STAYING[lows[at]]),)
    if lows[here : here + 2] == ("away", "from") and lows[here + 2 : here + 3] in {("home",), ("their",)}:
        return (Trigger(at, here + 3, SHELTERED, _STAYING[lows[at]]),)
    remain = lows[at].startswith("remain")
    end = _refuge(lows, here, strict=remain) if here < len(lows) and lows[here] in _IN else None
    return (Trigger(at, end, SHELTERED, _STAYING[lows[at]]),) if end else _also_hosted(lows, at)


def _moved(lows: tuple[str, ...], at: int) -> tuple[Trigger, ...]:
    """Read 'shifted to 12 relief camps', 'moved 900 people to temporary shelters'."""
    if lows[at + 1 : at + 2] in {("to",), ("into",)} and lows[at - 1 : at] not in _BEING:
        return ()  # who moved to a camp did so by themselves
    for here in range(at + 1, min(at + _REACH, len(lows))):
        end = _refuge(lows, here, strict=True) if lows[here] in {"to", "into"} else None
        if end:
            return (Trigger(at, end if here == at + 1 else at + 1, MOVED, _MOVING[lows[at]]),)
    return ()


def _also_hosted(lows: tuple[str, ...], at: int) -> tuple[Trigger, ...]:
    return _hosted(lows, at) if lows[at] in _HOSTING else ()


def _hosted(lows: tuple[str, ...], at: int) -> tuple[Trigger, ...]:
    """Read 'hosted in 12 schools', 'housed 600 people in tents', 'the camp is hosting' and 'the prison holds'."""
    if lows[at] in _HOLDING and _keeper(lows, at, _PRISONS):
        return (Trigger(at, at + 1, HELD_INSIDE, _HOSTING[lows[at]]),)
    inside = any(_refuge(lows, here, strict=False) for here in range(at + 1, min(at + _REACH, len(lows))) if lows[here] in _IN)
    keeper = lows[at] in _KEEPS and (
        _keeper(lows, at, _KEEPERS) or bool(_KEEPERS & set(lows[: min(_SUBJECT, at)]) and lows[0] in {"the", "a"})
    )
    return (Trigger(at, at + 1, HOSTED, _HOSTING[lows[at]]),) if inside or keeper else ()


def _refuge(lows: tuple[str, ...], at: int, *, strict: bool) -> int | None:
    """Return the word after a place of refuge that a preposition leads to; strict: only one that is nothing else, such as a relief camp."""
    known = _REFUGES if strict else _WITH_VERB
    for here in range(at + 1, min(at + _REACH, len(lows))):
        low = lows[here]
        if (
            low in known
            or (low in _SITES and lows[here - 1] in _KINDS)
            or (low in {"families", "communities"} and lows[here - 1] == "host")
        ):
            if low in _HOSTS and lows[at] != "with" and lows[here - 1] != "host":
                return None  # living in families
            return here + 1
        if low in function_words.STOPS and low not in function_words.DETERMINERS and low != "'s":
            return None
    return None


def _keeper(lows: tuple[str, ...], at: int, places: frozenset[str]) -> bool:
    """Whether the subject before a verb is such a place: twelve shelters are housing, the camp hosts, the prison holds."""
    for here in range(at - 1, max(-1, at - _BEFORE), -1):
        low = lows[here]
        if low in places:
            return lows[here - 1] not in function_words.PREPOSITIONS
        if low in function_words.CONJUNCTIONS or low in {",", ";", ":"}:
            return False
    return False
