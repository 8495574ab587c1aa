"""Which place applies to a claim.  Places are found in `places`."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from pipelines.extract.document import Document, Sentence, Span
from pipelines.extract.places_mention import PlaceMention, PlaceRole
from pipelines.extract.places_words import EVENT_PREPOSITIONS
from pipelines.gazetteer.place import Place
from pipelines.vocabulary import SpanSource

_CLAUSE = re.compile(
    r"[;:]|\s[-–—]\s|,\s(?:and|but|while|as|after|before|when|where|who|which)\b|\s(?:while|but|after|before|when|who|which|that)\s"
)
_SURE = 0.6
_TITLE_WEIGHT, _DATELINE_WEIGHT, _CAPITAL_DATELINE_WEIGHT, _FIRST_WEIGHT, _EARLY_WEIGHT, _WEIGHT = 3.0, 2.0, 0.7, 3.0, 1.5, 1.0
_EARLY = 4
_SHARE = 0.5


def place_for(
    span: Span, sentence: Sentence, mentions: Sequence[PlaceMention], document: Document
) -> tuple[PlaceMention, SpanSource] | None:
    """Return the place of the claim at span and where it was read, or None where nothing decides.

    The claim's own clause (after it before before it), then the sentence, then the sentences before it in the paragraph, then the
    place that the whole article is about, which the source names dateline, title or article.
    """
    here = [m for m in mentions if m.origin is None and sentence.start <= m.span.start < sentence.end and is_where(m)]
    clause = [mention for mention in here if _same_clause(mention, span, document)]
    for found, source in ((clause, SpanSource.PHRASE), (here, SpanSource.SENTENCE)):
        best = min(found, key=lambda mention: _rank(mention, span), default=None)
        if best is not None:
            return best, source
    before = _in_paragraph(sentence, mentions, document)
    return (before, SpanSource.PARAGRAPH) if before else main_place(mentions, document)


def is_where(mention: PlaceMention) -> bool:
    """Whether something can have happened there: a location, no origin ("a man from Boston"), sure enough."""
    return (
        mention.role is PlaceRole.LOCATION
        and mention.confidence >= _SURE
        and mention.preposition not in {"from", "to", "against", "via", "toward", "towards"}
    )


def _same_clause(mention: PlaceMention, span: Span, document: Document) -> bool:
    first, last = sorted((mention.span, span), key=lambda piece: piece.start)
    return _CLAUSE.search(document.text, first.end, max(first.end, last.start)) is None


def _rank(mention: PlaceMention, span: Span) -> tuple[bool, bool, int, int]:
    distance = max(mention.span.start - span.end, span.start - mention.span.end, 0)
    return (
        mention.preposition not in EVENT_PREPOSITIONS,
        mention.place.kind == "country",
        distance + (40 if mention.span.start < span.start else 0),
        mention.precision,
    )


def _in_paragraph(sentence: Sentence, mentions: Sequence[PlaceMention], document: Document) -> PlaceMention | None:
    if sentence.paragraph_no >= len(document.paragraphs):
        return None
    start = document.paragraphs[sentence.paragraph_no].start
    found = [
        m
        for m in mentions
        if m.origin is None and start <= m.span.start < sentence.start and is_where(m) and m.preposition in EVENT_PREPOSITIONS
    ]
    return found[-1] if found else None


def main_place(mentions: Sequence[PlaceMention], document: Document) -> tuple[PlaceMention, SpanSource] | None:
    """Return the place that the article is about: the settlement, else first-level unit, else country that most mentions lie in.

    None where several countries are about equally named.
    """
    weighed = [(mention, _weight(mention, document)) for mention in mentions if mention.place.country and mention.confidence >= _SURE]
    country = _leading(weighed, lambda place: place.country)
    if country is None:
        return None
    inside = [(mention, weight) for mention, weight in weighed if mention.place.country == country]
    unit = _leading([pair for pair in inside if pair[0].place.admin1_code], lambda place: place.admin1_code, of=_total(inside) * 0.7)
    if unit is None:
        return _first(inside, lambda place: place.kind == "country")
    members = [(mention, weight) for mention, weight in inside if mention.place.admin1_code == unit]
    name = _leading([pair for pair in members if pair[0].place.kind != "admin1"], lambda place: place.name, of=_total(members) * 0.9)
    if name is not None:
        return _first(members, lambda place: place.name == name)
    return _first(members, lambda place: place.kind == "admin1") or _first(members, lambda _: True)


def _weight(mention: PlaceMention, document: Document) -> float:
    if mention.origin is SpanSource.TITLE:
        return _TITLE_WEIGHT
    if mention.origin is SpanSource.DATELINE:
        return _CAPITAL_DATELINE_WEIGHT if mention.place.is_capital else _DATELINE_WEIGHT
    if mention.role is PlaceRole.GOVERNMENT or mention.place.kind == "sea":
        return 0.2
    number = document.sentence_at(mention.span.start).no if document.sentences else 0
    weight = _FIRST_WEIGHT if number == 0 else _EARLY_WEIGHT if number < _EARLY else _WEIGHT
    factor = 0.4 if mention.place.kind == "country" or not is_where(mention) else 1.0
    return weight * factor * (1.0 if mention.preposition else 0.6)


def _leading(weighed: Iterable[tuple[PlaceMention, float]], of_place: Callable[[Place], str | None], of: float | None = None) -> str | None:
    """Return the value with at least half of the weight."""
    weights: dict[str, float] = defaultdict(float)
    for mention, weight in weighed:
        weights[of_place(mention.place) or ""] += weight
    total = of if of is not None else sum(weights.values())
    best = max(weights, key=lambda value: weights[value], default=None)
    return best if best and weights[best] >= _SHARE * total else None


def _total(weighed: Iterable[tuple[PlaceMention, float]]) -> float:
    return sum(weight for _, weight in weighed)


def _first(weighed: Iterable[tuple[PlaceMention, float]], wanted: Callable[[Place], bool]) -> tuple[PlaceMention, SpanSource] | None:
    """Return the first mention of such a place in the text, else in the title or dateline."""
    found = [mention for mention, _ in weighed if wanted(mention.place) and mention.role is PlaceRole.LOCATION]
    best = next((mention for mention in found if mention.origin is None), found[0] if found else None)
    return (best, best.origin or SpanSource.ARTICLE) if best else None
