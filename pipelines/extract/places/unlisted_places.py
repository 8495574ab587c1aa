"""Places that the gazetteer does not hold: the village of Velsa, Velsa district, the Velsa river; killed nine people in Velsa Talata.

A preposition of place before a name, or a word for a kind of place beside it, says that it is one.  The mention keeps the name as
written.  What is known of it is the first-level unit that stands right beside it, else the country of the places around it; a town that
is merely near in the text lends nothing, because the place may lie anywhere in the country.  Names that the gazetteer holds are in
`place_names`.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
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
from pipelines.extract.text.word_lists import word_set
from pipelines.gazetteer.place import Gazetteer, Place

_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž](?:\w|[’'ʼ](?!s\b)){1,40}(?:-(?:\w|[’'ʼ](?!s\b)){1,40}){0,4}"
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)"
)
_NAME = (
    rf"(?P<name>(?:(?:El|La|Las|Los|Al|San|Santa) )?{_WORD}"
    rf"(?: (?!{_DAY}\b)(?:(?:al|el|de|du|la|as|ar|do|da|del|von|de la) )?{_WORD}){{0,2}})"
)
_PREPOSITION = (
    r"(?P<preposition>in|at|near|outside|around|across|through|over|on|into|from|to|of|off|hit|struck|shelled|attacked"
    r"|entered|reached|towards?|between)"
)
_KINDS = (
    r"village|town|settlement|hamlet|community|commune|township|municipality|locality|refugee camp|camp|district|province"
    r"|region|county|subdistrict|division"
    r"|island|islands|islet|river|valley|lake|mine|colliery|bay|peninsula|strait|mountains?|volcano|forest|desert|parish|state|territory|governorate|atoll|gorge|pass"
)
_ASIDE = r"(?:nearby |neighbou?ring |(?:north|south|east|west|central)\w* ){0,2}"
_NATURE = r"(?:Lake|Mount|River|Cape|Gulf of|Bay of|Strait of)"
_BY_KIND = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_PREPOSITION} (?:the )?(?P<name>{_NATURE} {_WORD})",
        rf"\b(?:{_PREPOSITION} )?(?:the |a )?(?:[a-z-]+ ){{0,2}}(?:{_KINDS}) (?:of|called|named) {_NAME}",
        rf"\b{_PREPOSITION} (?:the )(?:[a-z-]+ ){{0,2}}(?:{_KINDS}) {_NAME}",
        rf"\b(?:{_PREPOSITION} )?(?:the )?(?:nearby )?{_NAME} (?P<kind>{_KINDS}|{_KINDS.title()})\b",
        rf"\b{_PREPOSITION} {_NAME}, (?:a|an) (?:[a-z-]+ ){{0,4}}(?P<kind>village|town|settlement|hamlet|township|suburb|city|port)\b",
    )
)
_BY_PREPOSITION = re.compile(
    rf"\b(?P<preposition>[Ii]n|[Nn]ear|[Oo]utside|[Oo]ff|[Aa]round|[Aa]t) (?:the )?{_ASIDE}{_NAME}(?!\w)",
)
_KIND = re.compile(rf"\b(?:{_KINDS}|{_KINDS.title()}|{_NATURE})\b")
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
            *(f"{day}s" for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")),
        }
    )
    | FUNCTION_WORDS
    | NEVER_PLACES
    | ORGANISATION_WORDS
    | STREET_WORDS
    | TITLES
)
_SAINTS = frozenset({"st", "ste", "saint", "sainte"})  # Bourg-St-Pierre, as against Main St
_FACILITY = re.compile(
    rf" (?:\w+ )?(?:{'|'.join(sorted(FACILITY_WORDS - {'island', 'islands', 'valley', 'county', 'river', 'lake', 'bay', 'camp'}))})\b",
    re.IGNORECASE,
)
_HOUSES = word_set(
    "school elementary hs academy apartments apartment flats church mosque imambargah temple cathedral synagogue hotel inn motel mall "
    "plaza station stadium bar restaurant store supermarket clinic prison jail refinery tower towers building"
)
"""Last words of a name that make it a house or a site in a town: where the town is known, it says more."""
_QUARTER = re.compile(r" (?:neighbou?rhood|suburb|area|quarter|ward|section|street|road|avenue)\b", re.IGNORECASE)
_OCCASION = re.compile(
    r" (?:(?:music|religious|cultural|film|thanksgiving|harvest) )?(?:festivals?|pilgrimage|parade|carnival|procession|prayers"
    r"|celebrations?|holidays?|marathon|rally|concert|fair|cup|games|memorial)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    rf",? (?:who|whose|{'|'.join(sorted(SPEECH_VERBS))})\b|['’]s (?:office|government|party|team|army|family|house|home|wife|son)\b"
)
_BESIDE = re.compile(rf"(?: (?:{_KINDS}))?(?:, | in | of |, in )(?:the )?(?:[a-z]+ ){{0,4}}(?:[A-Z]\w+['’]s )?")
_SITE = re.compile(r" (?:mine|colliery|quarry|river|valley|lake|bay|strait|forest|desert|gorge|pass|(?:refugee )?camp)\b", re.IGNORECASE)
"""Words that belong to the name of a place: the Velsa mine is not the village of that name."""
_SURE, _KNOWN = 0.8, 0.6
_SEVERAL = 2
_NEARBY = 30  # characters before a name in which "nearby" ties it to the place named before
_UNIT_PRECISION, _COUNTRY_PRECISION = 4, 6  # UCDP
_AROUND = frozenset({PlaceRole.LOCATION, PlaceRole.CONTAINER})


def unlisted_mentions(
    text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer, hinted: str | None = None
) -> Iterator[PlaceMention]:
    """Yield mentions of places whose names the gazetteer does not hold, or that several towns of the country share.

    There are none in an article without known places and without hints at its country.
    mentions: those of title and dateline, then those of the text in their order.  hinted: the country that other signs tell, if any.
    """
    places = _Surroundings(text, mentions, gazetteer, hinted)
    taken: list[tuple[int, int]] = []
    for match in _matches(text):
        start, end = match.span("name")
        overlaps = places.is_known(start, end) or any(first < end and start < last for first, last in taken)
        if overlaps or _is_no_place(match, text, gazetteer):
            continue
        around = places.around(start, end)
        if around is not None:
            taken.append((start, end))
            yield _mention(text, start, end, around, (match["preposition"] or "").lower())


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield what has the look of such a place, shape by shape; words for kinds of places are looked for in the lines that hold one."""
    lines = {text.rfind("\n", 0, match.start()) + 1 for match in _KIND.finditer(text)}
    ends = {start: text.find("\n", start) for start in sorted(lines)}
    for shape in _BY_KIND:
        for start, end in ends.items():
            yield from shape.finditer(text, start, end if end >= 0 else len(text))
    yield from _BY_PREPOSITION.finditer(text)


