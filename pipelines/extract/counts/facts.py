"""Which claims of an article are the same fact: persons told of again, figures restated, parts of totals, stale figures.

Works on the drafts of a whole article in reading order.  Nothing is dropped or added here; drafts get their fact numbers and links.
"""

from dataclasses import dataclass, field

from pipelines.extract.counts.drafts import Draft
from pipelines.extract.counts.metrics import Frame
from pipelines.extract.counts.people import Identity
from pipelines.extract.counts.scenes import apart
from pipelines.vocabulary import Bound, CountState, Metric, NumberForm, Object, ObjectClass

_HARM = frozenset({Metric.KILLED, Metric.INJURED})
_ACTS = frozenset({Frame.OBJECT, Frame.NOUN})
_LIFE = frozenset({"good", "stable", "fair", "survive", "recover", "live", "okay", "recovering"})
_ADULT = 18
_EVENTS = 20  # events of one figure that are kept apart, the latest
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


def settle_facts(drafts: list[Draft], *, fatal: bool = False) -> None:
    """Set entity, fact, part_of and superseded_by of all drafts of an article.

    fatal: whether the article calls its event a murder, a homicide or fatal, so that the one person shot is dead.
    """
    _entities(drafts)
    _weak_shots(drafts, fatal=fatal)
    _number_facts(drafts)
    _parts(drafts)
    _superseded(drafts)


def _entities(drafts: list[Draft]) -> None:
    known: dict[str, list[Entity]] = {}
    places: dict[tuple[int, int], Entity] = {}
    for at, item in enumerate(drafts):
        if not item.single or item.phrase is None or item.identity is None:
            continue
        family = ("harm" if item.metric in _HARM else str(item.metric)) + str(item.noun.object_class)
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
    """Whether the words tell that the person lived: in good condition, expected to survive."""
    trigger = item.mention.trigger
    wording = {word.low for word in item.words[trigger.first : trigger.last]}
    return item.metric is Metric.INJURED and trigger.word.frame is Frame.STATE and bool(wording & _LIFE)


def _resolve(item: Draft, entities: list[Entity]) -> Entity | None:
    """Return the entity that a count of one speaks of again; None for a new one."""
    phrase, identity = item.phrase, item.identity
    if phrase is None or identity is None:
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
        return named[-1] if named else next((e for e in fitting if e.name is None), None)
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


def _likely(item: Draft, entities: list[Entity]) -> list[Entity]:
    """Return those known to be dead for a death, those not known to be dead for a certain injury, where there are such."""
    if item.mention.trigger.word.soft or item.metric not in _HARM:
        return entities
    dead = item.metric is Metric.KILLED
    return [e for e in entities if (Metric.KILLED in e.metrics) == dead] or entities


def _may_repeat(item: Draft, identity: Identity, entity: Entity) -> bool:
    """Whether a phrase can name a person of its own sentence again: by age, or as 'the victim' of another verb."""
    if item.sentence.no not in entity.sentences:
        return True
    again = item.phrase is not None and item.phrase.definite and identity.name is None and Metric.KILLED in entity.metrics | {item.metric}
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
    if entity.object in _GENERIC:
        entity.object = item.noun.object


def _weak_shots(drafts: list[Draft], *, fatal: bool) -> None:
    """Turn 'shot' into a death where the person is dead elsewhere, and into casualties where some of the shot are dead."""
    dead = {d.entity for d in drafts if d.metric is Metric.KILLED and d.entity is not None}
    harmed = {d.entity for d in drafts if d.metric in _HARM and d.entity is not None and not d.scope.background}
    if fatal and not dead and len(harmed) == 1 and all(d.mention.trigger.word.soft for d in drafts if d.entity in harmed):
        dead = harmed
    current = [d for d in drafts if d.metric is Metric.KILLED and not d.scope.background and d.state is CountState.STATED]
    deaths = max([len({d.entity for d in current if d.entity is not None}), *(d.size for d in current if d.size > 1)], default=0)
    for item in drafts:
        if (
            item.metric is not Metric.INJURED
            or not item.mention.trigger.word.soft
            or item.state is not CountState.STATED
            or item.mention.part
        ):
            continue
        if item.mention.trigger.word.frame is Frame.STATE:
            continue
        if item.entity is not None and item.entity in dead:
            item.metric = Metric.KILLED
        elif item.size > 1 and deaths and item.mention.trigger.word.frame in _ACTS and not item.scope.background and not _is_rest(item):
            item.metric = Metric.KILLED if item.size == deaths else Metric.CASUALTIES if item.size > deaths else item.metric


