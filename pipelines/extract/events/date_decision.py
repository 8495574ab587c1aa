"""The day of a claim: the most likely one of the article's dates, the news day where the text tells none, or open."""

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from typing import NamedTuple

from pipelines.contract.vocabulary import SpanSource
from pipelines.event_model.log_linear import Weights, score, shares
from pipelines.extract.dates.date_mention import ClaimDate, DateMention, DateRole, precision_of
from pipelines.extract.events.article_view import ArticleView, DateCandidate
from pipelines.extract.events.claim_view import ClaimView, relation, source_of
from pipelines.extract.events.date_features import date_features, near_dates
from pipelines.extract.events.likely_time import Window, likely_time
from pipelines.extract.text.document import Document

LEAST = 0.35
"""Probability under which no day is given: the table of calibration in docs/accuracy.md."""
_ONE_DAY = dt.timedelta(days=1)
_NIGHT = 2  # UCDP date precision of the publication day and the day before it
_SPOKEN = frozenset({"yesterday", "today", "tomorrow", "last_night", "this_part"})


class DateAnswer(NamedTuple):
    """A date, the candidate it comes from (None for the news day and for open), its kind (mention, recent, none) and its probability."""

    date: ClaimDate
    candidate: DateCandidate | None
    kind: str
    probability: float


OPEN = ClaimDate(None, None, None, None, None, None)


class DateShares(NamedTuple):
    """The candidates of a claim, and the probability of each window, of RECENT and of NONE."""

    candidates: list[DateCandidate]
    of_mention: list[float]
    of_window: dict[object, float]


RECENT, NONE = "recent", "none"


def date_shares(view: ClaimView, article: ArticleView, weights: Weights) -> DateShares:
    """Return how likely each date of the article is the day of a claim."""
    candidates = near_dates(view, article)
    likely = shares([score(features, weights) for features in date_features(view, article, candidates)])
    by_window: dict[object, float] = defaultdict(float)
    for candidate, share in zip(candidates, likely, strict=False):
        by_window[candidate.mention.day_from, candidate.mention.day_to] += share
    by_window[RECENT], by_window[NONE] = likely[-2:]
    return DateShares(candidates, likely, dict(by_window))


def choose_date(view: ClaimView, article: ArticleView, likely: DateShares) -> DateAnswer:
    """Return the day of a claim."""
    published = article.document.published
    windows = {key: window for key in likely.of_window if (window := _window(key, published)) is not None}
    open_share = max(share for key, share in likely.of_window.items() if key not in windows)
    best = likely_time(windows, likely.of_window, published) if windows else None
    if best is None or best.probability < max(open_share, LEAST):
        return _open(view, article, likely)
    chosen = _named(likely, best.key)
    if chosen is None:
        return DateAnswer(ClaimDate(None, SpanSource.PUBLISHED, *best.window, None, _NIGHT), None, RECENT, best.probability)
    date = _claim_date(view, article, chosen)
    if best.window != windows[best.key] and date.day_from == chosen.mention.day_from:  # "yesterday" in a quotation counts from its day
        date = date._replace(day_from=best.window[0], day_to=best.window[1], precision=precision_of(*best.window))
    return DateAnswer(date, chosen, "mention", best.probability)


def _window(key: object, published: dt.date | None) -> Window | None:
    if key == RECENT:
        return (published - _ONE_DAY, published) if published else None
    return key if isinstance(key, tuple) and key[0] is not None and key[1] is not None else None


def _named(likely: DateShares, key: object) -> DateCandidate | None:
    """Return the likeliest mention of a window."""
    mentions = [
        (share, -at)
        for at, (c, share) in enumerate(zip(likely.candidates, likely.of_mention, strict=False))
        if (c.mention.day_from, c.mention.day_to) == key
    ]
    return likely.candidates[-max(mentions)[1]] if mentions else None


def _open(view: ClaimView, article: ArticleView, likely: DateShares) -> DateAnswer:
    """Return no day; what the likeliest mention without days tells, such as an unknown begin, is kept."""
    open_keys = [key for key in likely.of_window if isinstance(key, tuple) and _window(key, None) is None]
    best = max(open_keys, key=lambda key: likely.of_window[key], default=None)
    chosen = _named(likely, best) if best is not None and likely.of_window[best] >= max(LEAST, likely.of_window[NONE]) else None
    if chosen is None:
        return DateAnswer(OPEN, None, NONE, likely.of_window[NONE])
    return DateAnswer(_claim_date(view, article, chosen), chosen, "mention", likely.of_window[best])


def _claim_date(view: ClaimView, article: ArticleView, chosen: DateCandidate) -> ClaimDate:
    said = view.item.statement.said_from if view.item.statement else None
    mention = _as_said(chosen.mention, article.document, said)
    where = relation(view, mention.span.start, mention.span.end, article.document)
    source = source_of(where)
    if mention.day_from is None:
        return ClaimDate(mention if mention.role is DateRole.SINCE else None, None, None, None, mention.time, None)
    return ClaimDate(mention, source, mention.day_from, mention.day_to, mention.time, mention.precision)


def _as_said(mention: DateMention, document: Document, said: dt.date | None) -> DateMention:
    """Count "yesterday" and "today" inside a quotation from the day on which it was said."""
    published = document.published
    if said is None or published is None or said == published or mention.pattern not in _SPOKEN:
        return mention
    if document.quotation_at(mention.span.start) is None or mention.day_from is None or mention.day_to is None:
        return mention
    shift = said - published
    return replace(mention, day_from=mention.day_from + shift, day_to=mention.day_to + shift)
