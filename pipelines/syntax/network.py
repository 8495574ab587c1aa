"""Network: the spaCy pipeline of tagger and parser, and the figures that fix its size.  Trained in `train`, used in `parser`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from pipelines.syntax.tokenizer import set_tokenizer

COMPONENTS = ("tok2vec", "tagger", "parser")


@dataclass(frozen=True, slots=True)
class Size:
    """Figures of the network; the defaults are the shipped ones.

    width: values per word.  depth: layers, each of which sees one more word to the left and right.  rows: entries of the hash
    tables for the word, its first letter, its last three letters and its shape.  hidden: values of the parser's state.
    """

    width: int = 96
    depth: int = 4
    rows: tuple[int, int, int, int] = (5000, 1000, 2500, 2500)
    hidden: int = 64


def build_pipeline(size: Size | None = None) -> Language:
    """Return an untrained pipeline; the tagger's labels are Penn tag and universal part of speech, joined by "|"."""
    size = size or Size()
    language = spacy.blank("en")
    set_tokenizer(language)
    language.add_pipe("tok2vec", config={"model": _tok2vec(size)})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": size.width, "upstream": "tok2vec"}
    language.add_pipe(
        "tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": listener}}
    )
    language.add_pipe("parser", config={"model": _transitions(size, listener), "update_with_oracle_cut_size": 100})
    return language


def _tok2vec(size: Size) -> dict[str, Any]:
    """Return the part that turns words in their context into vectors."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": size.width,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": list(size.rows),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": size.width,
            "depth": size.depth,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _transitions(size: Size, listener: dict[str, Any]) -> dict[str, Any]:
    """Return the greedy transition parser."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": size.hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": listener,
    }


def load_pipeline(folder: Path) -> Language:
    """Return the pipeline whose weights lie in the folder; raises OSError where there are none."""
    language = spacy.load(folder, exclude=["vocab", "tokenizer"])
    set_tokenizer(language)
    for label in language.get_pipe("tagger").labels:  # type: ignore[attr-defined]
        language.vocab.strings.add(label)
    return language
