"""What a metric noun counts: nine deaths, the death of a boy, no injuries, a triple murder."""

from pipelines.extract.counts import grammar
from pipelines.extract.counts.arguments import people_at
from pipelines.extract.counts.chains import chain_right
from pipelines.extract.counts.clause import Clause, Mention
from pipelines.extract.counts.lexicon import PERSON
from pipelines.extract.counts.mentions import mentions_of
from pipelines.extract.counts.metrics import Trigger
from pipelines.extract.counts.numbers import Number, is_year
from pipelines.extract.counts.numbers_words import MULTIPLES
from pipelines.extract.counts.phrase import Phrase
from pipelines.extract.counts.tolls import is_toll, toll
from pipelines.extract.counts.triggers import Chain
from pipelines.extract.counts.zeros import is_none_of
from pipelines.vocabulary import Bound, Metric, NumberForm, ObjectClass

_ADJUNCTS = grammar.DAY_WORDS | frozenset({"on", "in", "at", "near", "during", "outside"})  # may stand between a noun and its 'of'
_ADJUNCT_REACH = 9  # words from a noun to its 'of', at most
_ENDS = grammar.AUXILIARIES | grammar.HAVE | grammar.RELATIVES | frozenset({",", ".", ";", ":", "and", "but", "by"})


def noun_frame(clause: Clause, trigger: Trigger, chain: Chain) -> list[Mention]:
    """Return what a metric noun counts."""
    metric = trigger.word.metrics[ObjectClass.PEOPLE]
    multiple = MULTIPLES.get(clause.low(trigger.first - 1))
    if multiple:
        return [Mention(_multiple(trigger.first - 1, multiple), trigger, metric, "multiple_noun")]
    if is_none_of(clause, trigger):
        return [Mention(None, trigger, metric, "no_noun", zero=True)] if trigger.word.absent or not trigger.word.soft else []
    if trigger.word.soft or trigger.word.absent:
        return []
    if is_toll(clause, trigger):
        return toll(clause, trigger, metric)
    phrase = next((p for p in clause.phrases if _stands_before(clause, p, trigger)), None)
    return [Mention(phrase, trigger, metric, "number_noun")] if phrase else _owned(clause, trigger, chain)


def _multiple(at: int, size: int) -> Phrase:
    """Read the adjective of 'a triple murder' as a number."""
    number = Number(at, at, at + 1, size, size, size, Bound.EXACT, NumberForm.WORDS)
    return Phrase(at, at + 1, None, PERSON, number, NumberForm.WORDS)


def _stands_before(clause: Clause, phrase: Phrase, trigger: Trigger) -> bool:
    beside = phrase.last in {trigger.first, trigger.last, trigger.first - 1} and phrase.first < trigger.first
    return (
        phrase.number is not None
        and beside
        and not _counts_no_people(clause, phrase, trigger)
        and _only_adjectives(clause, phrase, trigger)
    )


def _counts_no_people(clause: Clause, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether the number is a year (the 1980 murder) or counts events (nine kidnappings)."""
    year = phrase.number is not None and phrase.number.core > phrase.first and is_year(clause.low(phrase.number.core))
    captures = trigger.word.metrics.get(ObjectClass.PEOPLE) is Metric.CAPTURED
    return year or (captures and phrase.noun is not None and phrase.noun.object_class is ObjectClass.EVENT)


def _owned(clause: Clause, trigger: Trigger, chain: Chain) -> list[Mention]:
    """Read 'the death of a boy', 'the murder last week in Lyon of a boy', 'the boy's death'."""
    of = _of_after(clause, trigger.last)
    if of is not None:
        phrases = chain_right(clause, people_at(clause, of + 1))
        return mentions_of(clause, trigger, chain, phrases, "of_noun")
    owner = clause.phrase_before(trigger.first - 1) if clause.low(trigger.first - 1) == "'s" else None
    return mentions_of(clause, trigger, chain, [owner] if owner else [], "possessive")


def _of_after(clause: Clause, at: int) -> int | None:
    """Return where the 'of' of a noun stands: right behind it, or behind a time or place and before people."""
    if clause.low(at) == "of":
        return at
    if clause.low(at) not in _ADJUNCTS:
        return None
    for here in range(at + 1, at + _ADJUNCT_REACH):
        if clause.low(here) != "of" and (clause.low(here) in _ENDS or not clause.low(here)):
            return None
        if clause.low(here) == "of":
            phrase = people_at(clause, here + 1)
            people = phrase is not None and (phrase.noun is None or phrase.noun.object_class is ObjectClass.PEOPLE)
            if people and phrase is not None and (phrase.name or phrase.form or phrase.number):
                return here
    return None


def _only_adjectives(clause: Clause, phrase: Phrase, trigger: Trigger) -> bool:
    return all(clause.low(at) not in grammar.STOPS for at in range(phrase.last, trigger.first))
