"""Noun phrases that may be counted: 'at least two schools', 'a 19-year-old man', 'three of them', 'no one', 'Ann Poe, 25'.

Read left to right from the words of one sentence; no syntax is needed.  What happened to them is found in `counts_clauses`.
"""

import re
from dataclasses import dataclass, replace

from pipelines.extract import counts_grammar as grammar
from pipelines.extract.counts_lexicon import PERSON, Noun, metric_words, noun_of, nouns
from pipelines.extract.counts_words import Word
from pipelines.extract.numbers import OLDEST, Number
from pipelines.extract.numbers_words import TENS, UNITS
from pipelines.extract.victims import GROUPS_OF
from pipelines.vocabulary import Bound, NumberForm, Object, ObjectClass, VictimStatus

_AGE = re.compile(r"(?:\d{1,3}|[a-z]{3,9})-(?:years?|months?|weeks?|days?)-old")
_DASHES = frozenset({"-", "--", "–", "—"})
_AGED = frozenset({"aged", "age", "ages", "both"})
_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Read a noun phrase: words [first, last), its head noun (None where it is left out) and its number.

    form None: a bare plural, of which nothing is counted.  partitive: 'three of the men', 'two of them'.
    name: a person's name.  negative: 'no one', 'none', 'no injuries'.  increment: 'another', 'a further'.  ordinal: 6 of 'a sixth victim'.
    """

    first: int
    last: int
    head: int | None
    noun: Noun | None
    number: Number | None
    form: NumberForm | None
    definite: bool = False
    partitive: bool = False
    negative: bool = False
    increment: bool = False
    name: str | None = None
    age: int | None = None
    gender: str | None = None
    ordinal: int | None = None


def find_phrases(words: tuple[Word, ...], numbers: tuple[Number, ...], surnames: frozenset[str]) -> tuple[Phrase, ...]:
    """Return the noun phrases of a sentence in order; none overlaps another.  surnames: names of persons known in the article."""
    starts = {number.first: number for number in numbers}
    found: list[Phrase] = []
    at = 0
    while at < len(words):
        phrase = _phrase_at(words, at, starts, surnames)
        if phrase:
            found.append(phrase)
        at = max(phrase.last, at + 1) if phrase else at + 1
    return tuple(found)


def _phrase_at(words: tuple[Word, ...], at: int, numbers: dict[int, Number], surnames: frozenset[str]) -> Phrase | None:
    low = words[at].low
    following = words[at + 1].low if at + 1 < len(words) else ""
    if low in grammar.NOBODY or (low == "no" and following in {"one", "body"}) or (low == "not" and following == "one"):
        return _nobody(words, at + (1 if low in grammar.NOBODY else 2), at)
    if low in grammar.SOMEBODY:
        return Phrase(at, at + 1, at, PERSON, None, NumberForm.PRONOUN)
    gender = grammar.SINGULAR_PRONOUNS.get(low)
    if gender and not (low == "her" and _noun_run(words, at + 1)[1]):
        return Phrase(at, at + 1, at, PERSON, None, NumberForm.PRONOUN, definite=True, gender=gender)
    number = numbers.get(at)
    if number and not number.veto and not number.ordinal:
        return _counted(words, at, number)
    old = _years_old(words, number)
    if old:
        head, noun, last = _head(words, old)
        plain = noun is None or head is None
        return Phrase(at, old if plain else last, old - 1 if plain else head, PERSON if plain else noun, None, NumberForm.SINGULAR)
    if low == "that" and noun_of(following) is None:
        return None
    if low in grammar.DETERMINERS:
        return _determined(words, at, numbers, surnames)
    return _named(words, at, surnames) or _bare(words, at)


def _nobody(words: tuple[Word, ...], last: int, first: int) -> Phrase:
    if last < len(words) and words[last].low == "else":
        last += 1
    if last + 1 < len(words) and words[last].low == "of" and words[last + 1].low in grammar.DETERMINERS | {"them", "whom"}:
        head, noun, end = _head(words, last + 2)
        return Phrase(first, end, head, noun or PERSON, None, NumberForm.PRONOUN, negative=True)
    return Phrase(first, last, None, PERSON, None, NumberForm.PRONOUN, negative=True)


def _counted(words: tuple[Word, ...], first: int, number: Number, *, definite: bool = False, increment: bool = False) -> Phrase:
    """Read a phrase with a number word: five men, two of the men, three more."""
    at, partitive = number.last, False
    while at < len(words) and words[at].low in grammar.INCREMENTS | {"other"}:
        increment, at = increment or words[at].low != "other", at + 1
    if at + 1 < len(words) and words[at].low == "of":
        after = words[at + 1].low
        partitive = after in grammar.DEFINITE | {"them", "whom", "us"}
        if after in {"them", "whom", "us"}:
            return Phrase(first, at + 2, None, None, number, number.form, partitive=True)
        at += 2 if partitive else 1
    if tuple(word.low for word in words[at : at + 2]) == ("out", "of"):
        head, noun, _ = _head(words, at + 3)
        return Phrase(first, at, None, noun, number, number.form, partitive=True)
    head, noun, last = _head(words, at)
    noun, last = _mixed(words, noun, last)
    others = at < len(words) and words[at].low == "others"
    if others:
        return Phrase(first, at + 1, at, PERSON, number, number.form, increment=True)
    if noun and noun.object_class is ObjectClass.PEOPLE:
        last = _after_age(words, last)
    return Phrase(
        first,
        max(last, number.last),
        head,
        noun,
        number,
        number.form,
        definite,
        partitive,
        False,
        increment,
        None,
        _age(words, at, last),
        noun.gender if noun else None,
    )


def _mixed(words: tuple[Word, ...], noun: Noun | None, last: int) -> tuple[Noun | None, int]:
    """Read 'drones and missiles' behind one number: both are counted together."""
    if noun is None or not noun.plural or last + 1 >= len(words) or words[last].low not in {"and", "or"}:
        return noun, last
    if words[last + 1].text[0].isdigit() or words[last + 1].low in UNITS or words[last + 1].low in TENS:
        return noun, last
    _, second, end = _head(words, last + 1)
    bare = second is not None and second.plural and second.object_class is noun.object_class and second.object is not noun.object
    verb = end < len(words) and words[end].low in grammar.AUXILIARIES
    if not bare or second is None or (verb and noun.object_class is not ObjectClass.WEAPON):
        return noun, last
    kind = {ObjectClass.WEAPON: Object.WEAPON, ObjectClass.PEOPLE: Object.PERSON, ObjectClass.BUILDING: Object.BUILDING}.get(
        noun.object_class, noun.object
    )
    return replace(noun, object=kind, status=VictimStatus.UNKNOWN if noun.status else None, group=None), end


def _determined(words: tuple[Word, ...], first: int, numbers: dict[int, Number], surnames: frozenset[str]) -> Phrase | None:
    """Read a phrase that starts with a determiner: a man, another two men, the 19-year-old, no injuries."""
    low = words[first].low
    at = first + 1
    if low in {"both", "each", "all", "some", "many", "most", "any", "either"} and at < len(words) and words[at].low == "of":
        return _share(words, first)
    increment = low == "another"
    while at < len(words) and words[at].low in grammar.INCREMENTS | {"other", "same", "only", "first", "second", "last"}:
        increment, at = increment or words[at].low in grammar.INCREMENTS | {"second"}, at + 1
    number = numbers.get(at)
    total = (
        low in {"a", "an"} or (at + 1 < len(words) and _is_event(words, at + 1)) or (first > 0 and words[first - 1].low in grammar.BECOMING)
    )
    ordinal = number.value if number and number.ordinal and total else None
    if number and number.ordinal:
        at, increment = number.last, True
    old = _years_old(words, number)
    if old:
        number, at = None, old
    if number and low in {"a", "an"} and number.form is NumberForm.DIGITS:
        return None
    if number and not number.ordinal and low != "no":
        return None if number.veto else _counted(words, first, number, definite=low in grammar.DEFINITE, increment=increment)
    if at < len(words) and words[at].low in GROUPS_OF:
        return None
    if at + 2 < len(words) and words[at].low in grammar.COLLECTIONS and words[at + 1].low == "of" and at + 2 in numbers:
        return _counted(words, first, numbers[at + 2])
    head, noun, last = _head(words, at)
    if noun is None and low in {"the", "a", "an"} and at < len(words) and (old or _AGE.fullmatch(words[at].low)):
        head, noun, last = (at - 1, PERSON, at) if old else (at, PERSON, at + 1)
    bare = at == first + 1 and at < len(words) and (words[at].low in metric_words() or words[at].low in grammar.STOPS)
    if noun is None and low == "another" and bare:
        return Phrase(first, at, None, None, None, NumberForm.SINGULAR, increment=True)
    if noun is None or head is None:
        return None
    if low == "both" and noun.plural:
        return Phrase(
            first,
            last,
            head,
            noun,
            Number(first, first, first + 1, 2, 2, 2, Bound.EXACT, NumberForm.PRONOUN),
            NumberForm.PRONOUN,
            definite=True,
        )
    form = None if noun.plural and low != "no" else NumberForm.SINGULAR
    if (
        low in {"some", "any", "all", "both", "every", "each", "either", "other"}
        and form is NumberForm.SINGULAR
        and low not in {"each", "every"}
    ):
        form = None
    named = _named(words, last, surnames) if last < len(words) and form else None
    end = named.last if named else _after_age(words, last) if form and noun.object_class is ObjectClass.PEOPLE else last
    return Phrase(
        first,
        end,
        head,
        noun,
        None,
        form,
        definite=low in grammar.DEFINITE,
        negative=low == "no",
        increment=increment,
        name=named.name if named else None,
        age=(int(words[old - 3].low) if old and words[old - 3].low.isdigit() else None) or _age(words, at, last) or (named.age if named else None) or _age_after(words, last),
        gender=noun.gender,
        ordinal=ordinal,
    )


def _is_event(words: tuple[Word, ...], at: int) -> bool:
    noun = _head(words, at)[1]
    return noun is not None and noun.object_class is ObjectClass.EVENT


def _share(words: tuple[Word, ...], first: int) -> Phrase:
    """Read 'each of the victims': nothing is counted, except by 'both'."""
    at = first + 2
    head, noun, last = _head(words, at + 1 if at < len(words) and words[at].low in grammar.DEFINITE else at)
    both = Number(first, first, first + 1, 2, 2, 2, Bound.EXACT, NumberForm.PRONOUN) if words[first].low == "both" else None
    return Phrase(
        first, max(last, min(at + 1, len(words))), head, noun or PERSON, both, NumberForm.PRONOUN if both else None, definite=True
    )


def _head(words: tuple[Word, ...], at: int) -> tuple[int | None, Noun | None, int]:
    """Return the head noun of the run of words that starts here, what it counts, and the word after it: of 'a band's singer', singer."""
    head, noun, last = _simple_head(words, at)
    owner = last if noun is not None else _noun_run(words, at)[0]
    while owner > at and owner < len(words) and words[owner].low == "'s":
        owned = _simple_head(words, owner + 1)
        if owned[1] is None:
            break
        head, noun, last = owned
        owner = last
    return head, noun, last


