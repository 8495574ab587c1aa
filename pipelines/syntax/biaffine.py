"""Biaffine: how tags, heads and relations are learned from the vectors of words (Dozat and Manning 2017).  Only for training.

A head is scored by the product of the dependent's vector, a matrix and the head's vector, plus a term for the distance; a relation by a
hidden layer over the vectors of both ends.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from thinc.api import Dropout, Linear, Maxout, Model, chain, glorot_uniform_init

from pipelines.syntax.decode import FARTHEST, distances
from pipelines.syntax.recurrent import cut

Array = np.ndarray[Any, Any]
RELATION_DROPOUT = 0.2


@dataclass(frozen=True, slots=True)
class Gold:
    """Right answers for the words of a batch, flat; heads and relations as numbers, heads within the sentence."""

    tags: Array
    heads: Array
    relations: Array


def heads_up(width: int, arc: int, hidden: int, tags: int, relations: int, dropout: float) -> dict[str, Model[Any, Any]]:
    """Return the untrained layers over word vectors of the given width."""
    layers: dict[str, Model[Any, Any]] = {
        "tag": Linear(tags, width),
        "dependent": chain(Maxout(arc, width, nP=2), Dropout(dropout)),
        "head": chain(Maxout(arc, width, nP=2), Dropout(dropout)),
        "relation_dependent": Linear(hidden, width),
        "relation_head": Linear(hidden, width),
        "relation": Linear(relations, hidden),
        "arc": Model("arc", _no_forward, params={"U": None, "root": None, "bias": None, "distance": None}),
    }
    for layer in layers.values():
        layer.initialize()
    ops = layers["arc"].ops
    layers["arc"].set_param("U", 0.1 * glorot_uniform_init(ops, (arc, arc)))  # starts near zero
    layers["arc"].set_param("root", ops.alloc1f(arc))
    layers["arc"].set_param("bias", ops.alloc1f(arc))
    layers["arc"].set_param("distance", ops.alloc1f(2 * FARTHEST + 1))
    return layers


def _no_forward(model: Model[Any, Any], inputs: Array, is_train: bool) -> tuple[Array, Callable[[Array], Array]]:  # noqa: ARG001, FBT001
    """Only hold parameters; `arc_scores` uses them."""
    return inputs, lambda gradient: gradient


def _value(layer: Model[Any, Any], name: str) -> Array:
    """Return a parameter as numpy's array."""
    return np.asarray(layer.get_param(name))


def arc_scores(arc: Model[Any, Any], turned: Array, dependents: Array, heads: Array) -> Array:
    """Return words × (words + 1) scores of a sentence; the last column is for being the root."""
    size = len(heads)
    scores = np.empty((size, size + 1), dtype=np.float32)
    scores[:, :size] = turned @ heads.T + heads @ _value(arc, "bias") + _value(arc, "distance")[distances(size)]
    scores[:, size] = dependents @ _value(arc, "root")
    scores[np.arange(size), np.arange(size)] = -1e9
    return scores


def learn(layers: dict[str, Model[Any, Any]], vectors: list[Array], gold: Gold) -> tuple[list[Array], dict[str, float]]:
    """Add up gradients in the layers; return the gradient of the vectors and the losses."""
    flat = np.concatenate(vectors)
    lengths = [len(sentence) for sentence in vectors]
    tags, back_tags = layers["tag"].begin_update(flat)
    d_tags, tag_loss = _softmax_loss(tags, gold.tags)
    d_flat = back_tags(d_tags)
    d_arcs, arc_loss = _learn_arcs(layers, flat, lengths, gold.heads)
    d_relations, relation_loss = _learn_relations(layers, flat, lengths, gold)
    d_flat += d_arcs + d_relations
    return cut(d_flat, lengths), {"tag": tag_loss, "arc": arc_loss, "relation": relation_loss}


def _softmax_loss(scores: Array, right: Array) -> tuple[Array, float]:
    """Return gradient and sum of the cross entropy over rows."""
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares = shifted / shifted.sum(axis=1, keepdims=True)
    rows = np.arange(len(scores))
    loss = -float(np.log(shares[rows, right] + 1e-9).sum())
    shares[rows, right] -= 1
    return shares, loss


def _learn_arcs(layers: dict[str, Model[Any, Any]], flat: Array, lengths: list[int], right: Array) -> tuple[Array, float]:
    """Learn heads; return the gradient of the vectors and the loss."""
    arc = layers["arc"]
    matrix = _value(arc, "U")
    dependents, back_dependents = layers["dependent"].begin_update(flat)
    heads, back_heads = layers["head"].begin_update(flat)
    turned = dependents @ matrix
    d_turned, d_heads, d_dependents = np.zeros_like(turned), np.zeros_like(heads), np.zeros_like(dependents)
    d_distance = np.zeros_like(_value(arc, "distance"))
    bias, root = _value(arc, "bias"), _value(arc, "root")
    d_bias, d_root = np.zeros_like(bias), np.zeros_like(root)
    loss, start = 0.0, 0
    for size in lengths:
        part = slice(start, start + size)
        start += size
        places = right[part]
        target = np.where(places == np.arange(size), size, places)
        gradient, part_loss = _softmax_loss(arc_scores(arc, turned[part], dependents[part], heads[part]), target)
        loss += part_loss
        inner, outer = gradient[:, :size], gradient[:, size]
        d_turned[part] = inner @ heads[part]
        column = inner.sum(axis=0)
        d_heads[part] = inner.T @ turned[part] + np.outer(column, bias)
        d_bias += column @ heads[part]
        d_dependents[part] = np.outer(outer, root)
        d_root += outer @ dependents[part]
        d_distance += np.bincount(distances(size).ravel(), weights=inner.ravel(), minlength=len(d_distance)).astype(np.float32)
    d_dependents += d_turned @ matrix.T
    gradients: dict[str, Any] = {"U": dependents.T @ d_turned, "bias": d_bias, "root": d_root, "distance": d_distance}
    for name, total in gradients.items():
        arc.inc_grad(name, total)
    return back_dependents(d_dependents) + back_heads(d_heads), loss


def _flat_heads(heads: Array, lengths: list[int]) -> Array:
    """Return places of the heads in the flat array."""
    return np.asarray(heads + np.repeat(np.cumsum([0, *lengths[:-1]]), lengths))


def _learn_relations(layers: dict[str, Model[Any, Any]], flat: Array, lengths: list[int], gold: Gold) -> tuple[Array, float]:
    """Learn relations at the right heads; return the gradient of the vectors and the loss."""
    places = _flat_heads(gold.heads, lengths)
    dependents, back_dependents = layers["relation_dependent"].begin_update(flat)
    heads, back_heads = layers["relation_head"].begin_update(flat)
    summed = dependents + heads[places]
    hidden = np.maximum(summed, 0)
    chances = np.random.default_rng(len(flat)).random(hidden.shape, dtype=np.float32)  # seeded, so that a training can be repeated
    kept = (chances > RELATION_DROPOUT) / np.float32(1 - RELATION_DROPOUT)
    hidden *= kept
    scores, back_scores = layers["relation"].begin_update(hidden)
    gradient, loss = _softmax_loss(scores, gold.relations)
    inner = back_scores(gradient) * (summed > 0) * kept
    d_heads = np.zeros_like(heads)
    np.add.at(d_heads, places, inner)
    return back_dependents(inner) + back_heads(d_heads), loss
