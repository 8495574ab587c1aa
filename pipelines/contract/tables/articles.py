"""The tables of articles: one row per version."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from pipelines.contract.tables.column import Column
from pipelines.contract.vocabulary import BlockKind, DatePrecision, DateSource, InputKind, SyndicationRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One row per version of an article."""

    article_id: Annotated[str, Column("Hash of the work and of the bytes that came in.", key=True)]
    work_id: Annotated[str, Column("Hash of the canonical address or file; the same for all versions of an article.")]
    version_no: Annotated[int | None, Column("1 for the first version collected, then 2, 3 …", published=True)] = None
    is_latest: Annotated[bool | None, Column("Whether this is the newest version of its work.", published=True)] = None
    url: Annotated[str | None, Column("Address that the page came from, or that a file names as its origin.")] = None
    canonical_url: Annotated[str | None, Column("Address that the page itself gives as its canonical one, cleaned.")] = None
    source: Annotated[str, Column("Name of the source definition that brought it.")]
    publisher: Annotated[
        str | None, Column("Name of the outlet, from the page, else from the source definition, else the site of its address.")
    ] = None
    input_kind: Annotated[InputKind, Column("How it came in.")]
    input_ref: Annotated[str, Column("File path or address that was asked for.")]
    title: Annotated[str | None, Column("Headline without the site's suffix.")] = None
    headline_differs: Annotated[
        str | None,
        Column(
            "Where the headline and the text exclude each other on how many people something happened to: both figures, such as 'killed: 5 in "
            "the headline, 7 in the text'. An article's figures are those of its text. NULL where they agree or the headline counts nobody."
        ),
    ] = None
    authors: Annotated[tuple[str, ...], Column("Persons named as authors, agencies left out.")] = ()
    agency: Annotated[str | None, Column("News agency credited in credit line, byline or dateline.")] = None
    language: Annotated[str | None, Column("ISO 639-1 code of the text's language.")] = None
    section: Annotated[str | None, Column("Section of the outlet.")] = None
    tags: Annotated[tuple[str, ...], Column("Keywords that the page gives.")] = ()
    published_at: Annotated[dt.datetime | None, Column("Publication moment; the start of the day where only a day is known.")] = None
    published_day: Annotated[dt.date | None, Column("Publication day in the publisher's own time zone.")] = None
    published_precision: Annotated[DatePrecision, Column("How exactly published_at is known.")] = DatePrecision.NONE
    published_raw: Annotated[str | None, Column("The date as the page writes it.")] = None
    date_source: Annotated[DateSource | None, Column("Where the date was read.")] = None
    date_confidence: Annotated[float | None, Column("Share of such dates whose day is right, 0 to 1, by sources that agree.")] = None
    modified_at: Annotated[dt.datetime | None, Column("Last change that the page states.")] = None
    is_free: Annotated[bool | None, Column("Whether the page marks its text as free to read; NULL where it does not tell.")] = None
    is_live_blog: Annotated[bool, Column("Whether the page marks itself as a live blog: posts of several hours, newest first.")] = False
    unread_share: Annotated[
        float | None,
        Column(
            "Share of the page's running text, 0 to 1, that no step of reading placed: it was not taken for text, a block or something of no "
            "use, such as a menu, and stands in article_blocks as a sidebar. Where it is large, look at the page. NULL for text files."
        ),
    ] = None
    dateline_place: Annotated[str | None, Column("Place in the dateline, as written.")] = None
    text: Annotated[str, Column("Body of the article: NFC, LF, paragraphs separated by a blank line.", is_long=True)]
    text_sha256: Annotated[str, Column("SHA-256 of the text in UTF-8.")]
    word_count: Annotated[int, Column("Words in the text.")]
    sentence_count: Annotated[int, Column("Sentences in the text.")]
    paragraph_count: Annotated[int, Column("Paragraphs in the text.")]
    fetched_at: Annotated[dt.datetime, Column("Moment at which the input was read or fetched.")]
    http_status: Annotated[int | None, Column("HTTP status of the response; NULL for files.")] = None
    raw_sha256: Annotated[str, Column("SHA-256 of the bytes that came in.")]
    raw_path: Annotated[
        str | None, Column("WARC file, relative to the warehouse folder, and offset of the evidence copy: file#offset.")
    ] = None
    syndication_role: Annotated[SyndicationRole, Column("Whether the text is the publisher's own.")] = SyndicationRole.UNKNOWN
    story_id: Annotated[
        str | None, Column("Story that the article shares with its near-duplicates; see article_stories.", published=True)
    ] = None
    note: Annotated[str | None, Column("Why statements and counts are empty, such as a language that is not read.")] = None
    extractor_version: Annotated[str, Column("Version of newsledger that made the row.")]
    first_seen_at: Annotated[dt.datetime | None, Column("First moment at which this text was collected.", published=True)] = None
    last_seen_at: Annotated[dt.datetime | None, Column("Last moment at which this text was collected.", published=True)] = None
    superseded_at: Annotated[
        dt.datetime | None, Column("Moment at which a newer version was first collected; NULL for the newest.", published=True)
    ] = None
    public_from: Annotated[
        dt.datetime | None,
        Column(
            "Moment from which the world could read this version: the publication or change that the page states, the end of the day where it "
            "states only a day, else the collection; never after the collection.",
            published=True,
        ),
    ] = None
    public_until: Annotated[
        dt.datetime | None, Column("Moment from which the world could read a newer version; NULL for the newest.", published=True)
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleBlock:
    """A piece of the page that is not the article's own words: kept as evidence, never read for statements or counts."""

    block_id: Annotated[str, Column("Hash of the article and the number.", key=True)]
    article_id: Annotated[str, Column("The article on whose page it stands.", references="articles.article_id")]
    block_no: Annotated[int, Column("Number on the page, from 0: boxes in their order, then paragraphs in theirs.")]
    kind: Annotated[BlockKind, Column("What kind of piece it is.")]
    text: Annotated[str, Column("Its words, one line for each paragraph; cut after 4,000 characters.")]
    url: Annotated[str | None, Column("Address that it links to first, such as that of an embedded post.")] = None
