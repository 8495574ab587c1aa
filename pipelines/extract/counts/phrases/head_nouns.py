"""Head nouns of phrases and what stands around them: two kinds after one number, ages, owners."""

import re
from dataclasses import replace

from pipelines.contract.vocabulary import Object, ObjectClass, VictimStatus
from pipelines.extract.counts.words import function_words
from pipelines.extract.counts.words.counted_nouns import Noun, noun_of, nouns
from pipelines.extract.counts.words.number_words import TENS, UNITS, VAGUE
from pipelines.extract.counts.words.numbers import OLDEST, Number
from pipelines.extract.counts.words.sentence_words import Word

AGE_WORD = re.compile(r"(?:\d{1,3}|[a-z]{3,9})-(?:years?|months?|weeks?|days?)-old")
_DECADE = re.compile(r"(?:early-|mid-|late-)?[1-9]0['’]?s")
_DECADES = frozenset({"teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"})
_DASHES = frozenset({"-", "--", "–", "—"})
_BETWEEN_AGES = frozenset({"between", "from", "and", "to", "or", ","})
_AGED = frozenset({"aged", "age", "ages", "both"})


def mixed(words: tuple[Word, ...], noun: Noun | None, last: int) -> tuple[Noun | None, int]:
    """Read 'drones and missiles' after one number: both are counted together."""
    if noun is None or not noun.plural or last + 1 >= len(words) or words[last].low not in {"and", "or"}:
        return noun, last
    if is_number(words[last + 1]):
        return noun, last
    _, second, end = head_of(words, last + 1)
    bare = second is not None and second.plural and second.object_class is noun.object_class and second.object is not noun.object
    verb = end < len(words) and words[end].low in function_words.AUXILIARIES
    if not bare or second is None or (verb and noun.object_class is not ObjectClass.WEAPON):
        return noun, last
    kind = {ObjectClass.WEAPON: Object.WEAPON, ObjectClass.PEOPLE: Object.PERSON, ObjectClass.BUILDING: Object.BUILDING}.get(
        noun.object_class, noun.object
    )
    return replace(noun, object=kind, status=VictimStatus.UNKNOWN if noun.status else None, group=None), end


def is_event_at(words: tuple[Word, ...], at: int) -> bool:
    """Whether the noun that follows is an event: attack, fire."""
    noun = head_of(words, at)[1]
    return noun is not None and noun.object_class is ObjectClass.EVENT


def head_of(words: tuple[Word, ...], at: int) -> tuple[int | None, Noun | None, int]:
    """Return the head noun of the run of words that starts here, what it counts, and the word after it: of 'a band's singer', singer."""
    head, noun, last = _simple_head(words, at)
    owner = last if noun is not None else noun_run(words, at)[0]
    while owner > at and owner < len(words) and words[owner].low == "'s":
        owned = _simple_head(words, owner + 1)
        if owned[1] is None:
            break
        head, noun, last = owned
        owner = last
    return head, noun, last


def _simple_head(words: tuple[Word, ...], at: int) -> tuple[int | None, Noun | None, int]:
    """Return the head noun of the run of words that starts here, what it counts, and the word after it."""
    run, _ = noun_run(words, at)
    head, noun, last = None, None, at
    for here in range(at, run):
        if here < last:
            continue  # the second word of a pair
        low = words[here].low
        pair = nouns().get(f"{low} {words[here + 1].low}") if here + 1 < run else None
        known = pair or noun_of(low)
        if known is None:
            if noun is not None:
                break
            continue
        if noun is not None and here > last:
            break
        last = here + (2 if pair else 1)
        head, noun = last - 1, known
    return head, noun, last


def noun_run(words: tuple[Word, ...], at: int) -> tuple[int, bool]:
    """Return the word after the run of content words that starts here, and whether there is one."""
    last = at
    while last < len(words) and last < at + 7:
        low = words[last].low
        if low in function_words.STOPS or low in function_words.DAY_WORDS or (last > at and is_number(words[last])):
            break
        last += 1
    return last, last > at


