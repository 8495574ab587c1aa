"""A claim while its article is still being read: a mention with offsets, figure, scope and certainty, before facts are known."""

from dataclasses import dataclass

from pipelines.extract.counts.clause import Mention
from pipelines.extract.counts.lexicon import PERSON, Noun
from pipelines.extract.counts.metrics import Trigger
from pipelines.extract.counts.people import Identity
from pipelines.extract.counts.phrase import Phrase
from pipelines.extract.counts.scope import Scope
from pipelines.extract.counts.words import Word
from pipelines.extract.dates.choice import ClaimDate
from pipelines.extract.document import Sentence
from pipelines.extract.places.mention import PlaceMention
from pipelines.tables import Statement
from pipelines.vocabulary import Bound, Certainty, CountBasis, CountState, Metric, NumberForm, SpanSource

_ORDINAL_METRICS = frozenset({Metric.KILLED, Metric.ATTACKED})
_NO_REACH = 8  # words between what says none and its noun
_NONE = frozenset({"no", "without", "not", "never", "neither", "nor", "zero", "only", "everyone", "everybody", "all"})
_FIRST_ORDINAL = 3  # 'a second man' is one more man, 'a third man' also tells that there are three


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When and where a claim happened, and where the place was read."""

    date: ClaimDate
    place: PlaceMention | None
    place_source: SpanSource | None


@dataclass(slots=True)
class Draft:
    """A claim in the making.

    figure: value, low, high, bound, form, vague term.  entity: number of the person that a count of one is about.
    whole: the claim of the coordination that this is a part of.  merged: the
    whole says all that it says.  part_of, superseded_by: positions of other drafts in the article's list.
    """

    sentence: Sentence
    words: tuple[Word, ...]
    mention: Mention
    noun: Noun
    start: int
    end: int
    value: int | None
    low: int | None
    high: int | None
    bound: Bound
    form: NumberForm | None
    scope: Scope
    certainty: Certainty
    metric: Metric
    statement: Statement | None = None
    vague_term: str | None = None
    state: CountState = CountState.STATED
    fact: int = 0
    entity: int | None = None
    identity: Identity | None = None
    whole: "Draft | None" = None
    merged: bool = False
    part_of: int | None = None
    superseded_by: int | None = None
    circumstances: Circumstances | None = None
    actor: str | None = None

    @property
    def size(self) -> int:
        """The number that stands for the figure where one number is needed."""
        return self.value if self.value is not None else self.low or self.high or 0

    @property
    def phrase(self) -> Phrase | None:
        """The counted phrase."""
        return self.mention.phrase

    @property
    def is_hidden(self) -> bool:
        """Whether it gives no row because the claim of its coordination says the same."""
        return self.merged and self.whole is not None and self.whole.metric is self.metric

    @property
    def single(self) -> bool:
        """Whether it counts one person or thing that other words may refer to."""
        return self.state is CountState.STATED and self.size == 1 and self.bound is Bound.EXACT


def draft(sentence: Sentence, words: tuple[Word, ...], mention: Mention, noun: Noun | None, scope: Scope) -> Draft:
    """Make a draft of a mention; the figure is that of its number, else one, else zero."""
    start, end = _span(words, mention)
    phrase = mention.phrase
    number = phrase.number if phrase else None
    made = Draft(
        sentence,
        words,
        mention,
        noun or PERSON,
        start,
        end,
        1,
        1,
        1,
        Bound.EXACT,
        phrase.form if phrase else None,
        scope,
        Certainty.ASSERTED,
        mention.metric,
    )
    if mention.zero:
        made.value = made.low = made.high = 0
        made.state, made.form = CountState.ZERO, NumberForm.PRONOUN
    elif phrase and phrase.ordinal and phrase.ordinal >= _FIRST_ORDINAL and mention.metric in _ORDINAL_METRICS:
        made.value = made.low = made.high = phrase.ordinal
        made.form, made.scope = NumberForm.WORDS, Scope(CountBasis.CUMULATIVE, scope.background)
    elif number:
        made.value, made.low, made.high, made.bound, made.vague_term = (
            number.value,
            number.low,
            number.high,
            number.bound,
            number.vague_term,
        )
        made.state = CountState.ZERO if number.value == 0 else made.state
    return made


def _span(words: tuple[Word, ...], mention: Mention) -> tuple[int, int]:
    """Return the claim: phrase and metric word where they stand together, else the phrase with the number, else the metric word."""
    phrase, trigger = mention.phrase, mention.trigger
    first, last = trigger.first, trigger.last
    if phrase is None:
        first, last = _zero_span(words, trigger) if mention.zero else (first, last)
    elif mention.direct or phrase.negative:
        first, last = min(first, phrase.first), max(last, phrase.last)
    elif phrase.number is not None or mention.part or mention.apart:
        first, last = phrase.first, phrase.last
    while last > first + 1 and words[last - 1].low in {",", "("}:
        last -= 1
    return words[first].start, words[last - 1].end


def _zero_span(words: tuple[Word, ...], trigger: Trigger) -> tuple[int, int]:
    """Return the words that say none: from the negation or 'everyone' to the metric word, or to 'anyone' or 'only' behind it."""
    reach = range(trigger.first - 1, max(-1, trigger.first - _NO_REACH - 1), -1)
    first = next((at for at in reach if words[at].low in _NONE or words[at].low.endswith("n't")), trigger.first)
    if words[first].low == "nor":
        first = next((at for at in range(first, max(-1, first - _NO_REACH - 1), -1) if words[at].low == "neither"), first)
    after = [word.low for word in words[trigger.last : trigger.last + 3]]
    ends = [at for at, low in enumerate(after) if low in {"anyone", "anybody", "only"}]
    return first, trigger.last + (ends[0] + 1 if ends else 0)
