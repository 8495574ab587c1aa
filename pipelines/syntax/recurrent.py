"""Recurrent layer: carries what was read to the left and to the right along the sentence (QRNN, Bradbury et al. 2017).

Only for training; how the trained layer is used is in `inference`.

All products of matrices are done once for all words; only a sum of two terms is left for the walk along the sentence, which keeps the
layer several times faster than an LSTM on a processor.
"""

from collections.abc import Callable
from itertools import accumulate
from typing import Any

import numpy as np
from thinc.api import Model, glorot_uniform_init

Array = np.ndarray[Any, Any]
GATES = 3  # candidate, forget, output


def recurrent(width: int) -> Model[list[Array], list[Array]]:
    """Return a layer from and to one array of words × width per sentence; half of the result looks left, half looks right."""
    return Model("recurrent", _forward, init=_init, params={"W": None, "b": None}, dims={"nO": width, "nI": width})


def _init(model: Model[Any, Any], X: object = None, Y: object = None) -> None:  # noqa: ARG001, N803 - thinc's names
    """Start with gates that remember."""
    width = model.get_dim("nI")
    model.set_param("W", glorot_uniform_init(model.ops, (GATES * width, width)))
    bias: Any = np.repeat(np.array([0, 1, 0], dtype=np.float32), width)
    model.set_param("b", bias)


def _forward(model: Model[Any, Any], sentences: list[Array], is_train: bool) -> tuple[list[Array], Callable[[list[Array]], list[Array]]]:  # noqa: ARG001, FBT001
    """Return the result per sentence and the function that carries gradients back."""
    weights, bias, width = model.get_param("W"), model.get_param("b"), model.get_dim("nI")
    flat = np.concatenate(sentences)
    lengths = [len(sentence) for sentence in sentences]
    places = grid(lengths)
    gates = flat @ weights.T + bias
    candidate = np.tanh(gates[:, :width])
    forget, output = (sigmoid(gates[:, start : start + width]) for start in (width, 2 * width))
    memory = _walk(candidate, forget, places)

    def backward(gradients: list[Array]) -> list[Array]:
        """Return the gradients of the inputs, and add those of the weights."""
        above = np.concatenate(gradients)
        carried, before = _walk_back(above * output, forget, memory, places)
        inner = np.empty_like(gates)
        inner[:, :width] = carried * (1 - forget) * (1 - candidate**2)
        inner[:, width : 2 * width] = carried * (before - candidate) * forget * (1 - forget)
        inner[:, 2 * width :] = above * memory * output * (1 - output)
        model.inc_grad("W", inner.T @ flat)
        model.inc_grad("b", inner.sum(axis=0))
        return cut(inner @ weights, lengths)

    return cut(output * memory, lengths), backward


def sigmoid(values: Array) -> Array:
    """Return 1 / (1 + e^-x), for any x without overflow."""
    result: Array = 0.5 * (np.tanh(0.5 * values) + 1)
    return result


def cut(flat: Array, lengths: list[int]) -> list[Array]:
    """Return the rows of each sentence."""
    ends = accumulate(lengths)
    return [flat[end - length : end] for end, length in zip(ends, lengths, strict=True)]


def grid(lengths: list[int]) -> Array:
    """Return an array of steps × sentences with the place of each word in the flat array; past the end of a sentence it is the total."""
    starts = np.cumsum([0, *lengths[:-1]])
    steps = np.arange(max(lengths))[:, None]
    return np.where(steps < np.array(lengths), starts + steps, sum(lengths))


def _spread(values: Array, places: Array) -> Array:
    """Return the flat values as steps × sentences × width, zero past the end of a sentence."""
    return np.concatenate([values, np.zeros((1, values.shape[1]), dtype=values.dtype)])[places]


def _gather(values: Array, places: Array, total: int) -> Array:
    """Return steps × sentences × width as a flat array."""
    flat = np.empty((total + 1, values.shape[2]), dtype=values.dtype)
    flat[places] = values
    return flat[:total]


def _walk(candidate: Array, forget: Array, places: Array) -> Array:
    """Return memory = forget · memory before + (1 - forget) · candidate; "before" is to the left for half of the width."""
    new, keep = _spread((1 - forget) * candidate, places), _spread(forget, places)
    half = new.shape[2] // 2
    for step in range(1, len(new)):
        new[step, :, :half] += keep[step, :, :half] * new[step - 1, :, :half]
        back = len(new) - 1 - step
        new[back, :, half:] += keep[back, :, half:] * new[back + 1, :, half:]
    return _gather(new, places, len(candidate))


def _walk_back(above: Array, forget: Array, memory: Array, places: Array) -> tuple[Array, Array]:
    """Return the gradient of the memory with what later steps add to it, and the memory of the step before."""
    total, half = len(above), above.shape[1] // 2
    carried, keep = _spread(above, places), _spread(forget, places)
    for step in range(1, len(carried)):
        carried[step, :, half:] += keep[step - 1, :, half:] * carried[step - 1, :, half:]
        back = len(carried) - 1 - step
        carried[back, :, :half] += keep[back + 1, :, :half] * carried[back + 1, :, :half]
    held = _spread(memory, places)
    before = np.zeros_like(held)
    before[1:, :, :half] = held[:-1, :, :half]
    before[:-1, :, half:] = held[1:, :, half:]
    return _gather(carried, places, total), _gather(before, places, total)
