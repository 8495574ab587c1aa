"""How the metric words are written down.  The words themselves stand in the records of the metrics, beside this module."""

from collections.abc import Iterable
from dataclasses import replace

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.metrics.metric_word import MetricFrame, MetricWord
from pipelines.extract.text.word_lists import word_set

_PEOPLE = ObjectClass.PEOPLE


def verb(
    metric: Metric, forms: str, examples: tuple[str, ...], counter: tuple[str, ...] = (), *, tail: str = "", soft: bool = False
) -> MetricWord:
    """Return a verb whose object, or passive subject, is counted."""
    return MetricWord(MetricFrame.OBJECT, {_PEOPLE: metric}, tuple(forms.split()), examples, counter, tail, soft)


def intransitive(metric: Metric, forms: str, examples: tuple[str, ...], counter: tuple[str, ...] = (), *, tail: str = "") -> MetricWord:
    """Return a verb whose subject is counted; the base form once more at the end of the forms: it tells a fact (900 people need aid)."""
    return MetricWord(MetricFrame.SUBJECT, {_PEOPLE: metric}, tuple(forms.split()), examples, counter, tail)


def state(
    metric: Metric, wordings: tuple[str, ...], examples: tuple[str, ...], counter: tuple[str, ...] = (), *, soft: bool = False
) -> MetricWord:
    """Return wordings that stand behind the counted people."""
    return MetricWord(MetricFrame.STATE, {_PEOPLE: metric}, wordings, examples, counter, soft=soft)


def verb_of(metric: Metric, forms: str, nouns: str, examples: tuple[str, ...], counter: tuple[str, ...] = ()) -> MetricWord:
    """Return a verb that counts only these nouns."""
    return MetricWord(MetricFrame.OBJECT, {_PEOPLE: metric}, tuple(forms.split()), examples, counter, nouns=word_set(nouns))


def noun(metric: Metric, wordings: str, examples: tuple[str, ...], counter: tuple[str, ...] = ()) -> MetricWord:
    """Return nouns with the number before them or the people in an of-phrase; _ in a wording stands for a blank."""
    return MetricWord(MetricFrame.NOUN, {_PEOPLE: metric}, tuple(w.replace("_", " ") for w in wordings.split()), examples, counter)


def act(metric: Metric, wordings: str, examples: tuple[str, ...], counter: tuple[str, ...] = ()) -> MetricWord:
    """Return nouns of an act that count the people of their of-phrase and nothing else: the arrest of two men, not two arrest warrants."""
    return replace(noun(metric, wordings, examples, counter), owned=True)


def verbs(metric: Metric, forms: str, tails: tuple[str, ...], example: str) -> tuple[MetricWord, ...]:
    """Return one verb with each of these endings; the example has {} where the ending stands."""
    return tuple(verb(metric, forms, (example.format(tail),), tail=tail) for tail in tails)


def absent(
    frame: MetricFrame, metric: Metric, wordings: tuple[str, ...], examples: tuple[str, ...], counter: tuple[str, ...] = ()
) -> MetricWord:
    """Return words that only ever say that nobody came to harm: unharmed, no victims; `zeros_by_noun` tells which sentences say so."""
    return MetricWord(frame, {_PEOPLE: metric}, wordings, examples, counter, absent=True)


def verb_of_things(
    metrics: dict[ObjectClass, Metric],
    forms: str,
    examples: tuple[str, ...],
    counter: tuple[str, ...] = (),
    *,
    tail: str = "",
    frame: MetricFrame = MetricFrame.OBJECT,
) -> MetricWord:
    """Return a verb that counts weapons, vehicles, buildings or places, each with its metric; _ in a form stands for a blank."""
    return MetricWord(frame, metrics, tuple(f.replace("_", " ") for f in forms.split()), examples, counter, tail)


def numbered(words: Iterable[MetricWord]) -> tuple[MetricWord, ...]:
    """Return words that count only what has a number: twelve survived, not the mayor survived."""
    return tuple(replace(word, numbered=True) for word in words)


def planned(words: Iterable[MetricWord]) -> tuple[MetricWord, ...]:
    """Return words of what is to happen: told to evacuate."""
    return tuple(replace(word, planned=True) for word in words)
