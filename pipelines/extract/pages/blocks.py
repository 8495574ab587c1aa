"""Blocks: boxes of a page that are not the article's own words, taken out of its tree and kept as evidence.

The kinds are data in `block_kinds`; single paragraphs without a box of their own are judged in `article_body`.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile

from pipelines.contract.vocabulary import BlockKind
from pipelines.extract.pages.block_kinds import BOX_KINDS, BoxKind
from pipelines.extract.pages.html_tree import Element, lines_of, names_of, short_text, strip_elements, text_of, words
from pipelines.extract.pages.running_text import Running, link_length


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page that is not the article's own words. url: the first address that it links to."""

    kind: BlockKind
    text: str
    url: str | None = None


LONGEST = 4_000
"""Characters of a block's text that are kept."""

MOST = 200
"""Blocks of a page that are kept; also the images and posts of a page that are looked at."""

_WORDLESS = ("script", "style", "noscript", "svg", "iframe", "link", "meta", "input", "source", "track", "embed", "map")
_IMAGES = ("img", "amp-img")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NAMED = tuple((kind, re.compile(rf"(?<![a-z0-9])(?:{'|'.join(kind.names)})(?![a-z0-9])")) for kind in BOX_KINDS if kind.names)
_BY_TAG = {tag: kind for kind in BOX_KINDS for tag in kind.tags}
_NEVER = frozenset({"html", "body", "head", "h1", "main", "a", "b", "i", "em", "strong", "td", "tr", "tbody", "table"})
_IMAGE_BOXES = words("div figure section center td")
_IMAGE_PARENTS = _IMAGE_BOXES | words("a span picture noscript p tr tbody table")
_PICTURE_NAMES = re.compile(r"(?<![a-z])(?:figure|image|img|photo|picture|media)(?![a-z])")
_CONTENT = re.compile(r"(?<![\w-])(?:article|story|post|entry|news)(?:_|__|-|--)?(?:body|content|text)(?![\w-])", re.IGNORECASE)
"""Whole names of boxes that hold the article, whatever else they are called."""

LONGEST_NAMES = 1_000
"""Characters of class and id in which a name is looked for."""
_LONGEST_CAPTION = 300
_LONGEST_FOOT = 100
_POST = _BY_TAG["twitter-widget"]
_CAPTION = _BY_TAG["figcaption"]
_LINK_SHARE = 0.33
_HEART = 200
"""Characters of the shortest text that is an article's whatever its box is called."""

_PERMALINK = re.compile(
    r"^(?:https?:)?//(?:www\.|mobile\.|m\.)?(?:(?:twitter|x)\.com/[^/]+/status/\d|t\.me/(?:s/)?[^/]+/\d"
    r"|instagram\.com/(?:p|reel)/|facebook\.com/[^?]*/(?:posts|videos|photos)/|tiktok\.com/@[^/]+/video/|vk\.com/wall"
    r"|bsky\.app/profile/[^/]+/post/|threads\.(?:net|com)/@[^/]+/post/)",
    re.IGNORECASE,
)
"""Addresses of single posts of other sites."""

_READ_MORE = re.compile(
    r"\W*(?:(?:also )?read(?: (?:more|also|next|on|this))?|see also|related(?: (?:story|article)s?)?|more on this|watch|listen)"
    r"\s*[:|>»–—]",
    re.IGNORECASE,
)
_POST_FOOT = re.compile(r"\d[:.]\d\d|\b(?:19|20)\d\d\b|^\d{1,2} \w+$|^\w+ \d{1,2}$|^(?:view|open|see|watch)\b|^t\.me/|^@", re.IGNORECASE)
_POST_SIGNATURE = re.compile(r"[—–-] [^—–]{1,80}\(@\w{1,30}\) \w+ \d{1,2},? \d{4}$")
"""How the code ends with which a site lets others show a post, also where its link was lost."""
_LONGEST_POST = 2_000
_POST_PARENTS = words("p span time small div section footer header cite figure li")


