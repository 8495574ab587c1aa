"""Word tokens: the words of a text, also in scripts that write no spaces between them.

Chinese, Japanese, Thai, Lao, Khmer and Burmese need a dictionary to be cut into words; for telling a text from a caption a mean length
of a word is enough.
"""

import re

_HAN_KANA = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
_SOUTH_EAST = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0edf\u1000-\u109f\u1780-\u17d3"
_SPACELESS = re.compile(f"[{_HAN_KANA}{_SOUTH_EAST}]")
_RUN = re.compile(f"(?P<han>[{_HAN_KANA}]+)|[{_SOUTH_EAST}]+")
_TOKEN = re.compile(f"[{_HAN_KANA}]|[{_SOUTH_EAST}]+|[^\\W_{_HAN_KANA}{_SOUTH_EAST}]+")
SENTENCE_MARKS = ".!?…\"”’'»。！？」』”؟۔।"
"""Characters that end a sentence in the scripts that are read."""

_DENSE = re.compile(f"[{_HAN_KANA}\uac00-\ud7a3]")
_DENSITY = 2
_HAN_LETTERS = 2
_SOUTH_EAST_LETTERS = 5


def word_count(text: str) -> int:
    """Return the number of words; in scripts without spaces two characters of Chinese and Japanese count as one, five of the others."""
    if not _SPACELESS.search(text):
        return len(text.split())
    counted = 0
    for run in _RUN.finditer(text):
        counted += -(-len(run[0]) // (_HAN_LETTERS if run["han"] else _SOUTH_EAST_LETTERS))
    rest = _RUN.sub(" ", text)
    return counted + sum(any(map(str.isalnum, word)) for word in rest.split())


def word_tokens(text: str) -> list[str]:
    """Return the words in small letters without marks, each character of Chinese and Japanese as one."""
    return _TOKEN.findall(text.lower())


def weight(text: str) -> int:
    """Return how long a text would be in letters: a character of Chinese, Japanese or Korean says as much as three of them."""
    return len(text) + (_DENSITY * len(_DENSE.findall(text)) if _DENSE.search(text) else 0)
