"""Metadata: what a page says about its article: headline, date, authors, outlet, language.

One pass over the tree that the body shares.  JSON-LD and `<meta>` come first, then what readers see; an invented value is worse
than a missing one.  Dates are in `publication_day`, headlines in `metadata_titles`, authors in `metadata_authors`.
"""

import html
import re
from urllib.parse import urlsplit

from pipelines.extract.pages.agencies import is_agency
from pipelines.extract.pages.article_fields import ArticleFields
from pipelines.extract.pages.html_tree import text_of
from pipelines.extract.pages.metadata_authors import read_authors
from pipelines.extract.pages.metadata_dates import modified
from pipelines.extract.pages.metadata_json_ld import first_text, texts
from pipelines.extract.pages.metadata_marks import is_free, is_live_blog
from pipelines.extract.pages.metadata_titles import best_title, title_end
from pipelines.extract.pages.parsed_page import ParsedPage
from pipelines.extract.pages.publication_day import published

OUTLET_NAMES: tuple[str, ...] = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
"""Names of `<meta>` elements that state the outlet, the surest first."""

PLATFORMS: frozenset[str] = frozenset(
    {"blogger", "wordpress", "wordpress.com", "medium", "substack", "tumblr", "wix", "squarespace", "localhost"}
)
"""Names in small letters that pages give as their outlet but that are the software or host of many outlets."""

_MOST_TAGS = 50
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?=$|[-_])")
_TAG_SPLIT = re.compile(r"[,;|]")
_LONGEST_TAG = 80


def read_metadata(page: ParsedPage) -> ArticleFields:
    """Return what the page says about its article, without the text."""
    outlet = _publisher(page)
    names = _outlet_names(page, outlet)
    page_title = next((text_of(e) for e in page.root.iter("title")), None)
    headline = best_title(page.root, _headlines(page), page_title, names)
    dated = published(page, headline.heading)
    authors, agency = read_authors(page, [*names, *title_end(page_title)], headline.heading)
    return ArticleFields(
        title=headline.title,
        heading=headline.heading,
        published=dated.stamp if dated else None,
        date_source=dated.source if dated else None,
        date_confidence=dated.confidence if dated else None,
        modified_at=modified(page),
        authors=authors,
        agency=agency,
        canonical_url=page.canonical_url,
        publisher=outlet,
        language=_language(page),
        section=first_text(page.node.get("articleSection")) or page.meta.get("article:section") or page.meta.get("section"),
        tags=_tags(page),
        is_free=is_free(page),
        is_live_blog=is_live_blog(page),
    )


def _publisher(page: ParsedPage) -> str | None:
    """Return the outlet's name; an agency only where the page names no other outlet."""
    stated = [*texts(page.node.get("publisher")), *map(page.meta.get, OUTLET_NAMES), page.publisher]
    names = [name for text in stated if text and (name := html.unescape(text).strip().lstrip("@"))]
    outlets = [name for name in names if "://" not in name and name.lower() not in PLATFORMS]
    return next((name for name in outlets if not is_agency(name)), outlets[0] if outlets else None)


def _headlines(page: ParsedPage) -> list[str]:
    named = ("og:title", "parsely-title", "twitter:title", "title")
    stated = (
        first_text(page.node.get("headline")),
        first_text(page.node.get("name")),
        *(page.meta.get(name) for name in named),
        page.listed_title,
    )
    return [title for title in stated if title]


def _outlet_names(page: ParsedPage, outlet: str | None) -> list[str]:
    host = (urlsplit(page.url).hostname or "") if page.url else ""
    labels = [label for label in host.split(".")[:-1] if label not in {"www", "m", "amp", "co", "com"}]
    stated = (outlet, page.publisher, page.meta.get("og:site_name"), page.meta.get("application-name"), host, *labels)
    return [name for name in stated if name]


def _language(page: ParsedPage) -> str | None:
    stated = (first_text(page.node.get("inLanguage")), page.meta.get("og:locale"), page.meta.get("content-language"))
    codes = (_LANGUAGE.match(value.strip()) for value in (page.root.get("lang"), *stated) if value)
    return next((code[0].lower() for code in codes if code), None)


def _tags(page: ParsedPage) -> tuple[str, ...]:
    keywords = page.node.get("keywords")
    stated = texts(keywords) or [page.meta.get("news_keywords") or page.meta.get("keywords") or ""]
    words = (html.unescape(word).strip() for text in stated for word in _TAG_SPLIT.split(html.unescape(text)))
    return tuple(dict.fromkeys(word for word in words if word and len(word) <= _LONGEST_TAG and word[0] not in "@&#"))[:_MOST_TAGS]
