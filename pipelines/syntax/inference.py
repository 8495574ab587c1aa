"""Inference: tags, heads and relations of sentences, from the vectors of their words, in numpy alone.

Two windows of three words and two recurrent layers put the vectors into context; a biaffine product scores heads (Dozat and Manning
2017), a hidden layer over both ends the relations.  All sentences of a batch go through every product of matrices at once; the walk of
the recurrent layers takes the first words of all sentences, then the second ones, and so on.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided

from pipelines.syntax.decode import best_heads
from pipelines.syntax.model_weights import Maxout, ModelWeights, Recurrent
from pipelines.syntax.word_features import SEEDS, rows

Array = np.ndarray[Any, Any]
PAD = 2  # empty rows between two sentences, so that no window sees both
EPSILON = 1e-8  # in the normalisation


@dataclass(frozen=True, slots=True)
class Analysis:
    """Answers for all words of a batch, one sentence after the other.  heads: places in the batch; the root is its own head."""

    tags: Array
    heads: Array
    relations: Array
    roots: Array


def word_vectors(weights: ModelWeights, hashes: Array) -> Array:
    """Return words × width, each word without its context; hashes: words × 4, of the features in the order of the tables."""
    width = weights.tables[0].shape[1]
    inputs = np.zeros((len(hashes), width * len(weights.tables)), dtype=np.float32)
    for number, table in enumerate(weights.tables):
        part = inputs[:, number * width : (number + 1) * width]
        for column in rows(hashes[:, number], SEEDS[number], len(table)).T:
            part += table.take(column, axis=0)
    return _maxout(weights.mix, inputs)


def analyse(weights: ModelWeights, vectors: Array, numbers: Array, lengths: Array) -> Analysis:
    """Return tags, heads and relations of sentences.

    vectors: one row a word of the vocabulary, the first row is zero.  numbers: rows of the words of all sentences, one sentence after
    the other, the longest sentence first.  lengths: words of each sentence.
    """
    flat = in_context(weights, vectors, numbers, lengths)
    tags = weights.tag(flat).argmax(axis=1)
    ends = _greatest(weights.ends, flat)
    width = ends.shape[1] // 2
    heads, roots = best_heads(weights.arc(ends[:, :width]), ends[:, width:], weights.distance, lengths)
    return Analysis(tags, heads, _relations(weights, flat, heads), roots)


def in_context(weights: ModelWeights, vectors: Array, numbers: Array, lengths: Array) -> Array:
    """Return words × width, normalised but not scaled; the parameters are those of `analyse`."""
    starts = np.cumsum(lengths) - lengths
    sentence = np.repeat(np.arange(len(lengths)), lengths)
    step = np.arange(len(numbers)) - starts[sentence]
    order = np.lexsort((sentence, step))
    inner = _context(weights, vectors, numbers, sentence, order)
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    mirror = place[(starts + lengths - 1)[sentence] - step][order]
    active = np.bincount(step)
    for layer in weights.recurrent:
        inner += _recurrent(layer, inner, active, mirror)
    flat = np.empty_like(inner)
    flat[order] = _normal(inner)
    return flat


def _context(weights: ModelWeights, vectors: Array, numbers: Array, sentence: Array, order: Array) -> Array:
    """Return the vectors after the windows, in the given order of the words."""
    places = np.arange(len(numbers)) + PAD * sentence + PAD + 1
    padded = np.zeros(len(numbers) + PAD * (int(sentence[-1]) + 2) + 2, dtype=np.intp)
    padded[places] = numbers
    values = vectors.take(padded, axis=0)
    for layer in weights.windows[:-1]:
        values[1:-1] += _maxout(layer, _windows(values).copy().reshape(len(values) - 2, -1))
    places = places[order]
    last: Array = values[places]
    last += _maxout(weights.windows[-1], _windows(values)[places - 1])
    return last


def _windows(values: Array) -> Array:
    """Return for every row but the first and last the row with the ones before and after it, without copying them."""
    count, width = values.shape
    return as_strided(values, (count - 2, 3 * width), values.strides, writeable=False)


def _greatest(layer: Maxout, inputs: Array) -> Array:
    """Return the greatest of the pieces."""
    pieces = layer.pieces(inputs)
    width = pieces.shape[1] // layer.count
    best: Array = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
    for number in range(2, layer.count):
        np.maximum(best, pieces[:, number * width : (number + 1) * width], out=best)
    return best


def _maxout(layer: Maxout, inputs: Array) -> Array:
    """Return the greatest of the pieces, normalised, scaled and shifted."""
    result = _normal(_greatest(layer, inputs), own=True)
    result *= layer.scale
    result += layer.shift
    return result


def _normal(values: Array, *, own: bool = False) -> Array:
    """Return the rows with mean 0 and variance 1; own: the array may be written to."""
    width = values.shape[1]
    mean = (values @ np.full(width, 1 / width, dtype=values.dtype))[:, None]
    values = np.subtract(values, mean, out=values if own else None)
    variance = np.einsum("ij,ij->i", values, values) / np.float32(width) + np.float32(EPSILON)
    values *= (1 / np.sqrt(variance))[:, None]
    return values


def _recurrent(layer: Recurrent, inputs: Array, active: Array, mirror: Array) -> Array:
    """Return what a recurrent layer adds (QRNN, Bradbury et al. 2017); rows are in the order of the steps.

    active: how many sentences have a word at each step.  mirror: for each word the one as far from the other end of its sentence.
    """
    gates = layer.gates(_normal(inputs))
    np.tanh(gates, out=gates)
    width = inputs.shape[1]
    keep = gates[:, width : 2 * width]
    memory = (1 - keep) * gates[:, :width]
    keep = keep * np.float32(0.5) + np.float32(0.5)
    _walk(memory, keep, active, mirror)
    memory *= gates[:, 2 * width :] + np.float32(1)
    return layer.out(memory)


def _walk(memory: Array, keep: Array, active: Array, mirror: Array) -> None:
    """Add to the memory of each word what is kept of the memory of the word before it; for half of the width "before" means after.

    That half is reversed in every sentence, so that one walk carries both.
    """
    half = memory.shape[1] // 2
    memory[:, half:] = memory[mirror, half:]
    keep[:, half:] = keep[mirror, half:]
    starts = (np.cumsum(active) - active).tolist()
    for before, at, count in zip(starts[:-1], starts[1:], active[1:].tolist(), strict=True):
        memory[at : at + count] += keep[at : at + count] * memory[before : before + count]
    memory[:, half:] = memory[mirror, half:]


def _relations(weights: ModelWeights, flat: Array, heads: Array) -> Array:
    """Return the numbers of the relations."""
    ends = weights.relation_ends(flat)
    width = ends.shape[1] // 2
    hidden = ends[:, :width] + ends[heads, width:]
    np.maximum(hidden, 0, out=hidden)
    return np.asarray(weights.relation(hidden).argmax(axis=1))
