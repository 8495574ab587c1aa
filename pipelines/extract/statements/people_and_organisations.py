"""The people and organisations that an article names, with their fullest names, roles and where they are mentioned.

Built once for an article from capitalised words in the text and the tags around them.  Whom a pronoun means belongs in `coreference`.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from pipelines.extract.statements.people_words import MAN_WORDS, MEN, ORGANISATION_NOUNS, ROLE_NOUNS, TITLES, WOMAN_WORDS, WOMEN
from pipelines.extract.statements.roles import is_role, role_after, role_apposed, role_before
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.text.word_lists import word_set
from pipelines.gazetteer.lookup import Gazetteer

_PARTICLE = r"(?:van|von|de|del|della|bin|ibn|al|el|der|den|la|le|du|di|da|dos|ter|ten|y)"
_WORD = r"[^\W\d_a-z][\w]*(?:[’'\-‐][^\W_][\w]*)*\.?"
_RUN = re.compile(rf"{_WORD}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])*{_WORD})*", re.UNICODE)
_NOT_NAMES = word_set(
    "the a an but and or in on at for to from of by with as if when while after before since because although though he she "
    "it they we i you his her its their our my your this that these those there here what who why how where which no not yes "
    "so then also still even just only more most many some several all both each every one two three four five six seven "
    "eight nine ten monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december according earlier later last next meanwhile however despite during under "
    "over about into q a"
)
_RANKS = frozenset({"general", "general's", "general’s"})  # after another title: the Secretary General, the Attorney General
_AREAS = word_set(
    "state states province region oblast county district governorate strip peninsula republic mountains mountain river valley islands "
    "island sea gulf desert avenue boulevard airport hospital"
)
_STORMS = word_set("typhoon hurricane cyclone storm tropical operation mount lake camp fort hotel")  # begin names of no person
_STOP = re.compile(r"(?<!\w)(\w{2,})\.\s")
_ABBREVIATED = frozenset({"Jr", "Sr", "St", "Ste", "Mt", "Ft"})
_MEMORY = 300  # mentions that are looked through for a role; keeps the time linear
_KNOWN_RUNS = 20_000  # runs of capitalised words whose reading is remembered
_NAMED_LATER = 2_500  # characters between a description and the name
# Offices that many hold: the next police officer who is named is seldom the one who spoke.
_MANY = word_set(
    "officer official soldier resident witness survivor worker member student doctor nurse driver villager refugee firefighter guard"
)
_LONGEST_NAME = 5  # words
_OUTLET = re.compile(r" (?:newspaper|magazine|agency|website|broadcaster|television|radio|channel|tabloid|daily|weekly)\b")
_ACRONYM = re.compile(r" \(([A-Z]{2,7})\)")
_POSSESSIVE = re.compile(r"[’']s$|[’']$")


@dataclass(slots=True)
class Person:
    """A person of the article.  gender: "f", "m" or "" where nothing tells it.  mentions: offsets, in order."""

    name: str
    role: str | None = None
    gender: str = ""
    mentions: list[int] = field(default_factory=list)

    @property
    def surname(self) -> str:
        """The last word of the name, in lower case."""
        return self.name.split()[-1].lower()


@dataclass(frozen=True, slots=True)
class CapitalisedWords:
    """Capitalised words in a row, without titles: [start, end) and the words; title: what stood before, lower case, from title_start."""

    start: int
    end: int
    words: tuple[str, ...]
    title: tuple[str, ...]
    title_start: int


class Cast:
    """The people of an article, found by any part of their names."""

    def __init__(self, context: StatementContext, gazetteer: Gazetteer) -> None:
        """Read all names; the fullest form of a name is the person's."""
        self.context = context
        self._gazetteer = gazetteer
        self.runs = name_runs(context.text)
        self.persons: dict[str, Person] = {}
        self._by_word: dict[str, list[Person]] = defaultdict(list)
        for run in self.runs:
            if len(run.words) > 1 and is_person_name(run) and not self._is_place(run) and not self._is_outlet(run):
                self._add(run)
        for run in self.runs:
            if len(run.words) == 1 and run.title and is_role(run.title[-1]) and not self._by_word.get(run.words[0].lower()):
                self._add(run)
        self._mentions: list[tuple[int, Person]] = []
        for run in self.runs:
            person = self.person(" ".join(run.words))
            if person is not None and (len(run.words) > 1 or run.words[0].lower() == person.surname or run.title):
                person.mentions.append(run.start)
                self._mentions.append((run.start, person))
                _learn(self.context, person, run)
        self._offsets = [start for start, _ in self._mentions]

    def _is_outlet(self, run: CapitalisedWords) -> bool:
        """Whether the word after a name says that it is an outlet's: the Vesta Times newspaper."""
        return _OUTLET.match(self.context.text, run.end) is not None or is_spelled_out(self.context.text, run)

    def _is_place(self, run: CapitalisedWords) -> bool:
        """Whether the words are the name of a place: Western Ukraine, Santa Cruz; with a given name in front it is a person."""
        if run.words[0].lower() in MEN or run.words[0].lower() in WOMEN or run.title:
            return False
        return self._gazetteer.country(run.words[-1]) is not None or " ".join(run.words) in self._gazetteer

    def _add(self, run: CapitalisedWords) -> None:
        name = " ".join(run.words)
        if name.lower() in self.persons:
            return
        person = Person(name=name)
        self.persons[name.lower()] = person
        for word in {run.words[0].lower(), run.words[-1].lower()}:
            self._by_word[word].append(person)

    def person(self, name: str) -> Person | None:
        """Return the person of a name as written, in full or in part, or None."""
        words = name.lower().split()
        if not words:
            return None
        known = self.persons.get(" ".join(words))
        candidates = self._by_word.get(words[-1], [])
        longer = [one for one in candidates if one.surname == words[-1] and (len(words) == 1 or one.name.lower().split()[0] == words[0])]
        if longer:
            return max(longer, key=lambda one: len(one.name.split())) if len(words) > 1 else longer[0]
        if known is not None:
            return known
        return candidates[0] if len(words) == 1 and candidates else None

    def named_in(self, start: int, end: int) -> list[Person]:
        """Return the persons that are named between two offsets, each once."""
        found = [person for _, person in self._mentions[bisect_left(self._offsets, start) : bisect_left(self._offsets, end)]]
        return list({one.name: one for one in found}.values())

    def before(self, offset: int, count: int = 12) -> list[tuple[int, Person]]:
        """Return the last mentions of persons before an offset, nearest first."""
        index = bisect_left(self._offsets, offset)
        return self._mentions[max(0, index - count) : index][::-1]

    def with_role(self, noun: str, offset: int, also: frozenset[str] = frozenset()) -> Person | None:
        """Return the person whose role holds a noun and all of the words beside it: the last one before an offset, else the first after."""
        index = bisect_left(self._offsets, offset)
        order = self._mentions[max(0, index - _MEMORY) : index][::-1] + self._mentions[index : index + _MEMORY]
        return next((one for _, one in order if one.role is not None and _is_role_of(one.role, noun, also)), None)

    def with_initials(self, letters: str, offset: int) -> Person | None:
        """Return the last person before an offset whose office has these first letters: the CM after Chief Minister Anna Berg."""
        index = bisect_left(self._offsets, offset)
        before = (one for _, one in self._mentions[max(0, index - _MEMORY) : index][::-1] if one.role is not None)
        return next((one for one in before if _initials(one.role or "").endswith(letters)), None)

    def named_later(self, description: str, offset: int) -> Person | None:
        """Return the one person who is named after a description of his office, as in "a regional police chief said" … "police chief X".

        None where several fit, or where the office is one that many hold and the text does not say "the officer, X".
        """
        words = description.lower().split()
        index = bisect_left(self._offsets, offset)
        after = [(at, one) for at, one in self._mentions[index : index + _MEMORY] if at - offset < _NAMED_LATER and one.mentions[0] == at]
        found = [one for at, one in after if self._fits_description(one, at, words)]
        return found[0] if len(found) == 1 else None

    def _fits_description(self, person: Person, at: int, words: list[str]) -> bool:
        """Whether a person's office is the one described: two words in common and none against, or "the chief, X"."""
        before = self.context.text[max(0, at - 40) : at].lower()
        if before.endswith((f"the {words[-1]}, ", f"the {words[-1]}, mr ", f"the {words[-1]}, ms ")):
            return True
        role = set(person.role.lower().replace("-", " ").split()) if person.role is not None else set[str]()
        both = role & set(words)
        return words[-1] in both and words[-1] not in _MANY and len(both) > 1 and (role <= set(words) or set(words) <= role)


