"""Institutions: countries, governments, ministries, armies and other organisations as speakers, with one name for each.

"Russia said" is the Russian government; "Russia's Defense Ministry" and, in an article about it, "the ministry" have one name.
"""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace

from pipelines.contract.vocabulary import SpeakerType
from pipelines.extract.statements.acronyms import Acronyms
from pipelines.extract.statements.people_words import NATIONAL_NOUNS, NATIONAL_PHRASES, ORGANISATION_NOUNS, SEATS
from pipelines.extract.statements.roles import is_role
from pipelines.extract.statements.short_names import KINDS, full_name, named_kind
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
# Words by which any organisation can be called that the text has named before.
_ANY_ORGANISATION = word_set(
    "agency organisation organization group body charity watchdog nonprofit foundation institute company firm monitor"
)
# Bodies that speak for no country, whatever country stands in their name.
_PRIVATE = word_set(
    "observatory watchdog crescent cross charity foundation association university institute newspaper network league church federation"
    " company club refuge relief museum"
)
_NO_AGENCY = word_set("ministry army military police navy court parliament government council party")
_ALWAYS_SHORT = frozenset({"police"})
_ARTICLES = word_set("a an another some several many")
_CAPITALISED = re.compile(r"[A-Z][\w’'.-]+")


class Institutions:
    """Names of institutions in one article."""

    def __init__(self, context: StatementContext, gazetteer: Gazetteer) -> None:
        """Start without any institution."""
        self._text = context.text
        self._gazetteer = gazetteer
        self._named: list[tuple[int, str, str | None]] = []
        self._owners: dict[str, tuple[str, str | None] | None] = {}
        self._full_names: dict[str, tuple[str, str | None] | None] = {}
        self._proper: dict[str, bool] = {}
        self._acronyms = Acronyms(context.text)
        self._countries: list[tuple[int, str]] | None = None

    def canonical(self, name: SpeakerName, offset: int) -> tuple[SpeakerType, str, str | None]:
        """Return kind, one name and country of an institution or description."""
        text = self._acronyms.full(name.text.removeprefix("The ")) or name.text
        country = self.as_country(text)
        if country is not None:
            return SpeakerType.COUNTRY, f"{_demonym(country) or text} government", country
        if not name.is_name and self._is_proper(text):
            name = replace(name, is_name=True)
        kind = name.definite if name.definite in KINDS and name.text.lower() == name.definite else None
        known = named_kind(self._text, kind, offset) if kind is not None else None
        if known is not None:
            return SpeakerType.ORGANISATION, known, self._country_in(known)
        if name.head in _TEXT_NOUNS and not (name.is_name and text.split()[-1][:1].isupper()):
            return SpeakerType.DOCUMENT, text, None
        found = self._with_owner(text) or self._owned(text) or self._from_before(name, offset)
        if found is not None:
            self._named.append((offset, *found))
            return SpeakerType.ORGANISATION, *found
        is_described = text.split()[0].lower() in _ARTICLES or (name.is_owned and is_role(name.head))
        if name.is_name and (_is_organisation(text) or not name.is_plural) and text[:1].isupper() and not is_described:
            found = text, self._country_in(text)
            self._named.append((offset, *found))
            return SpeakerType.ORGANISATION, *found
        kind = SpeakerType.GROUP if name.is_plural or name.head == "police" else SpeakerType.UNNAMED
        if name.head in ORGANISATION_NOUNS and not name.is_plural:
            kind = SpeakerType.ORGANISATION
            self._named.append((offset, text, None))
        is_lower = (not name.is_name or is_described or not text[:1].isupper()) and not text.isupper() and not name.is_owned
        first = text.split()[0]
        is_lower = is_lower and self._country_in(first) is None and not first.endswith("-based")  # Palestinian health authorities
        return kind, text[:1].lower() + text[1:] if is_lower else _lowered(text), self._country_in(text)

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
            is_owned = any(f"{mark}s {text}" in self._text for mark in "’'")  # a search through the whole text costs much more
            found = {
                _bare(match[1]): match.group()
                for match in re.finditer(rf"\b([A-Z]\w+[’']s) {re.escape(text)}\b", self._text if is_owned else "")
            }
            full = next(iter(found.values())) if len(found) == 1 else None
            self._owners[text] = (self._with_owner(full) or (full, None)) if full is not None else None
        return self._owners[text]

    def _from_before(self, name: SpeakerName, offset: int) -> tuple[str, str | None] | None:
        """Return the full name of "the ministry", "the Defense Ministry" or "the military" from what stands before it."""
        lower = name.text.lower()
        if lower in _ALWAYS_SHORT:
            return self._named_alone(lower)
        if name.is_plural or not (name.head in ORGANISATION_NOUNS or name.head in NATIONAL_NOUNS or lower in NATIONAL_PHRASES):
            return None
        words = _words_of(lower)
        before = [(full, country) for at, full, country in reversed(self._named[-_MEMORY:]) if at < offset]
        longer = next((one for one in before if words < _words_of(one[0])), None)
        if longer is not None or lower in _ANY_ORGANISATION:
            return longer or next((one for one in before if _is_agency(one[0])), None)
        return (self._named_alone(lower) if name.definite is not None else None) or self._of_country(name.text, offset)

    def _of_country(self, text: str, offset: int) -> tuple[str, str | None] | None:
        """Return "the military" as that of the country that the text speaks of."""
        is_national = text.lower() in NATIONAL_NOUNS or text.lower() in NATIONAL_PHRASES
        code = self._country_before(offset) if is_national else None
        return (f"{_demonym(code)} {text}", code) if code is not None and _demonym(code) else None

    def _named_alone(self, short: str) -> tuple[str, str | None] | None:
        """Return the name of the one institution of the text that a short name can mean: the navy, police, the hospital."""
        if short not in self._full_names:
            full = full_name(self._text, short)
            self._full_names[short] = (self._with_owner(full) or (full, self._country_in(full))) if full is not None else None
        return self._full_names[short]

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
        """Return the country that a word of the text names; none for a body that is no part of a state: the Syrian Observatory."""
        if _PRIVATE & {word.strip(",.") for word in text.lower().split()}:
            return None
        for match in _CAPITALISED.finditer(text):
            code = self._gazetteer.country(_bare(match.group()))
            if code is not None:
                return code
        return next((code for seat, code in SEATS.items() if seat in text.lower()), None)


def _words_of(name: str) -> set[str]:
    """Return the words of a name in lower case without possessive endings."""
    return set(name.lower().replace("’s", "").replace("'s", "").split())


def _is_agency(name: str) -> bool:
    """Whether "the agency" or "the group" can mean an organisation: no ministry, no army, no party."""
    return name[:1].isupper() and " " in name and not _words_of(name) & _NO_AGENCY


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
    """Return a description with a small first letter, unless it begins with a name or a place: London-based."""
    first, _, rest = text.partition(" ")
    if "-" in first and first[0].isupper() and rest and not first.endswith("-based"):
        return first[0].lower() + first[1:] + " " + rest
    return text
