"""Surnames of the persons that an article names in full, so that a lone surname later is known to be a person."""

import re

from pipelines.extract.counts.words.function_words import NOT_IN_PERSON_NAMES

_FULL_NAME = re.compile(r"\b([A-Z][a-zà-ÿ]+(?:\s[A-Z]\.)?(?:\s[A-Z][a-zà-ÿ]+){1,2})\b")
_MOST = 400  # names read of one article, at most


def find_surnames(text: str) -> frozenset[str]:
    """Return the last words of names of two or three capitalised words, in lower case."""
    found: set[str] = set()
    for count, match in enumerate(_FULL_NAME.finditer(text)):
        parts = match.group().lower().split()
        if not any(part in NOT_IN_PERSON_NAMES for part in parts):
            found |= {parts[0], parts[-1]}
        if count > _MOST:
            break
    return frozenset(found)
