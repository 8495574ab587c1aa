"""Direct reading: the paragraphs of the one container that plainly holds the article.

Most news pages have such a container once their boxes are taken out (`blocks`); reading it takes a fraction of the time of a general
extractor. Where no container is plain, nothing is returned and the extractor decides.
"""

import re
from dataclasses import dataclass, field
from itertools import dropwhile, takewhile

from pipelines.extract.pages.beside_text import is_running, read_beside
from pipelines.extract.pages.html_tree import Element, lines_of, names_of, words
from pipelines.extract.pages.metadata_titles import Headline
from pipelines.extract.pages.running_text import Running
from pipelines.extract.pages.text_pieces import HEADINGS, TEXTS, Piece, is_bare_text, pieces_of
from pipelines.extract.pages.word_tokens import weight

PLAIN_SHARE = 0.8
"""Share of the page's running text that the container must hold."""

PLAIN_CHILDREN = 0.5
"""Share of the container's running text that must stand in `<p>` directly below it."""

PLAIN_LENGTH = 400
"""Characters of running text below which no container is plain."""

_UNCLEAR_SHARE = 0.15
"""Share of the text beside a container, that may belong to the article or not, up to which the container is trusted."""

_CLIMB = 0.6
_WRAPPERS = words("div section article header center")
_CHAPTERS = 3
_HEAD = 5
_NAMED = re.compile(
    r"foot|note|about|author|writer|bio|info|promo|cta|box|attribution|credit|source|errat|correct|related|more|tag|share|social|meta|sign|subscri"
    r"|donat|member|support|ad(?![a-z])|ads|banner|widget|after|bottom|end|copyright|disclaim|licen|app|comment",
    re.IGNORECASE,
)
"""Names of boxes at the foot of an article that are no text of it."""

_SOURCES = re.compile(r"\W*(?:sources?|via|h/t|(?:photo|image)s?(?: credits?)?)\s*:", re.IGNORECASE)
_LINKED = 0.9


@dataclass(slots=True)
class Reading:
    """What a container holds: paragraphs, texts that are only links to other pages, and its sections about something else.

    others: running text elsewhere on the page that is not taken for the article's.
    """

    paragraphs: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def read_plainly(root: Element, running: Running, headline: Headline) -> Reading | None:
    """Return what the page's plain container holds and the leads and last paragraphs beside it, None where the extractor must decide.

    running: the weights of the page's elements, without what was taken out.
    """
    container = plain_container(root, running)
    if container is None:
        return None
    boxes = boxes_of(container, running)
    reading = read_container(container, boxes)
    expected = running.below.get(container, 0) - sum(running.below.get(box, 0) for box in boxes)
    length = sum(map(weight, reading.paragraphs))
    if length < max(PLAIN_LENGTH, PLAIN_SHARE * expected):
        return None
    beside = read_beside(root, container, frozenset(boxes), headline, reading.paragraphs)
    if sum(map(weight, beside.unclear)) > _UNCLEAR_SHARE * length:
        return None
    reading.paragraphs = [*beside.above, *reading.paragraphs, *beside.below]
    reading.others = beside.unclear
    return reading


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
        if inner is None or inner.tag in TEXTS:
            break
        container = inner
    own = sum(running.below.get(child, 0) for child in container if child.tag == "p")
    held = running.below.get(container, 0)
    return container if running.share(container) >= PLAIN_SHARE and own >= PLAIN_CHILDREN * held else None


def boxes_of(container: Element, running: Running) -> list[Element]:
    """Return the sections of the container that are about something else.

    These are the ones behind the last paragraph that stands directly in it, and between its paragraphs those with a heading of their
    own; sections that hold a third of the text together are the article's chapters, and so is one whose paragraphs are named as its own.
    """
    named = frozenset(name for child in container if child.tag == "p" and (name := child.get("class")))
    below = list(takewhile(lambda child: child.tag in _WRAPPERS, reversed(container)))[::-1]
    foot = list(dropwhile(lambda box: _is_last_paragraph(box) or _is_of_paragraphs(box, named), below))
    between = [child for child in container if child.tag in _WRAPPERS and child not in foot]
    headed = [child for child in between if _has_heading(child) and not _is_of_paragraphs(child, named)]
    most = running.below.get(container, 0) / _CHAPTERS
    return [box for boxes in (headed, foot) if sum(running.below.get(box, 0) for box in boxes) < most for box in boxes]


def _is_last_paragraph(box: Element) -> bool:
    """Tell whether a box behind the paragraphs of its container holds one more of them: a sentence, in a box that is called nothing.

    A line that names sources may stand below it: a box of an advertisement that was not closed takes in the end of the article.
    """
    texts = [piece for piece in pieces_of(box, frozenset()) if piece.text and not _SOURCES.match(piece.text)]
    names = names_of(box)
    return len(texts) == 1 and is_running(texts[0]) and not texts[0].linked and not _NAMED.search(names)


def _is_of_paragraphs(box: Element, named: frozenset[str]) -> bool:
    """Tell whether all paragraphs of the section have names that those of the container have, too."""
    names = {paragraph.get("class") for paragraph in box.iter("p")}
    return bool(names) and names <= named


def _has_heading(element: Element) -> bool:
    return next(element.iter("h2", "h3", "h4", "h5", "h6"), None) is not None


def _head_length(pieces: list[Piece]) -> int:
    """Return how many pieces at the start are kicker and headline, which may stand in the container of the text."""
    heading = next((number for number, piece in enumerate(pieces[:_HEAD]) if piece.tag == "h1"), -1)
    return 0 if any(is_running(piece) for piece in pieces[: heading + 1]) else heading + 1


def read_container(container: Element, boxes: list[Element]) -> Reading:
    """Read the container without the boxes in it."""
    reading = Reading(boxes=[text for box in boxes if (text := lines_of(box))])
    kept: list[Piece] = []
    pieces = pieces_of(container, frozenset(boxes))
    for piece in pieces[_head_length(pieces) :]:
        if piece.linked > _LINKED * len(piece.text):
            reading.links.append(piece.text)
        elif piece.tag in TEXTS or is_bare_text(piece):
            kept.append(piece)
    while kept and kept[-1].tag in HEADINGS:
        kept.pop()
    reading.paragraphs = [piece.text for piece in kept]
    return reading