def _simple_head(words: tuple[Word, ...], at: int) -> tuple[int | None, Noun | None, int]:
    """Return the head noun of the run of words that starts here, what it counts, and the word after it."""
    run, _ = _noun_run(words, at)
    head, noun, last = None, None, at
    for here in range(at, run):
        low = words[here].low
        pair = nouns().get(f"{low} {words[here + 1].low}") if here + 1 < run else None
        known = pair or noun_of(low)
        if known is None:
            if noun is not None:
                break
            continue
        if noun is not None and here > last:
            break
        size = 2 if pair else 1
        head, noun, last = here + size - 1, known, max(last, here + size)
        last = here + size
    return head, noun, last


def _noun_run(words: tuple[Word, ...], at: int) -> tuple[int, bool]:
    """Return the word after the run of content words that starts here, and whether there is one."""
    last = at
    while last < len(words) and last < at + 7:
        low = words[last].low
        if low in grammar.STOPS or low in grammar.DAY_WORDS or (last > at and words[last].text[0].isdigit() and not _AGE.fullmatch(low)):
            break
        last += 1
    return last, last > at


def _age(words: tuple[Word, ...], at: int, last: int) -> int | None:
    for word in words[at:last]:
        if _AGE.fullmatch(word.low):
            count, _, unit = word.low.partition("-")
            years = int(count) if count.isdigit() else UNITS.get(count, 0) or TENS.get(count, 0)
            return years if unit.startswith("year") else 0
    return None