def _is_no_place(match: re.Match[str], text: str, gazetteer: Gazetteer) -> bool:
    """Whether the name is a person's, an organisation's, a building's or an everyday word."""
    name, end = match["name"], match.end("name")
    words = name.lower().replace("-", " ").split()
    if (
        words[-1] in _HOUSES
        or any(word in _NO_NAMES for word in words[-1:] + [word for word in words if word not in _SAINTS])
        or gazetteer.demonym(name) is not None
        or gazetteer.demonym(words[0]) is not None
        or name.isupper()
    ):
        return True
    if _QUARTER.match(text, end):
        return True
    if "kind" in match.re.groupindex and match["kind"]:
        return False
    return any(what.match(text, end) for what in (_FACILITY, _SPEAKS, _OCCASION))


def _mention(text: str, start: int, end: int, around: Place, preposition: str) -> PlaceMention:
    site = _SITE.match(text, end)
    end = site.end() if site else end
    return PlaceMention(
        span=Span(start, end),
        text=text[start:end],
        place=around,
        precision=_COUNTRY_PRECISION if around.kind == "country" else _UNIT_PRECISION,
        confidence=_SURE,
        preposition=preposition,
        is_unlisted=True,
    )


class _Surroundings:
    """The sure places of an article: which unit or country one finds around an offset."""

    def __init__(self, text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer, hinted: str | None) -> None:
        self._text, self._gazetteer = text, gazetteer
        self._own = [m for m in mentions if m.origin is None]
        self._starts = [m.span.start for m in self._own]
        sure = [m for m in mentions if m.confidence >= _KNOWN and m.place.country and m.role in _AROUND and m.preposition != "from"]
        counted = Counter(m.place.country for m in sure)
        self._leading = counted.most_common(1)[0][0] if counted else hinted
        self._units: dict[str | None, set[tuple[str, str]]] = defaultdict(set)
        for mention in sure:
            if mention.place.admin1_code:
                self._units[mention.place.country].add((mention.place.admin1_code, mention.place.name))

    def is_known(self, start: int, end: int) -> bool:
        """Whether a place of the gazetteer stands at these characters."""
        after = bisect_left(self._starts, end)
        return after > 0 and self._own[after - 1].span.end > start

    def around(self, start: int, end: int) -> Place | None:
        """Return the unit named right behind a name, the only one of its paragraph or of its country in the article, else the country."""
        after = bisect_left(self._starts, end)
        following = self._own[after] if after < len(self._own) else None
        if following is not None and following.place.country and _BESIDE.fullmatch(self._text, end, following.span.start):
            return (
                following.place
                if following.place.kind == "country"
                else self._gazetteer.unit_of(following.place) or self._country(following.place.country)
            )
        if (
            after
            and "nearby" in self._text[max(0, start - _NEARBY) : start]
            and (unit := self._gazetteer.unit_of(self._own[after - 1].place))
        ):
            return unit
        paragraph = self._paragraph(start, end)
        before = [m for m in paragraph if m.span.start < start]
        near = before[-1:] or paragraph[:1]
        country = near[0].place.country if near else self._leading
        units = {m.place.admin1_code: m.place for m in paragraph if m.place.kind == "admin1" and m.place.country == country}
        if len(units) == 1:
            return next(iter(units.values()))
        return self._only_unit(country) or self._country(country)

    def _paragraph(self, start: int, end: int) -> list[PlaceMention]:
        """Return the places of the paragraph that holds the characters, without those that somebody is from."""
        first, last = self._text.rfind("\n", 0, start) + 1, self._text.find("\n", end)
        here = self._own[bisect_left(self._starts, first) : bisect_left(self._starts, last) if last >= 0 else None]
        return [m for m in here if m.role in _AROUND and m.place.country and m.preposition != "from"]

    def _only_unit(self, country: str | None) -> Place | None:
        """Return the unit that all places of a country lie in, where the article names several."""
        held = self._units.get(country, set())
        codes = {code for code, _ in held}
        if len(codes) != 1 or len(held) < _SEVERAL:
            return None
        return next((self._gazetteer.unit_of(m.place) for m in self._own if m.place.admin1_code in codes), None)

    def _country(self, code: str | None) -> Place | None:
        return self._gazetteer.country_place(code) if code else None
