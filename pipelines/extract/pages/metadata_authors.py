"""Authors: the persons that a page names as authors, or the agency that stands in their place.

One byline is read in `metadata_names`; this module knows where bylines stand.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipelines.extract.pages.agencies import BY_VARIANT, agency_in, is_agency
from pipelines.extract.pages.foreign_parts import in_foreign_part
from pipelines.extract.pages.html_tree import Element, lines_of, short_text, text_of
from pipelines.extract.pages.metadata_json_ld import Node, node_type, texts
from pipelines.extract.pages.metadata_names import persons
from pipelines.extract.pages.parsed_page import ParsedPage
from pipelines.extract.pages.text_file_head import is_byline

AUTHOR_NAMES: tuple[str, ...] = (
    "author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "article:author",
    "article.author",
    "rnews:author",
    "authors",
)
"""Names of `<meta>` elements that state the author, the surest first."""

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BYLINE = re.compile(r"(?<![a-z])(?:by-?line|authors?|author-?names?|writers?|contributors?)(?![a-z])")
_NO_BYLINE = re.compile(
    r"(?<![a-z])(?:bios?|biography|about|box|related|more|avatar|images?|imgs?|pictures?|photos?|comments?|commenter|social|follow|cards?|lists?"
    r"|reviews?|replies)(?![a-z])"
)
"""Words that mean something else than a byline wherever they stand in a name."""

_NO_BYLINE_AFTER = re.compile(
    r"(?:by-?line|authors?|writers?|contributors?)s?-(?:[a-z]+-)*(?:desc\w*|titles?|roles?|jobs?|positions?|dates?|times?)(?![a-z])"
)
"""Words that mean something else after the byline's word: `author-title` is an office, `title-author` an author."""

_BYLINE_TAGS = ("a", "span", "p", "div", "address", "li", "h3", "h4", "h5", "h6")
_LONGEST_BYLINE = 200
_LONGEST_NAME = 200
_LONGEST_SAID = 80
_LIST = re.compile(r"^\W*by\b|\band\b|&", re.IGNORECASE)
_NAME_START = re.compile(r"^\W*(?:the )?")
_PARAGRAPH = 80
_MOST_PARAGRAPHS = 2


def read_authors(page: ParsedPage, outlets: list[str], heading: Element | None = None) -> tuple[tuple[str, ...], str | None]:
    """Return the persons of the first place that names any, and the first agency that a place names.

    outlets: names of the site, which are no persons.  heading: the heading that shows the headline.
    """
    not_names = frozenset(name.lower() for name in outlets)
    whole_names = frozenset(map(_bare, outlets))
    agency: str | None = None
    for lines in _places(page, heading):
        agency = agency or next((name for line in lines if (name := agency_in(line))), None)
        bylines = [part for line in lines for part in line.split("\n") if _bare(part) not in whole_names]
        found = tuple(dict.fromkeys(person for line in bylines for person in persons(line, not_names=not_names)))
        if found:
            return found, agency
    return (), agency


def _bare(name: str) -> str:
    """Return the name in small letters without marks and an article before it, as of `, The Tolmar Post & Courier`."""
    return _NAME_START.sub("", name.lower()).strip()


def _places(page: ParsedPage, heading: Element | None) -> Iterator[list[str]]:
    """Yield the lines of each place that may name the authors, the surest first."""
    yield list(_json_ld_authors(page.node))
    yield [page.meta[name] for name in AUTHOR_NAMES if name in page.meta]
    yield from _bylines(page.root, heading)
    yield from _said_bylines(page.root, heading)


def _json_ld_authors(node: Node) -> Iterator[str]:
    authors = node.get("author") or node.get("creator") or []
    for author in authors if isinstance(authors, list) else [authors]:
        organisation = node_type(author) & {"organization", "newsmediaorganization"}
        yield from (name for name in texts(author) if not organisation or name in BY_VARIANT)


def _bylines(root: Element, heading: Element | None) -> Iterator[list[str]]:
    """Yield the lines of the elements that are marked as the author's name or called a byline, down to the third paragraph.

    A list of authors is given as one, of other lines each alone, then the agencies. Further down, bylines are those of boxes and of
    other articles, and so are those in parts of the page about something else.
    """
    paragraphs = 0
    for element in root.iter(*_BYLINE_TAGS, "h1"):
        if element is heading or (heading is None and element.tag == "h1"):
            paragraphs = 0
        if is_byline_element(element) and short_text(element, _LONGEST_BYLINE) and not in_foreign_part(element, heading):
            yield from _names_beside(element)
            yield from () if _holds_marked(element) else _candidates(lines_of(element))
        paragraphs += element.tag == "p" and len(text_of(element)) >= _PARAGRAPH
        if paragraphs > _MOST_PARAGRAPHS:
            return


def _holds_marked(element: Element) -> bool:
    """Tell whether a box that names nobody itself holds names that are marked as such: its other lines are topics and dates."""
    marked = (one for one in element.iterdescendants() if one.get("itemprop") == "author" or one.get("rel") == "author")
    return next((one for one in marked if text_of(one)), None) is not None and not _LIST.search(text_of(element))


def _names_beside(element: Element) -> Iterator[list[str]]:
    """Yield the line that says `By` and holds the element's name, or the texts of all authors that are marked beside each other."""
    parent = element.getparent()
    line = short_text(parent, _LONGEST_BYLINE) if parent is not None and parent.tag != "body" else None
    if line and is_byline(line):
        yield [line]
    texts = [text for one in (parent if line else ()) if is_byline_element(one) and (text := text_of(one))]
    if len(texts) > 1:
        yield texts


def _said_bylines(root: Element, heading: Element | None) -> Iterator[list[str]]:
    """Yield lines between the headline and the text that say `By` and a name, in elements that are called nothing."""
    is_below = False
    for element in root.iter("h1", "p", "div", "span", "address", "li") if heading is not None else ():
        is_below = is_below or element is heading
        if is_below and element.tag == "p" and len(text_of(element)) >= _PARAGRAPH:
            return
        if is_below and is_byline(short_text(element, _LONGEST_SAID) or "") and not in_foreign_part(element, heading):
            yield from _candidates(lines_of(element).replace("By\n", "By "))


def _candidates(text: str) -> Iterator[list[str]]:
    lines = text.split("\n")
    if _LIST.search(text):
        yield [text]
    yield from ([line] for line in lines)
    yield [line for line in lines if is_agency(line)]


def is_byline_element(element: Element) -> bool:
    """Tell whether the element is marked as the author's name or called a byline."""
    if "author" in (element.get("rel") or "").split() or element.get("itemprop") == "author":
        return True
    return any(_names_byline(name) for name in f"{element.get('class') or ''} {element.get('id') or ''}".split())


@lru_cache(maxsize=20_000)
def _names_byline(name: str) -> bool:
    folded = re.sub(r"[_-]+", "-", _CAMEL.sub("-", name[:_LONGEST_NAME]).lower())
    return bool(_BYLINE.search(folded)) and not _NO_BYLINE.search(folded) and not _NO_BYLINE_AFTER.search(folded)
