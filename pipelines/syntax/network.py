"""Network: the layers as they are trained, in thinc, which spaCy brings along.  Only for training; a model in use is in `inference`.

Words come in as hashes of their form, first letter, last three letters and shape; two windows of three words and two recurrent layers
put them into context.  Products of matrices run on numpy's BLAS, which was three times as fast as the one that thinc uses by default.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Dropout, LayerNorm, Linear, Model, NumpyOps, chain, residual, set_current_ops, with_array

from pipelines.syntax.biaffine import Array, heads_up
from pipelines.syntax.model_weights import FEATURES, LABELS, WEIGHTS
from pipelines.syntax.recurrent import recurrent


@dataclass(frozen=True, slots=True)
class Size:
    """Figures of the network; the defaults are the shipped ones.

    width: values per word.  windows, recurrent: layers.  rows: entries of the hash tables for form, first letter, last three letters
    and shape.  arc, relation: values per word for scoring heads and relations.
    """

    width: int = 96
    windows: int = 2
    recurrent: int = 2
    rows: tuple[int, ...] = (5000, 1000, 2500, 2500)
    arc: int = 96
    relation: int = 96
    dropout: float = 0.15


class Network:
    """The layers with the names of their tags and relations."""

    def __init__(self, size: Size, tags: list[str], relations: list[str]) -> None:
        """Build the layers with random weights; tags are Penn tag and universal part of speech, joined by "|"."""
        set_current_ops(NumpyOps(use_blis=False))
        self.size, self.tags, self.relations = size, tags, relations
        self.context = _context(size)
        self.context.initialize(X=[Doc(new_vocabulary(), words=["a"])])
        self.layers = heads_up(size.width, size.arc, size.relation, len(tags), len(relations), size.dropout)

    @property
    def models(self) -> list[Model[Any, Any]]:
        """All parts that learn."""
        return [self.context, *self.layers.values()]

    def nodes(self) -> list[tuple[Model[Any, Any], str]]:
        """Return every layer with the name of each of its arrays, in an order that the size fixes."""
        return [(node, name) for model in self.models for node in model.walk() for name in sorted(node.param_names)]

    def arrays(self) -> dict[str, Array]:
        """Return all arrays by the names under which `model_weights` knows them."""
        names = _names(self.size)
        return {name: np.asarray(node.get_param(part)) for name, (node, part) in zip(names, self.nodes(), strict=True)}

    def save(self, folder: Path) -> None:
        """Write weights, in half precision, and labels."""
        arrays = {name: array.astype(np.float16) for name, array in self.arrays().items()}
        np.savez_compressed(folder / WEIGHTS, allow_pickle=False, **arrays)
        labels = {"size": asdict(self.size), "tags": self.tags, "relations": self.relations}
        (folder / LABELS).write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


def new_vocabulary() -> Vocab:
    """Return spaCy's empty English vocabulary, which works out the features of words."""
    return spacy.blank("en").vocab


def _names(size: Size) -> list[str]:
    """Return the names of all arrays in the order of `Network.nodes`, which walks level by level through the layers."""
    recurrent_layers = [f"recurrent{number}" for number in range(size.recurrent)]
    names = [f"out.{part}" for part in "Gb"]
    names += [f"{layer}.{part}" for layer in recurrent_layers for part in "Wb"]
    names += [f"{layer}.{part}" for layer in recurrent_layers for part in ("norm.G", "norm.b", "linear.W", "linear.b")]
    names += [f"{feature}.E" for feature in FEATURES]
    for layer in ("mix", *(f"window{number}" for number in range(size.windows))):
        names += [f"{layer}.{part}" for part in ("W", "b", "norm.G", "norm.b")]
    names += [
        f"{layer}.{part}" for layer in ("tag", "dependent", "head", "relation_dependent", "relation_head", "relation") for part in "Wb"
    ]
    return [*names, *(f"arc.{part}" for part in ("U", "bias", "distance", "root"))]


def _context(size: Size) -> Model[list[Doc], list[Array]]:
    """Return the layers from words to vectors."""
    attributes: list[str | int] = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
    layers: list[Any] = [
        MultiHashEmbed(size.width, attributes, list(size.rows), include_static_vectors=False),
        with_array(Dropout(size.dropout)),
        MaxoutWindowEncoder(size.width, 1, 3, size.windows),
        with_array(Dropout(size.dropout)),
    ]
    for _ in range(size.recurrent):
        inner: Model[Any, Any] = chain(with_array(LayerNorm(size.width)), recurrent(size.width), with_array(Linear(size.width, size.width)))
        layers += [residual(inner), with_array(Dropout(size.dropout))]
    return chain(*layers, with_array(LayerNorm(size.width)))
