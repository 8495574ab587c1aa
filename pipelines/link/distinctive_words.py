"""The words and names that distinguish one event from another, and how much weight each of them has.

A term is a word in lower case, a pair of capitalised words joined by an underscore (people, streets, venues), or an age. Which events are
compared is decided in `incidents`; how similar they are is computed in `likeness`.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from pipelines.link.word_frequencies import COMMON_WORDS

LONGEST_TEXT = 5_000
"""Characters of an article that are read. An article begins with what it reports; what follows is mostly background."""
LONGEST_LEAD = 600
MOST_TERMS = 160

_WORD = re.compile(r"[^\W_][\w'’-]{2,}")
_NAME = re.compile(r"\b[^\W\d_a-z][\w'’-]+(?: (?:[^\W\d_a-z]\. )?[^\W\d_a-z][\w'’-]+)+")
_AGE = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\b|, (\d{2}),")
_SHARES = {word: share for share, words in COMMON_WORDS.items() for word in words.split()}
_BACKGROUND_ARTICLES = 1_000
"""How many articles of the window the general knowledge of `word_frequencies` weighs as much as: in a small window it is nearly all."""
_HIGHEST_WEIGHT = 7.0
_SEARCHED_SHARE = 0.03


def words_of_text(text: str) -> tuple[str, ...]:
    """Return the distinct words of a text in the order of their first use, in lower case, without a possessive ending."""
    found = (match.lower() for match in _WORD.findall(text))
    return tuple(dict.fromkeys(word.removesuffix("'s").removesuffix("’s") for word in found))


def names(text: str) -> tuple[str, ...]:
    """Return the pairs of capitalised words that stand side by side, initials left out: a name of three words gives two pairs."""
    pairs = []
    for match in _NAME.findall(text):
        parts = [part.lower() for part in match.split(" ") if len(part) > 2]  # noqa: PLR2004 — an initial with its dot
        pairs += [f"{one}_{other}" for one, other in pairwise(parts)]
    return tuple(dict.fromkeys(pairs))


def ages(text: str) -> tuple[str, ...]:
    """Return the ages of people as terms such as 34y."""
    return tuple(dict.fromkeys(f"{one or other}y" for one, other in _AGE.findall(text)))


def lead_terms(title: str | None, text: str) -> tuple[str, ...]:
    """Return the words of a title and of the beginning of a text."""
    return words_of_text(f"{title or ''}\n{text[:LONGEST_LEAD]}")


def terms(title: str | None, text: str) -> tuple[str, ...]:
    """Return the terms of an article, sorted; of more than MOST_TERMS the rarest, of equally rare ones the first in the text."""
    part = text[:LONGEST_TEXT]
    found = words_of_text(f"{title or ''}\n{part}")
    kept = sorted(found, key=lambda word: _SHARES.get(word, 0.0))[:MOST_TERMS]
    return tuple(sorted({*kept, *names(part), *ages(part)}))


def is_searched(term: str) -> bool:
    """Tell whether events are found by a term: not by a word of more than three articles in 100, which would find too many."""
    return _SHARES.get(term, 0.0) < _SEARCHED_SHARE


def is_name(term: str) -> bool:
    """Tell whether a term is a pair of capitalised words."""
    return "_" in term


def is_age(term: str) -> bool:
    """Tell whether a term is an age."""
    return term[-1] == "y" and term[:-1].isdigit()


class TermWeights(dict[str, float]):
    """The weight of a term: the logarithm of how few articles hold it, in the window and in general, at most _HIGHEST_WEIGHT.

    Inverse document frequency after Spärck Jones (1972), with `word_frequencies` as articles seen before. squares: the weights squared.
    edition: a new object each time articles are added or removed, so that results computed from the weights know whether they still hold.
    """

    def __init__(self, articles: Iterable[Iterable[str]] = (), known: Mapping[str, int] | None = None, number: int = 0) -> None:
        """Count in how many of the articles each term stands. known: counts of a number of articles before them."""
        super().__init__()
        self._frequency: Counter[str] = Counter(known)
        self._articles = number
        self.squares = _Squares(self)
        self.edition = object()
        self.add(articles)

    def add(self, articles: Iterable[Iterable[str]]) -> None:
        """Count the terms of more articles."""
        for found in articles:
            self._articles += 1
            self._frequency.update(found)
        self._renew()

    def know(self, counts: Mapping[str, int]) -> None:
        """Take in how many of the articles that are counted already hold further terms."""
        self._frequency.update(counts)
        self._renew()

    def remove(self, articles: Iterable[Iterable[str]]) -> None:
        """Forget articles that were counted."""
        for found in articles:
            self._articles -= 1
            for term in found:
                self._frequency[term] -= 1
                if not self._frequency[term]:
                    del self._frequency[term]
        self._renew()

    def _renew(self) -> None:
        self.clear()
        self.squares.clear()
        self.edition = object()

    def __missing__(self, term: str) -> float:
        """Compute the weight of a term where it is asked for first."""
        # a Counter's own look-up of a missing term is a slow call
        seen = self._frequency.get(term, 0) + _BACKGROUND_ARTICLES * _SHARES.get(term, 0.0) + 0.5
        weight = min(_HIGHEST_WEIGHT, max(0.0, math.log((self._articles + _BACKGROUND_ARTICLES) / seen)))
        self[term] = weight
        return weight


class _Squares(dict[str, float]):
    def __init__(self, weights: TermWeights) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, term: str) -> float:
        square = self._weights[term] ** 2
        self[term] = square
        return square
