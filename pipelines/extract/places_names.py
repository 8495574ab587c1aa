"""Names in a text that may be places, with what stands around them.  Which place they mean is decided in `places_resolve`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.extract.places_words import (
    DIRECTIONS,
    DISTANCE_WORDS,
    FACILITY_WORDS,
    FUNCTION_WORDS,
    LOCATIVE,
    NEAR,
    NEVER_PLACES,
    ORGANISATION_WORDS,
    PARTICLES,
    SETTLEMENT_WORDS,
    SPEECH_VERBS,
    TITLES,
    UNIT_WORDS,
)
from pipelines.gazetteer.names import key_of
from pipelines.gazetteer.place import Gazetteer

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]\.[A-Z][a-z]\.|[^\W\d_]+(?:[-’'ʼ][^\W\d_]+)*")
_LONGEST = 5
_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text without a genitive ending.  joined: only a space lies between it and the word before."""

    text: str
    start: int
    end: int
    is_capital: bool
    joined: bool
    genitive: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the gazetteer holds.

    first, last: numbers of its words.  unit: word after or before it for a kind of area ("region"), with precision in UNIT_WORDS.
    preposition: word before it.  part: a direction before it.  person, organisation, government: what its surroundings make of it.
    """

    text: str
    key: str
    start: int
    end: int
    first: int
    last: int
    preposition: str = ""
    part: str = ""
    unit: str = ""
    settlement: bool = False
    near: bool = False
    person: bool = False
    organisation: bool = False
    government: bool = False
    facility: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Words and names of a text."""

    words: list[Word]
    names: list[Name]
    surnames: frozenset[str] = field(default_factory=frozenset)


def read_names(text: str, gazetteer: Gazetteer) -> Reading:
    """Return the words of a text and the names among them that the gazetteer holds, longest first at each position."""
    words = list(_words(text))
    spans = list(_spans(words, text, gazetteer))
    return Reading(words, [_described(words, first, last, key, text) for first, last, key in spans], _surnames(words, spans))


def _words(text: str) -> Iterator[Word]:
    end = -1
    for match in _WORD.finditer(text):
        word, start, stop = match[0], match.start(), match.end()
        genitive = word.endswith(("'s", "’s", "'S", "’S"))
        if genitive:
            word, stop = word[:-2], stop - 2
        gap = text[end:start] if end >= 0 else "\n"
        yield Word(
            word,
            start,
            stop,
            word[0].isupper() or (word[:3] in {"al-", "el-"} and word[3:4].isupper()),
            gap in {" ", "-", "\u00a0"},
            genitive,
        )
        end = match.end()


def _is_name_word(word: Word) -> bool:
    return word.is_capital and word.text.lower() not in FUNCTION_WORDS


def _spans(words: list[Word], text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str]]:
    number = 0
    while number < len(words):
        found = _longest(words, number, text, gazetteer) if words[number].is_capital else None
        if found is None:
            number += 1
        else:
            yield number, found[0], found[1]
            number = found[0] + 1


def _longest(words: list[Word], first: int, text: str, gazetteer: Gazetteer) -> tuple[int, str] | None:
    last = first
    while last + 1 < len(words) and last - first + 1 < _LONGEST and words[last + 1].joined and not words[last].genitive:
        following = words[last + 1]
        if not (following.is_capital or following.text.lower() in PARTICLES):
            break
        last += 1
    for end in range(last, first - 1, -1):
        if words[end].is_capital and (end > first or _is_name_word(words[first])):
            name = text[words[first].start : words[end].end]
            key = key_of(name)
            if (
                key not in NEVER_PLACES
                and len(key) > 1
                and (name in gazetteer or gazetteer.demonym(name))
                and not (len(name) <= _ACRONYM and name != name.upper())
            ):
                return end, key
    return None


