"""A claim while its article is still being read: a mention with offsets, figure, scope and certainty, before facts are known."""

import datetime as dt
from dataclasses import dataclass

from pipelines.contract.tables import Statement
from pipelines.contract.vocabulary import Bound, Certainty, CountBasis, CountState, Metric, NumberForm, SpanSource
from pipelines.extract.counts.claims.claim_scope import Scope
from pipelines.extract.counts.claims.claim_spans import core
from pipelines.extract.counts.claims.named_persons import Identity
from pipelines.extract.counts.clauses.clause import Mention
from pipelines.extract.counts.metrics.all_metrics import metrics_with
from pipelines.extract.counts.metrics.metric_record import Trait
from pipelines.extract.counts.phrases.phrase import Phrase
from pipelines.extract.counts.words.counted_nouns import PERSON, Noun
from pipelines.extract.counts.words.sentence_words import Word
from pipelines.extract.dates.date_mention import ClaimDate
from pipelines.extract.places.place_mention import PlaceMention
from pipelines.extract.text.document import Sentence

_ORDINAL_METRICS = metrics_with(Trait.ORDINAL)
_FIRST_ORDINAL = 3  # 'a second man' is one more man, 'a third man' also tells that there are three


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When and where a claim happened, where the place was read, and the day up to which a running total counts.

    date_probability, place_probability: that they are right, 0 to 1; None where none is given.
    """

    date: ClaimDate
    place: PlaceMention | None
    place_source: SpanSource | None
    counted_to: dt.date | None = None
    date_probability: float | None = None
    place_probability: float | None = None


@dataclass(slots=True)
class Draft:
    """A claim in the making.

    start, end: the core of the claim, see `claim_spans`.  figure: value, low, high, bound, form, vague term.
    entity: number of the person that a count of one is about.
    whole: the claim of the coordination that this is a part of.  merged: whether
    the whole already says everything that it says.  part_of, superseded_by: positions of other drafts in the article's list.
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
    def is_elided(self) -> bool:
        """Whether its number has no noun because it is part of what was counted before, in the same place: 15 hurt, three seriously."""
        phrase = self.phrase
        bare = phrase is not None and phrase.number is not None and phrase.head is None and not phrase.partitive
        return bare and self.mention.rule != "listed"

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
    start, end = core(words, mention)
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
