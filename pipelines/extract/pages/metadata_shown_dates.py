"""Shown dates: the dates that readers see on a page, and how sure each is the day of the article.

What the data of a page state is in `metadata_dates`; which date counts is decided in `publication_day`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from pipelines.contract.vocabulary import BlockKind
from pipelines.extract.pages.blocks import box_kind
from pipelines.extract.pages.foreign_parts import in_foreign_part
from pipelines.extract.pages.html_tree import Element, names_of, short_text
from pipelines.extract.pages.metadata_dates import believed
from pipelines.extract.pages.metadata_stamps import Stamp
from pipelines.extract.pages.parsed_page import ParsedPage

_DATE_CLASS = re.compile(
    r"\b(?:date|dateline|datetime|timestamp|pub[-_]?date|published|time)\b|publi(?:sh|c)[-_]?(?:ed|ation)?[-_]?(?:date|time)|date[-_]?publi",
    re.IGNORECASE,
)
_UPDATE = re.compile(
    r"\b(?:up-?dated?|modified|last[-_ ]?(?:edit|change)d?|edited|actuali[sz]\w*|aktuali\w*|mis à jour|màj"
    r"|aggiornat\w*|atuali[sz]\w*|bijgewerkt|оновлен\w*|обновлен\w*)\b"
    r"|تحديث|更新|수정",
    re.IGNORECASE,
)
"""Words that make a date that of a change."""
_NO_DATES = re.compile(r"(?:^|[\s_-])(?:current|todays?|now|event|birth|expir\w*|deadline|copyright)(?=$|[\s_-])", re.IGNORECASE)
"""Names of dates that belong to something else."""
_YEAR = re.compile(r"(?:19|20|25)\d\d|[\u0660-\u0669\u06f0-\u06f9]{4}")
_OWN_DATE = re.compile(r"\b(?:entry|post|article|story)[-_]{0,2}(?:date|time|published)", re.IGNORECASE)
"""Names of dates of an article, and not of the page or the day on which it is read."""
_SHORT_YEAR = re.compile(r"(?<![\d/.])(\d\d?/\d\d?/|\d\d\.\d\d\.)(\d\d)(?![\d/.])")
"""A numeric date whose year has two digits."""
_COMMAS = re.compile(r"\b(\d\d?), ([^\W\d]{3,12}),? ((?:19|20)\d\d)\b")
"""A date with commas between its parts, as `26, Abril, 2022`."""
_TWICE = re.compile(r"(.{6,60}?(?<![\d./-])(?:19|20)\d\d)(?=\d\d?[.:/h-])|(\d\d?[./-]\d\d?[./-](?:19|20)\d\d)(?=\d\d?[.:/h])")
"""A date that a page writes twice, for wide and for narrow screens, or a date and a clock, with nothing between them."""
_HEAD_TAGS = ("span", "p", "div", "li", "td", "small", "em", "i", "b", "strong", "address", "h5", "h6", "font", "a", "dd", "cite")
_PARAGRAPH = 80
_KICKER_BOXES = 3
_OTHER_WORDS = 8
_SHORT = 120


@dataclass(frozen=True, slots=True)
class Seen:
    """A date that readers see.

    rank: how certain it is that the date is the article's.  0: the page marks it as the publication.  1: it is called a date and stands
    below the headline.  2: its words stand beside the headline.  3: elsewhere.  4: in a box beside the text.  5: it says that it is the
    day of a change.  is_shown: whether it was read from the words and not from an attribute, so that it is in local time.  is_own: whether
    it is called the date of an article, which decides between dates of one rank.
    """

    stamp: Stamp
    rank: int
    is_shown: bool
    is_own: bool = False


def visible(page: ParsedPage, heading: Element | None) -> list[Seen]:
    """Return the dates of `<time>`, of elements called a date, and of words beside the headline, the surest first.

    heading: the heading that shows the headline. Dates in parts of the page about something else are left out.
    """
    found: list[Seen] = []
    place = _Place(heading, _kicker(heading))
    for element in page.root.iter("h1", "time", "abbr", *_HEAD_TAGS):
        place.enter(element)
        rank = _rank(element, place)
        if rank is None or in_foreign_part(element, heading):
            continue
        found += _seen(element, rank, page)
    return sorted(found, key=lambda one: (one.rank, not one.is_own))


@dataclass(slots=True)
class _Place:
    """How far the page has been read: whether the headline was passed, and how many paragraphs after it.

    kicker: the elements of the line above the headline.
    """

    heading: Element | None
    kicker: frozenset[Element] = frozenset()
    is_below: bool = False
    paragraphs: int = 0

    @property
    def is_in_text(self) -> bool:
        """Tell whether the text has begun."""
        return self.paragraphs > 0

    @property
    def is_below_standfirst(self) -> bool:
        """Tell whether one paragraph stands between headline and here, as a standfirst above the byline."""
        return self.is_below and self.paragraphs == 1

    def enter(self, element: Element) -> None:
        """Pass the element."""
        if element is self.heading or (self.heading is None and element.tag == "h1"):
            self.is_below, self.paragraphs = True, 0
        elif self.is_below and element.tag in {"p", "div"} and self.paragraphs <= 1:
            self.paragraphs += _is_paragraph(element)


def _kicker(heading: Element | None) -> frozenset[Element]:
    """Return the elements of the short line above the headline in the same box, as `Fishing: 28 April 2024`; a masthead is longer."""
    if heading is None:
        return frozenset()
    line: list[Element] = []
    length = 0
    for inner in islice((heading, *heading.iterancestors()), _KICKER_BOXES):
        for before in inner.itersiblings("div", "p", "span", "small", "time", preceding=True):
            length += len(short_text(before, _PARAGRAPH) or "x" * _PARAGRAPH)
            if length >= _PARAGRAPH:
                return frozenset(line)
            line += before.iter()
        if inner.getparent() is None or inner.getparent().tag in {"body", "main", "article"}:
            break
    return frozenset(line)


def _is_paragraph(element: Element) -> bool:
    """Tell whether words of a paragraph's length stand in the element itself."""
    if element.tag == "p":
        return short_text(element, _PARAGRAPH) is None
    return len((element.text or "").strip()) >= _PARAGRAPH


