"""Markup: HTML text to one lxml tree, which metadata and body share.

The only module that imports lxml.  What is read from the tree belongs in `metadata*` and `read_input`.
"""

import copy
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree, html  # type: ignore[import-untyped]

Element: TypeAlias = Any
"""An element of lxml, which has no annotations."""

MAX_DEPTH = 256
"""Deepest nesting that libxml2 reads; it drops the rest of the page where the nesting is deeper."""

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_EMPTY_START = re.compile(r"(<html[^>]*?)\s*/>", re.IGNORECASE)
_START = 2_000
_LINES = frozenset({"br", "p", "div", "span", "li", "time", "h3", "h4", "h5", "h6", "small"})
_CUT = "\x1e"
_POST = re.compile(r"(?<![\w-])(?:hentry|status-publish|type-post)(?![\w-])")
_TOPIC = re.compile(r"^(?:tag|category|topics?|sections?)-|_(?:tags?|category|categories|columns?|topics?|sections?)-|dossier-")


_ONE_CLASS = etree.ElementDefaultClassLookup(element=html.HtmlElement, comment=html.HtmlComment)
"""One class for all elements: else the library looks it up by tag, with a call of Python for each element touched."""


class TooDeepError(ValueError):
    """The elements of a page are nested deeper than MAX_DEPTH."""


def parse(text: str) -> Element:
    """Return the root element of the page without comments, or None where the text holds no element.

    Raises TooDeepError where the nesting is so deep that the parser would drop a part of the page.
    """
    head = _EMPTY_START.sub(r"\1>", _DECLARATION.sub("", text[:_START]), count=1)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False, default_doctype=False, encoding="utf-8")
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        root = html.document_fromstring((head + text[_START:]).encode("utf-8", "replace"), parser=parser, ensure_head_body=False)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    if any("depth" in entry.message for entry in parser.error_log if entry.level_name == "FATAL"):
        raise TooDeepError(f"elements nested deeper than {MAX_DEPTH}")
    return root


def without_scripts(root: Element) -> Element:
    """Return a copy of the tree without scripts and styles."""
    tree = copy.deepcopy(root)
    etree.strip_elements(tree, "script", "style", with_tail=False)
    return tree


def strip_elements(root: Element, *tags: str) -> None:
    """Take all elements of these tags out of the tree; the text behind them stays."""
    etree.strip_elements(root, *tags, with_tail=False)


def walk(root: Element) -> Iterator[tuple[bool, Element]]:
    """Yield each element twice: with True where it starts, with False where it ends."""
    yield from ((event == "start", element) for event, element in etree.iterwalk(root, events=("start", "end")))


def words(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one string."""
    return frozenset(text.split())


def text_of(element: Element) -> str:
    """Return the element's text with white space folded."""
    return fold_space("".join(element.itertext()))


def start_of(element: Element, longest: int) -> str:
    """Return about the first `longest` characters of the element's text with white space folded; the rest is not read."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        folded = piece.strip()
        if folded:
            pieces.append(folded)
            length += len(folded) + 1
        if length > longest:
            break
    return fold_space(" ".join(pieces))[:longest]


def names_of(element: Element) -> str:
    """Return the element's class and id names in one line, without those that tell the topic of a post.

    WordPress calls a post `hentry category-weather tag-events`, which says nothing about the part of the page that it is.
    """
    classes = element.get("class") or ""
    if _POST.search(classes):
        classes = " ".join(name for name in classes.split() if not _TOPIC.search(name))
    identity = element.get("id") or ""
    if element.tag == "p" and identity != identity.lower():
        identity = ""  # drawn by lot, as `AdDsWC`
    return f"{classes} {identity}"


def short_text(element: Element, longest: int) -> str | None:
    """Return the element's text with white space folded, None where it has more characters; a long text is not read to its end."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece.strip())
        if length > longest:
            return None
    text = fold_space("".join(pieces))
    return text if len(text) <= longest else None


def lines_of(element: Element) -> str:
    """Return the element's text, each block, break and span on a line of its own, and a link or icon that nothing parts from a name."""
    pieces: list[str] = []
    for is_start, child in walk(element):
        text = (child.text if is_start else child.tail if child is not element else None) or ""
        if child is not element and (child.tag in _LINES or _are_glued(pieces, text)):
            pieces.append(_CUT)
        pieces.append(text)
    return "\n".join(line for part in "".join(pieces).split(_CUT) if (line := fold_space(part)))


def _are_glued(pieces: list[str], text: str) -> bool:
    """Tell whether a capital letter would directly follow a small one, as in `Nadia Example<i>Twitter</i>`."""
    last = next((piece for piece in reversed(pieces) if piece), "")
    return text[:1].isupper() and last[-1:].islower()


def fold_space(text: str) -> str:
    """Return the text with each run of white space as one space."""
    return " ".join(text.split())
