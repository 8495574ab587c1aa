"""Feeds: RSS 0.9–2.0, Atom 0.3 and 1.0, JSON Feed 1 and 1.1, from bytes to entries.  Pure.

Dates and titles stay as they are written: readers that turn every date into UTC lose the publisher's day (see docs/decisions).
"""

import json
from collections.abc import Iterator
from typing import Any

from pipelines.fetch.listings.untrusted_markup import (
    LONGEST_TEXT,
    Element,
    ListingError,
    decoded,
    distinct,
    element_name,
    element_text,
    html_root,
    quoted,
    text_of_markup,
    whole_address,
    xml_root,
)
from pipelines.fetch.records.listed_page import Listed

_ATOM = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
_DUBLIN_CORE = ("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/")
_ORIGINAL_LINK = "origLink"
_PUBLISHED = ("pubDate", "published", "issued", "date", "created")
_MODIFIED = ("updated", "modified")
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")

_HEAD = 1000
_REMEDY = "open it in a browser and correct url in the source file"


def read_feed(body: bytes, address: str, charset: str | None = None) -> list[Listed]:
    """Return the entries of a feed in its order, each address once.

    address: of the feed.  charset: that the response header states. Raises ListingError for what is no feed; a feed without
    entries gives an empty list, and entries without an address that can be asked are left out.
    """
    text = decoded(body, charset).strip("\ufeff \t\r\n")
    if text.startswith(("{", "[")):
        return list(distinct(_json_items(text, address)))
    root = xml_root(text, address)
    if root is None or element_name(root)[1] not in {"rss", "RDF", "feed", "channel"}:
        raise ListingError(_no_feed(text, "" if root is None else element_name(root)[1], address))
    entries = list(distinct(_xml_items(root, address)))
    if entries or len(root) or (mended := xml_root(quoted(text), address)) is None:
        return entries
    return list(distinct(_xml_items(mended, address)))  # the parser had stopped inside the first element


def _xml_items(root: Element, address: str) -> Iterator[Listed]:
    for element in root.iter():
        space, name = element_name(element)
        if name == "item" or (name == "entry" and (space in _ATOM or space == element_name(root)[0])):
            url = whole_address(_link(element), element.base or address)
            if url:
                yield Listed(
                    url,
                    published=_first(element, _PUBLISHED),
                    title=text_of_markup(_first(element, ("title",))),
                    by=address,
                    modified=_first(element, _MODIFIED),
                )


def _first(entry: Element, names: tuple[str, ...]) -> str | None:
    """Return the text of the first of the names that the entry has, in the entry's own namespace or an equivalent one."""
    allowed = {element_name(entry)[0], *_DUBLIN_CORE, *_ATOM}
    found = {
        name: text
        for child in entry
        if (name := element_name(child)[1]) in names and element_name(child)[0] in allowed and (text := element_text(child))
    }
    return next((found[name][:LONGEST_TEXT] for name in names if name in found), None)


def _link(entry: Element) -> str | None:
    """Return the address of the entry's page: the original address behind a counting service, its link, or an id that is an address."""
    links: dict[str, str] = {}
    own = element_name(entry)[0]
    for child in entry:
        space, name = element_name(child)
        if name == _ORIGINAL_LINK:
            links.setdefault("original", element_text(child))
        elif name == "link" and child.get("href") and child.get("rel", "alternate") == "alternate":
            kind = "page" if child.get("type", "text/html") in {"text/html", "application/xhtml+xml"} else "other"
            links.setdefault(kind, child.get("href", ""))
        elif name == "link" and space not in _ATOM and space != own:
            links.setdefault("foreign", element_text(child))
        elif name == "link" and space == own:
            links.setdefault("link", element_text(child))
        elif name in {"guid", "id"} and space == own and child.get("isPermaLink", "true") != "false":
            links.setdefault("id", element_text(child) if element_text(child).startswith("http") else "")
    return next((links[kind] for kind in ("original", "link", "page", "other", "id", "foreign") if links.get(kind)), None)


def _json_items(text: str, address: str) -> Iterator[Listed]:
    try:
        feed: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ListingError(f"{address} starts like JSON but cannot be read ({error}): {_REMEDY}") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise ListingError(f"{address} is JSON without a list of items, no JSON Feed: {_REMEDY}")
    for item in items:
        if isinstance(item, dict):
            url = next((url for key in ("url", "external_url", "id") if (url := _json_address(item, key, address))), None)
            if url:
                published, modified, title = (_text(item, key) for key in ("date_published", "date_modified", "title"))
                yield Listed(url, published=published, title=text_of_markup(title), by=address, modified=modified)


def _json_address(item: dict[str, Any], key: str, address: str) -> str | None:
    value = _text(item, key)
    return None if key == "id" and not (value or "").startswith("http") else whole_address(value, address)


def _text(item: dict[str, Any], key: str) -> str | None:
    value = item.get(key)
    return value.strip() or None if isinstance(value, str) else None


def _no_feed(text: str, kind: str, address: str) -> str:
    """Return what to say of something that is not a feed; a web page often names the feed that was meant. kind: its first element."""
    if kind in {"urlset", "sitemapindex"}:
        return f'{address} is a sitemap, not a feed: write kind = "sitemap" in the source file'
    page = html_root(text, address) if "<html" in text[:_HEAD].lower() else None
    for link in [] if page is None else page.iter("link"):
        if link.get("type") in _FEED_TYPES:
            named = whole_address(link.get("href"), address)
            return f"{address} is a web page, not a feed; it names {named} as its feed: correct url in the source file"
    found = "is empty or is not XML" if not kind and page is None else f"is not a feed (it starts with <{kind or 'html'}>)"
    return f"{address} {found}: {_REMEDY}"
