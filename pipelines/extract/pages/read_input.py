"""Article: from the bytes of a page or a text file to the row of table `articles`.

It decides how an input is read: HTML in `html_article`, text files in `pages.text_file`, given text as it is.
"""

import hashlib
import re
from typing import Any
from urllib.parse import urlsplit

import py3langid

from pipelines import __version__
from pipelines.contract.identity import content_id
from pipelines.contract.page import Page
from pipelines.contract.tables import Article, ArticleBlock
from pipelines.contract.vocabulary import DatePrecision, DateSource, InputKind
from pipelines.extract.pages import encoding, html_tree
from pipelines.extract.pages.article_fields import ArticleFields
from pipelines.extract.pages.blocks import Block
from pipelines.extract.pages.dateline import read_dateline
from pipelines.extract.pages.html_article import read_page
from pipelines.extract.pages.metadata_stamps import read_stamp
from pipelines.extract.pages.page_credits import add_role
from pipelines.extract.pages.parsed_page import cleaned_url, parse_page, site_of
from pipelines.extract.pages.refusal import refusal
from pipelines.extract.pages.text_file import read_text_file
from pipelines.extract.pages.word_tokens import word_count

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
_LANGUAGE_SAMPLE = 1_000
_CLOSE = 6.0  # natural logarithm of how much likelier another language has to be: of one sentence Pidgin or Frisian often is, by little
_LANGUAGE_SHORTEST = 60
_ENGLISH = frozenset({"the", "of", "and", "to", "that", "was", "were", "with", "for", "on", "by", "at"})
_ENGLISH_SHARE = 6  # one word of so many at least, in a text that is English beyond doubt; it has "the" and _ENGLISH_KINDS others
_ENGLISH_KINDS = 5


def read_input(page: Page, *, max_bytes: int = MAX_BYTES) -> tuple[Article, tuple[ArticleBlock, ...]]:
    """Return the rows of tables `articles` and `article_blocks`; sentence_count is 0 until the text is cut into sentences.

    What the caller states in `page` (title, published) wins over what the input says.  Raises Unreadable for inputs that are
    empty, larger than max_bytes, binary, nested too deeply, without text, or pages that are no article.
    """
    _check(page.body, max_bytes)
    if page.input_kind is InputKind.STDIN and page.media_type == "text/plain":
        fields, text = ArticleFields(), encoding.decode_given(page.body)
    else:
        fields = _fields(page)
        text = encoding.fold_lines("\n\n".join(fields.paragraphs))
    refused = refusal(fields.signs, text) if fields.signs else None
    if refused:
        raise Unreadable(refused)
    if not text.strip():
        raise Unreadable("no running text was found: check that the input is an article, not a list, a video page or a login page")
    given = read_stamp(page.published, page.time_zone) if page.published else None
    if given:
        fields.published, fields.date_source, fields.date_confidence = given, DateSource.GIVEN, 1.0
    dateline = read_dateline(text)
    if fields.published is None and dateline and dateline.date:  # nothing else says when it was written
        fields.published, fields.date_source = read_stamp(dateline.date.isoformat(), page.time_zone), DateSource.DATE_LINE
    add_role(fields, dateline, page.publisher)
    article = _row(page, fields, text)
    return article, _block_rows(article.article_id, fields.blocks)


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


def _fields(page: Page) -> ArticleFields:
    kind = _kind(page)
    source = encoding.decode(page.body, page.charset, is_html=kind != "text")
    is_html = kind == "html" or (kind == "unknown" and _TAG.search(source[:_START]))
    return _html_fields(page, source) if is_html else read_text_file(source, page.time_zone)


def _html_fields(page: Page, text: str) -> ArticleFields:
    try:
        root = html_tree.parse(text)
    except html_tree.TooDeepError as error:
        raise Unreadable(f"{error}: the page is broken or hostile, save the article's text alone") from error
    if root is None:
        raise Unreadable("the page holds no element: check that it was fetched completely")
    listed = (page.listed_published, page.listed_title)
    return read_page(parse_page(root, page.url, page.fetched_at, zone=page.time_zone, publisher=page.publisher, listed=listed))


def _row(page: Page, fields: ArticleFields, text: str) -> Article:
    url = page.url or fields.url
    work = fields.canonical_url or cleaned_url(url) or url or page.input_ref
    raw_sha256 = hashlib.sha256(page.body).hexdigest()
    dateline = read_dateline(text)
    return Article(
        article_id=content_id(work, raw_sha256),
        work_id=content_id(work),
        url=url,
        canonical_url=fields.canonical_url,
        source=page.source,
        publisher=fields.publisher or page.publisher or site_of(url),
        input_kind=page.input_kind,
        input_ref=page.input_ref,
        title=page.title or fields.title,
        authors=fields.authors,
        agency=fields.agency,
        language=page.given_language or _language(text, fields.language or page.language),
        section=fields.section,
        tags=fields.tags,
        **_date_columns(fields),
        is_free=fields.is_free,
        is_live_blog=fields.is_live_blog,
        unread_share=fields.unread_share,
        dateline_place=dateline.place if dateline else None,
        text=text,
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        word_count=word_count(text),
        sentence_count=0,
        paragraph_count=sum(bool(paragraph.strip()) for paragraph in text.split("\n\n")),
        fetched_at=page.fetched_at,
        http_status=page.http_status,
        raw_sha256=raw_sha256,
        raw_path=page.raw_path,
        syndication_role=fields.role,
        extractor_version=__version__,
    )


def _date_columns(fields: ArticleFields) -> dict[str, Any]:
    stamp = fields.published
    return {
        "published_at": stamp.at if stamp else None,
        "published_day": stamp.day if stamp else None,
        "published_precision": stamp.precision if stamp else DatePrecision.NONE,
        "published_raw": stamp.raw if stamp else None,
        "date_source": fields.date_source,
        "date_confidence": fields.date_confidence,
        "modified_at": fields.modified_at,
    }


def _block_rows(article_id: str, blocks: list[Block]) -> tuple[ArticleBlock, ...]:
    return tuple(
        ArticleBlock(
            block_id=content_id(article_id, "block", number),
            article_id=article_id,
            block_no=number,
            kind=block.kind,
            text=encoding.fold_lines(block.text),
            url=block.url,
        )
        for number, block in enumerate(blocks)
    )


def _language(text: str, declared: str | None) -> str | None:
    """Return the language of the text: what the library finds in it, or what is declared where the text is too short to tell.

    The library is not asked of a text that is full of English function words: it takes as long as finding all dates of an article.
    """
    sample = text[:_LANGUAGE_SAMPLE]
    if len(sample) < _LANGUAGE_SHORTEST:
        return declared
    words = sample.lower().split()
    small = [word for word in words if word in _ENGLISH]
    if "the" in small and _ENGLISH_SHARE * len(small) >= len(words) and len({*small}) > _ENGLISH_KINDS:
        return "en"
    ranked = py3langid.rank(sample)
    likeliest, most = ranked[0]
    english = dict(ranked)["en"]
    return "en" if most - english < _CLOSE else str(likeliest)
