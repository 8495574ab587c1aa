"""Names in a text that may be places, with what stands around them.  Which place they mean is decided in `namesakes`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from pipelines.extract.places.place_words import (
    COMMON_BEFORE,
    DETERMINERS,
    DIRECTIONS,
    DISTANCE_WORDS,
    FACILITY_WORDS,
    FUNCTION_WORDS,
    GRAMMAR_WORDS,
    LOCAL_NOUNS,
    LOCAL_ORGANISATIONS,
    LOCATIVE,
    NEAR,
    NEVER_PLACES,
    ORGANISATION_WORDS,
    PERSONS_TERMS,
    QUARTER_WORDS,
    SETTLEMENT_WORDS,
    SPEECH_VERBS,
    STREET_WORDS,
    TITLES,
    UNIT_WORDS,
)
from pipelines.gazetteer.name_keys import key_of
from pipelines.gazetteer.place import Gazetteer

_LETTER = "[^\\W\\d_]"
_CAPITAL = re.compile(rf"(?<![\w@#])(?:(?:[A-Z]\.){{2,}}|(?:[aeA-E][a-z]{{1,2}}[-])?(?=[^\W\d_a-z]){_LETTER}+(?:[-’'ʼ]{_LETTER}+)*)")
_GAP = re.compile(
    r"[ \u00a0-]|(?<=\bSt)\. |(?<=\bMt)\. |(?<=\bFt)\. "
    r"|[ -](?:de|del|de la|de las|de los|do|da|dos|das|di|du|le|les|sur|upon|on|am|al|el|ad|an|ez|es|of|of the|and)[ -]"
)
_AND = re.compile(r"(?:,? and |, | or )(?:the )?(?:nearby )?")
_PLAIN = re.compile(r"[\w’'.-]+")
_AFTER = re.compile(r"[ -]([^\W\d_]+(?:[-’'][^\W\d_]+)*)(?: ([^\W\d_]+))?")
_OWNS_PLACE = re.compile(
    r"['’][sS] (?:[a-z]+ ){0,2}(?!(?:Ministry|Defen[cs]e|President|Army|Air|Prime|Foreign|Interior|Supreme|General|Armed|Navy|Security"
    r"|Federal|National|Cabinet|Health|Emergency|Civil|Parliament|Justice|Central|Interim|Deputy|Revolutionary)\b)"
    r"(?:[A-Z]|region|province|capital|border|city|south|north|east|west)"
)
_ARTICLES = (" el ", " la ", " los ", " las ", " al ", " ad ", " ar ", " as ", " ash ", " az ", " der ", " den ")
_PART = re.compile(r"(?:mid-?)?(?:north|south|east|west|central)[a-z-]*$")
_AUXILIARIES = frozenset(["has", "have", "had", "would", "will", "may", "must", "could", "should", "wants", "insists"])
_BLOCK = re.compile(r"\bblock of (?:[NSEW]\.? |(?:North|South|East|West)\w* )?$")
_AGED = re.compile(r"\b(?:\d+|\w+)-(?:years?|months?|weeks?|days?)-old $")
_HELD = ("-occupied", "-controlled", "-held", "-annexed", "-backed", "-administered", "-run", "-based")
_AMERICAN_UNITS = frozenset(["township", "county", "parish", "borough"])
_LONGEST = 5
_SHORTEST = 3  # letters of a name that is no acronym
_REACH = 60


class Word(NamedTuple):
    """A capitalised word without a genitive ending."""

    text: str
    start: int
    end: int
    is_genitive: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the gazetteer holds.

    preposition: word before it, where that makes it a place.  part: a direction before it.  unit: word after or before it for a
    kind of area ("region"), with its precision in UNIT_WORDS.  settlement: a word like town stands beside it.  near: the preposition
    puts things beside it.  attributive: it describes a common noun ("a Lyon cafe").  person, organisation, government, facility: what its
    surroundings make of it; a street is a person too.  owner: a genitive before the name or kind of a place inside it ("Peru's Lima").
    quarter: a word for a part of a town stands after it.
    """

    text: str
    key: str
    start: int
    end: int
    preposition: str = ""
    part: str = ""
    unit: str = ""
    settlement: bool = False
    near: bool = False
    attributive: bool = False
    person: bool = False
    street: bool = False
    organisation: bool = False
    government: bool = False
    facility: bool = False
    owner: bool = False
    quarter: bool = False


class Reading(NamedTuple):
    """Names of a text, and keys of last and first words of names that are no places: a later bare mention is the person."""

    names: list[Name]
    surnames: frozenset[str]
    first_names: frozenset[str]


