"""Learning the weights of a log-linear model: maximum likelihood with a quadratic penalty, by L-BFGS.

An example is a list of candidates with their features, the positions of those that are right, and a weight.  Several right ones count
together: what is maximised is the probability that one of them is chosen.  Source of the method: Nocedal and Wright, Numerical
Optimization, 2nd edition, chapter 7 (two-loop recursion with backtracking).
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
_LEAST_SEEN = 3  # candidates that have a feature; a rarer one gets no weight
_MEMORY, _STEPS, _ENOUGH = 10, 150, 1e-5
_ARMIJO, _SHORTEST, _FLAT = 1e-4, 1e-8, 1e-10
_SMALLEST = 0.01  # a weight nearer to 0 is left out of the file


class Example(NamedTuple):
    """candidates: the features of each; right: positions of the right ones; weight: how much the example counts."""

    candidates: Sequence[Sequence[str]]
    right: frozenset[int]
    weight: float


def fit(examples: Sequence[Example], penalty: float) -> dict[str, float]:
    """Return the weights by feature."""
    seen = Counter(feature for example in examples for candidate in example.candidates for feature in set(candidate))
    number = {feature: at for at, feature in enumerate(sorted(feature for feature, count in seen.items() if count >= _LEAST_SEEN))}
    rows, columns, right, starts, groups = [], [], [], [], []
    for at, example in enumerate(examples):
        starts.append(len(right))
        for position, candidate in enumerate(example.candidates):
            held = [number[feature] for feature in candidate if feature in number]
            rows += [len(right)] * len(held)
            columns += held
            right.append(position in example.right)
            groups.append(at)
    loss = _loss(
        np.array(rows),
        np.array(columns),
        np.array(right),
        np.array(starts),
        np.array(groups),
        np.array([e.weight for e in examples]),
        penalty,
    )
    found = minimum(loss, np.zeros(len(number)))
    return {feature: round(float(found[at]), 3) for feature, at in number.items() if abs(found[at]) >= _SMALLEST}


def fit_yes_no(examples: Sequence[tuple[Sequence[str], bool, float]], penalty: float) -> dict[str, float]:
    """Return the weights for a yes: each example is the features, the answer and a weight."""
    return fit([Example((features, ()), frozenset({0 if yes else 1}), weight) for features, yes, weight in examples], penalty)


def _loss(
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    right: NDArray[np.bool_],
    starts: NDArray[np.int64],
    groups: NDArray[np.int64],
    weights: Vector,
    penalty: float,
) -> Callable[[Vector], tuple[float, Vector]]:
    def loss(at: Vector) -> tuple[float, Vector]:
        """Return the loss and its gradient."""
        scores = np.bincount(rows, at[columns], minlength=len(right))
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[groups])
        all_, true = np.add.reduceat(raised, starts), np.add.reduceat(raised * right, starts) + 1e-300
        value = float((weights * (np.log(all_) - np.log(true))).sum() + penalty / 2 * at @ at)
        pull = weights[groups] * (raised / all_[groups] - raised * right / true[groups])
        return value, np.bincount(columns, pull[rows], minlength=len(at)) + penalty * at

    return loss


def minimum(loss: Callable[[Vector], tuple[float, Vector]], start: Vector) -> Vector:
    """Return where a convex-like function with gradient is smallest."""
    at = start
    value, slope = loss(at)
    moves: list[Vector] = []
    turns: list[Vector] = []
    for _ in range(_STEPS):
        direction = -_two_loops(slope, moves, turns)
        gain = float(slope @ direction)
        if gain >= 0:
            break
        step = 1.0
        new_value, new_slope = loss(at + direction)
        while new_value > value + _ARMIJO * step * gain and step > _SHORTEST:
            step /= 2
            new_value, new_slope = loss(at + step * direction)
        move, turn = step * direction, new_slope - slope
        if turn @ move > _FLAT:
            moves, turns = [*moves, move][-_MEMORY:], [*turns, turn][-_MEMORY:]
        at = at + move
        done = abs(value - new_value) < _ENOUGH * max(1.0, abs(value))
        value, slope = new_value, new_slope
        if done:
            break
    return at


def _two_loops(slope: Vector, moves: list[Vector], turns: list[Vector]) -> Vector:
    left = slope.copy()
    shares = []
    for move, turn in zip(reversed(moves), reversed(turns), strict=True):
        share = (move @ left) / (turn @ move)
        shares.append(share)
        left -= share * turn
    left = left * ((moves[-1] @ turns[-1]) / (turns[-1] @ turns[-1]) if moves else 1 / max(1.0, float(np.linalg.norm(left))))
    for (move, turn), share in zip(zip(moves, turns, strict=True), reversed(shares), strict=True):
        left += move * (share - (turn @ left) / (turn @ move))
    return left
