"""Cardinal numbers in a sentence: digits with their separators, words, multipliers. What limits a number is read in `numbers`."""

import re

from pipelines.extract.counts.words.number_words import COLLECTIVE, SCALES, TENS, UNITS
from pipelines.extract.counts.words.sentence_words import Word

LARGEST = 10**15  # no count of people or things is larger than this; keeps every value inside BIGINT
_GROUP, _MOST_GROUPS = 3, 5  # digits between separators; groups of them in the largest number
_TEN, _TWENTY, _THOUSAND, _MILLION = 10, 20, 1_000, 1_000_000
_DOZEN = 12
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,18}")
_DECIMAL = re.compile(r"(\d{1,9})[.,](\d{1,3})")


def cardinal(words: tuple[Word, ...], at: int) -> tuple[int | None, int]:
    """Return the cardinal number that starts at a word, and where the word after it stands; None where there is no number."""
    low = words[at].low
    if low[0].isdigit():
        return _digits(words, at)
    if low in {"a", "an", "half"}:
        return _article_number(words, at)
    if low in UNITS or low in TENS or "-" in low:
        return _spelled(words, at)
    return None, at


def _digits(words: tuple[Word, ...], at: int) -> tuple[int | None, int]:
    low = words[at].low.rstrip(".,")
    scale = SCALES.get(words[at + 1].low) if at + 1 < len(words) else None
    decimal = _DECIMAL.fullmatch(low)
    if scale and scale >= _THOUSAND and decimal:
        return int(decimal[1]) * scale + int(decimal[2]) * scale // 10 ** len(decimal[2]), at + 2
    if not _DIGITS.fullmatch(low) or not low.replace(",", "").isdigit():
        return _spaced(words, at, low)
    value = int(low.replace(",", ""))
    if scale:
        return value * scale, at + 2
    return _spaced_thousands(words, at, value)


def _spaced(words: tuple[Word, ...], at: int, low: str) -> tuple[int | None, int]:
    """Thousands separated by points, as other languages write them (1.200)."""
    parts = low.split(".")
    grouped = len(parts) > 1 and 0 < len(parts[0]) <= _GROUP and all(len(p) == _GROUP for p in parts[1:]) and len(parts) <= _MOST_GROUPS
    if grouped and all(p.isascii() and p.isdigit() for p in parts) and words[at].text[0] != "0":
        return int("".join(parts)), at + 1
    return None, at


def _spaced_thousands(words: tuple[Word, ...], at: int, value: int) -> tuple[int, int]:
    """Thousands separated by spaces: 9 300; or by a comma and a space before nothing but zeros: 61, 000."""
    last = at + 1
    if 0 < value < _THOUSAND and tuple(word.low for word in words[last : last + 2]) == (",", "000") and words[last].start == words[at].end:
        value, last = value * _THOUSAND, last + 2  # 61, 000
    while 0 < value < _MILLION and last < len(words) and words[last - 1].end + 1 == words[last].start:
        group = words[last].low
        if len(group) != _GROUP or not (group.isascii() and group.isdigit()) or len(words[at].low) > _GROUP:
            break
        value, last = value * 1000 + int(group), last + 1
    return value, last


def _article_number(words: tuple[Word, ...], at: int) -> tuple[int | None, int]:
    """Read a dozen, a hundred, half a million, half a dozen."""
    half = words[at].low == "half"
    here = at + 1
    if half and here < len(words) and words[here].low in {"a", "an"}:
        here += 1
    low = words[here].low if here < len(words) else ""
    value = COLLECTIVE.get(low) or SCALES.get(low)
    if value is None or (half and value < _DOZEN) or low == "m":
        return None, at
    return (value // 2 if half else value), here + 1


def _spelled(words: tuple[Word, ...], at: int) -> tuple[int | None, int]:
    """Twenty-five, three hundred and six, two million."""
    total = part = 0
    here = at
    while here < len(words):
        low = words[here].low
        size = _small(low)
        if size is not None and (part % 100 == 0 or (part % 10 == 0 and size < _TEN and part % 100 >= _TWENTY)):
            part += size
        elif low in {"hundred", "dozen", "score"} and part:
            part *= SCALES.get(low) or COLLECTIVE[low] or 1
        elif SCALES.get(low, 0) >= _THOUSAND and low.isalpha() and part:
            total, part = total + part * SCALES[low], 0
        elif not (low == "and" and _joins(words, at, here)):
            break
        here += 1
        if total > LARGEST:
            return None, at
    return (total + part, here) if here > at else (None, at)


def _small(low: str) -> int | None:
    if low in UNITS:
        return UNITS[low]
    if low in TENS:
        return TENS[low]
    tens, _, unit = low.partition("-")
    if tens in TENS and unit in UNITS and 0 < UNITS[unit] < _TEN:
        return TENS[tens] + UNITS[unit]
    return None


def _joins(words: tuple[Word, ...], at: int, here: int) -> bool:
    """Whether this 'and' stands inside a number: three hundred and six."""
    return here > at and words[here - 1].low in SCALES and here + 1 < len(words) and _small(words[here + 1].low) is not None
