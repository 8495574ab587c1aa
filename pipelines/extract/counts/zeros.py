"""Claims of none: no injuries, without casualties, all passengers escaped unhurt.

That one person was not hurt tells nothing of how many were, so a zero needs 'no', 'none', 'nobody' or people in the plural.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipelines.extract.counts import grammar
from pipelines.extract.counts.clause import Clause, Mention
from pipelines.extract.counts.metrics import Trigger
from pipelines.extract.counts.phrase import Phrase
from pipelines.extract.text.lexicon import word_set
from pipelines.vocabulary import Metric, NumberForm, ObjectClass

_REACH = 14  # words between people and 'unharmed', at most
_BEFORE = 5  # words between 'no' and its noun, at most
_NEGATION_REACH = 10  # words between a negation and 'any', at most
_ENDS = frozenset({",", ".", ";", "and", "but", "'s", "of", "in", "for", "to", "on", "about", "from", "as", "more"})
# A noun behind the metric noun makes it a word for a number, which was not given.
_NUMBER_NOUNS = frozenset({"figure", "figures", "toll", "tolls", "count", "counts", "list", "report", "reports", "number", "numbers"})
_DEGREES = frozenset({"seriously", "critically", "badly", "gravely", "severely"})
_WHOLE = word_set("one was were has have been human personal damage property or and deaths injuries further other immediate")
_SUFFERING = frozenset({"suffer", "suffered", "sustain", "sustained", "take", "took", "had"})
_REPORTING = frozenset({"report", "reported", "mention", "mentioned", "give", "given", "announce", "announced"})
_OPEN = _REPORTING | frozenset(
    {"whether", "if", "know", "known", "unknown", "unclear", "clear", "want", "wants", "wanted", "hope", "hopes", "avoid"}
)


def is_none_of(clause: Clause, trigger: Trigger) -> bool:
    """Whether the noun is denied: no injuries, without casualties, did not cause any deaths."""
    if clause.low(trigger.last) in _NUMBER_NOUNS or clause.low(trigger.first) == "lives":
        return False
    for at in range(max(0, trigger.first - _BEFORE), trigger.first):
        low = clause.low(at)
        between = [clause.low(k) for k in range(at, trigger.first)]
        if low not in {"no", "without", "any"} or any(w in _ENDS or (w.endswith("ing") and w != "including") for w in between[1:]):
            continue
        return low != "any" or _is_negated(clause, trigger)
    return False


def _is_negated(clause: Clause, trigger: Trigger) -> bool:
    before = [clause.low(k) for k in range(max(0, trigger.first - _NEGATION_REACH), trigger.first)]
    negated = any(low in grammar.NEGATIONS | {"without"} or low.endswith("n't") for low in before)
    return negated and not set(before) & _OPEN


def unharmed(clause: Clause, trigger: Trigger) -> list[Mention]:
    """Return the claim of 'all passengers escaped unhurt'; none for one person who was unhurt."""
    people = [
        p
        for p in clause.phrases
        if p.noun and p.noun.object_class is ObjectClass.PEOPLE and p.last <= trigger.first and trigger.first - p.last <= _REACH
    ]
    if not people or not is_group(people[-1]):
        return []
    return [Mention(None, trigger, trigger.word.metrics[ObjectClass.PEOPLE], "unharmed", zero=True)]


def is_zero(clause: Clause, phrase: Phrase, chain: tuple[int, int], *, negated: bool) -> bool:
    """Whether a verb and its subject or object say none: no one was hurt, the passengers were not hurt; not 'no one was seriously hurt'.

    chain: auxiliaries and adverbs of the verb, [first, last).
    """
    if phrase.negative:
        return not any(clause.low(k) in _DEGREES for k in range(*chain))
    return negated and phrase.number is None and phrase.definite and is_group(phrase)


def is_group(phrase: Phrase) -> bool:
    """Whether the phrase tells of several people, or says nobody."""
    if phrase.negative:
        return True
    if phrase.number is not None:
        return phrase.number.value != 1
    return phrase.noun is not None and phrase.noun.plural and phrase.form is not NumberForm.NAMED


def with_implied(clause: Clause, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions, and of no casualties also no dead and no injured: what adds up to none has no parts.

    Not of one side's casualties: that the troops had none tells nothing of the others.
    """
    for mention in mentions:
        yield mention
        if mention.zero and mention.metric is Metric.CASUALTIES and not _is_of_one_side(clause, mention.trigger):
            yield replace(mention, metric=Metric.KILLED)
            yield replace(mention, metric=Metric.INJURED)


def _is_of_one_side(clause: Clause, trigger: Trigger) -> bool:
    """Whether the words limit the zero to some people: no military casualties, suffered no casualties, none among the troops."""
    before = [clause.low(k) for k in range(max(0, trigger.first - _BEFORE), trigger.first)]
    start = max((at for at, low in enumerate(before) if low in {"no", "any", "without"}), default=-1)
    limited = start >= 0 and bool(set(before[start + 1 :]) - _WHOLE)
    after = clause.low(trigger.last)
    there = after == "among" or (after == "on" and clause.low(trigger.last + 1) not in {"either", "both", "any", "all"})
    return limited or there or bool(set(before) & _SUFFERING)
