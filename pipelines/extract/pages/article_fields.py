"""Fields: what a page or a text file says about its article, before it becomes a row."""

import datetime as dt
from dataclasses import dataclass, field

from pipelines.contract.vocabulary import DateSource, SyndicationRole
from pipelines.extract.pages.blocks import Block
from pipelines.extract.pages.html_tree import Element
from pipelines.extract.pages.metadata_stamps import Stamp
from pipelines.extract.pages.refusal import PageSigns


@dataclass(slots=True, kw_only=True)
class ArticleFields:
    """What an input says about its article; names and meanings as in the table `articles`.

    heading: the element of the page that shows the title.  published: the publication date.  date_source: where it was read.
    paragraphs: the text.  blocks: what stands beside it.  role: UNKNOWN where nothing credits or excludes another source.
    signs: what shows whether a page is an article.  unread_share: of the running text; None for text files.
    """

    title: str | None = None
    heading: Element | None = None
    published: Stamp | None = None
    date_source: DateSource | None = None
    date_confidence: float | None = None
    modified_at: dt.datetime | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    role: SyndicationRole = SyndicationRole.UNKNOWN
    url: str | None = None
    canonical_url: str | None = None
    publisher: str | None = None
    language: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    is_free: bool | None = None
    is_live_blog: bool = False
    signs: PageSigns | None = None
    unread_share: float | None = None
    paragraphs: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
