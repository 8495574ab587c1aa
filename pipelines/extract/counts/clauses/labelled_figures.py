"""Lines of a bulletin that name a figure before it: 'Total deaths: 45', 'Dead – 14; Injured – 33', 'Displaced since May: 102,000'."""

from collections.abc import Iterator

from pipelines.contract.vocabulary import ObjectClass
from pipelines.extract.counts.clauses.clause import Clause, Mention
from pipelines.extract.counts.metrics.all_metrics import metric_words
from pipelines.extract.counts.metrics.metric_word import Form, MetricFrame, MetricWord, Trigger
from pipelines.extract.counts.words import function_words
from pipelines.extract.text.word_lists import word_set

_LONGEST = 12  # words of a label that opens the line, at most
_SHORT = 5  # words of a later label, at most
_MARKS = frozenset({":", "–", "—", "-", "=", "total", "totalled", "totaled"})
_BETWEEN = frozenset({";", ",", "|", "•", "/"})
_BEFORE = word_set("total totals confirmed new reported number no no. of the persons people cumulative suspected • *")
_SAID = function_words.AUXILIARIES | function_words.HAVE | function_words.RELATIVES | {"said", "says"}


def labelled(clause: Clause) -> Iterator[Mention]:
    """Yield the figures of a line whose labels are metric words."""
    start = 0
    for at in range(1, len(clause.words)):
        mark = clause.low(at)
        if mark in _BETWEEN:
            start = at + 1
        elif mark in _MARKS:
            mention = _figure(clause, start, at)
            if mention:
                yield mention
            start = at + 1


def _figure(clause: Clause, start: int, mark: int) -> Mention | None:
    """Return the figure behind a mark where the words [start, mark) are a label of one; only a colon ends a long label."""
    longest = _LONGEST if start == 0 and clause.low(mark) == ":" else _SHORT
    phrase = clause.phrase_at(mark + 1)
    if phrase is None or phrase.number is None or mark - start > longest or set(clause.lows[start:mark]) & _SAID:
        return None
    first = start
    while first < mark and clause.low(first) in _BEFORE:
        first += 1
    kind = phrase.noun.object_class if phrase.noun else ObjectClass.PEOPLE
    word = _metric_word(clause, first, kind)
    return (
        Mention(phrase, Trigger(first, first + 1, word, Form.OTHER), word.metrics[kind], "labelled", direct=False, apart=True)
        if word
        else None
    )


def _metric_word(clause: Clause, at: int, kind: ObjectClass) -> MetricWord | None:
    """Return the metric word of a label: a participle, an adjective or a noun that counts such things."""
    for wording, form, word in metric_words().get(clause.low(at), ()):
        fits = form is Form.PAST or (word.frame in {MetricFrame.STATE, MetricFrame.NOUN} and not word.owned)
        if fits and kind in word.metrics and len(wording) == 1 and not (word.soft or word.absent or word.planned):
            return word
    return None
