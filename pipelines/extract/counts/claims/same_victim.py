"""Entities: which counts of one are about the same person or thing, mentioned again by a name, an age, a pronoun or another word.

Works on the drafts of a whole article in reading order.  Which figures are the same fact is settled in `same_fact`.
"""

from dataclasses import dataclass, field

from pipelines.contract.vocabulary import Metric, NumberForm, Object
from pipelines.extract.counts.claims.claim_draft import Draft
from pipelines.extract.counts.claims.different_events import apart
from pipelines.extract.counts.claims.named_persons import Identity
from pipelines.extract.counts.metrics.all_metrics import metrics_with
from pipelines.extract.counts.metrics.metric_record import Trait
from pipelines.extract.counts.metrics.metric_word import MetricFrame

HARM = metrics_with(Trait.HARM)
_LIFE = frozenset({"good", "stable", "fair", "survive", "recover", "live", "okay", "recovering"})
_SLIGHT = frozenset({"graze", "grazes", "grazed", "grazing"})
_ADULT = 18
# Words that can stand for a person or thing of another kind.
_GENERIC = frozenset(
    {
        Object.WEAPON,
        Object.BUILDING,
        Object.VEHICLE,
        Object.INFRASTRUCTURE,
        Object.ATTACK,
        Object.DISTRICT,
        Object.PERSON,
        Object.CIVILIAN,
        Object.ATTACKER,
        Object.WORKER,
        Object.PATIENT,
    }
)
_NOT_ATTACKERS = frozenset({Object.POLICE, Object.RESCUER, Object.MEDIC})


@dataclass(slots=True)
class Entity:
    """One person or thing that an article tells of."""

    number: int
    metrics: set[Metric] = field(default_factory=set)
    name: str | None = None
    age: int | None = None
    gender: str | None = None
    object: Object = Object.PERSON
    sentences: list[int] = field(default_factory=list)
    verbs: set[tuple[int, int]] = field(default_factory=set)
    background: bool = False
    alive: bool = False
    added: bool = False
    told: Draft | None = None


def find_entities(drafts: list[Draft]) -> None:
    """Set the entity of every draft that counts one."""
    known: dict[str, list[Entity]] = {}
    places: dict[tuple[int, int], Entity] = {}
    for at, item in enumerate(drafts):
        if not item.single or item.phrase is None or item.identity is None:
            continue
        family = ("harm" if item.metric in HARM else str(item.metric)) + str(item.noun.object_class)
        entities = known.setdefault(family, [])
        entity = _near(item, entities) or places.get(item.identity.place) or _resolve(item, entities)
        if entity is None or entity not in entities or (_tells_life(item) and Metric.KILLED in entity.metrics):
            entity = Entity(at, added=item.phrase.increment)
            entities.append(entity)
        _learn(entity, item)
        places.setdefault(item.identity.place, entity)
        item.entity = entity.number


def _near(item: Draft, entities: list[Entity]) -> Entity | None:
    """Return the victim of this or the sentence before whom a pronoun can mean."""
    if item.phrase is None or item.phrase.form is not NumberForm.PRONOUN:
        return None
    near = [
        e for e in entities if e.sentences[-1] >= item.sentence.no - 1 and _fits_gender(item, e) and item.scope.background == e.background
    ]
    return max(near, key=lambda e: e.sentences[-1], default=None)


def _fits_gender(item: Draft, entity: Entity) -> bool:
    gender = item.phrase.gender if item.phrase else None
    return gender is None or entity.gender is None or gender == entity.gender


def _tells_life(item: Draft) -> bool:
    """Whether the words say that the person survived: in good condition, expected to survive, grazed, asked for medical help."""
    trigger = item.mention.trigger
    wording = {word.low for word in item.words[trigger.first : trigger.last]}
    state = trigger.word.frame is MetricFrame.STATE and bool(wording & _LIFE)
    return item.metric is Metric.INJURED and (state or bool(wording & _SLIGHT) or "medical" in trigger.word.tail)


