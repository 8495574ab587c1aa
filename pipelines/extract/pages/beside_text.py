"""Text beside the container: leads above it and last paragraphs below it that belong to the article, and text that may not.

Pages put the lead into a box of its own, into the header or between two boxes, and cut the text around advertisements.
"""

from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from pipelines.extract.pages.boilerplate import boilerplate_kind
from pipelines.extract.pages.foreign_parts import in_foreign_part
from pipelines.extract.pages.html_tree import Element, short_text, words
from pipelines.extract.pages.metadata_authors import is_byline_element
from pipelines.extract.pages.metadata_titles import Headline
from pipelines.extract.pages.text_pieces import HEADINGS, TEXTS, Piece, is_bare_text, pieces_of
from pipelines.extract.pages.word_tokens import SENTENCE_MARKS, weight, word_tokens

_SHORTEST = 40
_MOST_LEADS = 6
_BOX_TAGS = words("div section td")
_OPENING = 2
_MOST_TOLD = 0.5
_LEAST_TOLD = 0.2
_SHORTEST_TOKEN = 4
_STEM = 5
_NUMBER_WORDS = words(
    "two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands third fourth fifth sixth seventh"
)
_START = 50
_SHORTEST_LEAD = 100
_LONGEST_BOX = 800
"""Characters of the largest box with a byline; a larger one is the page's frame."""


@dataclass(slots=True)
class Beside:
    """Paragraphs above and below the container that are the article's, and running text that may belong to it or not."""

    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)


def read_beside(root: Element, container: Element, boxes: frozenset[Element], headline: Headline, found: list[str]) -> Beside:
    """Return the running text outside of the container.

    boxes: sections that are about something else.  found: the container's paragraphs.
    """
    above, below = _around(root, container, boxes)
    beside = Beside()
    leads, rest = _leads(above, container, headline.heading)
    signatures = {_signature(container)} if container.get("class") else set()
    are_text = carry_news(leads, headline.title, found)
    for piece in leads:
        (beside.above if are_text or _is_alike(piece, container, signatures) else beside.unclear).append(piece.text)
    chunks, more = _chunks(below, container)
    beside.below = [piece.text for piece in chunks]
    beside.unclear += [piece.text for piece in (*rest, *more) if not in_foreign_part(piece.block, headline.heading)]
    return beside


def carry_news(leads: list[Piece], title: str | None, found: list[str]) -> bool:
    """Tell whether the texts between headline and container are the start of the article and not a summary of it.

    Several paragraphs are its start.  A single one, or a list, is a standfirst: it counts as text only if it has a number that stands
    nowhere else, or if it repeats what the headline says and the first paragraphs below do not.  A heading must have such a number.
    """
    texts = list(dict.fromkeys(piece.text for piece in leads))
    if not texts or len(texts) > _MOST_LEADS:
        return False
    said = " ".join(found)
    is_list = any(piece.tag == "li" for piece in leads)
    is_found = any(_bare(one) in _bare(text) for one in found[:_OPENING] for text in texts)  # and cut otherwise by the extractor
    if len(texts) > 1 and not is_list and not is_found and sum(map(weight, texts)) >= _SHORTEST_LEAD * len(texts):
        return True
    numbers = _numbers(" ".join(texts)) - _numbers(said)
    if all(piece.tag in HEADINGS for piece in leads):
        return bool(numbers)
    opening = "\n".join(found[:_OPENING])
    is_repeated = (
        is_list
        or any(stands_in(text, said) for text in texts)
        or _tells(opening, title or "", _MOST_TOLD)
        or _tells(opening, "\n".join(texts), _MOST_TOLD)
    )
    return bool(numbers) or (not is_repeated and (not title or _tells("\n".join(texts), title, _LEAST_TOLD)))


def _bare(text: str) -> str:
    """Return letters and digits alone; an extractor sets spaces and breaks of its own."""
    return "".join(word_tokens(text))


def stands_in(text: str, said: str) -> bool:
    """Tell whether the text, or its start, middle or end, stands in another text."""
    middle = len(text) // 2
    return text in said or any(
        len(part) >= _SHORTEST and part in said for part in (text[:_START], text[middle : middle + _START], text[-_START:])
    )


def _tells(text: str, other: str, share: float) -> bool:
    """Tell whether so many of the longer words of the other text stand in the text."""
    wanted = _telling(other)
    return bool(wanted) and len(wanted & _telling(text)) >= share * len(wanted)


def _telling(text: str) -> set[str]:
    """Return the beginnings of the longer words, so that their endings do not count, and characters of scripts without spaces."""
    return {word[:_STEM] for word in word_tokens(text) if len(word) >= _SHORTEST_TOKEN or not word.isascii()}


def _numbers(text: str) -> set[str]:
    return {word for word in word_tokens(text) if word.isdigit() or word in _NUMBER_WORDS}


