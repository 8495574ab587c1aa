"""The links of one day: a function of the day's articles and of the traces of the days before."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from pipelines.contract.identity import content_id
from pipelines.contract.tables import Article, ArticleStory, EventTrace, IncidentLink
from pipelines.contract.vocabulary import DecidedBy
from pipelines.link.article_events import (
    Event,
    days,
    events_of_article,
    figures,
    is_of_event,
    is_of_toll,
    is_told_with_day,
    own_paragraphs,
    recalled_events,
)
from pipelines.link.distinctive_words import lead_terms, terms
from pipelines.link.event_places import places, spots
from pipelines.link.event_sketches import sketch, with_words_once
from pipelines.link.incident_reports import reports_of_article
from pipelines.link.incidents import FOUNDER, Decision, IncidentIndex
from pipelines.link.link_records import ArticleRows, Linked
from pipelines.link.linking_window import Known, Memory, Search
from pipelines.link.merge_decisions import Decisions, Merge
from pipelines.link.stories import Signature, day_of, signature, story

NO_DECISIONS = Decisions()
WINDOW_DAYS = 45
"""Days of collection before a day whose events its own can be linked to."""


class _Read(NamedTuple):
    """An article as far as linking needs it once its text is read: its signature, its events and those that it recalls."""

    rows: ArticleRows
    minhash: Signature
    events: list[tuple[Event, EventTrace]]
    recalled: list[tuple[Event, EventTrace]]


class Told(NamedTuple):
    """An article with its story, its events and those that it recalls, each with what linking knows of it."""

    rows: ArticleRows
    story: ArticleStory
    events: list[tuple[Event, EventTrace]]
    recalled: list[tuple[Event, EventTrace]]


def link_articles(
    articles: Iterable[ArticleRows],
    memory: Known | None = None,
    decisions: Decisions = NO_DECISIONS,
    older: Iterable[EventTrace] = (),
) -> Linked:
    """Link the articles of a day to each other and to what the days before remember, except where the user has decided something else.

    memory: of the days before; the day is added to it.  older: events of days before those that articles of the day name by their day, see
    `days_recalled`. The result depends on the set of articles, the memory and the older events only, not on the order of the articles.
    """
    known = Memory() if memory is None else memory
    told = _told(articles, known)
    long_ago = Memory(older).incidents
    incidents = known.incidents_of((seen.terms for one in told for event, seen in one.events if event.is_main), _searches(told))
    linked = Linked(stories=[one.story for one in told])
    for one in told:
        links: list[IncidentLink] = []
        taken: set[str] = set()
        for event, seen in one.events:
            own = sketch(seen)
            ruled = incidents.assign(own, taken)
            if ruled.rule == FOUNDER:
                ruled = _followed(event, seen, (incidents, long_ago), taken) or ruled
            decided = decisions.of_event(one.rows.article.article_id, ruled.incident_id)
            taken.add(decided[0])
            own.trace = replace(seen, incident_id=decided[0], ruled_incident_id=ruled.incident_id, position=len(linked.traces))
            incidents.add(own)
            linked.traces.append(own.trace)
            if decided[1] is not None or incidents.has_anchor(decided[0]):
                links += _links(one.rows.article, event, ruled, decided, decisions)
        links += _recalled(one, (incidents, long_ago), decisions)
        linked.links += links
        linked.reports += reports_of_article(one.rows, links)
    return linked


def _searches(told: Iterable[Told]) -> Iterator[Search]:
    """Yield the events that search earlier ones, in the order in which they do."""
    for one in told:
        yield from (Search(seen, is_added=True) for _, seen in one.events)
        yield from (Search(seen, is_added=False) for _, seen in one.recalled)


def _followed(event: Event, seen: EventTrace, memories: tuple[IncidentIndex, IncidentIndex], taken: set[str]) -> Decision | None:
    """Return the earlier incident that an event belongs to by the day that the text names: its own, or that of the event that it follows.

    memories: of the days before, which are asked for followed events only, as they were compared already, and of older events.
    """
    days = {claim.follows_day for claim in event.claims if claim.follows_day}
    if seen.is_day_stated or len(days) != 1:
        return memories[1].recall(sketch(seen), taken)
    day = days.pop()
    followed = sketch(replace(seen, event_from=day, event_to=day, is_day_stated=True))
    return next((found for memory in memories if (found := memory.recall(followed, taken))), None)


def days_recalled(articles: Iterable[ArticleRows], before: dt.date) -> dict[dt.date, set[str]]:
    """Return the days before a day of which articles tell that something happened, each with the codes of the places (`event_places`)."""
    found: dict[dt.date, set[str]] = {}
    for claim in (claim for rows in articles for claim in rows.claims):
        for day in (claim.event_from if is_told_with_day(claim) else None, claim.follows_day if is_of_event(claim) else None):
            if day and day < before:
                found.setdefault(day, set()).update(places([claim]))
    return found


def _recalled(told: Told, memories: Iterable[IncidentIndex], decisions: Decisions) -> Iterator[IncidentLink]:
    """Yield the links of background claims to the incidents that they recall. They enter no report, so no total rests on them."""
    for event, seen in told.recalled:
        own = sketch(seen)
        ruled = next((found for memory in memories if (found := memory.recall(own))), None)
        if ruled is not None:
            article = told.rows.article
            yield from _links(article, event, ruled, decisions.of_event(article.article_id, ruled.incident_id), decisions)


def _told(articles: Iterable[ArticleRows], known: Known) -> list[Told]:
    """Return the articles in the order of their publication with their stories, which are added to what is known, and events."""
    words: dict[str, str] = {}
    read = [_read(rows, words) for rows in articles]
    read.sort(key=lambda one: (_published(one.rows.article), one.rows.article.article_id))
    stories = known.stories_of((one.rows.article.work_id, one.minhash, day_of(one.rows.article)) for one in read)
    told: list[Told] = []
    for one in read:
        own = story(one.rows.article, one.minhash, stories)
        events, recalled = ([(e, replace(trace, story_id=own.story_id)) for e, trace in part] for part in (one.events, one.recalled))
        told.append(Told(one.rows, own, events, recalled))
    return told


def _read(rows: ArticleRows, words: dict[str, str]) -> _Read:
    """Return an article without its texts, so that those of a large day are not all held at once. words: those of the day, each once."""
    minhash = signature(rows.article.text)
    events = [(event, _trace(rows, event, minhash if event.is_main else (), words)) for event in events_of_article(rows.claims)]
    recalled = [(event, _trace(rows, event, (), words)) for event in recalled_events(rows.claims)]
    named = {claim.statement_id for claim in rows.claims}
    said = tuple(replace(one, text="", parts=()) for one in rows.statements if one.statement_id in named)
    return _Read(ArticleRows(replace(rows.article, text=""), rows.claims, said), minhash, events, recalled)


def _published(article: Article) -> dt.datetime:
    return article.published_at or article.fetched_at


def _trace(rows: ArticleRows, event: Event, minhash: Signature, words: dict[str, str]) -> EventTrace:
    """Return what linking knows of an event but for its story: the main one is compared by the whole article, others by their paragraphs.

    words: those that are known, each once; takes the event's.
    """
    article = rows.article
    tolls = {toll.sentence_no: toll for toll in event.claims if toll.rule_id.startswith("toll")}
    claims = tuple(claim for claim in event.claims if not is_of_toll(claim, tolls.get(claim.sentence_no))) or rows.claims
    published = day_of(article)
    first, last, is_stated = days(claims, published)
    title, text = (article.title, article.text) if event.is_main else (None, own_paragraphs(article.text, event.claims))
    trace = EventTrace(
        event_id=content_id(article.article_id, event.key),
        article_id=article.article_id,
        work_id=article.work_id,
        event_key=event.key,
        position=0,
        incident_id="",
        ruled_incident_id="",
        story_id="",
        published_day=published,
        event_from=first,
        event_to=last,
        is_day_stated=is_stated,
        places=places(claims),
        spots=spots(claims),
        lead=lead_terms(title, text),
        terms=terms(title, text),
        figures=figures(article.article_id, event.claims, rows.statements),
        signature=minhash,
    )
    return with_words_once(trace, words)


def _links(
    article: Article, event: Event, ruled: Decision, decided: tuple[str, Merge | None], decisions: Decisions
) -> Iterator[IncidentLink]:
    """Yield the links of an event's claims."""
    for claim in event.claims:
        incident_id, merge = decisions.of_claim(claim.claim_id, decided)
        yield IncidentLink(
            claim_id=claim.claim_id,
            article_id=article.article_id,
            incident_id=incident_id,
            ruled_incident_id=ruled.incident_id,
            is_main=event.is_main,
            score=1.0 if merge else ruled.score,
            rule=str(merge.action) if merge else ruled.rule,
            decided_by=DecidedBy.USER if merge else DecidedBy.RULE,
            decided_at=dt.datetime.combine(merge.day, dt.time(), dt.UTC) if merge else article.fetched_at,
            decision_id=merge.decision_id if merge else None,
            author=merge.author if merge else None,
            reason=merge.reason if merge else None,
        )
