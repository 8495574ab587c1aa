"""Which place applies to a claim.  Places are found in `find_places`."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from pipelines.contract.vocabulary import SpanSource
from pipelines.extract.dates.date_choice import EVENT_WORDS
from pipelines.extract.places.place_mention import PlaceMention, PlaceRole
from pipelines.extract.places.place_words import EVENT_PREPOSITIONS, NEAR
from pipelines.extract.text.document import Document, Sentence, Span
from pipelines.extract.text.relative_clauses import relative_clauses, without_clauses
from pipelines.gazetteer.place import Place

_CLAUSE = re.compile(
    r"[;:]|\s[-–—]\s|,\s(?:and|but|while|as|after|before|when|where|who|which)\b|\s(?:while|but|after|before|when|who|which|that)\s"
)
_OTHER_EVENT = re.compile(
    r",\s(?:(?:a|one|two|three|just|only|shortly|soon|some|minutes|hours|days?|weeks?|months?)\s){0,3}(?:after|before)\s[^,.;]*$"
)
_PARTICIPLE = re.compile(r",\s(?:\w+ly\s)?\w{2,}ing\s")
_NOT_WHERE = frozenset({"from", "to", "against", "via", "toward", "towards", "dateline"})
_NAMES_PLACE = frozenset({PlaceRole.LOCATION, PlaceRole.CONTAINER})
_HOSPITAL = re.compile(r"(?:['’]s)?(?: [A-Z][\w.'’-]*){0,3} (?:Hospital|Medical|Clinic|Trauma|hospital|clinic|trauma|medical)\b")
_BROUGHT = re.compile(
    r"\b(?:dead|died|taken|rushed|airlifted|transferred|transported|admitted|treated|flown)\b[^.;]{0,40}\b(?:at|to|in) (?:the )?$"
)
_NEAR_CARE = 70  # characters
_SURE = 0.6
_MOST, _MOST_WEIGHED = 100, 500
_TITLE_WEIGHT, _DATELINE_WEIGHT, _CAPITAL_DATELINE_WEIGHT, _FIRST_WEIGHT, _EARLY_WEIGHT, _WEIGHT = 3.0, 2.0, 0.7, 3.0, 1.5, 1.0
_EARLY = 4
_PROVINCE = 4  # UCDP place precision
_ALONG = 30  # characters between a town and the province that is named along with it: "in the northern province of"
_BESIDE = len(", just outside ")  # characters between a town and the larger one that it lies near
_OWNED = len("'s northeastern ")  # characters between a country and its part: Peru's northern Lima region
_SHARE, _LEAST_SHARE, _AHEAD, _PART_SHARE = 0.5, 0.34, 1.5, 0.4


def place_for(
    span: Span, sentence: Sentence, mentions: Sequence[PlaceMention], document: Document
) -> tuple[PlaceMention, SpanSource] | None:
    """Return the place of the claim at span and where it was read, or None where nothing decides.

    The claim's own clause (after it before before it), then the sentence, then the sentences before it in the paragraph, then the
    place that the whole article is about, which the source names dateline, title or article.
    """
    here = [mention for mention in _between(mentions, sentence.start, sentence.end, span.start) if is_where(mention)]
    clauses = _other_clauses(span, sentence, document) if here else ()
    here = [mention for mention in here if not _is_of_care(mention, document)]
    here = [m for m in here if not any(first <= m.span.start < last for first, last in clauses)] or here
    clause = [mention for mention in here if _same_clause(mention, span, document, clauses)]
    own = [mention for mention in clause if _same_part(mention, span, document)]
    for found, source in ((own, SpanSource.PHRASE), (clause, SpanSource.PHRASE), (here, SpanSource.SENTENCE)):
        best = min(found, key=lambda mention: _rank(mention, span), default=None)
        if best is not None:
            office = _office(best, span, sentence, mentions, document) if source is SpanSource.SENTENCE else None
            return office or _finer(best, found, document), source
    before = _in_paragraph(sentence, mentions, document)
    if before:
        return before, SpanSource.PARAGRAPH
    just_before = _in_sentence_before(sentence, mentions, document)
    return (just_before, SpanSource.ARTICLE) if just_before else _so_far(main_place(mentions, document), sentence, mentions)


def _so_far(
    main: tuple[PlaceMention, SpanSource] | None, sentence: Sentence, mentions: Sequence[PlaceMention]
) -> tuple[PlaceMention, SpanSource] | None:
    """Return the country instead of a part of it that a text of several parts comes to only later: a round-up of a whole front."""
    if main is None or main[0].origin is not None or main[0].span.start < sentence.end or main[0].place.kind == "country":
        return main
    country = main[0].place.country
    parts = {m.place.admin1_code for m in mentions if is_where(m) and m.place.country == country and m.place.admin1_code}
    whole = next((m for m in mentions if m.place.kind == "country" and m.place.country == country), None)
    return (whole, SpanSource.ARTICLE) if len(parts) > 1 and whole is not None else main


def _other_clauses(span: Span, sentence: Sentence, document: Document) -> tuple[tuple[int, int], ...]:
    """Return the clauses of the sentence that tell of something else than the claim; one with "when" tells of the event itself."""
    return tuple(
        (first, last)
        for first, last in relative_clauses(document.text, sentence.start, sentence.end)
        if not first <= span.start < last and not document.text.startswith(", when", first)
    )


def _is_of_care(mention: PlaceMention, document: Document) -> bool:
    """Whether a hospital of the place, where the victims were brought, is named after it: pronounced dead at Lyon Valley Hospital."""
    text = document.text
    return (
        _HOSPITAL.match(text, mention.span.end) is not None
        and _BROUGHT.search(text[max(0, mention.span.start - _NEAR_CARE) : mention.span.start]) is not None
    )


def _between(mentions: Sequence[PlaceMention], start: int, end: int, near: int | None = None) -> Sequence[PlaceMention]:
    """Return the mentions in the text that start in [start, end): at most _MOST on both sides of near, else the last ones."""
    first, last = (bisect_left(mentions, offset, key=_position) for offset in (start, end))
    middle = last if near is None else bisect_left(mentions, near, key=_position)
    return mentions[max(first, middle - _MOST) : min(last, middle + _MOST)]


def _position(mention: PlaceMention) -> int:
    """Return the offset in the text; dateline and title come before it."""
    return mention.span.start if mention.origin is None else -1


def is_where(mention: PlaceMention) -> bool:
    """Whether something can have happened there: a location, no origin ("a man from Boston"), sure enough."""
    return mention.role is PlaceRole.LOCATION and mention.confidence >= _SURE and mention.preposition not in _NOT_WHERE


def _same_clause(mention: PlaceMention, span: Span, document: Document, clauses: Sequence[tuple[int, int]]) -> bool:
    first, last = sorted((mention.span, span), key=lambda piece: piece.start)
    return _CLAUSE.search(without_clauses(document.text, first.end, max(first.end, last.start), clauses)) is None


def _same_part(mention: PlaceMention, span: Span, document: Document) -> bool:
    """Whether no participle begins a part of its own between the two: fired 50 drones at Peru, killing two men in Lima."""
    first, last = sorted((mention.span, span), key=lambda piece: piece.start)
    return _PARTICIPLE.search(document.text, first.end, max(first.end, last.start + 12)) is None


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
    named = [m for m in _between(mentions, start, sentence.start) if is_where(m)]
    found = [mention for mention in named if mention.preposition in EVENT_PREPOSITIONS]
    places = [mention for mention in found if mention.place.kind != "country"] or found
    return _finer(places[-1], named, document) if places else None


def _in_sentence_before(sentence: Sentence, mentions: Sequence[PlaceMention], document: Document) -> PlaceMention | None:
    """Return the place where something happened in the sentence right before, if that tells of an event and it is no whole country."""
    if not sentence.no:
        return None
    start = document.sentences[sentence.no - 1].start
    if EVENT_WORDS.search(document.text, start, sentence.start) is None:
        return None
    named = [m for m in _between(mentions, start, sentence.start) if is_where(m)]
    found = [mention for mention in named if mention.preposition in EVENT_PREPOSITIONS]
    places = [mention for mention in found if mention.place.kind != "country" and not mention.is_area]
    return _finer(places[-1], named, document) if places else None


def _office(
    best: PlaceMention, span: Span, sentence: Sentence, mentions: Sequence[PlaceMention], document: Document
) -> PlaceMention | None:
    """Return the area of the official who speaks, where the place is another event's: the mayor of A said, hours after a raid on B."""
    between = document.text[span.end : best.span.start]
    if _OTHER_EVENT.search(between) is None or EVENT_WORDS.search(between) is None:
        return None
    here = _between(mentions, span.end, best.span.start, span.end)
    offices = (m for m in here if m.role is PlaceRole.CONTAINER and m.preposition == "of" and m.precision <= _PROVINCE)
    return next((m for m in offices if m.span.end <= sentence.end and m.confidence >= _SURE), None)


