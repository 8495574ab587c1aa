"""What a metric word counts: the noun phrases of its subject, its object, or the number beside it.

The rules work on the words of one sentence from left to right.  Scope, certainty and speaker are decided elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.extract import counts_grammar as grammar
from pipelines.extract.counts_lexicon import PERSON, metric_words
from pipelines.extract.counts_phrases import Phrase
from pipelines.extract.counts_triggers import SUFFERED, Chain, chain_before, find_triggers
from pipelines.extract.counts_words import Word
from pipelines.extract.lexicon import word_set
from pipelines.extract.metrics import Form, Frame, MetricWord, Trigger
from pipelines.extract.numbers import Number
from pipelines.extract.numbers_words import MULTIPLES
from pipelines.vocabulary import Bound, Metric, NumberForm, Object, ObjectClass

_HYPOTHETICAL = word_set("if unless whether")
_UNREAL = word_set("could would might may can should must to")
_ANYONE = word_set("anyone anybody")
EVENTS = frozenset({Object.ATTACK, Object.STRIKE, Object.INCURSION, Object.SHOOTING, Object.CRASH})
EVENT_WORD = MetricWord(Frame.NOUN, {ObjectClass.EVENT: Metric.ATTACKED}, ("event",), ("Rebels made three raids.",), ("A raid began.",))
PLANNABLE = frozenset({Metric.EVACUATED, Metric.RELEASED, Metric.DISPLACED, Metric.CHARGED, Metric.RESCUED, Metric.LAUNCHED})
_STOPPING = frozenset({",", ".", ";", "and", "but", "'s", "of"})
_NOT_REDUCED = frozenset({"at", "back", "himself", "herself", "themselves"})
_PAIR = 2
_TITLE = 5  # words of a description before a name, at most
_JOINT, _BESIDE, _PART_REACH = 4, 8, 14  # words, at most: between coordinated verbs, inside one claim, before 'including'
_REACH = 32  # words between a subject and its verb, at most


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing that one metric word counts.

    rule: the rule that linked them.  direct: phrase and metric word stand side by side, so the claim spans both.
    part: 'including three children'.  zero: none.  planned: not yet happened.
    """

    phrase: Phrase | None
    trigger: Trigger
    metric: Metric
    rule: str
    direct: bool = True
    part: bool = False
    zero: bool = False
    planned: bool = False
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence as the clause rules see it."""

    words: tuple[Word, ...]
    phrases: tuple[Phrase, ...]

    def low(self, at: int) -> str:
        """Return the word at this position in lower case, empty outside the sentence."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def phrase_at(self, at: int) -> Phrase | None:
        """Return the phrase that starts at this word."""
        return next((p for p in self.phrases if p.first == at), None)

    def phrase_before(self, at: int) -> Phrase | None:
        """Return the phrase that ends right before this word."""
        return next((p for p in self.phrases if p.last == at), None)


def find_mentions(words: tuple[Word, ...], phrases: tuple[Phrase, ...]) -> tuple[Mention, ...]:
    """Return what the metric words of a sentence count, in order of the metric words."""
    clause = Clause(words, phrases)
    found: list[Mention] = []
    for readings in find_triggers(words):
        for trigger in readings:
            mentions = _linked(clause, trigger, found)
            found += mentions
            if mentions:
                break
    found += _events(clause)
    found = [replace(m, part=True) if _is_part(clause, m) else m for m in found]
    return tuple(_without_doubles(found + list(_parts(clause, found))))


def _events(clause: Clause) -> Iterator[Mention]:
    """Find events counted as events: several incursions, the third attack in two months."""
    for phrase in clause.phrases:
        if phrase.head is None or phrase.noun is None or phrase.noun.object not in EVENTS:
            continue
        plural = phrase.number is not None and phrase.noun.plural and phrase.number.value not in {0, 1}
        if plural or (phrase.ordinal and phrase.ordinal > _PAIR):
            yield Mention(phrase, Trigger(phrase.head, phrase.head + 1, EVENT_WORD, Form.OTHER), Metric.ATTACKED, "event_noun")


def _is_part(clause: Clause, mention: Mention) -> bool:
    """Whether 'including' stands before the phrase: including one who suffered burns."""
    return mention.phrase is not None and clause.low(mention.phrase.first - 1) == "including"


