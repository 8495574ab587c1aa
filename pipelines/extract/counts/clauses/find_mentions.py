"""What a metric word counts: the noun phrases of its subject, its object, or the number beside it.

The rules work on the words of one sentence from left to right.  Scope, certainty and speaker are decided elsewhere.
"""

from collections.abc import Iterator
from dataclasses import replace

from pipelines.contract.vocabulary import Bound, Metric, Object, ObjectClass
from pipelines.extract.counts.clauses.borrowed_metrics import borrowed
from pipelines.extract.counts.clauses.clause import PAIR, Clause, Mention, is_counted
from pipelines.extract.counts.clauses.coordinated_phrases import chain_right
from pipelines.extract.counts.clauses.metric_triggers import find_triggers
from pipelines.extract.counts.clauses.parts_of_totals import is_share, shares, told_kind
from pipelines.extract.counts.clauses.verb_frames import counted_phrases
from pipelines.extract.counts.clauses.weapons_used import attacked_with
from pipelines.extract.counts.clauses.zeros_by_noun import with_implied
from pipelines.extract.counts.metrics.all_metrics import metric_words, metrics_with
from pipelines.extract.counts.metrics.metric_record import Trait
from pipelines.extract.counts.metrics.metric_word import Form, MetricFrame, Trigger
from pipelines.extract.counts.metrics.weapons import EVENT_WORD
from pipelines.extract.counts.phrases.phrase import Phrase
from pipelines.extract.counts.words.numbers import is_year
from pipelines.extract.counts.words.sentence_words import Word

_ATTRIBUTIVE = metrics_with(Trait.ATTRIBUTIVE)
_PART_REACH = 14  # words between a total and 'including', at most
EVENTS = frozenset(
    {Object.ATTACK, Object.STRIKE, Object.INCURSION, Object.SHOOTING, Object.CRASH, Object.CLASH, Object.EXPLOSION, Object.FIRE}
)
_PRETENCES = frozenset({"simulation", "simulations", "simulated", "simulating", "simulates", "mock"})  # have no real dead
_NEAR = 5  # words between explosions and 'were heard', at most
_HEARING = frozenset({"heard", "rang", "rocked", "shook", "echoed", "audible", "sounded"})
_HEARD = frozenset({Object.CLASH, Object.EXPLOSION, Object.FIRE})  # 'dozens of explosions' is the noise of one attack


def may_count_alone(phrase: Phrase) -> bool:
    """Whether a phrase can give a claim in a sentence without a metric word: several incursions; attacked with 87 drones."""
    if phrase.noun is None:
        return False
    return phrase.noun.object in EVENTS or (phrase.number is not None and phrase.noun.object_class is ObjectClass.WEAPON)


def find_mentions(words: tuple[Word, ...], phrases: tuple[Phrase, ...]) -> tuple[Mention, ...]:
    """Return what the metric words of a sentence count, in order of the metric words."""
    clause = Clause(words, phrases)
    if any(word.low in _PRETENCES for word in words):
        return ()
    found: list[Mention] = []
    for readings in find_triggers(words):
        for trigger in readings:
            mentions = _struck(clause, readings, counted_phrases(clause, trigger, found))
            found += mentions
            if mentions and not trigger.word.nouns:
                break  # a word of certain nouns leaves the others to the next one: picked up nine bodies and 212 survivors
    found += _events(clause)
    found += _attributive(clause, found)
    found += attacked_with(clause)
    found += borrowed(clause, found)
    found = [told_kind(clause, replace(m, part=True) if _is_part(clause, m) or is_share(clause, m) else m) for m in found]
    found += _parts(clause, found)
    taken = {m.phrase.first for m in found if m.phrase}
    found += [m for m in shares(clause, found) if m.phrase and m.phrase.first not in taken]
    return tuple(with_implied(clause, _without_doubles(found)))


def _struck(clause: Clause, readings: tuple[Trigger, ...], weapons: list[Mention]) -> list[Mention]:
    """Return what a weapon hit before the weapon itself: a drone hit a school; several weapons count as well."""
    if not weapons or any(m.metric is not Metric.HIT or m.phrase is None or m.rule != "state" for m in weapons):
        return weapons
    targets = [found for other in readings if other.word.frame is MetricFrame.OBJECT for found in counted_phrases(clause, other, [])]
    targets = [m for m in targets if m.phrase and m.phrase.first >= m.trigger.last]
    return targets + [m for m in weapons if not targets or (m.phrase and m.phrase.number)]


