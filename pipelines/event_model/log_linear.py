"""Log-linear models over named features: the weights of the features that hold are added up.

Which features there are is told where they are made, in `extract.events`; a feature that was never learned weighs nothing.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class EventModel:
    """The weights of the four choices, by the name of the feature."""

    place: Weights
    day: Weights
    background: Weights
    total: Weights


def score(features: Iterable[str], weights: Weights) -> float:
    """Return the sum of the weights of the features."""
    return sum(map(weights.get, features, repeat(0.0)))


def shares(scores: Sequence[float]) -> list[float]:
    """Return the probability of each candidate, given their scores (softmax): they add up to 1."""
    highest = max(scores)
    raised = [math.exp(value - highest) for value in scores]
    total = sum(raised)
    return [value / total for value in raised]


def chance(value: float) -> float:
    """Return the probability of a yes, given its score (logistic function)."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