@lru_cache(maxsize=20_000)
def box_kind(tag: str, names: str) -> BoxKind | None:
    """Return the kind of box that an element with these class and id names is, None where it may be text of the article."""
    folded = _CAMEL.sub("-", names[:LONGEST_NAMES]).lower().replace("_", "-")
    if folded.strip():
        named = next((kind for kind, pattern in _NAMED if pattern.search(folded)), None)
        if named is not None and tag not in _NEVER:
            return named
    return _BY_TAG.get(tag)


def strip_wordless(root: Element) -> None:
    """Take out the elements whose text nobody reads: scripts, styles, images."""
    strip_elements(root, *_WORDLESS)


def take_blocks(root: Element, running: Running) -> list[Block]:
    """Take the boxes out of the tree and return those that are evidence: named ones, posts, captions, links inside paragraphs.

    A box that holds a third of the page's running text is left: a name can mislead, and then it holds the article.
    """
    strip_wordless(root)
    found = _take_boxes(_CAPTION, _boxes_of_captions(root), running)
    found += _take_named(root, running)
    found += _take_boxes(_POST, _post_boxes(root), running)
    found += _take_boxes(_CAPTION, _image_boxes(root), running)
    strip_elements(root, *_IMAGES)
    found += _take_inline_links(root)
    return [block for block in found if block][:MOST]


def _take_boxes(kind: BoxKind, boxes: list[Element], running: Running) -> list[Block | None]:
    found: list[Block | None] = []
    for box in boxes:
        if box.getparent() is not None and not running.is_article(box):
            found.append(_block(kind, box))
            running.drop(box)
    return found


def _boxes_of_captions(root: Element) -> list[Element]:
    """Return the boxes in which a `<figcaption>` holds the credit alone, beside the words below the picture."""
    boxes = (caption.getparent() for caption in islice(root.iter("figcaption"), MOST))
    return [box for box in boxes if box is not None and box.tag == "div" and _is_caption_alone(box)]


def _is_caption_alone(box: Element) -> bool:
    return short_text(box, _LONGEST_CAPTION * 2) is not None and next(box.iter("p", "li", "br", "h1", "h2", "h3", "h4"), None) is None


def _take_named(root: Element, running: Running, *, in_slides: bool = False) -> list[Block | None]:
    """Take out the boxes that are recognised by element or names, in the order of the page.

    Slides that hold most of the page's running text together are the article: only the boxes in them are taken out.
    in_slides: whether the element stands in such a slide.
    """
    named = list(_named(root, running))
    slides = {element for kind, element in named if kind is _CAPTION and element.tag not in kind.tags and running.below.get(element)}
    if not in_slides and sum(running.below[slide] for slide in slides) * 2 <= running.whole:
        slides.clear()
    found: list[Block | None] = []
    for kind, element in named:
        if element in slides:
            found += [block for child in list(element) for block in _take_named(child, running, in_slides=True)]
            continue
        if len(found) < MOST:
            found.append(_block(kind, element))
        running.drop(element, is_evidence=kind.kind is not None)
    return found


