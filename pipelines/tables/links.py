"""The tables of linking: which articles tell one story, which claims are about one incident, and what each article says of it.

Each row belongs to the day of its article; a later day never rewrites an earlier day's rows. Incidents and their totals over all
articles are computed from these rows in sql/marts.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from pipelines.tables.column import Column
from pipelines.vocabulary import CountState, DecidedBy, Method, Metric, Object, ObjectClass, SyndicationRole


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleStory:
    """Near-duplicate articles share a story: one text that several outlets carry is one voice."""

    article_id: Annotated[str, Column("The article.", key=True, references="articles.article_id")]
    story_id: Annotated[str, Column("Hash of the story's first article; the same for all its copies and rewrites.")]
    syndication_role: Annotated[SyndicationRole, Column("What the article is to its story.")]
    similarity: Annotated[
        float | None, Column("Estimated Jaccard similarity to the story's nearest earlier article; NULL for the first.")
    ] = None
    minhash: Annotated[tuple[int, ...], Column("MinHash signature of the text's word n-grams.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLink:
    """The incident that a claim is about. A reversible mapping: claims are never rewritten."""

    claim_id: Annotated[str, Column("The claim.", key=True, references="incident_counts.claim_id")]
    article_id: Annotated[str, Column("The claim's article.", references="articles.article_id")]
    incident_id: Annotated[str, Column("Hash of the work and event that founded the incident.")]
    is_main: Annotated[bool, Column("Whether it is the incident that the article mainly reports.")]
    score: Annotated[float, Column("Score of the link, 0 to 1; 1 for the claims that founded the incident.")]
    rule: Annotated[str, Column("What decided: founder, same_work, same_story, score, merge, split.")]
    decided_by: Annotated[DecidedBy, Column("A rule, or the user's merges.csv.")] = DecidedBy.RULE
    decided_at: Annotated[dt.datetime, Column("Moment from which the link holds: the article's collection, or the user's decision.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentReport:
    """The figure that one article gives for one incident, per metric and object: totals before parts, latest before stale."""

    report_id: Annotated[str, Column("Hash of article, incident, metric and object.", key=True)]
    article_id: Annotated[str, Column("The article.", references="articles.article_id")]
    incident_id: Annotated[str, Column("The incident.")]
    metric: Annotated[Metric, Column("What happened.")]
    object: Annotated[Object, Column("To what or whom.")]
    object_class: Annotated[ObjectClass, Column("The group of things that the object belongs to.")]
    low: Annotated[int | None, Column("Lower bound; NULL where none is stated.")] = None
    value: Annotated[int | None, Column("The figure; NULL where the article gives only bounds.")] = None
    high: Annotated[int | None, Column("Upper bound; NULL where it is open.")] = None
    state: Annotated[CountState, Column("Whether a number is there at all.")]
    method: Annotated[Method, Column("How the figure was found.")]
    voice: Annotated[str, Column("Who claims it: the speaker, else agency, publisher or source that writes.")]
    best_claim_id: Annotated[str, Column("The claim that gives the figure.", references="incident_counts.claim_id")]
    claim_ids: Annotated[tuple[str, ...], Column("The claims that the figure rests on.", references="incident_counts.claim_id")]
