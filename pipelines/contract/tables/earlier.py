"""The tables of earlier readings: what the rules of then had read, where other rules have read the same article otherwise since.

Rows are only ever added: they are the one part of core/ that cannot be made again from raw/. Values of vocabularies are plain text,
because a later version may know other ones. How a row comes about: docs/decisions/2026-11-24-earlier-readings.md.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from pipelines.contract.tables.column import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierClaim:
    """A claim as it was read until other rules read the same article otherwise, with its speaker and its incident of then.

    It held from held_from, else from the article's collection. Where is_read is false, the rules of then did not read the claim at all.
    """

    record_id: Annotated[str, Column("Hash of claim and held_until.", key=True)]
    claim_id: Annotated[str, Column("The claim; it need not be in incident_counts any more.")]
    article_id: Annotated[str, Column("The article.", references="articles.article_id")]
    held_until: Annotated[dt.datetime, Column("Moment at which another reading took its place.")]
    held_from: Annotated[
        dt.datetime | None, Column("Moment at which it took the place of another reading; NULL for the first.", published=True)
    ] = None
    is_read: Annotated[bool, Column("Whether the rules of then read the claim.")]
    start: Annotated[int | None, Column("Start of the claim in the text of then.")] = None
    end: Annotated[int | None, Column("End of the claim.")] = None
    text: Annotated[str | None, Column("Its words.")] = None
    metric: Annotated[str | None, Column("What happened.")] = None
    object: Annotated[str | None, Column("To what or whom it happened.")] = None
    object_text: Annotated[str | None, Column("The noun as written.")] = None
    object_class: Annotated[str | None, Column("The group of things that the object belongs to.")] = None
    value: Annotated[int | None, Column("The number.")] = None
    low: Annotated[int | None, Column("Lower bound.")] = None
    high: Annotated[int | None, Column("Upper bound.")] = None
    bound: Annotated[str | None, Column("How the number limits the truth.")] = None
    vague_term: Annotated[str | None, Column("The vague word as written.")] = None
    state: Annotated[str | None, Column("Whether a number is there at all.")] = None
    certainty: Annotated[str | None, Column("How sure the text is.")] = None
    polarity: Annotated[str | None, Column("Whether the claim is affirmed or denied.")] = None
    count_basis: Annotated[str | None, Column("Which count it is.")] = None
    is_background: Annotated[bool | None, Column("Whether it belongs to another or older event than the one reported.")] = None
    superseded_by_claim_id: Annotated[str | None, Column("The later claim that replaces this figure.")] = None
    event_from: Annotated[dt.date | None, Column("First day on which the event can have happened.")] = None
    event_to: Annotated[dt.date | None, Column("Last day on which the event can have happened.")] = None
    date_precision: Annotated[int | None, Column("0 clock time, else UCDP: 1 day, 2 = 2–6 days, 3 week, 4 month, 5 year.")] = None
    place_text: Annotated[str | None, Column("The place as written.")] = None
    geonameid: Annotated[int | None, Column("GeoNames identifier.")] = None
    place: Annotated[str | None, Column("Name of the place in the gazetteer.")] = None
    admin1: Annotated[str | None, Column("First-level unit of the country.")] = None
    admin1_code: Annotated[str | None, Column("ISO 3166-2 code of the first-level unit, else country.GeoNames code.")] = None
    country: Annotated[str | None, Column("ISO 3166-1 alpha-2 code of the country.")] = None
    lat: Annotated[float | None, Column("Latitude of the place, degrees.")] = None
    lon: Annotated[float | None, Column("Longitude of the place, degrees.")] = None
    place_precision: Annotated[int | None, Column("UCDP: 1 exact place … 7 sea or air.")] = None
    is_disputed: Annotated[bool | None, Column("Whether sovereignty over the place is disputed.")] = None
    actor_text: Annotated[str | None, Column("Who did it, as written.")] = None
    plover_event: Annotated[str | None, Column("PLOVER event type.")] = None
    acled_event_type: Annotated[str | None, Column("ACLED event type.")] = None
    acled_sub_event_type: Annotated[str | None, Column("ACLED sub-event type.")] = None
    rule_id: Annotated[str | None, Column("The rule that made the reading.")] = None
    speaker: Annotated[str | None, Column("Who said it; NULL for the narrator.")] = None
    speaker_text: Annotated[str | None, Column("The speaker as written.")] = None
    speaker_role: Annotated[str | None, Column("Office or description of the speaker.")] = None
    incident_id: Annotated[str | None, Column("The incident that it was linked to, after merges.csv; NULL for none.")] = None
    ruled_incident_id: Annotated[str | None, Column("The incident that the rules alone gave.")] = None
    is_main: Annotated[bool | None, Column("Whether it was the incident that the article mainly reports.")] = None
    decided_by: Annotated[str | None, Column("rule, or user where merges.csv decided.")] = None
    decided_at: Annotated[dt.datetime | None, Column("Moment from which the link held.")] = None
    speaker_side: Annotated[str | None, Column("Side of the speaker, only from the user's files.", published=True)] = None
    actor_side: Annotated[str | None, Column("Side of the actor, only from the user's files.", published=True)] = None
    target_side: Annotated[str | None, Column("Side of the target, only from the user's files.", published=True)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierReport:
    """What an article reported of an incident until other rules read or linked the same article otherwise.

    It held from held_from, else from the article's collection. Where is_read is false, the rules of then found no such report.
    """

    record_id: Annotated[str, Column("Hash of article, incident by the rules, metric, object class, object and held_until.", key=True)]
    article_id: Annotated[str, Column("The article.", references="articles.article_id")]
    ruled_incident_id: Annotated[str, Column("The incident that the rules alone gave.")]
    metric: Annotated[str, Column("What happened.")]
    object_class: Annotated[str, Column("The group of things that was counted.")]
    object: Annotated[str | None, Column("To what or whom; NULL for the object class as a whole.")] = None
    held_until: Annotated[dt.datetime, Column("Moment at which another reading took its place.")]
    held_from: Annotated[
        dt.datetime | None, Column("Moment at which it took the place of another reading; NULL for the first.", published=True)
    ] = None
    is_read: Annotated[bool, Column("Whether the rules of then found the report.")]
    report_id: Annotated[str | None, Column("Its report_id of then.")] = None
    incident_id: Annotated[str | None, Column("The incident, after merges.csv.")] = None
    link_rule: Annotated[str | None, Column("What decided the link: founder, same_work, same_story, score, merge, split.")] = None
    decided_by: Annotated[str | None, Column("rule, or user where merges.csv decided.")] = None
    decided_at: Annotated[dt.datetime | None, Column("Moment from which the link held.")] = None
    low: Annotated[int | None, Column("Lower bound; NULL where none is stated.")] = None
    value: Annotated[int | None, Column("The figure; NULL where the article gives only bounds.")] = None
    high: Annotated[int | None, Column("Upper bound; NULL where it is open.")] = None
    state: Annotated[str | None, Column("Whether a number is there at all.")] = None
    method: Annotated[str | None, Column("How the figure was found.")] = None
    voice: Annotated[str | None, Column("Who claims it: the speaker, else the agency, publisher or source that writes.")] = None
    speaker: Annotated[str | None, Column("The speaker; NULL for the writer.")] = None
    speakers: Annotated[tuple[str, ...], Column("All speakers of its claims, where these count one object.")] = ()
    actor_text: Annotated[str | None, Column("Who did it, as written.")] = None
    is_correction: Annotated[bool | None, Column("Whether the article takes back or replaces another figure of the metric.")] = None
    best_claim_id: Annotated[str | None, Column("The claim that gave the figure: in incident_counts or in earlier_claims.")] = None
    claim_ids: Annotated[tuple[str, ...], Column("The claims that the figure rested on.")] = ()
    speaker_side: Annotated[str | None, Column("Side of the speaker, only from the user's files.", published=True)] = None
    actor_side: Annotated[str | None, Column("Side of the actor, only from the user's files.", published=True)] = None
    has_two_sides: Annotated[
        bool | None, Column("Whether it added up figures of two sides, which are no sum; it is in no total.", published=True)
    ] = None
