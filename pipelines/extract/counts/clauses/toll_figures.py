"""Figures of a running toll: the death toll rose from nine to 12, put the toll at three, brought the number of people killed to five.

The words for it are in `killed` and `number_of`.
"""

from dataclasses import replace

from pipelines.contract.vocabulary import Bound, Metric
from pipelines.extract.counts.clauses.clause import Clause, Mention
from pipelines.extract.counts.clauses.number_of import FIGURES, counted_noun
from pipelines.extract.counts.metrics.metric_word import Trigger
from pipelines.extract.counts.phrases.phrase import Phrase
from pipelines.extract.text.word_lists import word_set

_REACH, _LONG_REACH = 14, 26  # words between the toll's name and its number, at most; of a death toll
_EXCEEDING = word_set(
    "passed surpassed exceeded topped past surpasses exceeds tops passes crossed crosses beyond surpassing exceeding topping"
)
_LEADS = _EXCEEDING | word_set(
    "at to be : of is was now stands stood stand reached reaches reach reaching hit hits are were totals totalled"
)
_OPENERS = word_set("closer above over more at well")  # words of a bound that lead to a figure by themselves: closer to 35
_GONE = word_set("gone went goes going shot moved jumped inched climbed rose shoots risen")
_COME_TO = _EXCEEDING | word_set("reached reaches hit totalled totaled rose risen climbed jumped increased grew grown stood stands stand")
_RISEN_REACH = 9  # words from the noun to its number, at most
_OTHER_FATES = frozenset({"wounded", "injured", "hurt", "missing"})
_CHANGED = word_set("raised lifted lowered revised cut increased reduced put placed corrected")
_REVISED = word_set("revised lowered raised corrected cut reduced increased downwards upwards downward upward")
_MAY_COME = word_set("could would might may can will expected likely bound set")  # the toll could rise to 30, is expected to reach 30
_THEN = _CHANGED | word_set("and then later but , subsequently at last finally first was again")
_ENDS = frozenset({".", ";", ""})
_COMPARED = frozenset({"differed", "differs", "differ", "different"})


def is_toll(clause: Clause, trigger: Trigger) -> bool:
    """Whether the metric words name a toll: death toll, number of people killed."""
    return clause.low(trigger.last - 1) in {"toll", "count"} or clause.low(trigger.first) in FIGURES


def toll(clause: Clause, trigger: Trigger, metric: Metric) -> list[Mention]:
    """Return the toll's number; one that only 'from' leads to is withdrawn, and one that it may yet reach is none.

    "Death toll" takes any number after it; the bare words need one that "at", "to" or the like leads to, or "to" and a number before.
    """
    before = _before(clause, trigger)
    if before:
        return [Mention(_of_things(clause, trigger, before), trigger, metric, "toll", direct=False)]
    certain = clause.low(trigger.first) in {"death", "body"}
    withdrawn: list[Mention] = []
    for at in range(trigger.last, trigger.last + (_LONG_REACH if certain else _REACH)):
        if clause.low(at) in _ENDS or clause.low(at) in _COMPARED:
            break
        phrase = clause.phrase_at(at)
        if phrase is None or phrase.number is None:
            continue
        if clause.low(phrase.last) in _OTHER_FATES or _may_come(clause, trigger.last, at):
            break  # a toll of one person wounded; the toll could rise to 30
        if clause.low(at - 1) == "from":
            withdrawn = [Mention(_of_things(clause, trigger, phrase), trigger, metric, "toll_before")]
        elif clause.low(at) == "up" and clause.low(at - 1) in _GONE:
            return [Mention(_of_things(clause, trigger, _exact(phrase)), trigger, metric, "toll")]
        elif (certain and at < trigger.last + _REACH) or clause.low(at - 1) in _LEADS or clause.low(at) in _OPENERS:
            first = Mention(_exceeded(clause, _of_things(clause, trigger, phrase)), trigger, metric, "toll")
            return [first, *_further(clause, trigger, metric, phrase.last)]
    return withdrawn


def risen(clause: Clause, trigger: Trigger, metric: Metric) -> list[Mention]:
    """Return the number that a noun in the plural has come to: deaths had reached 45, arrests in the city stood at 70."""
    if not clause.low(trigger.last - 1).endswith("s"):
        return []
    stood = False
    for at in range(trigger.last, trigger.last + _RISEN_REACH):
        low = clause.low(at)
        if low in _ENDS | {",", "and", "but"}:
            break
        stood = (stood or low in _COME_TO) and not _may_come(clause, trigger.last, at)
        phrase = clause.phrase_at(at)
        if phrase is None or phrase.number is None:
            continue
        if stood and (clause.low(at - 1) in {"to", "at"} | _COME_TO):
            return [Mention(_exceeded(clause, _of_things(clause, trigger, phrase)), trigger, metric, "toll")]
        if clause.low(at - 1) != "from":
            break
    return []


def _may_come(clause: Clause, first: int, last: int) -> bool:
    """Whether the words before a figure tell what the toll may yet be, and not what it may have been."""
    between = clause.lows[first:last]
    return bool(set(between) & _MAY_COME) and "have" not in between


def _exact(phrase: Phrase) -> Phrase:
    """Return the number of 'has gone up to 31', which is no bound."""
    number = phrase.number
    if number is None or number.high is None:
        return phrase
    return replace(phrase, number=replace(number, low=number.high, value=number.high, bound=Bound.EXACT))


def _of_things(clause: Clause, trigger: Trigger, phrase: Phrase) -> Phrase:
    """Return the number with what the toll's name says that it counts: persons, or the houses of 'number of collapsed houses'."""
    return phrase if phrase.noun else replace(phrase, noun=counted_noun(clause.lows, trigger.first, trigger.last))


def _exceeded(clause: Clause, phrase: Phrase) -> Phrase:
    """Return the number as a bound where the toll has passed it: the toll has surpassed 150."""
    number = phrase.number
    if number is None or number.bound is not Bound.EXACT or clause.low(phrase.first - 1) not in _EXCEEDING:
        return phrase
    return replace(phrase, number=replace(number, high=None, bound=Bound.MORE_THAN))


def _further(clause: Clause, trigger: Trigger, metric: Metric, at: int) -> list[Mention]:
    """Return the later figures of the same toll: put the toll at three and at four; it now stands at five."""
    found: list[Mention] = []
    here = at
    while here < at + _REACH and clause.low(here) not in {".", ""}:
        phrase = clause.phrase_at(here)
        if phrase is not None and phrase.number is not None and _goes_on(clause, at, here):
            found.append(Mention(_of_things(clause, trigger, phrase), trigger, metric, "toll_later", direct=False))
            at = phrase.last
        here += 1
    return found


def _goes_on(clause: Clause, at: int, here: int) -> bool:
    """Whether a figure after the first one belongs to the toll too."""
    between = [clause.low(k) for k in range(at, here - 1)]
    if clause.low(here - 1) not in {"at", "to"} or "from" in between:
        return False
    if between and between[-1] in _REVISED:
        return True  # was put at 14 earlier, has been revised to 11
    return set(between) <= _THEN or (len(between) > 1 and "it" in between and between[-1] in _LEADS | {"risen", "climbed", "rose"})


def _before(clause: Clause, trigger: Trigger) -> Phrase | None:
    """Return the number of 'brings to nine the number of people killed'."""
    phrase = clause.phrase_before(trigger.first - 1) if clause.low(trigger.first - 1) == "the" else None
    return phrase if phrase and phrase.number and clause.low(phrase.first - 1) in {"to", "at"} else None
