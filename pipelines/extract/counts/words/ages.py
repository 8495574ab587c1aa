"""Numbers that are ages because of what stands beside them: aged 8 and 11, aged between 7 and 9, two men, 25 and 30; an 18-month old."""

import re

from pipelines.extract.counts.words.number_words import UNITS
from pipelines.extract.counts.words.sentence_words import Word

_UNIT = re.compile(r"(?:\d{1,3}|[a-z]{3,9})-(?:years?|months?|weeks?|days?)")
_OLD = frozenset({"year-old", "years-old", "month-old", "months-old", "week-old", "day-old"})
_LONGEST = 3  # digits of an age
_AGED = frozenset({"aged", "ages", "age"})
_IN_AGES = frozenset({",", "and", "to", "or", "between", "from"})


def with_whole_ages(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words with an age that a blank divides as one word: 'an 18-month old', 'a 17 year-old'."""
    kept: list[Word] = []
    for word in words:
        if word.low == "old" and kept and _UNIT.fullmatch(kept[-1].low):
            last = kept.pop()
            word = Word(last.start, word.end, f"{last.text} {word.text}", f"{last.low}-old")  # noqa: PLW2901 - the joined word
        elif kept and word.low in _OLD and (_is_short(kept[-1]) or kept[-1].low in UNITS):
            last = kept.pop()
            word = Word(last.start, word.end, f"{last.text} {word.text}", f"{last.low}-{word.low}")  # noqa: PLW2901 - the joined word
        kept.append(word)
    return tuple(kept)


def is_in_ages(words: tuple[Word, ...], first: int) -> bool:
    """Whether 'aged' opens the run of ages in which the number that begins here stands: aged 8 and 11, aged between 7 and 9; both 29."""
    if first and words[first - 1].low == "both" and _is_short(words[first]):
        return True  # the two, both 29, were charged
    at = first - 1
    while at >= 0 and (words[at].low in _IN_AGES or _is_short(words[at])):
        at -= 1
    return at >= 0 and words[at].low in _AGED


def follows_age(words: tuple[Word, ...], core: int) -> bool:
    """Whether 'and' before this number joins it to an age: ', 25 and 30,'."""
    at = core - 2
    at -= 1 if at >= 1 and words[at].low == "," else 0
    return at >= 1 and _is_short(words[at]) and words[at - 1].low in {",", "(", "ages", "aged"}


def _is_short(word: Word) -> bool:
    return word.low.isdigit() and len(word.low) <= _LONGEST
