"""Parsed page: the tree of a page with its `<meta>` elements and JSON-LD article, read once for all fields.

Which value wins is decided in `metadata` and `metadata_dates`.
"""

import datetime as dt
import json
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from courlan import clean_url, extract_domain

from pipelines.extract.pages.html_tree import Element, text_of
from pipelines.extract.pages.metadata_json_ld import Node, read_json_ld

_ARCHIVES = frozenset({"archive.org", "archive.is", "archive.ph", "archive.today"})
_REFRESH = re.compile(r"\s*\d{1,3}(?:\.\d*)?\s*[;,]\s*url\s*=\s*(?P<url>.{1,2000})$", re.IGNORECASE | re.DOTALL)

_LIVE_BLOG = "boolean(//@itemtype[contains(., '/LiveBlogPosting')])"
_POSTS = "//@itemprop[. = 'liveBlogUpdate']/.."
"""A live blog and its posts in the attributes of the page."""

_LIVE_BLOG_TYPES = frozenset({"liveblogposting"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedPage:
    """A page as a tree.

    node: its JSON-LD article.  types: of all its JSON-LD nodes, in small letters.  meta: contents of `<meta>` elements by name in
    small letters.  url: the canonical address, else the one that the page came from.  fetched: moment of reading; no later date
    is believed.  zone: IANA zone of the outlet, for dates that state none.  publisher: name of the outlet in the source
    definition.  listed_published, listed_title: what the listing that led to the page says of it.  video_dates: when the videos
    of its JSON-LD were published.  live_posts: texts of the posts of a live blog, by its JSON-LD or its attributes.  is_front:
    whether its address is that of a site itself.
    """

    root: Element
    node: Node
    types: frozenset[str]
    meta: dict[str, str]
    canonical_url: str | None
    url: str | None
    fetched: dt.datetime
    zone: str | None
    publisher: str | None
    listed_published: str | None = None
    listed_title: str | None = None
    video_dates: tuple[str, ...] = ()
    live_posts: tuple[str, ...] = ()
    is_front: bool = False


def parse_page(
    root: Element,
    url: str | None,
    fetched: dt.datetime,
    *,
    zone: str | None = None,
    publisher: str | None = None,
    listed: tuple[str | None, str | None] = (None, None),
) -> ParsedPage:
    """Return the parsed page of the tree that came from the address. listed: date and title that the listing gives."""
    meta = _meta(root)
    canonical = _canonical(root, meta, url)
    described = read_json_ld(root, _titles(root, meta))
    types = described.types | _marked_types(root)
    return ParsedPage(
        root=root,
        node=described.node,
        types=types,
        video_dates=described.video_dates,
        live_posts=described.live_posts or (_marked_posts(root) if types & _LIVE_BLOG_TYPES else ()),
        is_front=canonical is None and _is_front(root, meta, url),
        meta=meta,
        canonical_url=canonical,
        url=canonical or url,
        fetched=fetched,
        zone=zone,
        publisher=publisher,
        listed_published=listed[0],
        listed_title=listed[1],
    )


def cleaned_url(address: str | None, base: str | None = None) -> str | None:
    """Return the address in absolute form without tracking parameters, None where it is no web address."""
    if not address:
        return None
    try:
        absolute = urljoin(base or "", address.strip())
        return clean_url(absolute) if urlsplit(absolute).scheme in {"http", "https"} else None
    except ValueError:
        return None


def site_of(address: str | None) -> str | None:
    """Return the registered name of the site of an address, as tolmarpost.co.uk of www.tolmarpost.co.uk; None for an archive's copy."""
    site = extract_domain(address) if address else None
    return None if site is None or site in _ARCHIVES else str(site)


def _marked_types(root: Element) -> frozenset[str]:
    """Return what attributes of the page say that it is, as far as it matters: a live blog."""
    return _LIVE_BLOG_TYPES if root.xpath(_LIVE_BLOG) else frozenset()


def _marked_posts(root: Element) -> tuple[str, ...]:
    return tuple(map(text_of, root.xpath(_POSTS)))


def fold_own_links(page: ParsedPage) -> None:
    """Make links of the page to itself, as those of the posts of a live blog, links to a place on it: they lead to no other article."""
    own = urlsplit(page.url or "")
    if not own.path.strip("/"):
        return
    ways = {own.path, f"//{own.netloc}{own.path}", f"{own.scheme}://{own.netloc}{own.path}"}
    for link in page.root.iter("a"):
        address, mark, place = (link.get("href") or "").partition("#")
        if address.partition("?")[0] in ways and (mark or "?" in address or not own.query):
            link.set("href", f"#{place}")


def _meta(root: Element) -> dict[str, str]:
    """Return the contents of `<meta>` elements by name in small letters, the first of each name."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.lower(), content)
    found.update({f"parsely-{key}": value for key, value in _parsely(found.get("parsely-page", "")).items()})
    return found


def _parsely(source: str) -> dict[str, str]:
    """Return title, author and date of a `parsely-page` element, whose content is JSON."""
    try:
        page = json.loads(source) if source else {}
    except (ValueError, RecursionError):
        return {}
    pairs = {"title": "title", "author": "author", "pub_date": "pub-date", "section": "section"}
    return {pairs[k]: v for k, v in page.items() if k in pairs and isinstance(v, str) and v} if isinstance(page, dict) else {}


def _titles(root: Element, meta: dict[str, str]) -> list[str]:
    seen = [text_of(element) for tag in ("h1", "title") for element in root.iter(tag)]
    return [title for title in (meta.get("og:title"), *seen) if title]


def _is_front(root: Element, meta: dict[str, str], url: str | None) -> bool:
    """Tell whether the page came from the address of a site itself, or gives that as its own."""
    links = (e.get("href") for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical")
    address = url or next((one for one in (*links, meta.get("og:url")) if one), None)
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return False
    return bool(parts.netloc) and not parts.path.strip("/") and not parts.query


def _canonical(root: Element, meta: dict[str, str], url: str | None) -> str | None:
    links = (e.get("href") for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical")
    for address in (*links, meta.get("og:url")):
        cleaned = cleaned_url(address, url)
        if cleaned and (urlsplit(cleaned).path.strip("/") or urlsplit(cleaned).query):
            return cleaned
    return None


def refresh_address(root: Element) -> str | None:
    """Return the address that the page sends its readers on to by `<meta http-equiv="refresh">`, None where it does not."""
    for element in root.iter("meta"):
        if (element.get("http-equiv") or "").strip().lower() == "refresh" and (match := _REFRESH.match(element.get("content") or "")):
            return str(match["url"]).strip(" '\"") or None
    return None
