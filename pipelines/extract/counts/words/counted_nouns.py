"""What a noun counts: look-up tables that are made once from the data of `nouns_of_people` and `nouns_of_things`."""

from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines.contract.vocabulary import Object, ObjectClass, Unit, VictimStatus
from pipelines.extract.counts.words.nouns_of_people import (
    DEMONYM_PLURALS,
    LEADING,
    LED,
    NOT_PERSONS,
    PEOPLE,
    PERSON_ENDINGS,
    plural_of,
)
from pipelines.extract.counts.words.nouns_of_things import THINGS


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun counts."""

    object: Object
    object_class: ObjectClass
    unit: Unit
    plural: bool
    status: VictimStatus | None = None
    group: str | None = None
    gender: str | None = None


_KNOWN_WORDS = 50_000
_SHORTEST = 5  # letters of a noun that is known by its ending only
PERSON = Noun(Object.PERSON, ObjectClass.PEOPLE, Unit.PERSONS, plural=False, status=VictimStatus.UNKNOWN)
PERSONS = Noun(Object.PERSON, ObjectClass.PEOPLE, Unit.PERSONS, plural=True, status=VictimStatus.UNKNOWN)
BODY = frozenset({"body", "bodies", "corpse", "corpses", "remains"})


@cache
def nouns() -> dict[str, Noun]:
    """Return every listed noun of one or two words, in lower case."""
    found: dict[str, Noun] = {}
    for people in PEOPLE:
        unit = Unit.HOUSEHOLDS if people.object is Object.FAMILY else Unit.PERSONS
        for plural, words in ((False, people.singular), (True, people.plural)):
            for word in words:
                found.setdefault(word, Noun(people.object, ObjectClass.PEOPLE, unit, plural, people.status, people.group, people.gender))
    found |= {f"{place} {leader}": found["mayor"] for place in LED for leader in LEADING}
    found |= {f"{place} {plural_of(leader)}": found["governors"] for place in LED for leader in LEADING}
    for thing in THINGS:
        for word in thing.nouns:
            plural = plural_of(word) not in thing.nouns
            found.setdefault(word, Noun(thing.object, thing.object_class, thing.unit, plural))
    for word in BODY:
        found[word] = Noun(Object.PERSON, ObjectClass.PEOPLE, Unit.PERSONS, word in {"bodies", "corpses", "remains"}, VictimStatus.UNKNOWN)
    return found


@lru_cache(_KNOWN_WORDS)
def noun_of(word: str) -> Noun | None:
    """Return what a lower-case noun counts, also for demonyms and nouns for persons that no list holds."""
    known = nouns().get(word)
    if known or len(word) < _SHORTEST or word in NOT_PERSONS:
        return known
    stem = word.rstrip("s")
    if stem in NOT_PERSONS:
        return None
    if word.endswith(DEMONYM_PLURALS):
        return PERSONS
    if stem.endswith(PERSON_ENDINGS):
        return PERSON if stem == word else PERSONS
    return None