def _described(words: list[Word], first: int, last: int, key: str, text: str) -> Name:
    before, part, near, title = _before(words, first)
    following = words[last + 1] if last + 1 < len(words) and words[last + 1].joined else None
    after = following.text.lower() if following else ""
    genitive = words[last].genitive
    unit = after if after in UNIT_WORDS and not genitive else _unit_before(words, first)
    settlement = (after in SETTLEMENT_WORDS and not genitive) or _settlement_before(words, first)
    end = following.end if following and unit == after and not genitive else words[last].end
    capital_after = following is not None and not genitive and _is_name_word(following) and not unit and not settlement
    facility = bool(after in FACILITY_WORDS and not genitive)
    organisation = capital_after and after in ORGANISATION_WORDS
    neighbour = words[first - 1] if first and words[first].joined and not part else None
    capital_before = (
        neighbour is not None and _is_name_word(neighbour) and not neighbour.genitive and neighbour.text.lower() not in DIRECTIONS
    )
    person = title or (not unit and not settlement and (capital_before or (capital_after and not facility and not organisation)))
    return Name(
        text=text[words[first].start : end],
        key=key,
        start=words[first].start,
        end=end,
        first=first,
        last=last,
        preposition=before,
        part=part,
        unit=unit,
        settlement=settlement,
        near=near,
        person=person,
        organisation=organisation,
        facility=facility,
        government=after in SPEECH_VERBS
        or (after in {"has", "have", "had"} and last + 2 < len(words) and words[last + 2].text in SPEECH_VERBS),
    )


def _before(words: list[Word], first: int) -> tuple[str, str, bool, bool]:
    """Return preposition, direction, whether it is beside the place, and whether a person's title stands before."""
    number, part = first - 1, ""
    if first == 0 or not words[first].joined:
        return "", "", False, False
    if words[number].text.lower() in TITLES and words[number].is_capital:
        return "", "", False, True
    while (
        number >= 0
        and words[number + 1].joined
        and words[number].text.lower() in DIRECTIONS | {"the", "city", "town", "village"} | _COMMON_BEFORE
    ):
        part = words[number].text.lower() if words[number].text.lower() in DIRECTIONS else part
        number -= 1
    if number < 0 or not words[number + 1].joined:
        return "", part, False, False
    word = words[number].text.lower()
    if word in {"of", "from"} and number and words[number - 1].text.lower() in DISTANCE_WORDS:
        return "near", part, True, False
    if word == "of" and number and words[number - 1].text.lower() in SETTLEMENT_WORDS | set(UNIT_WORDS):
        return _preposition_further(words, number - 2), part, False, False
    return (word if word in LOCATIVE else ""), part, word in NEAR, False


_COMMON_BEFORE = frozenset({"capital", "region", "state", "province", "district", "port", "border", "coastal"})


def _preposition_further(words: list[Word], number: int) -> str:
    for back in range(number, max(-1, number - 4), -1):
        word = words[back].text.lower()
        if word in LOCATIVE:
            return word
    return "of"


def _unit_before(words: list[Word], first: int) -> str:
    if first >= 2 and words[first].joined and words[first - 1].text == "of" and words[first - 2].text.lower() in UNIT_WORDS:  # noqa: PLR2004
        return words[first - 2].text.lower()
    return ""


def _settlement_before(words: list[Word], first: int) -> bool:
    if first == 0 or not words[first].joined:
        return False
    word = words[first - 1].text.lower()
    return word in SETTLEMENT_WORDS or (word == "of" and first >= 2 and words[first - 2].text.lower() in SETTLEMENT_WORDS)  # noqa: PLR2004


def _surnames(words: list[Word], spans: list[tuple[int, int, str]]) -> frozenset[str]:
    """Return keys of last words of names that are no places: a later bare mention is the person."""
    inside = {number for first, last, _ in spans if last > first for number in range(first, last + 1)}
    found = set()
    for number in range(1, len(words)):
        word, before = words[number], words[number - 1]
        if not (word.joined and _is_name_word(word) and _is_name_word(before)) or number in inside or before.genitive:
            continue
        following = words[number + 1] if number + 1 < len(words) and words[number + 1].joined else None
        if following is not None and following.text.lower() in UNIT_WORDS | dict.fromkeys(ORGANISATION_WORDS, 0):
            continue
        if before.text.lower() not in DIRECTIONS and word.text.lower() not in ORGANISATION_WORDS | FACILITY_WORDS | SETTLEMENT_WORDS:
            found.add(key_of(word.text))
    return frozenset(found)