def _age_after(words: tuple[Word, ...], last: int) -> int | None:
    """Return the age behind a name: ', 25,'."""
    if (
        last + 1 < len(words)
        and words[last].low in {",", "("}
        and words[last + 1].low.isdigit()
        and len(words[last + 1].low) <= len(str(OLDEST))
    ):
        age = int(words[last + 1].low)
        return age if age < OLDEST else None
    return None


def _after_age(words: tuple[Word, ...], last: int) -> int:
    """Return the word after ', 25,' or ', ages 21, 32 and 49,' where ages follow the phrase, else last."""
    if last + 1 >= len(words) or words[last].low not in {",", "("} or not (_is_age(words[last + 1]) or words[last + 1].low in _AGED):
        return last
    end = last + 1
    while end < len(words) and (_is_age(words[end]) or words[end].low in _AGED or words[end].low in {",", "and", ")"}):
        end += 1
    while words[end - 1].low == "and":
        end -= 1
    return end if any(_is_age(word) for word in words[last:end]) and (words[end - 1].low in {",", ")"} or (end < len(words) and words[end].low in _DASHES)) else last


def _is_age(word: Word) -> bool:
    return word.low.isascii() and word.low.isdigit() and len(word.low) <= len(str(OLDEST)) and int(word.low) < OLDEST


