"""Weights: the arrays of a model folder, made ready for `inference`.  How they are learned is in `network` and `train`.

What can be multiplied once at loading is not multiplied for every word: scales and shifts of a normalisation go into the matrix after
it, the halves of a sigmoid (which is half a hyperbolic tangent and a half) into the matrices before and after it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
MODEL = Path(__file__).parent / "model"
WEIGHTS, LABELS = "weights.npz", "labels.json"
FEATURES = ("form", "first", "last", "shape")


@dataclass(frozen=True, slots=True)
class Affine:
    """Matrix (from × to) and shift."""

    matrix: Array
    shift: Array

    def __call__(self, rows: Array) -> Array:
        """Return the product with every row, shifted."""
        result: Array = rows @ self.matrix
        result += self.shift
        return result


@dataclass(frozen=True, slots=True)
class Maxout:
    """Pieces of which the greatest counts, one after the other in the columns; then a normalisation, where there is one."""

    pieces: Affine
    count: int
    scale: Array | None = None
    shift: Array | None = None


@dataclass(frozen=True, slots=True)
class Recurrent:
    """gates: candidate, forget and output, for normalised rows.  out: from memory to what is added to the word's vector."""

    gates: Affine
    out: Affine


@dataclass(frozen=True, slots=True)
class ModelWeights:
    """All arrays.  arc: dependent's matrix with the root's scores as last column.  distance: one term for each distance."""

    tables: tuple[Array, ...]
    mix: Maxout
    windows: tuple[Maxout, ...]
    recurrent: tuple[Recurrent, ...]
    tag: Affine
    ends: Maxout
    arc: Affine
    distance: Array
    relation_ends: Affine
    relation: Affine


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of the tags (Penn tag and universal part of speech, joined by "|") and of the relations."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]


def load_weights(folder: Path) -> tuple[ModelWeights, Labels]:
    """Return the model of a folder; raises OSError where there is none."""
    labels = json.loads((folder / LABELS).read_text(encoding="utf-8"))
    with np.load(folder / WEIGHTS, allow_pickle=False) as arrays:
        weights = made_ready({name: arrays[name].astype(np.float32) for name in arrays.files})
    return weights, Labels(tuple(labels["tags"]), tuple(labels["relations"]))


def made_ready(arrays: Mapping[str, Array]) -> ModelWeights:
    """Return the arrays as trained, in single precision, in the form in which they are used."""
    scale, shift = arrays["out.G"], arrays["out.b"]
    width = len(scale)
    ends = [_maxout(arrays, name, normal=False).pieces for name in ("dependent", "head")]
    sides = [_affine(arrays, name) for name in ("relation_dependent", "relation_head")]
    return ModelWeights(
        tables=tuple(arrays[f"{name}.E"] for name in FEATURES),
        mix=_maxout(arrays, "mix"),
        windows=tuple(_maxout(arrays, name) for name in _numbered(arrays, "window")),
        recurrent=tuple(_recurrent(arrays, name, width) for name in _numbered(arrays, "recurrent")),
        tag=_behind_scale(_affine(arrays, "tag"), scale, shift),
        ends=Maxout(_behind_scale(_by_piece(ends), scale, shift), 2),
        arc=_arc(arrays),
        distance=arrays["arc.distance"],
        relation_ends=_behind_scale(_beside(sides), scale, shift),
        relation=_affine(arrays, "relation"),
    )


def _numbered(arrays: Mapping[str, Array], kind: str) -> list[str]:
    """Return the names of all layers of a kind in their order."""
    return sorted({name.split(".")[0] for name in arrays if name.startswith(kind) and name[len(kind)].isdigit()})


def _affine(arrays: Mapping[str, Array], name: str) -> Affine:
    """Return a linear layer."""
    return Affine(np.ascontiguousarray(arrays[f"{name}.W"].T), arrays[f"{name}.b"])


def _maxout(arrays: Mapping[str, Array], name: str, *, normal: bool = True) -> Maxout:
    """Return a maxout layer; trained arrays are width × pieces × from."""
    weights, shift = arrays[f"{name}.W"], arrays[f"{name}.b"]
    width, count, _ = weights.shape
    matrix = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(-1, count * width))
    pieces = Affine(matrix, np.ascontiguousarray(shift.T).ravel())
    return Maxout(pieces, count, arrays[f"{name}.norm.G"], arrays[f"{name}.norm.b"]) if normal else Maxout(pieces, count)


def _behind_scale(layer: Affine, scale: Array, shift: Array) -> Affine:
    """Return the layer for rows that were normalised but not yet scaled and shifted."""
    return Affine(np.ascontiguousarray(scale[:, None] * layer.matrix), shift @ layer.matrix + layer.shift)


def _beside(layers: list[Affine]) -> Affine:
    """Return one layer that gives the results of all side by side."""
    return Affine(np.hstack([layer.matrix for layer in layers]), np.concatenate([layer.shift for layer in layers]))


def _by_piece(layers: list[Affine]) -> Affine:
    """Return one layer with the first pieces of both layers before their second pieces."""
    half = layers[0].matrix.shape[1] // 2
    parts = [slice(0, half), slice(half, None)]
    return _beside([Affine(layer.matrix[:, part], layer.shift[part]) for part in parts for layer in layers])


def _recurrent(arrays: Mapping[str, Array], name: str, width: int) -> Recurrent:
    """Return a recurrent layer: a sigmoid is (tanh(x / 2) + 1) / 2; the halves of memory and output go into the last matrix."""
    gates = _behind_scale(_affine(arrays, name), arrays[f"{name}.norm.G"], arrays[f"{name}.norm.b"])
    half = np.repeat(np.array([1, 0.5, 0.5], dtype=np.float32), width)
    out = _affine(arrays, f"{name}.linear")
    return Recurrent(Affine(gates.matrix * half, gates.shift * half), Affine(out.matrix * np.float32(0.25), out.shift))


def _arc(arrays: Mapping[str, Array]) -> Affine:
    """Return the matrix between dependent and head; the head's own term is a shift of the dependent, the root a last column."""
    matrix = np.hstack([arrays["arc.U"], arrays["arc.root"][:, None]])
    return Affine(matrix, np.append(arrays["arc.bias"], np.float32(0)))
