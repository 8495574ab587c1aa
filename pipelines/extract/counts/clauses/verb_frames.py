"""What a metric word counts, by its frame: verbs with an object, verbs without one, states.  Nouns are in `noun_frames`."""

from dataclasses import replace

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.clauses.clause import Clause, Mention, is_counted
from pipelines.extract.counts.clauses.coordinated_phrases import beside_subject, chain_left, chain_right
from pipelines.extract.counts.clauses.metric_triggers import Chain, chain_before, chain_start
from pipelines.extract.counts.clauses.noun_frames import noun_frame
from pipelines.extract.counts.clauses.phrase_mentions import before_verb, is_told, mentions_of
from pipelines.extract.counts.clauses.subjects_and_objects import first_subject, near_person, objects_at, people_at, subjects_before
from pipelines.extract.counts.clauses.zeros_by_noun import is_none_of
from pipelines.extract.counts.clauses.zeros_by_people import harms_nobody, is_negated, unharmed
from pipelines.extract.counts.metrics.all_metrics import metric_words
from pipelines.extract.counts.metrics.injured import SUFFERED
from pipelines.extract.counts.metrics.killed import SUFFERED_FATALLY
from pipelines.extract.counts.metrics.metric_word import Form, MetricFrame, Trigger
from pipelines.extract.counts.phrases.phrase import Phrase
from pipelines.extract.counts.words import function_words
from pipelines.extract.text.word_lists import word_set

_NOT_REDUCED = frozenset({"at", "back", "himself", "herself", "themselves"})
_JOINTS = function_words.RELATIVES | function_words.CONJUNCTIONS
_PASSIVE = frozenset({"was", "were", "been", "being"})
_OPENING = 1  # a participle that opens a sentence stands first or after 'also'
_FRONT_REACH = 6  # words from such a participle to its 'were', at most
_JOINED_REACH = 5  # words from 'and' back to the auxiliary of the first verb, at most
_DIRECTIONS = frozenset({"into", "to", "in", "out", "off"})
_HABITS = word_set("every each per annually yearly daily year years yearly always often usually typically could can may")
_CAUSES = frozenset({"caused", "causing"})
_CAUSE_REACH = 16  # words from the cause to the last of its effects, at most
_PRESUMED = word_set("presumed feared believed")
_NO_EFFECT = function_words.RELATIVES | {".", ";", ":", "but", ""}
_JOINT = 4  # words between coordinated verbs, at most


def counted_phrases(clause: Clause, trigger: Trigger, earlier: list[Mention]) -> list[Mention]:
    """Return what a metric word counts; earlier: what the words before it in the sentence count."""
    chain = chain_before(clause.words, trigger)
    caused = _caused(clause, chain)
    if caused:
        return mentions_of(clause, trigger, replace(chain, modal=None), caused, "caused")
    if trigger.word in {SUFFERED, SUFFERED_FATALLY} and clause.low(trigger.first) in {"with", "of", "from"}:
        if clause.low(trigger.first - 1) == "dead":
            trigger = replace(trigger, word=SUFFERED_FATALLY)
        return mentions_of(clause, trigger, chain, near_person(clause, trigger.first), "with_wounds")
    if trigger.word.frame is MetricFrame.NOUN:
        return noun_frame(clause, trigger, chain)
    if trigger.word.frame is MetricFrame.STATE:
        return _state(clause, trigger, chain)
    if trigger.word.frame is MetricFrame.SUBJECT:
        return _intransitive(clause, trigger, chain)
    return _transitive(clause, trigger, chain, earlier)


def _caused(clause: Clause, chain: Chain) -> list[Phrase]:
    """Return what an infinitive tells of that a cause brought about: the quake caused 40 houses to collapse and nine to be damaged."""
    phrase = clause.phrase_before(chain.first) if chain.modal == "to" else None
    if phrase is None or phrase.number is None:
        return []
    found = chain_left(clause, phrase)
    at = found[0].first - 1
    while clause.low(at) not in _CAUSES and at > phrase.first - _CAUSE_REACH and clause.low(at) not in _NO_EFFECT:
        at -= 1
    joined = at == found[0].first - 1 or clause.low(found[0].first - 1) in {"and", ","}
    return found if clause.low(at) in _CAUSES and joined else []


