"""Listings as bytes: XML, HTML and JSON from elsewhere, read without trusting them; the addresses in them, completed and cleaned.  Pure.

The only module of fetch that imports lxml. What an element means belongs in `feed`, `sitemap` and `telegram`.
"""

import html
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html.entities import html5
from itertools import islice
from typing import Any, TypeAlias
from urllib.parse import urljoin

from courlan import clean_url
from lxml import etree  # type: ignore[import-untyped]
from w3lib.encoding import html_body_declared_encoding, html_to_unicode, read_bom, resolve_encoding

from pipelines.fetch.records.listed_page import Listed
from pipelines.fetch.transport.addresses import AddressError, parse_address

Element: TypeAlias = Any
"""An element of lxml, which has no annotations."""

_NAMED_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30};)")
_XML_ENTITIES = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_TAG = re.compile(r"<[^<>]*>")
_NO_ELEMENT = re.compile(r"<!--(?:[^-<]|-(?!->)|<(?!!--))*+-->|<\?[^<>]{0,1000}>")
_BARE_VALUE = re.compile(r"(?<=\s)([A-Za-z][\w:.-]{0,60})=([^\s\"'<>=]{1,1000})(?=[\s/>])")
_SPACE = re.compile(r"\s+")
_PLAIN_ADDRESS = re.compile(r"https?://[a-z0-9.-]+(?:/[A-Za-z0-9._~-]+)*/?")
_ENDLESS = "punycode"
"""An encoding of host names, which Python decodes in quadratic time."""
_ASCII_WRITTEN = ("iso2022", "hz", "utf-7")
_HEAD = 1000
_LONGEST_ADDRESS = 2000
LONGEST_TEXT = 1000
"""Characters of a title or date that are kept: nested elements could repeat the text of a whole listing in each of its entries."""

PREFIXES: dict[str, str] = {
    "atom": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
"""Prefixes that listings use without a declaration."""

MOST_ENTRIES = 50_000
"""Entries of one listing that are looked at: as many as the standard of sitemaps allows."""


class ListingError(ValueError):
    """A listing that cannot be read; the message says what was found and what to do."""


def decoded(body: bytes, charset: str | None = None) -> str:
    """Return the text of a listing or page: by its byte order mark, as UTF-8 where it is that, by the header's charset, or as it declares.

    A declaration that contradicts valid UTF-8 is wrong in practice: UTF-16 is declared by programs that write UTF-8, and proxies put
    their own charset into the header.
    """
    if not read_bom(body)[0] and (text := _as_utf8(body, charset)) is not None:
        return text
    header = f"text/xml; charset={charset}" if charset else None
    if _ENDLESS not in {charset and resolve_encoding(charset), html_body_declared_encoding(body)}:
        with suppress(LookupError, UnicodeError):  # Python knows the name, but not as an encoding of texts: hex, idna, undefined
            return html_to_unicode(header, body, default_encoding="utf-8")[1]
    return body.decode("utf-8", "replace")


def _as_utf8(body: bytes, charset: str | None) -> str | None:
    """Return the text of bytes that are UTF-8, None where they are not, or are in an encoding that is written in ASCII."""
    names = (charset and resolve_encoding(charset), html_body_declared_encoding(body))
    if any(name and name.startswith(_ASCII_WRITTEN) for name in names) or b"\0" in body[:_HEAD]:
        return None
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


def xml_root(text: str, address: str) -> Element | None:
    """Return the root of an XML text, mended where it is broken; None where there is none. Entities are never resolved.

    address: of the text, to which relative addresses in it belong.
    """
    mended = _NAMED_ENTITY.sub(_character, _NOT_XML.sub("", text)).encode("utf-8", "replace")
    parser = etree.XMLParser(encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return _root(mended, parser, address)


def quoted(text: str) -> str:
    """Return an XML text with its attributes in quotation marks and its broken declarations left out, at which a parser would stop."""
    return _BARE_VALUE.sub(r'\1="\2"', _NO_ELEMENT.sub("", text))


def html_root(text: str, address: str) -> Element | None:
    """Return the root of an HTML text; None where there is none."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    return _root(_NOT_XML.sub("", text).encode("utf-8", "replace"), parser, address)


def _root(content: bytes, parser: object, address: str) -> Element | None:
    if not content.strip():
        return None
    try:
        return etree.fromstring(content.strip(), parser, base_url=address)
    except (etree.LxmlError, ValueError):
        return None


def _character(match: re.Match[str]) -> str:
    # XML knows five names, listings use those of HTML
    name = match.group(1)
    return match.group() if name in _XML_ENTITIES else html5.get(name, match.group())


def element_name(element: Element) -> tuple[str, str]:
    """Return namespace and local name of an element; empty ones for a comment or instruction.

    A prefix that the text does not declare stands for the namespace that it usually means, else for one of its own.
    """
    if not isinstance(element.tag, str):
        return "", ""
    space, _, local = element.tag.rpartition("}")
    if not space and ":" in local:
        prefix, _, local = local.partition(":")
        space = PREFIXES.get(prefix, prefix)
    return space.lstrip("{"), local


def text_of_markup(markup: str | None) -> str | None:
    """Return the text of a title, without tags, entities and superfluous space; None where nothing is left."""
    if not markup:
        return None
    text = html.unescape(_TAG.sub("", html.unescape(markup[:LONGEST_TEXT])))
    return _SPACE.sub(" ", text).strip() or None


def element_text(element: Element) -> str:
    """Return the characters inside an element, without the space around them."""
    return "".join(element.itertext()).strip()


def whole_address(address: str | None, base: str) -> str | None:
    """Return an address in full, without its fragment and without the parameters that only track; None for one that cannot be asked."""
    if not address or len(address) > _LONGEST_ADDRESS:
        return None
    try:
        if _PLAIN_ADDRESS.fullmatch(address):
            return str(parse_address(address))  # the usual one has nothing to clean, and a sitemap has 50,000
        full = str(parse_address(urljoin(base, address.strip())))
        cleaned = clean_url(full)
        return str(parse_address(cleaned)) if cleaned else full
    except (AddressError, ValueError):
        return None


def distinct(entries: Iterable[Listed]) -> Iterator[Listed]:
    """Yield the entries, each address once, in their order; what a listing holds beyond MOST_ENTRIES is not looked at."""
    seen: set[str] = set()
    for entry in islice(entries, MOST_ENTRIES):
        if entry.address not in seen:
            seen.add(entry.address)
            yield entry
