"""Authors: the persons that a page names as authors, and the agency in their place.

One byline is read in `metadata_names`; this module knows where bylines stand.
"""

import re
from collections.abc import Iterator

from pipelines.extract.pages.agencies import BY_VARIANT, agency_in, is_agency
from pipelines.extract.pages.html_tree import Element, lines_of, text_of
from pipelines.extract.pages.metadata_json_ld import Node, node_type, texts
from pipelines.extract.pages.metadata_names import persons
from pipelines.extract.pages.parsed_page import ParsedPage

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

_BYLINE = re.compile(r"(?:^|[\s_-])(?:by-?line|authors?|author-?name|writer|contributor)s?(?:$|[\s_-]|name)", re.IGNORECASE)
_NO_BYLINE = re.compile(
    r"bio|about|box|related|more|avatar|image|img|picture|comment|social|follow|card|list|desc|title|date|time", re.IGNORECASE
)
_LONGEST_BYLINE = 200
_LIST = re.compile(r"^\W*by\b|\band\b|&", re.IGNORECASE)
_PARAGRAPH = 80
_MOST_PARAGRAPHS = 2


def read_authors(page: ParsedPage, outlets: list[str]) -> tuple[tuple[str, ...], str | None]:
    """Return the persons of the first place that names any, and the first agency that a place names.

    outlets: names of the site, which are no persons.
    """
    not_names = frozenset(name.lower() for name in outlets)
    agency: str | None = None
    for lines in (_json_ld_authors(page.node), _meta_authors(page.meta), _bylines(page.root)):
        listed = list(lines)
        agency = agency or next((name for line in listed if (name := agency_in(line))), None)
        found = tuple(dict.fromkeys(person for line in listed for person in persons(line, not_names=not_names)))
        if found:
            return found, agency
    return (), agency


def _json_ld_authors(node: Node) -> Iterator[str]:
    authors = node.get("author") or node.get("creator") or []
    for author in authors if isinstance(authors, list) else [authors]:
        organisation = node_type(author) & {"organization", "newsmediaorganization"}
        yield from (name for name in texts(author) if not organisation or name in BY_VARIANT)


def _meta_authors(meta: dict[str, str]) -> Iterator[str]:
    yield from (meta[name] for name in AUTHOR_NAMES if name in meta)


def _bylines(root: Element) -> Iterator[str]:
    """Yield the text of the first element above the third paragraph that is marked as the author's name or called a byline.

    Further down, bylines are those of boxes and of other articles.
    """
    paragraphs = 0
    for element in root.iter("h1", "a", "span", "p", "div", "address", "li", "h3", "h4", "h5", "h6"):
        if element.tag == "h1":
            paragraphs = 0
        if _is_byline(element) and (text := lines_of(element)) and len(text) <= _LONGEST_BYLINE:
            first, _, rest = text.partition("\n")
            yield text if _LIST.search(text) else first
            yield from (line for line in rest.split("\n") if is_agency(line))
            return
        paragraphs += element.tag == "p" and len(text_of(element)) >= _PARAGRAPH
        if paragraphs > _MOST_PARAGRAPHS:
            return


def _is_byline(element: Element) -> bool:
    if "author" in (element.get("rel") or "").split() or element.get("itemprop") == "author":
        return True
    called = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_BYLINE.search(called)) and not _NO_BYLINE.search(called)