def _rank(element: Element, place: _Place) -> int | None:
    """Return how sure a date of the element would be the article's, None where it is none."""
    is_head = place.is_below and not place.is_in_text
    if element.attrib:
        prop = element.get("itemprop")
        kind = _name_kind(element.get("class") or "", element.get("id") or "")
        if kind is False or prop == "dateModified":
            return None
        if prop == "datePublished" or element.get("pubdate") is not None:
            return 0
        if kind or element.tag == "time":
            return 1 if is_head else 3
    elif element.tag == "time":
        return 1 if is_head else 3
    is_beside = is_head or place.is_below_standfirst or element in place.kicker
    if place.heading is None or not is_beside or not _is_note(element):
        return None
    return 2 if is_head else 3


@lru_cache(maxsize=20_000)
def _name_kind(classes: str, identity: str) -> bool | None:
    """Return True for names of a date of publication, False for those of another date, None for others."""
    names = f"{classes} {identity}".replace("_", "-")
    return False if _NO_DATES.search(names) else True if _DATE_CLASS.search(names) else None


def _is_note(element: Element) -> bool:
    """Tell whether the element's words are hardly more than a date."""
    text = short_text(element, _SHORT) or ""
    return bool(_YEAR.search(text) or _SHORT_YEAR.search(text)) and len(text.split()) <= 2 * _OTHER_WORDS


def _seen(element: Element, rank: int, page: ParsedPage) -> Iterator[Seen]:
    text = _COMMAS.sub(r"\1 \2 \3", short_text(element, _SHORT) or "")
    text = _TWICE.sub(r"\g<0> ", _SHORT_YEAR.sub(r"\g<1>20\g<2>", text))
    is_update = bool(_UPDATE.match(text) or _UPDATE.search(f"{element.get('class') or ''}".replace("_", "-"))) and rank
    place = 5 if is_update else 4 if rank and _box_around(element) else rank
    for raw, is_shown in ((element.get("datetime") or element.get("content"), False), (text, True)):
        if raw and len(raw) <= _SHORT and (stamp := believed(raw, page)):
            yield Seen(stamp, place, is_shown, bool(_OWN_DATE.search(element.get("class") or "")))


def _box_around(element: Element) -> bool:
    """Tell whether the innermost box without a headline that the element stands in is one beside the text."""
    return any(_is_side(above) for above in element.iterancestors())


def _is_side(element: Element) -> bool:
    kind = box_kind(element.tag, names_of(element))
    return kind is not None and kind.kind is BlockKind.SIDEBAR and next(element.iter("h1"), None) is None
