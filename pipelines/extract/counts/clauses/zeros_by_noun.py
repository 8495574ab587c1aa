"""Claims of zero made with a noun: no injuries, without casualties, neither dead nor wounded, did not cause deaths, only material damage.

People of whom a verb or an adjective says that nobody was hurt are read in `zeros_by_people`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipelines.contract.vocabulary import Metric
from pipelines.extract.counts.clauses.clause import Clause, Mention
from pipelines.extract.counts.clauses.zeros_by_people import is_group, is_rehearsed
from pipelines.extract.counts.metrics.injured import ONLY_DAMAGE
from pipelines.extract.counts.metrics.metric_word import Trigger
from pipelines.extract.counts.words import function_words
from pipelines.extract.text.word_lists import word_set

_BEFORE = 6  # words between 'no' and its noun, at most
_NEGATION_REACH = 10  # words between a negation and 'any', at most
_CAUSE_REACH = 7  # words between a verb and its second object, at most
_NOT_REACH = 4  # words between 'not' and its verb, at most
_NO = frozenset({"no", "without", "zero", "nor", "0"})
_OPENS = _NO | {"any", "neither", "not"}
_ENDS = word_set(", . ; and but 's of in for to on about from as more")
# A noun after the metric noun turns it into a word for a number: no casualty figures means that no number was given.
_NUMBER_NOUNS = word_set("figure figures toll tolls count counts list report reports number numbers")
# That nobody was gravely hurt does not say that nobody was hurt.
_DEGREES = word_set("seriously critically badly gravely severely serious critical grave severe major life-threatening significant")
_WHOLE = word_set("one was were has have been human personal damage property or and deaths injuries further other immediate single a")
_SUFFERING = word_set("suffer suffered suffering sustain sustained sustaining take took had receive received")
_CAUSING = word_set(
    "cause caused causes causing inflict inflicted inflicts inflicting produce produced produces producing leave left leaves leaving"
    " result resulted results resulting claim claimed claims claiming involve involved involving"
)
_BETWEEN_OBJECTS = word_set(
    "in any or and nor to property material damage personal human deaths death injuries casualties victims fatalities dead"
)
_REPORTING = word_set("report reported mention mentioned give given announce announced")
_OPEN = _REPORTING | word_set("whether if know known unknown unclear clear want wants wanted hope hopes avoid")
_TAKING = word_set("claim claimed claims claiming cost costs costing take took takes taking")


def is_none_of(clause: Clause, trigger: Trigger) -> bool:
    """Whether the noun is denied: no injuries, did not cause deaths; not 'no serious injuries', 'no casualty figures'."""
    if clause.low(trigger.last) in _NUMBER_NOUNS or is_rehearsed(clause) or _is_of_one_person(clause, trigger):
        return False
    if trigger.word is ONLY_DAMAGE:
        return "only" in {clause.low(trigger.first - 1), clause.low(trigger.last)} and _is_caused(clause, trigger)
    opener = _opener(clause, trigger)
    if opener is None:
        return _is_not_caused(clause, trigger)
    if clause.low(opener) == "neither" and any(clause.low(at) in function_words.DETERMINERS for at in range(opener + 1, trigger.first)):
        return False  # neither the victims nor the police
    if clause.low(trigger.first) == "lives":
        return "lost" in {clause.low(trigger.last), clause.low(trigger.last + 1)} or clause.low(opener - 1) in _TAKING
    return clause.low(opener) != "any" or _is_negated(clause, trigger)


def _opener(clause: Clause, trigger: Trigger) -> int | None:
    """Return where the word stands that says none: no, without, neither, not a single, or the 'any' after a negation."""
    for at in range(max(0, trigger.first - _BEFORE), trigger.first):
        low = clause.low(at)
        if low not in _OPENS or (low == "not" and clause.low(at + 1) not in {"a", "one"}) or _is_closed(clause, at, trigger.first):
            continue
        if low == "not" and clause.low(at + 1) == "a" and clause.low(at + 2) != "single":
            continue
        return at
    return None


def _is_closed(clause: Clause, at: int, noun: int) -> bool:
    """Whether the words between 'no' and a noun end its reach or speak of a degree."""
    between = [clause.low(k) for k in range(at, noun)]
    causing = between[0] == "without" and len(between) > 1 and between[1] in _CAUSING
    return any(low in _ENDS or low in _DEGREES or _is_participle(low) for low in between[2 if causing else 1 :])


def _is_participle(low: str) -> bool:
    return low.endswith("ing") and low != "including"


def _is_not_caused(clause: Clause, trigger: Trigger) -> bool:
    """Whether a negated verb of causing has the noun for its object: did not cause casualties, has not resulted in deaths or injuries."""
    at = trigger.first - 1
    while at >= trigger.first - _CAUSE_REACH and clause.low(at) in _BETWEEN_OBJECTS:
        at -= 1
    if clause.low(at) not in _CAUSING and clause.low(at) not in _SUFFERING:
        return False
    before = [clause.low(k) for k in range(max(0, at - _NOT_REACH), at)]
    return any(low in {"not", "never", "without"} or low.endswith("n't") for low in before) and not set(before) & (_OPEN | {"only"})


def _is_caused(clause: Clause, trigger: Trigger) -> bool:
    """Whether a verb says that there was this damage: caused, was reported, there was."""
    near = [clause.low(k) for k in range(max(0, trigger.first - _BEFORE), min(trigger.last + _BEFORE, len(clause.words)))]
    return bool(set(near) & (_CAUSING | _SUFFERING | _REPORTING | {"there", "did", "done"})) and "not" not in near


def _is_negated(clause: Clause, trigger: Trigger) -> bool:
    before = [clause.low(k) for k in range(max(0, trigger.first - _NEGATION_REACH), trigger.first)]
    negated = any(low in function_words.NEGATIONS | {"without"} or low.endswith("n't") for low in before)
    return negated and not set(before) & _OPEN


def _is_of_one_person(clause: Clause, trigger: Trigger) -> bool:
    """Whether 'suffered no injuries' is said of one person, which says nothing about the others."""
    verb = next((at for at in range(trigger.first - 1, trigger.first - _CAUSE_REACH, -1) if clause.low(at) in _SUFFERING), None)
    if verb is None or clause.low(verb) in {"had", "take", "took"}:
        return False
    people = [p for p in clause.phrases if p.last <= verb and (p.form or p.number)]
    return bool(people) and not is_group(people[-1])


def with_implied(clause: Clause, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions; 'no casualties' also means no dead and no injured, because a total of zero has no parts.

    Not for one side's casualties: that the troops had none says nothing about the others. Nor for 'only damage', which names neither.
    """
    for mention in mentions:
        yield mention
        whole = mention.zero and mention.metric is Metric.CASUALTIES and mention.trigger.word is not ONLY_DAMAGE
        if whole and not _is_of_one_side(clause, mention.trigger):
            yield replace(mention, metric=Metric.KILLED)
            yield replace(mention, metric=Metric.INJURED)


def _is_of_one_side(clause: Clause, trigger: Trigger) -> bool:
    """Whether the words limit the zero to some people: no military casualties, suffered no casualties, none among the troops."""
    before = [clause.low(k) for k in range(max(0, trigger.first - _BEFORE), trigger.first)]
    start = max((at for at, low in enumerate(before) if low in _OPENS), default=-1)
    limited = start >= 0 and bool(set(before[start + 1 :]) - _WHOLE - _CAUSING - _BETWEEN_OBJECTS)
    after = clause.low(trigger.last)
    there = after == "among" or (after == "on" and clause.low(trigger.last + 1) not in {"either", "both", "any", "all"})
    return limited or there or bool(set(before) & _SUFFERING)
