"""Texts in capitals, as cables, bulletins and old wires come, are read with the case that English gives their words.

A word is written small if English mostly writes it small (`pipelines/syntax/small_words.py`), else with a capital: it is a name.
Each letter stays in its place, so that offsets hold in the text as it came.
"""

import re

from pipelines.extract.text.word_lists import word_set
from pipelines.gazetteer.place import Gazetteer

_WORD = re.compile(r"[^\W\d_]+")
_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"(?:^|[.!?:]['\"”’)\]]*\s+|^\W+)$")
_ABBREVIATION = re.compile(r"\b([A-Z])\.(?:[A-Z]\.)+")
_IN_BRACKETS = re.compile(r"[\[(]([A-Z]{2,8})[\])]")
_MONTH = re.compile(r"\b(?:(?<=\d )(?:MAY|MARCH)|(?:MAY|MARCH)(?= \d))\b")
_OF_TITLE = word_set(
    "general colonel major captain lieutenant sergeant president minister governor mayor senator bishop father judge doctor professor king "
    "queen prince secretary commander admiral marshal department province battalion brigade division airport river street avenue hospital"
)
"""Words that are part of a name beside one: General Lopez, Morazan Department."""
_ENDINGS = (
    ("ies", "y"),
    ("s", ""),
    ("es", ""),
    ("ed", ""),
    ("ed", "e"),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
    ("ers", ""),
    ("er", ""),
)
_SHARE, _FEW = 0.85, 12  # of the letters of a paragraph that are capitals; letters under which a paragraph tells too little
_NO_SMALL = bytes(byte for byte in range(256) if not ord("a") <= byte <= ord("z"))
_LONGEST_PLACE = 4  # words
_SHORTEST_STEM = 3


def true_cased(text: str, small_words: frozenset[str], gazetteer: Gazetteer) -> str:
    """Return the text with each paragraph in capitals in the case of running text; every character keeps its offset."""
    acronyms = frozenset(_IN_BRACKETS.findall(text))
    return _PARAGRAPH.sub(lambda found: _cased(found[0], acronyms, small_words, gazetteer) if _is_capital(found[0]) else found[0], text)


def _is_capital(text: str) -> bool:
    if len(text.encode(errors="replace").translate(None, _NO_SMALL)) > (1 - _SHARE) * len(text):  # running text, told at once
        return False
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= _FEW and sum(map(str.isupper, letters)) >= _SHARE * len(letters)


def _is_small(low: str, words: frozenset[str]) -> bool:
    if low in words:
        return True
    stems = (low[: -len(end)] + instead for end, instead in _ENDINGS if low.endswith(end) and len(low) - len(end) >= _SHORTEST_STEM)
    return any(stem in words for stem in stems)


def _cased(text: str, acronyms: frozenset[str], small_words: frozenset[str], gazetteer: Gazetteer) -> str:
    found = list(_WORD.finditer(text))
    lows = [match[0].lower() for match in found]
    small = [_is_small(low, small_words) for low in lows]
    for at in _names(text, found, lows, small, gazetteer):
        small[at] = False
    kept = {at for match in _ABBREVIATION.finditer(text) for at in range(*match.span())}
    letters = list(text)
    for at, match in enumerate(found):
        if match[0] in acronyms or match.start() in kept or len(match[0].lower()) != len(match[0]):
            continue
        starts = not small[at] or _SENTENCE_END.search(text, max(0, match.start() - 6), match.start()) is not None
        letters[match.start() : match.end()] = match[0].capitalize() if starts else match[0].lower()
    return "".join(letters)


def _names(text: str, found: list[re.Match[str]], lows: list[str], small: list[bool], gazetteer: Gazetteer) -> set[int]:
    """Return which words are part of a name although English writes them small elsewhere."""
    months = {match.start() for match in _MONTH.finditer(text)}
    names = {at for at, match in enumerate(found) if match.start() in months}
    for at, low in enumerate(lows):
        if low in _OF_TITLE and any(
            0 <= other < len(small) and not small[other] and _touch(text, found, at, other) for other in (at - 1, at + 1)
        ):
            names.add(at)
        names |= set(_place_at(text, found, at, gazetteer)) | set(_spelled_out(text, found, at))
    return names


def _touch(text: str, found: list[re.Match[str]], one: int, other: int) -> bool:
    first, last = sorted((one, other))
    return text[found[first].end() : found[last].start()] in {" ", ". "}


def _place_at(text: str, found: list[re.Match[str]], at: int, gazetteer: Gazetteer) -> range:
    """Return the words of the longest name of a place of several words that begins at a word: NEW YORK, UNITED STATES."""
    if found[at][0] == "THE":  # The Valley is a capital, the valley is not
        return range(0)
    for last in range(min(at + _LONGEST_PLACE, len(found)), at + 1, -1):
        if text[found[at].start() : found[last - 1].end()] in gazetteer:
            return range(at, last)
    return range(0)


def _spelled_out(text: str, found: list[re.Match[str]], at: int) -> range:
    """Return the words that an acronym in brackets abbreviates: NATIONAL LIBERATION FRONT [NLF]."""
    letters = found[at][0]
    if at == 0 or found[at].start() == 0 or text[found[at].start() - 1] not in "[(":
        return range(0)
    first = at - len(letters)
    if first < 0 or any(match[0][0] != letter for match, letter in zip(found[first:at], letters, strict=True)):
        return range(0)
    return range(first, at)
