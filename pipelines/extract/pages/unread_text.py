"""Unread text: the running text of a page that is neither its article nor a block nor known to be of no use.

It is measured against the texts that were weighed before anything was read, so that no step can lose one unseen.
"""

from pipelines.extract.pages.boilerplate import boilerplate_kind
from pipelines.extract.pages.foreign_parts import in_foreign_part
from pipelines.extract.pages.html_tree import Element
from pipelines.extract.pages.metadata_authors import is_byline_element
from pipelines.extract.pages.running_text import Running

MOST_UNREAD = 0.1
"""Share of unread text from which a page is read again in the careful way."""

_START = 30


def unread_texts(running: Running, read: str, heading: Element | None) -> list[str]:
    """Return the running texts of the page that do not stand in what was read and are not of no use.

    read: text, blocks, bylines and credits, white space folded.  heading: the heading that shows the headline.  Of no use are hidden
    parts, menus, footers, forms, comments, bylines, and paragraphs of a known kind of boilerplate.
    """
    missing = ((element, text) for element, text in running.texts if not _stands_in(text, read))
    return [text for element, text in missing if not _is_of_no_use(element, text, running, heading)]


def share_of(texts: list[str], running: Running) -> float:
    """Return the share, 0 to 1, that texts have of the page's running text."""
    return sum(map(len, texts)) / max(1, sum(len(text) for _, text in running.texts))


def _stands_in(text: str, read: str) -> bool:
    """Tell whether start, middle or end of the text was read; links inside of it may have been taken out."""
    middle = max(0, len(text) // 2 - _START // 2)
    return text[:_START] in read or text[-_START:] in read or text[middle : middle + _START] in read


def _is_of_no_use(element: Element, text: str, running: Running, heading: Element | None) -> bool:
    if boilerplate_kind(text) or is_byline_element(element):
        return True
    return not running.of_no_use.isdisjoint((element, *element.iterancestors())) or in_foreign_part(element, heading)
