"""Features: what the network sees of a word (form, first letter, last three letters, shape) and the hashes under which it knows them.

Forms, shapes and hashes are those of spaCy 3 and thinc 8, with which the network is trained; they are worked out here without either.
"""

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
SUFFIX = 3  # letters
LONG = 100  # characters: longer words share one shape
RUN = 4  # a shape tells runs of up to four like characters apart
SEEDS = (8, 9, 10, 11)  # of the hash tables for form, first letter, last three letters and shape

# Marks and signs that count as one form.
NORMS = {
    **dict.fromkeys(("'S", "'s", "’s", "’S"), "'s"),
    **dict.fromkeys(("’", "‘", "´", "`"), "'"),
    **dict.fromkeys(("”", "“", "''", "``", "´´", "„", "»", "«", "‘‘", "’’"), '"'),
    **dict.fromkeys(("—", "–", "--", "---", "——"), "-"),
    **dict.fromkeys(("€", "£", "¥", "฿", "US$", "C$", "A$", "₺", "₹", "৳", "₩", "Mex$", "₣", "E£"), "$"),
    **dict(zip("？！，；：。।", "?!,;:..", strict=True)),
    "…": "...",
}

# Strings that spaCy numbers instead of hashing them, as far as a feature can be one of them.
_NUMBERED = {
    "ID": 64,
    "POS": 74,
    "TAG": 75,
    "DEP": 76,
    "ADJ": 84,
    "ADP": 85,
    "ADV": 86,
    "AUX": 87,
    "DET": 90,
    "NUM": 93,
    "SYM": 99,
    "X": 101,
}
_NUMBERED |= {"EOL": 102, "ORG": 383, "GPE": 384, "LOC": 385, "LAW": 390, "IDX": 455, "_": 456, "relcl": 447, "rcmod": 448}
_NUMBERED_IN_ORDER = (
    "acomp advcl advmod agent amod appos attr aux auxpass cc ccomp complm conj cop csubj csubjpass dep det dobj expl hmod hyph infmod"
    " intj iobj mark meta neg nmod nn npadvmod nsubj nsubjpass num number oprd obj obl parataxis partmod pcomp pobj poss possessive"
    " preconj prep prt punct quantmod"
)
_NUMBERED |= {name: number for number, name in enumerate(_NUMBERED_IN_ORDER.split(), 398)}
_NUMBERED |= {"root": 449, "xcomp": 450, "acl": 451}

_BITS = 0xFFFFFFFFFFFFFFFF
_FACTOR = 0xC6A4A7935BD1E995


def word_features(word: str) -> tuple[str, str, str, str]:
    """Return form, first letter, last three letters and shape of a word, which is not empty."""
    return NORMS.get(word) or word.lower(), word[0], word[-SUFFIX:], shape(word)


def shape(word: str) -> str:
    """Return the word with X for capitals, x for other letters and d for digits; of a run of like characters four are kept."""
    if len(word) >= LONG:
        return "LONG"
    kinds: list[str] = []
    last, run = "", 0
    for character in word:
        kind = ("X" if character.isupper() else "x") if character.isalpha() else "d" if character.isdigit() else character
        run = run + 1 if kind == last else 0
        last = kind
        if run < RUN:
            kinds.append(kind)
    return "".join(kinds)


def string_hash(text: str) -> int:
    """Return the 64 bits by which spaCy knows a string: MurmurHash2 (64A, seed 1; Austin Appleby) of its UTF-8, or a small number."""
    number = _NUMBERED.get(text)
    if number is not None:
        return number
    data = text.encode("utf-8", "replace")
    size = len(data)
    result = 1 ^ (size * _FACTOR & _BITS)
    whole = size & ~7
    for at in range(0, whole, 8):
        block = int.from_bytes(data[at : at + 8], "little") * _FACTOR & _BITS
        result = (result ^ ((block ^ (block >> 47)) * _FACTOR & _BITS)) * _FACTOR & _BITS
    if size > whole:
        result = (result ^ int.from_bytes(data[whole:], "little")) * _FACTOR & _BITS
    result = (result ^ (result >> 47)) * _FACTOR & _BITS
    return result ^ (result >> 47)


def rows(hashes: Array, seed: int, size: int) -> Array:
    """Return hashes × 4 rows of a table of the size: thinc's MurmurHash3 (x86, 128 bits) of each hash."""
    first = hashes.astype(np.uint64) * np.uint64(0x87C37B91114253D5)
    first = ((first << np.uint64(31)) | (first >> np.uint64(33))) * np.uint64(0x4CF5AD432745937F)
    start = np.uint64(seed ^ 8)
    first = (first ^ start) + start
    second = _mixed(first + start)
    first = _mixed(first) + second
    second = second + first
    low = np.uint64(0xFFFFFFFF)
    keys = np.stack([first & low, first >> np.uint64(32), second & low, second >> np.uint64(32)], axis=1)
    return (keys % np.uint64(size)).astype(np.intp)


def _mixed(values: Array) -> Array:
    """Return the values with their bits mixed."""
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return np.asarray(values ^ (values >> np.uint64(33)))
