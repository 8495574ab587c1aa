"""Sitemaps: indexes, lists of pages, news sitemaps, plain lists and robots.txt, from bytes to entries.  Pure.

`discover_pages` decides which of them are requested, and how deep.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.fetch.archive.compression import BodyError, decompress
from pipelines.fetch.listings.feed import read_feed
from pipelines.fetch.listings.untrusted_markup import (
    LONGEST_TEXT,
    Element,
    ListingError,
    decoded,
    distinct,
    element_name,
    element_text,
    text_of_markup,
    whole_address,
    xml_root,
)
from pipelines.fetch.records.listed_page import Listed

_GZIP_MAGIC = b"\x1f\x8b"
_NEWS = "http://www.google.com/schemas/sitemap-news/"
_ROBOTS_LINE = re.compile(r"^[^\S\n]*sitemap[^\S\n]*:[^\S\n]*(\S+)", re.IGNORECASE | re.MULTILINE)
_REMEDY = "open it in a browser and correct url in the source file; a site names its sitemaps in its robots.txt"


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What one sitemap holds.

    maps: further sitemaps, of an index.  pages: pages, with the publication date and title that a news sitemap gives.
    """

    maps: tuple[Listed, ...] = ()
    pages: tuple[Listed, ...] = ()


def read_sitemap(body: bytes, address: str, limit: int, charset: str | None = None) -> Sitemap:
    """Return what a sitemap lists, each address once; gzip is undone whatever the address ends with.

    address: of the sitemap.  limit: most bytes after decompression.  charset: that the response header states.
    Raises ListingError for what is no sitemap.
    """
    text = decoded(_unpacked(body, address, limit), charset).strip("\ufeff \t\r\n")
    if not text.startswith("<"):
        return _from_text(text, address)
    root = xml_root(text, address)
    kind = "" if root is None else element_name(root)[1]
    if kind == "sitemapindex":
        return Sitemap(maps=tuple(distinct(_entries(root, "sitemap", address))))
    if kind == "urlset":
        return Sitemap(pages=tuple(distinct(_entries(root, "url", address))))
    if kind in {"rss", "feed", "RDF"}:
        return Sitemap(pages=tuple(read_feed(body, address, charset)))
    raise ListingError(f"{address} is not a sitemap (it starts with {text[:40]!r}): {_REMEDY}")


def _unpacked(body: bytes, address: str, limit: int) -> bytes:
    if not body.startswith(_GZIP_MAGIC):
        return body
    try:
        return decompress(body, "gzip", limit)
    except BodyError as error:
        raise ListingError(f"{address}: {error}: raise max_bytes under [limits], or take another sitemap of the site") from error


def _from_text(text: str, address: str) -> Sitemap:
    """Return the sitemaps that a robots.txt names, or the addresses of a list of one a line."""
    named = _ROBOTS_LINE.findall(text)
    if named:
        maps = (whole_address(one, address) for one in named)
        return Sitemap(maps=tuple(distinct(Listed(one, by=address) for one in maps if one)))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    pages = [Listed(one, by=address) for line in lines if line.startswith("http") and (one := whole_address(line, address))]
    if len(pages) * 2 <= len(lines):
        raise ListingError(f"{address} names no sitemap and is not a list of addresses: {_REMEDY}")
    return Sitemap(pages=tuple(distinct(pages)))


def _entries(root: Element, name: str, address: str) -> Iterator[Listed]:
    for entry in root:
        if element_name(entry)[1] != name:
            continue
        own = {element_name(child)[1]: child for child in reversed(entry)}
        url = whole_address(element_text(own["loc"]), address) if "loc" in own else None
        if url:
            modified = element_text(own["lastmod"]) or None if "lastmod" in own else None
            published, title = _news(entry)
            yield Listed(url, published=published, title=title, by=address, modified=modified)


def _news(entry: Element) -> tuple[str | None, str | None]:
    """Return publication date and title of a page in a news sitemap."""
    said = {
        local: element_text(child)[:LONGEST_TEXT]
        for child in entry.iter()
        for space, local in (element_name(child),)
        if space.startswith(_NEWS)
    }
    return said.get("publication_date") or None, text_of_markup(said.get("title"))
