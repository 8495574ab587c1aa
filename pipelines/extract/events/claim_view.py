"""What the choosers of place, day and scope see of a claim, worked out once per claim and once per sentence."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.contract.vocabulary import Certainty, CountBasis, SpanSource
from pipelines.extract.counts.claims.claim_draft import Draft
from pipelines.extract.counts.claims.hurt_before import hurt_before
from pipelines.extract.counts.claims.war_wordings import WAR_BEGINS, WHOLE_WAR
from pipelines.extract.counts.clauses.metric_triggers import chain_before
from pipelines.extract.counts.metrics.all_metrics import metrics_with
from pipelines.extract.counts.metrics.metric_record import Trait
from pipelines.extract.counts.metrics.metric_word import Form, MetricFrame
from pipelines.extract.text.document import Document, Sentence, Span
from pipelines.extract.text.relative_clauses import relative_clauses
from pipelines.syntax.token import Token

SAME_SENTENCE = frozenset({"in", "own", "lead", "part", "clause", "aside"})
"""The relations of a mention in the claim's own sentence, see `relation`."""
_NATIONAL = metrics_with(Trait.NATIONWIDE)
_EVENT = (
    r"(?:attack|strike|blast|explosion|bombing|crash|fire|blaze|quake|earthquake|flood|storm|shooting|raid|accident|incident|disaster"
    r"|collapse|landslide|clash(?:es)?|violence|assault|ambush|collision|outbreak)"
)
_CLAUSE = re.compile(
    r"[;:]|\s[-–—]\s|,\s(?:and|but|while|as|after|before|when|where|who|which)\b"
    r"|\s(?:while|but|after|before|when|where|who|which|that|since)\s"
)
_PARTICIPLE = re.compile(r",\s(?:\w+ly\s)?\w{2,}ing\s")
_STARTS = re.compile(
    r"\W*(elsewhere|meanwhile|separately|also|another|earlier|previously|later|last|since|so far|in all|overall|a total|in total|nationwide"
    rf"|across|it was the|it is the|the (?:worst|deadliest|latest|previous)|the {_EVENT}|that|this|both|among|of the|at least|more than"
    r"|according|he|she|they|it)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:another|separate(?:ly)?|elsewhere|other|similar|previous|earlier|different|unrelated|second|third)\b", re.IGNORECASE
)
_THE_EVENT = re.compile(rf"\b(?:the|that|this|those|these) (?:same )?(?:\w+ )?{_EVENT}s?\b", re.IGNORECASE)
_MANY = 200  # people or things
_FAR = 400  # characters in a sentence over which no clause reaches
_NEAR = 200  # characters before the end of a claim in which "another" is of it
_LATE = 0.6  # of the sentences of an article
_DEEP = 12  # steps up in a syntax tree


