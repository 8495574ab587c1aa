"""Running text: how many characters of sentences stand below each element of a page.

The weight by which containers and boxes are judged; what is done with it belongs in `blocks` and `plain_container`.
"""

from dataclasses import dataclass, field

from pipelines.extract.pages.html_tree import Element, fold_space, text_of
from pipelines.extract.pages.word_tokens import SENTENCE_MARKS, weight

_SHORTEST = 40
_ARTICLE_PART = 3
_SHORTEST_BARE = 80
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_BARE_TAGS = ("div", "section", "article", "td", "blockquote", "li", "main", "center", "body")


@dataclass(slots=True)
class Running:
    """Characters of running text: of the page as it was weighed, of what is left of it, and below each element that has any.

    texts: each running text with its element.  of_no_use: parts that were taken out and leave no evidence, such as menus and hidden ones.
    """

    root: Element
    whole: int = 0
    total: int = 0
    below: dict[Element, int] = field(default_factory=dict)
    texts: list[tuple[Element, str]] = field(default_factory=list)
    of_no_use: set[Element] = field(default_factory=set)

    def share(self, element: Element) -> float:
        """Return the element's share of the running text that is left, 0 to 1."""
        return self.below.get(element, 0) / self.total if self.total else 0.0

    def is_article(self, element: Element) -> bool:
        """Tell whether the element holds a third or more of the page's running text as it was weighed: then it must be the article."""
        return self.holds_article(self.below.get(element, 0))

    def holds_article(self, length: int) -> bool:
        """Tell whether so many characters are a third or more of the page's running text as it was weighed."""
        return length * _ARTICLE_PART >= max(self.whole, 1)

    def drop(self, element: Element, *, is_evidence: bool = True) -> None:
        """Take the element out of its tree, and its text out of what is left. is_evidence: whether the text becomes a block."""
        if not is_evidence:
            self.of_no_use.add(element)
        length = self.below.get(element, 0)
        for above in element.iterancestors() if length else ():
            self.below[above] -= length
            if above is self.root:  # and not in a part that was taken out before
                self.total -= length
        element.drop_tree()


def running_text(root: Element) -> Running:
    """Weigh the page: `<p>` of a line or more that are not mostly links, and long bare text of other blocks.

    Headings that are sentences, as leads are on some sites, have no weight and are known as texts.

    Each text climbs to the root, so the time is the number of elements times their depth, which the parser limits.
    """
    below: dict[Element, int] = {}
    texts: list[tuple[Element, str]] = []
    total = 0
    for element in root.iter("p", *_BARE_TAGS, *_HEADINGS):
        if element.tag in _HEADINGS:
            texts += _sentence(element)
            continue
        text, length = _paragraph(element) if element.tag == "p" else _bare(element)
        if length:
            total += length
            texts.append((element, text))
            climber = element
            while climber is not None:
                below[climber] = below.get(climber, 0) + length
                climber = climber.getparent()
    return Running(root, total, total, below, texts)


def _sentence(element: Element) -> list[tuple[Element, str]]:
    text = text_of(element)
    is_sentence = weight(text) >= _SHORTEST_BARE and text[-1] in SENTENCE_MARKS
    return [(element, text)] if is_sentence and not _is_link(element) and link_length(element) * 2 <= len(text) else []


def link_length(element: Element) -> int:
    """Return the characters of the element's links."""
    return sum(len(text_of(link)) for link in element.iter("a"))


def _paragraph(element: Element) -> tuple[str, int]:
    """Return the element's text and the characters of it that count."""
    text = text_of(element)
    length = weight(text)
    is_running = length >= _SHORTEST and not _is_link(element) and link_length(element) * 2 <= len(text)
    return text, length if is_running else 0


def _is_link(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == "a"


def _bare(element: Element) -> tuple[str, int]:
    """Return the longest piece of text that stands in the element itself and not in one of its children, and the characters of all."""
    pieces = [piece for one in (element.text, *(child.tail for child in element)) if one and (piece := one.strip())]
    length = weight("".join(pieces))
    return (fold_space(max(pieces, key=len)), length) if length >= _SHORTEST_BARE else ("", 0)
