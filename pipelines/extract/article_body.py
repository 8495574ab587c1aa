"""Body: the elements that an extractor found to be the article, as paragraphs without boilerplate.

Takes the tree of `article`; the kinds of boilerplate are data in `boilerplate`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import iterwalk  # type: ignore[import-untyped]

from pipelines.extract.boilerplate import boilerplate_kind
from pipelines.extract.markup import Element, fold_space
from pipelines.extract.metadata_titles import shared_words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.  tag: element of the extractor's tree: p, head, item, quote, row."""

    tag: str
    text: str


_BLOCKS = frozenset({"p", "head", "item", "quote", "row", "list", "table", "div", "body", "fw", "code"})
_CELL = "cell"
_SAME = 0.9


def paragraphs_of(body: Element) -> list[Paragraph]:
    """Return the paragraphs of the extractor's tree in their order; a line break ends a paragraph."""
    return [paragraph for paragraph in _walk(body) if paragraph.text]


def _walk(body: Element) -> Iterator[Paragraph]:
    pieces: list[str] = []
    tags = ["p"]
    for event, element in iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS or element.tag == "lb":
            yield Paragraph(tags[-1], fold_space("".join(pieces)))
            pieces = []
        if event == "start":
            tags.append(element.tag if element.tag in _BLOCKS else tags[-1])
            pieces.append(element.text or "")
        else:
            tags.pop()
            pieces.append(f" | {element.tail or ''}" if element.tag == _CELL and element.getnext() is not None else element.tail or "")
    yield Paragraph(tags[-1], fold_space("".join(pieces)))


def without_boilerplate(paragraphs: list[Paragraph], title: str | None) -> list[Paragraph]:
    """Return the paragraphs that are the article's text: no boilerplate, no repeated headline."""
    return [p for p in paragraphs if not boilerplate_kind(p.text) and not (title and shared_words(p.text, title) > _SAME)]
