"""Article: from the bytes of a page or a text file to the row of table `articles`.

The only module that imports trafilatura.  It decides how an input is read; the parts are `encoding`, `markup`, `metadata`,
`article_body` and `text_file`.
"""

import hashlib
import re
from typing import Any
from urllib.parse import urlsplit

import py3langid
from trafilatura import bare_extraction

from pipelines import __version__
from pipelines.extract import encoding, markup
from pipelines.extract.article_body import Paragraph, link_texts, paragraphs_of, without_boilerplate
from pipelines.extract.article_recovery import missed_paragraphs, running_length
from pipelines.extract.dateline import read_dateline
from pipelines.extract.metadata import read_metadata
from pipelines.extract.metadata_page import cleaned_url, parse_page
from pipelines.extract.metadata_stamps import Stamp, read_stamp
from pipelines.extract.text_file import read_text_file
from pipelines.identity import content_id
from pipelines.page import Page
from pipelines.tables import Article
from pipelines.vocabulary import DatePrecision, DateSource, InputKind, SyndicationRole

MAX_BYTES = 10_000_000
"""Bytes of the largest input that is read."""


class Unreadable(ValueError):  # noqa: N818 - what it says of the input
    """An input that gives no article; `reason` tells what was found and what to do about it."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


_TAG = re.compile(r"<(?:!doctype|html|head|body|div|p|article|meta|title|script)\b", re.IGNORECASE)
_START = 5_000
_SHORT_SHARE = 0.4
_LANGUAGE_SAMPLE = 1_000
_LANGUAGE_SHORTEST = 60


def read_article(page: Page, *, max_bytes: int = MAX_BYTES) -> Article:
    """Return the row of table `articles` for the input; sentence_count is 0 until the text is cut into sentences.

    What the caller states in `page` (title, published) wins over what the input says.  Raises Unreadable for inputs that are
    empty, larger than max_bytes, binary, nested too deeply, or without text.
    """
    _check(page.body, max_bytes)
    kind = _kind(page)
    text = encoding.decode(page.body, page.charset, is_html=kind == "html")
    if kind == "html" or (kind == "unknown" and _TAG.search(text[:_START])):
        fields = _html_fields(page, text)
    elif page.input_kind is InputKind.STDIN and page.media_type == "text/plain":
        fields = {"text": encoding.fold_lines(text)}
    else:
        fields = _text_fields(page, text)
    if not fields["text"].strip():
        raise Unreadable("no running text was found: check that the input is an article, not a list, a video page or a login page")
    return _row(page, fields)


def _check(body: bytes, max_bytes: int) -> None:
    if not body.strip():
        raise Unreadable(f"the input is empty ({len(body)} bytes): fetch or save it again")
    if len(body) > max_bytes:
        raise Unreadable(f"the input has {len(body):,} bytes, the limit is {max_bytes:,}: leave it out or save the article alone")
    kind = encoding.binary_kind(body)
    if kind:
        raise Unreadable(f"the input is {kind}, not text: save the article as HTML, plain text or Markdown")


def _kind(page: Page) -> str:
    media = (page.media_type or "").split(";")[0].strip().lower()
    if "html" in media:
        return "html"
    if media in {"text/markdown", "text/plain", "text/x-markdown"}:
        return "text"
    suffix = urlsplit(page.url or page.input_ref).path.lower().rpartition(".")[2]
    return {"html": "html", "htm": "html", "xhtml": "html", "txt": "text", "md": "text", "markdown": "text"}.get(suffix, "unknown")


def _html_fields(page: Page, text: str) -> dict[str, Any]:
    try:
        root = markup.parse(text)
    except markup.TooDeepError as error:
        raise Unreadable(f"{error}: the page is broken or hostile, save the article's text alone") from error
    if root is None:
        raise Unreadable("the page holds no element: check that it was fetched completely")
    read = read_metadata(parse_page(root, page.url, page.fetched_at, zone=page.time_zone, publisher=page.publisher))
    body = without_boilerplate(_body(root), read.title, link_texts(root))
    return {
        "text": encoding.fold_lines("\n\n".join(p.text for p in body)),
        "title": read.title,
        "stamp": read.published,
        "date_source": read.date_source,
        "modified_at": read.modified_at,
        "authors": read.authors,
        "agency": read.agency,
        "canonical_url": read.canonical_url,
        "publisher": read.publisher,
        "language": read.language,
        "section": read.section,
        "tags": read.tags,
    }


def _body(root: markup.Element) -> list[Paragraph]:
    """Return the paragraphs of the page's article, with boilerplate that the extractor let through."""
    found = _extracted(root, precise=True)
    length = sum(len(paragraph.text) for paragraph in found)
    if length < _SHORT_SHARE * running_length(root):
        balanced = _extracted(root, precise=False)
        if sum(len(paragraph.text) for paragraph in balanced) > length * 2:
            found = balanced
    return missed_paragraphs(root, "\n".join(p.text for p in found)) or found


