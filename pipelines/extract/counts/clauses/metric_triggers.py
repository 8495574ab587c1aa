"""Metric words in a sentence, with the auxiliaries before them.  What they count is found in `find_mentions`."""

from dataclasses import dataclass
from functools import cache

from pipelines.extract.counts.clauses.number_of import FIGURES, number_of
from pipelines.extract.counts.clauses.places_of_refuge import REFUGE_OPENERS, REFUGE_WORDS, refuge_triggers
from pipelines.extract.counts.metrics.all_metrics import metric_words
from pipelines.extract.counts.metrics.injured import HOSPITALISED, SUFFERED
from pipelines.extract.counts.metrics.killed import SUFFERED_FATALLY
from pipelines.extract.counts.metrics.metric_word import Form, MetricFrame, Trigger
from pipelines.extract.counts.phrases.head_nouns import is_number
from pipelines.extract.counts.words import function_words
from pipelines.extract.counts.words.counted_nouns import noun_of
from pipelines.extract.counts.words.sentence_words import Word
from pipelines.extract.text.word_lists import word_set

_SUFFER = word_set(
    "suffer suffers suffered suffering sustain sustains sustained sustaining receive received receiving with had of from nursing incurred"
)
_WOUNDS = word_set("injury injuries wound wounds burns concussion bruises fractures")
_CAUSING = word_set("causing personal bodily")  # acts causing injury, an accident with personal injury
_BEFORE_VERB = function_words.FINITE_HELPERS | function_words.SUBJECT_ADVERBS
_DYING = word_set("died dies die dying killed succumbed")  # a girl of eight died of her wounds
_BETWEEN = word_set("to the of and his her their")  # may stand between the verb and the wounds
_STATE_VERBS = word_set(
    "pronounced declared found recovered retrieved discovered presumed feared believed left lay lying reported listed taken hospitalized"
    " stood go goes went gone held kept"
)
_FOUND = word_set("found left lay lying")  # before a participle: were found shot
_NO_GAP = (
    function_words.RELATIVES
    | function_words.AUXILIARIES
    | function_words.HAVE
    | frozenset({",", ".", ";", "left", "leaving", "in", "when", "after"})
)
_DEGREES = word_set("fatally seriously critically")
_SHOTS = word_set("mug a the one warning single gun long big screen another every head")  # before the noun 'shot'
_MISSED = word_set("but by while when and several multiple twice repeatedly from as , .")  # after 'shot at'
_CARRIED = word_set("taken rushed airlifted transported flown admitted")
_SENDING = {"sends": Form.THIRD, "sent": Form.PAST, "sending": Form.ING, "took": Form.PAST, "taking": Form.ING, "takes": Form.THIRD}
_HOSPITALS = word_set("hospital hospitals")
_NAME_OF_HOSPITAL = 5  # words from 'to' to the hospital, at most
_HOSPITAL_REACH = 8  # words from the verb to the hospital, at most
_BOUNDS = word_set("more at over about nearly almost around up as")  # begin a number: wounded more than 100
_CLASSED = word_set("classified listed registered recorded counted described reported categorised categorized")
_ABOUT = word_set("of to about for")  # critical of the plan
_JOINTS = word_set(", ; : and but where when")
_NOT_A_CONDITION = word_set("end bodies body sea line heat wood bodied weight")


@dataclass(frozen=True, slots=True)
class Chain:
    """Auxiliaries and adverbs before a verb.  first: the first word of them.  modal: will, could …; "to" for an infinitive."""

    first: int
    passive: bool
    perfect: bool
    modal: str | None
    negated: bool


def has_metric_word(lows: frozenset[str]) -> bool:
    """Whether a sentence of these words may have a metric word: the first two words of one, or two that tell of harm."""
    return (
        bool(_openers(lows))
        or not REFUGE_WORDS.isdisjoint(lows)
        or not (_SUFFER.isdisjoint(lows) or _WOUNDS.isdisjoint(lows))
        or not (_HOSPITALS.isdisjoint(lows) or (_CARRIED.isdisjoint(lows) and _SENDING.keys().isdisjoint(lows)))
    )


