"""JSON-LD: the schema.org article that a page describes itself as.

Here belongs the reading of `<script type="application/ld+json">`; which value wins belongs in `metadata`.
"""

import html
import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipelines.extract.pages.html_tree import Element, fold_space
from pipelines.extract.pages.metadata_titles import shared_words

Node = dict[str, Any]

ARTICLE_TYPES: frozenset[str] = frozenset(
    {
        "newsarticle",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "backgroundnewsarticle",
        "opinionnewsarticle",
        "reviewnewsarticle",
        "askpublicnewsarticle",
        "satiricalarticle",
        "advertisercontentarticle",
        "article",
        "report",
        "blogposting",
        "liveblogposting",
        "scholarlyarticle",
        "socialmediaposting",
        "techarticle",
    }
)
"""Types of schema.org, in small letters, that describe the text of a page."""

PAGE_TYPES: frozenset[str] = frozenset({"webpage", "itempage", "medicalwebpage"})
"""Types that describe the page around it."""

_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$", re.DOTALL)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MOST_NODES = 5_000
_SHARED = 0.4
_LIVE_BLOG = "liveblogposting"


@dataclass(frozen=True, slots=True)
class JsonLd:
    """The node that describes the article, an empty mapping where none does; the types of all nodes; when their videos were published.

    live_posts: texts of the posts of a live blog, in their order.
    """

    node: Node
    types: frozenset[str]
    video_dates: tuple[str, ...] = ()
    live_posts: tuple[str, ...] = ()


def read_json_ld(root: Element, titles: list[str]) -> JsonLd:
    """Return what the page says of its article as schema.org data.

    titles: the page's headlines as readers and link previews see them.  A node with such a headline wins over those of related
    articles, one with headline and date over one without; a page's node stands in where no article is described.
    """
    nodes = list(_nodes(root))
    best = max((n for n in nodes if _types(n) & ARTICLE_TYPES), key=lambda node: _rank(node, titles), default=None)
    node = best or next((n for n in nodes if _types(n) & PAGE_TYPES and n.get("datePublished")), {})
    named = {str(n["@id"]): n for n in nodes if n.get("@id") and len(n) > 1}
    resolved: Node = {key: _resolved(node[key], named) for key in ("author", "creator", "publisher") if key in node}
    videos = (first_text(one.get("uploadDate")) for one in nodes if "videoobject" in _types(one))
    types = frozenset(kind for each in nodes for kind in _types(each))
    posts = tuple(text for one in nodes if _LIVE_BLOG in _types(one) for text in _posts(one))
    return JsonLd({**node, **resolved}, types, tuple(dict.fromkeys(date for date in videos if date)), posts)


def _posts(node: Node) -> Iterator[str]:
    """Yield the texts of a live blog's posts, each with its headline before it."""
    posts = node.get("liveBlogUpdate")
    for post in posts[:_MOST_NODES] if isinstance(posts, list) else [posts]:
        if isinstance(post, dict):
            yield from (text for key in ("headline", "articleBody") if isinstance(text := post.get(key), str) and text)


def texts(value: object) -> list[str]:
    """Return the strings of a value that may be a string, a list, or a node with a name; HTML entities resolved."""
    if isinstance(value, str):
        return [text] if (text := fold_space(html.unescape(value))) else []
    if isinstance(value, list):
        return [text for item in value[:100] if not isinstance(item, list) for text in texts(item)]
    return texts(value.get("name")) if isinstance(value, dict) and not isinstance(value.get("name"), dict) else []


def first_text(value: object) -> str | None:
    """Return the first string of the value."""
    return next(iter(texts(value)), None)


def node_type(value: object) -> frozenset[str]:
    """Return the types of a node in small letters, an empty set for anything else."""
    return _types(value) if isinstance(value, dict) else frozenset()


def _resolved(value: object, named: dict[str, Node]) -> object:
    """Return the value with references to other nodes replaced by them."""
    if isinstance(value, list):
        return [_resolved(item, named) for item in value[:100] if not isinstance(item, list)]
    if isinstance(value, dict) and not value.get("name"):
        return named.get(str(value.get("@id")), value)
    return value


def _rank(node: Node, titles: list[str]) -> tuple[bool, int]:
    headline = first_text(node.get("headline")) or first_text(node.get("name")) or ""
    is_own = any(shared_words(headline, title) >= _SHARED for title in titles)
    return is_own, 2 * bool(node.get("headline")) + 2 * bool(node.get("datePublished")) + bool(node.get("author"))


def _types(node: Node) -> frozenset[str]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return frozenset(kind.lower().rsplit("/", 1)[-1] for kind in listed if isinstance(kind, str))


def _nodes(root: Element) -> Iterator[Node]:
    """Yield the nodes of all scripts, outer ones first."""
    queue: deque[object] = deque(_load(script.text or "") for script in root.iter("script") if _is_json_ld(script))
    for _ in range(_MOST_NODES):
        if not queue:
            return
        value = queue.popleft()
        if isinstance(value, list):
            queue.extend(value)
        elif isinstance(value, dict):
            yield value
            queue.extend(value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(value.get(key), dict | list))


def _is_json_ld(script: Element) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _load(source: str) -> object:
    """Return the parsed script; forgiving about wrapping, trailing commas and raw line breaks."""
    text = _WRAPPING.sub("", source.strip())
    for candidate in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None