def _transitive(clause: Clause, trigger: Trigger, chain: Chain, earlier: list[Mention]) -> list[Mention]:
    if trigger.form is Form.PAST and chain.passive:
        subjects = _own_subject(clause, chain) or subjects_before(clause, before_verb(clause, chain, trigger))
        return mentions_of(clause, trigger, chain, subjects + (beside_subject(clause, trigger.last) if subjects else []), "passive")
    if trigger.form is Form.ING and clause.low(trigger.first - 1) in function_words.DETERMINERS:
        return []
    objects = _objects(clause, trigger, chain, earlier)
    if objects or harms_nobody(clause, trigger, chain):
        return mentions_of(clause, trigger, chain, objects, "active")
    return [] if trigger.form is not Form.PAST or chain.perfect else _participle(clause, trigger, chain, earlier)


def _own_subject(clause: Clause, chain: Chain) -> list[Phrase]:
    """Return the subject of a participle that has its own: with six residents being led to safety."""
    phrase = clause.phrase_before(chain.first) if clause.low(chain.first) == "being" else None
    return chain_left(clause, phrase) if phrase and phrase.number else []


def _objects(clause: Clause, trigger: Trigger, chain: Chain, earlier: list[Mention]) -> list[Phrase]:
    """Return the object; of 'himself', the subject; of a base form without auxiliary, only an object with a number."""
    objects = objects_at(clause, trigger.last)
    if trigger.form is Form.BASE and chain.modal is None and not is_negated(clause, chain):
        objects = [p for p in objects if p.number]
    if objects and clause.low(objects[0].first) in {"himself", "herself"}:
        then = clause.low(chain.first - 1) in {"before", "then", "and"}
        actor = _doer(clause, earlier) if then else []
        actor = actor or [p for p in first_subject(clause, chain.first) if then and is_counted(p)] or subjects_before(clause, chain.first)
        return (actor or objects[:1]) + objects[1:]
    return objects + _then_himself(clause, objects)


def _doer(clause: Clause, earlier: list[Mention]) -> list[Phrase]:
    """Return who did what the first verb of the sentence tells: of 'an officer killed his wife before killing himself', the officer."""
    first = next((m for m in earlier if m.rule == "active"), None)
    subjects = subjects_before(clause, chain_before(clause.words, first.trigger).first) if first else []
    return subjects if len(subjects) == 1 and is_counted(subjects[0]) and subjects[0].number is None else []


def _then_himself(clause: Clause, objects: list[Phrase]) -> list[Phrase]:
    """Return the 'himself' of 'killed three people and then himself'."""
    at = objects[-1].last if objects else 0
    start = at
    while at - start < _JOINT and clause.low(at) in {",", "and", "then", "finally", "later"}:
        at += 1
    phrase = clause.phrase_at(at) if objects and clause.low(at) in {"himself", "herself"} else None
    return [phrase] if phrase and {"then", "finally", "later"} & {clause.low(k) for k in range(start, at)} else []


def _fronted(clause: Clause, trigger: Trigger) -> list[Phrase]:
    """Return who stands behind a participle that opens the sentence: Also killed were her husband, Bob Roe, and a guard."""
    if trigger.first > _OPENING or clause.low(trigger.first - 1) not in {"also", ""}:
        return []
    were = next((at for at in range(trigger.last, trigger.last + _FRONT_REACH) if clause.low(at) in {"were", "was", "are", "is"}), None)
    inside = clause.lows[trigger.last : were] if were is not None else ()
    return [] if were is None or "," in inside else chain_right(clause, people_at(clause, were + 1))


def _joined(clause: Clause, chain: Chain) -> list[Phrase]:
    """Return the subject of a passive that another verb or adjective opens: were gassed and arrested, were brought down alive but hurt."""
    if clause.low(chain.first - 1) not in {"and", "but", "or"}:
        return []
    for at in range(chain.first - 2, chain.first - 2 - _JOINED_REACH, -1):
        low = clause.low(at)
        if low in _PASSIVE:
            return subjects_before(clause, chain_start(clause.lows, at))
        if not low.isalpha() or low in _JOINTS:
            return []
    return []


def _participle(clause: Clause, trigger: Trigger, chain: Chain, earlier: list[Mention]) -> list[Mention]:
    """Read a participle without auxiliary: was shot and killed; two men killed in the blast."""
    fronted = _fronted(clause, trigger)
    if fronted:
        return mentions_of(clause, trigger, chain, fronted, "fronted")
    shared = _shared(clause, chain, earlier)
    if shared:
        return mentions_of(clause, trigger, chain, shared, "coordinated")
    joined = _joined(clause, chain)
    if joined:
        return mentions_of(clause, trigger, chain, joined, "coordinated")
    phrase = clause.phrase_before(chain.first)
    if phrase is None or _leads_object(clause, trigger) or not _can_be_reduced(clause, phrase, trigger):
        return []
    return mentions_of(clause, trigger, chain, chain_left(clause, phrase), "reduced")