def read_names(text: str, gazetteer: Gazetteer) -> Reading:
    """Return the names in a text that the gazetteer holds, longest first at each position."""
    words = list(_capitalised(text))
    spans = [span for span in _spans(words, text, gazetteer) if not text.startswith("$", words[span[1]].end)]  # US$ 26 million
    names: list[Name] = []
    for first, last, start in spans:
        name = _described(words, first, last, text, start, gazetteer)
        gap = _AND.fullmatch(text, names[-1].end, start) if names and not name.preposition else None
        shared = names[-1].preposition if gap and (gap[0] != ", " or text.startswith((",", " and"), name.end)) else ""
        names.append(replace(name, preposition=shared) if shared else name)
    surnames, first_names = _strangers(words, spans, text, gazetteer)
    return Reading(names, surnames | {name.key for name in names if name.street}, first_names)


def _capitalised(text: str) -> Iterator[Word]:
    for match in _CAPITAL.finditer(text):
        word, end = match[0], match.end()
        genitive = word.endswith(("'s", "’s", "'S", "’S"))
        yield Word(word[:-2], match.start(), end - 2, is_genitive=True) if genitive else Word(word, match.start(), end, is_genitive=False)


def _spans(words: list[Word], text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, int]]:
    number = 0
    while number < len(words):
        found = _longest(words, number, text, gazetteer)
        if found is None:
            number += 1
        else:
            yield number, *found
            number = found[0] + 1


def _longest(words: list[Word], first: int, text: str, gazetteer: Gazetteer) -> tuple[int, int] | None:
    """Return the number of the last word of the longest name that starts at a word, and its start (an article may belong to it)."""
    last, start = first, words[first].start
    before = text[max(0, start - 5) : start]
    starts = (start - len(before) + before.rstrip().rfind(" ") + 1, start) if before.endswith(_ARTICLES) else (start,)
    while last + 1 < len(words) and last - first + 1 < _LONGEST and _gap(words, last, text):
        last += 1
    for end in range(last, first - 1, -1):
        for begin in starts:
            name = text[begin : words[end].end]
            if (end > first or begin < start or words[first].text.lower() not in FUNCTION_WORDS) and _is_known(name, gazetteer):
                return end, begin
    return None


def _gap(words: list[Word], number: int, text: str) -> bool:
    """Whether the next capitalised word may belong to the same name."""
    start = words[number].end + (2 if words[number].is_genitive else 0)
    end = words[number + 1].start
    return end - start <= 8 and _GAP.fullmatch(text, start, end) is not None  # noqa: PLR2004 - the longest particle


def _is_known(name: str, gazetteer: Gazetteer) -> bool:
    if len(name) < _SHORTEST and name != name.upper():
        return False
    key = key_of(name)
    return len(key) > 1 and key not in NEVER_PLACES and gazetteer.knows(key)


def _described(words: list[Word], first: int, last: int, text: str, start: int, gazetteer: Gazetteer) -> Name:
    before = _words_before(text, start)
    end = words[last].end
    found = None if words[last].is_genitive else _AFTER.match(text, end)
    after, second = (found[1], (found[2] or "").lower()) if found else ("", "")
    low = after.lower()
    preposition, part, near = _preposition(before, gazetteer)
    unit = low if low in UNIT_WORDS else _unit_before(before)
    settlement = (low in SETTLEMENT_WORDS and low not in QUARTER_WORDS) or _is_settlement_before(before)
    capital_after = bool(after) and after[0].isupper() and low not in FUNCTION_WORDS and not unit and not settlement
    facility = low in FACILITY_WORDS
    local = after[:1].isupper() and low in LOCAL_ORGANISATIONS
    news_agency = low == "news" and second == "agency"
    organisation = capital_after and not local and (low in ORGANISATION_WORDS or second in ORGANISATION_WORDS)
    title = (bool(before) and before[-1].rstrip(".").lower() in TITLES and before[-1][0].isupper()) or _is_aged(text, start)
    owner = words[last].is_genitive and _OWNS_PLACE.match(text, end) is not None
    stranger = (capital_after and not (facility or organisation or local)) or _is_inside_name(words, first, text, start, gazetteer)
    street = (low in STREET_WORDS and after[:1].isupper()) or _BLOCK.search(text, max(0, start - _REACH), start) is not None
    office = low in PERSONS_TERMS and gazetteer.country(text[start:end]) is None
    inner = low in _AMERICAN_UNITS and _is_end_of_name(words, first, text, start, gazetteer)
    person = title or street or office or news_agency or inner or (not unit and not settlement and stranger)
    return Name(
        text=text[start : found.end(1) if found and unit == low else end],
        key=key_of(text[start:end]),
        start=start,
        end=found.end(1) if found and unit == low else end,
        preposition=preposition,
        part=part,
        unit=unit,
        settlement=settlement,
        near=near,
        attributive=local or _is_attributive(before, after),
        quarter=low in QUARTER_WORDS,
        person=person,
        street=street,
        organisation=organisation,
        government=(words[last].is_genitive and not owner) or low in SPEECH_VERBS or low in _AUXILIARIES,
        facility=facility,
        owner=owner,
    )