def _years_old(words: tuple[Word, ...], number: Number | None) -> int | None:
    """Return the word after '13 year old' where the number is such an age."""
    if number is None or number.ordinal or number.last + 1 >= len(words):
        return None
    unit = words[number.last].low
    if unit in {"year", "years", "month", "months", "yr"} and words[number.last + 1].low == "old":
        return number.last + 2
    return None


def _bare(words: tuple[Word, ...], at: int) -> Phrase | None:
    """Read a noun without determiner: nothing is counted, but it may be what others refer to."""
    low = words[at].low
    if low in grammar.STOPS or low in metric_words():
        return None
    noun = noun_of(low)
    if noun is None and _AGE.fullmatch(low):
        head, noun, last = _head(words, at + 1)
        if noun is not None:
            return Phrase(
                at, last, head, noun, None, None if noun.plural else NumberForm.SINGULAR, age=_age(words, at, at + 1), gender=noun.gender
            )
        return Phrase(at, at + 1, at, PERSON, None, NumberForm.SINGULAR, age=_age(words, at, at + 1))
    if noun is None:
        return None
    head, noun, last = _head(words, at)
    named = _named(words, last, frozenset()) if last < len(words) and noun and not noun.plural else None
    if named:
        return Phrase(
            at,
            named.last,
            named.head,
            noun,
            None,
            NumberForm.NAMED,
            True,
            name=named.name,
            age=named.age,
            gender=noun.gender if noun else None,
        )
    return Phrase(at, last, head, noun, None, None)


def _named(words: tuple[Word, ...], at: int, surnames: frozenset[str]) -> Phrase | None:
    """Read a person's name of two words or more, or a surname that is known in the article, with the age behind it."""
    start = at
    while at < len(words) and words[at].low in grammar.TITLES and words[at].text[0].isupper():
        at += 1
    last = at
    while last < len(words) and last < at + 5 and _NAME.fullmatch(words[last].text) and words[last].low not in grammar.NOT_IN_PERSON_NAMES:
        last += 1
    titled = at > start
    if last == at or (last - at == 1 and not titled and words[at].low not in surnames):
        return None
    name = " ".join(word.text for word in words[at:last])
    age = _age_after(words, last)
    return Phrase(
        start,
        last + 3 if age is not None and last + 2 < len(words) else last,
        last - 1,
        PERSON,
        None,
        NumberForm.NAMED,
        True,
        name=name,
        age=age,
    )
