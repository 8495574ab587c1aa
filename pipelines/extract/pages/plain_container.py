"""Direct reading: the paragraphs of the one container that plainly holds the article.

Most news pages have such a container once their boxes are taken out (`blocks`); reading it takes a fraction of the time of a general
extractor. Where no container is plain, nothing is returned and the extractor decides.
"""

import re
from dataclasses import dataclass, field
from itertools import takewhile

from pipelines.extract.pages.html_tree import Element, fold_space, lines_of, walk, words
from pipelines.extract.pages.running_text import Running, running_text

PLAIN_SHARE = 0.8
"""Share of the page's running text that the container must hold."""

PLAIN_CHILDREN = 0.5
"""Share of the container's running text that must stand in `<p>` directly below it."""

PLAIN_LENGTH = 400
"""Characters of running text below which no container is plain."""

_CLIMB = 0.6
_HEADINGS = words("h1 h2 h3 h4 h5 h6")
_TEXTS = words("p li blockquote pre dt dd tr") | _HEADINGS
_CUTS = _TEXTS | words("div section article main ul ol dl table header details summary address center br hr body")
_WRAPPERS = words("div section article header center")
_LISTS = words("ul ol dl")
_CELLS = words("td th")
_SKIPPED = words("figure button form option")
_CHAPTERS = 3
_LINKED = 0.9
_LIST_LINKED = 0.5
_SHORTEST_BARE = 80
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*$")
_SENTENCE_MARKS = ".!?…\"”’':"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text in a container: the element that it stands in, and the characters of it that are links."""

    tag: str
    text: str
    linked: int


@dataclass(slots=True)
class Reading:
    """What a container holds: paragraphs, texts that are only links to other pages, and its sections about something else."""

    paragraphs: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Pieces:
    """The pieces of a container while it is walked."""

    done: list[Piece] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def cut(self, tag: str) -> None:
        """End the open piece, which stands in an element of this tag."""
        text = fold_space("".join(self.open))
        if text:
            self.done.append(Piece(tag, text, len(fold_space("".join(self.links)))))
        self.open.clear()
        self.links.clear()

    def add(self, text: str | None, *, linked: bool) -> None:
        """Add words to the open piece."""
        if text:
            self.open.append(text)
            if linked and not _ADDRESS.match(text):
                self.links.append(text)


def read_plainly(root: Element) -> Reading | None:
    """Return what the page's plain container holds, None where the extractor must decide."""
    running = running_text(root)
    container = plain_container(root, running)
    if container is None:
        return None
    boxes = boxes_of(container, running)
    reading = read_container(container, boxes)
    expected = running.below.get(container, 0) - sum(running.below.get(box, 0) for box in boxes)
    return reading if sum(map(len, reading.paragraphs)) >= max(PLAIN_LENGTH, PLAIN_SHARE * expected) else None


def plain_container(root: Element, running: Running) -> Element | None:
    """Return the element that plainly holds the article, None where there is none.

    From the root down, the child with most of the running text is entered; the last one is plain where it holds nearly all of the
    page's running text, most of it in its own paragraphs.
    """
    if running.total < PLAIN_LENGTH:
        return None
    container = root
    while True:
        inner = next((child for child in container if running.below.get(child, 0) >= _CLIMB * running.total), None)
        if inner is None or inner.tag in _TEXTS:
            break
        container = inner
    own = sum(running.below.get(child, 0) for child in container if child.tag == "p")
    held = running.below.get(container, 0)
    return container if running.share(container) >= PLAIN_SHARE and own >= PLAIN_CHILDREN * held else None


def boxes_of(container: Element, running: Running) -> list[Element]:
    """Return the sections of the container that are about something else.

    These are the ones behind the last paragraph that stands directly in it, and between its paragraphs those with a heading of their
    own; sections that hold a third of the text together are the article's chapters.
    """
    foot = list(takewhile(lambda child: child.tag in _WRAPPERS, reversed(container)))[::-1]
    headed = [child for child in container if child.tag in _WRAPPERS and child not in foot and _has_heading(child)]
    most = running.below.get(container, 0) / _CHAPTERS
    return [box for boxes in (headed, foot) if sum(running.below.get(box, 0) for box in boxes) < most for box in boxes]


def _has_heading(element: Element) -> bool:
    return next(element.iter("h2", "h3", "h4", "h5", "h6"), None) is not None


def read_container(container: Element, boxes: list[Element]) -> Reading:
    """Read the container without the boxes in it."""
    reading = Reading(boxes=[text for box in boxes if (text := lines_of(box))])
    kept: list[Piece] = []
    for piece in _pieces(container, frozenset(boxes)):
        if piece.linked > _LINKED * len(piece.text):
            reading.links.append(piece.text)
        elif piece.tag in _TEXTS or _is_bare_text(piece):
            kept.append(piece)
    while kept and kept[-1].tag in _HEADINGS:
        kept.pop()
    reading.paragraphs = [piece.text for piece in kept]
    return reading


def _is_bare_text(piece: Piece) -> bool:
    """Tell whether text outside of paragraphs may be the article's: a sentence that is not mostly links."""
    return len(piece.text) >= _SHORTEST_BARE and piece.text[-1] in _SENTENCE_MARKS and piece.linked * 2 <= len(piece.text)


def _pieces(container: Element, boxes: frozenset[Element]) -> list[Piece]:
    """Walk the container; rows of tables are one piece, lists of links are dropped, a line break ends a piece."""
    pieces = _Pieces()
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
        elif rows and is_start and tag in _CELLS and any(not part.isspace() for part in pieces.open):
            pieces.add(" | ", linked=False)
        if tag in _TEXTS:
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
    return piece.tag in _HEADINGS or (len(piece.text) < _SHORTEST_BARE and piece.text.endswith(":"))
