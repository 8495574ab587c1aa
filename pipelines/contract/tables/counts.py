"""The tables of figures: atomic claims, and the figure that each article settles on."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from pipelines.contract.tables.column import Column
from pipelines.contract.vocabulary import (
    Bound,
    Certainty,
    CountBasis,
    CountState,
    Method,
    Metric,
    NumberForm,
    Object,
    ObjectClass,
    Polarity,
    SpanSource,
    Unit,
    VictimStatus,
)


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
    day_confidence: Annotated[float | None, Column("Probability that event_from and event_to are right, 0 to 1; NULL where they are.")] = (
        None
    )
    follows_day: Annotated[
        dt.date | None,
        Column(
            "Day of the event that bodies found, people missing, rescued, released or arrested follow, where the sentence names it besides."
        ),
    ] = None
    place_text: Annotated[str | None, Column("The place as written.")] = None
    place_start: Annotated[int | None, Column("Start of the place.")] = None
    place_end: Annotated[int | None, Column("End of the place.")] = None
    geonameid: Annotated[int | None, Column("GeoNames identifier.")] = None
    place: Annotated[str | None, Column("Name of the place in the gazetteer; as written where the gazetteer does not hold it.")] = None
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
    place_confidence: Annotated[float | None, Column("Probability that the place is right, 0 to 1; NULL where none is given.")] = None
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
    confidence: Annotated[float, Column("Share of such rows whose figure is right, 0 to 1.")]
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
