"""The persons of an article: names with their ages, and whom 'he' and 'she' stand for.

Only what tells two persons apart is kept; the speakers of statements have a coreference of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.contract.vocabulary import NumberForm, ObjectClass
from pipelines.extract.counts.phrases.phrase import Phrase

_BACK = 2  # sentences that a pronoun looks back, at most


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells a person apart.  place: sentence number and first word of the phrase that says it best."""

    name: str | None
    age: int | None
    gender: str | None
    place: tuple[int, int]


class People:
    """The persons of one article."""

    def __init__(self, sentences: Mapping[int, tuple[Phrase, ...]]) -> None:
        """Learn names and ages from the phrases of every sentence."""
        self._sentences = sentences
        self._ages: dict[str, int] = {}
        self._genders: dict[str, str] = {}
        for phrases in sentences.values():
            for phrase in phrases:
                self._learn(phrase)

    def _learn(self, phrase: Phrase) -> None:
        if phrase.name is None:
            return
        surname = phrase.name.lower().split()[-1]
        if phrase.age is not None:
            self._ages.setdefault(surname, phrase.age)
        if phrase.gender is not None:
            self._genders.setdefault(surname, phrase.gender)

    def identify(self, sentence: int, phrase: Phrase) -> Identity:
        """Return whom a phrase speaks of, as far as names, ages and pronouns tell."""
        meant, place = phrase, (sentence, phrase.first)
        if phrase.form is NumberForm.PRONOUN and phrase.gender:
            found = self._antecedent(sentence, phrase)
            if found:
                meant, place = found[1], (found[0], found[1].first)
        surname = meant.name.lower().split()[-1] if meant.name else ""
        age = meant.age if meant.age is not None else self._ages.get(surname)
        return Identity(meant.name, age, meant.gender or phrase.gender or self._genders.get(surname), place)

    def _antecedent(self, sentence: int, pronoun: Phrase) -> tuple[int, Phrase] | None:
        for no in range(sentence, sentence - _BACK - 1, -1):
            for phrase in self._sentences.get(no, ()):
                if no == sentence and phrase.first >= pronoun.first:
                    break
                if _is_person(phrase) and phrase.gender in {None, pronoun.gender}:
                    return no, phrase
        return None


def _is_person(phrase: Phrase) -> bool:
    named = phrase.form in {NumberForm.SINGULAR, NumberForm.NAMED} and not phrase.negative
    return named and phrase.noun is not None and phrase.noun.object_class is ObjectClass.PEOPLE