def _linked(clause: Clause, trigger: Trigger, earlier: list[Mention]) -> list[Mention]:
    chain = chain_before(clause.words, trigger)
    if trigger.word is SUFFERED and clause.low(trigger.first) in {"with", "of", "from"}:
        return _made(clause, trigger, chain, _near_person(clause, trigger.first), "with_wounds")
    if trigger.word.frame is Frame.NOUN:
        return _noun(clause, trigger, chain)
    if trigger.word.frame is Frame.STATE:
        return _state(clause, trigger, chain)
    if trigger.word.frame is Frame.SUBJECT:
        return _intransitive(clause, trigger, chain)
    return _transitive(clause, trigger, chain, earlier)


def _near_person(clause: Clause, at: int) -> list[Phrase]:
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


def _transitive(clause: Clause, trigger: Trigger, chain: Chain, earlier: list[Mention]) -> list[Mention]:
    form = trigger.form
    if form is Form.PAST and chain.passive:
        return _made(clause, trigger, chain, _subjects(clause, chain.first), "passive")
    objects = _objects(clause, trigger.last)
    if form is Form.ING and clause.low(trigger.first - 1) in grammar.DETERMINERS:
        return []
    if form is Form.BASE and chain.modal is None and not _negated(clause, chain):
        objects = [p for p in objects if p.number]
    if objects and clause.low(objects[0].first) in {"himself", "herself"}:
        objects = _subjects(clause, chain.first) or objects
    if objects or clause.low(trigger.last) in _ANYONE:
        return _made(clause, trigger, chain, objects, "active")
    if form is not Form.PAST or chain.perfect:
        return []
    shared = _shared(clause, chain, earlier)
    if shared:
        return _made(clause, trigger, chain, shared, "coordinated")
    if _leads_object(clause, trigger):
        return []
    phrase = clause.phrase_before(chain.first)
    if phrase and clause.low(phrase.first - 1) == "of" and phrase.head is None:
        return []
    if (
        phrase is None
        or phrase.name
        or _is_one_bullet(clause, phrase, trigger)
        or clause.low(phrase.first) in {"he", "she"}
        or clause.low(trigger.last) in _NOT_REDUCED
    ):
        return []
    return _made(clause, trigger, chain, _chain_left(clause, phrase), "reduced")


def _leads_object(clause: Clause, trigger: Trigger) -> bool:
    """Whether the verb shares the object of the next: shot and killed two men."""
    at = trigger.last + 1
    if clause.low(trigger.last) not in {"and", "or"}:
        return False
    at += 1 if clause.low(at).endswith("ly") else 0
    return clause.low(at) in metric_words() and bool(_objects(clause, at + 1))