@dataclass(frozen=True, slots=True)
class SentenceView:
    """What the claims of a sentence share.

    clauses: relative clauses.  flags: what the sentence tells, as names of features.  triggers: offsets of the metric words of its claims.
    tokens: offsets of its tokens, empty where it was not parsed.
    """

    clauses: tuple[tuple[int, int], ...]
    flags: tuple[str, ...]
    triggers: tuple[int, ...]
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as the choosers see it.

    item: the draft.  span: its core.  at: offset of its metric word, see `_anchor`.
    tense: of its verb.  flags: what its words and its sentence tell, as names of features.  sentence: what it shares with the other
    claims of its sentence.
    """

    item: Draft
    span: Span
    at: int
    tense: str
    flags: tuple[str, ...]
    sentence: SentenceView


def view_claims(document: Document, drafts: Sequence[Draft]) -> list[ClaimView]:
    """Return the views of all claims of an article."""
    triggers: dict[int, set[int]] = {}
    for item in drafts:
        triggers.setdefault(item.sentence.no, set()).add(_anchor(item)[1])
    sentences: dict[int, SentenceView] = {}
    views = []
    for item in drafts:
        no = item.sentence.no
        if no not in sentences:
            sentences[no] = _sentence_view(document, item.sentence, tuple(sorted(triggers[no])))
        tense = tense_of(item)
        flags = (*_claim_flags(document, item, tense), *sentences[no].flags)
        span, at = _anchor(item)
        views.append(ClaimView(item, span, at, tense, flags, sentences[no]))
    return views


def _anchor(item: Draft) -> tuple[Span, int]:
    """Return the span and the offset by which a claim is placed: its metric word, or its figure where several share a word before them.

    Of somebody who died later they are those of the event in which they were hurt.
    """
    event = hurt_before(item.words, item.mention)
    if event is None:
        return Span(item.start, item.end), max(item.start, _trigger(item))
    first = item.words[event.first].start
    return Span(first, item.words[event.last - 1].end), first


def _trigger(item: Draft) -> int:
    return item.words[item.mention.trigger.first].start


def _sentence_view(document: Document, sentence: Sentence, triggers: tuple[int, ...]) -> SentenceView:
    clauses = relative_clauses(document.text, sentence.start, sentence.end)
    tokens = tuple(token.start for token in sentence.tokens)
    return SentenceView(clauses, tuple(_sentence_flags(document, sentence)), triggers, tokens)


def tense_of(item: Draft) -> str:
    """Return the tense of the metric word: pluperfect, perfect, modal, past, ing, base, third, noun or state."""
    trigger = item.mention.trigger
    if trigger.word.frame in {MetricFrame.NOUN, MetricFrame.STATE}:
        return str(trigger.word.frame)
    chain = chain_before(item.words, trigger)
    if {word.low for word in item.words[chain.first : trigger.first]} & {"had", "having"}:
        return "pluperfect"
    if chain.perfect or chain.modal is not None:
        return "perfect" if chain.perfect else "modal"
    return str(trigger.form) if trigger.form in {Form.ING, Form.BASE, Form.THIRD} else "past"


def _claim_flags(document: Document, item: Draft, tense: str) -> Iterator[str]:
    yield f"tense={tense}"
    yield f"metric={item.metric}"
    if item.scope.background:
        yield "hint=background"
    if item.scope.basis is not CountBasis.INCIDENT:
        yield f"hint={item.scope.basis}"
    if item.certainty is not Certainty.ASSERTED:
        yield f"certainty={item.certainty}"
    if item.metric in _NATIONAL:
        yield "national"
    if item.size == 1 or item.size > _MANY:
        yield "one" if item.size == 1 else "many"
    if document.quotation_at(item.start) is not None:
        yield "quoted"
    if _ANOTHER.search(document.text, max(item.sentence.start, item.end - _NEAR), item.end):
        yield "another"


def _sentence_flags(document: Document, sentence: Sentence) -> Iterator[str]:
    text, start, end = document.text, sentence.start, sentence.end
    if WHOLE_WAR.search(text, start, end):
        yield "hint=war"
    if WAR_BEGINS.search(text, start, end):
        yield "hint=begins"
    begins = _STARTS.match(text, start, end)
    if begins:
        yield f"start={begins[1].lower().split()[0]}"
    if sentence.no >= _LATE * len(document.sentences):
        yield "late"
    paragraph = document.paragraphs[sentence.paragraph_no] if sentence.paragraph_no < len(document.paragraphs) else None
    if sentence.no and paragraph is not None and start <= paragraph.start + 1:
        yield "opens"
    if _THE_EVENT.search(text, start, end):
        yield "the event"


def relation(view: ClaimView, start: int, end: int, document: Document) -> str:
    """Return how a mention at [start, end) of the text stands to the claim.

    In the claim's sentence: in (inside the claim), own (in its clause), lead (at the head of the sentence), part (past a participle),
    clause (in another clause), aside (in a relative clause that is not the claim's).  In its paragraph: before1 (the sentence before),
    before, after1, after.  Elsewhere: above1 (the sentence before, in the paragraph before), above, top (the first sentence), far,
    below1, below.
    """
    sentence = view.item.sentence
    if sentence.start <= start < sentence.end:
        return _within(view, start, end, document)
    other = document.sentence_at(start)
    gap = other.no - sentence.no
    if other.paragraph_no == sentence.paragraph_no:
        return ("before1" if gap == -1 else "before") if gap < 0 else ("after1" if gap == 1 else "after")
    if gap > 0:
        return "below1" if other.paragraph_no == sentence.paragraph_no + 1 else "below"
    if gap == -1:
        return "above1"
    return "above" if other.paragraph_no == sentence.paragraph_no - 1 else "top" if other.no == 0 else "far"


def source_of(where: str) -> SpanSource:
    """Return what a relation of a mention in the text is called in the rows."""
    if where in {"in", "own", "lead"}:
        return SpanSource.PHRASE
    if where in SAME_SENTENCE:
        return SpanSource.SENTENCE
    return SpanSource.PARAGRAPH if where.startswith(("before", "after")) else SpanSource.ARTICLE


def _within(view: ClaimView, start: int, end: int, document: Document) -> str:
    span = view.span
    if span.start <= start < span.end:
        return "in"
    if any(first <= start < last and not first <= span.start < last for first, last in view.sentence.clauses):
        return "aside"
    first, last = (end, span.start) if start < span.start else (span.end, start)
    if first >= last:
        return "own"
    if start < span.start and not document.text[view.item.sentence.start : start].strip(" \"“'("):
        return "lead"
    if last - first > _FAR or _CLAUSE.search(document.text, first, last):
        return "clause"
    return "part" if _PARTICIPLE.search(document.text, first, last + 12) else "own"


def between(view: ClaimView, start: int) -> int:
    """Return how many other claims' metric words stand between the claim and an offset of its sentence, at most 2."""
    low, high = sorted((view.at, start))
    triggers = view.sentence.triggers
    return max(0, min(2, bisect_left(triggers, high) - bisect_left(triggers, low + 1)))


def path(view: ClaimView, start: int) -> str:
    """Return the way in the syntax tree from the word at an offset to the claim's metric word: relations up, then the number of steps down.

    "" where the sentence was not parsed, "none" where the two are far apart.
    """
    starts, tokens = view.sentence.tokens, view.item.sentence.tokens
    if not starts:
        return ""
    one, other = (max(0, bisect_left(starts, at + 1) - 1) for at in (start, view.at))
    ups, downs = ([at, *_heads(tokens, at)] for at in (one, other))
    common = next((at for at in ups if at in downs), None)
    if common is None:
        return "none"
    relations = (tokens[at].dep.split(":")[0] for at in ups[: ups.index(common)])
    up = [name for name in relations if name not in {"compound", "flat", "case", "det", "appos"}]
    return ">".join(up[:4]) + f"<{min(downs.index(common), 3)}"


def _heads(tokens: Sequence[Token], at: int) -> Iterator[int]:
    for _ in range(_DEEP):
        head = tokens[at].head
        if head == at:
            return
        yield head
        at = head