def _is_aged(text: str, start: int) -> bool:
    """Whether an age stands right before: four-year-old Brooklyn."""
    return _AGED.search(text, max(0, start - _REACH), start) is not None


def _is_attributive(before: list[str], after: str) -> bool:
    """Whether the name stands before a common noun: "a Lyon cafe", "Lyon police"."""
    if not after or not after[0].islower() or after in GRAMMAR_WORDS:
        return False
    return after in LOCAL_NOUNS or (bool(before) and before[-1].lower() in DETERMINERS)


def _words_before(text: str, start: int) -> list[str]:
    """Return up to five words before, as far as only spaces part them."""
    pieces = text[max(0, start - _REACH) : start].split(" ")
    if len(pieces) < 2 or pieces[-1]:  # noqa: PLR2004 - no space right before
        return []
    words: list[str] = []
    for piece in reversed(pieces[1 if start > _REACH else 0 : -1]):
        last = piece.rpartition("\n")[2]
        if len(words) == _LONGEST or not _PLAIN.fullmatch(last):
            break
        words.insert(0, last)
        if last != piece:
            break
    return words


def _is_inside_name(words: list[Word], first: int, text: str, start: int, gazetteer: Gazetteer) -> bool:
    """Whether another capitalised word that is no direction or function word stands right before: a person's first name."""
    if first == 0 or start != words[first].start:
        return False
    before = words[first - 1]
    low = before.text.lower()
    adjacent = before.end + 1 == start and text[before.end] in " \u00a0" and not before.is_genitive
    if low.endswith(_HELD) or gazetteer.demonym(before.text):
        return False
    return adjacent and low not in FUNCTION_WORDS and low not in DIRECTIONS and low not in COMMON_BEFORE and low not in SETTLEMENT_WORDS


def _is_end_of_name(words: list[Word], first: int, text: str, start: int, gazetteer: Gazetteer) -> bool:
    """Whether a word that is no place belongs to the name: Red Clover Township is not Clover."""
    return _is_inside_name(words, first, text, start, gazetteer) and not _is_known(words[first - 1].text, gazetteer)


def _preposition(before: list[str], gazetteer: Gazetteer) -> tuple[str, str, bool]:
    """Return preposition, direction, and whether things are beside the place."""
    low = [word.lower() for word in before]
    part = ""
    while low and (low[-1] in _BETWEEN or _PART.match(low[-1]) or low[-1].endswith(_HELD) or gazetteer.demonym(low[-1])):
        word = low.pop()
        part = word if _PART.match(word) or word in {"upper", "lower"} else part
    word = low[-1] if low else ""
    if word in {"of", "from"} and len(low) > 1 and (low[-2] in DISTANCE_WORDS or _PART.match(low[-2])):
        return "near", part, True
    if word == "of" and len(low) > 1 and (low[-2] in SETTLEMENT_WORDS or low[-2] in UNIT_WORDS or low[-2] in COMMON_BEFORE):
        return next((earlier for earlier in reversed(low[:-2]) if earlier in LOCATIVE), "of"), part, False
    return (word if word in LOCATIVE else ""), part, word in NEAR


def _unit_before(before: list[str]) -> str:
    return before[-2].lower() if len(before) > 1 and before[-1] == "of" and before[-2].lower() in UNIT_WORDS else ""


def _is_settlement_before(before: list[str]) -> bool:
    if not before:
        return False
    return before[-1].lower() in SETTLEMENT_WORDS or (before[-1] == "of" and len(before) > 1 and before[-2].lower() in SETTLEMENT_WORDS)


def _strangers(
    words: list[Word], spans: list[tuple[int, int, int]], text: str, gazetteer: Gazetteer
) -> tuple[frozenset[str], frozenset[str]]:
    """Return last words and first words of pairs of capitalised words that are no place."""
    inside = {number for first, last, _ in spans if last > first for number in range(first, last + 1)}
    last_names, first_names = set(), set()
    for number in range(1, len(words)):
        word, before = words[number], words[number - 1]
        if before.end + 1 != word.start or before.is_genitive or number in inside or text[before.end] != " ":
            continue
        low, low_before = word.text.lower(), before.text.lower()
        if low in _NOT_LAST or low_before in _NOT_FIRST or low_before.endswith(_HELD) or gazetteer.demonym(before.text):
            continue
        last_names.add(key_of(word.text))
        if low_before not in TITLES and low_before not in _NO_SURNAMES and number - 1 not in inside:
            first_names.add(key_of(before.text))
    return frozenset(last_names), frozenset(first_names)


_NO_SURNAMES = ORGANISATION_WORDS | FACILITY_WORDS | SETTLEMENT_WORDS | frozenset(UNIT_WORDS)
_NOT_LAST, _NOT_FIRST = FUNCTION_WORDS | _NO_SURNAMES, FUNCTION_WORDS | DIRECTIONS
_BETWEEN = COMMON_BEFORE | SETTLEMENT_WORDS | DIRECTIONS
