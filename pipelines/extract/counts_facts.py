"""Which claims of an article are the same fact: persons told of again, figures restated, parts of totals, stale figures.

Works on the drafts of a whole article in reading order.  Nothing is dropped or added here; drafts get their fact numbers and links.
"""

from dataclasses import dataclass, field

from pipelines.extract.counts_drafts import Draft
from pipelines.vocabulary import Bound, CountState, Metric, NumberForm, Object, ObjectClass

_HARM = frozenset({Metric.KILLED, Metric.INJURED})
_GENERIC = frozenset({Object.PERSON, Object.CIVILIAN, Object.ATTACKER, Object.WORKER, Object.PATIENT})


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
    background: bool = False


def settle_facts(drafts: list[Draft]) -> None:
    """Set entity, fact, part_of and superseded_by of all drafts of an article."""
    _entities(drafts)
    _weak_shots(drafts)
    _number_facts(drafts)
    _parts(drafts)
    _superseded(drafts)


def _entities(drafts: list[Draft]) -> None:
    known: dict[str, list[Entity]] = {}
    for at, item in enumerate(drafts):
        if not item.single or item.phrase is None:
            continue
        family = "harm" if item.metric in _HARM else str(item.metric)
        family += str(item.noun.object_class)
        entities = known.setdefault(family, [])
        taken = {d.entity for d in drafts[:at] if d.sentence.no == item.sentence.no and d.mention.trigger == item.mention.trigger}
        entity = _resolve(item, [e for e in entities if e.number not in taken])
        if entity is None:
            entity = Entity(at)
            entities.append(entity)
        _learn(entity, item)
        item.entity = entity.number


def _resolve(item: Draft, entities: list[Entity]) -> Entity | None:
    """Return the entity that a count of one speaks of again; None for a new one."""
    phrase = item.phrase
    if phrase is None or phrase.increment:
        return None
    fitting = [e for e in entities if _compatible(item, e)]
    if phrase.name:
        named = [e for e in fitting if e.name]
        return (named or [e for e in fitting if e.name is None] or [None])[-1 if named else 0]
    if phrase.definite or phrase.form is NumberForm.PRONOUN:
        return fitting[-1] if fitting else None
    fresh = [e for e in fitting if item.sentence.no not in e.sentences]
    return fresh[0] if fresh else None


def _compatible(item: Draft, entity: Entity) -> bool:
    phrase = item.phrase
    if phrase is None or item.scope.background != entity.background:
        return False
    if phrase.name and entity.name and not set(phrase.name.lower().split()) & set(entity.name.lower().split()):
        return False
    if phrase.age and entity.age and phrase.age != entity.age:
        return False
    if phrase.gender and entity.gender and phrase.gender != entity.gender:
        return False
    kinds = {item.noun.object, entity.object}
    return len(kinds) == 1 or bool(kinds & _GENERIC) or item.noun.object_class is not ObjectClass.PEOPLE


def _learn(entity: Entity, item: Draft) -> None:
    phrase = item.phrase
    entity.metrics.add(item.metric)
    entity.sentences.append(item.sentence.no)
    entity.background = item.scope.background
    if phrase:
        entity.name = entity.name or phrase.name
        entity.age = entity.age or phrase.age
        entity.gender = entity.gender or phrase.gender
    if entity.object in _GENERIC:
        entity.object = item.noun.object


def _weak_shots(drafts: list[Draft]) -> None:
    """Turn 'shot' into a death where the person is dead elsewhere, and into casualties where some of the shot are dead."""
    dead = {d.entity for d in drafts if d.metric is Metric.KILLED and d.entity is not None}
    current = [d for d in drafts if d.metric is Metric.KILLED and not d.scope.background and d.state is CountState.STATED]
    deaths = max([len({d.entity for d in current if d.entity is not None}), *(d.size for d in current if d.size > 1)], default=0)
    for item in drafts:
        if item.metric is not Metric.INJURED or not item.mention.trigger.word.soft or item.state is not CountState.STATED:
            continue
        if item.entity is not None and item.entity in dead:
            item.metric = Metric.KILLED
        elif item.size > 1 and deaths and item.mention.rule != "with_wounds" and not item.scope.background:
            item.metric = Metric.KILLED if item.size == deaths else Metric.CASUALTIES if item.size > deaths else item.metric


def _number_facts(drafts: list[Draft]) -> None:
    facts: dict[tuple[object, ...], int] = {}
    for item in drafts:
        key: tuple[object, ...]
        if item.entity is not None:
            key = (item.metric, item.noun.object_class, "entity", item.entity)
        else:
            key = (
                item.metric,
                item.noun.object_class,
                item.size,
                item.bound is Bound.RANGE,
                item.scope.background,
                item.scope.basis,
                item.mention.part,
            )
            if item.phrase and item.phrase.increment:
                key = (*key, item.start)
        item.fact = facts.setdefault(key, len(facts) + 1)


def _parts(drafts: list[Draft]) -> None:
    """Link parts to the claim of the whole in the same sentence: including three children; three of them."""
    for at, item in enumerate(drafts):
        if not (item.mention.part or (item.phrase and item.phrase.partitive)):
            continue
        wholes = [
            k for k, whole in enumerate(drafts[:at])
            if whole.noun.object_class is item.noun.object_class and whole.size > item.size and not whole.mention.part
            and whole.sentence.no in {item.sentence.no, item.sentence.no - 1} and whole.metric in {item.metric, Metric.CASUALTIES}
        ]  # fmt: skip
        if wholes:
            item.part_of = wholes[-1]


def _superseded(drafts: list[Draft]) -> None:
    """A person first counted as injured and later as dead: the death replaces the injury."""
    for at, item in enumerate(drafts):
        if item.metric is not Metric.INJURED or item.entity is None:
            continue
        deaths = [k for k, d in enumerate(drafts) if d.metric is Metric.KILLED and d.entity == item.entity and k != at]
        if deaths:
            item.superseded_by = deaths[-1]
