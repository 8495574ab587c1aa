"""Hidden parts: what a page holds and readers do not see, and texts that stand where only browsers without scripts show them."""

import re

from pipelines.extract.pages.html_tree import Element, text_of, words
from pipelines.extract.pages.running_text import Running

_UNSEEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_UNSEEN_NAMES = words("hidden is-hidden display-none d-none u-hidden")
_INLINE = ("span", "a", "b", "i", "em", "strong", "small", "font", "u", "sup", "sub")
_GUARD = 3
_SHORTEST = 80
_START = 60
_FEWEST = 2


def strip_hidden(root: Element, running: Running) -> None:
    """Take out the elements that readers do not see.

    One that holds a third of the running text is left: it is the article, which a script shows.
    """
    for element in [element for element in root.iter() if isinstance(element.tag, str) and _is_unseen(element)]:
        parent = element.getparent()
        if (
            parent is not None
            and element.tag not in {"body", "head", "h1"}
            and running.below.get(element, 0) * _GUARD < max(running.total, 1)
        ):
            element.drop_tree()


def _is_unseen(element: Element) -> bool:
    attributes = element.attrib
    if not attributes:
        return False
    hidden = attributes.get("hidden")
    if (hidden is not None and hidden.lower() != "until-found") or attributes.get("aria-hidden", "").lower() == "true":
        return True
    style = attributes.get("style")
    return bool(style and _UNSEEN_STYLE.search(style)) or not _UNSEEN_NAMES.isdisjoint(attributes.get("class", "").split())


def strip_empty(root: Element) -> None:
    """Take out inline elements without words, whose names mislead an extractor about the words behind them."""
    for element in [element for element in root.iter(*_INLINE) if not len(element) and not (element.text or "").strip()]:
        element.drop_tree()


def unwrap_noscript(root: Element) -> None:
    """Make `<noscript>` a plain box where it holds paragraphs that stand nowhere else on the page."""
    holders = [element for element in root.iter("noscript") if sum(1 for _ in _paragraphs(element)) >= _FEWEST]
    if not holders:
        return
    shown = " ".join(text_of(p) for p in root.iter("p") if next(p.iterancestors("noscript"), None) is None)
    for element in holders:
        if all(text[:_START] not in shown for text in _paragraphs(element)):
            element.tag = "div"


def _paragraphs(element: Element) -> list[str]:
    return [text for text in map(text_of, element.iter("p")) if len(text) >= _SHORTEST]
