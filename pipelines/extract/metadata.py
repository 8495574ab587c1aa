"""Metadata: what a page says about its article: headline, date, authors, outlet, language.

One pass over the tree that the body shares.  JSON-LD and `<meta>` come first, then what readers see; an invented value is worse
than a missing one.  Dates are in `metadata_dates`, headlines in `metadata_titles`, names in `metadata_names`.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipelines.extract import metadata_dates
from pipelines.extract.agencies import BY_VARIANT, agency_in
from pipelines.extract.markup import Element, text_of
from pipelines.extract.metadata_json_ld import Node, first_text, node_type, texts
from pipelines.extract.metadata_names import persons
from pipelines.extract.metadata_page import ParsedPage
from pipelines.extract.metadata_stamps import Stamp
from pipelines.extract.metadata_titles import best_title
from pipelines.vocabulary import DateSource

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says about its article; fields as in the table `articles`."""

    title: str | None
    published: Stamp | None
    date_source: DateSource | None
    modified_at: dt.datetime | None
    authors: tuple[str, ...]
    agency: str | None
    canonical_url: str | None
    publisher: str | None
    language: str | None
    section: str | None
    tags: tuple[str, ...]


_BYLINE = re.compile(r"(?:^|[\s_-])(?:by-?line|authors?|author-?name|writer|contributor)s?(?:$|[\s_-]|name)", re.IGNORECASE)
_NO_BYLINE = re.compile(
    r"bio|about|box|related|more|avatar|image|img|picture|comment|social|follow|card|list|desc|title|date|time", re.IGNORECASE
)
_LONGEST_BYLINE = 200
_MOST_TAGS = 50
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?=$|[-_])")


def read_metadata(page: ParsedPage) -> Metadata:
    """Return what the page says about its article."""
    outlet = first_text(page.node.get("publisher")) or page.meta.get("og:site_name") or page.publisher
    names = _outlet_names(page, outlet)
    stamped = metadata_dates.published(page)
    authors, agency = _authors(page, names)
    return Metadata(
        title=best_title(page.root, _headlines(page), next((text_of(e) for e in page.root.iter("title")), None), names),
        published=stamped[0] if stamped else None,
        date_source=stamped[1] if stamped else None,
        modified_at=metadata_dates.modified(page),
        authors=authors,
        agency=agency,
        canonical_url=page.canonical_url,
        publisher=outlet,
        language=_language(page),
        section=first_text(page.node.get("articleSection")) or page.meta.get("article:section") or page.meta.get("section"),
        tags=_tags(page),
    )


def _headlines(page: ParsedPage) -> list[str]:
    named = ("og:title", "parsely-title", "twitter:title", "title")
    stated = (first_text(page.node.get("headline")), *(page.meta.get(name) for name in named))
    return [title for title in stated if title]


def _outlet_names(page: ParsedPage, outlet: str | None) -> list[str]:
    host = (urlsplit(page.url).hostname or "") if page.url else ""
    labels = [label for label in host.split(".")[:-1] if label not in {"www", "m", "amp", "co", "com"}]
    stated = (outlet, page.publisher, page.meta.get("og:site_name"), page.meta.get("application-name"), host, *labels)
    return [name for name in stated if name]


def _authors(page: ParsedPage, outlets: list[str]) -> tuple[tuple[str, ...], str | None]:
    """Return the persons of the first place that names any, and the first agency that a place names."""
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
    """Yield the first element that is marked as the author's name, then the first that is called a byline and starts with By."""
    marked = [e for e in root.iter("a", "span", "p", "div", "address", "li", "h3", "h4", "h5", "h6") if _is_byline(e)]
    for element in marked[:20]:
        text = text_of(element)
        if text and len(text) <= _LONGEST_BYLINE:
            yield text
            return


def _is_byline(element: Element) -> bool:
    if "author" in (element.get("rel") or "").split() or element.get("itemprop") == "author":
        return True
    called = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_BYLINE.search(called)) and not _NO_BYLINE.search(called)


def _language(page: ParsedPage) -> str | None:
    stated = (first_text(page.node.get("inLanguage")), page.meta.get("og:locale"), page.meta.get("content-language"))
    codes = (_LANGUAGE.match(value.strip()) for value in (page.root.get("lang"), *stated) if value)
    return next((code[0].lower() for code in codes if code), None)


def _tags(page: ParsedPage) -> tuple[str, ...]:
    keywords = page.node.get("keywords")
    if isinstance(keywords, list):
        listed = texts(keywords)
    else:
        listed = (first_text(keywords) or page.meta.get("news_keywords") or page.meta.get("keywords") or "").split(",")
    return tuple(dict.fromkeys(tag for word in listed if (tag := word.strip())))[:_MOST_TAGS]
