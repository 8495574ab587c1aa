"""Mentions of linked phrases: the metric by the kind of thing, negation, plans and mere possibilities."""

from pipelines.extract import counts_grammar as grammar
from pipelines.extract.counts_clause import Clause, Mention, is_counted
from pipelines.extract.counts_lexicon import metric_words
from pipelines.extract.counts_phrase import Phrase
from pipelines.extract.counts_triggers import Chain
from pipelines.extract.lexicon import word_set
from pipelines.extract.metrics import Trigger
from pipelines.vocabulary import Metric, NumberForm, ObjectClass

_HYPOTHETICAL = word_set("if unless whether")
_UNREAL = word_set("could would might may can should must to")
ANYONE = word_set("anyone anybody")
_BESIDE = 8  # words between phrase and metric word inside one claim, at most
PLANNABLE = frozenset({Metric.EVACUATED, Metric.RELEASED, Metric.DISPLACED, Metric.CHARGED, Metric.RESCUED, Metric.LAUNCHED})


def is_negated(clause: Clause, chain: Chain) -> bool:
    """Whether the verb is denied: was not hurt, without killing."""
    return chain.negated or any(clause.low(at) in {"without", "nor", "neither"} for at in range(max(0, chain.first - 2), chain.first))


def mentions_of(clause: Clause, trigger: Trigger, chain: Chain, phrases: list[Phrase], rule: str) -> list[Mention]:
    """Return the mentions of these phrases, as far as the metric word counts such things and the clause is no mere possibility."""
    negated = is_negated(clause, chain) or (bool(phrases) and clause.low(phrases[0].first - 1) == "neither")
    if (
        not phrases
        and negated
        and chain.modal is None
        and clause.low(trigger.last) in ANYONE
        and ObjectClass.PEOPLE in trigger.word.metrics
    ):
        return [Mention(None, trigger, trigger.word.metrics[ObjectClass.PEOPLE], "not_anyone", zero=True)]
    found: list[Mention] = []
    for phrase in phrases:
        metric = _metric(clause, trigger, phrase)
        if metric is None:
            continue
        planned = chain.modal in {"will", "would", "shall", "to"} and metric in PLANNABLE
        tentative = chain.perfect and chain.modal in {"may", "might"}
        if clause.low(trigger.first - 1) in {"gets", "get"}:
            continue
        if (chain.modal in _UNREAL and not planned and not tentative) or _supposed(clause, chain.first, phrase):
            continue
        zero = phrase.negative or (negated and phrase.number is None and phrase.form is not None)
        if (negated and not zero) or (not zero and not is_counted(phrase)):
            continue
        direct = phrase in (phrases[0], phrases[-1]) and min(abs(phrase.last - trigger.first), abs(trigger.last - phrase.first)) <= _BESIDE
        found.append(Mention(phrase, trigger, metric, rule, direct, zero=zero, planned=planned, tentative=tentative))
    return found


def _supposed(clause: Clause, at: int, phrase: Phrase) -> bool:
    """Whether 'if' opens the clause."""
    first = max(0, min(phrase.first, at) - 6)
    return any(clause.low(k) in _HYPOTHETICAL for k in range(first, at))


def _metric(clause: Clause, trigger: Trigger, phrase: Phrase) -> Metric | None:
    """Return the metric for a phrase of this class; None where the word does not count such things."""
    if trigger.word.nouns and (phrase.head is None or clause.low(phrase.head) not in trigger.word.nouns):
        return None
    if (
        phrase.noun
        and phrase.noun.object_class is not ObjectClass.PEOPLE
        and phrase.form is NumberForm.SINGULAR
        and not _is_one_thing(clause, phrase)
    ):
        return None
    if phrase.noun:
        return trigger.word.metrics.get(phrase.noun.object_class)
    metric = trigger.word.metrics.get(ObjectClass.PEOPLE)
    if metric is None:
        before = [p.noun for p in clause.phrases if p.number and p.noun and p.last <= phrase.first]
        return trigger.word.metrics.get(before[-1].object_class) if before and phrase.number else None
    following = clause.low(phrase.last)
    elided = (
        following in grammar.STOPS
        or following in grammar.DAY_WORDS
        or following == ""
        or phrase.last == trigger.first
        or following.endswith("ly")
        or phrase.partitive
    )
    plural = following.endswith("s") and following not in {
        "cows",
        "animals",
        "dogs",
        "cattle",
        "horses",
        "birds",
        "sheep",
        "goats",
        "pigs",
        "jobs",
        "trees",
    }
    return metric if metric and (elided or plural or phrase.last == trigger.last) else None


def _is_one_thing(clause: Clause, phrase: Phrase) -> bool:
    """Whether a singular thing is counted: a school, no part of a compound such as a school bus driver, nothing known before."""
    following = clause.low(phrase.last)
    closed = not following.isalpha() or following in grammar.STOPS | grammar.DAY_WORDS or following in metric_words()
    return closed and (phrase.negative or clause.low(phrase.first) in {"a", "an", "another"})
