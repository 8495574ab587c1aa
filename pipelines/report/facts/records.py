"""What the report knows, one class for each kind of row. A field has the name and the meaning of its column in docs/tables.md."""

import datetime as dt
from typing import NamedTuple


class Incident(NamedTuple):
    """An event, however many articles report it (mart `incidents`)."""

    incident_id: str
    title: str | None
    day: dt.date | None
    event_from: dt.date | None
    event_to: dt.date | None
    place: str | None
    admin1: str | None
    admin1_code: str | None
    country: str | None
    lat: float | None
    lon: float | None
    place_precision: int | None
    is_disputed: bool
    acled_event_type: str | None
    acled_sub_event_type: str | None
    plover_event: str | None
    actor_side: str | None
    target_side: str | None
    speaking_sides: list[str]
    first_report_at: dt.datetime | None
    last_report_at: dt.datetime | None
    first_seen_at: dt.datetime | None
    n_articles: int
    n_stories: int
    n_outlets: int
    n_claims: int


class Total(NamedTuple):
    """Today's figure of an incident for a metric and an object (mart `incident_totals`)."""

    incident_id: str
    metric: str
    object_class: str
    object: str | None
    low: int | None
    value: int | None
    high: int | None
    state: str
    method: str
    n_articles: int
    n_stories: int
    n_independent_voices: int
    is_one_sided: bool
    is_conflicting: bool
    grade: str
    best_claim_id: str | None
    known_from: dt.datetime
    is_count: bool
    fits_whole: bool | None


class TotalStep(NamedTuple):
    """A total in the period in which it was the newest known (mart `incident_total_history`)."""

    incident_id: str
    metric: str
    object_class: str
    object: str | None
    known_from: dt.datetime
    low: int | None
    value: int | None
    high: int | None
    state: str
    method: str
    best_claim_id: str | None
    opened_by: str | None


class SideFigure(NamedTuple):
    """What one side says of an incident (mart `claims_by_side`)."""

    incident_id: str
    metric: str
    object_class: str
    object: str
    side: str
    low: int | None
    value: int | None
    high: int | None
    speakers: list[str]
    n_claims: int
    is_conflicting: bool


class ReportFigure(NamedTuple):
    """What an article version reports of an incident (mart `report_history`)."""

    incident_id: str
    article_id: str
    metric: str
    object_class: str
    object: str | None
    low: int | None
    value: int | None
    high: int | None
    state: str
    voice: str
    side: str | None
    reported_at: dt.datetime
    known_from: dt.datetime
    known_until: dt.datetime | None
    closed_by: str | None
    best_claim_id: str
    override_id: str | None


class Article(NamedTuple):
    """An article version."""

    article_id: str
    work_id: str
    version_no: int
    is_latest: bool
    url: str | None
    canonical_url: str | None
    source: str
    publisher: str | None
    input_ref: str
    title: str | None
    authors: list[str]
    agency: str | None
    published_at: dt.datetime | None
    published_precision: str
    modified_at: dt.datetime | None
    fetched_at: dt.datetime
    raw_path: str | None
    syndication_role: str
    story_id: str | None
    text: str


class Claim(NamedTuple):
    """A claim with its speaker and its link. read_until: set where other rules have read the article differently since."""

    claim_id: str
    article_id: str
    incident_id: str | None
    start: int
    end: int
    text: str
    number_start: int | None
    number_end: int | None
    metric: str
    object: str
    object_class: str
    value: int | None
    low: int | None
    high: int | None
    bound: str
    vague_term: str | None
    state: str
    certainty: str
    polarity: str
    count_basis: str
    is_background: bool
    part_of_claim_id: str | None
    superseded_by_claim_id: str | None
    event_from: dt.date | None
    event_to: dt.date | None
    place: str | None
    place_precision: int | None
    place_confidence: float | None
    day_confidence: float | None
    confidence: float | None
    rule_id: str
    speaker: str | None
    speaker_text: str | None
    speaker_role: str | None
    speaker_side: str | None
    speaker_start: int | None
    speaker_end: int | None
    cue_text: str | None
    cue_start: int | None
    cue_end: int | None
    medium: str | None
    cited_via: str | None
    statement_kind: str | None
    link_score: float | None
    link_rule: str | None
    decided_by: str | None
    decided_at: dt.datetime | None
    ruled_incident_id: str | None
    read_until: dt.datetime | None


class Correction(NamedTuple):
    """A person's correction of a claim or a total (mart `overrides`)."""

    override_id: str
    claim_id: str | None
    incident_id: str | None
    metric: str | None
    object: str | None
    low: int | None
    value: int | None
    high: int | None
    state: str
    author: str | None
    reason: str | None
    decided_at: dt.datetime


class Move(NamedTuple):
    """Claims that a line of merges.csv took from one incident to another. other: that at the other end, from an incident's point of view.

    other_title: None where nothing is left of it, or no article mainly reports it.  has_page: whether it still exists.
    """

    incident_id: str
    is_arrival: bool
    other: str
    other_title: str | None
    has_page: bool
    rule: str
    author: str | None
    reason: str | None
    decided_at: dt.datetime
    n_claims: int


class SourceDay(NamedTuple):
    """What a source brought on a day (mart `source_health`)."""

    source: str
    day: dt.date
    n_fetches: int
    n_failed: int
    n_quarantined: int
    n_articles: int
    n_claims: int


class SourceDefinition(NamedTuple):
    """A source as it is defined (table `sources`)."""

    name: str
    title: str
    kind: str
    cadence: str | None
    articles_per_day_min: float | None


class KilledOnDay(NamedTuple):
    """People killed on a day over all places (mart `daily_incident_counts`). high: None where it is open for an incident."""

    day: dt.date
    low: int
    high: int | None
