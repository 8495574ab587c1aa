"""The links of one day: a function of the day's articles and of the traces that the days before it left."""

import datetime as dt
from collections.abc import Iterable, Sequence

from pipelines.identity import content_id
from pipelines.link.events import MAIN, Event, events, figures, own_paragraphs, places
from pipelines.link.incidents import Decision, IncidentIndex
from pipelines.link.reports import reports
from pipelines.link.rows import ArticleRows, Linked
from pipelines.link.stories import index_traces, signature, story
from pipelines.link.words import Weights, lead_terms, terms
from pipelines.tables import Article, ArticleStory, EventTrace, IncidentLink

WINDOW_DAYS = 45
"""Days of collection before a day whose events its own can be linked to."""


def link_articles(articles: Iterable[ArticleRows], memory: Sequence[EventTrace] = ()) -> Linked:
    """Link the articles of a day to each other and to what the days before remember.

    The result depends on the set of articles and traces only, not on their order.
    """
    ordered = sorted(articles, key=lambda rows: (_published(rows.article), rows.article.article_id))
    remembered = sorted(memory, key=lambda trace: (trace.published_day, trace.event_id))
    stories, linked = index_traces(remembered), Linked()
    told: list[tuple[ArticleRows, list[tuple[Event, EventTrace]]]] = []
    for rows in ordered:
        minhash = signature(rows.article.text)
        own = story(rows.article, minhash, stories)
        linked.stories.append(own)
        told.append((rows, [(event, _trace(rows, event, own, minhash if event.is_main else ())) for event in events(rows.claims)]))
    weights = Weights(
        trace.terms for trace in [*remembered, *(trace for _, pairs in told for _, trace in pairs)] if trace.event_key == MAIN
    )
    incidents = IncidentIndex(remembered, weights)
    for rows, pairs in told:
        links: list[IncidentLink] = []
        taken: set[str] = set()
        for event, seen in pairs:
            decision = incidents.assign(seen, taken)
            taken.add(decision.incident_id)
            linked.traces.append(incidents.add(seen, decision.incident_id))
            links += [_link(rows.article, event, claim.claim_id, decision) for claim in event.claims]
        linked.links += links
        linked.reports += reports(rows, links)
    return linked


def _published(article: Article) -> dt.datetime:
    return article.published_at or article.fetched_at


def _trace(rows: ArticleRows, event: Event, told: ArticleStory, minhash: tuple[int, ...]) -> EventTrace:
    """Return what linking knows of an event: the main one is compared by the whole article, another one by its own paragraphs."""
    article = rows.article
    claims = event.claims or rows.claims
    dated = [claim for claim in claims if claim.event_from]
    title, text = (article.title, article.text) if event.is_main else (None, own_paragraphs(article.text, event.claims))
    return EventTrace(
        event_id=content_id(article.article_id, event.key),
        article_id=article.article_id,
        work_id=article.work_id,
        event_key=event.key,
        incident_id="",
        ruled_incident_id="",
        story_id=told.story_id,
        published_day=article.published_day or article.fetched_at.date(),
        event_from=dated[0].event_from if dated else None,
        event_to=dated[0].event_to if dated else None,
        places=places(claims),
        lead=lead_terms(title, text),
        terms=terms(title, text),
        figures=figures(article.article_id, event.claims),
        signature=minhash,
    )


def _link(article: Article, event: Event, claim_id: str, decision: Decision) -> IncidentLink:
    return IncidentLink(
        claim_id=claim_id,
        article_id=article.article_id,
        incident_id=decision.incident_id,
        ruled_incident_id=decision.incident_id,
        is_main=event.is_main,
        score=decision.score,
        rule=decision.rule,
        decided_at=article.fetched_at,
    )
