"""Words that only interrupt a sentence: asides in brackets (members of the Popular Front (PF) were killed) or dashes, marks of a "word".

So do sources between commas: the evacuation of, according to the mayor, 900 people.  An aside that holds numbers, ages or what happened
stays where it is.
"""

from itertools import pairwise

from pipelines.extract.counts.metrics.all_metrics import metric_words
from pipelines.extract.counts.words.function_words import AUXILIARIES
from pipelines.extract.counts.words.sentence_words import Word

_CLOSING = {"(": ")", "[": "]", "—": "—", "–": "–", "-": "-", "--": "--"}
_HYPHENS = frozenset({"-", "--"})
_SOURCE = "according"
_MARKS = frozenset('"“”')
_FEW = 2  # words between quotation marks that belong to the sentence around them
_LONGEST = 14  # words of an aside, at most


def without_scare_quotes(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words without quotation marks around one or two of them, or a few behind a helping verb.

    27 "terrorists" were killed; eight others were "missing, presumed dead".
    """
    marks = [at for at, word in enumerate(words) if word.low in _MARKS]
    around = {at for first, last in pairwise(marks) if 1 < last - first <= _few(words, first) + 1 for at in (first, last)}
    return tuple(word for at, word in enumerate(words) if at not in around) if around else words


def _few(words: tuple[Word, ...], mark: int) -> int:
    """Return how many words between quotation marks belong to the sentence around them."""
    return 2 * _FEW + 1 if mark and words[mark - 1].low in AUXILIARIES else _FEW


def without_asides(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words of a sentence without short asides in brackets or between dashes; offsets stay those of the text."""
    if not any(word.low in _CLOSING or word.low == _SOURCE for word in words):
        return words
    kept: list[Word] = []
    at = 0
    while at < len(words):
        end = _end_of_aside(words, at) if words[at].low in _CLOSING or _opens_source(words, at) else None
        if end is None:
            kept.append(words[at])
            at += 1
        else:
            at = end
    return tuple(kept)


def _opens_source(words: tuple[Word, ...], at: int) -> bool:
    """Whether a comma after 'of' opens the name of a source; elsewhere a source between commas may belong to either side."""
    return words[at].low == "," and at > 0 and words[at - 1].low == "of" and at + 1 < len(words) and words[at + 1].low == _SOURCE


def _end_of_aside(words: tuple[Word, ...], at: int) -> int | None:
    """Return the word after the aside that opens here; None where it is long, open, or holds numbers or what happened."""
    if words[at].low in _HYPHENS and not (at and words[at - 1].text[:1].islower()):
        return None  # behind a dateline
    known = metric_words() if words[at].low in _CLOSING else {}
    for here in range(at + 1, min(at + _LONGEST, len(words))):
        low = words[here].low
        if low == _CLOSING.get(words[at].low, ","):
            return here + 1
        if low in known or any(letter.isdigit() for letter in low):
            return None
    return None
