"""Blocks: boxes of a page that are not the article's own words, taken out of its tree and kept as evidence.

The kinds are data in `block_kinds`; single paragraphs without a box of their own are judged in `body`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipelines.extract.pages.block_kinds import BOX_KINDS, BoxKind
from pipelines.extract.pages.markup import Element, lines_of, strip_elements, text_of
from pipelines.extract.pages.running import Running, link_length
from pipelines.vocabulary import BlockKind


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page that is not the article's own words. url: the first address that it links to."""

    kind: BlockKind
    text: str
    url: str | None = None


LONGEST = 4_000
"""Characters of a block's text that are kept."""

MOST = 200
"""Blocks of a page that are kept."""

_WORDLESS = ("script", "style", "noscript", "svg", "iframe", "link", "meta", "input", "source", "track", "img", "embed", "map")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NAMED = tuple((kind, re.compile(rf"(?<![a-z0-9])(?:{'|'.join(kind.names)})(?![a-z0-9])")) for kind in BOX_KINDS if kind.names)
_BY_TAG = {tag: kind for kind in BOX_KINDS for tag in kind.tags}
_NEVER = frozenset({"html", "body", "head", "h1", "main", "a", "b", "i", "em", "strong", "td", "tr", "tbody", "table"})
_GUARD = 3
_LINK_SHARE = 0.33
_PERMALINK = re.compile(
    r"^(?:https?:)?//(?:www\.|mobile\.|m\.)?(?:(?:twitter|x)\.com/[^/]+/status/\d|t\.me/(?:s/)?[^/]+/\d"
    r"|instagram\.com/(?:p|reel)/|facebook\.com/[^?]*/(?:posts|videos|photos)/|tiktok\.com/@[^/]+/video/|vk\.com/wall"
    r"|bsky\.app/profile/[^/]+/post/|threads\.(?:net|com)/@[^/]+/post/)",
    re.IGNORECASE,
)
"""Addresses of single posts of other sites."""


@lru_cache(maxsize=20_000)
def box_kind(tag: str, names: str) -> BoxKind | None:
    """Return the kind of box that an element with these class and id names is, None where it may be text of the article."""
    folded = _CAMEL.sub("-", names).lower().replace("_", "-")
    if folded.strip():
        named = next((kind for kind, pattern in _NAMED if pattern.search(folded)), None)
        if named is not None and tag not in _NEVER:
            return named
    return _BY_TAG.get(tag)


def strip_wordless(root: Element) -> None:
    """Take out the elements whose text nobody reads: scripts, styles, images."""
    strip_elements(root, *_WORDLESS)


def take_blocks(root: Element, running: Running) -> list[Block]:
    """Take the boxes out of the tree and return those that are evidence, in the order of the page.

    A box that holds a third of the page's running text is left: a name can mislead, and then it holds the article.
    """
    strip_wordless(root)
    found: list[Block] = []
    waiting = [root]
    while waiting:
        element = waiting.pop()
        kind = _kind(element, running) if isinstance(element.tag, str) else None
        if kind is None:
            waiting.extend(reversed(element))
            continue
        block = _block(kind, element)
        if block and len(found) < MOST:
            found.append(block)
        element.drop_tree()
    return found


def _kind(element: Element, running: Running) -> BoxKind | None:
    kind = box_kind(element.tag, f"{element.get('class') or ''} {element.get('id') or ''}")
    if kind is None and element.tag == "blockquote" and _is_post(element):
        kind = _BY_TAG["twitter-widget"]
    if kind is None or element.getparent() is None or running.below.get(element, 0) * _GUARD >= max(running.total, 1):
        return None
    if kind.needs_links and link_length(element) < _LINK_SHARE * len(text_of(element)):
        return None
    return kind


def _is_post(quote: Element) -> bool:
    """Tell whether the quotation ends with the address of a post, or cites one, as the code that sites give to embed it does."""
    links = [link.get("href") or "" for link in quote.iter("a")]
    addresses = [quote.get("cite") or "", *links[-1:]]
    return any(_PERMALINK.match(address) for address in addresses)


def _block(kind: BoxKind, element: Element) -> Block | None:
    if kind.kind is None:
        return None
    text = lines_of(element)[:LONGEST]
    links = [href for link in element.iter("a") if (href := (link.get("href") or "").strip()) and not href.startswith(("#", "javascript:"))]
    if not text:
        return None
    kept = kind.kind
    if kept is BlockKind.SIDEBAR and link_length(element) * 2 > len(text):
        kept = BlockKind.RELATED
    post = next((href for href in links if _PERMALINK.match(href)), None)
    return Block(kept, text, post or (links[0] if links else None))
