"""Load the packaged weights once per process.  They are made by `benchmarks/fit_event_model.py` and `fit_figure_choice.py`."""

import json
from functools import cache
from pathlib import Path

from pipelines.event_model.log_linear import EventModel, Weights

WEIGHTS = Path(__file__).parent / "weights.json"
FIGURE_WEIGHTS = Path(__file__).parent / "figure_weights.json"


@cache
def load_event_model() -> EventModel:
    """Return the packaged model."""
    held = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return EventModel(held["place"], held["day"], held["background"], held["total"])


@cache
def load_figure_weights() -> Weights:
    """Return the packaged weights by which an article's own figures of dead and hurt are chosen."""
    held: Weights = json.loads(FIGURE_WEIGHTS.read_text(encoding="utf-8"))
    return held
