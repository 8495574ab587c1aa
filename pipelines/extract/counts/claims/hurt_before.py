"""Deaths of people who were hurt in an event before: the words of the event in the sentence of the death.

    a girl wounded in Thursday's attack on Orlen died in a hospital in Tessen on Monday
    a man died of burns suffered in the fire

Place and day of such a death are those of the event, not of the hospital.
"""

from dataclasses import dataclass

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.clauses.clause import Mention
from pipelines.extract.counts.metrics.metric_word import MetricFrame
from pipelines.extract.counts.words import function_words
from pipelines.extract.counts.words.counted_nouns import noun_of
from pipelines.extract.counts.words.sentence_words import Word
from pipelines.extract.text.word_lists import word_set

_HURT = word_set("wounded injured hurt burned burnt maimed shot stabbed")
_WOUNDS = word_set("wound wounds injury injuries burns")
_WITHIN = word_set("in by during from")
_KNOWN = word_set("the this that those") | function_words.DAY_WORDS | function_words.MONTHS
_EVENTS = word_set(
    "shelling bombardment fighting battle massacre earthquake quake flood floods storm avalanche landslide collapse stampede crush disaster"
    " tragedy incident"
)
_REACH = 6  # words between the hurt and 'in', and between 'in' and the event, at most


@dataclass(frozen=True, slots=True)
class EventWords:
    """The words of a sentence that tell in what people were hurt: from the hurt to the event. is_known: the attack, not an attack."""

    first: int
    last: int
    is_known: bool


def hurt_before(words: tuple[Word, ...], mention: Mention) -> EventWords | None:
    """Return in what the dead of a mention had been hurt, as their own words tell; None where they do not."""
    phrase, trigger = mention.phrase, mention.trigger
    if mention.metric is not Metric.KILLED or phrase is None or trigger.word.frame is not MetricFrame.SUBJECT:
        return None
    before = [at for at in range(phrase.first, trigger.first) if words[at].low in _HURT]
    after = [at for at in range(trigger.last, min(trigger.last + 2 * _REACH, len(words))) if words[at].low in _WOUNDS]
    return next((found for at in (*before, *after) if (found := _event(words, at))), None)


def _event(words: tuple[Word, ...], hurt: int) -> EventWords | None:
    lows = [word.low for word in words[hurt + 1 :]]
    within = next((at for at, low in enumerate(lows[:_REACH]) if low in _WITHIN), None)
    if within is None:
        return None
    told = lows[within + 1 : within + 2 + _REACH]
    event = next((at for at, low in enumerate(told) if _is_event(low)), None)
    is_known = bool(told) and (told[0] in _KNOWN or told[0][:1].isdigit())
    return None if event is None else EventWords(hurt, hurt + within + event + 3, is_known)


def _is_event(low: str) -> bool:
    noun = noun_of(low)
    return low in _EVENTS or (noun is not None and noun.object_class is ObjectClass.EVENT)