def _can_be_reduced(clause: Clause, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether the phrase can be what the participle describes, and not the subject of an active verb."""
    actor = phrase.name is not None or clause.low(phrase.first) in {"he", "she"} or clause.low(trigger.last) in _NOT_REDUCED
    elided_part = clause.low(phrase.first - 1) == "of" and phrase.head is None
    return not (actor or elided_part or phrase.negative or clause.low(trigger.first) == "moved" or _is_one_bullet(clause, phrase, trigger))


def _leads_object(clause: Clause, trigger: Trigger) -> bool:
    """Whether the verb shares the object of the next: shot and killed two men."""
    at = trigger.last + 1
    if clause.low(trigger.last) not in {"and", "or"}:
        return False
    at += 1 if clause.low(at).endswith("ly") else 0
    return clause.low(at) in metric_words() and bool(objects_at(clause, at + 1))


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
    unreal = (
        trigger.form is Form.BASE
        and chain.modal is None
        and not chain.negated
        and not chain.perfect
        and not (
            _is_headline(clause, chain) and trigger.word.metrics.get(ObjectClass.PEOPLE) is not Metric.RESCUED  # two sons survive
        )
    )
    ordinal = clause.phrase_before(chain.first)
    if chain.modal == "to" and ordinal and ordinal.ordinal:
        return [Mention(ordinal, trigger, trigger.word.metrics[ObjectClass.PEOPLE], "ordinal")]
    if (chain.modal == "to" and not is_told(clause.words, chain, trigger)) or unreal or clause.low(trigger.first - 1) in {"a", "the"}:
        return []
    if chain.passive and trigger.form is Form.PAST and trigger.word.tail.split(" ")[0] in _DIRECTIONS:
        return []  # who was moved into a tent did not move by themselves
    later = trigger.form is Form.ING and clause.low(chain.first - 1) in {"before", "after", "then"}
    subjects = first_subject(clause, chain.first) if later else _reduced_subject(clause, trigger, chain)
    subjects = subjects or subjects_before(clause, before_verb(clause, chain, trigger))
    return mentions_of(clause, trigger, chain, subjects, "intransitive")


def _is_headline(clause: Clause, chain: Chain) -> bool:
    """Whether a present tells what happened: 12 die in bus crash; not 'nine people die every day', 'if 12 die'."""
    subject = subjects_before(clause, chain.first)[:1]
    several = bool(subject) and subject[0].number is not None and subject[0].number.value not in {0, 1}
    opens = several and (subject[0].first == 0 or clause.low(subject[0].first - 1) in {":", ";", "-", "–", "—"})
    return opens and not any(word.low in _HABITS for word in clause.words)


def _reduced_subject(clause: Clause, trigger: Trigger, chain: Chain) -> list[Phrase]:
    """Return whom an -ing form describes that stands right behind: aid for 900 people living in tents."""
    phrase = clause.phrase_before(trigger.first) if trigger.form is Form.ING and chain.first == trigger.first else None
    return [phrase] if phrase and phrase.number else []


def _state(clause: Clause, trigger: Trigger, chain: Chain) -> list[Mention]:
    adjacent = clause.phrase_before(chain.first if chain.modal is None and not chain.passive and not chain.perfect else trigger.first)
    casualties = trigger.word.metrics.get(ObjectClass.PEOPLE) is Metric.CASUALTIES
    if casualties and clause.low(trigger.first - 1) in {"no", "without", "any"} and is_none_of(clause, trigger):
        return [Mention(None, trigger, Metric.CASUALTIES, "no_noun", zero=True)]
    if clause.low(trigger.first - 1) in {"each", "every"} or _is_presumed(clause, chain, trigger):
        return []  # to the kin of each deceased; missing and presumed dead
    if trigger.word.absent:
        return unharmed(clause, trigger)
    if adjacent and (adjacent.form or adjacent.number):
        return mentions_of(clause, trigger, chain, chain_left(clause, adjacent), "state")
    if not chain.passive and chain.first == trigger.first:
        return []
    subjects = subjects_before(clause, chain.first)
    return mentions_of(clause, trigger, chain, subjects + (beside_subject(clause, trigger.last) if subjects else []), "state_verb")


def _is_presumed(clause: Clause, chain: Chain, trigger: Trigger) -> bool:
    """Whether those who are missing are only presumed dead: 'missing, presumed dead', 'missing and feared dead'."""
    first = next((at for at in range(chain.first, trigger.first) if clause.low(at) in _PRESUMED), None)
    if first is None:
        return False
    return "missing" in {clause.low(at) for at in range(first - 3, first)} and clause.low(first - 1) in {",", "and", "missing", "but", "-"}