def _finer(mention: PlaceMention, found: Sequence[PlaceMention], document: Document) -> PlaceMention:
    """Return the settlement whose province or neighbour the mention only names along with it: the town of Brest in Finistère."""
    if mention.preposition in NEAR:
        return next((other for other in found if 0 < mention.span.start - other.span.end <= _BESIDE), mention)
    if mention.place.kind == "country" and document.text[mention.span.end : mention.span.end + 2] in {"'s", "’s"}:
        return next((other for other in found if 0 < other.span.start - mention.span.end <= _OWNED), mention)
    if mention.precision != _PROVINCE or mention.place.admin1_code is None:
        return mention
    inside = (
        other
        for other in found
        if (other.precision < _PROVINCE or other.is_unlisted)
        and other.place.admin1_code == mention.place.admin1_code
        and 0 < mention.span.start - other.span.end <= _ALONG
    )
    return next(inside, mention)


def main_place(mentions: Sequence[PlaceMention], document: Document) -> tuple[PlaceMention, SpanSource] | None:
    """Return the place that the article is about: the settlement, else first-level unit, else country that most mentions lie in.

    None where several countries are about equally named.
    """
    weighed = [(mention, _weight(mention, document)) for mention in mentions[:_MOST_WEIGHED] if _is_weighed(mention)]
    country = _leading(weighed, lambda place: place.country)
    if country is None or not any(mention.role is PlaceRole.LOCATION for mention, _ in weighed):
        return _by_demonyms(mentions)
    inside = [(mention, weight) for mention, weight in weighed if mention.place.country == country]
    parts = [(mention, weight) for mention, weight in inside if mention.place.admin1_code]
    unit = _leading(parts, lambda place: place.admin1_code) if _total(parts) >= _PART_SHARE * _total(inside) else None
    if unit is None:
        whole = _first(inside, lambda place: place.kind == "country")
        unit = None if whole else _leading(parts, lambda place: place.admin1_code, ahead=True)
        if unit is None:
            return whole
    members = [(mention, weight) for mention, weight in parts if mention.place.admin1_code == unit]
    settlements = [(mention, weight) for mention, weight in members if mention.place.kind != "admin1"]
    name = _leading(settlements, lambda place: place.name, of=_total(members))
    if name is not None:
        return _first(members, lambda place: place.name == name and place.kind != "admin1")
    return _first(members, lambda place: place.kind == "admin1") or _first(members, lambda _: True)


