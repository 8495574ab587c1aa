"""Stories: articles that are copies or rewrites of one text, found by MinHash of word triples.

Broder (1997), On the resemblance and containment of documents; banding after Leskovec, Rajaraman, Ullman, Mining of Massive Datasets,
chapter 3. Which incident an article is about belongs in `incidents`.
"""

import re
import zlib
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from pipelines.identity import content_id
from pipelines.link.rows import ArticleRows
from pipelines.tables import ArticleStory, EventTrace
from pipelines.vocabulary import SyndicationRole

Signature = tuple[int, ...]

SIGNATURE_SIZE = 48
_BANDS = 16
COPY_SIMILARITY = 0.7
STORY_SIMILARITY = 0.4
"""Estimated from 48 hashes with a standard error of at most .07; two reports of one event written apart share under .15."""
_FEWEST_WORDS = 20

_WORD = re.compile(r"\w+")
_PRIME = (1 << 31) - 1
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
    permuted: npt.NDArray[np.uint64] = (triples[None, :] * _FACTORS + _OFFSETS) % np.uint64(_PRIME)
    return tuple(int(value) for value in permuted.min(axis=1))


def similarity(one: Signature, other: Signature) -> float:
    """Return the estimated Jaccard similarity of two texts' word triples, 0 to 1."""
    return sum(a == b for a, b in zip(one, other, strict=True)) / SIGNATURE_SIZE if one and other else 0.0


class StoryIndex:
    """The stories of the articles seen so far, by bands of their signatures."""

    def __init__(self) -> None:
        """Start without articles."""
        self._bands: dict[tuple[int, Signature], list[int]] = {}
        self._known: list[tuple[Signature, str]] = []
        self._of_work: dict[str, str] = {}

    def add(self, work_id: str, minhash: Signature, story_id: str) -> None:
        """Remember an article and its story."""
        self._of_work.setdefault(work_id, story_id)
        for band in _bands(minhash):
            self._bands.setdefault(band, []).append(len(self._known))
        self._known.append((minhash, story_id))

    def nearest(self, minhash: Signature) -> tuple[float, str] | None:
        """Return similarity and story of the most similar article; the earliest of equally similar ones."""
        candidates = sorted({number for band in _bands(minhash) for number in self._bands.get(band, ())})
        if not candidates:
            return None
        best = max(candidates, key=lambda number: (similarity(minhash, self._known[number][0]), -number))
        found, story_id = self._known[best]
        return similarity(minhash, found), story_id

    def story_of_work(self, work_id: str) -> str | None:
        """Return the story of an earlier version of the same work."""
        return self._of_work.get(work_id)


def _bands(minhash: Signature) -> Iterable[tuple[int, Signature]]:
    width = SIGNATURE_SIZE // _BANDS
    return ((n, minhash[n * width : (n + 1) * width]) for n in range(_BANDS) if minhash)


def index_traces(traces: Iterable[EventTrace]) -> StoryIndex:
    """Return the index of the articles that earlier days remember."""
    index = StoryIndex()
    for trace in traces:
        if trace.event_key == "main":
            index.add(trace.work_id, trace.signature, trace.story_id)
    return index


def story(rows: ArticleRows, minhash: Signature, index: StoryIndex) -> ArticleStory:
    """Return the story of an article and add the article to the index.

    The role is the page's own word where it credits an agency; else an article that repeats an earlier one is its copy or rewrite.
    """
    article = rows.article
    versions = index.story_of_work(article.work_id)
    nearest = index.nearest(minhash)
    found = nearest if nearest and nearest[0] >= STORY_SIMILARITY else None
    story_id = versions or (found[1] if found else content_id(article.work_id, "story"))
    index.add(article.work_id, minhash, story_id)
    role = article.syndication_role
    if found and not versions and role not in {SyndicationRole.COPY, SyndicationRole.REWRITE}:
        role = SyndicationRole.COPY if found[0] >= COPY_SIMILARITY else SyndicationRole.REWRITE
    return ArticleStory(
        article_id=article.article_id, story_id=story_id, syndication_role=role, similarity=round(found[0], 4) if found else None
    )
