"""Adding up weights: probabilities, features that were never learned, and the packaged weights."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.event_model.load import load_event_model
from pipelines.event_model.log_linear import chance, score, shares

SCORES = st.lists(st.floats(-500, 500), min_size=1, max_size=20)


@given(SCORES)
def test_shares_are_probabilities_in_the_order_of_the_scores(scores: list[float]) -> None:
    found = shares(scores)
    assert math.isclose(sum(found), 1)
    assert all(0 <= share <= 1 for share in found)
    assert found[scores.index(max(scores))] == max(found)


@given(st.floats(allow_nan=False))
def test_a_chance_is_a_probability(value: float) -> None:
    assert 0 < chance(value) < 1
    assert math.isclose(chance(value) + chance(-value), 1)


def test_a_feature_that_was_never_learned_weighs_nothing() -> None:
    assert score(["known", "unknown", "known"], {"known": 1.5}) == 3


@pytest.mark.parametrize("name", ["place", "day", "background", "total"])
def test_packaged_weights(name: str) -> None:
    weights = getattr(load_event_model(), name)
    assert len(weights) > 100
    assert all(math.isfinite(weight) for weight in weights.values())
