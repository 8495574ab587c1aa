"""The tables of evidence: whom we ask, what was asked for, and what was refused."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from pipelines.contract.tables.column import Column
from pipelines.contract.vocabulary import FetchOutcome, InputKind, Purpose, RobotsVerdict, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """One row per request, whatever came of it: each hop of a redirect, each attempt, each robots.txt; and one per file read."""

    fetch_id: Annotated[str, Column("Hash of source, input, address, moment and what came.", key=True)]
    source: Annotated[str, Column("Name of the source definition.")]
    input_kind: Annotated[InputKind, Column("How it came in.")]
    input_ref: Annotated[str, Column("File path or address that was asked for: that of the first hop.")]
    url: Annotated[str | None, Column("Address of this request, for a page the last one after redirects; NULL for files.")] = None
    fetched_at: Annotated[dt.datetime, Column("Moment of the request.")]
    outcome: Annotated[FetchOutcome, Column("What came of it.")] = FetchOutcome.ARCHIVED
    attempt: Annotated[int, Column("Number of the attempt at the input, from 1.")] = 1
    robots: Annotated[RobotsVerdict | None, Column("What robots.txt says of the address; NULL for files and for robots.txt.")] = None
    http_status: Annotated[int | None, Column("HTTP status; NULL for files and where no response came.")] = None
    media_type: Annotated[str | None, Column("Media type of the body, without parameters.")] = None
    charset: Annotated[str | None, Column("Character encoding that the response header states.")] = None
    etag: Annotated[str | None, Column("ETag header, sent as If-None-Match when the page is asked for again.")] = None
    last_modified: Annotated[str | None, Column("Last-Modified header, sent as If-Modified-Since when the page is asked for again.")] = None
    byte_count: Annotated[int, Column("Bytes of the body, after decompression.")] = 0
    duration_ms: Annotated[int, Column("Duration of the request in milliseconds.")] = 0
    raw_sha256: Annotated[
        str | None, Column("SHA-256 of the body, also of one that a server calls not modified; NULL where the outcome brings no body.")
    ] = None
    payload_sha256: Annotated[str | None, Column("SHA-256 of the body as it came, still compressed: the payload of the record.")] = None
    warc_path: Annotated[str | None, Column("WARC file of the record, relative to the warehouse folder.")] = None
    warc_offset: Annotated[int | None, Column("Byte offset of the record in its WARC file.")] = None
    error: Annotated[str | None, Column("Why there is no body, and the remedy.")] = None
    purpose: Annotated[Purpose, Column("What it was asked for.")] = Purpose.PAGE
    listed_by: Annotated[str | None, Column("Address of the feed, sitemap or channel that led to the page.")] = None
    listed_published: Annotated[str | None, Column("Publication date that the listing gives, as written there.")] = None
    listed_title: Annotated[str | None, Column("Title that the listing gives.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """A file, page or row that was refused: nothing vanishes silently."""

    quarantine_id: Annotated[str, Column("Hash of stage, source, input and moment.", key=True)]
    stage: Annotated[Stage, Column("The stage that refused it.")]
    source: Annotated[str, Column("Name of the source definition.")]
    input_ref: Annotated[str, Column("File path or address.")]
    url: Annotated[str | None, Column("Address after redirects; NULL for files.")] = None
    raw_path: Annotated[str | None, Column("Evidence copy: WARC file#offset; NULL where nothing was archived.")] = None
    reason: Annotated[str, Column("What was found and what to do about it.")]
    refused_at: Annotated[dt.datetime, Column("Moment at which the input was read or fetched.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDefinition:
    """One row per source as it is defined when the warehouse is published."""

    name: Annotated[str, Column("Name of the source: articles.source, fetches.source.", key=True)]
    title: Annotated[str, Column("Title for people.")]
    kind: Annotated[InputKind, Column("How its pages come in.")]
    addresses: Annotated[tuple[str, ...], Column("Addresses of its feeds, sitemaps or channels, or the path of a folder or list.")] = ()
    publisher: Annotated[str | None, Column("Outlet of all its pages; NULL where they differ.")] = None
    language: Annotated[str | None, Column("ISO 639-1 code of all its pages; NULL where they differ.")] = None
    time_zone: Annotated[str | None, Column("IANA name of the publisher's time zone.")] = None
    licence: Annotated[str | None, Column("What may be done with the texts, as the definition says.")] = None
    cadence: Annotated[str | None, Column("How often it brings something new, as the definition says.")] = None
    articles_per_day_min: Annotated[float | None, Column("Fewest new pages a day when all is well.")] = None
    articles_per_day_max: Annotated[float | None, Column("Most new pages a day when all is well.")] = None
