"""The tables of linking: which articles tell one story, which claims are about one incident, and what each article says of it.

Each row belongs to the day of its article; a later day never rewrites an earlier day's rows. Incidents and their totals over all
articles are computed from these rows in sql/marts. How links are decided: docs/decisions/2026-11-24-linking.md.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from pipelines.contract.tables.column import Column
from pipelines.contract.vocabulary import CountState, DecidedBy, Method, Metric, Object, ObjectClass, SyndicationRole


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleStory:
    """Near-duplicate articles share a story: one text that several outlets carry is one voice. One row per article."""

    article_id: Annotated[str, Column("The article.", key=True, references="articles.article_id")]
    story_id: Annotated[str, Column("Hash of the work that told the story first; the same for its versions, copies and rewrites.")]
    syndication_role: Annotated[SyndicationRole, Column("What the article is to its story.")]
    similarity: Annotated[
        float | None, Column("Estimated share of word triples in common with the story's nearest article; NULL where it is alone.")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLink:
    """The incident that a claim is about. A reversible mapping: claims are never rewritten, and a claim without a row belongs to no incident.

    Planned, cumulative and period claims have no row: they count something other than a single event. A background claim has one, with the
    rule recalled, where it tells day and place of an incident that is there; it enters no report and no total.
    Counts of fifty and more without a place and a stated day have none either, unless other reports tell which event they belong to.
    """

    claim_id: Annotated[str, Column("The claim.", key=True, references="incident_counts.claim_id")]
    article_id: Annotated[str, Column("The claim's article.", references="articles.article_id")]
    incident_id: Annotated[str, Column("Hash of the work and event that founded the incident, after merges.csv.")]
    ruled_incident_id: Annotated[str, Column("What the rules alone say; differs from incident_id where merges.csv decided.")]
    is_main: Annotated[bool, Column("Whether it is the incident that the article mainly reports.")]
    score: Annotated[float, Column("Estimated probability of the link, 0 to 1; 1 for founders and for the user's decisions.")]
    rule: Annotated[str, Column("What decided: founder, same_work, same_story, score, recalled, merge, split.")]
    decided_by: Annotated[DecidedBy, Column("A rule, or the user's merges.csv.")] = DecidedBy.RULE
    decided_at: Annotated[
        dt.datetime,
        Column(
            "Moment from which the link holds: the article's collection, or that at which a build first saw the user's decision, within the "
            "day that it states."
        ),
    ]
    decision_id: Annotated[str | None, Column("Hash of the line of merges.csv; NULL where a rule decided.")] = None
    author: Annotated[str | None, Column("Who decided; NULL where a rule did.")] = None
    reason: Annotated[str | None, Column("Why, in that person's words.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentReport:
    """The figure that one article gives for one incident: totals before parts, latest before stale, denied claims left out.

    One row per metric for each object (soldiers, children) and one for the object class as a whole (people), in which the object is
    NULL: only there are different victims added up. Rows of state unknown and withheld say that the article gives no number.
    """

    report_id: Annotated[str, Column("Hash of article, incident, metric, object class and object.", key=True)]
    article_id: Annotated[str, Column("The article.", references="articles.article_id")]
    incident_id: Annotated[str, Column("The incident, after merges.csv.")]
    is_main: Annotated[bool, Column("Whether it is the incident that the article mainly reports.")]
    metric: Annotated[Metric, Column("What happened.")]
    object_class: Annotated[ObjectClass, Column("The group of things that was counted.")]
    object: Annotated[Object | None, Column("To what or whom; NULL for the object class as a whole.")] = None
    low: Annotated[int | None, Column("Lower bound; NULL where none is stated.")] = None
    value: Annotated[int | None, Column("The figure; NULL where the article gives only bounds.")] = None
    high: Annotated[int | None, Column("Upper bound; NULL where it is open.")] = None
    state: Annotated[CountState, Column("Whether a number is there at all.")]
    method: Annotated[Method, Column("How the figure was found.")]
    voice: Annotated[str, Column("Who claims it: the speaker, else the agency, publisher or source that writes.")]
    best_claim_id: Annotated[str, Column("The claim that gives the figure.", references="incident_counts.claim_id")]
    claim_ids: Annotated[tuple[str, ...], Column("The claims that the figure rests on.", references="incident_counts.claim_id")]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTrace:
    """What linking remembers of one event that an article reports, so that later days can be linked to it. Not in the warehouse.

    The article's main event has a row even where the article counts nothing.
    """

    event_id: Annotated[str, Column("Hash of article and event.", key=True)]
    article_id: Annotated[str, Column("The article.")]
    work_id: Annotated[str, Column("The article's work.")]
    event_key: Annotated[str, Column("main, or place and day of another event.")]
    position: Annotated[int, Column("Place in the order in which its day was linked, from 0.")]
    incident_id: Annotated[str, Column("The incident, after merges.csv.")]
    ruled_incident_id: Annotated[str, Column("The incident that the rules alone give.")]
    story_id: Annotated[str, Column("The article's story.")]
    published_day: Annotated[dt.date, Column("Day of publication, else of collection.")]
    event_from: Annotated[dt.date | None, Column("First day of the event.")] = None
    event_to: Annotated[dt.date | None, Column("Last day of the event.")] = None
    is_day_stated: Annotated[bool, Column("Whether the text states the day of the event itself, not of what followed from it.")] = False
    places: Annotated[tuple[str, ...], Column("Codes of country, first-level units and settlements.")] = ()
    spots: Annotated[tuple[tuple[int, int], ...], Column("Latitude and longitude of the settlements in thousandths of a degree.")] = ()
    lead: Annotated[tuple[str, ...], Column("Words of the title and of the first sentences, or of the event's own sentences.")] = ()
    terms: Annotated[tuple[str, ...], Column("Words, names and ages by which the event can be told from others.")] = ()
    figures: Annotated[tuple[str, ...], Column("Metric, object class and number of each figure.")] = ()
    signature: Annotated[tuple[int, ...], Column("MinHash signature of the text; empty for events that are not the main one.")] = ()
