"""Body: the elements that an extractor found to be the article, as paragraphs without boilerplate.

Takes the tree of `article`; the kinds of boilerplate are data in `boilerplate_kinds`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.extract.pages.agencies import credited_agency
from pipelines.extract.pages.boilerplate import boilerplate_kind
from pipelines.extract.pages.credits import is_sign_off
from pipelines.extract.pages.markup import Element, fold_space, text_of, walk
from pipelines.extract.pages.metadata_names import ORGANISATION_WORDS
from pipelines.extract.pages.metadata_titles import shared_words
from pipelines.extract.pages.text_file_head import date_line, is_byline


@dataclass(slots=True)
class Body:
    """The article's paragraphs, and what the lines above and below them say: bylines and credits as written."""

    paragraphs: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)


_BLOCKS = frozenset({"p", "head", "item", "quote", "row", "list", "table", "div", "body", "fw", "code"})
_SAME = 0.9
_HEADLINE_SPACES = 3
_SENTENCE_MARKS = ".!?…\"”’'"
_HEAD = 6
_TAIL = 6
_LONGEST_HEAD_LINE = 120
_ROLE_WORDS = 6
_SHORT_NOTE = 40
_MENU = 5
_KICKER_WORDS = 3
_ADDRESS = re.compile(r"^\W*[\w.+-]+@[\w-]+\.[\w.-]+\W*$")
_DATE_NOTE = re.compile(
    r"^\W*(?:last )?(?:updated|published|date created|created|posted|modified|reporting from|first published)\b.{0,80}$", re.IGNORECASE
)


def paragraphs_of(body: Element) -> list[str]:
    """Return the paragraphs of the extractor's tree in their order; a line break ends a paragraph."""
    return [paragraph for paragraph in _cut(body) if paragraph]


def _cut(body: Element) -> Iterator[str]:
    pieces: list[str] = []
    for is_start, element in walk(body):
        if element.tag in _BLOCKS or element.tag == "lb":
            yield fold_space("".join(pieces))
            pieces = []
        if is_start:
            pieces.append(element.text or "")
        else:
            pieces.append(f" | {element.tail or ''}" if element.tag == "cell" and element.getnext() is not None else element.tail or "")
    yield fold_space("".join(pieces))


def clean_body(paragraphs: list[str], title: str | None, links: frozenset[str]) -> Body:
    """Return the paragraphs that are the article's text: no boilerplate, headline, link to another article, byline or credit.

    links: the texts of the page's links.
    """
    kept = [p for p in paragraphs if not boilerplate_kind(p) and not _is_link(p, links) and not _repeats(p, title)]
    kept = kept[_menu_length(kept) :]
    body = Body()
    for number, paragraph in enumerate(kept):
        if number < _HEAD and len(paragraph) <= _LONGEST_HEAD_LINE and _is_head_line(paragraph, at_start=not body.paragraphs):
            body.bylines.append(paragraph)
        elif number >= len(kept) - _TAIL and _is_tail_line(paragraph):
            body.credits.append(paragraph)
        else:
            body.paragraphs.append(paragraph)
    return body


def _menu_length(paragraphs: list[str]) -> int:
    """Return how many short lines without a sentence stand above the first sentence where they are a menu or a kicker, else 0."""
    first = next((number for number, text in enumerate(paragraphs) if len(text) > _SHORT_NOTE and text[-1] in _SENTENCE_MARKS), 0)
    lines = [
        text for text in paragraphs[:first] if len(text) <= _SHORT_NOTE * 2 and text[-1] not in _SENTENCE_MARKS and not is_byline(text)
    ]
    is_kicker = first == 1 and len(paragraphs[0].split()) <= _KICKER_WORDS
    return first if (first >= _MENU or is_kicker) and len(lines) == first else 0


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


def _is_head_line(text: str, *, at_start: bool) -> bool:
    """Tell whether a short line above the text is byline, role, address or date; at_start: no paragraph stands before it."""
    words = text.split()
    role = at_start and text[-1] not in _SENTENCE_MARKS and len(words) <= _ROLE_WORDS and words[-1].lower() in ORGANISATION_WORDS
    return role or is_byline(text) or _is_note(text) or date_line(text, None) is not None


def _is_note(text: str) -> bool:
    """Tell whether the line is an address or tells when or where the text was written."""
    dated = _DATE_NOTE.match(text) and len(text) <= _LONGEST_HEAD_LINE
    return bool(_ADDRESS.match(text) or (dated and (text[-1] not in _SENTENCE_MARKS or len(text) <= _SHORT_NOTE)))


def _is_tail_line(text: str) -> bool:
    """Tell whether a line below the text credits writers or agencies, or gives an address or a date."""
    return _is_note(text) or is_sign_off(text) or credited_agency(text) is not None or is_byline(text)
