"""Stories: articles that are copies or rewrites of one text, found by MinHash of word triples.

Broder (1997), On the resemblance and containment of documents; banding after Leskovec, Rajaraman, Ullman, Mining of Massive Datasets,
chapter 3. Which incident an article is about belongs in `incidents`.
"""

import datetime as dt
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from pipelines.contract.identity import content_id
from pipelines.contract.tables import Article, ArticleStory
from pipelines.contract.vocabulary import SyndicationRole
from pipelines.link.inverted_index import Postings

Signature: TypeAlias = tuple[int, ...]
Band: TypeAlias = tuple[int, Signature]
"""A part of a signature with its number: articles that share one are compared."""

SIGNATURE_SIZE = 48
BANDS = 16
COPY_SIMILARITY = 0.7
STORY_SIMILARITY = 0.5
"""Estimated from 48 hashes with a standard error of at most .07; two reports of one event written apart share under .15."""
STORY_DAYS = 3
"""A text is copied within days; daily bulletins in the same words are other stories, and so are figures in other digits."""
_FEWEST_WORDS = 20
MOST_OF_A_BAND = 100


_WORD = re.compile(r"\w+")
_PRIME = (1 << 31) - 1
_PERMUTED = 20_000
"""Triples that are permuted together: a text of ten megabytes would take gigabytes at once."""
# RandomState, because its stream is frozen: signatures of different years stay comparable
_RANDOM = np.random.RandomState(20261124)
_FACTORS = _RANDOM.randint(1, _PRIME, SIGNATURE_SIZE).astype(np.uint64)[:, None]
_OFFSETS = _RANDOM.randint(0, _PRIME, SIGNATURE_SIZE).astype(np.uint64)[:, None]


def signature(text: str) -> Signature:
    """Return the MinHash signature of a text's word triples: SIGNATURE_SIZE numbers, or none for a text that is too short to compare."""
    words = [zlib.crc32(word.encode()) for word in _WORD.findall(text.lower())]
    if len(words) < _FEWEST_WORDS:
        return ()
    hashes = np.array(words, dtype=np.uint64) % np.uint64(_PRIME)
    triples = np.unique((hashes[:-2] * np.uint64(31) + hashes[1:-1] * np.uint64(17) + hashes[2:]) % np.uint64(_PRIME))
    parts = (triples[start : start + _PERMUTED] for start in range(0, len(triples), _PERMUTED))
    least: npt.NDArray[np.uint64] = np.min([((part * _FACTORS + _OFFSETS) % np.uint64(_PRIME)).min(axis=1) for part in parts], axis=0)
    return tuple(int(value) for value in least)


class ToldStory(NamedTuple):
    """An article and its story. day: of publication, as an ordinal."""

    work_id: str
    minhash: Signature
    day: int
    story_id: str


def similarity(one: Signature, other: Signature) -> float:
    """Return the estimated Jaccard similarity of two texts' word triples, 0 to 1."""
    return sum(a == b for a, b in zip(one, other, strict=True)) / SIGNATURE_SIZE if one and other else 0.0


@dataclass(frozen=True, slots=True)
class KnownStories:
    """Earlier articles that are kept elsewhere than in memory, as far as those that follow can ask for them.

    with_band: by band the numbers of the last MOST_OF_A_BAND articles, ascending.  of_work: the number of the first version of a work,
    alone in a list.  told: by number; of those that share a band only they are wanted whose day is near enough (STORY_DAYS).
    following: a number greater than all.
    """

    with_band: Mapping[Band, Iterable[int]] = field(default_factory=dict)
    of_work: Mapping[str, Iterable[int]] = field(default_factory=dict)
    told: Mapping[int, ToldStory] = field(default_factory=dict)
    following: int = 0


class StoryIndex:
    """The stories of the articles of the window, by bands of their signatures. The first articles leave first."""

    def __init__(self, known: KnownStories | None = None) -> None:
        """Start with the articles that are known elsewhere, if any."""
        known = known or KnownStories()
        self._next = known.following
        self._known: dict[int, ToldStory] = dict(known.told)
        self._bands = Postings[Band](known.with_band)
        self._of_work = Postings[str](known.of_work)

    def add(self, work_id: str, minhash: Signature, published: dt.date, story_id: str) -> None:
        """Remember an article and its story."""
        number, self._next = self._next, self._next + 1
        self._known[number] = ToldStory(work_id, minhash, published.toordinal(), story_id)
        self._of_work.add(work_id, number)
        for band in bands(minhash):
            self._bands.add(band, number)

    def forget(self, articles: int) -> None:
        """Forget the first articles."""
        for number in list(islice(self._known, articles)):
            told = self._known.pop(number)
            self._of_work.drop_first(told.work_id)
            for band in bands(told.minhash):
                self._bands.drop_first(band)

    def nearest(self, minhash: Signature, published: dt.date) -> tuple[float, str]:
        """Return similarity and story of the most similar article of the days around; the earliest of equally similar ones; 0 for none."""
        found = {number for band in bands(minhash) for number in self._bands.last(band, MOST_OF_A_BAND)}
        known = (self._known.get(number) for number in sorted(found))
        around = [told for told in known if told is not None and abs(told.day - published.toordinal()) <= STORY_DAYS]
        return max(((similarity(minhash, told.minhash), told.story_id) for told in around), key=lambda one: one[0], default=(0.0, ""))

    def story_of_work(self, work_id: str) -> str | None:
        """Return the story of an earlier version of the same work."""
        return next((self._known[number].story_id for number in self._of_work.first(work_id, 1)), None)


def bands(minhash: Signature) -> Iterable[Band]:
    """Return the bands of a signature with their numbers: articles that share one are compared."""
    width = SIGNATURE_SIZE // BANDS
    return ((n, minhash[n * width : (n + 1) * width]) for n in range(BANDS) if minhash)


def day_of(article: Article) -> dt.date:
    """Return the day of publication; of collection where it is not known."""
    return article.published_day or article.fetched_at.date()


def story(article: Article, minhash: Signature, index: StoryIndex) -> ArticleStory:
    """Return the story of an article and add the article to the index.

    The role is the page's own word where it credits an agency; else an article that repeats an earlier one is its copy or rewrite.
    """
    published = day_of(article)
    versions = index.story_of_work(article.work_id)
    nearest, known = index.nearest(minhash, published)
    is_told = nearest >= STORY_SIMILARITY
    story_id = versions or (known if is_told else content_id(article.work_id, "story"))
    index.add(article.work_id, minhash, published, story_id)
    role = article.syndication_role
    if is_told and not versions and role not in {SyndicationRole.COPY, SyndicationRole.REWRITE}:
        role = SyndicationRole.COPY if nearest >= COPY_SIMILARITY else SyndicationRole.REWRITE
    return ArticleStory(
        article_id=article.article_id, story_id=story_id, syndication_role=role, similarity=round(nearest, 4) if is_told else None
    )