def _initials(role: str) -> str:
    """Return the first letters of the words of a role, small words aside."""
    return "".join(word[0] for word in role.lower().split() if word not in {"of", "the", "for", "and"})


def _is_role_of(role: str, noun: str, also: frozenset[str]) -> bool:
    """Whether a role holds a noun and does not contradict the words beside it: the economy minister is no prime minister."""
    words = set(role.lower().replace("-", " ").split())
    return noun in words and (also <= words or (words == {noun} and "former" not in also))


def name_runs(text: str) -> list[CapitalisedWords]:
    """Return the runs of capitalised words in a text, titles and words that merely begin a sentence taken off."""
    found: list[CapitalisedWords] = []
    for match in _RUN.finditer(text):
        for start, end in _without_stops(match.group(), match.start()):
            run = _clean(text[start:end])
            if run is not None:
                found.append(CapitalisedWords(start + run.start, start + run.end, run.words, run.title, start + run.title_start))
    return found


def _without_stops(run: str, start: int) -> list[tuple[int, int]]:
    """Split a run at the full stop of a sentence; that of an initial, a title or Jr. is not one."""
    if "." not in run:
        return [(start, start + len(run))]
    ends = [match.end() for match in _STOP.finditer(run) if match[1].lower() not in TITLES and match[1] not in _ABBREVIATED]
    edges = [0, *ends, len(run)]
    return [(start + first, start + last) for first, last in pairwise(edges) if first < last]


