"""Institutions: countries, governments, ministries, armies and other organisations as speakers, with one name for each.

"Russia said" is the Russian government; "Russia's Defense Ministry" and, in an article about it, "the ministry" have one name.
"""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace

from pipelines.contract.vocabulary import SpeakerType
from pipelines.extract.statements.people_words import NATIONAL_NOUNS, NATIONAL_PHRASES, ORGANISATION_NOUNS, SEATS
from pipelines.extract.statements.speaker_phrases import SpeakerName
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.text.word_lists import word_set
from pipelines.gazetteer.countries import COUNTRIES
from pipelines.gazetteer.lookup import Gazetteer

_TEXT_NOUNS = word_set(
    "report reports statement study letter memo document documents filing complaint affidavit indictment survey poll polls "
    "release article post tweet website email ad lawsuit "
    "book paper story sign video editorial column headline"
)
_MEMORY = 100  # institutions: how many of the last ones "the ministry" can mean; keeps the time linear
_NO_NAME = frozenset({"The", "In", "As", "But", "And", "For", "From", "When", "While", "After", "Before", "On", "At"})
# Offices that belong to a place, not to an organisation: the mayor of Orlen, a resident of Bergen.
_OFFICE_OF_PLACE = re.compile(r"\b(?:[Mm]ayor|[Gg]overnor|resident|native|citizen|inhabitant|[Bb]ishop|[Kk]ing|[Qq]ueen) of [A-Z]")
_SPELLED_OUT = re.compile(r"((?:[^\W\d_a-z][\w’'-]*\s(?:(?:of|for|and|the|on|in|de|des|du)\s){0,2}){1,8})\(([A-Z]{2,7})\)")
_CAPITALISED = re.compile(r"[A-Z][\w’'.-]+")