def _named(root: Element, running: Running) -> Iterator[tuple[BoxKind, Element]]:
    """Yield the outermost boxes that are recognised by element or names, and their kinds."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        kind = _kind(element, running) if isinstance(element.tag, str) else None
        if kind is None:
            waiting.extend(reversed(element))
        else:
            yield kind, element


def _kind(element: Element, running: Running) -> BoxKind | None:
    kind = box_kind(element.tag, names_of(element))
    if kind is not None and kind.needs_links and link_length(element) < _LINK_SHARE * len(text_of(element)):
        kind = _BY_TAG.get(element.tag)
    if kind is None or element.getparent() is None or running.is_article(element) or _is_heart(element, running):
        return None
    if kind.kind in {BlockKind.SIDEBAR, None} and _CONTENT.search(element.get("class") or ""):
        return None
    return kind


def _is_heart(element: Element, running: Running) -> bool:
    """Tell whether the element holds most of the running text of the `<article>` with a headline that it stands in."""
    own = running.below.get(element, 0)
    article = next(element.iterancestors("article"), None) if own >= _HEART else None
    return article is not None and own * 2 > running.below.get(article, 0) and next(article.iter("h1"), None) is not None


def _take_inline_links(root: Element) -> list[Block | None]:
    """Take out links to other articles that stand inside a paragraph and name themselves so: `Read more: …`."""
    links = [link for link in root.iter("a") if _READ_MORE.match(short_text(link, LONGEST) or "")]
    blocks: list[Block | None] = [Block(BlockKind.RELATED, text_of(link)[:LONGEST], link.get("href")) for link in links[:MOST]]
    for link in links:
        link.drop_tree()
    return blocks


def _image_boxes(root: Element) -> list[Element]:
    """Return the elements that hold an image and a line of text without a paragraph of its own: captions and teasers."""
    boxes: list[Element] = []
    for image in islice(root.iter(*_IMAGES), MOST):
        parents = takewhile(lambda element: element.tag in _IMAGE_PARENTS, image.iterancestors())
        box = next((element for element in parents if short_text(element, 0) is None), None)
        if box is not None and short_text(box, _LONGEST_CAPTION) is not None and _is_caption_box(box):
            boxes.append(box)
    return boxes


def _is_caption_box(box: Element) -> bool:
    """Tell whether the element's text may be a caption: no paragraph in it, or a paragraph whose words are all in small print."""
    if box.tag == "p":
        return not any(piece and piece.strip() for piece in (box.text, *(child.tail for child in box)))
    if box.tag in {"table", "tbody"}:
        return True  # of a picture in one cell and a line in another
    if box.tag not in _IMAGE_BOXES or next(box.iter("li", "h1", "br"), None) is not None:
        return False
    paragraphs = list(islice(box.iter("p"), 2))
    return not paragraphs or (len(paragraphs) == 1 and bool(_PICTURE_NAMES.search((box.get("class") or "").lower())))


def _post_boxes(root: Element) -> list[Element]:
    """Return the elements that show posts of other sites, told by the address of the post at their foot."""
    links = list(islice((link for link in root.iter("a") if _PERMALINK.match(link.get("href") or "")), MOST))
    cited = [quote for quote in root.iter("blockquote") if _PERMALINK.match(quote.get("cite") or "")]
    cited += [quote for quote in islice(root.iter("blockquote"), MOST) if _POST_SIGNATURE.search(short_text(quote, _LONGEST_POST) or "")]
    return cited + [box for link in links if (box := _post_box(link)) is not None]


def _post_box(link: Element) -> Element | None:
    """Return the quotation that the link ends, or the element of which it is the foot: a date, a clock or `View on`."""
    quote = next(link.iterancestors("blockquote"), None)
    if quote is not None:
        return quote if deque(quote.iter("a"), maxlen=1)[0] is link else None
    label = short_text(link, _LONGEST_FOOT)
    if label is None or not _POST_FOOT.search(label):
        return None
    parents = takewhile(lambda element: element.tag in _POST_PARENTS, link.iterancestors())
    box = next((element for element in parents if short_text(element, _LONGEST_FOOT) != label), None)
    return box if box is not None and box.tag != "p" else None


def _block(kind: BoxKind, element: Element) -> Block | None:
    if kind.kind is None:
        return None
    text = lines_of(element)[:LONGEST]
    links = [href for link in element.iter("a") if (href := (link.get("href") or "").strip()) and not href.startswith(("#", "javascript:"))]
    if not text:
        return None
    kept = kind.kind
    if kept in {BlockKind.SIDEBAR, BlockKind.CAPTION} and link_length(element) * 2 > len(text):
        kept = BlockKind.RELATED
    post = next((href for href in links if _PERMALINK.match(href)), None)
    return Block(kept, text, post or (links[0] if links else None))