def is_running(piece: Piece) -> bool:
    """Tell whether the piece consists of sentences of some length, and is neither mostly links nor boilerplate."""
    if piece.tag in HEADINGS or piece.linked * 2 > len(piece.text) or boilerplate_kind(piece.text):
        return False
    if piece.tag not in TEXTS:
        return is_bare_text(piece)
    return weight(piece.text) >= _SHORTEST and piece.text[-1] in SENTENCE_MARKS


def is_lead(piece: Piece) -> bool:
    """Tell whether the piece may be the lead or a standfirst where it stands below the headline: running text, also as a heading."""
    if piece.tag not in HEADINGS:
        return is_running(piece)
    return piece.tag != "h1" and is_bare_text(piece) and piece.text[-1] in SENTENCE_MARKS and not boilerplate_kind(piece.text)


def _around(root: Element, container: Element, boxes: frozenset[Element]) -> tuple[list[Piece], list[Piece]]:
    """Return the pieces above and below the container, walking only what stands beside the way from the root to it."""
    above: list[Piece] = []
    below: list[Piece] = []
    way = [container, *container.iterancestors()]
    for inner, outer in pairwise(way):
        before = list(inner.itersiblings(preceding=True))[::-1]
        above = [piece for sibling in before for piece in _pieces(sibling, boxes)] + above
        below += [piece for sibling in inner.itersiblings() for piece in _pieces(sibling, boxes)]
        if outer is root or outer.tag == "body":
            break
    return above, below


def _pieces(element: Element, boxes: frozenset[Element]) -> list[Piece]:
    if not isinstance(element.tag, str) or element.tag == "head" or element in boxes:
        return []
    found = pieces_of(element, boxes)
    tail = (element.tail or "").strip()
    return [*found, Piece("div", tail, 0, element.getparent())] if tail else found


def _leads(above: list[Piece], container: Element, heading: Element | None) -> tuple[list[Piece], list[Piece]]:
    """Return the running text between the headline and the container, and the rest of the running text above."""
    running = [piece for piece in above if is_running(piece)]
    start = next((number for number, piece in enumerate(above) if piece.block is heading), None) if heading is not None else None
    if heading is None or start is None:
        own = [piece for piece in running if piece.block.getparent() is container.getparent() and is_own(piece, heading)]
        return own, [piece for piece in running if piece not in own]
    if heading is container or container in heading.iterancestors():
        return [], running
    leads = [piece for piece in above[start + 1 :] if is_lead(piece) and is_own(piece, heading)]
    return leads, [piece for piece in above[:start] if is_running(piece)]


def _chunks(below: list[Piece], container: Element) -> tuple[list[Piece], list[Piece]]:
    """Return the running text in boxes like the container or one around it, up to a heading, and the rest of the running text.

    A heading above running text in one box like the container opens a further chapter.
    """
    signatures = _signatures(container)
    chunks: list[Piece] = []
    for number, piece in enumerate(below):
        if piece.tag in HEADINGS and _opens_chapter(below[number:], container):
            continue
        if piece.tag in HEADINGS:
            return chunks, [one for one in below[number:] if is_running(one)]
        if not is_running(piece):
            continue
        if _is_alike(piece, container, signatures):
            chunks.append(piece)
        else:
            return chunks, [one for one in below[number:] if is_running(one)]
    return chunks, []


def _opens_chapter(below: list[Piece], container: Element) -> bool:
    """Tell whether the first piece, a heading, stands in a box like the container, and the next running text in the same box."""
    box = next((one for one in (below[0].block, *below[0].block.iterancestors()) if _signature(one) == _signature(container)), None)
    text = next((piece for piece in below if is_running(piece)), None)
    is_held = box is not None and text is not None and box in {text.block, *text.block.iterancestors()}
    return is_held and bool(container.get("class")) and not _holds(box, container)


def _signatures(container: Element) -> set[tuple[str, str]]:
    boxes = (one for one in (container, *container.iterancestors()) if one.tag in _BOX_TAGS and one.get("class"))
    return {_signature(one) for one in boxes}


def _is_alike(piece: Piece, container: Element, signatures: set[tuple[str, str]]) -> bool:
    """Tell whether the piece stands in a box like the container or like one around it."""
    return any(_signature(box) in signatures and not _holds(box, container) for box in (piece.block, *piece.block.iterancestors()))


def is_own(piece: Piece, heading: Element | None) -> bool:
    """Tell whether the piece stands neither in a part about something else nor in a byline or a box with one."""
    if in_foreign_part(piece.block, heading):
        return False
    around = set(heading.iterancestors()) if heading is not None else set()
    above = takewhile(lambda box: box not in around and box.tag != "body", (piece.block, *piece.block.iterancestors()))
    boxes = takewhile(lambda box: short_text(box, _LONGEST_BOX) is not None, above)
    parts = (part for box in boxes for part in box.iter("a", "span", "p", "div", "address"))
    return not any(is_byline_element(part) and short_text(part, _LONGEST_BOX) for part in parts)


def _signature(element: Element) -> tuple[str, str]:
    return element.tag, element.get("class") or ""


def _holds(box: Element, container: Element) -> bool:
    return box is container or box in container.iterancestors()