def _openers(lows: frozenset[str]) -> list[str]:
    """Return the words of a sentence with which one of its wordings may begin: their second word is there as well, if they have one."""
    seconds = _seconds()
    return [low for low in lows & seconds.keys() if not seconds[low] or not seconds[low].isdisjoint(lows)]


@cache
def _seconds() -> dict[str, frozenset[str]]:
    """Return the second words of all wordings by their first word; none for a first word that is a wording alone."""
    found: dict[str, frozenset[str]] = {}
    for first, readings in metric_words().items():
        wordings = [wording for wording, _, _ in readings]
        found[first] = frozenset() if (first,) in wordings else frozenset(wording[1] for wording in wordings)
    return found


def find_triggers(words: tuple[Word, ...]) -> tuple[tuple[Trigger, ...], ...]:
    """Return the metric words in order; each with all its readings, the longest wording only."""
    found: list[tuple[Trigger, ...]] = []
    at = 0
    lows = tuple(word.low for word in words)
    openers = _openers(frozenset(lows))
    refuge = not REFUGE_WORDS.isdisjoint(lows)
    while at < len(words):
        readings = (
            (_hospitalised(words, at) if lows[at] in _CARRIED else ())
            or (_sent(words, at) if lows[at] in _SENDING else ())
            or (number_of(lows, at) if lows[at] in FIGURES else ())
            or (refuge_triggers(lows, at) if refuge and lows[at] in REFUGE_OPENERS else ())
            or (_readings(words, lows, at) if lows[at] in openers else ())
            or (_suffered(words, at) if lows[at] in _SUFFER else ())
        )
        found += [readings] if readings else []
        at = readings[0].last if readings else at + 1
    return tuple(found)


def _readings(words: tuple[Word, ...], lows: tuple[str, ...], at: int) -> tuple[Trigger, ...]:
    found: list[Trigger] = []
    size = 0
    reach = _before_gap_ends(lows, at)
    behind = {*lows[at + 1 : at + 2], *lows[at + 1 : reach]}
    for wording, form, word in metric_words().get(lows[at], ()):
        if len(wording) < size:
            break
        if len(wording) > 1 and wording[1] not in behind:
            continue
        if lows[at : at + len(wording)] == wording and not _has_own_object(words, wording, at + len(wording)):
            size = len(wording)
            found.append(Trigger(at, at + size, word, form))
        elif len(wording) > 1 and wording[1] not in {"and", "or"}:
            gapped = _gapped(lows, at, reach, wording[1:]) and not (word.absent and lows[at + 1] == "with")  # escaped with injuries
            found += [Trigger(at, at + 1, word, form)] if gapped and all(t.word is word for t in found) else []
    return tuple(t for t in found if t.last - t.first == size or size <= 1) if not _is_modifier(words, at, max(size, 1)) else ()


def _has_own_object(words: tuple[Word, ...], wording: tuple[str, ...], last: int) -> bool:
    """Whether the second word of a pair counts something else: left three people dead and wounded a clerk; not 'killed and wounded ten'."""
    if wording[0] != "dead" or wording[-1] not in {"wounded", "injured"} or last >= len(words):
        return False
    return words[last].low in function_words.DETERMINERS | _BOUNDS or is_number(words[last])


def _before_gap_ends(lows: tuple[str, ...], at: int) -> int:
    """Return the word before which the object of a phrasal verb has to end."""
    return next((here for here in range(at + 1, min(at + 8, len(lows))) if lows[here] in _NO_GAP), min(at + 8, len(lows)))


def _gapped(lows: tuple[str, ...], at: int, reach: int, rest: tuple[str, ...]) -> bool:
    """Whether the rest of a phrasal verb follows its object: shot two men dead, shot 13 missiles down."""
    if rest[0] not in lows[at + 1 : reach]:
        return False
    return any(lows[here : here + len(rest)] == rest for here in range(at + 1, reach))


def _is_modifier(words: tuple[Word, ...], at: int, size: int) -> bool:
    """Whether the words stand before a noun: the injured man, a dead end, a wounded soldier."""
    before = words[at - 1].low if at else ""
    after = words[at + size].low if at + size < len(words) else ""
    if size > 1:
        return False
    if words[at].low == "shot" and (before in _SHOTS or (after == "at" and at + 2 < len(words) and words[at + 2].low in _MISSED)):
        return True
    if words[at].low in _DEGREES and after and after not in function_words.STOPS:
        return True
    other = _ABOUT if words[at].low == "critical" else _NOT_A_CONDITION
    if words[at].low in {"dead", "injured", "wounded", "missing", "deceased", "critical"} and after in other:
        return True
    if before in function_words.DETERMINERS and words[at].low not in {"dead", "deaths", "death"}:
        return noun_of(after) is not None and before not in {"both", "all"}
    return False


