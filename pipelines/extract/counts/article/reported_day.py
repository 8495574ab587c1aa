"""The time of the event that an article reports, and which of its current claims are of another one.

A report of a bombing on Tuesday that adds an ambush of last Friday has two events; the figure of the ambush is not the article's, even
where it is larger.  Only different days make two events: one flood can have its dead in several towns.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from pipelines.contract.tables import IncidentCount
from pipelines.contract.vocabulary import CountBasis, SpanSource
from pipelines.extract.counts.metrics.all_metrics import metrics_with
from pipelines.extract.counts.metrics.metric_record import Trait

_Days: TypeAlias = tuple[dt.date, dt.date]
_OWN = frozenset({SpanSource.PHRASE, SpanSource.SENTENCE})
_AFTERMATH = metrics_with(Trait.AFTERMATH)
_LATER = 0.3  # how much less each sentence counts for what the article reports than the first one
_SHORT, _LONG, _NIGHT = dt.timedelta(days=3), dt.timedelta(days=31), dt.timedelta(days=1)


def of_other_days(claims: Iterable[IncidentCount]) -> frozenset[str]:
    """Return the ids of the claims whose own sentence puts them days away from the reported event.

    claims: of the article, those that count now.  What follows from an event (an arrest, a later death) is not parted from it.
    """
    dated = {claim.claim_id: days for claim in claims if (days := _own_days(claim)) is not None and not _follows(claim)}
    reported = _reported_days(claims)
    return frozenset() if reported is None else frozenset(key for key, days in dated.items() if _apart(days, reported))


def _reported_days(claims: Iterable[IncidentCount]) -> _Days | None:
    """Return the days of which the article tells most, the earlier in the text the more."""
    weight: dict[_Days, float] = defaultdict(float)
    for claim in claims:
        days = _days(claim)
        if days is not None and not _follows(claim):
            weight[days] += 1 / (1 + _LATER * claim.sentence_no)
    return _heaviest(weight) if weight else None


def _heaviest(weight: Mapping[_Days, float]) -> _Days:
    """Return the window that, with those that meet it, has the most weight."""
    return max(weight, key=lambda days: (sum(other for key, other in weight.items() if not _apart(days, key)), weight[days]))


def _follows(claim: IncidentCount) -> bool:
    return claim.metric in _AFTERMATH or claim.count_basis is CountBasis.INCREMENT


def _own_days(claim: IncidentCount) -> _Days | None:
    return _days(claim, _LONG) if claim.date_source in _OWN else None


def _days(claim: IncidentCount, longest: dt.timedelta = _SHORT) -> _Days | None:
    first, last = claim.event_from, claim.event_to
    return (first, last) if first is not None and last is not None and last - first <= longest else None


def _apart(one: _Days, other: _Days) -> bool:
    return one[0] - other[1] > _NIGHT or other[0] - one[1] > _NIGHT
