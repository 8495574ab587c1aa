"""Subjects and objects: which phrase a verb belongs to.  Coordinated phrases are in `chains`."""

from pipelines.extract.counts import grammar
from pipelines.extract.counts.chains import chain_left, chain_right
from pipelines.extract.counts.clause import Clause
from pipelines.extract.counts.phrase import Phrase
from pipelines.vocabulary import ObjectClass

_TITLE = 5  # words of a description before a name, at most
_REACH = 32  # words between a subject and its verb, at most


def near_person(clause: Clause, at: int) -> list[Phrase]:
    """Return the nearest phrase to the left that is no place after a preposition."""
    for phrase in reversed(clause.phrases):
        if (
            phrase.last <= at
            and phrase.last > at - 16
            and phrase.noun
            and phrase.noun.object_class is ObjectClass.PEOPLE
            and not _governed(clause, phrase)
        ):
            return [phrase]
    return []


def subjects_before(clause: Clause, at: int) -> list[Phrase]:
    """Return the phrases of the subject that ends before this word."""
    if clause.low(at - 1) in grammar.RELATIVES or (clause.low(at - 1) == "," and clause.low(at - 2) in grammar.RELATIVES):
        phrase = clause.phrase_before(at - 1) or (clause.phrase_before(at - 2) if clause.low(at - 2) == "," else None)
        return [phrase] if phrase else []
    for phrase in reversed(clause.phrases):
        if phrase.last > at or _governed(clause, phrase):
            continue
        if phrase.last < at - _REACH or any(clause.low(k) in {";", ":"} for k in range(phrase.last, at)):
            return []
        return chain_left(clause, phrase)
    return []


def first_subject(clause: Clause, at: int) -> list[Phrase]:
    """Return the subject of the main clause: of 'a man shot two boys before turning the gun on himself', the man."""
    people = (p for p in clause.phrases if p.last <= at and p.noun and p.noun.object_class is ObjectClass.PEOPLE)
    return next(([p] for p in people if not _governed(clause, p)), [])


def _governed(clause: Clause, phrase: Phrase) -> bool:
    """Whether the phrase stands after a preposition and so is no subject."""
    before = clause.low(phrase.first - 1)
    if before in {"of", "to"} and clause.low(phrase.first - 2) in grammar.PARTS:
        return False
    return before in grammar.PREPOSITIONS and before not in {"than", "as", "like", "since", "until", "after", "before", "because"}


def objects_at(clause: Clause, at: int) -> list[Phrase]:
    """Return the phrases of the object that starts at this word."""
    for skip in range(5):
        phrase = clause.phrase_at(at + skip)
        if clause.low(at + skip) in {"the", "its"} and clause.low(at + skip + 1) in grammar.PARTS:
            phrase = clause.phrase_at(at + skip + 3)
        if phrase:
            return chain_right(clause, phrase)
        if clause.low(at + skip) not in grammar.OBJECT_ADVERBS and not clause.low(at + skip).endswith("ly"):
            break
    return chain_right(clause, titled_name(clause, at))


def titled_name(clause: Clause, at: int) -> Phrase | None:
    """Return the name that follows a title or description: murdered Labour leader Ann Poe."""
    for here in range(at, at + _TITLE):
        if clause.low(here) in grammar.STOPS or not clause.low(here)[:1].isalpha():
            return None
        phrase = clause.phrase_at(here)
        if phrase:
            return phrase if phrase.name else None
    return None