def _suffered(words: tuple[Word, ...], at: int) -> tuple[Trigger, ...]:
    """Suffered non-life-threatening injuries; with gunshot wounds."""
    for here in range(at + 1, min(at + 9, len(words))):
        low = words[here].low
        if low in _CAUSING or low in _DYING:
            return ()
        if low in _WOUNDS:
            fatal = any(word.low in {"fatal", "mortal"} for word in words[at:here])
            return (
                (Trigger(at, here + 1, SUFFERED_FATALLY if fatal else SUFFERED, Form.PAST),)
                if words[at + 1].low not in {"no", "any"}
                else ()
            )
        if low in function_words.STOPS and low not in _BETWEEN and low not in function_words.DETERMINERS and low != ",":
            return ()
    return ()


def _hospitalised(words: tuple[Word, ...], at: int) -> tuple[Trigger, ...]:
    """Was taken to Mercy Hospital, was rushed to a local hospital."""
    if words[at].low not in _CARRIED or at + 1 >= len(words) or words[at + 1].low != "to":
        return ()
    for here in range(at + 2, min(at + _HOSPITAL_REACH, len(words))):
        if words[here].low in _HOSPITALS:
            return (Trigger(at, here + 1, HOSPITALISED, Form.PAST),)
        if words[here].low in function_words.STOPS and words[here].low not in function_words.DETERMINERS:
            return ()
    return ()


def _sent(words: tuple[Word, ...], at: int) -> tuple[Trigger, ...]:
    """Read 'sends two men to hospital', 'sent her sister to a local hospital'."""
    to = next((here for here in range(at + 2, min(at + _HOSPITAL_REACH, len(words))) if words[here].low == "to"), len(words))
    for here in range(to + 1, min(to + _NAME_OF_HOSPITAL, len(words))):
        if words[here].low in _HOSPITALS:
            return (Trigger(at, at + 1, HOSPITALISED, _SENDING[words[at].low]),)
        if words[here].low in function_words.STOPS and words[here].low not in function_words.DETERMINERS:
            return ()
    return ()


def chain_start(lows: tuple[str, ...], at: int) -> int:
    """Return the first of the auxiliaries and adverbs that end with the auxiliary at this word."""
    while at and lows[at - 1] in _BEFORE_VERB:
        at -= 1
    return at


def chain_before(words: tuple[Word, ...], trigger: Trigger) -> Chain:
    """Return the auxiliaries before a metric word."""
    at = trigger.first
    passive = perfect = negated = False
    modal: str | None = None
    state = trigger.word.frame is MetricFrame.STATE
    found = trigger.word.frame is MetricFrame.OBJECT and trigger.form is Form.PAST
    while at:
        low = words[at - 1].low
        if low == "both" and (at == 1 or words[at - 2].low in _JOINTS):
            break  # both were hurt; not 'Ann Poe and her son both were hurt'
        if low in function_words.AUXILIARIES:
            passive = passive or modal != "to"  # those who 'are believed to have killed' were not killed
        elif low in function_words.HAVE:
            perfect = True
            modal = None if modal == "to" and low == "had" else modal  # what people had to do, they did
        elif low in function_words.MODALS or low == "to":
            modal = modal or low
        elif low in function_words.NEGATIONS or low.endswith("n't"):
            negated = True
            passive = passive or low in {"wasn't", "weren't", "isn't", "aren't"}
        elif low in {"did", "does", "do"}:
            pass
        elif low == "as" and at > 1 and words[at - 2].low in _CLASSED:
            at -= 1  # were classified as affected
        elif not (
            low in function_words.SUBJECT_ADVERBS
            or (low.endswith("ly") and len(low) > len("ally"))
            or (state and low in _STATE_VERBS)
            or (found and low in _FOUND)
        ):
            break
        at -= 1
    return Chain(at, passive, perfect, modal, negated)
