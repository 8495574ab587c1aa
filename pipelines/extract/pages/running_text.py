"""Running text: how many characters of sentences stand below each element of a page.

The weight by which containers and boxes are judged; what is done with it belongs in `blocks` and `plain_container`.
"""

from dataclasses import dataclass, field

from pipelines.extract.pages.html_tree import Element, text_of
from pipelines.extract.pages.word_tokens import weight

_SHORTEST = 40
_ARTICLE_PART = 3
_SHORTEST_BARE = 80
_BARE = ("div", "section", "article", "td", "blockquote", "li", "main", "center", "body")


@dataclass(slots=True)
class Running:
    """Characters of running text: of the page as it was weighed, of what is left of it, and below each element that has any."""

    root: Element
    whole: int = 0
    total: int = 0
    below: dict[Element, int] = field(default_factory=dict)

    def share(self, element: Element) -> float:
        """Return the element's share of the running text that is left, 0 to 1."""
        return self.below.get(element, 0) / self.total if self.total else 0.0

    def is_article(self, element: Element) -> bool:
        """Tell whether the element holds a third or more of the page's running text as it was weighed: then it must be the article."""
        return self.below.get(element, 0) * _ARTICLE_PART >= max(self.whole, 1)

    def drop(self, element: Element) -> None:
        """Take the element out of its tree, and its text out of what is left."""
        length = self.below.get(element, 0)
        for above in element.iterancestors() if length else ():
            self.below[above] -= length
            if above is self.root:  # and not in a part that was taken out before
                self.total -= length
        element.drop_tree()


def running_text(root: Element) -> Running:
    """Weigh the page: `<p>` of a line or more that are not mostly links, and long bare text of other blocks.

    Each text climbs to the root, so the time is the number of elements times their depth, which the parser limits.
    """
    below: dict[Element, int] = {}
    total = 0
    for element in root.iter("p", *_BARE):
        length = _paragraph_length(element) if element.tag == "p" else _bare_length(element)
        if length:
            total += length
            climber = element
            while climber is not None:
                below[climber] = below.get(climber, 0) + length
                climber = climber.getparent()
    return Running(root, total, total, below)


def link_length(element: Element) -> int:
    """Return the characters of the element's links."""
    return sum(len(text_of(link)) for link in element.iter("a"))


def _paragraph_length(element: Element) -> int:
    text = text_of(element)
    length = weight(text)
    return length if length >= _SHORTEST and link_length(element) * 2 <= len(text) else 0


def _bare_length(element: Element) -> int:
    """Return the characters that stand in the element itself and not in one of its children."""
    pieces = [element.text or "", *(child.tail or "" for child in element)]
    length = weight("".join(piece.strip() for piece in pieces))
    return length if length >= _SHORTEST_BARE else 0
