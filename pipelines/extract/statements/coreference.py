"""Coreference: whom a pronoun, a surname or "the ministry" means inside the article.

Given a mention and the speakers before it, `Resolver.resolve` returns a `Speaker`; the columns are filled in `statements`.
"""

import re
from dataclasses import dataclass

from pipelines.contract.vocabulary import SpeakerType
from pipelines.extract.statements.documents import DOCUMENT_NOUNS, author_of
from pipelines.extract.statements.institutions import Institutions
from pipelines.extract.statements.mentions import mention_of
from pipelines.extract.statements.people_and_organisations import Cast, Person
from pipelines.extract.statements.people_words import ORGANISATION_NOUNS
from pipelines.extract.statements.plural_pronouns import joined_persons, plural_subject
from pipelines.extract.statements.roles import is_role
from pipelines.extract.statements.speaker_phrases import SpeakerName, name_of
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import PhraseSpan
from pipelines.extract.text.syntax_tree import Tree
from pipelines.extract.text.word_lists import word_set

_SINGULAR = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m", "hers": "f"}
_PLURAL = word_set("they them their both")
_THING = word_set("it its")
_RELATIVE = word_set("who which that whom")
_NOBODY = word_set("i we you me us my our your one someone somebody everyone everybody people no nobody there what")
_ARTICLE = re.compile(r"^[Aa]n? ")
_FIRST_NAME = re.compile(r"(?:The )?((?:[A-Z][\w’'-]*)(?: (?:(?:of|for|and|the) ){0,2}[A-Z][\w’'-]*)+)")
# How far back, in characters, to look for the person that a pronoun means.
_REACH = 1500
_NEAR_RANK = 500  # characters back to the officer whom "the officer" means, at most
_POLICE = word_set("inspector superintendent sergeant constable commissioner detective captain lieutenant chief sheriff deputy marshal")
_RANKS = {
    "officer": _POLICE,
    "official": _POLICE | word_set("secretary director minister deputy governor mayor collector coordinator administrator head magistrate"),
}
_NEAR_SENTENCES = 4  # how far back "they" can mean the last group or organisation that spoke
_MEMORY = 200  # speakers that are looked through; keeps the time linear


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker as known after coreference; name is None where it cannot be told who it is."""

    name: str | None
    kind: SpeakerType | None
    role: str | None = None
    org: str | None = None
    country: str | None = None
    person: Person | None = None


UNKNOWN = Speaker(None, None)


class Resolver:
    """Resolves mentions in the order of the text; it remembers who has spoken."""

    def __init__(self, context: StatementContext, cast: Cast, institutions: Institutions) -> None:
        """Start without any speaker."""
        self._context = context
        self._cast = cast
        self._institutions = institutions
        self._spoken: list[tuple[int, Speaker]] = []

    def resolve(self, mention: PhraseSpan) -> Speaker:
        """Return whom a mention means, and remember it."""
        speaker = self._resolved(mention)
        if speaker.name is not None:
            self._spoken.append((mention.start, speaker))
        return speaker

    def named(self, words: str) -> Speaker:
        """Return whom words outside the text, as those of a title, name."""
        last = words.rsplit(maxsplit=1)[-1].lower()
        person = self._cast.person(words.removesuffix("'s")) or (self._cast.with_role(last, 0) if is_role(last) else None)
        if person is not None:
            return self._of_person(person)
        if " " not in words and f" {words.lower()} " in self._context.text:
            words = words.lower()
        kind, canonical, country = self._institutions.canonical(
            SpeakerName(text=words, is_name=words[:1].isupper(), head=words), len(self._context.text)
        )
        return Speaker(canonical, kind, None, canonical if kind is SpeakerType.ORGANISATION else None, country)

    def _resolved(self, mention: PhraseSpan) -> Speaker:
        text = self._context.text[mention.start : mention.end]
        word = text.lower()
        if word in _NOBODY:
            return UNKNOWN
        if word in _SINGULAR:
            return self._person_before(mention, _SINGULAR[word])
        if word in _PLURAL:
            return self._several(mention.start)
        if word in _THING:
            return self._thing_before(mention.start)
        if word in _RELATIVE and mention.tree is not None and mention.head is not None:
            return self._antecedent(mention.tree, mention.head)
        return self._named(mention)

    def _several(self, offset: int) -> Speaker:
        """Return whom "they" means: the subject or the speakers of the sentence before, the persons named in it, else a near speaker."""
        kinds = (SpeakerType.GROUP, SpeakerType.ORGANISATION, SpeakerType.COUNTRY)
        spoken = next((pair for pair in reversed(self._spoken[-_MEMORY:]) if pair[0] < offset and pair[1].kind in kinds), None)
        last = self._context.sentence_at(offset).no - self._context.sentence_at(spoken[0]).no if spoken is not None else None
        if spoken is not None and last is not None and last <= 1:
            return spoken[1]
        subject = plural_subject(self._context, offset)
        if subject is not None:
            return self._named(subject)
        persons = joined_persons(self._context, self._cast, offset)
        if persons:
            return Speaker("; ".join(one.name for one in persons), SpeakerType.PERSON)
        return spoken[1] if spoken is not None and last is not None and last <= _NEAR_SENTENCES else UNKNOWN

    def _person_before(self, mention: PhraseSpan, gender: str) -> Speaker:
        """Return the person that he or she means: the last speaker nearby, else the last subject, else the last one named."""
        fits = [one for one in self._cast.before(mention.start) if one[1].gender in ("", gender) and mention.start - one[0] < _REACH]
        spoken = [(at, one) for at, one in reversed(self._spoken[-_MEMORY:]) if at < mention.start and mention.start - at < _REACH]
        recent = next((pair for pair in spoken if _can_be(pair[1], gender)), None)
        subject = next((pair for pair in fits if self._is_subject(pair[0])), None)
        if subject is not None and (recent is None or subject[0] >= recent[0]):
            return self._of_person(subject[1])
        if recent is not None:
            return recent[1]
        return self._of_person(fits[0][1]) if fits else UNKNOWN

    def _is_subject(self, offset: int) -> bool:
        """Whether the name at an offset is the subject of its sentence and stands outside quotations."""
        tree = self._context.tree_at(offset)
        if tree is None or self._context.quotation_at(offset) is not None:
            return False
        token = next((one for one in tree.tokens if one.end > offset), None)
        steps = 0
        while token is not None and steps < 4:  # noqa: PLR2004
            if token.dep.startswith("nsubj"):
                return True
            if token.dep.partition(":")[0] not in {"flat", "compound", "appos", "nmod"} or token.dep == "nmod:poss":
                return False
            token, steps = tree.tokens[token.head], steps + 1
        return False

    def _of_person(self, person: Person) -> Speaker:
        return Speaker(person.name, SpeakerType.PERSON, person.role, *self._institutions.of_role(person.role), person)

    def _last(self, offset: int, kinds: tuple[SpeakerType, ...]) -> Speaker:
        """Return the last speaker of one of the kinds."""
        found = next(
            (
                one
                for at, one in reversed(self._spoken[-_MEMORY:])
                if at < offset and (one.kind in kinds or _is_named_group(one)) and offset - at < _REACH
            ),
            None,
        )
        return found if found is not None else UNKNOWN

    def _thing_before(self, offset: int) -> Speaker:
        """Return what "it" means: the last organisation or country that spoke, else the organisation that begins the sentence before."""
        spoken = self._last(offset, (SpeakerType.ORGANISATION, SpeakerType.COUNTRY, SpeakerType.DOCUMENT))
        if spoken.name is not None:
            return spoken
        number = self._context.sentence_at(offset).no - 1
        sentence = self._context.document.sentences[number] if number >= 0 else None
        first = _FIRST_NAME.match(self._context.text, sentence.start, sentence.end) if sentence is not None else None
        if first is None or not any(word in ORGANISATION_NOUNS for word in first[1].lower().split()):
            return UNKNOWN
        return self.named(" ".join(first[1].split()))

    def _antecedent(self, tree: Tree, pronoun: int) -> Speaker:
        """Return whom "who" means: the noun that its clause belongs to."""
        for above in tree.ancestors(pronoun):
            if tree.tokens[above].dep.startswith("acl"):
                found = mention_of(tree, tree.tokens[above].head, without_clauses=True)
                return self._named(found) if found is not None and found.start < tree.tokens[pronoun].start else UNKNOWN
        before = mention_of(tree, pronoun - 2) if pronoun > 1 and tree.lower[pronoun - 1] == "," else None
        return self._named(before) if before is not None else UNKNOWN

    def _named(self, mention: PhraseSpan) -> Speaker:
        """Return whom a noun phrase names or describes."""
        country = self._institutions.as_country(self._context.text[mention.start : mention.end])
        name = name_of(self._context, mention)
        if country is not None and self._cast.person(name.text) is None:
            name = SpeakerName(text=name.text, is_name=True)
        if name.person is not None:
            found = self._of_name(name.person, name)
            return self._joined(found, name) if name.others else found
        alone = self._cast.person(name.text) if name.text[:1].isupper() and " " not in name.text and country is None else None
        if alone is not None:
            return self._of_person(alone)
        owner = mention.tree.lower[mention.first] if mention.tree is not None else ""
        person = self._with_office(mention, name, owner)
        if person is not None:
            return self._of_person(person)
        if owner in _SINGULAR and not name.is_name and mention.tree is not None:
            return self._relative(mention, _SINGULAR[owner], name)
        author = author_of(mention) if name.head in DOCUMENT_NOUNS else None
        known = self._resolved(author) if author is not None else UNKNOWN
        return known if known.name is not None else self._institution(mention, name)

    def _institution(self, mention: PhraseSpan, name: SpeakerName) -> Speaker:
        """Return the institution, the document or the unnamed people of a noun phrase."""
        kind, canonical, country = self._institutions.canonical(name, mention.start)
        if kind is SpeakerType.DOCUMENT and canonical == name.head:
            return Speaker(None, kind)  # the report: the words do not tell whose
        role = canonical if kind is SpeakerType.UNNAMED and is_role(name.head) else None
        return Speaker(canonical, kind, role, canonical if kind is SpeakerType.ORGANISATION else None, country)

    def _with_office(self, mention: PhraseSpan, name: SpeakerName, first: str) -> Person | None:
        """Return the person of "the governor" or, where the name comes later, of "a regional police chief"."""
        if name.definite is not None and is_role(name.definite):
            beside = frozenset(name.text.lower().split()[:-1]) if name.text.lower().endswith(name.definite) else frozenset[str]()
            person = self._cast.with_role(name.definite, mention.start, beside - {"the", "this", "that"})
            return person or self._of_rank(name.definite, mention.start) or self._named_later(name.text, mention.start)
        if first == "the" and name.text.isupper() and len(name.text) > 1:
            return self._cast.with_initials(name.text.lower(), mention.start)
        return self._named_later(_ARTICLE.sub("", name.text), mention.start) if _is_unnamed_office(first, name) else None

    def _of_rank(self, word: str, offset: int) -> Person | None:
        """Return the last speaker where "the officer" or "the official" can mean his rank: Inspector Anna Berg … the officer."""
        ranks = _RANKS.get(word, frozenset())
        near = self._spoken[-1] if self._spoken and ranks and offset - self._spoken[-1][0] < _NEAR_RANK else None
        person = near[1].person if near is not None else None
        known = person is not None and person.role is not None and bool(ranks & set(person.role.lower().replace("-", " ").split()))
        return person if known else None

    def _named_later(self, description: str, offset: int) -> Person | None:
        """Return the person who is named after a description, which becomes the role that nothing else tells."""
        person = self._cast.named_later(description, offset)
        if person is not None and person.role is None:
            person.role = description
        return person

    def _relative(self, mention: PhraseSpan, gender: str, name: SpeakerName) -> Speaker:
        """Return the description of "his brother": the brother of the one whom "his" means."""
        owner = self._person_before(mention, gender).name
        described = " ".join(name.text.split()[1:]) if name.text.lower().startswith(tuple(_SINGULAR)) else name.text
        kind = SpeakerType.GROUP if name.is_plural else SpeakerType.UNNAMED
        return Speaker(f"{owner}'s {described}" if owner is not None else described, kind)

    def _joined(self, first: Speaker, name: SpeakerName) -> Speaker:
        """Return several persons as one speaker, their names joined by semicolons."""
        others = [person.name if (person := self._cast.person(one)) is not None else one for one in name.others]
        return Speaker("; ".join([first.name or name.text, *others]), SpeakerType.PERSON, first.role, first.org, first.country)

    def _of_name(self, written: str, name: SpeakerName) -> Speaker:
        """Return the person of a name, with the role that stands at this mention or at any other."""
        person = self._cast.person(written)
        if person is None:
            return Speaker(written, SpeakerType.PERSON, name.role, *self._institutions.of_role(name.role))
        if person.role is None:
            person.role = name.role
        return self._of_person(person)


def _is_unnamed_office(first: str, name: SpeakerName) -> bool:
    """Whether a description such as "a regional police chief" may be named further on."""
    return first in {"a", "an"} and is_role(name.head) and name.text.lower().endswith(name.head)


def _is_named_group(speaker: Speaker) -> bool:
    """Whether a group has a name, as an organisation does: the Emergency Lawyers."""
    return speaker.kind is SpeakerType.GROUP and speaker.name is not None and speaker.name[:1].isupper()


def _can_be(speaker: Speaker, gender: str) -> bool:
    """Whether he or she can mean this speaker."""
    if speaker.kind is SpeakerType.PERSON:
        return speaker.person is None or speaker.person.gender in ("", gender)
    return speaker.kind is SpeakerType.UNNAMED
