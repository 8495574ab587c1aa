"""The day of the event that an aftermath follows, where the sentence names it besides its own.

    Two bodies were found on Monday under the market that a missile hit on 12 March.
    Three fishermen missing since their boat sank on 12 March returned on Monday.

A claim has the day on which its bodies were found or its people came back; which event they belong to, the other day tells.
"""

import datetime as dt
from collections.abc import Iterable

from pipelines.contract.tables import Article, IncidentCount
from pipelines.contract.vocabulary import Metric
from pipelines.extract.counts.metrics.all_metrics import metrics_with
from pipelines.extract.counts.metrics.metric_record import Trait
from pipelines.extract.dates.date_mention import DateRole
from pipelines.extract.dates.find_dates import find_dates
from pipelines.extract.text.document import Document, Sentence
from pipelines.extract.text.sentences import find_paragraphs, find_sentences

_AFTERMATH = metrics_with(Trait.AFTERMATH) | {Metric.MISSING}


def event_day(article: Article, claims: Iterable[IncidentCount]) -> dt.date | None:
    """Return the day of the event that the claims follow: the one day before theirs that their sentences name; None where there is none.

    claims: of one event of the article.
    """
    following = [claim for claim in claims if claim.metric in _AFTERMATH]
    if not following:
        return None
    own = {day for claim in following for day in (claim.event_from, claim.event_to) if day and claim.metric is not Metric.MISSING}
    latest = min(own, default=article.published_day or article.fetched_at.date())
    named = [mention for piece in _sentences(article, following) for mention in find_dates(_document(article, piece))]
    # what they have been missing since tells more than when they were found
    since = [mention.day_from for mention in named if mention.role is DateRole.SINCE and mention.day_from]
    days = {*since[:1]} or {mention.day_from for mention in named if mention.day_from and mention.day_from == mention.day_to}
    earlier = {day for day in days if day < latest}
    return earlier.pop() if len(earlier) == 1 else None


def _sentences(article: Article, claims: Iterable[IncidentCount]) -> set[str]:
    """Return the sentences in which claims stand."""
    sentences = find_sentences(article.text, find_paragraphs(article.text))
    return {article.text[one.start : one.end] for one in sentences for claim in claims if one.start <= claim.start < one.end}


def _document(article: Article, piece: str) -> Document:
    """Return a sentence as a document of its own."""
    return Document(
        article_id=article.article_id,
        text=piece,
        title=None,
        published=article.published_day,
        language=article.language,
        dateline_place=None,
        publisher=article.publisher,
        paragraphs=(),
        sentences=(Sentence(0, 0, len(piece), 0),),
        quotations=(),
        sentence_starts=(0,),
    )
