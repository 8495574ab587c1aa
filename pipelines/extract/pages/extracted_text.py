"""Extracted text: what a general extractor found on a page, completed from the page itself.

An extractor weighs each box alone, so it drops leads in boxes of their own and paragraphs between those that it keeps.
"""

from collections import Counter, defaultdict

from pipelines.extract.pages.beside_text import carry_news, is_lead, is_own, is_running, stands_in
from pipelines.extract.pages.boilerplate import boilerplate_kind
from pipelines.extract.pages.html_tree import Element
from pipelines.extract.pages.metadata_titles import Headline
from pipelines.extract.pages.plain_container import PLAIN_LENGTH, Reading
from pipelines.extract.pages.running_text import Running
from pipelines.extract.pages.text_pieces import HEADINGS, Piece, pieces_of

_START = 50
_SHORTEST = 30


def own_part(root: Element, running: Running, heading: Element | None) -> Element | None:
    """Return the page's only `<article>` with running text, else the innermost part with the headline and such text.

    None where that is the whole page.
    """
    articles = [one for one in root.iter("article") if running.below.get(one, 0) >= PLAIN_LENGTH]
    above = articles if len(articles) == 1 else heading.iterancestors() if heading is not None else []
    part = next((one for one in above if running.below.get(one, 0) >= PLAIN_LENGTH), None)
    return None if part is None or part is root or part.tag == "body" else part


def stands_mostly_in(found: list[str], part: Element) -> bool:
    """Tell whether the paragraphs are for the most part those of this part of the page; true where nothing was found."""
    said = " ".join(piece.text for piece in pieces_of(part, frozenset()))
    inside = sum(len(text) for text in found if text[:_START] in said)
    return inside * 2 >= sum(map(len, found))


def running_outside(root: Element, part: Element) -> list[str]:
    """Return the running text of the page that stands outside of this part."""
    return [piece.text for piece in pieces_of(root, frozenset({part})) if is_running(piece)]


def completed(root: Element, found: list[str], headline: Headline) -> Reading:
    """Return the paragraphs with the leads above them and the paragraphs of the same boxes between and below them.

    found: the paragraphs of the extractor.
    """
    heading = headline.heading
    pieces = pieces_of(root, frozenset())
    found, above = _parted(found, pieces, heading)
    places = [_place(piece, found) for piece in pieces]
    known = [number for number, place in enumerate(places) if place is not None]
    if not known:
        return Reading(found, others=above)
    first, last = known[0], known[-1]
    missing: dict[int, list[str]] = defaultdict(list)
    unclear: list[str] = []
    said = " ".join(found)
    boxes = {_box(pieces[number]) for number in known}
    repeated = {text for text, times in Counter(piece.text for piece in pieces).items() if times > 1}
    signatures = {_signature(box) for box in boxes if box.get("class")}
    here = -1
    for number, piece in enumerate(pieces):
        here = here if places[number] is None else places[number] or 0
        if places[number] is not None or not is_running(piece) or stands_in(piece.text, said) or not is_own(piece, heading):
            continue
        box = _box(piece)
        is_missed = (
            (first < number or _opens_box(pieces, number, first))
            and piece.text not in repeated
            and (box in boxes or _signature(box) in signatures)
            and not _is_cut_off(pieces, last, number, signatures)
        )
        (missing[here] if is_missed else unclear).append(piece.text)
    leads = _leads(pieces[:first], headline, found)
    unclear = [text for text in unclear if text not in leads]
    missing[-1] = leads
    whole = [text for number in range(-1, len(found)) for text in (*found[number : number + 1][: number >= 0], *missing[number])]
    return Reading(whole, others=[*above, *unclear])


def _parted(found: list[str], pieces: list[Piece], heading: Element | None) -> tuple[list[str], list[str]]:
    """Return what was found below the headline, and what was found above it alone, such as a notice to readers."""
    start = next((number for number, piece in enumerate(pieces) if piece.block is heading), 0) if heading is not None else 0
    below = {place for piece in pieces[start:] if (place := _place(piece, found)) is not None}
    above = {place for piece in pieces[:start] if (place := _place(piece, found)) is not None} - below
    if sum(len(found[place]) for place in above) > sum(len(found[place]) for place in below):
        return found, []
    return [text for n, text in enumerate(found) if n not in above], [found[place] for place in sorted(above)]


def _place(piece: Piece, found: list[str]) -> int | None:
    """Return the number of the paragraph that the piece was found as."""
    start = piece.text[:_START]
    if len(start) < _SHORTEST and piece.tag not in HEADINGS:
        return None
    return next((number for number, text in enumerate(found) if start in text), None)


def _box(piece: Piece) -> Element:
    """Return the element whose children are the paragraphs around the piece."""
    return piece.block if piece.tag == "div" else piece.block.getparent()


def _opens_box(pieces: list[Piece], number: int, first: int) -> bool:
    """Tell whether the piece is a paragraph like the first one found, in its box, with nothing but such ones between them."""
    own = pieces[first]
    return all(_box(one) is _box(own) and _signature(one.block) == _signature(own.block) for one in pieces[number:first])


def _signature(box: Element) -> tuple[str, str | None]:
    return box.tag, box.get("class")


def _is_cut_off(pieces: list[Piece], last: int, number: int, signatures: set[tuple[str, str | None]]) -> bool:
    """Tell whether something else stands between all that was found and the piece: no running text, and in no box like those found.

    A table of figures cuts nothing off, nor does the heading of a further chapter.
    """
    between = (piece for piece in pieces[last + 1 : number] if (piece.tag != "tr" or piece.linked) and not _is_chapter(piece))
    return number > last and not all(is_running(piece) or _signature(_box(piece)) in signatures for piece in between)


def _is_chapter(piece: Piece) -> bool:
    """Tell whether the piece is a heading that leads nowhere and does not announce other articles."""
    return piece.tag in HEADINGS and piece.tag != "h1" and not piece.linked and not boilerplate_kind(piece.text)


def _leads(above: list[Piece], headline: Headline, found: list[str]) -> list[str]:
    heading = headline.heading
    start = next((number for number, piece in enumerate(above) if piece.block is heading), None) if heading is not None else None
    if start is None:
        return []
    leads = [piece for piece in above[start + 1 :] if is_lead(piece) and is_own(piece, heading)]
    return [piece.text for piece in leads] if carry_news(leads, headline.title, found) else []
