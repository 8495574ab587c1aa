"""THE CONTRACT: one record per table of the warehouse; every column has its type, its rule and one sentence.

From here come the Arrow schemas, CREATE TABLE and COMMENT, the Dagster column schemas, the blocking checks, docs/tables.md
and sql/schema.sql (see `schema`). Standard library only. Closed vocabularies belong in `vocabulary`.

Conventions: `_id` are content hashes; `_at` are UTC timestamps; dates are ISO; offsets are half-open `[start, end)` in
Unicode code points of `articles.text` (NFC, LF); unknown is NULL plus a state, never 0.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from pipelines.vocabulary import (
    Bound,
    Certainty,
    CountBasis,
    CountState,
    CueClass,
    DatePrecision,
    DateSource,
    InputKind,
    Method,
    Metric,
    Modality,
    NumberForm,
    Object,
    ObjectClass,
    Polarity,
    SpanSource,
    SpeakerType,
    Stage,
    StatementKind,
    SyndicationRole,
    Unit,
    VictimStatus,
)


@dataclass(frozen=True, slots=True)
class Column:
    """What the contract says of a column beside its type.

    doc: one sentence. key: unique in the table. references: `table.column` that every value must be found in.
    published: computed over all partitions when the warehouse is built; not in the Parquet partitions.
    """

    doc: str
    key: bool = False
    references: str | None = None
    published: bool = False


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
    publisher: Annotated[str | None, Column("Name of the outlet, from the page, else from the source definition.")] = None
    input_kind: Annotated[InputKind, Column("How it came in.")]
    input_ref: Annotated[str, Column("File path or address that was asked for.")]
    title: Annotated[str | None, Column("Headline without the site's suffix.")] = None
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
    modified_at: Annotated[dt.datetime | None, Column("Last change that the page states.")] = None
    dateline_place: Annotated[str | None, Column("Place in the dateline, as written.")] = None
    text: Annotated[str, Column("Body of the article: NFC, LF, paragraphs separated by a blank line.")]
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
    note: Annotated[str | None, Column("Why statements and counts are empty, such as a language that is not read.")] = None
    extractor_version: Annotated[str, Column("Version of newsledger that made the row.")]
    first_seen_at: Annotated[dt.datetime | None, Column("First moment at which this text was collected.", published=True)] = None
    last_seen_at: Annotated[dt.datetime | None, Column("Last moment at which this text was collected.", published=True)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who said what: one row per attributed statement."""

    statement_id: Annotated[str, Column("Hash of article, spans and cue.", key=True)]
    article_id: Annotated[str, Column("The article.", references="articles.article_id")]
    sentence_no: Annotated[int, Column("Number of the sentence in which the content starts, from 0.")]
    start: Annotated[int, Column("Start of the content in articles.text (in articles.title for kind headline).")]
    end: Annotated[int, Column("End of the content.")]
    text: Annotated[str, Column("The characters from start to end: content without attribution clause and outer quote marks.")]
    parts: Annotated[tuple[tuple[int, int], ...], Column("The spans of a quotation split by its attribution, else one span.")]
    kind: Annotated[StatementKind, Column("How the words are given.")]
    cue_text: Annotated[str | None, Column("The words that mark the attribution, as written.")] = None
    cue_lemma: Annotated[str | None, Column("Base form of the cue.")] = None
    cue_start: Annotated[int | None, Column("Start of the cue.")] = None
    cue_end: Annotated[int | None, Column("End of the cue.")] = None
    cue_class: Annotated[CueClass | None, Column("What the speaker does by saying it.")] = None
    speaker_text: Annotated[str | None, Column("The speaker as written: Gladkov, he, The military.")] = None
    speaker_start: Annotated[int | None, Column("Start of the speaker.")] = None
    speaker_end: Annotated[int | None, Column("End of the speaker.")] = None
    speaker: Annotated[str | None, Column("Full name or organisation after coreference inside the article.")] = None
    speaker_type: Annotated[SpeakerType | None, Column("What kind of speaker it is.")] = None
    speaker_role: Annotated[str | None, Column("Office or description of the speaker.")] = None
    speaker_org: Annotated[str | None, Column("Organisation that the speaker speaks for.")] = None
    speaker_country: Annotated[str | None, Column("ISO 3166-1 code of the speaker's country, where the text tells it.")] = None
    speaker_side: Annotated[str | None, Column("Side of the conflict, only from the user's sides.csv.", published=True)] = None
    medium: Annotated[str | None, Column("Channel or setting: on Telegram, told reporters.")] = None
    cited_via: Annotated[str | None, Column("Outlet or document that passed the statement on.")] = None
    said_from: Annotated[dt.date | None, Column("First day on which it can have been said.")] = None
    said_to: Annotated[dt.date | None, Column("Last day on which it can have been said.")] = None
    said_precision: Annotated[int | None, Column("UCDP date precision: 1 day, 2 = 2–6 days, 3 week, 4 month, 5 year.")] = None
    polarity: Annotated[Polarity, Column("Whether the speaker affirms or denies the content.")] = Polarity.AFFIRM
    modality: Annotated[Modality, Column("The reality that the speaker gives to the content.")] = Modality.ACTUAL
    confidence: Annotated[float, Column("Share of such rows that are right, 0 to 1.")]
    rule_id: Annotated[str, Column("The rule that made the row.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentCount:
    """One atomic claim of a number, one row per mention; never to be summed directly."""

    claim_id: Annotated[str, Column("Hash of article, span, metric, object and number.", key=True)]
    article_id: Annotated[str, Column("The article.", references="articles.article_id")]
    statement_id: Annotated[
        str | None, Column("The statement that claims it; NULL is the narrator.", references="statements.statement_id")
    ] = None
    sentence_no: Annotated[int, Column("Number of the sentence, from 0.")]
    start: Annotated[int, Column("Start of the claim in articles.text.")]
    end: Annotated[int, Column("End of the claim.")]
    text: Annotated[str, Column("The characters from start to end.")]
    number_text: Annotated[str | None, Column("The number as written; NULL where no number word stands.")] = None
    number_start: Annotated[int | None, Column("Start of the number.")] = None
    number_end: Annotated[int | None, Column("End of the number.")] = None
    metric: Annotated[Metric, Column("What happened.")]
    object: Annotated[Object, Column("To what or whom it happened.")]
    object_text: Annotated[str | None, Column("The noun as written.")] = None
    object_class: Annotated[ObjectClass, Column("The group of things that the object belongs to.")]
    unit: Annotated[Unit, Column("The unit of value, low and high.")]
    victim_status: Annotated[VictimStatus | None, Column("Civilian or combatant; NULL for things.")] = None
    victim_group: Annotated[str | None, Column("child, woman, journalist, health_worker, first_responder …")] = None
    value: Annotated[int | None, Column("The number; NULL where the text gives only bounds.")] = None
    low: Annotated[int | None, Column("Lower bound; NULL where none is stated.")] = None
    high: Annotated[int | None, Column("Upper bound; NULL where none is stated.")] = None
    bound: Annotated[Bound, Column("How the number limits the truth.")]
    number_form: Annotated[NumberForm | None, Column("How the number is written; NULL where there is none.")] = None
    vague_term: Annotated[str | None, Column("The vague word as written: several, dozens.")] = None
    state: Annotated[CountState, Column("Whether a number is there at all.")] = CountState.STATED
    certainty: Annotated[Certainty, Column("How sure the text is.")] = Certainty.ASSERTED
    polarity: Annotated[Polarity, Column("Whether the claim is affirmed or denied.")] = Polarity.AFFIRM
    count_basis: Annotated[CountBasis, Column("Which count it is.")] = CountBasis.INCIDENT
    basis_from: Annotated[dt.date | None, Column("First day of a cumulative or period figure.")] = None
    basis_to: Annotated[dt.date | None, Column("Last day of a cumulative or period figure.")] = None
    is_background: Annotated[bool, Column("Whether it belongs to another or older event than the one reported.")] = False
    fact_no: Annotated[int, Column("Restatements of one fact inside the article share this number.")]
    part_of_claim_id: Annotated[
        str | None, Column("The claim of the whole that this is a part of.", references="incident_counts.claim_id")
    ] = None
    superseded_by_claim_id: Annotated[
        str | None, Column("The later claim that replaces this figure.", references="incident_counts.claim_id")
    ] = None
    event_from: Annotated[dt.date | None, Column("First day on which the event can have happened.")] = None
    event_to: Annotated[dt.date | None, Column("Last day on which the event can have happened.")] = None
    event_time: Annotated[str | None, Column("Clock time with zone, 11:30+03:00; two times joined by / for a window.")] = None
    date_precision: Annotated[int | None, Column("0 clock time, else UCDP: 1 day, 2 = 2–6 days, 3 week, 4 month, 5 year.")] = None
    date_text: Annotated[str | None, Column("The words that give the date.")] = None
    date_start: Annotated[int | None, Column("Start of the date words.")] = None
    date_end: Annotated[int | None, Column("End of the date words.")] = None
    date_source: Annotated[SpanSource | None, Column("Where the date was read.")] = None
    place_text: Annotated[str | None, Column("The place as written.")] = None
    place_start: Annotated[int | None, Column("Start of the place.")] = None
    place_end: Annotated[int | None, Column("End of the place.")] = None
    geonameid: Annotated[int | None, Column("GeoNames identifier.")] = None
    place: Annotated[str | None, Column("Name of the place in the gazetteer.")] = None
    admin1: Annotated[str | None, Column("First-level unit of the country.")] = None
    admin1_code: Annotated[str | None, Column("ISO 3166-2 code of the first-level unit, else country.GeoNames code.")] = None
    country: Annotated[str | None, Column("ISO 3166-1 alpha-2 code of the country whose territory it is.")] = None
    lat: Annotated[float | None, Column("Latitude of the place, degrees.")] = None
    lon: Annotated[float | None, Column("Longitude of the place, degrees.")] = None
    place_precision: Annotated[
        int | None,
        Column("UCDP: 1 exact place, 2 near it, 3 district, 4 first-level unit, 5 part of the country, 6 country, 7 sea or air."),
    ] = None
    place_source: Annotated[SpanSource | None, Column("Where the place was read.")] = None
    is_disputed: Annotated[bool, Column("Whether sovereignty over the place is disputed.")] = False
    actor_text: Annotated[str | None, Column("Who did it, as written.")] = None
    actor_side: Annotated[str | None, Column("Side of the actor, only from sides.csv.", published=True)] = None
    target_side: Annotated[str | None, Column("Side of the target, only from sides.csv.", published=True)] = None
    plover_event: Annotated[str | None, Column("PLOVER event type.")] = None
    acled_event_type: Annotated[str | None, Column("ACLED event type.")] = None
    acled_sub_event_type: Annotated[str | None, Column("ACLED sub-event type.")] = None
    gkg_count_type: Annotated[str | None, Column("GDELT GKG count type.")] = None
    rule_id: Annotated[str, Column("The rule that made the row.")]
    extractor_version: Annotated[str, Column("Version of newsledger that made the row.")]
    confidence: Annotated[float, Column("Share of such rows that are right, 0 to 1.")]
    first_seen_at: Annotated[dt.datetime | None, Column("First moment at which the claim was collected.", published=True)] = None
    last_seen_at: Annotated[dt.datetime | None, Column("Last moment at which the claim was collected.", published=True)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCount:
    """The article's own current figure for the event that it reports, one row per metric and object class."""

    article_count_id: Annotated[str, Column("Hash of article, metric and object class.", key=True)]
    article_id: Annotated[str, Column("The article.", references="articles.article_id")]
    metric: Annotated[Metric, Column("What happened.")]
    object_class: Annotated[ObjectClass, Column("The group of things that were counted.")]
    low: Annotated[int | None, Column("Lower bound.")] = None
    value: Annotated[int | None, Column("The figure; NULL where the article gives only bounds.")] = None
    high: Annotated[int | None, Column("Upper bound; NULL where it is open.")] = None
    state: Annotated[CountState, Column("Whether a number is there at all.")]
    method: Annotated[Method, Column("How the figure was found.")]
    event_from: Annotated[dt.date | None, Column("First day of the event.")] = None
    event_to: Annotated[dt.date | None, Column("Last day of the event.")] = None
    claim_ids: Annotated[tuple[str, ...], Column("The claims that the figure rests on.", references="incident_counts.claim_id")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """One row per input that was asked for: a file read or an HTTP request, with its outcome."""

    fetch_id: Annotated[str, Column("Hash of source, input and moment.", key=True)]
    source: Annotated[str, Column("Name of the source definition.")]
    input_kind: Annotated[InputKind, Column("How it came in.")]
    input_ref: Annotated[str, Column("File path or address that was asked for.")]
    url: Annotated[str | None, Column("Address after redirects; NULL for files.")] = None
    fetched_at: Annotated[dt.datetime, Column("Moment of the request.")]
    http_status: Annotated[int | None, Column("HTTP status; NULL for files and where no response came.")] = None
    media_type: Annotated[str | None, Column("Media type of the body, without parameters.")] = None
    charset: Annotated[str | None, Column("Character encoding that the response header states.")] = None
    byte_count: Annotated[int, Column("Bytes of the body, after decompression.")] = 0
    duration_ms: Annotated[int, Column("Duration of the request in milliseconds.")] = 0
    raw_sha256: Annotated[str | None, Column("SHA-256 of the body; NULL where nothing was archived.")] = None
    warc_path: Annotated[str | None, Column("WARC file of the record, relative to the warehouse folder.")] = None
    warc_offset: Annotated[int | None, Column("Byte offset of the record in its WARC file.")] = None
    error: Annotated[str | None, Column("Why nothing was archived, and the remedy.")] = None


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


TABLES = {
    "articles": Article,
    "statements": Statement,
    "incident_counts": IncidentCount,
    "article_counts": ArticleCount,
    "fetches": Fetch,
    "quarantine": Quarantined,
}
