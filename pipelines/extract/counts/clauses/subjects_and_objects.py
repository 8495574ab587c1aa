"""Subjects and objects: which phrase a verb belongs to.  Coordinated phrases are in `coordinated_phrases`."""

from pipelines.contract.vocabulary import ObjectClass
from pipelines.extract.counts.clauses.clause import Clause, is_part_of_them
from pipelines.extract.counts.clauses.coordinated_phrases import chain_left, chain_right
from pipelines.extract.counts.metrics.all_metrics import metric_words
from pipelines.extract.counts.metrics.metric_word import Form
from pipelines.extract.counts.phrases.phrase import Phrase
from pipelines.extract.counts.words import function_words

_TITLE = 10  # words of a description before a name, at most
_REPORTED = frozenset({"said", "says", "told"})
_BELIEVED = frozenset(
    {"said", "say", "says", "believe", "believed", "claimed", "claim", "think", "thought", "reported", "alleged", "allege"}
)
_YET = frozenset({"yet", "still"})
_SAYING = 9  # words of a saying inside a relative clause, at most
_VERBS = function_words.FINITE_HELPERS | (function_words.CONJUNCTIONS - {"and", "as"})
_DESCRIBING = frozenset({"a", "an", "the", "his", "her", "their"})
_PARTS = frozenset({"among", "including"})  # open an insertion that names some of those before it
_SHARES = frozenset({"most", "many", "some", "all", "half", "several"})
_TIMES = function_words.DAY_WORDS | function_words.MONTHS | frozenset({"the", "'s", "week", "month", "year", "weekend"})
_DEED_OPENERS = frozenset({"of", "for", "with", "after", "by", "in", "to"})
_PREDICATES = frozenset({"was", "were", "is", "are", "at", "to", "reached", "totalled", "totaled"})  # lead to a figure that is told
_OF_PHRASE = 6  # words of an of-phrase after a noun, at most
_REACH = 32  # words between a subject and its verb, at most


def near_person(clause: Clause, at: int) -> list[Phrase]:
    """Return the nearest phrase to the left, unless it is a place after a preposition."""
    for phrase in reversed(clause.phrases):
        if (
            phrase.last <= at
            and phrase.last > at - 16
            and (phrase.noun.object_class is ObjectClass.PEOPLE if phrase.noun else _are_left(clause, phrase, at))
            and not _governed(clause, phrase)
        ):
            return [phrase]
    return []


def _are_left(clause: Clause, phrase: Phrase, at: int) -> bool:
    """Whether a bare number is of people: leaving three with burns."""
    return phrase.number is not None and phrase.last == at and clause.low(phrase.first - 1) in {"leaving", "left", "leaves"}


def subjects_before(clause: Clause, at: int) -> list[Phrase]:
    """Return the phrases of the subject that ends before this word."""
    part = clause.phrase_before(at)
    if part is not None and part.partitive and part.head is None and part.number is not None:
        return [part]  # six of whom were dead
    if clause.low(at - 1) in function_words.RELATIVES or (clause.low(at - 1) == "," and clause.low(at - 2) in function_words.RELATIVES):
        phrase = clause.phrase_before(at - 1) or (clause.phrase_before(at - 2) if clause.low(at - 2) == "," else None)
        return [phrase] if phrase else []
    if clause.low(at - 1) in _BELIEVED:
        return _before_saying(clause, at)
    if clause.low(at - 1) in _YET and clause.low(at - 2) not in function_words.AUXILIARIES | function_words.HAVE:
        return [p for p in [clause.phrase_before(at - 1)] if p]  # those yet to be released
    hopped = _before_insertion(clause, at)
    return chain_left(clause, hopped) if hopped else _nearest_subject(clause, at)


def _nearest_subject(clause: Clause, at: int) -> list[Phrase]:
    for phrase in reversed(clause.phrases):
        if phrase.last > at or any(is_none(clause, phrase) for is_none in (_governed, _is_said_of, _done_to, _names_the_town)):
            continue
        if phrase.last < at - _REACH or any(clause.low(k) in {";", ":"} or _opens_other(clause, k, at) for k in range(phrase.last, at)):
            return []
        return _without_predicate(clause, chain_left(clause, phrase))
    return []


def _before_saying(clause: Clause, at: int) -> list[Phrase]:
    """Return whom a relative clause with a saying inside is about: the 12 men who police say were killed."""
    for here in range(at - 2, max(0, at - _SAYING), -1):
        if clause.low(here) in function_words.RELATIVES:
            phrase = clause.phrase_before(here)
            return [phrase] if phrase else []
    return []


def _without_predicate(clause: Clause, subjects: list[Phrase]) -> list[Phrase]:
    """Leave out what the clause before counted: the number of dead was 19 people and 29 were missing; the toll stood at 14 and six were."""
    for at in range(len(subjects) - 1, 0, -1):
        before = subjects[at - 1]
        if before.number is not None and clause.low(before.first - 1) in _PREDICATES and clause.low(before.first - 2) != "there":
            return subjects[at:]
    return subjects


def _opens_other(clause: Clause, said: int, at: int) -> bool:
    """Whether a verb of saying stands here with a subject of its own behind it: Ann Poe said (that) the film was shot in June."""
    subject = said + 1 + (clause.low(said + 1) == "that")
    return clause.low(said) in _REPORTED and subject + 1 < at and clause.low(subject) in _DESCRIBING


