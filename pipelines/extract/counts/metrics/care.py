"""Metric words for people who sought or were given help for their wounds.  Data with examples that run as tests."""

from pipelines.contract.vocabulary import Metric
from pipelines.extract.counts.metrics.entries import intransitive
from pipelines.extract.counts.metrics.metric_word import MetricWord

_HELP = ("help", "attention", "assistance", "care", "treatment", "aid")


def _word(forms: str, tail: str, example: str, counter: str) -> MetricWord:
    return intransitive(Metric.INJURED, forms, (example,), (counter,), tail=tail)


CARE = tuple(
    _word(
        forms, f"{before}medical {thing}", f"Nineteen guests {past} {before}medical {thing}.", f"The {thing} was paid by nineteen guests."
    )
    for forms, past, before in (
        ("seek seeks sought seeking", "sought", ""),
        ("ask asks asked asking", "asked", "for "),
        ("receive receives received receiving", "received", ""),
    )
    for thing in _HELP
)
