"""Text pieces: the texts of a part of a page in their order, each with the element that it stands in and how much of it is link."""

import re
from dataclasses import dataclass, field

from pipelines.extract.pages.html_tree import Element, fold_space, walk, words
from pipelines.extract.pages.word_tokens import SENTENCE_MARKS, weight

HEADINGS = words("h1 h2 h3 h4 h5 h6")
TEXTS = words("p li blockquote pre dt dd tr") | HEADINGS
"""Elements that hold text of an article."""

_CUTS = TEXTS | words("div section article main ul ol dl table header details summary address center br hr body")
_LISTS = words("ul ol dl")
_CELLS = words("td th")
_SKIPPED = words("figure button form option")
_VOID = words("br hr")
_LIST_LINKED = 0.5
_SHORTEST_BARE = 80
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*$")
_ENDS = SENTENCE_MARKS + ":"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text: the tag of the element that it stands in, the characters of it that are links, and the block around it."""

    tag: str
    text: str
    linked: int
    block: Element


@dataclass(slots=True)
class _Pieces:
    """The pieces of a container while it is walked, and the innermost block that is open."""

    done: list[Piece] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    block: Element = None

    def cut(self, tag: str) -> None:
        """End the open piece, which stands in an element of this tag."""
        text = fold_space("".join(self.open))
        if text:
            self.done.append(Piece(tag, text, len(fold_space("".join(self.links))), self.block))
        self.open.clear()
        self.links.clear()

    def move(self, element: Element, *, is_start: bool) -> None:
        """Note the innermost open block where a block starts or ends."""
        if element.tag not in _VOID:
            self.block = element if is_start else element.getparent()

    def add(self, text: str | None, *, linked: bool) -> None:
        """Add words to the open piece."""
        if text:
            self.open.append(text)
            if linked and not _ADDRESS.match(text):
                self.links.append(text)


def is_bare_text(piece: Piece) -> bool:
    """Tell whether text outside of paragraphs may be the article's: a sentence that is not mostly links."""
    return weight(piece.text) >= _SHORTEST_BARE and piece.text[-1] in _ENDS and piece.linked * 2 <= len(piece.text)


def pieces_of(container: Element, boxes: frozenset[Element]) -> list[Piece]:
    """Walk the container without the boxes in it; rows of tables are one piece, lists of links are dropped, a line break ends a piece."""
    pieces = _Pieces(block=container)
    inside: list[str] = []
    lists: list[int] = []
    skipped = links = rows = 0
    for is_start, element in walk(container):
        tag = element.tag if isinstance(element.tag, str) else ""
        step = 1 if is_start else -1
        if (tag in _SKIPPED or element in boxes) and element is not container:
            skipped += step
        elif tag == "a":
            links += step
        if tag in _CUTS and not (rows and tag != "tr"):
            pieces.cut(inside[-1] if inside else "div")
            if tag in _LISTS:
                lists = _at_list(pieces, lists, is_start=is_start)
            pieces.move(element, is_start=is_start)
        elif rows and is_start and tag in _CELLS and any(not part.isspace() for part in pieces.open):
            pieces.add(" | ", linked=False)
        if tag in TEXTS:
            inside = [*inside, tag] if is_start else inside[:-1]
        if tag == "tr" and element is not container:
            rows += step
        text = element.text if is_start else (element.tail if element is not container else None)
        if not skipped:
            pieces.add(text, linked=links > 0)
    pieces.cut("div")
    return pieces.done


def _at_list(pieces: _Pieces, lists: list[int], *, is_start: bool) -> list[int]:
    """Note where a list starts; at its end drop its pieces if most of their words are links."""
    if is_start or not lists:
        return [*lists, len(pieces.done)]
    own = pieces.done[lists[-1] :]
    if sum(piece.linked for piece in own) > _LIST_LINKED * sum(len(piece.text) for piece in own):
        is_named = own and lists[-1] and _names_list(pieces.done[lists[-1] - 1])
        del pieces.done[lists[-1] - is_named if is_named else lists[-1] :]
    return lists[:-1]


def _names_list(piece: Piece) -> bool:
    """Tell whether the piece above a list of links is its headline."""
    return piece.tag in HEADINGS or (len(piece.text) < _SHORTEST_BARE and piece.text.endswith(":"))
