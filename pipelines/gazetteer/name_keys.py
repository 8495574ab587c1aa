"""The form of a place name under which it is looked up.  Pure; reading and building the gazetteer belong in `lookup` and `make_places`."""

import unicodedata
from functools import lru_cache

_FOLDS = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "ð": "d",
        "þ": "th",
        "Þ": "Th",
    }
)
_MARKS = str.maketrans({**dict.fromkeys(".'’‘ʻʼ`´‛", ""), **dict.fromkeys("-‐‑–—_/\u00a0\t\n\r", " ")})
_ABBREVIATED = {"fort": "ft", "mount": "mt"}  # at the head of a name
_SAINTS = {"saint": "st", "sainte": "ste"}  # in any place: Bourg-Saint-Pierre


def without_marks(name: str) -> str:
    """Return the name in letters without diacritics: Khān Yūnis becomes Khan Yunis."""
    if name.isascii():
        return name
    decomposed = unicodedata.normalize("NFKD", name.translate(_FOLDS))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(maxsize=50_000)
def key_of(name: str) -> str:
    """Return the lookup key: lower case, no diacritics, full stops or apostrophes, hyphens as spaces, Saint as st.

    >>> key_of("Deir el-Balah"), key_of("St. Louis"), key_of("Kramators’k")
    ('deir el balah', 'st louis', 'kramatorsk')
    """
    if name.isascii() and name.isalpha():
        return name.lower()
    words = without_marks(name).translate(_MARKS).lower().split()
    if len(words) < 2:  # noqa: PLR2004 - Fort alone is a name
        return "".join(words)
    return " ".join([_ABBREVIATED.get(words[0], _SAINTS.get(words[0], words[0])), *(_SAINTS.get(word, word) for word in words[1:])])
