"""Refusal: the test for pages that are no article although they were served as one.

The kinds with phrases are data in `refusal_kinds`; pages of videos and images are recognised by what they say of themselves, front pages
and lists by their headlines.
"""

import re
from dataclasses import dataclass

from pipelines.extract.pages.metadata_json_ld import ARTICLE_TYPES
from pipelines.extract.pages.refusal_kinds import Refusal
from pipelines.extract.pages.refusal_kinds_languages import ALL_REFUSALS
from pipelines.extract.pages.word_tokens import SENTENCE_MARKS, word_count

VISIBLE = 4_000
"""Characters of a page's visible text that are searched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSigns:
    """What tells an article from another page.

    titles: page title and first headings.  visible: start of the text that readers see, boxes included.  types: of the page's
    JSON-LD, and `og:type`, in small letters.  captions: number of captions.  is_free: as in table `articles`.  linked: number of
    headings that are links, as of teasers.  is_front: whether the address is that of the site itself.  is_dated: whether the page tells
    a date or an author of an article.  refresh: the address that a `<meta http-equiv=refresh>` leads to.
    """

    titles: tuple[str, ...] = ()
    visible: str = ""
    types: frozenset[str] = frozenset()
    captions: int = 0
    is_free: bool | None = None
    linked: int = 0
    is_front: bool = False
    is_dated: bool = False
    refresh: str | None = None


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A kind with its patterns."""

    kind: Refusal
    titles: tuple[re.Pattern[str], ...]
    phrases: tuple[re.Pattern[str], ...]
    sure: tuple[re.Pattern[str], ...]


_COMPILED = tuple(
    _Compiled(kind, *(tuple(re.compile(one) for one in patterns) for patterns in (kind.titles, kind.phrases, kind.sure)))
    for kind in ALL_REFUSALS
)
_LONGEST = max(kind.longest for kind in ALL_REFUSALS)
_PAYWALL = "paywall"
VIDEO_TYPES = frozenset({"videoobject", "video", "video.other", "video.movie", "video.episode", "broadcastevent"})
"""Types of schema.org and `og:type`, in small letters, of pages that show a video."""
_VIDEO_TITLE = re.compile(r"^(?:watch|video)\s*[:|–—]|\s[-–—|]\s*video(?: report)?$", re.IGNORECASE)
_GALLERY_TYPES = frozenset({"imagegallery", "mediagallery", "imageobject"})
_FEW_WORDS = 60
_SHELL_WORDS = 20
_MANY_CAPTIONS = 5
_FRONT_HEADLINES = 3
_LIST_HEADLINES = 8
_TEASER_WORDS = 40
_LIST_WORDS = 600


def refusal(signs: PageSigns, text: str) -> str | None:
    """Return why the page is no article and what to do about it, None where it may be one. text: its running text."""
    length = word_count(text)
    if length <= _LONGEST:
        titles = [title.lower().strip() for title in signs.titles]
        for one in _COMPILED:
            said = _told(one, titles, signs, text) if length <= one.kind.longest else None
            if said:
                return f"{one.kind.name}: the page says {said[:80]!r} and has {length} words of text; {one.kind.remedy}"
    return _refresh(signs, length) or _media(signs, length) or _list(signs, text, length) or _shell(text, length)


def _refresh(signs: PageSigns, length: int) -> str | None:
    if not signs.refresh or length >= _FEW_WORDS:
        return None
    return f"redirect: the page sends its readers on to {signs.refresh[:200]} and has {length} words of text; name that address"


def _shell(text: str, length: int) -> str | None:
    """Recognise a page whose few words are labels and no sentences: a script makes its text."""
    if not length or length >= _SHELL_WORDS or any(line.strip()[-1:] in SENTENCE_MARKS and line.strip() for line in text.split("\n")):
        return None
    words = f"{length} word{'' if length == 1 else 's'}"
    return f"script page: it has {words} and no sentence; save the page from a browser and put the file into the inbox"


def _told(one: _Compiled, titles: list[str], signs: PageSigns, text: str) -> str | None:
    """Return what tells the kind: a title, a sure phrase, or several phrases."""
    named = next((title for title in titles for pattern in one.titles if pattern.search(title)), None)
    return named or _surely_said(one, titles, signs, text) or _said(one, signs, text)


def _surely_said(one: _Compiled, titles: list[str], signs: PageSigns, text: str) -> str | None:
    is_paywall = one.kind.name == _PAYWALL
    if signs.is_free if is_paywall else (signs.types & ARTICLE_TYPES or word_count(text) >= _FEW_WORDS):
        return None
    searched = signs.visible[:VISIBLE] if is_paywall else "\n".join((*titles, text))
    matches = (pattern.search(searched.lower()) for pattern in one.sure)
    return next((match[0] for match in matches if match), None)


def _said(one: _Compiled, signs: PageSigns, text: str) -> str | None:
    """Return the first phrase of the kind where enough of them stand on the page.

    An article may hold such phrases as well: a page that describes itself as one is believed, and in a text of some length half of
    the paragraphs must hold one. A paywall stands beside the start of an article.
    """
    is_paywall = one.kind.name == _PAYWALL
    if not is_paywall and signs.types & ARTICLE_TYPES:
        return None
    is_short = is_paywall or word_count(text) < _FEW_WORDS
    searched = (signs.visible[:VISIBLE] if is_short else text).lower()
    found = [match[0] for pattern in one.phrases if (match := pattern.search(searched))]
    needs = _needs(one.kind, signs)
    if not needs or len(found) < needs:
        return None
    paragraphs = searched.split("\n\n")
    telling = sum(any(pattern.search(paragraph) for pattern in one.phrases) for paragraph in paragraphs)
    return found[0] if is_short or telling * 2 >= len(paragraphs) else None


def _needs(kind: Refusal, signs: PageSigns) -> int:
    """Return how many phrases show the kind: one where the page itself says that it is locked; 0, none, where it says that it is free."""
    if kind.name != _PAYWALL or signs.is_free is None:
        return kind.needs
    return 0 if signs.is_free else 1


def _media(signs: PageSigns, length: int) -> str | None:
    if length >= _FEW_WORDS:
        return None
    is_article = bool(signs.types & ARTICLE_TYPES)
    if any(_VIDEO_TITLE.search(title.strip()) for title in signs.titles) or (signs.types & VIDEO_TYPES and not is_article):
        return f"video page: it has {length} words of text beside the video; leave it out, its words are not transcribed"
    if not is_article and (signs.types & _GALLERY_TYPES or signs.captions >= _MANY_CAPTIONS):
        return f"gallery page: it has {length} words of text and {signs.captions} captions; leave it out, captions are not an article"
    return None


def _list(signs: PageSigns, text: str, length: int) -> str | None:
    """Tell the front page of a site, to which addresses of lost articles often lead, and other lists of teasers."""
    if signs.types & ARTICLE_TYPES:
        return None
    if signs.is_front and signs.linked >= _FRONT_HEADLINES:
        return f"front page: it has {signs.linked} headlines that lead elsewhere; name the address of an article, or drop this one"
    paragraphs = text.count("\n\n") + 1
    most = min(_TEASER_WORDS * paragraphs, _LIST_WORDS)
    is_list = signs.linked >= _LIST_HEADLINES and paragraphs <= signs.linked * 3 // 2 and length < most
    if is_list and not signs.is_dated:
        return f"list page: it has {signs.linked} headlines that lead elsewhere and {length} words of text; name the address of an article"
    return None