def _is_weighed(mention: PlaceMention) -> bool:
    return mention.place.country is not None and mention.confidence >= _SURE and not mention.is_area


def _by_demonyms(mentions: Sequence[PlaceMention]) -> tuple[PlaceMention, SpanSource] | None:
    """Return the country that most names of countries and peoples speak of, where one clearly leads."""
    words = [(mention, 1.0) for mention in mentions[:_MOST_WEIGHED] if mention.place.kind == "country"]
    country = _leading(words, lambda place: place.country, of=_total(words) * 1.2)
    found = (
        next((mention for mention, _ in words if mention.place.country == country and mention.origin is None), None) if country else None
    )
    return (found, SpanSource.ARTICLE) if found and len(words) > 1 else None


def _weight(mention: PlaceMention, document: Document) -> float:
    factor = 0.4 if mention.place.kind == "country" or not is_where(mention) else 1.0
    if mention.origin is SpanSource.TITLE:
        return _TITLE_WEIGHT * factor
    if mention.origin is SpanSource.DATELINE:
        return _CAPITAL_DATELINE_WEIGHT if mention.place.is_capital else _DATELINE_WEIGHT
    if mention.preposition == "dateline":
        return _CAPITAL_DATELINE_WEIGHT if mention.place.is_capital else _DATELINE_WEIGHT
    if mention.role in {PlaceRole.GOVERNMENT, PlaceRole.CONTAINER} or mention.place.kind == "sea":
        return 0.2
    number = document.sentence_at(mention.span.start).no if document.sentences else 0
    weight = _FIRST_WEIGHT if number == 0 else _EARLY_WEIGHT if number < _EARLY else _WEIGHT
    return weight * factor * (1.0 if mention.preposition else 0.6)


def _leading(
    weighed: Iterable[tuple[PlaceMention, float]], of_place: Callable[[Place], str | None], of: float | None = None, *, ahead: bool = False
) -> str | None:
    """Return the value with more than half of the weight; ahead: or with a third of it, if it is far ahead of the second."""
    weights: dict[str, float] = defaultdict(float)
    for mention, weight in weighed:
        weights[of_place(mention.place) or ""] += weight
    total = of if of is not None else sum(weights.values())
    ranked = sorted(weights, key=lambda value: -weights[value])
    if not ranked or not ranked[0]:
        return None
    second = weights[ranked[1]] if len(ranked) > 1 else 0.0
    leads = weights[ranked[0]] > _SHARE * total or (
        ahead and weights[ranked[0]] > _LEAST_SHARE * total and weights[ranked[0]] > _AHEAD * second
    )
    return ranked[0] if leads else None


def _total(weighed: Iterable[tuple[PlaceMention, float]]) -> float:
    return sum(weight for _, weight in weighed)


def _first(weighed: Iterable[tuple[PlaceMention, float]], wanted: Callable[[Place], bool]) -> tuple[PlaceMention, SpanSource] | None:
    """Return the first mention of such a place in the text, else in the title or dateline."""
    found = [mention for mention, _ in weighed if wanted(mention.place) and mention.role in _NAMES_PLACE]
    inside = [mention for mention in found if mention.origin is None]
    best = next((mention for mention in inside if mention.preposition != "dateline"), next(iter(inside or found), None))
    if best is None:
        return None
    return best, SpanSource.DATELINE if best.preposition == "dateline" else best.origin or SpanSource.ARTICLE