def _extracted(root: markup.Element, *, precise: bool) -> list[Paragraph]:
    document = bare_extraction(root, include_comments=False, favor_precision=precise, with_metadata=False)
    return [] if document is None or isinstance(document, dict) else paragraphs_of(document.body)


def _text_fields(page: Page, text: str) -> dict[str, Any]:
    read = read_text_file(text, page.time_zone)
    return {
        "text": "\n\n".join(read.paragraphs),
        "title": read.title,
        "stamp": read.published,
        "date_source": read.date_source,
        "authors": read.authors,
        "agency": read.agency,
        "url": read.url,
        "publisher": read.publisher,
        "language": read.language,
        "section": read.section,
        "tags": read.tags,
        "role": read.role,
    }


def _row(page: Page, fields: dict[str, Any]) -> Article:
    text: str = fields["text"]
    url = page.url or fields.get("url")
    work = fields.get("canonical_url") or cleaned_url(url) or url or page.input_ref
    raw_sha256 = hashlib.sha256(page.body).hexdigest()
    dateline = read_dateline(text)
    stamp, source = _publication(page, fields)
    return Article(
        article_id=content_id(work, raw_sha256),
        work_id=content_id(work),
        url=url,
        canonical_url=fields.get("canonical_url"),
        source=page.source,
        publisher=fields.get("publisher") or page.publisher,
        input_kind=page.input_kind,
        input_ref=page.input_ref,
        title=page.title or fields.get("title"),
        authors=fields.get("authors", ()),
        agency=fields.get("agency") or (dateline.agency if dateline else None),
        language=_language(text, fields.get("language") or page.language),
        section=fields.get("section"),
        tags=fields.get("tags", ()),
        published_at=stamp.at if stamp else None,
        published_day=stamp.day if stamp else None,
        published_precision=stamp.precision if stamp else DatePrecision.NONE,
        published_raw=stamp.raw if stamp else None,
        date_source=source,
        modified_at=fields.get("modified_at"),
        dateline_place=dateline.place if dateline else None,
        text=text,
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        word_count=len(text.split()),
        sentence_count=0,
        paragraph_count=sum(bool(p.strip()) for p in text.split("\n\n")),
        fetched_at=page.fetched_at,
        http_status=page.http_status,
        raw_sha256=raw_sha256,
        raw_path=page.raw_path,
        syndication_role=fields.get("role", SyndicationRole.UNKNOWN),
        extractor_version=__version__,
    )


def _publication(page: Page, fields: dict[str, Any]) -> tuple[Stamp | None, DateSource | None]:
    given = read_stamp(page.published, page.time_zone) if page.published else None
    return (given, DateSource.GIVEN) if given else (fields.get("stamp"), fields.get("date_source"))


def _language(text: str, declared: str | None) -> str | None:
    """Return the language of the text: what the library finds in it, or what is declared where the text is too short to tell."""
    sample = text[:_LANGUAGE_SAMPLE]
    if len(sample) < _LANGUAGE_SHORTEST:
        return declared
    return str(py3langid.classify(sample)[0])
