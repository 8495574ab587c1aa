"""Decode: the best tree from the scores of all heads (Chu and Liu 1965, Edmonds 1967), with exactly one root."""

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
NEVER = -1e9  # the score of a word as its own head


FARTHEST = 24  # words: distances beyond share one term
_DISTANCES = np.clip(np.arange(256)[None, :] - np.arange(256)[:, None], -FARTHEST, FARTHEST) + FARTHEST


def distances(size: int) -> Array:
    """Return words × words: the number of the term for each distance."""
    if size <= len(_DISTANCES):
        return np.asarray(_DISTANCES[:size, :size])
    steps = np.arange(size)
    return np.asarray(np.clip(steps[None, :] - steps[:, None], -FARTHEST, FARTHEST) + FARTHEST)


def best_heads(dependents: Array, heads: Array, distance: Array, lengths: Array) -> tuple[Array, Array]:
    """Return the head of every word of a batch and the root of every sentence, as places in the batch; a root is its own head.

    dependents: words × (width + 1), the last column is the score for being the root.  heads: words × width; its products with the
    dependents are the scores.  distance: what each distance adds to them.  lengths: words of each sentence.
    """
    ends = np.cumsum(lengths)
    starts = ends - lengths
    scores, best, top = _best_of_each(dependents[:, :-1], heads, distance, lengths)
    sentence = np.repeat(np.arange(len(lengths)), lengths)
    best += starts[sentence]
    gain = dependents[:, -1] - top
    likely = np.flatnonzero(gain == np.maximum.reduceat(gain, starts)[sentence])
    roots = likely[np.searchsorted(likely, starts)]
    best[roots] = roots
    above = best
    for _ in range(int(lengths.max()).bit_length()):
        above = above[above]
    for number in sorted(set(sentence[above != roots[sentence]].tolist())):
        start = int(starts[number])
        arcs = scores[number]
        np.fill_diagonal(arcs, -np.inf)
        best[start : ends[number]] = _spanning(arcs, int(roots[number]) - start) + start
    return best, roots


def _best_of_each(dependents: Array, heads: Array, distance: Array, lengths: Array) -> tuple[list[Array], Array, Array]:
    """Return the scores of each sentence, and for each word its best head in the sentence with its score."""
    squares = lengths**2
    flat = np.empty(int(squares.sum()), dtype=dependents.dtype)
    best = np.empty(len(heads), dtype=np.intp)
    terms = distance[distances(int(lengths.max()))]
    np.fill_diagonal(terms, NEVER)
    scores, start, corner = [], 0, 0
    for size in lengths.tolist():
        part = slice(start, start + size)
        square = flat[corner : corner + size * size].reshape(size, size)
        np.matmul(dependents[part], heads[part].T, out=square)
        square += terms[:size, :size]
        square.argmax(axis=1, out=best[part])
        scores.append(square)
        start, corner = start + size, corner + size * size
    rows = np.repeat(lengths, lengths)
    return scores, best, flat[np.cumsum(rows) - rows + best]


def _cycle(heads: Array) -> list[int] | None:
    """Return the words of a cycle, if there is one; words that are their own heads end a path."""
    state = [0] * len(heads)
    links = heads.tolist()
    for start in range(len(links)):
        path = []
        word = start
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = links[word]
        if state[word] == 1 and links[word] != word:
            return path[path.index(word) :]
        for seen in path:
            state[seen] = 2
    return None


def _spanning(arcs: Array, root: int) -> Array:
    """Return the heads of the best tree under the root: cycles are contracted to one word, until none is left."""
    heads: Array = arcs.argmax(axis=1)
    heads[root] = root
    found_cycle = _cycle(heads)
    if found_cycle is None:
        return heads
    cycle = np.array(found_cycle)
    inside = np.zeros(len(arcs), dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    smaller = np.full((len(rest) + 1, len(rest) + 1), -np.inf, dtype=arcs.dtype)
    smaller[:-1, :-1] = arcs[np.ix_(rest, rest)]
    leaving = arcs[np.ix_(rest, cycle)]
    smaller[:-1, -1] = leaving.max(axis=1)
    entering = arcs[np.ix_(cycle, rest)] - arcs[cycle, heads[cycle]][:, None]
    smaller[-1, :-1] = entering.max(axis=0)
    found = _spanning(smaller, int(np.flatnonzero(rest == root)[0]))
    outside = np.array([*rest, -1])
    for place, word in enumerate(rest):
        head = found[place]
        heads[word] = outside[head] if head < len(rest) else cycle[int(leaving[place].argmax())]
    entry = int(found[-1])
    heads[cycle[int(entering[:, entry].argmax())]] = rest[entry]
    return heads
