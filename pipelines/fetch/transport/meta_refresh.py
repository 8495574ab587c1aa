"""Meta refresh: pages of a few words that send their readers on, as a redirect written in HTML.  Pure."""

import re
from html.parser import HTMLParser

from pipelines.fetch.archive.compression import BodyError, decompress
from pipelines.fetch.transport.answer import Answer

_LARGEST = 32_768
"""Bytes of the largest page that is looked at; one that only redirects is small."""

_MOST_WORDS = 60
_LONGEST_WAIT_S = 10
_UNSEEN = frozenset({"script", "style", "title"})
_CONTENT = re.compile(r"\s*(?P<wait>\d{1,4})(?:\.\d*)?\s*[;,]\s*url\s*=\s*(?P<url>.{1,2000})$", re.IGNORECASE | re.DOTALL)


def refresh_location(answer: Answer) -> str | None:
    """Return the address that the page of an answer sends its readers on to, as written; None where it does not, or has a text."""
    if answer.problem or "html" not in (answer.media_type or "html") or not 0 < len(answer.raw) <= _LARGEST:
        return None
    try:
        body = decompress(answer.raw, answer.encoding, _LARGEST)
    except BodyError:
        return None
    return _target(_text(body, answer.charset)) if b"refresh" in body.lower() else None


def _text(body: bytes, charset: str | None) -> str:
    try:
        return body.decode(charset or "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def _target(text: str) -> str | None:
    reader = _Reader()
    reader.feed(text)
    return reader.target if reader.words <= _MOST_WORDS else None


class _Reader(HTMLParser):
    """Reads where a page leads to, and how many words it shows."""

    def __init__(self) -> None:
        """Start with nothing."""
        super().__init__()
        self.target: str | None = None
        self.words = 0
        self._unseen: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the address of the first element that sends readers on."""
        self._unseen = tag if tag in _UNSEEN else self._unseen
        given = dict(attrs)
        match = _CONTENT.match(given.get("content") or "") if (given.get("http-equiv") or "").strip().lower() == "refresh" else None
        if match and self.target is None and int(match["wait"]) <= _LONGEST_WAIT_S:
            self.target = match["url"].strip(" '\"\r\n\t") or None

    def handle_endtag(self, tag: str) -> None:
        """See the class."""
        self._unseen = None if tag == self._unseen else self._unseen

    def handle_data(self, data: str) -> None:
        """Count the words that readers see."""
        self.words += 0 if self._unseen else len(data.split())
