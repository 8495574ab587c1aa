"""Numbers in a sentence: digits, words, multipliers, ranges, vague words and their bounds.

An own grammar over the words of `sentence_words`: linear, left to right, no backtracking.  What a number counts is decided in
`find_phrases`; numbers that certainly count something else (clock times, money, distances ...) are marked here with the reason.
"""

import re
from dataclasses import dataclass, replace

from pipelines.contract.vocabulary import Bound, NumberForm
from pipelines.extract.counts.words.ages import follows_age, is_in_ages
from pipelines.extract.counts.words.cardinals import LARGEST, cardinal
from pipelines.extract.counts.words.number_vetoes import BEFORE_YEAR, HANDING, MONTHS, VETOES
from pipelines.extract.counts.words.number_words import (
    AFTER_AT_LEAST,
    BEFORE,
    ORDINALS,
    TENS,
    UNITS,
    VAGUE,
    VAGUE_PAIRS,
)
from pipelines.extract.counts.words.sentence_words import Word

OLDEST = 115  # years; larger numbers are no ages
_AFTER_AGES = frozenset({",", ".", ";", ")", "were", "was", "are", "is", "had", "-", "–", "—"})
_EMERGENCY_CALL = 911
_MANY = 1_000  # a larger number that is told to its last unit is exact
_YEARS = range(1900, 2101)
_BEFORE_RANGE = frozenset({"between", "from", "about", "around", "some", "roughly", "approximately", "estimated"})
_RANGE = re.compile(r"(\d{1,9})-(\d{1,9})")
_ORDINAL = re.compile(r"(\d{1,9})(?:st|nd|rd|th)")
_BEFORE: dict[tuple[object, ...], object] = {bound[:-1]: bound[-1] for bound in BEFORE}
# The first veto in the order of the data counts, whether the word before or the word after tells it.
_VETO_BEFORE = {word: (at, veto.reason) for at, veto in reversed(tuple(enumerate(VETOES))) for word in veto.before}
_VETO_AFTER = {word: (at, veto.reason) for at, veto in reversed(tuple(enumerate(VETOES))) for word in veto.after}
_NO_VETO = (len(VETOES), "")
_LONGEST_BEFORE = max(map(len, _BEFORE))


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read: words [first, last) with its bound words, [core, last) without them.

    value, low, high as in `tables.IncidentCount`.  veto: why it can be no count, None where it can.
    """

    first: int
    core: int
    last: int
    value: int | None
    low: int | None
    high: int | None
    bound: Bound
    form: NumberForm
    vague_term: str | None = None
    veto: str | None = None
    ordinal: bool = False


def is_year(text: str) -> bool:
    """Return whether a word looks like a year of the last or this century."""
    return len(text) == len("2000") and text.isascii() and text.isdigit() and int(text) in _YEARS


# Words that a number can begin with, besides digits and hyphenated words: all others are passed over at once.
_OPENERS = frozenset({*VAGUE, *ORDINALS, *UNITS, *TENS, "tens", "a", "an", "half"})


def find_numbers(words: tuple[Word, ...]) -> tuple[Number, ...]:
    """Return the numbers of a sentence in order; none overlaps another."""
    found: list[Number] = []
    at = 0
    while at < len(words):
        low = words[at].low
        number = _number_at(words, at) if low in _OPENERS or low[0].isdigit() or "-" in low else None
        if number is None:
            at += 1
            continue
        found.append(_bounded(words, _vetoed(words, number), found[-1].last if found else 0))
        at = number.last
    return tuple(found)


def _number_at(words: tuple[Word, ...], at: int) -> Number | None:
    vague = _vague_at(words, at)
    if vague:
        return vague
    ordinal = _ordinal(words[at].low)
    if ordinal:
        return Number(at, at, at + 1, ordinal, ordinal, ordinal, Bound.EXACT, NumberForm.WORDS, ordinal=True)
    low, last = cardinal(words, at)
    if low is None or low > LARGEST:
        return _dashed(words, at)
    form = NumberForm.DIGITS if words[at].text[0].isdigit() else NumberForm.WORDS
    high, end = _range_end(words, at, last)
    if high is not None and low < high <= LARGEST:
        return Number(at, at, end, None, low, high, Bound.RANGE, form)
    return Number(at, at, last, low, low, low, Bound.EXACT, form)


def _ordinal(low: str) -> int | None:
    match = _ORDINAL.fullmatch(low)
    return int(match[1]) if match else ORDINALS.get(low)


def _dashed(words: tuple[Word, ...], at: int) -> Number | None:
    """Read a range written as one word: 10-12."""
    match = _RANGE.fullmatch(words[at].low)
    if not match or int(match[1]) >= int(match[2]):
        return None
    return Number(at, at, at + 1, None, int(match[1]), int(match[2]), Bound.RANGE, NumberForm.DIGITS)


def _range_end(words: tuple[Word, ...], at: int, last: int) -> tuple[int | None, int]:
    """Return the upper end of 'ten to twelve', '10–12', 'between 10 and 12', and the word after it."""
    if last + 1 >= len(words):
        return None, last
    joint = words[last].low
    before = words[at - 1].low if at else ""
    if before == "from" and not (at > 1 and words[at - 2].low.startswith("rang")):
        return None, last  # rose from nine to twelve
    between = before in {"between", "from"}
    if joint in {"to", "or", "-", "–", "—"} or (joint == "and" and between):
        return cardinal(words, last + 1)
    return None, last


def _vague_at(words: tuple[Word, ...], at: int) -> Number | None:
    low = words[at].low
    if low not in VAGUE and low != "tens":
        return None
    if low == "few" and (at == 0 or words[at - 1].low not in {"a", "last", "past"}):
        return None
    skip = 2 if at + 1 < len(words) and words[at + 1].low == "of" else 1
    second = words[at + skip].low if at + skip < len(words) else ""
    least = VAGUE_PAIRS.get((low, second))
    last = at + skip + 1 if least else at + 1
    least = least or VAGUE.get(low)
    if least is None:
        return None
    term = " ".join(word.low for word in words[at:last])
    return Number(at, at, last, None, least, None, Bound.VAGUE, NumberForm.VAGUE, vague_term=term)


def _bounded(words: tuple[Word, ...], number: Number, free: int) -> Number:
    """Add the bound words around a number; words before `free` belong to another number."""
    after = tuple(word.low for word in words[number.last : number.last + 2])
    if number.bound is Bound.EXACT and after in AFTER_AT_LEAST:
        return replace(number, last=number.last + 2, high=None, bound=Bound.AT_LEAST)
    if number.bound is not Bound.EXACT or number.ordinal:
        return _between(words, number)
    for size in range(min(_LONGEST_BEFORE, number.core - free), 0, -1):
        bound = _BEFORE.get(tuple(word.low for word in words[number.core - size : number.core]))
        if isinstance(bound, Bound) and words[number.core - size - 1].low not in HANDING:
            return _limited(replace(number, first=number.core - size, bound=bound))
    return number


def _between(words: tuple[Word, ...], number: Number) -> Number:
    if number.core and number.bound is Bound.RANGE and words[number.core - 1].low in _BEFORE_RANGE:
        return replace(number, first=number.core - 1)
    if number.core and number.bound is Bound.VAGUE and words[number.core - 1].low == "a":
        return replace(number, first=number.core - 1)
    return number


def _limited(number: Number) -> Number:
    if number.bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        return replace(number, high=None)
    if number.bound in {Bound.AT_MOST, Bound.LESS_THAN}:
        return replace(number, low=None)
    to_the_unit = number.value is not None and number.value > _MANY and number.value % 10 != 0  # some 24,118: manner of speech
    return replace(number, bound=Bound.EXACT) if to_the_unit else replace(number, low=None, high=None)


def _vetoed(words: tuple[Word, ...], number: Number) -> Number:
    before = words[number.core - 1].low if number.core else ""
    after = words[number.last].low if number.last < len(words) else ""
    if number.form is NumberForm.VAGUE or number.ordinal:
        before = ""
    if before == "but" and number.core > 1 and words[number.core - 2].low == "all":
        return replace(number, veto="exception")  # all but four of the men
    reason = min(_VETO_BEFORE.get(before, _NO_VETO), _VETO_AFTER.get(after, _NO_VETO))
    if reason is not _NO_VETO:
        return replace(number, veto=reason[1])
    if after.startswith(("year", "month", "week")) or (number.value == _EMERGENCY_CALL and not after.isalpha()):
        return replace(number, veto="age")
    if after == "in" and _is_share(words, number):
        return replace(number, veto="share")
    told = _date_or_age(words, number, before, after)
    return replace(number, veto=told) if told else number


def _is_share(words: tuple[Word, ...], number: Number) -> bool:
    """Whether the number is a share of those that 'in' counts: one in three children; not 'two in three days'."""
    whole, last = cardinal(words, number.last + 1) if number.last + 1 < len(words) else (None, number.last)
    later = words[last].low if last < len(words) else ""
    time = later.startswith(("day", "week", "month", "year", "hour", "minute")) or later in MONTHS
    few = number.value is not None and number.value < OLDEST and whole is not None and whole < _MANY
    return few and not time and number.value is not None and whole is not None and number.value < whole and later.isalpha()


def _date_or_age(words: tuple[Word, ...], number: Number, before: str, after: str) -> str | None:
    if before.rstrip(".") in MONTHS or after in MONTHS:
        return "date"
    if number.form is not NumberForm.DIGITS or number.last != number.core + 1:
        return None
    text = words[number.core].text
    year = is_year(text)
    if year and (before in BEFORE_YEAR or not after[:1].isalpha() or _ends_date(words, number.core)):
        return "year"
    old = number.value is not None and number.value < OLDEST
    if is_in_ages(words, number.first):
        return "age"
    if old and before in {",", "(", "also"} and after in {",", ".", ";", ")", "and", "to"}:
        return "age"
    return "age" if old and before in {"and", "to", "ages"} and after in _AFTER_AGES and follows_age(words, number.core) else None


def _ends_date(words: tuple[Word, ...], at: int) -> bool:
    """Whether a month and a day stand before this year: August 22, 1998."""
    return at >= 3 and words[at - 1].low == "," and words[at - 2].low.isdigit() and words[at - 3].low in MONTHS  # noqa: PLR2004 - words
