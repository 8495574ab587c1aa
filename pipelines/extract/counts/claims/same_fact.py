"""Which claims of an article are the same fact: figures restated, parts of totals, stale figures.

Works on the drafts of a whole article in reading order.  Nothing is dropped or added here; drafts get their fact numbers and links.
Persons who are mentioned again are in `same_victim`.
"""

from pipelines.contract.vocabulary import Bound, CountState, Metric, ObjectClass
from pipelines.extract.counts.claims.claim_draft import Draft
from pipelines.extract.counts.claims.claim_scope import Scope
from pipelines.extract.counts.claims.different_events import apart
from pipelines.extract.counts.claims.same_victim import HARM, find_entities
from pipelines.extract.counts.metrics.metric_word import MetricFrame

_ACTS = frozenset({MetricFrame.OBJECT, MetricFrame.NOUN})
_PART_BACK = 3  # sentences between a total and 'five of the wounded', at most
_EVENTS = 20  # events of one figure that are kept apart, the latest


def settle_facts(drafts: list[Draft], *, fatal: bool = False) -> None:
    """Set entity, fact, part_of and superseded_by of all drafts of an article.

    fatal: whether the article calls its event a murder, a homicide or fatal, so that the one person shot is dead.
    """
    find_entities(drafts)
    _weak_shots(drafts, fatal=fatal)
    _number_facts(drafts)
    _parts(drafts)
    _superseded(drafts)


def _weak_shots(drafts: list[Draft], *, fatal: bool) -> None:
    """Turn 'shot' into a death where the person is dead elsewhere, and into casualties where some of the shot are dead."""
    dead = {d.entity for d in drafts if d.metric is Metric.KILLED and d.entity is not None}
    harmed = {d.entity for d in drafts if d.metric in HARM and d.entity is not None and not d.scope.background}
    counted = any(d.metric is Metric.KILLED and d.size > 1 and d.state is CountState.STATED for d in drafts)
    if fatal and not dead and not counted and len(harmed) == 1 and all(d.mention.trigger.word.soft for d in drafts if d.entity in harmed):
        dead = harmed
    if any(_are_the_dead(d, len(harmed)) for d in drafts):
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
        if item.mention.trigger.word.frame is MetricFrame.STATE:
            continue
        if item.entity is not None and item.entity in dead:
            item.metric = Metric.KILLED
        elif item.size > 1 and deaths and item.mention.trigger.word.frame in _ACTS and not item.scope.background and not _is_rest(item):
            item.metric = Metric.KILLED if item.size == deaths else Metric.CASUALTIES if item.size > deaths else item.metric


def _are_the_dead(item: Draft, harmed: int) -> bool:
    """Whether a death is reported of all persons who were harmed before: the two were pronounced dead, both died."""
    told = item.metric is Metric.KILLED and item.state is CountState.STATED and not item.scope.background
    return told and item.size > 1 and item.size == harmed and item.phrase is not None and item.phrase.definite


def _is_rest(item: Draft) -> bool:
    """Whether the figure leaves out persons mentioned before: five others, three of the men, three other people."""
    if item.phrase is None:
        return False
    other = any(word.low == "other" for word in item.words[item.phrase.first : item.phrase.last])
    return other or item.phrase.increment or item.phrase.partitive


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
        _link_part(drafts, at, item)


def _link_part(drafts: list[Draft], at: int, item: Draft) -> None:
    """Link a part to the last claim before it that can be its whole; the part is of the event and the period of the whole."""
    elided = item.is_elided and not item.mention.part
    if not (item.mention.part or elided or (item.phrase and item.phrase.partitive)):
        return
    back = 0 if elided else _PART_BACK if item.mention.rule in {"reduced", "state"} else 1
    for k in range(at - 1, -1, -1):
        if drafts[k].sentence.no < item.sentence.no - back:
            return
        if _is_whole(drafts[k], item, elided=elided):
            item.part_of = k
            item.scope = _scope_of_part(item, drafts[k])
            return


def _is_whole(whole: Draft, item: Draft, *, elided: bool) -> bool:
    """Whether a claim before a part can be what it is a part of."""
    fits = whole.noun.object_class is item.noun.object_class and whole.size > item.size and _same_kind(item, whole)
    told = whole.metric in {item.metric, Metric.CASUALTIES} and not whole.mention.part
    if elided and (whole.scope.background != item.scope.background or (whole.phrase is not None and whole.phrase.increment)):
        return False
    return fits and told


def _scope_of_part(item: Draft, whole: Draft) -> Scope:
    """Return the scope of a part: that of its whole, where the whole is about another event or a longer time."""
    return whole.scope if whole.scope.background else item.scope


def _same_kind(item: Draft, whole: Draft) -> bool:
    """Whether a part can belong to this whole: it is of the same kind of thing, or its own noun does not say of which."""
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