def _events(clause: Clause) -> Iterator[Mention]:
    """Find events counted as events: several incursions, the third attack in two months."""
    for phrase in clause.phrases:
        if phrase.head is None or phrase.noun is None or phrase.noun.object not in EVENTS or _is_dated(clause, phrase):
            continue
        noise = phrase.noun.object in _HEARD and any(low in _HEARING for low in clause.lows[phrase.last : phrase.last + _NEAR])
        vague = noise or (phrase.number is not None and phrase.number.bound is Bound.VAGUE and phrase.noun.object in _HEARD)
        plural = phrase.number is not None and not vague and phrase.noun.plural and phrase.number.value not in {0, 1}
        if plural or (phrase.ordinal and phrase.ordinal > PAIR):
            yield Mention(phrase, Trigger(phrase.head, phrase.head + 1, EVENT_WORD, Form.OTHER), Metric.ATTACKED, "event_noun")


def _is_dated(clause: Clause, phrase: Phrase) -> bool:
    """Whether the number of an event is its year: the 2013 marathon attacks."""
    return phrase.number is not None and phrase.number.last == phrase.number.core + 1 and is_year(clause.words[phrase.number.core].text)


def _attributive(clause: Clause, found: list[Mention]) -> Iterator[Mention]:
    """Read a participle inside a counted phrase: two wounded soldiers, the seven kidnapped students."""
    taken = {(m.phrase.first, m.metric) for m in found if m.phrase}
    for phrase in clause.phrases:
        if phrase.number is None or phrase.head is None or phrase.noun is None:
            continue
        for at in range(phrase.number.last, phrase.head):
            for wording, form, word in metric_words().get(clause.low(at), ()):
                metric = word.metrics.get(phrase.noun.object_class)
                fits = (
                    not word.absent
                    and (not word.nouns or clause.low(phrase.head) in word.nouns)
                    and len(wording) == 1
                    and (form is Form.PAST or word.frame is MetricFrame.STATE)
                    and metric in _ATTRIBUTIVE
                )
                if fits and metric is not None and (phrase.first, metric) not in taken:
                    taken.add((phrase.first, metric))
                    yield Mention(phrase, Trigger(at, at + 1, word, form), metric, "attributive")
                    part = _part_of(clause, phrase)
                    if part is not None and not any(m.phrase and m.phrase.first == part.first for m in found):
                        yield Mention(part, Trigger(at, at + 1, word, form), metric, "share", direct=False, apart=True, part=True)


def _part_of(clause: Clause, whole: Phrase) -> Phrase | None:
    """Return the number of 'four of the 30 arrested men'."""
    of = whole.first - 1 if clause.low(whole.first - 1) == "of" else whole.first - 2
    part = clause.phrase_before(of) if clause.low(of) == "of" else None
    return part if part is not None and part.partitive and part.number is not None and part.head is None else None


def _is_part(clause: Clause, mention: Mention) -> bool:
    """Whether 'including' stands before the phrase: including one who suffered burns."""
    return mention.phrase is not None and clause.low(mention.phrase.first - 1) == "including"


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
        taken = {m.phrase.first for m in found if m.phrase}
        for phrase in chain_right(clause, clause.phrase_at(here)):
            if (
                is_counted(phrase)
                and phrase.first not in taken
                and (phrase.noun is None or phrase.noun.object_class in whole.trigger.word.metrics)
            ):
                yield Mention(phrase, whole.trigger, whole.metric, "including", direct=False, part=True)


def _without_doubles(found: list[Mention]) -> list[Mention]:
    """Leave out weak words where a certain one counts the same phrase, and second words for one metric."""
    fatal = {m.phrase.first for m in found if m.metric is Metric.KILLED and m.phrase}
    harmed = fatal | {m.phrase.first for m in found if m.metric is Metric.INJURED and m.phrase}
    freed = {m.phrase.first for m in found if m.metric is Metric.RELEASED and m.phrase}
    above = {Metric.INJURED: fatal, Metric.CASUALTIES: harmed, Metric.RETURNED: freed}
    kept: list[Mention] = []
    seen: set[tuple[int, Metric]] = set()
    for mention in found:
        at = mention.phrase.first if mention.phrase else -1
        key = (at, mention.metric)
        said = key in seen or (not mention.zero and at in above.get(mention.metric, ()))
        if mention.phrase and said:
            continue
        seen.add(key)
        kept.append(mention)
    return kept