def _before_insertion(clause: Clause, at: int) -> Phrase | None:
    """Return the person before an insertion between commas: 'a man, who is said to have been the guard, was killed'."""
    if clause.low(at - 1) != ",":
        return None
    for comma in range(at - 3, max(0, at - _REACH), -1):
        if clause.low(comma) in {";", ":"} or clause.low(comma) in _REPORTED:
            return None
        phrase = _doer_of(clause, _ends_at(clause, comma)) if clause.low(comma) == "," else None
        if phrase is None or not _is_inserted(clause, comma + 1, at - 1, named=phrase.name is not None):
            continue
        people = phrase.noun is None or phrase.noun.object_class is ObjectClass.PEOPLE
        return phrase if people and (phrase.form or phrase.number) and not _governed(clause, phrase) else None
    return None


def _done_to(clause: Clause, phrase: Phrase) -> bool:
    """Whether the phrase is the object of a deed in -ing that a preposition leads to: a man accused of killing two boys."""
    readings = metric_words().get(clause.low(phrase.first - 1), ()) if clause.low(phrase.first - 2) in _DEED_OPENERS else ()
    return any(form is Form.ING and len(wording) == 1 for wording, form, _ in readings)


def _names_the_town(clause: Clause, phrase: Phrase) -> bool:
    """Whether a name stands behind a site that a preposition leads to: three teachers abducted from the college, Dolmo, are free."""
    site = clause.phrase_before(phrase.first - 1) if phrase.name is not None and clause.low(phrase.first - 1) == "," else None
    people = site is None or site.noun is None or site.noun.object_class is ObjectClass.PEOPLE
    return site is not None and not people and _governed(clause, site)


def _doer_of(clause: Clause, phrase: Phrase | None) -> Phrase | None:
    """Return the phrase, or of the object of a deed who is said to have done it: a man accused of killing two boys."""
    if phrase is None or not _done_to(clause, phrase):
        return phrase
    return clause.phrase_before(phrase.first - 3)


def _ends_at(clause: Clause, at: int) -> Phrase | None:
    """Return the phrase that ends before this word, or before an of-phrase that does: two members of the escort."""
    phrase = clause.phrase_before(at)
    if phrase and not _governed(clause, phrase):
        return phrase
    before = [p for p in clause.phrases if p.last < at and at - p.last <= _OF_PHRASE and clause.low(p.last) == "of"]
    inside = [clause.low(k) for k in range(before[-1].last + 1, at)] if before else []
    return before[-1] if before and not set(inside) & (_VERBS | {","}) else None


def _is_inserted(clause: Clause, first: int, last: int, *, named: bool) -> bool:
    """Whether these words are a relative clause or a description without a verb; named: of a person whose name stands before."""
    if clause.low(first) in function_words.RELATIVES | _PARTS or is_part_of_them(clause, first):
        return True
    if clause.low(first) in _SHARES and clause.low(first + 1) == "of" and clause.low(first + 2) in {"them", "whom"}:
        return True
    verbs = any(clause.low(k) in _VERBS for k in range(first, last))
    inside = [p for p in clause.phrases if first <= p.first < last]
    described = bool(inside) and inside[0].first <= first + _OF_PHRASE and not any(p.name or p.number for p in inside)
    opens = clause.low(first) in _DESCRIBING or (inside and inside[0].first == first and inside[0].form is None)
    return not verbs and described and (named or bool(opens))


def first_subject(clause: Clause, at: int) -> list[Phrase]:
    """Return the subject of the main clause: of 'a man shot two boys before turning the gun on himself', the man."""
    people = (p for p in clause.phrases if p.last <= at and p.noun and p.noun.object_class is ObjectClass.PEOPLE)
    return next(([p] for p in people if not _governed(clause, p)), [])


def _is_said_of(clause: Clause, phrase: Phrase) -> bool:
    """Whether a bare number is what the subject was and no subject: the oldest was 57 and had been living there."""
    return phrase.noun is None and phrase.number is not None and clause.low(phrase.first - 1) in {"was", "is"}


def _governed(clause: Clause, phrase: Phrase) -> bool:
    """Whether the phrase stands after a preposition and so is no subject; a day may stand between: in the 12 March attack."""
    first = phrase.first
    while phrase.form is None and (clause.low(first - 1) in _TIMES or clause.low(first - 1)[:1].isdigit()):
        first -= 1
    before = clause.low(first - 1)
    if before in {"of", "to"} and clause.low(first - 2) in function_words.PARTS:
        return False
    return before in function_words.PREPOSITIONS and before not in {"than", "as", "like", "since", "until", "after", "before", "because"}


def objects_at(clause: Clause, at: int) -> list[Phrase]:
    """Return the phrases of the object that starts at this word."""
    for skip in range(5):
        phrase = clause.phrase_at(at + skip)
        if clause.low(at + skip) in {"the", "its"} and clause.low(at + skip + 1) in function_words.PARTS:
            phrase = clause.phrase_at(at + skip + 3)
        if phrase:
            return chain_right(clause, phrase)
        if clause.low(at + skip) not in function_words.OBJECT_ADVERBS and not clause.low(at + skip).endswith("ly"):
            break
    return chain_right(clause, _titled_name(clause, at))


def _titled_name(clause: Clause, at: int) -> Phrase | None:
    """Return the name that follows a title or description: murdered Labour leader and senator Ann Poe."""
    here = at
    while here < at + _TITLE:
        phrase = clause.phrase_at(here)
        if phrase and (phrase.name or phrase.number or phrase.form):
            return phrase if phrase.name else None
        low = clause.low(here)
        if phrase is None and ((low in function_words.STOPS and low not in {"and", "of"}) or not low[:1].isalpha()):
            return None
        here = phrase.last if phrase else here + 1
    return None


def people_at(clause: Clause, at: int) -> Phrase | None:
    """Return the phrase that starts here; of a title or a bare plural before a name, the name: the singers Ann Poe and Bob Roe."""
    phrase = clause.phrase_at(at)
    if phrase is None or (phrase.form is None and phrase.number is None):
        return _titled_name(clause, at) or phrase
    return phrase
