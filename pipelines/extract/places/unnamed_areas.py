"""Areas that a text names without a name of their own: "Chilean border towns", "the Chilean capital", "across the country"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipelines.extract.places.place_mention import PlaceMention, PlaceRole
from pipelines.extract.text.document import Span
from pipelines.gazetteer.place import Gazetteer, Place

_OF_PEOPLE = re.compile(
    r" (?:(?:border|coastal|frontier|(?:north|south)?(?:ern|eastern|western)|central|rear|mainland) )*+"
    r"(?P<area>capital(?! punishment)|regions?|territory|soil|airspace|waters|provinces?|city|cities|towns?|villages?|settlements|coast"
    r"|hospitals?|prisons?|jails?|airports?|ports?|airfields?|refinery|refineries|hotels?|schools?|shipyards?|oil depots?|gas plants?)\b"
    r"(?! of [A-Z])"
)
_ANAPHOR = re.compile(
    r"\b(?P<preposition>in|across|throughout|around|over|near|outside|inside|within|of) "
    r"(?P<words>(?:the|this) (?:whole |entire |rest of the )?(?P<area>country|nation|capital|region|province|city|town|village))\b"
    r"(?!['’]s| of [A-Z]|,? [A-Z])|\b(?P<nationwide>nationwide|countrywide)\b"
)
_KINDS = {
    "country": ("country",), "nation": ("country",), "region": ("admin1", "region"), "province": ("admin1",), "city": ("settlement",),
    "town": ("settlement",), "village": ("settlement",),
}  # fmt: skip
_SURE = 0.8


def area_mentions(text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> list[PlaceMention]:
    """Return mentions of areas by the people who live there, and of "the country", "the region", "the city" named before."""
    return [*_of_peoples(text, mentions, gazetteer), *_anaphors(text, mentions, gazetteer)]


def _of_peoples(text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    for mention in mentions:
        match = _OF_PEOPLE.match(text, mention.span.end) if mention.role is PlaceRole.DEMONYM else None
        if match is None or mention.place.country is None:
            continue
        capital = gazetteer.capital_place(mention.place.country) if match["area"] == "capital" else None
        if capital is not None or match["area"] != "capital":
            span = Span(mention.span.start, match.end())
            yield _mention(text, span, capital or mention.place, 1 if capital else 5, _preposition(text, span.start))


def _anaphors(text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """Yield what "the province" may mean: the one named last, and the one that the text up to there speaks of most.

    Where somebody is from is not meant: men from Punjab died in Rajasthan.
    """
    country = _leading_country(mentions)
    before: list[Place] = []
    number = 0
    for match in _ANAPHOR.finditer(text):
        while number < len(mentions) and mentions[number].span.start < match.start():
            if mentions[number].role is PlaceRole.LOCATION and mentions[number].preposition != "from":
                before.append(mentions[number].place)
            number += 1
        area = match["area"] or "country"
        span = Span(match.start("words"), match.end("words")) if match["words"] else Span(match.start(), match.end())
        for place in _meant(area, before, country, gazetteer):
            yield _mention(text, span, place, place.precision, match["preposition"] or "across")


def _meant(area: str, before: Sequence[Place], country: str | None, gazetteer: Gazetteer) -> list[Place]:
    if area in {"country", "nation", "capital"}:
        find = gazetteer.capital_place if area == "capital" else gazetteer.country_place
        place = find(country) if country else None
        return [place] if place is not None else []
    for kind in _KINDS[area]:
        named = [place for place in before if place.kind == kind]
        if named:
            return list(dict.fromkeys((named[-1], Counter(named).most_common(1)[0][0])))
    last = [place for place in before if place.admin1][-1:] if area in {"region", "province"} else []
    return [unit for place in last if (unit := gazetteer.unit_of(place)) is not None]


def _leading_country(mentions: Sequence[PlaceMention]) -> str | None:
    """Return the country that most places and peoples of the article belong to; None where no country has half of them."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.place.country:
            counts[mention.place.country] += 2 if mention.role is PlaceRole.LOCATION else 1
    country, weight = next(iter(counts.most_common(1)), (None, 0))
    return country if 2 * weight >= counts.total() else None


def _preposition(text: str, start: int) -> str:
    found = re.search(
        r"\b(in|on|into|at|over|near|across|inside|from|to|against|around|along)\s(?:(?:the|a|an|one|two)\s)?$",
        text[max(0, start - 16) : start],
    )
    return found[1] if found else ""


def _mention(text: str, span: Span, place: Place, precision: int, preposition: str) -> PlaceMention:
    return PlaceMention(
        span=span,
        text=text[span.start : span.end],
        place=place,
        precision=precision,
        confidence=_SURE,
        preposition=preposition,
        is_area=True,
    )
