"""Load the packaged weights once per process.  They are made by `benchmarks/fit_event_model.py`."""

import json
from functools import cache
from pathlib import Path

from pipelines.event_model.log_linear import EventModel

WEIGHTS = Path(__file__).parent / "weights.json"


@cache
def load_event_model() -> EventModel:
    """Return the packaged model."""
    held = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return EventModel(held["place"], held["day"], held["background"], held["total"])
