"""Article page: from the tree of an HTML page to its fields, its paragraphs and the blocks beside them.

Decides between direct reading and the general extractor; with `read_input` the only module that may import trafilatura.
"""

from dataclasses import dataclass

from trafilatura import bare_extraction

from pipelines.contract.vocabulary import BlockKind
from pipelines.extract.pages import html_tree
from pipelines.extract.pages.article_body import Body, clean_body, link_texts, paragraphs_of
from pipelines.extract.pages.article_fields import ArticleFields
from pipelines.extract.pages.blocks import LONGEST, MOST, Block, strip_wordless, take_blocks
from pipelines.extract.pages.extracted_text import completed, own_part, running_outside, stands_mostly_in
from pipelines.extract.pages.galleries import take_galleries
from pipelines.extract.pages.hidden_parts import strip_empty, strip_hidden, unwrap_noscript
from pipelines.extract.pages.html_tree import start_of, text_of
from pipelines.extract.pages.layout_tables import unwrap_layout_tables
from pipelines.extract.pages.metadata import read_metadata
from pipelines.extract.pages.metadata_titles import Headline
from pipelines.extract.pages.missed_parts import is_oversized, missed_paragraphs, plain_paragraphs, running_length
from pipelines.extract.pages.page_credits import add_credits
from pipelines.extract.pages.parsed_page import ParsedPage, fold_own_links, refresh_address
from pipelines.extract.pages.plain_container import Reading, read_plainly
from pipelines.extract.pages.refusal import VIDEO_TYPES, VISIBLE, PageSigns
from pipelines.extract.pages.running_text import Running, running_text
from pipelines.extract.pages.script_text import SHORTEST, script_paragraphs
from pipelines.extract.pages.stated_text import stated_text, with_stated
from pipelines.extract.pages.streams import take_streams
from pipelines.extract.pages.unread_text import MOST_UNREAD, share_of, unread_texts

_SHORT_SHARE = 0.4
_TITLES = 4


@dataclass(slots=True)
class _Outcome:
    """What a way of reading gives: the article, all blocks, the share of the page that no step had placed, and whether it was direct."""

    body: Body
    blocks: list[Block]
    unread: float
    is_plain: bool


@dataclass(slots=True)
class _Around:
    """What is known of a page before its article is read.

    links: texts of its links.  hidden: paragraphs in its scripts.  stated: the article as its data give it.  boxes: blocks that were taken
    out.
    """

    fields: ArticleFields
    links: frozenset[str]
    hidden: list[str]
    stated: str
    boxes: list[Block]
    running: Running

    def outcome(self, reading: Reading, *, is_plain: bool) -> _Outcome:
        """Return what becomes of a reading."""
        paragraphs, others = with_stated(reading.paragraphs, reading.others, self.stated)
        if sum(map(len, paragraphs)) * 2 < sum(map(len, self.hidden)):
            paragraphs = self.hidden
        body = clean_body(paragraphs, self.fields.title, self.links, self.fields.authors)
        related = [Block(BlockKind.RELATED, text) for text in reading.links]
        inner = [Block(BlockKind.SIDEBAR, text[:LONGEST]) for text in (*reading.boxes, *others)]
        blocks = [*self.boxes, *body.blocks, *related, *inner]
        read = (*body.paragraphs, *body.bylines, *body.credits, *(block.text for block in blocks))
        unread = unread_texts(self.running, html_tree.fold_space(" ".join(read)), self.fields.heading)
        blocks += [Block(BlockKind.SIDEBAR, text[:LONGEST]) for text in unread]
        return _Outcome(body, blocks[:MOST], share_of(unread, self.running), is_plain)


def read_page(page: ParsedPage) -> ArticleFields:
    """Return what the page says about its article, the article's paragraphs and the blocks beside them; the tree is used up."""
    fold_own_links(page)
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
    boxes = [*take_galleries(page.root, running), *take_blocks(page.root, running), *take_streams(page.root, running, fields.title)]
    around = _Around(fields, links, hidden, stated_text(page), boxes, running)
    outcome = _outcome(page.root, around)
    fields.paragraphs, fields.blocks, fields.unread_share = outcome.body.paragraphs, outcome.blocks, outcome.unread
    fields.signs = PageSigns(
        titles=tuple(titles),
        visible=visible,
        types=_types(page),
        linked=linked,
        is_front=page.is_front,
        is_dated=(outcome.is_plain or fields.heading is not None) and bool(fields.published or fields.authors),
        captions=sum(block.kind is BlockKind.CAPTION for block in fields.blocks),
        is_free=fields.is_free,
        refresh=refresh,
    )
    add_credits(fields, outcome.body.bylines, outcome.body.credits)
    return fields


def _types(page: ParsedPage) -> frozenset[str]:
    """Return what the page says it is; many systems call every page an article, so a video of JSON-LD counts for more."""
    stated = page.meta.get("og:type", "").lower()
    return page.types if stated == "article" and page.types & VIDEO_TYPES else page.types | {stated}


def _linked_headings(root: html_tree.Element) -> int:
    headings = root.iter("h2", "h3", "h4")
    return sum(next(one.iter("a"), None) is not None or one.getparent().tag == "a" for one in headings)


def _outcome(root: html_tree.Element, around: _Around) -> _Outcome:
    """Return what direct reading gives, or the general extractor where no container is plain or much text is left unread."""
    headline = Headline(around.fields.title, around.fields.heading)
    read = read_plainly(root, around.running, headline)
    plain = around.outcome(read, is_plain=True) if read else None
    if plain and plain.unread <= MOST_UNREAD:
        return plain
    careful = around.outcome(_extracted_reading(root, around.running, headline), is_plain=False)
    return plain if plain and plain.unread <= careful.unread else careful


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
