"""Metric words in phrases that name a figure: the number of displaced families, the count of missing climbers, the tally of cases.

Which number belongs to it is read in `toll_figures`.
"""

from functools import cache

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.metrics.all_metrics import metric_words
from pipelines.extract.counts.metrics.metric_word import Form, MetricFrame, MetricWord, Trigger
from pipelines.extract.counts.words import function_words
from pipelines.extract.counts.words.counted_nouns import PERSONS, Noun, noun_of
from pipelines.extract.counts.words.numbers import is_year
from pipelines.extract.text.word_lists import word_set

FIGURES = word_set("number numbers count tally")
_REACH = 7  # words between 'number' and the word for what happened, at most
_ENDS = function_words.STOPS - (
    function_words.RELATIVES | function_words.HAVE | function_words.AUXILIARIES | function_words.DETERMINERS | {"of", "so", "far"}
)
_FRAMES = frozenset({MetricFrame.STATE, MetricFrame.NOUN})


def number_of(lows: tuple[str, ...], at: int) -> tuple[Trigger, ...]:
    """Return the metric word that begins at 'number': of people killed, of displaced families; empty where none does."""
    if not lows[at].startswith("number") and lows[at + 1 : at + 2] != ("of",):
        return ()
    for here in range(at + 1, min(at + _REACH, len(lows))):
        found = _happened(lows, here)
        if found is not None:
            word, end = found
            end = _after_noun(lows, end)
            return _named(lows, at, end, word)
        if lows[here] in _ENDS or is_year(lows[here]):
            return ()
    return ()


def _happened(lows: tuple[str, ...], at: int) -> tuple[MetricWord, int] | None:
    """Return the metric word that stands here as a participle, an adjective or a noun, and the word after it."""
    for wording, form, word in metric_words().get(lows[at], ()):
        fits = form is Form.PAST or (word.frame in _FRAMES and not word.absent)
        if fits and not word.soft and not word.planned and lows[at : at + len(wording)] == wording:
            return word, at + len(wording)
    return None


def _after_noun(lows: tuple[str, ...], at: int) -> int:
    """Step over the noun that the participle describes: of missing climbers, of confirmed cholera cases."""
    end = at
    while end < len(lows) and end < at + 3 and lows[end] not in function_words.STOPS and lows[end].isalpha() and not noun_of(lows[end]):
        end += 1
    return end + 1 if end < len(lows) and end < at + 3 and noun_of(lows[end]) else at


def _named(lows: tuple[str, ...], at: int, end: int, word: MetricWord) -> tuple[Trigger, ...]:
    noun = counted_noun(lows, at, end)
    metric = word.metrics.get(noun.object_class)
    return (Trigger(at, end, _figure_word(metric, noun.object_class), Form.OTHER),) if metric else ()


def counted_noun(lows: tuple[str, ...], first: int, last: int) -> Noun:
    """Return what the words [first, last) count: the last of their nouns in the plural, else persons."""
    found = [noun for low in lows[first + 1 : last] if (noun := noun_of(low)) is not None and noun.plural]
    return found[-1] if found else PERSONS


@cache
def _figure_word(metric: Metric, kind: ObjectClass) -> MetricWord:
    """Return the metric word for a figure that is named."""
    return MetricWord(MetricFrame.NOUN, {kind: metric}, ("number of",), (), ())
