"""Network: vectors of words in their context, and the layers above that give tags, heads and relations.  Trained in `train`.

Words come in as hashes of their form, first letter, last three letters and shape; two windows of three words and two recurrent layers
put them into context.  Layers are thinc's, which spaCy brings along; products of matrices run on numpy's BLAS, which was three times as
fast as the one that thinc takes by itself.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed
from spacy.tokens import Doc
from thinc.api import Dropout, LayerNorm, Linear, Model, NumpyOps, chain, residual, set_current_ops, with_array

from pipelines.syntax.biaffine import Array, analyse, heads_up
from pipelines.syntax.recurrent import recurrent
from pipelines.syntax.tokenizer import set_tokenizer

WEIGHTS, LABELS = "weights.npz", "labels.json"


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
        self.context.initialize(X=[Doc(new_language().vocab, words=["a"])])
        self.layers = heads_up(size.width, size.arc, size.relation, len(tags), len(relations), size.dropout)

    @property
    def models(self) -> list[Model[Any, Any]]:
        """All parts that learn."""
        return [self.context, *self.layers.values()]

    def nodes(self) -> list[tuple[Model[Any, Any], str]]:
        """Return every layer with the name of each of its arrays, in an order that the size fixes."""
        return [(node, name) for model in self.models for node in model.walk() for name in sorted(node.param_names)]

    def analyse(self, docs: list[Doc]) -> list[tuple[Array, list[int], Array]]:
        """Return for each document, which is one sentence, the numbers of the tags, the heads, and the numbers of the relations."""
        return analyse(self.layers, self.context.predict(docs))

    def save(self, folder: Path) -> None:
        """Write weights, in half precision, and labels."""
        arrays = {str(number): np.asarray(node.get_param(name), dtype=np.float16) for number, (node, name) in enumerate(self.nodes())}
        np.savez_compressed(folder / WEIGHTS, allow_pickle=False, **arrays)
        labels = {"size": asdict(self.size), "tags": self.tags, "relations": self.relations}
        (folder / LABELS).write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


def load_network(folder: Path) -> Network:
    """Return the network of a model folder; raises OSError where there is none."""
    labels = json.loads((folder / LABELS).read_text(encoding="utf-8"))
    network = Network(Size(**labels["size"]), labels["tags"], labels["relations"])
    with np.load(folder / WEIGHTS, allow_pickle=False) as arrays:
        for number, (node, name) in enumerate(network.nodes()):
            node.set_param(name, arrays[str(number)].astype(np.float32))
    return network


def new_language() -> Language:
    """Return spaCy's English tokenizer with an empty vocabulary."""
    language = spacy.blank("en")
    set_tokenizer(language)
    return language


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
