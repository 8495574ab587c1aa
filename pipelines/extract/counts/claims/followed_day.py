"""The day of the event that a claim follows, where its sentence names it besides the claim's own.

    Two bodies were found on Monday under the market that a missile hit on 12 March.
    Three fishermen missing since their boat sank on 12 March returned on Monday.

A claim has the day on which its bodies were found or its people came back; which event they belong to, the other day tells.
"""

import datetime as dt
from collections.abc import Iterable

from pipelines.contract.vocabulary import Metric
from pipelines.extract.counts.claims.claim_draft import Draft
from pipelines.extract.counts.metrics.all_metrics import metrics_with
from pipelines.extract.counts.metrics.metric_record import Trait
from pipelines.extract.dates.date_mention import DateMention, DateRole

_FOLLOWING = metrics_with(Trait.AFTERMATH) | {Metric.MISSING}


def followed_day(item: Draft, dates: Iterable[DateMention], published: dt.date | None) -> dt.date | None:
    """Return the one day before the claim's own that its sentence names; None where there is none or more than one.

    dates: of the article. The day since which people are missing is that of the event. Without a day of its own, a claim is of published.
    """
    if item.metric not in _FOLLOWING:
        return None
    named = [mention for mention in dates if mention.day_from and item.sentence.start <= mention.span.start < item.sentence.end]
    # what they have been missing since tells more than when they were found
    since = [mention.day_from for mention in named if mention.role is DateRole.SINCE]
    days = {*since[:1]} or {mention.day_from for mention in named if mention.day_from == mention.day_to}
    latest = _latest(item, published)
    earlier = {day for day in days if day and latest and day < latest}
    return earlier.pop() if len(earlier) == 1 else None


def _latest(item: Draft, published: dt.date | None) -> dt.date | None:
    own = item.circumstances.date.day_from if item.circumstances and item.metric is not Metric.MISSING else None
    return own or published
