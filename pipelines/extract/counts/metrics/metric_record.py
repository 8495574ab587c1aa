"""What is true of a metric, as one record: its words, its codes in the systems of the field, and how the rules treat it.

The records stand in the modules beside this one, a family of metrics in each; `all_metrics` collects them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipelines.contract.vocabulary import Metric, Object, Term
from pipelines.extract.counts.metrics.metric_word import MetricWord


class Trait(Term):
    """What the rules ask about a metric."""

    ATTRIBUTIVE = "attributive", "its participle before a noun counts: two wounded soldiers"
    NEEDS_NUMBER = "needs_number", "one person without a number is no count: a suspect who fled is not displaced"
    CIVIL = "civil", "soldiers, police and fighters are not counted: troops who live in tents are not displaced"
    COUNTS_EVENTS = "counts_events", "a number before its noun counts events and not people: nine kidnappings"
    PLANNABLE = "plannable", "with 'will' or 'to' it is a plan, and not a mere possibility: 300 residents will be evacuated"
    ORDINAL = "ordinal", "'the fifth' tells how many there are so far: the fifth man killed, the third attack"
    HARM = "harm", "dead or hurt: claims of one person's fate, told of again by other words"
    TOLD_BY_PARTS = "told_by_parts", "its total is told by parts: 187 of them were civilians"
    TOLL = "toll", "people harmed, whose number grows into a running total and is revised"
    TOTALLED = "totalled", "its counts add up to a running total: since the ceasefire ended"
    NATIONWIDE = "nationwide", "counted over a whole country at once: air defences downed 40 drones"
    SUCCESS = "success", "a warring party counts it as its own success"
    ENEMY_LOSS = "enemy_loss", "a warring party's success where the enemy's people are counted"
    OWN_DEED = "own_deed", "no more than a claim where a warring party tells of itself: we launched 30 drones"
    CUSTODY = "custody", "people in custody: an exchange of prisoners is no attack"
    AFTERMATH = "aftermath", "follows from an event, days later and elsewhere, and is no other event"


@dataclass(frozen=True, slots=True)
class EventCodes:
    """Codes of one kind of event; None where a system has none.  why_none: the reason where no system has one."""

    plover: str | None = None
    acled: str | None = None
    acled_sub: str | None = None
    gkg: str | None = None
    why_none: str = ""


@dataclass(frozen=True, slots=True)
class MetricRecord:
    """Everything that is true of one metric.

    codes: PLOVER, ACLED and GDELT GKG.  codes_of: where the counted thing tells more than the metric.
    words: found in a sentence by their first word.  words_of_rules: found by a rule of their own in `clauses`.
    unknown: what a number that is not known is of: the number of wounded is not known.
    group: what a group is called by its fate: two boys were among the dead.
    """

    metric: Metric
    codes: EventCodes
    words: tuple[MetricWord, ...]
    traits: frozenset[Trait] = frozenset()
    codes_of: Mapping[Object, EventCodes] = field(default_factory=dict)
    words_of_rules: tuple[MetricWord, ...] = ()
    unknown: frozenset[str] = frozenset()
    group: tuple[str, ...] = ()


REMOTE = "Explosions/Remote violence"
CIVILIANS = "Violence against civilians"
DEVELOPMENTS = "Strategic developments"
"""Event types of ACLED that several metrics have.  Sources of all codes: the codebooks of PLOVER, ACLED and GDELT GKG 2.1."""
