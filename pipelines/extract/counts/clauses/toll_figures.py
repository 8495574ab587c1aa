"""Figures of a running toll: the death toll rose from nine to 12, put the toll at three, brought the number of people killed to five.

The words are in `killed`, `injured` and `movement`.
"""

from dataclasses import replace

from pipelines.contract.vocabulary import Metric
from pipelines.extract.counts.clauses.clause import Clause, Mention
from pipelines.extract.counts.metrics.metric_word import Trigger
from pipelines.extract.counts.phrases.phrase import Phrase
from pipelines.extract.counts.words.counted_nouns import PERSONS
from pipelines.extract.text.word_lists import word_set

_REACH, _LONG_REACH = 14, 26  # words between the toll's name and its number, at most; of a death toll
_LEADS = word_set("at to be : of is was now stands stood stand reached reaches reach hit hits passed surpassed exceeded topped")
_OTHER_FATES = frozenset({"wounded", "injured", "hurt", "missing"})
_THEN = frozenset({"and", "then", "later", "but", ",", "subsequently"})
_ENDS = frozenset({".", ";", ""})


def is_toll(clause: Clause, trigger: Trigger) -> bool:
    """Whether the metric words name a toll: death toll, number of people killed."""
    return clause.low(trigger.last - 1) == "toll" or clause.low(trigger.first) == "number"


def toll(clause: Clause, trigger: Trigger, metric: Metric) -> list[Mention]:
    """Return the toll's number; one that only 'from' leads to is withdrawn.

    "Death toll" takes any number after it; the bare words need one that "at", "to" or the like leads to, or "to" and a number before.
    """
    before = _before(clause, trigger)
    if before:
        return [Mention(before, trigger, metric, "toll", direct=False)]
    certain = clause.low(trigger.first) == "death"
    withdrawn: list[Mention] = []
    for at in range(trigger.last, trigger.last + (_LONG_REACH if certain else _REACH)):
        if clause.low(at) in _ENDS:
            break
        phrase = clause.phrase_at(at)
        if phrase is None or phrase.number is None:
            continue
        if clause.low(phrase.last) in _OTHER_FATES:
            break  # a toll of one person wounded
        if clause.low(at - 1) == "from":
            withdrawn = [Mention(phrase, trigger, metric, "toll_before")]
        elif (certain and at < trigger.last + _REACH) or clause.low(at - 1) in _LEADS:
            first = Mention(_of_persons(phrase), trigger, metric, "toll")
            return [first, *_further(clause, trigger, metric, phrase.last)]
    return withdrawn


def _of_persons(phrase: Phrase) -> Phrase:
    return phrase if phrase.noun else replace(phrase, noun=PERSONS)


def _further(clause: Clause, trigger: Trigger, metric: Metric, at: int) -> list[Mention]:
    """Return the later figures of the same toll: put the toll at three and at four; it now stands at five."""
    found: list[Mention] = []
    here = at
    while here < at + _REACH and clause.low(here) not in {".", ""}:
        phrase = clause.phrase_at(here)
        if phrase is not None and phrase.number is not None and _goes_on(clause, at, here):
            found.append(Mention(_of_persons(phrase), trigger, metric, "toll_later", direct=False))
            at = phrase.last
        here += 1
    return found


def _goes_on(clause: Clause, at: int, here: int) -> bool:
    """Whether a figure after the first one belongs to the toll too."""
    between = [clause.low(k) for k in range(at, here - 1)]
    if clause.low(here - 1) not in {"at", "to"} or "from" in between:
        return False
    return set(between) <= _THEN or (len(between) > 1 and "it" in between and between[-1] in _LEADS | {"risen", "climbed", "rose"})


def _before(clause: Clause, trigger: Trigger) -> Phrase | None:
    """Return the number of 'brings to nine the number of people killed'."""
    phrase = clause.phrase_before(trigger.first - 1) if clause.low(trigger.first - 1) == "the" else None
    return phrase if phrase and phrase.number and clause.low(phrase.first - 1) == "to" else None
