"""Which metric a phrase gets from a metric word: by the kind of thing that it names, or by the noun that a bare number leaves out."""

from dataclasses import replace

from pipelines.contract.vocabulary import Metric, NumberForm, Object, ObjectClass, VictimStatus
from pipelines.extract.counts.clauses.clause import Clause
from pipelines.extract.counts.clauses.disease_cases import DISEASES
from pipelines.extract.counts.metrics.all_metrics import metric_words, metrics_with
from pipelines.extract.counts.metrics.metric_record import Trait
from pipelines.extract.counts.metrics.metric_word import Trigger
from pipelines.extract.counts.phrases.phrase import Phrase
from pipelines.extract.counts.words import function_words
from pipelines.extract.counts.words.counted_nouns import BODY, Noun
from pipelines.extract.text.word_lists import word_set

NO_PERSONS = word_set(
    "cows animals dogs cattle livestock horses birds sheep goats pigs camels buffaloes chickens poultry jobs trees calls reports shots"
    " rounds bullets casings charges"
)
"""What a number without a known noun can count beside people: 300 cattle."""
_CARED_FOR = word_set("treat treated treating treats taken admitted rushed hospitalized hospitalised hospitalize")
_PATIENTS = word_set("patient patients casualty casualties")
_TREATED = word_set("treated hospitalized hospitalised examined")
_TREATED_HOW = word_set("and at in for by on")
_HOSPITALS = word_set("hospital hospitals clinic clinics ward care")
_FROM_HOSPITAL = 5  # words from 'released' to its hospital, at most
_REASON_REACH = 8  # words from 'treated' to its 'for', at most
_NAME_OF_DISEASE = 4
_STOPS = function_words.STOPS | function_words.DAY_WORDS
_ENDS_OF_PHRASE = _STOPS | function_words.SUBJECT_ADVERBS | {""}
_NEED_NUMBER = metrics_with(Trait.NEEDS_NUMBER)
_CIVIL = metrics_with(Trait.CIVIL)
_AIRBORNE = frozenset({Object.AIRCRAFT, Object.HELICOPTER})  # the vehicles that can be shot down


def of_things(clause: Clause, trigger: Trigger, phrase: Phrase) -> Phrase:
    """Return 'two' or 'two others' with the noun of things that was counted before, where the metric word counts no people: nine drones."""
    others = phrase.head is not None and clause.low(phrase.head) == "others"
    if not (others or (phrase.noun is None and phrase.number)) or ObjectClass.PEOPLE in trigger.word.metrics:
        return phrase
    before = [
        p.noun for p in clause.phrases if p.number and p.last <= phrase.first and p.noun and p.noun.object_class in trigger.word.metrics
    ]
    return replace(phrase, noun=before[-1]) if before else phrase


def metric_for(clause: Clause, trigger: Trigger, phrase: Phrase) -> Metric | None:
    """Return the metric for this phrase; None where the word does not count such things."""
    if (trigger.word.nouns and not _is_named(clause, trigger.word.nouns, phrase)) or _leave_care(clause, trigger):
        return None
    if phrase.noun is None:
        return _elided(clause, trigger, phrase)
    if _are_bodies(clause, trigger, phrase):
        return Metric.BODIES_RECOVERED
    person = phrase.noun.object_class is ObjectClass.PEOPLE
    metric = trigger.word.metrics.get(phrase.noun.object_class)
    if phrase.number is None and (metric in _NEED_NUMBER or trigger.word.numbered):
        return None  # a suspect who fled is not displaced
    if metric is not None and (_is_other_kind(metric, phrase.noun) or _are_patients(clause, metric, phrase)):
        return None
    metric = Metric.INFECTED if metric is Metric.INJURED and _are_ill(clause, trigger) else metric
    return metric if person or phrase.form is not NumberForm.SINGULAR or _is_one_thing(clause, phrase) else None


def _are_patients(clause: Clause, metric: Metric, phrase: Phrase) -> bool:
    """Whether a hospital is what keeps them: received 22 patients."""
    return metric is Metric.DISPLACED and phrase.head is not None and clause.low(phrase.head) in _PATIENTS


