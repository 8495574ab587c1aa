"""Page: one input exactly as it came, between fetch and extract, with the corrections that concern it.  Standard library only."""

import datetime as dt
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

from pipelines.contract.vocabulary import InputKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A known error of a source, corrected for as long as the source makes it.

    field: column of the article; `published` means published_raw.  expect: the wrong value, exactly as the article row shows it; where a
    page that `pages` names has another value, nothing is changed and a check warns.  value: the right one.  reason: for people.
    pages: pattern of addresses or files, `*` stands for anything; without it, every page of the source that has the wrong value.
    """

    field: Literal["title", "published", "publisher", "section", "language"]
    expect: str
    value: str
    reason: str
    pages: str | None = None

    def concerns(self, *references: str | None) -> bool:
        """Return whether the correction names a page by one of its addresses, or names all pages."""
        return self.pages is None or any(fnmatchcase(reference, self.pages) for reference in references if reference)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One input exactly as it came, with what is known about it from outside.

    body: the bytes, decompressed.  media_type: such as text/html, text/plain, text/markdown; None where unknown.
    charset: encoding stated by the response header.  url: address after redirects, None for files.
    published, title, given_language: stated by the caller (command line, a correction); they win over what the page says.
    listed_published, listed_title: what the listing that led to the page says of it, as written there: evidence besides the page's
    own.  listed_by: address of that listing; input_kind tells what it is (a feed, a sitemap).
    corrections: of the source, those that concern this page.
    """

    source: str
    input_kind: InputKind
    input_ref: str
    body: bytes
    fetched_at: dt.datetime
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    http_status: int | None = None
    raw_path: str | None = None
    publisher: str | None = None
    language: str | None = None
    time_zone: str | None = None
    published: str | None = None
    title: str | None = None
    given_language: str | None = None
    listed_published: str | None = None
    listed_title: str | None = None
    listed_by: str | None = None
    corrections: tuple[Correction, ...] = ()
