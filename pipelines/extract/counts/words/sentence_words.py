"""Words of a sentence with exact offsets, as the count rules see them.  No meaning is given to a word here."""

import re
from functools import lru_cache, partial
from typing import NamedTuple

# One alternative per shape, tried in this order: clock times and decimals stay whole, hyphenated words stay whole (25-year-old,
# twenty-five, S-300), a possessive mark is a word of its own, any other mark is one word.
_WORD = re.compile(
    r"\d+[:]\d\d(?:[:]\d\d)?(?!\d)"
    r"|\w+(?:-\w+){1,8}"
    r"|\d[\d,.]{0,400}\d(?:st|nd|rd|th)?(?!\w)|\d+(?:st|nd|rd|th)?(?!\w)"
    r"|(?:[^\W\d_]\.){2,8}"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mrs?|Ms|Dr|St|Gen|Lt|Sgt|Col|Capt|Maj|Gov|Sen|Rep|Supt|No|Nos|vs|Jr|Sr|Rev)\."
    r"|[^\W\d_]+\d\w*"
    r"|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+){0,3}"
    r"|\w+"
    r"|['’]s\b"
    r"|\S"
)


class Word(NamedTuple):
    """A word or mark: [start, end) in the text, the characters, and the same in lower case."""

    start: int
    end: int
    text: str
    low: str


_Piece = tuple[tuple[int, int, str, str], ...]  # of each word: start and end in the piece, the characters, the same in lower case
_KNOWN_PIECES = 50_000
_LONGEST_PIECE = 40  # characters; longer pieces hardly come again
_new_word = partial(tuple.__new__, Word)  # half the time of the constructor


def split_words(text: str, start: int, end: int) -> tuple[Word, ...]:
    """Return the words of text[start:end] in order."""
    found: list[Word] = []
    for piece in text[start:end].split(" "):
        for first, last, written, low in _known_pieces(piece) if len(piece) <= _LONGEST_PIECE else _split(piece):
            found.append(_new_word((start + first, start + last, written, low)))
        start += len(piece) + 1
    return tuple(found)


def _split(piece: str) -> _Piece:
    """Return the words of a piece; no word goes over a blank, and none depends on what stands beyond one."""
    return tuple((match.start(), match.end(), match[0], match[0].lower().replace("’", "'")) for match in _WORD.finditer(piece))


_known_pieces = lru_cache(_KNOWN_PIECES)(_split)
