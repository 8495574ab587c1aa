"""The words that English writes small inside a sentence, loaded once per process.  The list is made by `benchmarks/case_words.py`."""

from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "model" / "small_words.txt"


@cache
def load_small_words() -> frozenset[str]:
    """Return the packaged list."""
    return frozenset(WORDS.read_text(encoding="utf-8").split())
