"""Mentions of linked phrases: the metric by the kind of thing, negation, plans and mere possibilities."""

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.clauses.clause import Clause, Mention, is_counted
from pipelines.extract.counts.clauses.metric_by_kind import metric_for, of_things
from pipelines.extract.counts.clauses.metric_triggers import Chain
from pipelines.extract.counts.clauses.zeros_by_people import harms_nobody, is_negated, is_of_two, is_zero
from pipelines.extract.counts.metrics.all_metrics import metrics_with
from pipelines.extract.counts.metrics.metric_record import Trait
from pipelines.extract.counts.metrics.metric_word import Trigger
from pipelines.extract.counts.phrases.phrase import Phrase
from pipelines.extract.counts.words.sentence_words import Word
from pipelines.extract.text.word_lists import word_set

_HYPOTHETICAL = word_set("if unless whether")
_UNREAL = word_set("could would might may can should must to could've would've should've must've might've")
# Words before 'to have killed' that say what happened, not what ought to.
_TOLD = word_set(
    "claim claims claimed claiming said reported believed thought known feared presumed alleged understood confirmed appear appears"
    " appeared seem seems seemed estimated admits admitted acknowledged"
)
_DANGERS = word_set("danger risk threat fear fears possibility chance hope prospect hopes dangers risks")
_ATTEMPTS = word_set(
    "try tries tried trying attempt attempts attempted attempting effort efforts work works working race races raced racing struggle"
    " struggled struggling struggles seek seeks sought seeking scramble scrambled scrambling bid mission operation operations unable failed"
)
_BEFORE_TO = 3  # words between 'trying' and the 'to' of what is tried, at most
_LINKING = frozenset({"is", "are", "was", "were", "has", "have", "been", "also", "now", "still", "widely"})
_HABITUAL = frozenset({"gets", "get"})
_BESIDE = 8  # words between phrase and metric word inside one claim, at most
_PLANNABLE = metrics_with(Trait.PLANNABLE)


def is_told(words: tuple[Word, ...], chain: Chain, trigger: Trigger) -> bool:
    """Whether 'to have' follows a word that states a deed: claims to have killed, are believed to have died."""
    if chain.modal != "to" or not chain.perfect:
        return False
    to = next((at for at in range(trigger.first - 1, chain.first - 1, -1) if words[at].low == "to"), 0)
    return to > 0 and words[to - 1].low in _TOLD


def before_verb(clause: Clause, chain: Chain, trigger: Trigger) -> int:
    """Return the position after the subject: that of the verb's first word, of 'are' in 'are said to have died'."""
    at = chain.first
    if is_told(clause.words, chain, trigger):
        at -= clause.low(at - 1) in _TOLD
        while clause.low(at - 1) in _LINKING:
            at -= 1
    return at


def mentions_of(clause: Clause, trigger: Trigger, chain: Chain, phrases: list[Phrase], rule: str) -> list[Mention]:
    """Return the mentions of these phrases, as far as the metric word counts such things and the clause is no mere possibility."""
    people = trigger.word.metrics.get(ObjectClass.PEOPLE)
    negated = is_negated(clause, chain)
    if not phrases and negated and people and not trigger.word.nouns and harms_nobody(clause, trigger, chain):
        return [Mention(None, trigger, people, "not_anyone", zero=True)]
    if is_of_two(clause, phrases):
        return [Mention(None, trigger, people, "neither", zero=True)] if people and chain.modal is None else []
    kept_from = clause.low(chain.first - 1) == "from" and any(phrase.last == chain.first - 1 for phrase in phrases)
    if kept_from or clause.low(trigger.first - 1) in _HABITUAL:
        return []  # kept somebody from getting hurt
    found: list[Mention] = []
    told = is_told(clause.words, chain, trigger)
    for phrase in [of_things(clause, trigger, phrase) for phrase in phrases]:
        metric = metric_for(clause, trigger, phrase)
        zero = is_zero(clause, phrase, (chain.first, trigger.first), negated=negated)
        if phrases[0].negative and phrase.first != phrases[0].first:
            continue  # none of the four clerks and 90 guests: the 'none' is of all
        if metric is None or ((negated or phrase.negative or trigger.word.absent) and not zero) or not (zero or is_counted(phrase)):
            continue
        planned, tentative = _reality(chain, metric)
        planned = (planned and not told) or trigger.word.planned
        if (chain.modal in _UNREAL and not planned and not tentative and not told) or _supposed(clause, chain.first, phrase):
            continue
        apart = any(_between(phrase, other, trigger) for other in phrases)
        direct = not apart and _gap(phrase, trigger) <= _BESIDE
        found.append(Mention(phrase, trigger, metric, rule, direct, apart=apart, zero=zero, planned=planned, tentative=tentative))
    return found


def _reality(chain: Chain, metric: Metric) -> tuple[bool, bool]:
    """Return whether the clause is about a plan, and whether it says 'may have'."""
    planned = chain.modal in {"will", "would", "shall", "to"} and metric in _PLANNABLE and not (chain.perfect and chain.modal == "would")
    return planned, chain.perfect and chain.modal in {"may", "might"}


def _between(phrase: Phrase, other: Phrase, trigger: Trigger) -> bool:
    """Whether another counted phrase stands between this one and the metric word."""
    return phrase.last <= other.first < trigger.first or trigger.last <= other.first < phrase.first


def _gap(phrase: Phrase, trigger: Trigger) -> int:
    return min(abs(phrase.last - trigger.first), abs(trigger.last - phrase.first))


def _supposed(clause: Clause, at: int, phrase: Phrase) -> bool:
    """Whether 'if' opens the clause."""
    first = max(0, min(phrase.first, at) - 6)
    return any(clause.low(k) in _HYPOTHETICAL for k in range(first, at)) or _is_feared(clause, at)


def _is_feared(clause: Clause, at: int) -> bool:
    """Whether the verb is what may come or what is tried: in danger of collapsing, trying to rescue nine miners."""
    if clause.low(at - 1) == "of":
        return clause.low(at - 2) in _DANGERS
    return clause.low(at) == "to" and any(clause.low(k) in _ATTEMPTS for k in range(max(0, at - _BEFORE_TO), at))