def _is_rest(item: Draft) -> bool:
    """Whether the figure leaves out persons told of before: five others, three of the men."""
    return item.phrase is not None and (item.phrase.increment or item.phrase.partitive)


def _number_facts(drafts: list[Draft]) -> None:
    facts: dict[tuple[object, ...], list[tuple[int, Draft]]] = {}
    beside: set[tuple[object, ...]] = set()
    number = 0
    for item in drafts:
        key = _fact_key(item)
        if item.entity is None:
            place = (item.sentence.no, item.mention.trigger.first)
            while (*key, *place) in beside:
                key = (*key, "and")
            beside.add((*key, *place))
        told = facts.setdefault(key, [])
        same = next((fact for fact, first in told[-_EVENTS:] if item.entity is not None or not apart(item, first)), None)
        if same is None:
            number += 1
            told.append((number, item))
        item.fact = same or number


def _fact_key(item: Draft) -> tuple[object, ...]:
    """Return what claims of one fact have in common, beside place and day."""
    if item.entity is not None:
        return (item.metric, item.noun.object_class, "entity", item.entity)
    key = (
        item.metric,
        item.noun.object_class,
        item.size,
        item.state,
        item.bound is Bound.RANGE,
        item.scope.background,
        item.scope.basis,
        item.mention.part,
    )
    return (*key, item.start) if item.phrase and item.phrase.increment else key


def _parts(drafts: list[Draft]) -> None:
    """Link parts to the claim of the whole in the same sentence: including three children; three of them."""
    numbers = {id(item): at for at, item in enumerate(drafts)}
    for at, item in enumerate(drafts):
        if item.whole is not None and item.whole.metric in {item.metric, Metric.CASUALTIES}:
            item.part_of = numbers.get(id(item.whole))
            continue
        elided = item.is_elided
        if not (item.mention.part or elided or (item.phrase and item.phrase.partitive)):
            continue
        wholes = [
            k
            for k, whole in enumerate(drafts[:at])
            if whole.noun.object_class is item.noun.object_class
            and whole.size > item.size
            and _same_kind(item, whole)
            and not whole.mention.part
            and whole.sentence.no in ({item.sentence.no} if elided else {item.sentence.no, item.sentence.no - 1})
            and whole.metric in {item.metric, Metric.CASUALTIES}
            and not (elided and whole.phrase and whole.phrase.increment)
        ]
        if wholes:
            item.part_of = wholes[-1]


def _same_kind(item: Draft, whole: Draft) -> bool:
    """Whether a part can be of this whole: of the same kind of thing, or of a kind that its own noun does not tell."""
    own = item.phrase.noun.object if item.phrase and item.phrase.noun else None
    return own in {None, whole.noun.object} or item.mention.part or whole.noun.object_class is ObjectClass.PEOPLE


def _superseded(drafts: list[Draft]) -> None:
    """Link a person first counted as injured and later as dead: the death replaces the injury."""
    for at, item in enumerate(drafts):
        if item.metric is not Metric.INJURED or item.entity is None:
            continue
        deaths = [k for k, d in enumerate(drafts) if d.metric is Metric.KILLED and d.entity == item.entity and k != at]
        if deaths:
            item.superseded_by = deaths[-1]