def _is_one_bullet(clause: Clause, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether 'shot' is a noun: fired one shot."""
    return (
        phrase.head is None
        and clause.low(trigger.first) == "shot"
        and clause.low(phrase.first - 1) not in {"", ".", ",", ";", ":", "-", "with", "left", "leaving", "and"}
    )


def _shared(clause: Clause, chain: Chain, earlier: list[Mention]) -> list[Phrase]:
    """Return the subjects of the passive verb that this participle is coordinated with: was shot and killed."""
    if not earlier or clause.low(chain.first - 1) not in {"and", "or", ","}:
        return []
    last = earlier[-1].trigger
    between = [clause.low(at) for at in range(last.last, chain.first)]
    if len(between) > _JOINT or not all(low in {"and", "or", ",", "then"} for low in between):
        return []
    return [m.phrase for m in earlier if m.trigger == last and m.phrase and m.rule in {"passive", "coordinated", "reduced"}]


def _intransitive(clause: Clause, trigger: Trigger, chain: Chain) -> list[Mention]:
    unreal = trigger.form is Form.BASE and chain.modal is None and not chain.negated
    ordinal = clause.phrase_before(chain.first)
    if chain.modal == "to" and ordinal and ordinal.ordinal:
        return [Mention(ordinal, trigger, trigger.word.metrics[ObjectClass.PEOPLE], "ordinal")]
    if chain.modal == "to" or unreal or clause.low(trigger.first - 1) in {"a", "the"}:
        return []
    return _made(clause, trigger, chain, _subjects(clause, chain.first), "intransitive")


def _state(clause: Clause, trigger: Trigger, chain: Chain) -> list[Mention]:
    adjacent = clause.phrase_before(trigger.first)
    if trigger.word.absent:
        return [Mention(None, trigger, trigger.word.metrics[ObjectClass.PEOPLE], "unharmed", zero=True)]
    if adjacent and (adjacent.form or adjacent.number):
        return _made(clause, trigger, chain, _chain_left(clause, adjacent), "state")
    if not chain.passive and chain.first == trigger.first:
        return []
    return _made(clause, trigger, chain, _subjects(clause, chain.first), "state_verb")


def _noun(clause: Clause, trigger: Trigger, chain: Chain) -> list[Mention]:
    metric = trigger.word.metrics[ObjectClass.PEOPLE]
    multiple = MULTIPLES.get(clause.low(trigger.first - 1))
    if multiple:
        at = trigger.first - 1
        number = Number(at, at, at + 1, multiple, multiple, multiple, Bound.EXACT, NumberForm.WORDS)
        return [Mention(Phrase(at, at + 1, None, PERSON, number, NumberForm.WORDS), trigger, metric, "multiple_noun")]
    before = [clause.low(at) for at in range(max(0, trigger.first - 4), trigger.first)]
    if _no_such(clause, trigger, before):
        return [Mention(None, trigger, metric, "no_noun", zero=True)] if trigger.word.absent or not trigger.word.soft else []
    if trigger.word.soft or trigger.word.absent:
        return []
    for phrase in clause.phrases:
        if (
            phrase.number
            and phrase.last in {trigger.first, trigger.last, trigger.first - 1}
            and phrase.first < trigger.first
            and _only_adjectives(clause, phrase, trigger)
        ):
            return [Mention(phrase, trigger, metric, "number_noun")]
    if clause.low(trigger.last) == "of":
        phrases = _chain_right(clause, clause.phrase_at(trigger.last + 1) or _titled(clause, trigger.last + 1))
        return _made(clause, trigger, chain, phrases, "of_noun")
    if clause.low(trigger.first - 1) == "'s":
        owner = clause.phrase_before(trigger.first - 1)
        return _made(clause, trigger, chain, [owner] if owner else [], "possessive")
    return []


def _no_such(clause: Clause, trigger: Trigger, before: list[str]) -> bool:
    """No injuries, without casualties, no reports of deaths."""
    for at, low in enumerate(before):
        if (
            low in {"no", "without", "any"}
            and not any(w in _STOPPING or w.endswith("ing") for w in before[at:])
            and clause.low(trigger.first) != "lives"
        ):
            return low != "any" or any(
                clause.low(k) in grammar.NEGATIONS | {"without"} or clause.low(k).endswith("n't")
                for k in range(max(0, trigger.first - 10), trigger.first)
            )
    return False


def _only_adjectives(clause: Clause, phrase: Phrase, trigger: Trigger) -> bool:
    return all(clause.low(at) not in grammar.STOPS for at in range(phrase.last, trigger.first))


def _subjects(clause: Clause, at: int) -> list[Phrase]:
    """Return the phrases of the subject that ends before this word."""
    if clause.low(at - 1) in grammar.RELATIVES or (clause.low(at - 1) == "," and clause.low(at - 2) in grammar.RELATIVES):
        phrase = clause.phrase_before(at - 1) or (clause.phrase_before(at - 2) if clause.low(at - 2) == "," else None)
        return [phrase] if phrase else []
    for phrase in reversed(clause.phrases):
        if phrase.last > at or _governed(clause, phrase):
            continue
        if phrase.last < at - _REACH or any(clause.low(k) in {";", ":"} for k in range(phrase.last, at)):
            return []
        return _chain_left(clause, phrase)
    return []


def _governed(clause: Clause, phrase: Phrase) -> bool:
    """Whether the phrase stands after a preposition and so is no subject."""
    before = clause.low(phrase.first - 1)
    if before in {"of", "to"} and clause.low(phrase.first - 2) in grammar.PARTS:
        return False
    return before in grammar.PREPOSITIONS and before not in {"than", "as", "like", "since", "until", "after", "before", "because"}


def _objects(clause: Clause, at: int) -> list[Phrase]:
    """Return the phrases of the object that starts at this word."""
    for skip in range(5):
        phrase = clause.phrase_at(at + skip)
        if clause.low(at + skip) in {"the", "its"} and clause.low(at + skip + 1) in grammar.PARTS:
            phrase = clause.phrase_at(at + skip + 3)
        if phrase:
            return _chain_right(clause, phrase)
        if clause.low(at + skip) not in grammar.OBJECT_ADVERBS and not clause.low(at + skip).endswith("ly"):
            break
    return _chain_right(clause, _titled(clause, at))


def _chain_right(clause: Clause, phrase: Phrase | None) -> list[Phrase]:
    """Return the phrase and those coordinated with it to the right."""
    found: list[Phrase] = [phrase] if phrase else []
    coordinated = False
    while found:
        at = found[-1].last
        joint = clause.low(at)
        if clause.low(at - 1) == "," and clause.phrase_at(at):
            at, joint = at - 1, ","
        if found[-1].partitive and joint == "out":
            whole = clause.phrase_at(at + 2)
            at = whole.last if whole else at
            at += 1 if clause.low(at).endswith("ed") else 0
            joint = clause.low(at)
        if joint == "," and clause.low(at + 1) in {"and", "or"}:
            at, joint = at + 1, "and"
        if joint not in {"and", "or", ",", "&"}:
            break
        following = clause.phrase_at(at + 1)
        if following is None or _is_subject(clause, following):
            break
        coordinated = coordinated or joint != ","
        found.append(_one(following))
    return found if coordinated else found[:1]


def _one(phrase: Phrase) -> Phrase:
    """Count a bare singular that is coordinated with counted phrases: his wife, son and daughter."""
    bare = phrase.form is None and phrase.number is None and phrase.noun is not None and not phrase.noun.plural
    return replace(phrase, form=NumberForm.SINGULAR) if bare else phrase


def _titled(clause: Clause, at: int) -> Phrase | None:
    """Return the name that follows a title or description: murdered Labour leader Ann Poe."""
    for here in range(at, at + _TITLE):
        if clause.low(here) in grammar.STOPS or not clause.low(here)[:1].isalpha():
            return None
        phrase = clause.phrase_at(here)
        if phrase:
            return phrase if phrase.name else None
    return None


def _is_subject(clause: Clause, phrase: Phrase) -> bool:
    """Whether a verb follows, so that the phrase starts a clause of its own: killed two and three were hurt."""
    return clause.low(phrase.last) in grammar.AUXILIARIES | grammar.HAVE | grammar.MODALS


def _chain_left(clause: Clause, phrase: Phrase) -> list[Phrase]:
    """Return the phrase and those coordinated with it to the left; of appositions, the one that tells most."""
    found = [phrase]
    coordinated = False
    while True:
        at = found[0].first - 1
        joint = clause.low(at)
        beside = clause.phrase_before(at + 1) if joint == "," else None
        if beside:
            found.insert(0, beside)
            continue
        if joint in {"and", "or", "&"}:
            coordinated = True
            at -= 1 if clause.low(at - 1) == "," else 0
        elif joint != ",":
            break
        previous = clause.phrase_before(at) or clause.phrase_before(at + 1) or (
            clause.phrase_before(at - 2) if clause.low(at - 1).isdigit() and clause.low(at - 2) == "," else None
        )
        if previous is None or (previous.noun and phrase.noun and previous.noun.object_class is not phrase.noun.object_class):
            break
        if coordinated and _counts(previous):
            found[0] = _one(found[0])
        found.insert(0, previous)
    if coordinated and len(found) > _PAIR and _size(found[0]) == sum(map(_size, found[1:])):
        return found[:1]
    if coordinated:
        return _without_appositions(clause, found)
    named = [p for p in found if p.name or p.number]
    return [named[0] if named else phrase]


def _size(phrase: Phrase) -> int:
    """Return the number of a phrase, one where it has none."""
    return phrase.number.value or 0 if phrase.number else 1


def _without_appositions(clause: Clause, found: list[Phrase]) -> list[Phrase]:
    """Leave out 'a teacher' in 'Ann Poe, a teacher, and Bob Roe': a description after a name and a comma."""
    kept: list[Phrase] = []
    for phrase in found:
        described = kept and kept[-1].name and not phrase.name and clause.low(phrase.first - 1) == ","
        if not described:
            kept.append(phrase)
    return kept


def _negated(clause: Clause, chain: Chain) -> bool:
    return chain.negated or any(clause.low(at) in {"without", "nor", "neither"} for at in range(max(0, chain.first - 2), chain.first))


def _made(clause: Clause, trigger: Trigger, chain: Chain, phrases: list[Phrase], rule: str) -> list[Mention]:
    """Return the mentions of these phrases, as far as the metric word counts such things and the clause is no mere possibility."""
    negated = _negated(clause, chain) or (bool(phrases) and clause.low(phrases[0].first - 1) == "neither")
    if (
        not phrases
        and negated
        and chain.modal is None
        and clause.low(trigger.last) in _ANYONE
        and ObjectClass.PEOPLE in trigger.word.metrics
    ):
        return [Mention(None, trigger, trigger.word.metrics[ObjectClass.PEOPLE], "not_anyone", zero=True)]
    found: list[Mention] = []
    for phrase in phrases:
        metric = _metric(clause, trigger, phrase)
        if metric is None:
            continue
        planned = chain.modal in {"will", "would", "shall", "to"} and metric in PLANNABLE
        tentative = chain.perfect and chain.modal in {"may", "might"}
        if clause.low(trigger.first - 1) in {"gets", "get"}:
            continue
        if (chain.modal in _UNREAL and not planned and not tentative) or _supposed(clause, chain.first, phrase):
            continue
        zero = phrase.negative or (negated and phrase.number is None and phrase.form is not None)
        if (negated and not zero) or (not zero and not _counts(phrase)):
            continue
        direct = phrase in (phrases[0], phrases[-1]) and min(abs(phrase.last - trigger.first), abs(trigger.last - phrase.first)) <= _BESIDE
        found.append(Mention(phrase, trigger, metric, rule, direct, zero=zero, planned=planned, tentative=tentative))
    return found


def _supposed(clause: Clause, at: int, phrase: Phrase) -> bool:
    """Whether 'if' opens the clause."""
    first = max(0, min(phrase.first, at) - 6)
    return any(clause.low(k) in _HYPOTHETICAL for k in range(first, at))


def _counts(phrase: Phrase) -> bool:
    return phrase.number is not None or phrase.form in {NumberForm.SINGULAR, NumberForm.NAMED, NumberForm.PRONOUN}


def _metric(clause: Clause, trigger: Trigger, phrase: Phrase) -> Metric | None:
    """Return the metric for a phrase of this class; None where the word does not count such things."""
    if trigger.word.nouns and (phrase.head is None or clause.low(phrase.head) not in trigger.word.nouns):
        return None
    if (
        phrase.noun
        and phrase.noun.object_class is not ObjectClass.PEOPLE
        and phrase.form is NumberForm.SINGULAR
        and not _is_one_thing(clause, phrase)
    ):
        return None
    if phrase.noun:
        return trigger.word.metrics.get(phrase.noun.object_class)
    metric = trigger.word.metrics.get(ObjectClass.PEOPLE)
    if metric is None:
        before = [p.noun for p in clause.phrases if p.number and p.noun and p.last <= phrase.first]
        return trigger.word.metrics.get(before[-1].object_class) if before and phrase.number else None
    following = clause.low(phrase.last)
    elided = (
        following in grammar.STOPS
        or following in grammar.DAY_WORDS
        or following == ""
        or phrase.last == trigger.first
        or following.endswith("ly")
        or phrase.partitive
    )
    plural = following.endswith("s") and following not in {
        "cows",
        "animals",
        "dogs",
        "cattle",
        "horses",
        "birds",
        "sheep",
        "goats",
        "pigs",
        "jobs",
        "trees",
    }
    return metric if metric and (elided or plural or phrase.last == trigger.last) else None


def _is_one_thing(clause: Clause, phrase: Phrase) -> bool:
    """Whether a singular thing is counted: a school, no part of a compound such as a school bus driver, nothing known before."""
    following = clause.low(phrase.last)
    closed = not following.isalpha() or following in grammar.STOPS | grammar.DAY_WORDS or following in metric_words()
    return closed and (phrase.negative or clause.low(phrase.first) in {"a", "an", "another"})


def _parts(clause: Clause, found: list[Mention]) -> Iterator[Mention]:
    """Return the parts of a total: 'including three children'."""
    for at, word in enumerate(clause.words):
        if word.low not in {"including", "among"}:
            continue
        here = at + 1
        while clause.low(here) in {"them", "whom", ":", ",", "at", "were", "was"} and clause.phrase_at(here) is None:
            here += 1
        wholes = [
            m for m in found if m.phrase and not m.zero and m.phrase.number and m.phrase.last <= at and at - m.phrase.last < _PART_REACH
        ]
        if not wholes or (word.low == "among" and clause.low(at + 1) not in {"them", "whom"}):
            continue
        whole = wholes[-1]
        taken = {id(m.phrase) for m in found}
        for phrase in _chain_right(clause, clause.phrase_at(here)):
            if (
                _counts(phrase)
                and id(phrase) not in taken
                and (phrase.noun is None or phrase.noun.object_class in whole.trigger.word.metrics)
            ):
                yield Mention(phrase, whole.trigger, whole.metric, "including", direct=False, part=True)


def _without_doubles(found: list[Mention]) -> list[Mention]:
    """Leave out weak words where a certain one counts the same phrase, and second words for one metric."""
    fatal = {id(m.phrase) for m in found if m.metric is Metric.KILLED and m.phrase}
    kept: list[Mention] = []
    seen: set[tuple[int, Metric]] = set()
    for mention in found:
        key = (id(mention.phrase), mention.metric)
        if mention.phrase and (key in seen or (mention.metric is Metric.INJURED and id(mention.phrase) in fatal)):
            continue
        seen.add(key)
        kept.append(mention)
    return kept