@lru_cache(_KNOWN_RUNS)
def _clean(text: str) -> CapitalisedWords | None:
    """Return a run without function words and titles at its start, with offsets in it, or None where nothing is left."""
    words = [(m.group(), m.start()) for m in re.finditer(r"\S+", text)]
    while words and words[0][0].lower() in _NOT_NAMES:
        words.pop(0)
    titles: list[str] = []
    title_start = words[0][1] if words else 0
    last = max((index for index, (word, _) in enumerate(words[:-1]) if _is_title(word)), default=-1)
    if last >= 0:
        titles = [word.lower().rstrip(".") for word, _ in words[: last + 1]]
        words = words[last + 1 :]
    if not words or (len(words) == 1 and _is_office(words[0][0], titled=bool(titles))):
        return None
    tail, at = words[-1]
    bare = _POSSESSIVE.sub("", tail)
    if bare.endswith(".") and not re.fullmatch(r"(?:[A-Z]\.)+|Jr\.|Sr\.", bare):
        bare = bare[:-1]
    names = (*(word for word, _ in words[:-1]), bare)
    return CapitalisedWords(words[0][1], at + len(bare), names, tuple(titles), title_start) if bare else None


def is_spelled_out(text: str, run: CapitalisedWords) -> bool:
    """Whether the acronym of a name follows in brackets, as after that of an organisation: Bridges Without Borders (BWB)."""
    match = _ACRONYM.match(text, run.end)
    return match is not None and match[1] == "".join(word[0] for word in run.words)


def _is_title(word: str) -> bool:
    """Whether a word is a title, also one of two: Secretary-General."""
    parts = word.lower().rstrip(".").split("-")
    return all(part in TITLES or (part == "vice" and len(parts) > 1) for part in parts)


def _is_office(word: str, *, titled: bool) -> bool:
    """Whether a word is no name but the end of an office: the Secretary General, the Secretary-General."""
    return (titled and word.lower() in _RANKS) or ("-" in word and _is_title(word))


def is_person_name(run: CapitalisedWords) -> bool:
    """Whether a run looks like the name of a person: a title or a given name before it, no word of an organisation in it."""
    lower = [word.lower().rstrip(".") for word in run.words]
    is_group = lower[-1] in _AREAS or (len(lower) > 1 and lower[-1].endswith("s") and lower[-1][:-1] in ROLE_NOUNS)
    if any(word in ORGANISATION_NOUNS for word in lower) or is_group or lower[0] in _STORMS or len(lower) > _LONGEST_NAME:
        return False
    return not all(word.isupper() and len(word) > 1 for word in run.words)


def gender_of(words: tuple[str, ...], title: tuple[str, ...], role: str | None) -> str:
    """Return "f" or "m" if the title, the role or the given name tells it, else an empty string."""
    told = {*title, *(role.lower().split() if role else ())} - ({"ms", "mr", "mrs", "miss"} - {*title})  # Ms Berg's father is no woman
    if told & WOMAN_WORDS:
        return "f"
    if told & MAN_WORDS:
        return "m"
    given = words[0].lower() if len(words) > 1 else ""
    return "f" if given in WOMEN and given not in MEN else "m" if given in MEN and given not in WOMEN else ""


def _learn(context: StatementContext, person: Person, run: CapitalisedWords) -> None:
    """Add what a mention tells of a person: role and gender."""
    if person.role is None:
        person.role = (
            role_before(context, run.start)
            or role_after(context, run.end)
            or role_apposed(context, run.title_start)
            or _role_in_title(context, run)
        )
    if not person.gender:
        person.gender = gender_of(tuple(person.name.split()), run.title, person.role)


def _role_in_title(context: StatementContext, run: CapitalisedWords) -> str | None:
    """Return the title before a name as a role where the sentence was not parsed: Mayor Anna Berg."""
    title = context.text[run.title_start : run.start].strip()
    return title if run.title and is_role(run.title[-1]) else None
