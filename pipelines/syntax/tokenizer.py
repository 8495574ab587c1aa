"""Tokenizer: words and marks as the English treebanks cut them, for training and for use alike.  No tags, no syntax."""

import re
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.util import compile_infix_regex

# One character for one character, so that offsets stay exact: apostrophes and single quotation marks fall together, because the
# right one is both; double ones keep the difference between left and right, because it helps the parser.
_MARKS = str.maketrans({"’": "'", "‘": "'", "‛": "'", "‚": "'", "ʼ": "'", "′": "'", "«": "“", "»": "”", "„": "“", "‟": "“", "″": '"'})

# The treebanks write "2010–2015" and "Paris–Nice" as three words.
_EXTRA_INFIXES = (r"(?<=[0-9A-Za-z])[–‐‑−](?=[0-9A-Za-z])",)

# Blanks, control characters, zero-width blanks, and surrogates, which are no text.
_BLANK = r"\s\x00-\x1f\x7f-\x9f\u200b\u2060\ufeff\ud800-\udfff"
_RUN = re.compile(f"[^{_BLANK}]+")
_UNEVEN = re.compile(rf"^[{_BLANK}]|[{_BLANK}]$|  |(?! )[{_BLANK}]")


def plain_marks(text: str) -> str:
    """Return the text, as long as before, with fewer kinds of quotation marks and apostrophes."""
    return text.translate(_MARKS)


def set_tokenizer(language: Language) -> None:
    """Give the spaCy pipeline the infixes of the treebanks beside those for English."""
    infixes = (*(language.Defaults.infixes or ()), *_EXTRA_INFIXES)
    tokenizer: Any = language.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def plain_text(text: str) -> tuple[str, np.ndarray[Any, Any] | None]:
    """Return the text with plain marks and single blanks, none at its ends, and for each character its place in the text.

    The places are None where nothing was left out.  Control characters and surrogates count as blanks.
    """
    plain = plain_marks(text)
    if _UNEVEN.search(plain) is None:
        return plain, None
    runs = list(_RUN.finditer(plain))
    offsets = [place for run in runs for place in range(run.start() - 1, run.end())]
    return " ".join(run[0] for run in runs), np.array(offsets[1:], dtype=np.int64)