def _leave_care(clause: Clause, trigger: Trigger) -> bool:
    """Whether a hospital is what lets them go: were treated and released, were released from hospital."""
    if trigger.word.metrics.get(ObjectClass.PEOPLE) is not Metric.RELEASED:
        return False
    treated = any(
        clause.low(at) in _TREATED and clause.low(at + 1) in _TREATED_HOW for at in range(trigger.first - _REASON_REACH, trigger.first)
    )
    after = clause.lows[trigger.last : trigger.last + _FROM_HOSPITAL]
    return treated or ("from" in after and bool(_HOSPITALS & set(after)))


def _are_ill(clause: Clause, trigger: Trigger) -> bool:
    """Whether a disease is what people are treated for: treated 430 patients for cholera, admitted to hospital with a fever."""
    if clause.low(trigger.first) not in _CARED_FOR:
        return False
    reasons = (at for at in range(trigger.last, trigger.last + _REASON_REACH) if clause.low(at) in {"for", "with"})
    return any(DISEASES & set(clause.lows[at + 1 : at + _NAME_OF_DISEASE]) for at in reasons)


def _is_named(clause: Clause, nouns: frozenset[str], phrase: Phrase) -> bool:
    """Whether the phrase's noun is one of those that the metric word counts; 'dead' among them stands for any people called so."""
    if phrase.head is None:
        return False
    if nouns & BODY and _beside_bodies(clause, phrase):
        return True
    dead = "dead" in nouns and "dead" in clause.lows[phrase.first : phrase.head]
    return dead or clause.low(phrase.head) in nouns


def _is_other_kind(metric: Metric, noun: Noun) -> bool:
    """Whether the metric is not of such things: troops in tents are not displaced, a boat that is intercepted is not shot down."""
    forces = noun.status is VictimStatus.COMBATANT or noun.object is Object.POLICE
    grounded = noun.object_class is ObjectClass.VEHICLE and noun.object not in _AIRBORNE
    return (metric in _CIVIL and forces) or (metric is Metric.SHOT_DOWN and grounded)


def _are_bodies(clause: Clause, trigger: Trigger, phrase: Phrase) -> bool:
    """Whether bodies, not living people, were pulled out: no one is rescued."""
    rescued = trigger.word.metrics.get(ObjectClass.PEOPLE) is Metric.RESCUED
    return rescued and phrase.head is not None and (clause.low(phrase.head) in BODY or _beside_bodies(clause, phrase))


def _beside_bodies(clause: Clause, phrase: Phrase) -> bool:
    """Whether 'and' joins a phrase to bodies: the bodies of two women and a child."""
    before = clause.phrase_before(phrase.first - 1) if clause.low(phrase.first - 1) in {"and", ","} else None
    return before is not None and before.head is not None and clause.low(before.head) in BODY and clause.low(before.head + 1) == "of"


def _elided(clause: Clause, trigger: Trigger, phrase: Phrase) -> Metric | None:
    """Return the metric of a number whose noun is left out or unknown: persons, else what was numbered before in the sentence."""
    metric = trigger.word.metrics.get(ObjectClass.PEOPLE)
    if (trigger.word.numbered and phrase.number is None) or clause.low(trigger.first) == "losses":
        return None  # losses that amount to several million are of money
    if metric is None:
        before = [p.noun for p in clause.phrases if p.number and p.noun and p.last <= phrase.first]
        return trigger.word.metrics.get(before[-1].object_class) if before and phrase.number else None
    following = clause.low(phrase.last)
    ends = following in _ENDS_OF_PHRASE or following.endswith("ly")
    ends = ends or following == trigger.word.tail.partition(" ")[0]
    plural = not trigger.word.numbered and following.endswith("s") and following not in NO_PERSONS
    return metric if ends or plural or phrase.partitive or phrase.last in {trigger.first, trigger.last} else None


def _is_one_thing(clause: Clause, phrase: Phrase) -> bool:
    """Whether a singular thing is counted: a school, no part of a compound such as a school bus driver, nothing known before."""
    following = clause.low(phrase.last)
    closed = not following.isalpha() or following in _STOPS or following in metric_words()
    return closed and (phrase.negative or clause.low(phrase.first) in {"a", "an", "another"})
