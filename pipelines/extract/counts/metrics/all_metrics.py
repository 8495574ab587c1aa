"""All metrics by their records, and the look-ups that are made of them once."""

from functools import cache

from pipelines.contract.vocabulary import Metric, Object
from pipelines.extract.counts.metrics.affected import AFFECTED_METRICS
from pipelines.extract.counts.metrics.arrests import ARREST_METRICS
from pipelines.extract.counts.metrics.bodies_recovered import BODIES_METRICS
from pipelines.extract.counts.metrics.custody import CUSTODY_METRICS
from pipelines.extract.counts.metrics.damage import DAMAGE_METRICS
from pipelines.extract.counts.metrics.evacuated import EVACUATED_METRICS
from pipelines.extract.counts.metrics.injured import INJURED_METRICS
from pipelines.extract.counts.metrics.killed import KILLED_METRICS
from pipelines.extract.counts.metrics.metric_record import EventCodes, MetricRecord, Trait
from pipelines.extract.counts.metrics.metric_word import Form, MetricWord, index
from pipelines.extract.counts.metrics.missing_and_rescued import MISSING_METRICS
from pipelines.extract.counts.metrics.movement import MOVEMENT_METRICS
from pipelines.extract.counts.metrics.weapons import WEAPON_METRICS

RECORDS: tuple[MetricRecord, ...] = (
    *KILLED_METRICS,
    *INJURED_METRICS,
    *AFFECTED_METRICS,
    *BODIES_METRICS,
    *MISSING_METRICS,
    *CUSTODY_METRICS,
    *ARREST_METRICS,
    *EVACUATED_METRICS,
    *MOVEMENT_METRICS,
    *WEAPON_METRICS,
    *DAMAGE_METRICS,
)
"""Of two words that fit equally well, the one that stands first is tried first."""
_BY_METRIC = {record.metric: record for record in RECORDS}


def metrics_with(trait: Trait) -> frozenset[Metric]:
    """Return the metrics that have a trait."""
    return frozenset(record.metric for record in RECORDS if trait in record.traits)


def event_codes(metric: Metric, counted: Object) -> EventCodes:
    """Return the codes of a metric and the thing counted."""
    record = _BY_METRIC[metric]
    return record.codes_of.get(counted, record.codes)


@cache
def metric_words() -> dict[str, tuple[tuple[tuple[str, ...], Form, MetricWord], ...]]:
    """Return the wordings of all metric words by their first word."""
    return index(tuple(word for record in RECORDS for word in record.words))