class Institutions:
    """Names of institutions in one article."""

    def __init__(self, context: StatementContext, gazetteer: Gazetteer) -> None:
        """Start without any institution."""
        self._text = context.text
        self._gazetteer = gazetteer
        self._named: list[tuple[int, str, str | None]] = []
        self._owners: dict[str, tuple[str, str | None] | None] = {}
        self._proper: dict[str, bool] = {}
        self._acronyms = acronyms_of(context.text)
        self._countries: list[tuple[int, str]] | None = None

    def canonical(self, name: SpeakerName, offset: int) -> tuple[SpeakerType, str, str | None]:
        """Return kind, one name and country of an institution or description."""
        text = self._acronyms.get(name.text.removeprefix("The "), name.text)
        country = self.as_country(text)
        if country is not None:
            return SpeakerType.COUNTRY, f"{_demonym(country) or text} government", country
        if not name.is_name and self._is_proper(text):
            name = replace(name, is_name=True)
        if name.head in _TEXT_NOUNS:
            return SpeakerType.DOCUMENT, text, None
        found = self._with_owner(text) or self._owned(text) or self._from_before(name, offset)
        if found is not None:
            self._named.append((offset, *found))
            return SpeakerType.ORGANISATION, *found
        if name.is_name and (_is_organisation(text) or not name.is_plural) and text[:1].isupper():
            found = text, self._country_in(text)
            self._named.append((offset, *found))
            return SpeakerType.ORGANISATION, *found
        kind = SpeakerType.GROUP if name.is_plural or name.head == "police" else SpeakerType.UNNAMED
        if name.head in ORGANISATION_NOUNS and not name.is_plural:
            kind = SpeakerType.ORGANISATION
            self._named.append((offset, text, None))
        return kind, text[:1].lower() + text[1:] if not name.is_name or not text[:1].isupper() else _lowered(text), self._country_in(text)

    def of_role(self, role: str | None) -> tuple[str | None, str | None]:
        """Return the organisation and the country that a role names."""
        if role is None:
            return None, None
        country = self._country_in(role)
        if _OFFICE_OF_PLACE.search(role) is not None:
            return None, country
        after = re.search(r"\b(?:of|for|at|with) (?:the )?((?:[A-Z][\w’'.&-]*(?: (?:of|and|the|for) )?\s?)+)", role)
        if after is not None:
            return (None if self._is_place(after[1].strip()) else after[1].strip()), country
        words = role.split()
        last = max((one for one, word in enumerate(words[:-1]) if _is_organisation(word)), default=-1)
        org = " ".join(words[: last + 1]) or None
        return org, country

    def _is_place(self, name: str) -> bool:
        """Whether a name is that of a country, region or town and no organisation's: the mayor of Bergen."""
        return self._gazetteer.country(name) is not None or (name in self._gazetteer and not _is_organisation(name))

    def as_country(self, text: str) -> str | None:
        """Return the country that a name stands for as a government: Russia, Moscow, the Kremlin."""
        if not text[:1].isupper():
            return None
        bare = text.removeprefix("The ").removeprefix("the ")
        if bare.lower() in SEATS:
            return None
        code = self._gazetteer.country(bare)
        if code is not None and self._gazetteer.demonym(bare) is None:
            return code
        return self._gazetteer.capital_of(bare) if len(bare.split()) <= 2 and code is None else None  # noqa: PLR2004

    def _with_owner(self, text: str) -> tuple[str, str | None] | None:
        """Return "Russian Defense Ministry" for "Russia's Defense Ministry", and the name itself where the country stands in it."""
        owner = re.match(r"((?:[A-Z][\w.]*\s?){1,3}?)[’']s? (.+)", text)
        if owner is not None:
            code = self._gazetteer.country(owner[1]) or self._gazetteer.capital_of(owner[1])
            if code is not None and _is_institution(owner[2]) and _demonym(code):
                return f"{_demonym(code)} {owner[2]}", code
        return None

    def _owned(self, text: str) -> tuple[str, str | None] | None:
        """Return the name with the owner that the article gives an institution elsewhere, where it gives it only one."""
        if not text[:1].isupper() or not _is_institution(text) or "’s " in text or "'s " in text:
            return None
        if text not in self._owners:
            found = {_bare(match[1]): match.group() for match in re.finditer(rf"\b([A-Z]\w+[’']s) {re.escape(text)}\b", self._text)}
            full = next(iter(found.values())) if len(found) == 1 else None
            self._owners[text] = (self._with_owner(full) or (full, None)) if full is not None else None
        return self._owners[text]

    def _from_before(self, name: SpeakerName, offset: int) -> tuple[str, str | None] | None:
        """Return the full name of "the ministry", "the Defense Ministry" or "the military" from what stands before it."""
        lower = name.text.lower()
        if name.is_plural or not (name.head in ORGANISATION_NOUNS or name.head in NATIONAL_NOUNS or lower in NATIONAL_PHRASES):
            return None
        words = set(lower.split())
        for at, full, country in reversed(self._named[-_MEMORY:]):
            if at < offset and words < set(full.lower().replace("’s", "").replace("'s", "").split()):
                return full, country
        if lower in NATIONAL_NOUNS or lower in NATIONAL_PHRASES:
            code = self._country_before(offset)
            if code is not None and _demonym(code):
                return f"{_demonym(code)} {name.text}", code
        return None

    def _country_before(self, offset: int) -> str | None:
        """Return the country of the last institution before an offset, else the last country named before it."""
        own = next((country for at, _, country in reversed(self._named[-_MEMORY:]) if at < offset and country is not None), None)
        if own is not None:
            return own
        if self._countries is None:
            named = [(m.start(), code) for m in _CAPITALISED.finditer(self._text) if (code := self._country_alone(m)) is not None]
            times = Counter(code for _, code in named)
            self._countries = [(at, code) for at, code in named if times[code] > 1]
        index = bisect_left(self._countries, (offset, ""))
        return self._countries[index - 1][1] if index else None

    def _country_alone(self, match: re.Match[str]) -> str | None:
        """Return the country of a word that is no later part of a longer name: Café Congo."""
        before = self._text[max(0, match.start() - 30) : match.start()].split()
        follows = bool(before) and self._text[match.start() - 1] == " " and before[-1][0].isupper() and before[-1][-1].isalnum()
        return None if follows and before[-1] not in _NO_NAME else self._gazetteer.country(_bare(match.group()))

    def _is_proper(self, text: str) -> bool:
        """Whether the first word of a description is a name: an owner with a capital letter, or so written inside a sentence."""
        first = text.split(maxsplit=1)[0] if text.strip() else ""
        if not first[:1].isupper() or "-" in first:
            return False
        bare = _bare(first)
        if bare not in self._proper:
            inside = bare != first or re.search(rf"(?<=[a-z,;] ){re.escape(bare)}\b", self._text) is not None
            self._proper[bare] = inside and re.search(rf"\b{re.escape(bare.lower())}\b", self._text) is None
        return self._proper[bare]

    def _country_in(self, text: str) -> str | None:
        """Return the country that a word of the text names."""
        for match in _CAPITALISED.finditer(text):
            code = self._gazetteer.country(_bare(match.group()))
            if code is not None:
                return code
        return next((code for seat, code in SEATS.items() if seat in text.lower()), None)


def acronyms_of(text: str) -> dict[str, str]:
    """Return the full name by acronym, where the text gives both and the letters fit: the Bridge Agency (BA)."""
    found: dict[str, str] = {}
    for match in _SPELLED_OUT.finditer(text):
        words = match[1].split()
        fits = (one for one in range(len(words)) if "".join(word[0] for word in words[one:] if word[0].isupper()) == match[2])
        first = next(fits, None)
        if first is not None:
            found.setdefault(match[2], " ".join(words[first:]))
    return found


def _bare(word: str) -> str:
    """Return a word without its possessive ending."""
    return word.removesuffix("'s").removesuffix("’s")


def _demonym(code: str) -> str:
    """Return the adjective of a country, else its name, else nothing."""
    words = COUNTRIES.get(code)
    return next(iter((*words.demonyms, *words.names)), "") if words is not None else ""


def _is_institution(text: str) -> bool:
    """Whether the words name a single institution: Defense Ministry, military, state news agency."""
    last = text.lower().split()[-1]
    return last in ORGANISATION_NOUNS or last in NATIONAL_NOUNS or text.lower().endswith(NATIONAL_PHRASES)


def _is_organisation(text: str) -> bool:
    return any(word.strip(".,").lower() in ORGANISATION_NOUNS for word in text.split())


def _lowered(text: str) -> str:
    """Return a description with a small first letter, unless it begins with a name."""
    first, _, rest = text.partition(" ")
    if "-" in first and first[0].isupper() and rest:
        return first[0].lower() + first[1:] + " " + rest
    return text
