"""Places that the gazetteer does not hold: the village of Velsa, Velsa district, the Velsa river; killed nine people in Velsa Talata.

A preposition of place before a name, or a word for a kind of place beside it, says that it is one.  The mention keeps the name as
written.  What is known of it is the first-level unit that stands right beside it, else the country of the places around it; a town that
is merely near in the text lends nothing, because the place may lie anywhere in the country.  Names that the gazetteer holds are in
`place_names`.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from pipelines.extract.places.place_mention import PlaceMention, PlaceRole
from pipelines.extract.places.place_words import (
    FACILITY_WORDS,
    FUNCTION_WORDS,
    NEVER_PLACES,
    ORGANISATION_WORDS,
    SPEECH_VERBS,
    STREET_WORDS,
    TITLES,
)
from pipelines.extract.text.document import Span
from pipelines.gazetteer.place import Gazetteer, Place

_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž](?:\w|[’'ʼ](?!s\b))+(?:-(?:\w|[’'ʼ](?!s\b))+)*"
_NAME = rf"(?P<name>(?:(?:El|La|Las|Los|Al|San|Santa) )?{_WORD}(?: (?:(?:al|el|de|du|la|as|ar|do|da|del|von|de la) )?{_WORD}){{0,2}})"
_PREPOSITION = (
    r"(?P<preposition>in|at|near|outside|around|across|over|on|into|from|to|of|off|hit|struck|shelled|attacked"
    r"|entered|reached|towards?|between)"
)
_KINDS = (
    r"village|town|settlement|hamlet|community|commune|township|municipality|locality|refugee camp|camp|district|province"
    r"|region|county|subdistrict|division"
    r"|island|islands|islet|river|valley|lake|mine|colliery|bay|peninsula|strait|mountains?|volcano|forest|desert|parish|state|territory|governorate|atoll|gorge|pass"
)
_ASIDE = r"(?:nearby |neighbou?ring |(?:north|south|east|west|central)\w* ){0,2}"
_SHAPES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{_PREPOSITION} )?(?:the |a )?(?:[a-z-]+ ){{0,2}}(?:{_KINDS}) (?:of|called|named) {_NAME}",
        rf"\b{_PREPOSITION} (?:the )(?:[a-z-]+ ){{0,2}}(?:{_KINDS}) {_NAME}",
        rf"\b(?:{_PREPOSITION} )?(?:the )?(?:nearby )?{_NAME} (?P<kind>{_KINDS}|{_KINDS.title()})\b",
        rf"\b(?P<preposition>[Ii]n|[Nn]ear|[Oo]utside|[Oo]ff|[Aa]round|[Aa]t) (?:the )?{_ASIDE}{_NAME}(?!\w)",
    )
)
_NO_NAMES = (
    frozenset(
        {
            "sunni",
            "shia",
            "shiite",
            "shi'ite",
            "shi’ite",
            "christian",
            "jewish",
            "metropolitan",
            "regional",
            "precinct",
            "hospital",
            "parliament",
            "internet",
        }
    )
    | FUNCTION_WORDS
    | NEVER_PLACES
    | ORGANISATION_WORDS
    | STREET_WORDS
    | TITLES
)
_FACILITY = re.compile(
    rf" (?:\w+ )?(?:{'|'.join(sorted(FACILITY_WORDS - {'island', 'islands', 'valley', 'county', 'river', 'lake', 'bay', 'camp'}))})\b",
    re.IGNORECASE,
)
_QUARTER = re.compile(r" (?:neighbou?rhood|suburb|area|quarter|ward|section|street|road|avenue)\b", re.IGNORECASE)
_SPEAKS = re.compile(
    rf",? (?:who|whose|{'|'.join(sorted(SPEECH_VERBS))})\b|['’]s (?:office|government|party|team|army|family|house|home|wife|son)\b"
)
_BESIDE = re.compile(r"(?:, | in | of |, in )(?:the )?(?:[a-z]+ ){0,4}(?:[A-Z]\w+['’]s )?")
_SURE, _KNOWN = 0.8, 0.6
_NEARBY = 30  # characters before a name in which "nearby" ties it to the place named before
_UNIT_PRECISION, _COUNTRY_PRECISION = 4, 6  # UCDP
_AROUND = frozenset({PlaceRole.LOCATION, PlaceRole.CONTAINER})


def unlisted_mentions(text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """Yield mentions of places whose names the gazetteer does not hold; none in an article without known places.

    mentions: those of title and dateline, then those of the text in their order.
    """
    own = [m for m in mentions if m.origin is None]
    starts = [m.span.start for m in own]
    leading = _leading_country(mentions)
    taken: list[tuple[int, int]] = []
    for shape in _SHAPES:
        for match in shape.finditer(text):
            start, end = match.span("name")
            after = bisect_left(starts, end)
            known = after > 0 and own[after - 1].span.end > start
            if known or any(first < end and start < last for first, last in taken) or _is_no_place(match, text, gazetteer):
                continue
            around = _around(text, start, end, own, after, leading, gazetteer)
            if around is not None:
                taken.append((start, end))
                yield _mention(text, start, end, around, (match["preposition"] or "").lower())


def _is_no_place(match: re.Match[str], text: str, gazetteer: Gazetteer) -> bool:
    """Whether the name is a person's, an organisation's, a building's or an everyday word."""
    name, end = match["name"], match.end("name")
    words = name.lower().replace("-", " ").split()
    if (
        any(word in _NO_NAMES for word in words)
        or gazetteer.demonym(name) is not None
        or gazetteer.demonym(words[0]) is not None
        or name.isupper()
    ):
        return True
    if _QUARTER.match(text, end):
        return True
    if "kind" in match.re.groupindex and match["kind"]:
        return False
    return _FACILITY.match(text, end) is not None or _SPEAKS.match(text, end) is not None


