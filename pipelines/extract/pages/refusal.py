"""Refusal: the test whether a page is no article although it was served as one.

The kinds with phrases are data in `refusals`; pages of videos and images are told by what they say of themselves.
"""

import re
from dataclasses import dataclass

from pipelines.extract.pages.metadata_json_ld import ARTICLE_TYPES
from pipelines.extract.pages.refusals import Refusal
from pipelines.extract.pages.refusals_languages import ALL_REFUSALS

VISIBLE = 4_000
"""Characters of a page's visible text that are searched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSigns:
    """What tells an article from another page.

    titles: page title and first headings.  visible: start of the text that readers see, boxes included.  types: of the page's
    JSON-LD, and `og:type`, in small letters.  captions: number of captions.  is_free: as in table `articles`.
    """

    titles: tuple[str, ...] = ()
    visible: str = ""
    types: frozenset[str] = frozenset()
    captions: int = 0
    is_free: bool | None = None


_COMPILED = tuple((kind, [re.compile(each) for each in kind.titles], [re.compile(each) for each in kind.phrases]) for kind in ALL_REFUSALS)
_LONGEST = max(kind.longest for kind in ALL_REFUSALS)
_PAYWALL = "paywall"
_VIDEO_TYPES = frozenset({"videoobject", "video", "video.other", "video.movie", "video.episode", "broadcastevent"})
_GALLERY_TYPES = frozenset({"imagegallery", "mediagallery", "imageobject"})
_FEW_WORDS = 60
_MANY_CAPTIONS = 5


def refusal(signs: PageSigns, text: str) -> str | None:
    """Return why the page is no article and what to do about it, None where it may be one. text: its running text."""
    length = len(text.split())
    if length > _LONGEST:
        return None
    titles = [title.lower().strip() for title in signs.titles]
    for kind, title_patterns, phrases in _COMPILED:
        if length > kind.longest:
            continue
        named = next((title for title in titles for pattern in title_patterns if pattern.search(title)), None)
        said = named or _said(kind, phrases, signs, text)
        if said:
            return f"{kind.name}: the page says {said[:80]!r} and has {length} words of text; {kind.remedy}"
    return _media(signs, length)


def _said(kind: Refusal, phrases: list[re.Pattern[str]], signs: PageSigns, text: str) -> str | None:
    """Return the first phrase of the kind where enough of them stand on the page.

    An article may hold such phrases as well: a page that describes itself as one is believed, and in a text of some length half of
    the paragraphs must hold one. A paywall stands beside the start of an article.
    """
    is_paywall = kind.name == _PAYWALL
    if not is_paywall and signs.types & ARTICLE_TYPES:
        return None
    is_short = is_paywall or len(text.split()) < _FEW_WORDS
    searched = (signs.visible[:VISIBLE] if is_short else text).lower()
    found = [match[0] for pattern in phrases if (match := pattern.search(searched))]
    needs = _needs(kind, signs)
    if not needs or len(found) < needs:
        return None
    paragraphs = searched.split("\n\n")
    telling = sum(any(pattern.search(paragraph) for pattern in phrases) for paragraph in paragraphs)
    return found[0] if is_short or telling * 2 >= len(paragraphs) else None


def _needs(kind: Refusal, signs: PageSigns) -> int:
    """Return how many phrases tell the kind: one where the page itself says that it is locked, none tells it of a free one."""
    if kind.name != _PAYWALL or signs.is_free is None:
        return kind.needs
    return 0 if signs.is_free else 1


def _media(signs: PageSigns, length: int) -> str | None:
    if length >= _FEW_WORDS or signs.types & ARTICLE_TYPES:
        return None
    if signs.types & _VIDEO_TYPES:
        return f"video page: it has {length} words of text beside the video; leave it out, its words are not transcribed"
    if signs.types & _GALLERY_TYPES or signs.captions >= _MANY_CAPTIONS:
        return f"gallery page: it has {length} words of text and {signs.captions} captions; leave it out, captions are not an article"
    return None
