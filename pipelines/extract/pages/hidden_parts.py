"""Hidden parts: what a page holds and readers do not see, and texts that stand where only browsers without scripts show them."""

import re
from collections import defaultdict

from pipelines.extract.pages.html_tree import Element, text_of, words
from pipelines.extract.pages.running_text import Running

_UNSEEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_UNSEEN_NAMES = words("hidden is-hidden display-none d-none u-hidden")
_INLINE = ("span", "a", "b", "i", "em", "strong", "small", "font", "u", "sup", "sub")
_NEVER = words("html head body h1 meta link script style")
_MAY_HIDE = (
    "//@hidden/.. | //@aria-hidden/.. | //@style/.. | //@class[contains(., 'hidden') or contains(., '-none')]/.."
    " | //@amp-access/.. | //@subscriptions-section/.."
)
"""Elements with these attributes, asked for by the attributes, which takes half the time of asking every element."""

_SHORTEST = 80
_START = 60
_FEWEST = 2


def strip_hidden(root: Element, running: Running) -> None:
    """Take out the elements that readers do not see.

    One that holds a third of the running text is left: it is the article, which a script shows. So are several that hold it together
    and stand between or below paragraphs that readers see, in one box and under one name, as behind a paywall.
    """
    unseen = [one for one in _candidates(root) if one.tag not in _NEVER and one.getparent() is not None and _is_unseen(one)]
    rows: dict[tuple[Element, str], list[Element]] = defaultdict(list)
    for element in unseen:
        if element.get("class"):
            rows[element.getparent(), element.get("class")].append(element)
    locked = {element for row in rows.values() if _is_locked_text(row, running) for element in row}
    for element in unseen:
        if element not in locked and not running.is_article(element):
            running.drop(element, is_evidence=False)


def _is_locked_text(row: list[Element], running: Running) -> bool:
    """Tell whether hidden siblings of one name are paragraphs of the article: together most of the text of a box that begins visibly.

    Cards of other stories have headings or are mostly links.
    """
    headed = sum(next(one.iter("h1", "h2", "h3", "h4"), None) is not None for one in row)
    if len(row) < _FEWEST or headed * 2 > len(row):
        return False
    before = row[0].itersiblings(preceding=True)
    is_begun = any(running.below.get(one, 0) and not _is_unseen(one) for one in before)
    return is_begun and running.holds_article(sum(running.below.get(one, 0) for one in row))


def _candidates(root: Element) -> list[Element]:
    """Return the elements whose attributes may say that they are hidden, found by the library because pages have thousands."""
    return list(root.xpath(_MAY_HIDE))


def _is_unseen(element: Element) -> bool:
    if element.get("hidden", "until-found").lower() != "until-found" or (_is_mute(element) and not _is_locked(element)):
        return True
    if element.get("amp-access", "").startswith("NOT ") or element.get("subscriptions-section") == "content-not-granted":
        return True  # the other half of a locked AMP page
    return bool(_UNSEEN_STYLE.search(element.get("style", ""))) or not _UNSEEN_NAMES.isdisjoint(element.get("class", "").split())


def _is_mute(element: Element) -> bool:
    return bool(element.get("aria-hidden", "").lower() == "true")


def _is_locked(element: Element) -> bool:
    """Tell whether a paragraph is one of several that a paywall hides from programs that read aloud."""
    return bool(element.tag == "p" and sum(one.tag == "p" and _is_mute(one) for one in element.getparent()) >= _FEWEST)


def strip_empty(root: Element) -> None:
    """Take out inline elements without words at the start of a text; their names mislead an extractor about the words behind them."""
    empty = [element for element in root.iter(*_INLINE) if not len(element) and not (element.text or "").strip()]
    for element in empty:
        parent = element.getparent()
        if element.getprevious() is None and parent is not None and not (parent.text or "").strip():
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