def _mention(text: str, start: int, end: int, around: Place, preposition: str) -> PlaceMention:
    return PlaceMention(
        span=Span(start, end),
        text=text[start:end],
        place=around,
        precision=_COUNTRY_PRECISION if around.kind == "country" else _UNIT_PRECISION,
        confidence=_SURE,
        preposition=preposition,
        is_unlisted=True,
    )


def _leading_country(mentions: Sequence[PlaceMention]) -> str | None:
    """Return the country that most sure places of the article lie in."""
    codes = Counter(m.place.country for m in mentions if m.confidence >= _KNOWN and m.place.country and m.role in _AROUND)
    return codes.most_common(1)[0][0] if codes else None


def _around(
    text: str, start: int, end: int, own: Sequence[PlaceMention], after: int, leading: str | None, gazetteer: Gazetteer
) -> Place | None:
    """Return the unit or country named right behind a name, else the country of the paragraph, else the leading one."""
    if after < len(own) and _BESIDE.fullmatch(text, end, own[after].span.start):
        holder = own[after].place
        if holder.kind == "country":
            return holder
        unit = next((p for p in gazetteer.find(holder.admin1 or "") if p.kind == "admin1" and p.admin1_code == holder.admin1_code), None)
        if unit is not None:
            return unit
    nearby = text[max(0, start - _NEARBY) : start].rstrip()
    if after and "nearby" in nearby and own[after - 1].place.admin1:
        holder = own[after - 1].place
        unit = next((p for p in gazetteer.find(holder.admin1 or "") if p.kind == "admin1" and p.admin1_code == holder.admin1_code), None)
        if unit is not None:
            return unit
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end) if "\n" in text[end:] else len(text)
    beside = [m for m in own if first <= m.span.start < last and m.role in _AROUND and m.place.country]
    before = [m for m in beside if m.span.start < start]
    near = before[-1:] or beside[:1]
    code = near[0].place.country if near else leading
    return gazetteer.country_place(code) if code else None
