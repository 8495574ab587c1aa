"""Script text: the paragraphs of an article that stand in no element of the page, because a browser makes them of data in a script.

Read where the page itself shows hardly a sentence: `articleBody` of its JSON-LD and the posts of a live blog first, then the object of
other JSON data that has the page's headline. What the page shows is read in `plain_container`.
"""

import html
import json
import re
from collections import deque
from collections.abc import Iterator

from pipelines.extract.pages.html_tree import fold_space, text_of
from pipelines.extract.pages.parsed_page import ParsedPage

SHORTEST = 400
"""Characters of the shortest text that is taken from a script."""

_LARGEST = 5_000_000
_MOST_OBJECTS = 20_000
_DEEPEST = 12
_SHORTEST_PARAGRAPH = 40
_SHORTEST_TITLE = 12
_LONGEST_TITLE = 400
_OTHER_KEYS = re.compile(
    r"relat|recommend|caption|credit|promo|teaser|newsletter|author|byline|bio|comment|seo|meta|excerpt|summary|descri|head|title|name|alt"
    r"|slug|url|link|popular|latest|trending|more|next|prev|image|video|media|embed|sponsor|taxonomy|tags|subhead|standfirst|__typename",
    re.IGNORECASE,
)
_OTHER_TYPES = re.compile(
    r"image|photo|video|gallery|embed|link|relat|promo|caption|ad\b|advert|newsletter|audio|social|tweet|quote", re.IGNORECASE
)
_CUT = re.compile(r"</(?:p|li|h\d|div|blockquote)\s*>|<br\s*/?>|\n", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_SENTENCE_END = re.compile(r"[.!?…\"”’'):]$")


def script_paragraphs(page: ParsedPage) -> list[str]:
    """Return the paragraphs of the article that the page's scripts hold, none where nothing plainly is its text."""
    stated = page.node.get("articleBody")
    found = [text for body in (stated, *page.live_posts) if isinstance(body, str) for text in _paragraphs(body)]
    if _length(found) >= SHORTEST:
        return found
    titles = {fold_space(title).lower() for title in _titles(page)}
    texts = (_text_in(one) for data in _data(page) for one in _objects(data) if _has_title(one, titles))
    best = max(texts, key=_length, default=[])
    return best if _length(best) >= SHORTEST else []


def _length(paragraphs: list[str]) -> int:
    return sum(map(len, paragraphs))


def _titles(page: ParsedPage) -> Iterator[str]:
    seen = [text_of(element) for tag in ("h1", "title") for element in page.root.iter(tag)]
    for title in (page.meta.get("og:title"), page.listed_title, *seen):
        if title and len(title) >= _SHORTEST_TITLE:
            yield title
            yield from (part for part in re.split(r"\s[|–—-]\s", title)[:1] if len(part) >= _SHORTEST_TITLE)


def _data(page: ParsedPage) -> Iterator[object]:
    for script in page.root.iter("script"):
        kind = (script.get("type") or "").lower()
        if kind == "application/json" and len(script.text or "") <= _LARGEST:
            try:
                yield json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue


def _objects(data: object) -> Iterator[dict[str, object]]:
    """Yield the objects of the data, outer ones first."""
    waiting: deque[object] = deque([data])
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        value = waiting.popleft()
        if isinstance(value, dict):
            yield value
        if isinstance(value, dict | list):
            waiting.extend(one for one in (value.values() if isinstance(value, dict) else value) if isinstance(one, dict | list))


def _has_title(one: dict[str, object], titles: set[str]) -> bool:
    return any(isinstance(value, str) and len(value) <= _LONGEST_TITLE and fold_space(value).lower() in titles for value in one.values())


def _text_in(one: dict[str, object]) -> list[str]:
    found: dict[str, None] = {}
    for key, value in one.items():
        if not _OTHER_KEYS.search(key):
            found.update(dict.fromkeys(_texts(value, _DEEPEST)))
    return list(found)


def _texts(value: object, depth: int) -> Iterator[str]:
    """Yield the paragraphs below a value in their order, without what is named as something else."""
    if isinstance(value, str):
        yield from _paragraphs(value)
    elif isinstance(value, list) and depth:
        for item in value:
            yield from _texts(item, depth - 1)
    elif isinstance(value, dict) and depth and not _OTHER_TYPES.search(str(value.get("type") or value.get("_type") or "")):
        for key, item in value.items():
            if not _OTHER_KEYS.search(key):
                yield from _texts(item, depth - 1)


def _paragraphs(text: str) -> list[str]:
    if len(text) < _SHORTEST_PARAGRAPH or " " not in text:
        return []
    pieces = (fold_space(html.unescape(_TAG.sub("", html.unescape(piece) if "&lt;" in piece else piece))) for piece in _CUT.split(text))
    return [piece for piece in pieces if len(piece) >= _SHORTEST_PARAGRAPH and _SENTENCE_END.search(piece)]
