"""Decode: the best tree from the scores of all heads (Chu and Liu 1965, Edmonds 1967), with exactly one root."""

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def best_tree(scores: Array) -> list[int]:
    """Return the head of every word; the root is its own head.

    scores: words × (words + 1); the last column is for being the root, the diagonal is not looked at.
    """
    size = len(scores)
    arcs = scores[:, :size].copy()
    np.fill_diagonal(arcs, -np.inf)
    heads = arcs.argmax(axis=1)
    gain = scores[:, size] - (arcs.max(axis=1) if size > 1 else 0)
    root = int(gain.argmax())
    heads[root] = root
    if _cycle(heads) is not None:
        heads = _spanning(arcs, root)
    return [int(head) for head in heads]


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
