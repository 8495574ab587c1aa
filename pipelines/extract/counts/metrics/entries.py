"""How entries of the lists of metric words for people are written.  The words are in `harm` and `missing_held_helped`."""

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
    """Return a verb whose subject is counted."""
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