def is_number(word: Word) -> bool:
    """Whether a word starts a phrase of its own because it is a number."""
    if AGE_WORD.fullmatch(word.low):
        return False
    return word.text[0].isdigit() or word.low in UNITS or word.low in TENS or word.low in VAGUE


def age_in(words: tuple[Word, ...], at: int, last: int) -> int | None:
    """Return the age that these words tell: 19-year-old, six-month-old (0), 13 year old."""
    if at + 1 < len(words) and words[at].low.isdigit() and words[at + 1].low in {"year", "years"}:
        return int(words[at].low) if is_age(words[at]) else None
    for word in words[at:last]:
        if AGE_WORD.fullmatch(word.low):
            count, _, unit = word.low.partition("-")
            years = int(count) if count.isdigit() else UNITS.get(count, 0) or TENS.get(count, 0)
            return years if unit.startswith("year") else 0
    return None


def age_after(words: tuple[Word, ...], last: int) -> int | None:
    """Return the age after a name: ', 25,'."""
    if (
        last + 1 < len(words)
        and words[last].low in {",", "("}
        and words[last + 1].low.isdigit()
        and len(words[last + 1].low) <= len(str(OLDEST))
    ):
        age = int(words[last + 1].low)
        return age if age < OLDEST else None
    return None


def after_ages(words: tuple[Word, ...], last: int) -> int:
    """Return the word after ', 25,' or ', ages 21, 32 and 49,' or 'in her 50s' where ages follow the phrase, else last."""
    decade = _after_decade(words, last)
    if decade:
        return decade
    bare = last < len(words) and words[last].low in {"aged", "ages"}
    if bare:
        return _after_bare_ages(words, last)
    if last + 1 >= len(words) or words[last].low not in {",", "("} or not (is_age(words[last + 1]) or words[last + 1].low in _AGED):
        return last
    end = last + 1
    while end < len(words) and (is_age(words[end]) or words[end].low in _AGED or words[end].low in {",", "and", ")"}):
        end += 1
    while words[end - 1].low == "and":
        end -= 1
    return (
        end
        if any(is_age(word) for word in words[last:end])
        and (words[end - 1].low in {",", ")"} or (end < len(words) and words[end].low in _DASHES))
        else last
    )


def _after_decade(words: tuple[Word, ...], last: int) -> int | None:
    """Return the word after 'in her 50s', 'in his early twenties'; None where no such words follow."""
    lows = [word.low for word in words[last : last + 4]]
    if lows[:1] != ["in"] or lows[1:2] not in (["his"], ["her"], ["their"]):
        return None
    at = 3 if lows[2:3] in (["early"], ["mid"], ["late"]) else 2
    return last + at + 1 if len(lows) > at and (_DECADE.fullmatch(lows[at]) or lows[at] in _DECADES) else None


def _after_bare_ages(words: tuple[Word, ...], last: int) -> int:
    """Return the word after 'aged 8 and 11', 'aged between 7 and 9', 'aged six to nine'."""
    end = last + 1
    while end < len(words) and (is_age(words[end]) or words[end].low in UNITS or words[end].low in _BETWEEN_AGES):
        end += 1
    while words[end - 1].low in _BETWEEN_AGES:
        end -= 1
    return end


def is_age(word: Word) -> bool:
    """Whether a word can be a person's age in years."""
    return word.low.isascii() and word.low.isdigit() and len(word.low) <= len(str(OLDEST)) and int(word.low) < OLDEST


def after_years_old(words: tuple[Word, ...], number: Number | None) -> int | None:
    """Return the word after '13 year old' where the number is such an age."""
    if number is None or number.ordinal or number.last + 1 >= len(words):
        return None
    unit = words[number.last].low
    if unit in {"year", "years", "month", "months", "yr"} and words[number.last + 1].low == "old":
        return number.last + 2
    return None