def _resolve(item: Draft, entities: list[Entity]) -> Entity | None:
    """Return the entity that a count of one speaks of again; None for a new one."""
    phrase, identity = item.phrase, item.identity
    if phrase is None or identity is None:
        return None
    if _is_also(item):
        return None
    if phrase.increment:
        again = (
            e for e in entities if e.added and item.metric in e.metrics and _compatible(item, e) and item.sentence.no not in e.sentences
        )
        return next(again, None)
    pronoun = phrase.form is NumberForm.PRONOUN
    fitting = [e for e in entities if _compatible(item, e) and (pronoun or _may_repeat(item, identity, e))]
    fitting = _likely(item, fitting) if phrase.definite or pronoun else fitting
    if item.metric is Metric.KILLED and not pronoun and not identity.name:
        fitting = [e for e in fitting if not e.alive]
    if identity.name:
        named = [e for e in fitting if e.name]
        nameless = [e for e in fitting if e.name is None]
        return named[-1] if named else next((e for e in nameless if item.metric in e.metrics), next(iter(nameless), None))
    if phrase.definite and not pronoun and item.noun.object not in _GENERIC:
        kin = [
            e
            for e in fitting
            if e.object is item.noun.object or (e.name and e.object is Object.PERSON) or (e.age is not None and e.age < _ADULT)
        ]
        fitting = kin or (fitting if len(entities) == 1 else [])
    if phrase.definite or pronoun:
        aged = [e for e in fitting if e.age is not None and e.age == identity.age]
        return next(reversed(aged or fitting), None)
    here = [e for e in fitting if e.told is None or not apart(item, e.told)]
    return here[0] if here else None


def _is_also(item: Draft) -> bool:
    """Whether 'also' makes an indefinite person another one: a technician was also killed."""
    phrase, trigger = item.phrase, item.mention.trigger
    if phrase is None or phrase.definite or phrase.name or phrase.form is not NumberForm.SINGULAR:
        return False
    return any(word.low == "also" for word in item.words[phrase.last : trigger.first])


def _likely(item: Draft, entities: list[Entity]) -> list[Entity]:
    """Return those known to be dead for a death, those not known to be dead for a certain injury, where there are such."""
    if item.mention.trigger.word.soft or item.metric not in HARM:
        return entities
    dead = item.metric is Metric.KILLED
    return [e for e in entities if (Metric.KILLED in e.metrics) == dead] or entities


def _may_repeat(item: Draft, identity: Identity, entity: Entity) -> bool:
    """Whether a phrase can name a person of its own sentence again: by age, or as 'the victim' of another verb."""
    if item.sentence.no not in entity.sentences:
        return True
    lives = item.metric is Metric.INJURED and not item.mention.trigger.word.soft
    again = item.phrase is not None and item.phrase.definite and identity.name is None and Metric.KILLED in entity.metrics | {item.metric}
    again = again and not lives
    other_verb = (item.sentence.no, item.mention.trigger.first) not in entity.verbs
    return other_verb and (again or (identity.age is not None and entity.age == identity.age))


def _compatible(item: Draft, entity: Entity) -> bool:
    identity = item.identity
    if _tells_life(item) and Metric.KILLED in entity.metrics:
        return False
    if identity is None or item.scope.background != entity.background:
        return False
    if identity.name and entity.name and not _same_name(identity.name, entity.name):
        return False
    if identity.age is not None and entity.age is not None and identity.age != entity.age:
        return False
    if identity.gender and entity.gender and identity.gender != entity.gender:
        return False
    return _can_be(item.noun.object, entity.object)


def _can_be(one: Object, other: Object) -> bool:
    """Whether two words can name the same person or thing: no attacker is a police officer, no school a depot."""
    kinds = {one, other}
    if Object.ATTACKER in kinds and kinds & _NOT_ATTACKERS:
        return False
    return len(kinds) == 1 or bool(kinds & _GENERIC)


def _same_name(one: str, other: str) -> bool:
    """Whether two names can be one person's: one holds all words of the other, or first and last words agree."""
    first, second = one.lower().split(), other.lower().split()
    return set(first) <= set(second) or set(second) <= set(first) or (first[0], first[-1]) == (second[0], second[-1])


def _learn(entity: Entity, item: Draft) -> None:
    identity = item.identity
    entity.metrics.add(item.metric)
    entity.told = entity.told or item
    entity.sentences.append(item.sentence.no)
    entity.verbs.add((item.sentence.no, item.mention.trigger.first))
    entity.background = item.scope.background
    entity.alive = entity.alive or _tells_life(item)
    if identity:
        entity.name = entity.name or identity.name
        entity.age = entity.age if entity.age is not None else identity.age
        entity.gender = entity.gender or identity.gender
    if entity.object in _GENERIC and (entity.object is Object.PERSON or item.noun.object is not Object.PERSON):
        entity.object = item.noun.object
