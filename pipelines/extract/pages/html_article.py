"""Article page: from the tree of an HTML page to its fields, its paragraphs and the blocks beside them.

Decides between direct reading and the general extractor; with `read_input` the only module that may import trafilatura.
"""

from trafilatura import bare_extraction

from pipelines.contract.vocabulary import BlockKind
from pipelines.extract.pages import html_tree
from pipelines.extract.pages.article_body import clean_body, link_texts, paragraphs_of
from pipelines.extract.pages.article_fields import ArticleFields
from pipelines.extract.pages.blocks import LONGEST, MOST, Block, strip_wordless, take_blocks
from pipelines.extract.pages.extracted_text import completed, own_part, running_outside, stands_mostly_in
from pipelines.extract.pages.hidden_parts import strip_empty, strip_hidden, unwrap_noscript
from pipelines.extract.pages.html_tree import start_of, text_of
from pipelines.extract.pages.layout_tables import unwrap_layout_tables
from pipelines.extract.pages.metadata import read_metadata
from pipelines.extract.pages.metadata_titles import Headline
from pipelines.extract.pages.missed_parts import is_oversized, missed_paragraphs, plain_paragraphs, running_length
from pipelines.extract.pages.page_credits import add_credits
from pipelines.extract.pages.parsed_page import ParsedPage, refresh_address
from pipelines.extract.pages.plain_container import Reading, read_plainly
from pipelines.extract.pages.refusal import VIDEO_TYPES, VISIBLE, PageSigns
from pipelines.extract.pages.running_text import Running, running_text
from pipelines.extract.pages.script_text import SHORTEST, script_paragraphs
from pipelines.extract.pages.streams import take_streams

_SHORT_SHARE = 0.4
_TITLES = 4


def read_page(page: ParsedPage) -> ArticleFields:
    """Return what the page says about its article, the article's paragraphs and the blocks beside them; the tree is used up."""
    fields = read_metadata(page)
    links = link_texts(page.root)
    refresh = refresh_address(page.root)
    titles = [text_of(element) for element in page.root.iter("title", "h1", "h2")][:_TITLES]
    linked = _linked_headings(page.root)
    unwrap_noscript(page.root)
    hidden = script_paragraphs(page) if running_length(page.root) < SHORTEST else []
    strip_wordless(page.root)
    unwrap_layout_tables(page.root)
    running = running_text(page.root)
    strip_hidden(page.root, running)
    visible = start_of(page.root, VISIBLE)
    boxes = [*take_blocks(page.root, running), *take_streams(page.root, running, fields.title)]
    headline = Headline(fields.title, fields.heading)
    read = read_plainly(page.root, running, headline)
    plain = read or _extracted_reading(page.root, running, headline)
    shown = sum(map(len, plain.paragraphs))
    body = clean_body(hidden if shown * 2 < sum(map(len, hidden)) else plain.paragraphs, fields.title, links, fields.authors)
    fields.paragraphs = body.paragraphs
    related = [Block(BlockKind.RELATED, text) for text in plain.links]
    inner = [Block(BlockKind.SIDEBAR, text[:LONGEST]) for text in (*plain.boxes, *plain.others)]
    fields.blocks = [*boxes, *body.blocks, *related, *inner][:MOST]
    fields.signs = PageSigns(
        titles=tuple(titles),
        visible=visible,
        types=_types(page),
        linked=linked,
        is_front=page.is_front,
        is_dated=(read is not None or fields.heading is not None) and bool(fields.published or fields.authors),
        captions=sum(block.kind is BlockKind.CAPTION for block in fields.blocks),
        is_free=fields.is_free,
        refresh=refresh,
    )
    add_credits(fields, body.bylines, body.credits)
    return fields


def _types(page: ParsedPage) -> frozenset[str]:
    """Return what the page says it is; many systems call every page an article, so a video of JSON-LD counts for more."""
    stated = page.meta.get("og:type", "").lower()
    return page.types if stated == "article" and page.types & VIDEO_TYPES else page.types | {stated}


def _linked_headings(root: html_tree.Element) -> int:
    headings = root.iter("h2", "h3", "h4")
    return sum(next(one.iter("a"), None) is not None or one.getparent().tag == "a" for one in headings)


def _extracted_reading(root: html_tree.Element, running: Running, headline: Headline) -> Reading:
    """Return what the extractor finds, on the whole page or, where that is another part of it, in the headline's own part."""
    own = own_part(root, running, headline.heading)
    found = _extracted_body(root)
    if own is None or stands_mostly_in(found, own):
        return completed(root, found, headline)
    reading = read_plainly(own, running_text(own), headline) or completed(own, _extracted_body(own), headline)
    reading.others += running_outside(root, own)
    return reading


def _extracted_body(root: html_tree.Element) -> list[str]:
    """Return the paragraphs that the general extractor finds, with boilerplate that it let through."""
    if is_oversized(root):
        return plain_paragraphs(root)
    strip_empty(root)
    found = _extracted(root, precise=True)
    length = sum(map(len, found))
    if length < _SHORT_SHARE * running_length(root):
        balanced = _extracted(root, precise=False)
        if sum(map(len, balanced)) > length * 2:
            found = balanced
    return missed_paragraphs(root, "\n".join(found)) or found


def _extracted(root: html_tree.Element, *, precise: bool) -> list[str]:
    document = bare_extraction(root, include_comments=False, favor_precision=precise, with_metadata=False)
    return [] if document is None or isinstance(document, dict) else paragraphs_of(document.body)
