"""Body: the elements that an extractor found to be the article, as paragraphs without boilerplate.

Takes the tree of `article`; the kinds of boilerplate are data in `boilerplate_kinds`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.extract.boilerplate import boilerplate_kind
from pipelines.extract.markup import Element, fold_space, text_of, walk
from pipelines.extract.metadata_titles import shared_words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.  tag: element of the extractor's tree: p, head, item, quote, row."""

    tag: str
    text: str


_BLOCKS = frozenset({"p", "head", "item", "quote", "row", "list", "table", "div", "body", "fw", "code"})
_SAME = 0.9
_HEADLINE_SPACES = 3
_SENTENCE_MARKS = ".!?…\"”’'"


def paragraphs_of(body: Element) -> list[Paragraph]:
    """Return the paragraphs of the extractor's tree in their order; a line break ends a paragraph."""
    return [paragraph for paragraph in _cut(body) if paragraph.text]


def _cut(body: Element) -> Iterator[Paragraph]:
    pieces: list[str] = []
    tags = ["p"]
    for is_start, element in walk(body):
        if element.tag in _BLOCKS or element.tag == "lb":
            yield Paragraph(tags[-1], fold_space("".join(pieces)))
            pieces = []
        if is_start:
            tags.append(element.tag if element.tag in _BLOCKS else tags[-1])
            pieces.append(element.text or "")
            continue
        tags.pop()
        pieces.append(f" | {element.tail or ''}" if element.tag == "cell" and element.getnext() is not None else element.tail or "")
    yield Paragraph(tags[-1], fold_space("".join(pieces)))


def without_boilerplate(paragraphs: list[Paragraph], title: str | None, links: frozenset[str]) -> list[Paragraph]:
    """Return the paragraphs that are the article's text: no boilerplate, no link to another article, no repeated headline.

    links: the texts of the page's links.
    """
    return [p for p in paragraphs if not boilerplate_kind(p.text) and not _is_link(p.text, links) and not _repeats(p.text, title)]


def link_texts(root: Element) -> frozenset[str]:
    """Return the texts of the page's links that are as long as a headline."""
    texts = (text_of(link) for link in root.iter("a"))
    return frozenset(_bare(text) for text in texts if text.count(" ") >= _HEADLINE_SPACES)


def _is_link(text: str, links: frozenset[str]) -> bool:
    return text[-1] not in _SENTENCE_MARKS and _bare(text) in links


def _bare(text: str) -> str:
    """Return the text without marks at its ends and without a label in brackets, as in `Bridge reopens [PHOTOS]`."""
    return text.partition(" [")[0].strip(" |»›>•·-–—:")


def _repeats(text: str, title: str | None) -> bool:
    return bool(title) and shared_words(text, title or "") > _SAME
