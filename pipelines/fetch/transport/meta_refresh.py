"""Meta refresh: pages of a few words that send their readers on, as a redirect written in HTML.  Pure."""

import re

from pipelines.fetch.archive.compression import BodyError, decompress
from pipelines.fetch.listings.untrusted_markup import Element, decoded, element_text, html_root
from pipelines.fetch.transport.answer import Answer

_LARGEST = 32_768
"""Bytes of the largest page that is looked at; one that only redirects is small."""

_MOST_WORDS = 60
_LONGEST_WAIT_S = 10
_CONTENT = re.compile(r"\s*(?P<wait>\d{1,4})(?:\.\d*)?\s*[;,]\s*url\s*=\s*(?P<url>.{1,2000})$", re.IGNORECASE | re.DOTALL)


def refresh_location(answer: Answer) -> str | None:
    """Return the address that the page of an answer sends its readers on to, as written; None where it does not, or has a text."""
    if answer.problem or "html" not in (answer.media_type or "html") or not 0 < len(answer.raw) <= _LARGEST:
        return None
    try:
        body = decompress(answer.raw, answer.encoding, _LARGEST)
    except BodyError:
        return None
    return _target(decoded(body, answer.charset), str(answer.url)) if b"refresh" in body.lower() else None


def _target(text: str, address: str) -> str | None:
    root = html_root(text, address)
    if root is None or _words(root) > _MOST_WORDS:
        return None
    for element in root.iter("meta"):
        match = _CONTENT.match(element.get("content") or "")
        if (element.get("http-equiv") or "").strip().lower() == "refresh" and match and int(match["wait"]) <= _LONGEST_WAIT_S:
            return str(match["url"]).strip(" '\"\r\n\t") or None
    return None


def _words(root: Element) -> int:
    unseen = sum(len(element_text(element).split()) for element in root.iter("script", "style", "title"))
    return len(element_text(root).split()) - unseen
